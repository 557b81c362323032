"""Windows of words for training: cut from prepared sets, packed into batches of like kind."""

import pickle
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

CLS, SEP = 101, 102


@dataclass
class Window:
    """Words `[low, high)` of a sample, with their pieces."""

    kind: str
    sample: dict[str, Any]
    low: int
    high: int
    pieces: int


@dataclass
class Batch:
    """Padded tensors of some windows of one kind."""

    kind: str
    windows: list[Window]
    pieces: Tensor  # [b, l]
    kinds: Tensor  # [b, l]
    mask: Tensor  # [b, l] 1 where there is a piece
    first: Tensor  # [b, w] index of each word's first piece
    last: Tensor  # [b, w]
    words: Tensor  # [b, w] bool: there is a word
    extra: dict[str, Any] = field(default_factory=dict)


def load(path: Path, tokenizer: Tokenizer) -> list[dict[str, Any]]:
    """A prepared set with the pieces of each word added."""
    with path.open("rb") as file:
        samples: list[dict[str, Any]] = pickle.load(file)
    for sample in samples:
        text = sample["text"]
        encoding = tokenizer.encode([text[a:b] for a, b in sample["words"]], is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in sample["words"]]
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if len(pieces[word]) < 12:
                pieces[word].append(piece)
        sample["pieces"] = [p or [100] for p in pieces]
    return samples


def cut(samples: list[dict[str, Any]], kind: str, limit: int, rng: random.Random | None) -> list[Window]:
    """Windows of at most `limit` pieces; with `rng` the first window is shorter by chance, so that epochs differ."""
    out = []
    for sample in samples:
        low, size = 0, 0
        room = limit if rng is None or sum(map(len, sample["pieces"])) <= limit else rng.randint(limit // 4, limit)
        for i, pieces in enumerate(sample["pieces"]):
            if size + len(pieces) > room:
                out.append(Window(kind, sample, low, i, size))
                low, size, room = i, 0, limit
            size += len(pieces)
        if low < len(sample["pieces"]):
            out.append(Window(kind, sample, low, len(sample["pieces"]), size))
    return out


def pack(windows: list[Window], budget: int, rng: random.Random | None) -> list[list[Window]]:
    """Batches of one kind each, of windows of like length, at most `budget` padded pieces each; shuffled by `rng`."""
    batches: list[list[Window]] = []
    for kind in sorted({w.kind for w in windows}):
        of_kind = [w for w in windows if w.kind == kind]
        if rng:
            rng.shuffle(of_kind)
        of_kind.sort(key=lambda w: w.pieces // 16)
        batch: list[Window] = []
        for window in of_kind:
            if batch and (len(batch) + 1) * (max(x.pieces for x in [*batch, window]) + 2) > budget:
                batches.append(batch)
                batch = []
            batch.append(window)
        if batch:
            batches.append(batch)
    if rng:
        rng.shuffle(batches)
    return batches


def collate(windows: list[Window]) -> Batch:
    """Padded tensors."""
    length = max(w.pieces for w in windows) + 2
    width = max(w.high - w.low for w in windows)
    pieces, kinds, mask = (torch.zeros(len(windows), length, dtype=torch.long) for _ in range(3))
    first, last = (torch.zeros(len(windows), width, dtype=torch.long) for _ in range(2))
    words = torch.zeros(len(windows), width, dtype=torch.bool)
    for row, w in enumerate(windows):
        flat, kind = [CLS], [0]
        for j in range(w.low, w.high):
            ids = w.sample["pieces"][j]
            first[row, j - w.low] = len(flat)
            flat += ids
            kind += [w.sample["kinds"][j]] * len(ids)
            last[row, j - w.low] = len(flat) - 1
        flat.append(SEP)
        kind.append(0)
        pieces[row, : len(flat)] = torch.tensor(flat)
        kinds[row, : len(kind)] = torch.tensor(kind)
        mask[row, : len(flat)] = 1
        words[row, : w.high - w.low] = True
    return Batch(windows[0].kind, windows, pieces, kinds, mask, first, last, words)
