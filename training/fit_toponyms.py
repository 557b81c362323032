"""Fits the weights of reading/toponyms.py: which candidates are toponyms.

    python -m training.fit_toponyms GOLD.jsonl [--cache CACHE.pkl]

GOLD has one article a line with `id`, `text` and `places` with spans. Only articles that the tagger was not trained on are learned from, as
its probabilities are too sure of the others. Newton's method with an L2 penalty; the same input gives the same weights.
"""

import argparse
import hashlib
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sayso.gazetteer import open_gazetteer
from sayso.reading.syntax import Syntax
from sayso.reading.toponym_candidates import candidates
from sayso.reading.toponym_features import Surroundings, features
from sayso.reading.words import analyse_words

OUT = Path(__file__).parent.parent / "src" / "sayso" / "data" / "toponyms.json"
PENALTY = 2.0
LEAST = 4
"""A feature that fewer candidates have is left out."""


PARTS = ("seen", "unseen", "a", "b", "all")
"""The half that the tagger was trained on, the other one, the halves of that, and everything."""


def chosen(name: str, part: str) -> bool:
    """Whether an article belongs to a part; the halves are those of training/train.py."""
    digest = hashlib.sha256(name.encode()).digest()
    unseen, second = bool(digest[3] % 2), bool(digest[4] % 2)
    return part == "all" or (part == "seen" and not unseen) or (unseen and (part == "unseen" or part == ("b" if second else "a")))


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a gold set."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def analysed(article: dict[str, Any], cache: dict[str, tuple[Syntax, list[float]]]) -> tuple[Syntax, list[float]]:
    """The words of an article, and the probability of each to be inside a toponym by the tagger."""
    name = str(article["id"])
    if name not in cache:
        analysis = analyse_words(article["text"])
        cache[name] = analysis.syntax, [float(p) for p in 1 - analysis.toponym[:, 0]]
    return cache[name]


def examples(article: dict[str, Any], syntax: Syntax, scores: list[float]) -> Iterator[tuple[dict[str, float], bool]]:
    """The features of each candidate of an article, and whether it is a gold toponym."""
    gazetteer = open_gazetteer()
    gold = {tuple(place["span"]) for place in article["places"]}
    found = candidates(syntax, gazetteer, scores)
    around = Surroundings(syntax, found, scores, gazetteer)
    for candidate in found:
        yield features(candidate, around), candidate.span in gold


def fit(rows: list[tuple[dict[str, float], bool]], penalty: float = PENALTY) -> dict[str, float]:
    """Weights by feature that make the labels likeliest."""
    counts: dict[str, int] = {}
    for found, _ in rows:
        for name in found:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, (found, _) in enumerate(rows):
        for name, value in found.items():
            if name in index:
                x[i, index[name]] = value
    y = np.array([label for _, label in rows], dtype=float)
    ridge = np.full(len(names), penalty)
    ridge[index["bias"]] = 1e-3
    w = np.zeros(len(names))
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (y - p) - ridge * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True)}


def main() -> None:
    """Fits and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--cache", type=Path, help="a pickle of {id: (Syntax, probabilities)}, to save the reading")
    parser.add_argument("--part", choices=PARTS, default="unseen")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    cache = pickle.loads(options.cache.read_bytes()) if options.cache else {}
    rows = []
    for article in read(options.gold):
        if chosen(str(article["id"]), options.part):
            rows += list(examples(article, *analysed(article, cache)))
    table = fit(rows)
    note = "Weights of a logistic regression over the features of reading/toponym_features.py; fitted by training/fit_toponyms.py"
    options.out.write_text(json.dumps({"note": note, "weights": table}, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(rows)} candidates, {sum(label for _, label in rows)} toponyms, {len(table)} weights")


if __name__ == "__main__":
    main()
