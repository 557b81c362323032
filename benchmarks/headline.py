"""Fake News Challenge: does the body agree with the headline? `python -m benchmarks.headline GOLD.jsonl`.

The gold rows name a headline and the id of a body; the bodies lie beside them, for `set.jsonl` in `set_bodies.jsonl`.
"""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.rows import BenchmarkError, Row, read_rows
from benchmarks.runner import Benchmark, reading_of, run


def pairs(gold: Sequence[Row], path: Path) -> list[Row]:
    """An article a pair: the headline as its title, the body as its text."""
    beside = path.with_name(f"{path.stem}_bodies{path.suffix}")
    bodies = {str(row["id"]): row["text"] for row in read_rows(beside)}
    missing = sorted({str(row["body"]) for row in gold} - bodies.keys())
    if missing:
        raise BenchmarkError(f"{beside}: no body {missing[0]}" + (f" and {len(missing) - 1} more" if len(missing) > 1 else ""))
    return [{"id": row["id"], "title": row["title"], "text": bodies[str(row["body"])]} for row in gold]


def predict(row: Row) -> Row:
    """What the reading says of the headline; the rest is not kept, as thousands of pairs share a few hundred bodies."""
    return {"id": row["id"], "headline": reading_of(row)["headline"]}


if __name__ == "__main__":
    run(Benchmark("headline", pairs, predict))
