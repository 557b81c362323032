"""Fits the weights of reading/geocode.py: which of the places of a name is meant.

    python -m training.fit_geocoding GOLD.jsonl [--cache CACHE.pkl]

Learns from the half that the tagger has seen, so that the other is left to choose on, with the toponyms that the recogniser finds there. A
conditional log-linear model:
the places within 25 km of the gold point (or with its GeoNames id) share the probability that is made large. As what lies near is counted
with the probabilities of the round before, fitting and counting take turns.
"""

import argparse
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np

from sayso.gazetteer import Gazetteer, open_gazetteer
from sayso.reading.geocode import Sense, featured, kilometres, mass_of, prior, rounds, senses
from sayso.reading.outlets import Hint, outlet_hint
from sayso.reading.syntax import Syntax
from sayso.reading.toponyms import find_toponyms
from training.fit_toponyms import PARTS, analysed, chosen, read

OUT = Path(__file__).parent.parent / "src" / "sayso" / "data" / "geocoding.json"
PENALTY = 1.0
TURNS = 4
LEAST_CAPITAL = 2.0
"""Local papers, which are learned from, mean national capitals less often than world news does; chosen on a set of world news."""


def right_entries(sense: Sense, article: dict[str, Any]) -> list[int]:
    """The numbers of the places of a sense that agree with the gold of most of its mentions."""
    votes = [0] * len(sense.entries)
    for place in article["places"]:
        if place["lat"] is None:
            continue
        for toponym in sense.toponyms:
            if min(toponym.span[1], place["span"][1]) > max(toponym.span[0], place["span"][0]):
                fits = [i for i, e in enumerate(sense.entries) if str(e.geonameid) == str(place["geonameid"])]
                fits = fits or [i for i, e in enumerate(sense.entries) if kilometres(e.lat, e.lon, place["lat"], place["lon"]) < 25]
                for i in fits:
                    votes[i] += 1
    most = max(votes, default=0)
    return [i for i, v in enumerate(votes) if v and v == most]


def fit(groups: list[tuple[list[dict[str, float]], list[int], float]], start: dict[str, float]) -> dict[str, float]:
    """Weights that make the right places likeliest, by gradient ascent with a fixed number of steps (Adam)."""
    names = sorted({name for rows, _, _ in groups for row in rows for name in row})
    index = {name: i for i, name in enumerate(names)}
    blocks = []
    for rows, right, weight in groups:
        x = np.zeros((len(rows), len(names)))
        for i, row in enumerate(rows):
            for name, value in row.items():
                x[i, index[name]] = value
        mask = np.zeros(len(rows), dtype=bool)
        mask[right] = True
        blocks.append((x, mask, weight))
    x_all = np.concatenate([x for x, _, _ in blocks])
    mask_all = np.concatenate([m for _, m, _ in blocks])
    edges = np.cumsum([0] + [len(x) for x, _, _ in blocks])[:-1]
    owner = np.repeat(np.arange(len(blocks)), [len(x) for x, _, _ in blocks])
    weight = np.array([w for _, _, w in blocks])[owner]
    w = np.array([start.get(name, 0.0) for name in names])
    m = v = np.zeros(len(names))
    for step in range(1, 401):
        z = x_all @ w
        z = np.exp(z - np.maximum.reduceat(z, edges)[owner])
        p = z / np.add.reduceat(z, edges)[owner]
        q = z * mask_all
        q = q / np.add.reduceat(q, edges)[owner]
        gradient = x_all.T @ (weight * (q - p)) - PENALTY * w
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w = w + 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True)}


def prepare(article: dict[str, Any], syntax: Syntax, scores: list[float], gazetteer: Gazetteer) -> tuple[list[Sense], Hint]:
    """The senses of an article, with their prior chances, and the hint that its outlet gives."""
    found = senses(find_toponyms(syntax, scores=scores), syntax, gazetteer)
    for sense in found:
        sense.chances = prior(sense)
    return found, outlet_hint(article.get("outlet"), article.get("url"), gazetteer)


def main() -> None:
    """Fits and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--cache", type=Path, help="a pickle of {id: (Syntax, probabilities)}, to save the reading")
    parser.add_argument("--part", choices=PARTS, default="seen")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    cache = pickle.loads(options.cache.read_bytes()) if options.cache else {}
    gazetteer = open_gazetteer()
    articles = [a for a in read(options.gold) if chosen(str(a["id"]), options.part)]
    prepared = [(a, *prepare(a, *analysed(a, cache), gazetteer)) for a in articles]
    table: dict[str, float] = {}
    for turn in range(TURNS):
        groups = []
        for article, found, hint in prepared:
            if turn:
                rounds(found, hint, table)
            masses = mass_of(found)
            for sense in found:
                right = right_entries(sense, article)
                if right and len(sense.entries) > 1:
                    groups.append((featured(sense, masses, hint), right, float(np.sqrt(len(sense.toponyms)))))
        table = fit(groups, table)
        print(f"turn {turn}: {len(groups)} names, {len(table)} weights")
    table["capital"] = max(table["capital"], LEAST_CAPITAL)
    note = "Weights of the log-linear model of reading/geocode.py; fitted by training/fit_geocoding.py"
    options.out.write_text(json.dumps({"note": note, "weights": table}, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
