"""What a headline and a body are like together, as figures for the classifier of stances; none depends on what the story is about."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from sayso.reading.headline.align import Aligned, Body, best_sentences
from sayso.reading.headline.terms import word_lists
from sayso.reading.model import Floats
from sayso.reading.syntax import Token
from sayso.reading.words import Analysis

LISTS = ("refute", "doubt", "relay", "confirm", "demand", "weak")
_NEGATIONS = frozenset(("not", "n't", "n’t", "no", "never", "nt", "nobody", "nothing", "none", "neither", "nor", "without"))
_FIRST = 3
_NEAR = 25


@dataclass(frozen=True)
class Told:
    """What is the same for all headlines over one body: counts of listed words a sentence, and of words inside contents and quotations."""

    counts: Floats
    sizes: Floats
    inside: Floats
    fact: Floats
    whole: dict[str, float]


@cache
def _tests() -> tuple[frozenset[str], ...]:
    lists = word_lists()
    return (
        *(lists[name] for name in LISTS),
        _NEGATIONS,
        frozenset("?"),
        frozenset(("will", "'ll", "’ll", "wo", "would")),
        frozenset(("could", "may", "might", "can")),
    )


_COLUMNS = (*LISTS, "not", "asks", "will", "may")


def _counted(tokens: Sequence[Token]) -> list[float]:
    return [float(sum(t.lower in words for t in tokens)) for words in _tests()]


def told(body: Body) -> Told:
    """The part of the features that the body alone decides."""
    analysis = body.analysis
    count = len(analysis.syntax.sentences)
    counts = np.zeros((count, len(_COLUMNS)), dtype=np.float32)
    sizes = np.zeros(count, dtype=np.float32)
    inside = np.zeros(count, dtype=np.float32)
    fact = np.zeros(count, dtype=np.float32)
    content = 1 - analysis.spans[:, 2, 0].astype(np.float32)
    quoted = np.zeros(count, dtype=np.float32)
    asked = set(body.sentences)
    for number in range(count):
        if number not in asked:
            continue
        tokens = analysis.syntax.sentence_tokens(number)
        if not tokens:
            continue
        counts[number] = _counted(tokens)
        sizes[number] = len(tokens)
        low, high = tokens[0].i, tokens[-1].i + 1
        inside[number] = content[low:high].mean()
        fact[number] = analysis.fact[low:high].astype(np.float32).mean()
    for quote in analysis.quotes:
        for token in analysis.syntax.within(quote.inner):
            quoted[token.sent] += 1
    total = max(1.0, float(sizes.sum()))
    whole = {f"body {name}": float(100 * counts[:, k].sum() / total) for k, name in enumerate(_COLUMNS)}
    early = body.sentences[:_FIRST]
    many = max(1.0, float(sizes[early].sum()))
    whole |= {f"early {name}": float(100 * counts[early, k].sum() / many) for k, name in enumerate(_COLUMNS)}
    whole |= {f"has {name}": float(counts[:, k].sum() > 0) for k, name in enumerate(_COLUMNS)}
    whole["body words"] = math.log(total)
    whole["body inside"] = float((inside * sizes).sum() / total)
    whole["body quoted"] = float(quoted.sum() / total)
    whole["early inside"] = float((inside[early] * sizes[early]).sum() / many)
    whole["body fact"] = float((fact * sizes).sum() / total)
    return Told(counts, sizes, inside, fact, whole)


def features(title: Analysis, aligned: Aligned, body: Body, known: Told) -> dict[str, float]:
    """All figures of a headline over a body, by name."""
    out = dict(known.whole)
    tokens = title.syntax.tokens
    own = _counted(tokens)
    out |= {f"title {name}": min(2.0, own[k]) for k, name in enumerate(_COLUMNS)}
    out["title words"] = math.log(1 + len(tokens))
    out["title inside"] = float((1 - title.spans[:, 2, 0].astype(np.float32)).mean()) if tokens else 0.0
    out["title colon"] = float(any(t.text == ":" for t in tokens))
    out["title quoted"] = float(bool(title.quotes))
    out["title fact"] = float(title.fact.astype(np.float32).mean()) if tokens else 0.0
    total = sum(aligned.weights) or 1.0
    found = [max(p.values(), default=0.0) for p in aligned.places]
    out["share"] = aligned.share
    out["terms"] = math.log(1 + len(aligned.terms))
    out["missing"] = float(sum(f == 0 for f in found))
    for name, chosen in (("names", [t.name for t in aligned.terms]), ("others", [not t.name and not t.number for t in aligned.terms])):
        weight = sum(w for w, c in zip(aligned.weights, chosen, strict=True) if c)
        out[name] = sum(w * f for w, f, c in zip(aligned.weights, found, chosen, strict=True) if c) / weight if weight else 0.5
        out["has " + name] = float(weight > 0)
    numbers = [f for t, f in zip(aligned.terms, found, strict=True) if t.number]
    out["numbers missing"] = float(sum(f == 0 for f in numbers))
    out["numbers found"] = float(sum(f > 0 for f in numbers))
    out["soft"] = sum(w * s for w, s in zip(aligned.weights, aligned.soft, strict=True)) / total if aligned.weights else 0.0
    out["soft least"] = min(aligned.soft, default=0.0)
    pairs = [(a.stem, b.stem) for a, b in zip(aligned.terms, aligned.terms[1:], strict=False)]
    out["pairs"] = sum(p in body.bigrams for p in pairs) / len(pairs) if pairs else 0.0
    best = best_sentences(aligned, body)
    early = body.sentences[:_FIRST]
    out["early share"] = (
        sum(w * max((p.get(s, 0.0) for s in early), default=0.0) for w, p in zip(aligned.weights, aligned.places, strict=True)) / total
    )
    if best:
        top = best[0]
        out["best"] = float(aligned.coverage[top])
        out["best soft"] = float(aligned.soft_sentence[top])
        out["best place"] = body.sentences.index(top) / max(1, len(body.sentences))
        out["best two"] = (
            sum(w * max(p.get(s, 0.0) for s in best[:2]) for w, p in zip(aligned.weights, aligned.places, strict=True)) / total
        )
        out["best inside"] = float(known.inside[top])
        out["best fact"] = float(known.fact[top])
        out["best own"] = max((float(aligned.coverage[s]) * (1 - float(known.inside[s])) for s in best), default=0.0)
    hit = np.array([float(aligned.coverage[s]) for s in body.sentences], dtype=np.float32)
    strong = [s for s, h in zip(body.sentences, hit, strict=True) if h >= 0.3] or best
    size = max(1.0, float(known.sizes[strong].sum())) if strong else 1.0
    weighted = hit @ known.counts[body.sentences] / max(1e-6, float(hit.sum())) if len(hit) else np.zeros(len(_COLUMNS))
    for k, name in enumerate(_COLUMNS):
        out[f"best {name}"] = min(2.0, float(known.counts[best, k].sum())) if best else 0.0
        out[f"near {name}"] = float(100 * known.counts[strong, k].sum() / size) if strong else 0.0
        out[f"about {name}"] = float(weighted[k])
    out["near many"] = math.log(1 + len(strong))
    out["refute both"] = float(own[0] > 0) * out["has refute"]
    out["refute body only"] = float(own[0] == 0) * min(3.0, out["near refute"])
    out["refute title only"] = float(own[0] > 0) * (1 - out["has refute"])
    out["not both"] = float(own[6] > 0) * out["best not"]
    out["not one"] = float((own[6] > 0) != (out["best not"] > 0))
    return out
