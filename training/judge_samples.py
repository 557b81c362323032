"""The sentences that the judge learns from, as word pieces with marks: one kind of sample a task.

- `types`: a sentence with actor and recipient marked, and the PLOVER type of what passes between them.
- `opinion`: a sentence, and whether it voices an opinion of its writer.
- `fact`: a sentence, and for the words of its events how surely they happened (-3 to 3).
- `event`: a sentence with a trigger marked (none: its main event), whether and which event that word tells, its status, and the words of
  those who act and of those to whom it is done.
"""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from sayso.reading.judge import KINDS, LONGEST, STATUSES, TRIGGER
from sayso.reading.judge import MARKS as ENDS
from training.heads import TYPES

CLS, SEP = 101, 102
TASKS = ("types", "opinion", "fact", "event")
UNKNOWN = -100
"""A label that no loss is taken of."""


@dataclass
class Sample:
    """One input: its pieces, the places of the marks (0: none), and what is known of it."""

    task: str
    id: str
    pieces: list[int]
    marks: tuple[int, int] = (0, 0)
    label: int = UNKNOWN
    status: int = UNKNOWN
    events: list[tuple[int, float]] = field(default_factory=list)
    """Of `fact`: place of a piece, and its score."""
    parties: list[tuple[float, float]] | None = None
    """Of `event`: for each piece whether it is of the actors, of the recipients."""
    weight: float = 1.0
    fold: int = 0
    soft: dict[str, Tensor] | None = None
    """What a teacher says of it: logits by the name of the output."""


def fold(identifier: object, folds: int = 5) -> int:
    """A stable number in `range(folds)`."""
    return int.from_bytes(hashlib.sha256(str(identifier).encode()).digest()[:4], "big") % folds


def joined(text: str, spans: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The spans with neighbours (nothing but spaces between) made one."""
    out: list[tuple[int, int]] = []
    for a, b in sorted((int(s[0]), int(s[1])) for s in spans):
        if out and not text[out[-1][1] : a].strip():
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def marked(tokenizer: Tokenizer, text: str, actor: list[list[int]], recipient: list[list[int]]) -> tuple[list[int], tuple[int, int]]:
    """Pieces of the text with marks around the spans of actor and recipient, and where the first mark of each stands (0: none)."""
    cuts = sorted({(a, b, k) for k, spans in ((0, actor), (2, recipient)) for a, b in joined(text, spans)})
    pieces, at, first = [CLS], 0, {0: 0, 2: 0}
    for a, b, k in cuts:
        if a < at:
            continue
        pieces += tokenizer.encode(text[at:a], add_special_tokens=False).ids
        first[k] = first[k] or len(pieces)
        pieces += [ENDS[k], *tokenizer.encode(text[a:b], add_special_tokens=False).ids, ENDS[k + 1]]
        at = b
    pieces += tokenizer.encode(text[at:], add_special_tokens=False).ids
    pieces = [*pieces[:LONGEST], SEP]
    return pieces, (first[0] if first[0] < len(pieces) else 0, first[2] if first[2] < len(pieces) else 0)


def _types(row: dict[str, Any], tokenizer: Tokenizer) -> Sample:
    pieces, marks = marked(tokenizer, row["text"], row["actor"], row["recipient"])
    return Sample("types", str(row["id"]), pieces, marks, TYPES.index(row["type"]) if "type" in row else UNKNOWN)


def _opinion(row: dict[str, Any], tokenizer: Tokenizer) -> Sample:
    ids = tokenizer.encode(row["text"], add_special_tokens=False).ids
    return Sample("opinion", str(row["id"]), [CLS, *ids[:LONGEST], SEP], label=int(row["label"] == "SUBJ") if "label" in row else UNKNOWN)


def _fact(row: dict[str, Any], tokenizer: Tokenizer) -> Sample:
    encoding = tokenizer.encode(row["text"], add_special_tokens=False)
    at = [(encoding.char_to_token(e["span"][0]), float(e["score"])) for e in row.get("events", ())]
    events = [(i + 1, score) for i, score in at if i is not None and i < LONGEST]
    return Sample("fact", str(row["id"]), [CLS, *encoding.ids[:LONGEST], SEP], events=events)


def _event(row: dict[str, Any], tokenizer: Tokenizer) -> Sample:
    """Rows: `text`, `trigger` (a span or null); `kind` and `status` (or none); `actors` and `recipients` (spans, or neither is there)."""
    text, known = row["text"], "actors" in row
    low, high = row.get("trigger") or (0, 0)
    pieces, parties, mark = [CLS], [(0.0, 0.0)], 0
    for a, b in ((0, low), (low, high), (high, len(text))):
        encoding = tokenizer.encode(text[a:b], add_special_tokens=False)
        inside = _inside(encoding, a, row) if known else [(0.0, 0.0)] * len(encoding.ids)
        around = bool((a, b) == (low, high) and high)
        if around:
            mark = len(pieces)
        pieces += [*TRIGGER[:1] * around, *encoding.ids, *TRIGGER[1:] * around]
        parties += [*[(0.0, 0.0)] * around, *inside, *[(0.0, 0.0)] * around]
    cut = len(pieces) - 1 > LONGEST
    pieces, parties = [*pieces[: LONGEST + 1], SEP], [*parties[: LONGEST + 1], (0.0, 0.0)]
    mark = 0 if cut and mark > LONGEST else mark
    return Sample(
        "event", str(row["id"]), pieces, (mark, mark), KINDS.index(row["kind"]) if row.get("kind") else UNKNOWN,
        STATUSES.index(row["status"]) if row.get("status") else UNKNOWN, parties=parties if known else None,
    )  # fmt: skip


def _inside(encoding: Encoding, begin: int, row: dict[str, Any]) -> list[tuple[float, float]]:
    """For each piece of text that begins at `begin`, whether it stands in an actor, in a recipient."""

    def within(offsets: tuple[int, int], spans: Sequence[Sequence[int]]) -> float:
        return float(any(s[0] <= begin + offsets[0] and begin + offsets[1] <= s[1] for s in spans))

    return [(within(o, row["actors"]), within(o, row["recipients"])) for o in encoding.offsets]


_MADE = {"types": _types, "opinion": _opinion, "fact": _fact, "event": _event}


def samples_of(task: str, rows: list[dict[str, Any]], tokenizer: Tokenizer, weight: float = 1.0, everywhere: bool = False) -> list[Sample]:
    """Inputs of a task; those that are `everywhere` belong to no fold. A row's `group`, or else its id, decides its fold."""
    out = []
    for row in rows:
        sample = _MADE[task](row, tokenizer)
        sample.weight, sample.fold = weight, -1 if everywhere else fold(row.get("group", row["id"]))
        out.append(sample)
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
    """Pieces and mask [b, l], marks [b, 2]."""
    n = max(len(s.pieces) for s in batch)
    pieces, mask = (torch.zeros(len(batch), n, dtype=torch.long) for _ in range(2))
    for k, s in enumerate(batch):
        pieces[k, : len(s.pieces)] = torch.tensor(s.pieces)
        mask[k, : len(s.pieces)] = 1
    return pieces, mask, torch.tensor([s.marks for s in batch])
