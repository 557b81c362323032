"""Does a sentence voice an opinion of its writer? A logistic regression over what its own words are like, trained by `training/opinion.py`.

The features are counts of listed words and of word classes outside of contents (an opinion inside a quotation is its speaker's), marks,
names, numbers, and what the trained head for opinions and the judge say of the whole sentence.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np

from sayso.data.lexicon import word_blocks
from sayso.errors import DataError
from sayso.reading import judge, model
from sayso.reading.quotes import kind_of
from sayso.reading.words import Analysis

WEIGHTS = "opinion_features.json"
_LONGEST = 160
_SURE = 1e-4
_UNSEEN = -0.7
"""Log-odds of the head where there are no vectors: its mean on the development set."""
_TAGS = {
    "JJ": "adjective", "JJR": "comparative", "JJS": "superlative", "RB": "adverb", "RBR": "comparative", "RBS": "superlative",
    "MD": "modal", "VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "gerund", "VBN": "participle", "VB": "bare", "NNP": "name",
    "NNPS": "name", "NN": "noun", "NNS": "noun", "CD": "number", "PRP": "pronoun", "DT": "determiner", "IN": "preposition",
    "UH": "interjection", "EX": "there", "CC": "conjunction",
}  # fmt: skip
_MARKS = {
    "!": "exclamation", "?": "asks", ":": "colon", ";": "semicolon", "—": "dash", "–": "dash", "(": "bracket", "$": "money",
    "%": "percent", "…": "dots",
}  # fmt: skip


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    loaded = word_blocks("loaded_words.txt")
    lists = dict(word_blocks("opinion_words.txt"))
    lists["loaded"] = loaded["adjective"] | loaded["adverb"] | loaded["noun"] | loaded["verb"]
    return lists


def features(analysis: Analysis, low: int, high: int, inside: Sequence[bool], around: Sequence[bool]) -> dict[str, float]:
    """What the words `[low, high)` are like, by name.

    `inside` and `around` tell of each word whether it is of a content, or of a source or cue.
    """
    tokens = analysis.syntax.tokens
    lists = _lists()
    counts: dict[str, float] = {}
    own = [tokens[i] for i in range(low, high) if not inside[i]]
    for token in own:
        for name in {_TAGS.get(token.tag), _MARKS.get(token.text), "ent " + token.ent if token.begins else None}:
            if name:
                counts[name] = counts.get(name, 0) + 1
        for name, words in lists.items():
            if token.lower in words or token.lemma in words:
                counts["list " + name] = counts.get("list " + name, 0) + 1
    out = {name: math.log1p(count) for name, count in counts.items()}
    n = max(1, len(own))
    out |= {"share " + name: count / n for name, count in counts.items()}
    out["words"] = math.log1p(high - low)
    out["inside"] = sum(inside[low:high]) / max(1, high - low)
    out["told"] = float(any(inside[low:high]))
    out["cue"] = float(any(around[low:high]))
    first = next((t for t in own if t.text[0].isalnum()), None)
    if first is not None:
        out["first " + _TAGS.get(first.tag, "other")] = 1.0
        out["first conjunction"] = float(first.lower in ("and", "but", "so", "yet", "or", "nor"))
        out["first this"] = float(first.lower in ("this", "that", "these", "those", "such", "it", "there"))
    root = next((t for t in own if t.head == t.i), None)
    if root is not None:
        out["root " + _TAGS.get(root.tag, "other")] = 1.0
        out["root be"] = float(root.lemma == "be")
    starts = tokens[low].start if high > low else 0
    ends = tokens[high - 1].end if high > low else 0
    for quote in analysis.quotes:
        if quote.span[0] < ends and starts < quote.span[1]:
            if kind_of(quote, analysis.syntax.text) == "speech":
                marked = min(ends, quote.span[1]) - max(starts, quote.span[0])
                out["quoted"] = min(1.0, out.get("quoted", 0.0) + marked / max(1, ends - starts))
            else:
                out["scare"] = 1.0
    return out


def head_logit(analysis: Analysis, low: int, high: int) -> float:
    """Log-odds of an opinion, the mean of what the trained head and the judge say; their usual value where the words have no vectors."""
    words = analysis.vectors[low : min(high, low + _LONGEST)]
    if not len(words):
        return _UNSEEN
    (logits,) = model.run("opinion", words=words[None], mask=np.ones((1, len(words)), dtype=bool))
    tokens = analysis.syntax.tokens
    judged = min(max(judge.opinion(analysis.syntax.text[tokens[low].start : tokens[high - 1].end]), _SURE), 1 - _SURE)
    return (float(logits[0, 1] - logits[0, 0]) + math.log(judged / (1 - judged))) / 2


@cache
def _weights() -> tuple[Mapping[str, float], float, float]:
    try:
        table = json.loads(resources.files("sayso.weights").joinpath(WEIGHTS).read_text(encoding="utf-8"))
        return table["weights"], float(table["bias"]), float(table["head"])
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"the weights {WEIGHTS} cannot be read: {error}") from error


def opinion_probability(analysis: Analysis, low: int, high: int, inside: Sequence[bool], around: Sequence[bool]) -> float:
    """Probability that the words `[low, high)` voice an opinion of the writer; 0 where they are none."""
    if high <= low:
        return 0.0
    weights, bias, head = _weights()
    found = features(analysis, low, high, inside, around)
    z = bias + sum(weights.get(name, 0.0) * found[name] for name in sorted(found))
    if head:
        z += head * head_logit(analysis, low, high)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
