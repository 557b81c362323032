"""Fits the weights by which a sentence counts as an opinion: src/sayso/weights/opinion_features.json.

    python -m training.opinion FOLDER [--write]

FOLDER holds newssd_train.jsonl and newssd_val.jsonl. A logistic regression with both classes weighed alike (Newton's method, L2), on the
features of `sayso.reading.opinion`. Prints macro F1 by tenfold cross-validation over stretches of neighbouring sentences of train, since
neighbours come from one article, and on val. Both encoders have seen the labels of train, so that what head and judge say of train is worth
nothing: their weight is chosen on val among a handful.
"""

import argparse
import json
import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.reading.attribution import find_attributions
from sayso.reading.opinion import WEIGHTS, features, head_logit
from sayso.reading.voice import covered
from sayso.reading.words import analyse_words

Array = NDArray[np.float64]
OUT = Path(__file__).parent.parent / "src" / "sayso" / "weights" / WEIGHTS
L2 = 200.0
FEWEST = 8
HEAD = (0.0, 0.2, 0.4, 0.6, 0.8, 1.2, 1.6)


def rows(path: Path) -> list[tuple[dict[str, float], float, float]]:
    """Features, log-odds after the head, and 1 for SUBJ, of each sentence."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        analysis = analyse_words(row["text"])
        tokens = analysis.syntax.tokens
        raws = find_attributions(analysis)
        inside = covered(tokens, sorted(span for raw in raws for span in raw.content))
        around = covered(tokens, sorted(span for raw in raws for span in [*raw.source, *raw.cue]))
        found = features(analysis, 0, len(tokens), inside, around)
        out.append((found, head_logit(analysis, 0, len(tokens)), float(row["label"] == "SUBJ")))
    return out


def fit(x: Array, y: Array, l2: float, *, balanced: bool = True) -> tuple[Array, float]:
    """Weights and bias for the features as they are, scaled to unit deviation for the fit; `balanced` weighs both classes alike."""
    mean, scale = x.mean(0), x.std(0) + 1e-2
    z = np.c_[(x - mean) / scale, np.ones(len(x))]
    cost = np.where(y == 1, len(y) / 2 / y.sum(), len(y) / 2 / (1 - y).sum()) if balanced else np.ones(len(y))
    pull = l2 * np.eye(z.shape[1])
    pull[-1, -1] = 1e-6
    w = np.zeros(z.shape[1])
    for _ in range(20):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z * (cost * p * (1 - p))[:, None]).T @ z + pull, z.T @ (cost * (p - y)) + pull @ w)
    weights = w[:-1] / scale
    return weights, float(w[-1] - weights @ mean)


def macro_f1(y: Array, p: NDArray[np.bool_]) -> float:
    """Mean F1 of both classes in percent."""
    return 100 * math.fsum(2 * ((p == c) & (y == c)).sum() / max(1, (p == c).sum() + (y == c).sum()) for c in (0, 1)) / 2


def main() -> None:
    """Fits, prints the figures, and writes the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    train, val = (rows(given.folder / f"newssd_{part}.jsonl") for part in ("train", "val"))
    names = sorted({name for found, _, _ in train for name in found})
    names = [name for name in names if sum(name in found for found, _, _ in train) >= FEWEST]
    x, xv = (np.array([[found.get(name, 0.0) for name in names] for found, _, _ in part]) for part in (train, val))
    y, yv = (np.array([label for _, _, label in part]) for part in (train, val))
    block = np.arange(len(y)) * 10 // len(y)
    crossed = np.zeros(len(y))
    for k in range(10):
        weights, bias = fit(x[block != k], y[block != k], L2)
        crossed[block == k] = x[block == k] @ weights + bias
    weights, bias = fit(x, y, L2)
    heads = np.array([logit for _, logit, _ in val])
    scores = {head: macro_f1(yv, xv @ weights + bias + head * heads > 0) for head in HEAD}
    best = max(scores, key=lambda head: (scores[head], -head))
    print(f"{len(names)} features; train, cross-validated, without the head {macro_f1(y, crossed > 0):.1f}")
    print("val by weight of the head: " + ", ".join(f"{head} {score:.1f}" for head, score in scores.items()))
    if given.write:
        kept = {name: round(float(w), 5) for name, w in zip(names, weights, strict=True)}
        table = {"bias": round(bias, 5), "head": best, "weights": kept}
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
