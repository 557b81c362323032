"""Fits what an attribution's raw score is worth on a development set, by isotonic regression, and writes the curve.

usage: python -m training.calibrate DEV.jsonl [--out src/sayso/weights/calibration.json]

An attribution is right when its content meets a gold one at an intersection over union of 0.5 or more and its source shares a word with
that one's (the `relation` measure). Half of the articles fit the curve and the other half checks it; the curve that is shipped is of all.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

import numpy as np

from sayso.reading.attribution import find_attributions
from sayso.reading.whole import make_whole
from sayso.reading.words import analyse_words
from training.train import fold


def judged(row: dict[str, Any]) -> list[tuple[float, bool]]:
    """Raw score and whether right, for each attribution found in one article."""
    words = [m.span() for m in re.finditer(r"\w+", row["text"])]

    def covered(spans: list[Any]) -> set[int]:
        return {i for i, (a, b) in enumerate(words) if any(min(b, y) > max(a, x) for x, y in spans)}

    gold = [(covered(a["source"]), covered(a["content"])) for a in row["attributions"]]
    out, used = [], set()
    analysis = analyse_words(row["text"])
    found = make_whole(find_attributions(analysis, calibrated=False), row["text"], analysis.quotes)
    for raw in sorted(found, key=lambda r: -r.score):
        source, content = covered(list(raw.source)), covered(list(raw.content))
        best, size = None, 0.5
        for number, (g_source, g_content) in enumerate(gold):
            union = len(content | g_content)
            iou = len(content & g_content) / union if union else 0.0
            if number not in used and iou >= size and (source & g_source or not (source or g_source)):
                best, size = number, iou
        if best is not None:
            used.add(best)
        out.append((raw.score, best is not None))
    return out


def isotonic(pairs: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Knots (score, share right) of the pool-adjacent-violators fit."""
    blocks: list[list[float]] = []  # sum of scores, sum right, count
    for score, right in sorted(pairs):
        blocks.append([score, float(right), 1.0])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    merged: list[list[float]] = []
    for block in blocks:
        if merged and merged[-1][2] < 25:
            merged[-1] = [a + b for a, b in zip(merged[-1], block, strict=True)]
        else:
            merged.append(block)
    return [(round(s / n, 4), round(r / n, 4)) for s, r, n in merged]


def main() -> None:
    """Fits, checks and writes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("dev", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/weights/calibration.json"))
    args = parser.parse_args()
    with args.dev.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    halves: tuple[list[tuple[float, bool]], list[tuple[float, bool]]] = ([], [])
    for row in rows:
        halves[fold(row["id"], 2)].extend(judged(row))
    for fit, check in ((0, 1), (1, 0)):
        knots = isotonic(halves[fit])
        x, y = zip(*knots, strict=True)
        score = np.interp([s for s, _ in halves[check]], x, y)
        right = np.array([r for _, r in halves[check]])
        print(f"fitted on half {fit}, checked on the other ({len(right)} attributions):")
        for low in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            high = {0.0: 0.3}.get(low, low + 0.1)
            at = (score >= low) & (score < high + (high > 0.95))
            if at.any():
                means = f"mean score {score[at].mean():.2f}, right {right[at].mean():.2f}"
                print(f"  score {low:.1f} to {high:.1f}: {at.sum():5d} attributions, {means}")
    knots = isotonic([*halves[0], *halves[1]])
    args.out.write_text(json.dumps({"attribution": knots}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
