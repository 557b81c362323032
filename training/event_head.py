"""Fits the head for PLOVER types anew on the vectors of the shipped encoder, which stays as it is.

usage: python -m training.event_head plv_train.jsonl [--out src/sayso/weights]

In the joint training the head sees each sentence only a few times; alone it takes a minute. The fifth of the sentences that joint training
set aside (by a hash of the id) is left out here too, and the figures are printed for it.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from benchmarks.score import TASKS
from sayso.reading.words import analyse_words
from training.export import export
from training.heads import TYPES, Events
from training.train import fold

EPOCHS, RATE, BATCH = 25, 2e-3, 32


class Sentences:
    """Vectors, participants and types of the sentences of a set."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows
        self.vectors, self.who = [], []
        for row in rows:
            analysis = analyse_words(row["text"])
            self.vectors.append(torch.tensor(analysis.vectors))
            self.who.append([[t.i for span in row[key] for t in analysis.syntax.within(tuple(span))] for key in ("actor", "recipient")])

    def batch(self, at: list[int]) -> tuple[Tensor, ...]:
        """Actor, recipient, words, mask and type of some sentences."""
        longest = max(len(self.vectors[i]) for i in at)
        words, mask = torch.zeros(len(at), longest, 384), torch.zeros(len(at), longest, dtype=torch.bool)
        ends = torch.zeros(2, len(at), 384)
        for row, i in enumerate(at):
            v = self.vectors[i]
            words[row, : len(v)], mask[row, : len(v)] = v, True
            for k in (0, 1):
                if self.who[i][k]:
                    ends[k, row] = v[self.who[i][k]].mean(0)
        return ends[0], ends[1], words, mask, torch.tensor([TYPES.index(self.rows[i]["type"]) for i in at])


def fit(sentences: Sentences, at: list[int], seed: int) -> Events:
    """The head after training on the sentences `at`."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    head = Events(384)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.05)
    steps = EPOCHS * (len(at) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: max(0.02, 1 - s / steps))
    for _ in range(EPOCHS):
        order = [int(i) for i in rng.permutation(at)]
        for start in range(0, len(order), BATCH):
            *inputs, types = sentences.batch(order[start : start + BATCH])
            loss = F.cross_entropy(head(*inputs), types, label_smoothing=0.1)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return head.eval()


def main() -> None:
    """Fits, measures and exports."""
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/weights"))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    with args.gold.open(encoding="utf-8") as lines:
        sentences = Sentences([json.loads(line) for line in lines if line.strip()])
    aside = [i for i, row in enumerate(sentences.rows) if fold(row["id"], 5) == 0]
    head = fit(sentences, sorted(set(range(len(sentences.rows))) - set(aside)), args.seed)
    with torch.no_grad():
        *inputs, _ = sentences.batch(aside)
        guesses = head(*inputs).argmax(-1).tolist()
    gold = [sentences.rows[i] for i in aside]
    for measure in TASKS["plover"](gold, {row["id"]: {"id": row["id"], "type": TYPES[k]} for row, k in zip(gold, guesses, strict=True)}):
        print(measure)
    names = ["actor", "recipient", "words", "mask"]
    axes = {"actor": {0: "m"}, "recipient": {0: "m"}, "words": {0: "m", 1: "n"}, "mask": {0: "m", 1: "n"}, "logits": {0: "m"}}
    example = (torch.randn(1, 384), torch.randn(1, 384), torch.randn(1, 9, 384), torch.ones(1, 9, dtype=torch.bool))
    export(head, args.out / "events.onnx", dict(zip(names, example, strict=True)), ["logits"], axes)


if __name__ == "__main__":
    main()
