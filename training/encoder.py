"""The encoder in PyTorch, for training: a BERT of six layers (all-MiniLM-L6-v2) whose segment input tells the kind of word."""

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.reading.features import KINDS


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` [batch, length, width]; `bias` [batch, 1, 1, length], 0 or a large negative number."""
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, bias.to(q.dtype)).transpose(1, 2).reshape(b, n, w)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """Pieces in, one vector of `width` a piece out."""

    def __init__(
        self, layers: int = 6, width: int = 384, heads: int = 12, inner: int = 1536, vocabulary: int = 30522, dropout: float = 0.1
    ):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.kinds = nn.Embedding(KINDS, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """`pieces`, `kinds`, `mask` [batch, length] -> [batch, length, width]."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.norm(self.words(pieces) + self.positions(positions) + self.kinds(kinds)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


def load_minilm(folder: Path, layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5), dropout: float = 0.1) -> Encoder:
    """The encoder with the weights of all-MiniLM-L6-v2, or of some of its layers."""
    weights = load_file(folder / "model.safetensors")
    weights = {k.removeprefix("bert."): v for k, v in weights.items()}
    encoder = Encoder(len(layers), dropout=dropout)
    state = encoder.state_dict()
    state["words.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions.weight"] = weights["embeddings.position_embeddings.weight"]
    state["kinds.weight"] = weights["embeddings.token_type_embeddings.weight"][:1].repeat(KINDS, 1)
    state["norm.weight"], state["norm.bias"] = weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"]
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for to, at in enumerate(layers):
        for end in ("weight", "bias"):
            for ours, theirs in names.items():
                state[f"layers.{to}.{ours}.{end}"] = weights[f"encoder.layer.{at}.{theirs}.{end}"]
            state[f"layers.{to}.qkv.{end}"] = torch.cat(
                [weights[f"encoder.layer.{at}.attention.self.{k}.{end}"] for k in ("query", "key", "value")]
            )
    encoder.load_state_dict(state)
    return encoder
