"""Recognises toponyms: which words name a place.

Candidates come from the gazetteer, from tables (demonyms, abbreviations), from the recogniser of names, and from words that make a place's
name of the words beside them ("X County", "Lake X", "University of X", "Highway 19"). Each is then weighed by a logistic regression over
what stands in and around it (`data/toponyms.json`, fitted by training/fit_toponyms.py), and of overlapping ones the likeliest stays.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.gazetteer import Gazetteer, shipped_gazetteer
from sayso.reading.syntax import Syntax
from sayso.reading.toponym_candidates import Candidate, candidates
from sayso.reading.toponym_features import Surroundings, features

THRESHOLD = 0.45
"""A candidate below this probability is no toponym; chosen on a development set for the best balance of precision and recall."""


@dataclass(frozen=True, slots=True)
class Toponym(Candidate):
    """A candidate that was taken for a place's name; `score` is the probability that it is one."""

    score: float


@cache
def weights() -> Mapping[str, float]:
    """The fitted weights by feature."""
    text = resources.files("sayso.data").joinpath("toponyms.json").read_text(encoding="utf-8")
    table: dict[str, float] = json.loads(text)["weights"]
    return table


def probability(found: Mapping[str, float], table: Mapping[str, float]) -> float:
    """The logistic of the weighted sum of the features; a feature without a weight counts nothing."""
    total = sum(table.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def find_toponyms(syntax: Syntax, *, scores: Sequence[float] | None = None, gazetteer: Gazetteer | None = None) -> list[Toponym]:
    """The toponyms of a text in order; no two overlap.

    `scores` are, where a trained tagger gives them, the probability of each token to be inside a toponym; they become evidence beside the
    rest. `gazetteer` is the shipped one where none is given, also beside a fuller one: many farms and creeks have names that are words.
    """
    gazetteer = gazetteer or shipped_gazetteer()
    found = candidates(syntax, gazetteer, scores)
    around = Surroundings(syntax, found, scores, gazetteer)
    table = weights()
    weighed = [(probability(features(candidate, around), table), candidate) for candidate in found]
    return choose([(score, candidate) for score, candidate in weighed if score >= THRESHOLD])


def choose(weighed: Sequence[tuple[float, Candidate]]) -> list[Toponym]:
    """Of candidates that overlap the likeliest, in the order of the text; equal ones by length, then by place."""
    taken: set[int] = set()
    chosen: list[Toponym] = []
    for score, candidate in sorted(weighed, key=lambda w: (-w[0], w[1].first - w[1].last, w[1].first)):
        tokens = range(candidate.first, candidate.last + 1)
        if not any(i in taken for i in tokens):
            taken.update(tokens)
            c = candidate
            chosen.append(Toponym(c.first, c.last, c.span, c.text, c.how, c.kind, c.core, c.code, score))
    return sorted(chosen, key=lambda t: t.first)
