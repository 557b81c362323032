"""Learns the weights of the pronoun model (`src/sayso/data/coreference.json`) from GAP's development set.

    python training/coreference_rules.py gap_development.jsonl [--rounds 3]

For each annotated pronoun the candidates are all mentions that the reading offers. The loss is listwise: the log of the share that the
right actor's mentions have of the softmax over all candidates and "nobody". Where neither name is right, the share of both is to be small.
Numpy only, full batches, fixed seed: the same file gives the same weights. Minutes on one core, most of it the parse.
"""

import argparse
import json
import sys
from bisect import bisect_left
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.reading import coreference
from sayso.reading.cast import gather
from sayso.reading.coreference import Context, Placed, place, resolve
from sayso.reading.mentions import find_pronouns
from sayso.reading.syntax import Syntax
from sayso.reading.words import analyse

Case = tuple[list[dict[str, float]], list[int]]
"""Features of each candidate mention, and for each whether it is right (1), wrong (0) or not judged (-1)."""


def overlaps(a: tuple[int, int], b: list[int]) -> bool:
    """Whether two spans share a character."""
    return min(a[1], b[1]) > max(a[0], b[0])


def case(row: dict, syntax: Syntax) -> Case | None:
    """The candidates of a row's pronoun, with the pronouns before it settled by the weights at hand."""
    gathered = gather(syntax, [])
    placed = [place(syntax, f, g.number, how) for g in gathered.groups for f, how in g.members if how != "role" or f.sort == "description"]
    placed.sort(key=lambda m: (m.found.first, m.found.last))
    context = Context(syntax, gathered.groups, placed)
    holders = {key: {g.number for g in gathered.groups for f, _ in g.members if overlaps(f.span, row[key])} for key in ("a", "b")}
    settled: list[Placed] = []
    for pronoun in find_pronouns(syntax):
        at = bisect_left(context.starts, pronoun.first)
        if list(pronoun.span) == row["pronoun"]:
            found = context.candidates(pronoun, settled, at)
            features, right = [], []
            for number, mentions in found.items():
                named = [key for key in ("a", "b") if number in holders[key]]
                if any(row[f"{key}_is"] for key in named):
                    value = 1
                elif named or row["a_is"] or row["b_is"]:
                    value = 0
                else:
                    value = -1
                for _, f in mentions:
                    features.append(f)
                    right.append(value)
            return features, right
        if pronoun.words[0] in ("who", "whom"):
            continue
        answer = resolve(context, pronoun, settled, at, None)
        if answer.group is not None:
            settled.append(place(syntax, pronoun, answer.group, "pronoun"))
    return None


def learn(cases: list[Case], names: list[str], decay: float = 2.0, steps: int = 250) -> NDArray[np.float64]:
    """Weights of `names`, the last one that of "nobody", by Adam on the whole set."""
    column = {name: i for i, name in enumerate(names)}
    width = len(names) + 1
    rows, owner, value = [], [], []
    for number, (features, right) in enumerate(cases):
        for f, v in zip([*features, {}], [*right, -2], strict=True):
            x = np.zeros(width)
            for name, amount in f.items():
                x[column[name]] = amount
            if v == -2:
                x[-1] = 1.0
            rows.append(x)
            owner.append(number)
            value.append(v)
    x, own, v = np.array(rows), np.array(owner), np.array(value)
    judged = np.zeros(len(cases), bool)
    np.logical_or.at(judged, own, v == 1)
    # Where a right actor is among the candidates it is the target; else everything that is not known to be wrong.
    target = np.where(judged[own], v == 1, v < 0).astype(float)
    w, m, s = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, steps + 1):
        score = x @ w
        top = np.full(len(cases), -np.inf)
        np.maximum.at(top, own, score)
        e = np.exp(score - top[own])
        total, good = np.zeros(len(cases)), np.zeros(len(cases))
        np.add.at(total, own, e)
        np.add.at(good, own, e * target)
        slope = e / total[own] - e * target / np.maximum(good, 1e-12)[own]
        gradient = x.T @ slope + decay * w
        m, s = 0.9 * m + 0.1 * gradient, 0.999 * s + 0.001 * gradient**2
        w -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(s / (1 - 0.999**step)) + 1e-8)
    return w


def main() -> None:
    """Reads the set, learns in rounds (the pronouns before the one in question are settled by the round before) and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gap", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "src/sayso/data/coreference.json")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.gap.read_text(encoding="utf-8").splitlines()]
    train(([(row, analyse(row["text"])) for row in rows]), args.rounds, args.out)


def train(pairs: list[tuple[dict, Syntax]], rounds: int, out: Path) -> None:
    """Learns from rows with their syntax and writes `out`."""
    kept = {"accept": coreference.weights().get("accept", 0.5), "scorer": coreference.weights().get("scorer", 1.0)}
    for number in range(rounds):
        cases = [c for row, syntax in pairs if (c := case(row, syntax)) is not None]
        cases = [c for c in cases if c[0]]
        names = sorted({name for features, _ in cases for f in features for name in f})
        w = learn(cases, names)
        table = {name: round(float(value), 3) for name, value in zip([*names, "nobody"], w, strict=True)}
        table = {name: value for name, value in table.items() if value} | kept
        out.write_text(
            json.dumps({"about": "Weights of the pronoun model; made by training/coreference_rules.py.", "weights": table}, indent=1)
            + "\n",
            encoding="utf-8",
        )
        coreference.weights.cache_clear()
        covered = sum(1 in right for _, right in cases)
        print(f"round {number + 1}: {len(cases)} cases, the right actor is a candidate in {covered}", file=sys.stderr)


if __name__ == "__main__":
    main()
