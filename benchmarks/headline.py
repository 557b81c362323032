"""Fake News Challenge: does the body agree with the headline? `python -m benchmarks.headline GOLD.jsonl`.

The gold rows name a headline and the id of a body; the bodies lie beside them, for `set.jsonl` in `set_bodies.jsonl`. A body is read once,
whatever the number of headlines over it: only they differ.

The weights of the check are trained on such pairs. A body that they have seen is measured with networks that have not: those of the fold in
which it was left out (`benchmarks/data/headline_folds.json`, made with the weights by `training/headline_stance.py`).
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from benchmarks.rows import BenchmarkError, Row, read_rows
from benchmarks.runner import Benchmark, article_of, run
from sayso.reading.headline.check import Ground, check_title, ground_of
from sayso.reading.headline.stance import StanceModel, model_of, stance_model
from sayso.reading.reader import read_article
from sayso.reading.words import analyse_words

FOLDS = Path(__file__).parent / "data" / "headline_folds.json"


def pairs(gold: Sequence[Row], path: Path) -> list[Row]:
    """An article a pair: the headline as its title, the body as its text; those of one body stand together."""
    beside = path.with_name(f"{path.stem}_bodies{path.suffix}")
    bodies = {str(row["id"]): row["text"] for row in read_rows(beside)}
    missing = sorted({str(row["body"]) for row in gold} - bodies.keys())
    if missing:
        raise BenchmarkError(f"{beside}: no body {missing[0]}" + (f" and {len(missing) - 1} more" if len(missing) > 1 else ""))
    together = sorted(gold, key=lambda row: str(row["body"]))
    return [{"id": row["id"], "title": row["title"], "text": bodies[str(row["body"])]} for row in together]


@lru_cache(maxsize=4)
def ground(text: str) -> Ground:
    """A body, read once for all the headlines over it."""
    reading = read_article(article_of({"id": "body", "text": text}))
    return ground_of(analyse_words(text), reading.attributions, reading.sentences, reading.actors)


@cache
def folds() -> dict[str, Any]:
    """Hashes of the bodies that the weights were trained on, and for each fold the networks that have not seen its bodies."""
    table: dict[str, Any] = json.loads(FOLDS.read_text(encoding="utf-8"))
    return {"bodies": frozenset(table["bodies"]), "models": [model_of(fold) for fold in table["folds"]]}


@lru_cache(maxsize=4)
def unseen(text: str) -> StanceModel:
    """Weights that were not trained on this body: the shipped ones, or those of the fold that left it out."""
    name = hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
    if name not in folds()["bodies"]:
        return stance_model()
    models: list[StanceModel] = folds()["models"]
    return models[int(name, 16) % len(models)]


title_words = lru_cache(maxsize=1024)(analyse_words)
"""Titles come back over many bodies."""


def predict(row: Row) -> Row:
    """What the check says of the headline over its body."""
    checked = check_title(row["title"], None, ground(row["text"]), unseen(row["text"]), title_words)
    return {"id": row["id"], "headline": checked.model_dump(mode="json")}


if __name__ == "__main__":
    run(Benchmark("headline", pairs, predict))
