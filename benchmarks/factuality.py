"""Did the event at a span happen? `python -m benchmarks.factuality GOLD.jsonl`."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.rows import Row
from benchmarks.runner import Benchmark, run
from sayso.reading.heads import factuality
from sayso.reading.words import analyse_words


def sentences(gold: Sequence[Row], path: Path) -> list[Row]:
    """The sentence and the spans of its events; their scores stay behind."""
    return [{"id": row["id"], "text": row["text"], "events": [{"span": e["span"]} for e in row["events"]]} for row in gold]


def predict(row: Row) -> Row:
    """A score from -3 to 3 for each event."""
    analysis = analyse_words(row["text"])
    return {
        "id": row["id"],
        "events": [{"span": e["span"], "score": factuality(analysis, (e["span"][0], e["span"][1]))} for e in row["events"]],
    }


if __name__ == "__main__":
    run(Benchmark("factuality", sentences, predict))
