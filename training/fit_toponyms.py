"""Fits the weights of reading/toponyms.py: which candidates are toponyms.

    python -m training.fit_toponyms GOLD.jsonl [--syntax CACHE.pkl] [--scores SCORES.json]

GOLD has one article a line with `id`, `text` and `places` with spans. Articles whose id has an even CRC-32 are learned from; the others
are left for choosing. Newton's method with an L2 penalty; the same input gives the same weights.
"""

import argparse
import json
import pickle
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sayso.gazetteer import open_gazetteer
from sayso.reading.words import analyse
from sayso.reading.syntax import Syntax
from sayso.reading.toponym_candidates import candidates
from sayso.reading.toponym_features import Surroundings, features

OUT = Path(__file__).parent.parent / "src" / "sayso" / "data" / "toponyms.json"
PENALTY = 2.0
LEAST = 4
"""A feature that fewer candidates have is left out."""


def chosen(name: str, half: str) -> bool:
    """Whether an article is one of those to learn from: of the even half, the odd half, or all."""
    return half == "all" or zlib.crc32(name.encode()) % 2 == ("even", "odd").index(half)


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a gold set."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def examples(article: dict[str, Any], syntax: Syntax, scores: list[float] | None) -> Iterator[tuple[dict[str, float], bool]]:
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
    parser.add_argument("--syntax", type=Path, help="a pickle of {id: Syntax}, to save the parsing")
    parser.add_argument("--scores", type=Path, help="JSON of {id: [probability a token]} from a tagger that has not seen these articles")
    parser.add_argument("--half", choices=("even", "odd", "all"), default="even")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    syntaxes = pickle.loads(options.syntax.read_bytes()) if options.syntax else {}
    scores = json.loads(options.scores.read_text()) if options.scores else {}
    rows = []
    for article in read(options.gold):
        name = str(article["id"])
        if chosen(name, options.half):
            rows += list(examples(article, syntaxes.get(name) or analyse(article["text"]), scores.get(name)))
    table = fit(rows)
    note = "Weights of a logistic regression over the features of reading/toponym_features.py; fitted by training/fit_toponyms.py"
    options.out.write_text(json.dumps({"note": note, "weights": table}, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(rows)} candidates, {sum(label for _, label in rows)} toponyms, {len(table)} weights")


if __name__ == "__main__":
    main()
