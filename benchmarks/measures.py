"""What all scorers share: figures with names, counts of hits, overlap of spans, F1 and accuracy over labels."""

import math
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from benchmarks.rows import Row

Span = Sequence[int]
Labels = Iterable[tuple[Hashable, Hashable]]


class Measure(NamedTuple):
    """One figure and its name."""

    name: str
    value: float

    def __str__(self) -> str:
        return f"{self.name:36s} {self.value:7.2f}"


class Tally:
    """Counts of what was right, what was predicted and what there is, summed over articles."""

    def __init__(self) -> None:
        self.hits = self.predicted = self.gold = 0

    def add(self, hits: int, predicted: int, gold: int) -> None:
        """Count one more article."""
        self.hits += hits
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        """Share of the predicted that is right, 0 to 1; 0 where nothing was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found, 0 to 1; 0 where there is none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def measures(self, name: str) -> list[Measure]:
        """Precision, recall and F1 in percent."""
        return [Measure(f"{name} {letter}", 100 * x) for letter, x in (("P", self.precision), ("R", self.recall), ("F1", self.f1))]


def percent(part: float, whole: int) -> float:
    """`part` of `whole` in percent, 0 of nothing."""
    return 100 * part / max(whole, 1)


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share; zero or less where they do not meet."""
    return min(a[1], b[1]) - max(a[0], b[0])


def best_overlap(span: Span, rows: Iterable[Row]) -> Row | None:
    """The row whose `span` shares the most characters with `span`, the first of equals; None where none shares any."""
    best, size = None, 0
    for row in rows:
        shared = overlap(span, row["span"])
        if shared > size:
            best, size = row, shared
    return best


def macro_f1(pairs: Labels, labels: Sequence[Hashable] | None = None) -> float:
    """Mean F1, in percent, over `labels` (or those that occur in gold) of pairs of (gold, predicted)."""
    tallies: dict[Hashable, Tally] = {}
    for gold, predicted in pairs:
        right = int(gold == predicted)
        tallies.setdefault(gold, Tally()).add(right, right, 1)
        if not right:
            tallies.setdefault(predicted, Tally()).add(0, 1, 0)
    asked = labels if labels is not None else [label for label, tally in tallies.items() if tally.gold]
    return percent(math.fsum(tallies[label].f1 for label in asked if label in tallies), len(asked))


def accuracy(pairs: Labels) -> float:
    """Share of pairs of (gold, predicted) that are equal, in percent."""
    same = [gold == predicted for gold, predicted in pairs]
    return percent(sum(same), len(same))
