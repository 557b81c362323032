"""PLOVER types of sentences whose actor and recipient are given. `python -m benchmarks.plover GOLD.jsonl`."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.aside import unseen
from benchmarks.rows import Row
from benchmarks.runner import Benchmark, run
from sayso.reading.heads import event_types
from sayso.reading.words import analyse_words


def sentences(gold: Sequence[Row], path: Path) -> list[Row]:
    """The sentence and the two spans; the type stays behind."""
    return [{key: row[key] for key in ("id", "text", "actor", "recipient") if key in row} for row in gold]


def predict(row: Row) -> Row:
    """The likeliest type."""
    analysis = analyse_words(row["text"])
    who = [[t.i for span in row.get(key) or [] for t in analysis.syntax.within((span[0], span[1]))] for key in ("actor", "recipient")]
    types = event_types(analysis, who[0], who[1], 0, len(analysis.vectors))
    return {"id": row["id"], "type": max(types, key=lambda name: types[name])}


if __name__ == "__main__":
    run(Benchmark("plover", sentences, predict, unseen("plv-train-")))
