"""The judge in PyTorch: an encoder and a small head for each thing that it is asked; and how it becomes a graph."""

import tempfile
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sayso.reading.judge import KINDS, OUTPUTS, STATUSES
from training.export import export
from training.heads import TYPES
from training.judge_samples import UNKNOWN, Sample, tensors

SIZES = {"types": len(TYPES), "opinion": 2, "fact": 1, "kind": len(KINDS), "status": len(STATUSES), "parties": 2}
HEADS = {"types": ("types",), "opinion": ("opinion", "fact"), "fact": ("opinion", "fact"), "event": ("kind", "status", "parties")}
"""What is asked of a sample of each task; nothing is learnt of what is not known of it."""
ASKED = {"types": 1.0, "opinion": 1.0, "fact": 1.0, "kind": 1.0, "status": 0.5, "parties": 4.0}
"""How much the loss of each head counts: most pieces are of no party, so that its mean is small."""


class Judge(nn.Module):
    """Encoder and heads. `encoder(pieces, kinds, mask)` gives [b, l, width]."""

    def __init__(self, encoder: nn.Module, width: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.2)
        wide = {"fact": 1, "parties": 2}
        self.hidden = nn.ModuleDict({name: nn.Linear(wide.get(name, 4) * width, width) for name in SIZES})
        self.out = nn.ModuleDict({name: nn.Linear(width, n) for name, n in SIZES.items()})

    def pieces(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """[b, l] twice -> [b, l, width]."""
        vectors: Tensor = self.encoder(pieces, torch.zeros_like(pieces), mask)
        return vectors

    def read(self, h: Tensor, mask: Tensor, marks: Tensor, names: tuple[str, ...]) -> dict[str, Tensor]:
        """Vectors, mask and marks [b, 2] -> [b, n] logits by head; [b, l] of `fact` and [b, l, 2] of `parties`."""
        rows = torch.arange(len(h), device=h.device)
        m = mask[..., None].to(h.dtype)
        first = h[rows, marks[:, 0]]
        pooled = torch.cat([h[:, 0], (h * m).sum(1) / m.sum(1), first, h[rows, marks[:, 1]]], -1)
        beside = torch.cat([h, first[:, None].expand_as(h)], -1)
        inputs = {"fact": h, "parties": beside}
        out = {}
        for name in names:
            x = self.out[name](self.dropout(torch.relu(self.hidden[name](self.dropout(inputs.get(name, pooled))))))
            out[name] = x.squeeze(-1) if name == "fact" else x
        return out

    def forward(self, task: str, pieces: Tensor, mask: Tensor, marks: Tensor) -> dict[str, Tensor]:
        """The outputs that a task asks for."""
        return self.read(self.pieces(pieces, mask), mask, marks, HEADS[task])


def loss_of(model: Judge, batch: list[Sample], soft_share: float = 0.5) -> Tensor:
    """The mean loss of a batch of one task: what is known, and what a teacher says where it was asked."""
    pieces, mask, marks = tensors(batch)
    with torch.autocast("cpu", torch.bfloat16):
        told = {name: x.float() for name, x in model(batch[0].task, pieces, mask, marks).items()}
    weight = torch.tensor([s.weight for s in batch])
    total = torch.zeros(())
    for name, logits in told.items():
        known = _known(name, logits, batch)
        soft = _soft(name, logits, batch, mask)
        share = torch.tensor([0.0 if name not in (s.soft or {}) else soft_share if _has(name, s) else 1.0 for s in batch])
        total = total + ASKED[name] * (weight * ((1 - share) * known + share * soft)).mean()
    return total


def _has(name: str, s: Sample) -> bool:
    """Whether the answer for an output of the sample is known."""
    if name == "fact":
        return bool(s.events)
    if name == "parties":
        return s.parties is not None
    return (s.status if name == "status" else s.label) != UNKNOWN and (name != "opinion" or s.task == "opinion")


def _known(name: str, logits: Tensor, batch: list[Sample]) -> Tensor:
    """[b]: the loss by what is known, 0 where nothing is."""
    if name == "fact":
        return torch.stack([_of_events(row, s) for row, s in zip(logits, batch, strict=True)])
    if name == "parties":
        return torch.stack([_of_parties(row, s) for row, s in zip(logits, batch, strict=True)])
    labels = torch.tensor([s.status if name == "status" else s.label for s in batch])
    return F.cross_entropy(logits, labels, reduction="none", label_smoothing=0.05, ignore_index=UNKNOWN)


def _of_events(row: Tensor, s: Sample) -> Tensor:
    if not s.events:
        return row.sum() * 0
    at, score = (torch.tensor(x) for x in zip(*s.events, strict=True))
    return F.smooth_l1_loss(row[at], score)


def _of_parties(row: Tensor, s: Sample) -> Tensor:
    if s.parties is None:
        return row.sum() * 0
    return F.binary_cross_entropy_with_logits(row[: len(s.pieces)], torch.tensor(s.parties))


def _soft(name: str, logits: Tensor, batch: list[Sample], mask: Tensor) -> Tensor:
    """[b]: the loss by what the teacher says, 0 where it was not asked."""
    losses = []
    for row, s in zip(logits, batch, strict=True):
        said = (s.soft or {}).get(name)
        if said is None:
            losses.append(row.sum() * 0)
        elif name == "fact":
            losses.append(F.smooth_l1_loss(row[: len(said)], said.float()))
        elif name == "parties":
            losses.append(F.binary_cross_entropy_with_logits(row[: len(said)], said.float().sigmoid()))
        else:
            losses.append(F.cross_entropy(row[None], said.float().softmax(-1)[None]))
    return torch.stack(losses)


@torch.no_grad()
def predict(model: Judge, batch: list[Sample]) -> list[dict[str, Tensor]]:
    """For each sample of a batch of one task the logits of its outputs, those of `fact` and `parties` for its own pieces only."""
    pieces, mask, marks = tensors(batch)
    with torch.autocast("cpu", torch.bfloat16):
        told = {name: x.float() for name, x in model(batch[0].task, pieces, mask, marks).items()}
    return [{name: x[k, : len(s.pieces)] if name in ("fact", "parties") else x[k] for name, x in told.items()} for k, s in enumerate(batch)]


def export_judge(model: Judge, out: Path) -> None:
    """The judge as an int8 graph; one input at a time."""

    class All(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.judge = model

        def forward(self, pieces: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
            mask = torch.ones_like(pieces)
            told = self.judge.read(self.judge.pieces(pieces, mask), mask, marks, OUTPUTS)
            return tuple(told[name] for name in OUTPUTS)

    pieces = torch.randint(1000, 2000, (1, 12))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "judge.onnx"
        export(All(), whole, {"pieces": pieces, "marks": torch.tensor([[1, 2]])}, list(OUTPUTS), {"pieces": {1: "l"}})
        quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"])
