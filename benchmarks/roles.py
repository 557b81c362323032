"""Actors and recipients of the event that a sentence tells. `python -m benchmarks.roles GOLD.jsonl`."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.aside import unseen
from benchmarks.rows import Row
from benchmarks.runner import Benchmark, run
from sayso.reading.heads import role_spans
from sayso.reading.words import analyse_words


def sentences(gold: Sequence[Row], path: Path) -> list[Row]:
    """The sentence alone."""
    return [{"id": row["id"], "text": row["text"]} for row in gold]


def predict(row: Row) -> Row:
    """The spans of both roles."""
    analysis = analyse_words(row["text"])
    return {"id": row["id"], "actors": role_spans(analysis, 0), "recipients": role_spans(analysis, 1)}


if __name__ == "__main__":
    run(Benchmark("roles", sentences, predict, unseen("roles-train-")))
