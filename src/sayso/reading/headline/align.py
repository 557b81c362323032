"""Where in the body the terms of a headline stand: word by word, as the same word, one of its family, or one with a similar vector."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from sayso.reading.headline.terms import Term, kin, terms_of
from sayso.reading.model import Floats
from sayso.reading.words import Analysis
from sayso.record import Span

KIN = 0.8
NAME, NUMBER = 1.5, 1.2
MOST_WORDS = 6000
"""Words of a body that are looked at; the rest of a book bears no headline out."""
MOST_TERMS = 60


@dataclass(frozen=True)
class Body:
    """A body made ready once, for any number of headlines: its terms by sentence, and its vectors at unit length."""

    analysis: Analysis
    terms: list[Term]
    by_stem: dict[str, list[int]]
    by_start: dict[str, list[str]]
    names: frozenset[str]
    sentences: list[int]
    units: Floats
    bigrams: frozenset[tuple[str, str]]
    title: Span | None = None


@dataclass(frozen=True)
class Aligned:
    """For each term of the headline: its weight, the body's sentences that carry it with how surely (0 to 1), and the best vector match."""

    terms: list[Term]
    weights: list[float]
    places: list[dict[int, float]]
    words: list[dict[int, int]]
    soft: list[float]
    soft_sentence: Floats
    coverage: Floats = field(repr=False)

    @property
    def share(self) -> float:
        """How much of the headline the body carries anywhere, 0 to 1."""
        total = sum(self.weights)
        return sum(w * max(p.values(), default=0.0) for w, p in zip(self.weights, self.places, strict=True)) / total if total else 0.0


def ready(analysis: Analysis, title: Span | None = None) -> Body:
    """A body for the comparison; the words of `title`, where it stands in the text, are left out."""
    syntax = analysis.syntax
    tokens = [t for t in syntax.tokens[:MOST_WORDS] if title is None or t.end <= title[0] or t.start >= title[1]]
    terms = terms_of(tokens)
    by_stem: dict[str, list[int]] = {}
    by_start: dict[str, list[str]] = {}
    for k, term in enumerate(terms):
        if term.stem not in by_stem:
            by_start.setdefault(term.stem[:4], []).append(term.stem)
        by_stem.setdefault(term.stem, []).append(k)
    names = frozenset(term.stem for term in terms if syntax.tokens[term.i].ent)
    sentences = sorted({t.sent for t in tokens})
    vectors = analysis.vectors[[term.i for term in terms]].astype(np.float32) if terms else np.zeros((0, 384), np.float32)
    units = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)
    pairs = frozenset((a.stem, b.stem) for a, b in pairwise(terms) if b.i - a.i <= 3)
    return Body(analysis, terms, by_stem, by_start, names, sentences, units, pairs, title)


def align(title: Analysis, body: Body) -> Aligned:
    """The headline's terms in the body."""
    terms = terms_of(title.syntax.tokens, body.names)[:MOST_TERMS]
    count = len(body.analysis.syntax.sentences)
    weights, places, words, soft = [], [], [], []
    tokens = body.analysis.syntax.tokens
    coverage = np.zeros(count, dtype=np.float32)
    soft_sentence = np.zeros(count, dtype=np.float32)
    for term in terms:
        found: dict[int, float] = {}
        where: dict[int, int] = {}
        for k in body.by_stem.get(term.stem, ()):
            i = body.terms[k].i
            found[tokens[i].sent] = 1.0
            where.setdefault(tokens[i].sent, i)
        if not term.number:
            for other in body.by_start.get(term.stem[:4], ()):
                if other != term.stem and kin(term.stem, other):
                    for k in body.by_stem[other]:
                        i = body.terms[k].i
                        found.setdefault(tokens[i].sent, KIN)
                        where.setdefault(tokens[i].sent, i)
        many = len(found)
        rarity = 1.0 + 0.5 * (1 - min(many, 10) / 10) if many else 1.2
        weight = rarity * (NAME if term.name else NUMBER if term.number else 1.0)
        weights.append(weight)
        places.append(found)
        words.append(where)
        for sentence, sure in found.items():
            coverage[sentence] += weight * sure
        vector = title.vectors[term.i].astype(np.float32)
        if len(body.terms):
            likeness = body.units @ (vector / (np.linalg.norm(vector) + 1e-6))
            soft.append(float(likeness.max()))
            best = np.full(count, -1.0, dtype=np.float32)
            np.maximum.at(best, [tokens[t.i].sent for t in body.terms], likeness)
            soft_sentence += weight * np.maximum(best, 0)
        else:
            soft.append(0.0)
    total = sum(weights) or 1.0
    return Aligned(terms, weights, places, words, soft, soft_sentence / total, coverage / total)


def best_sentences(aligned: Aligned, body: Body, many: int = 3) -> list[int]:
    """The sentences that carry most of the headline, best first; of equals the earlier."""
    score = aligned.coverage + 0.3 * aligned.soft_sentence
    allowed: Sequence[int] = [s for s in body.sentences if aligned.coverage[s] > 0]
    return sorted(allowed, key=lambda s: (-float(score[s]), s))[:many]
