"""What kind of sentence the article writes in its own voice: a report, an opinion, a prediction or a question."""

from collections.abc import Mapping, Sequence
from functools import cache

from sayso.data.lexicon import word_blocks
from sayso.reading.syntax import Syntax
from sayso.record import SentenceKind

OPINION = 0.5
"""Probability from which a sentence counts as an opinion; `training/opinion.py` weighs both classes alike, so that this is the middle."""
_FEWEST = 3
_MODALS = ("will", "'ll", "’ll", "shall", "wo")
_LIKELY = frozenset(("likely", "probably", "inevitably", "eventually", "soon"))
_CLAUSE = 8
"""Words within which the modal of its clause follows "unlikely"."""
_MAYBE = ("may", "might", "could")


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return word_blocks("prediction_words.txt")


def kind_of(syntax: Syntax, own: Sequence[int], opinion: float) -> tuple[SentenceKind, float]:
    """Kind of a sentence and the probability of it; `own` are the indices of its words outside of contents, sources and cues.

    `opinion` is the probability that the own words voice an opinion. With next to no words of its own a sentence is a report: that
    somebody said what they said.
    """
    words = [i for i in own if any(c.isalnum() for c in syntax.tokens[i].text)]
    if len(words) < _FEWEST and not asks(syntax, own):
        return "report", 0.9
    if asks(syntax, own):
        return "question", 0.97
    if foretells(syntax, own):
        return "prediction", 0.85
    return ("opinion", round(opinion, 3)) if opinion >= OPINION else ("report", round(1 - opinion, 3))


def asks(syntax: Syntax, own: Sequence[int]) -> bool:
    """Whether the own words end in a question mark (before closing quotation marks and brackets)."""
    for i in reversed(own):
        text = syntax.tokens[i].text
        if text == "?":
            return True
        if text not in "\"'”’»)]":
            return False
    return False


def foretells(syntax: Syntax, own: Sequence[int]) -> bool:
    """Whether these words tell what is to come without being a plan: "is likely to", "will surely", "could soon"."""
    listed = _words()
    tokens = syntax.tokens
    here = set(own)
    modals = [i for i in own if tokens[i].tag == "MD" and tokens[i].lower in _MODALS]
    lowers = {tokens[i].lower for i in own}
    for i in own:
        token = tokens[i]
        after = [tokens[k] for k in range(i + 1, min(i + 5, len(tokens))) if k in here]
        following = next((t for t in after if t.tag not in ("RB", "RBR")), None)
        if token.lower in listed["outlook"] and following is not None and following.lower == "to" and _is_said(syntax, i):
            return True
        if token.lower in listed["outlook"] and any(i < k < i + _CLAUSE for k in modals) and _is_said(syntax, i):
            return True  # "It is unlikely his remarks will change that."
        if token.lower in listed["forecast"] and following is not None and following.lower in ("to", "that") and _is_said(syntax, i):
            return True
        adverbs = {t.lower for t in after[:2] if t.tag.startswith("RB") or t.lower in listed["certain"]}
        if token.tag == "MD" and token.lower in _MAYBE and (adverbs & {"soon", "eventually", "someday"} or lowers & listed["ahead"]):
            return True
        if token.lower == "would" and adverbs & _LIKELY and not _under_condition(syntax, i):
            return True
        if token.tag == "MD" and token.lower in _MODALS and not _under_condition(syntax, i):
            if adverbs & listed["certain"]:
                return True
            verb = next((t for t in after if t.tag.startswith("VB")), None)
            if verb is not None and _unsettled(syntax, verb.i, here):
                return True
    return False


def _is_said(syntax: Syntax, i: int) -> bool:
    """Whether a form of "be" or "seem" stands before the word: "is likely to", not "those likely to"."""
    for k in range(i - 1, max(i - 4, -1), -1):
        token = syntax.tokens[k]
        if token.lemma in ("be", "seem", "look", "appear") or token.lower in ("'s", "’s", "'re", "’re"):
            return True
        if not (token.tag.startswith("RB") or token.lower in ("n't", "n’t", "more", "most", "less")):
            return False
    return False


def _under_condition(syntax: Syntax, i: int) -> bool:
    """Whether a relative or conditional word opens the clause of the modal: "if it will", "who will"."""
    for k in range(i - 1, max(i - 4, -1), -1):
        lower = syntax.tokens[k].lower
        if lower in ("if", "whether", "who", "which", "that", "what", "how", "when", "where", "unless"):
            return True
        if lower in (",", ";", ":"):
            return False
    return False


def _unsettled(syntax: Syntax, verb: int, here: set[int]) -> bool:
    """Whether "will" plus this verb is a forecast: no date beside it, nothing decided, and a thing rather than a person as subject."""
    listed = _words()
    tokens = syntax.tokens
    head = tokens[verb]
    kids = syntax.children(verb)
    if head.lemma == "be" and any(t.tag == "VBN" for t in tokens[verb + 1 : verb + 3]):
        return False
    if head.lemma in listed["settled"]:
        return False
    if any(tokens[k].lower == "tomorrow" or tokens[k].tag == "CD" or tokens[k].lower.endswith("day") for k in here if abs(k - verb) < 15):
        return False
    subject = next((t for t in kids if t.dep in ("nsubj", "expl")), None)
    if subject is None or subject.lower == "there":
        return False
    return subject.ent not in ("PERSON", "ORG") and subject.tag not in ("PRP", "NNP") and head.lemma in listed["course"]
