"""Whether a toponym is used for a place, or for who governs, plays or comes from there: "in Tallinn", "talks of Tallinn and Moscow"."""

from sayso.data.countries import by_capital
from sayso.data.toponym_lists import words
from sayso.gazetteer import Entry
from sayso.gazetteer.keys import fold
from sayso.reading.syntax import Syntax, Token
from sayso.reading.toponyms import Toponym
from sayso.record import PlaceUse

_GOVERNED = ("country", "division", "city", "continent", "area")
_SEATS = frozenset(("white house", "kremlin", "pentagon", "capitol hill", "downing street", "whitehall", "10 downing street"))
_LOOK_BACK = 4
"""Tokens before a preposition in which the noun that it belongs to is looked for, where the parse does not tell."""


def is_capital(entry: Entry) -> bool:
    """Whether a place is the capital of its country."""
    return entry.kind == "city" and by_capital().get(fold(entry.name)) == entry.country


def use_of(toponym: Toponym, entry: Entry | None, capital: bool, syntax: Syntax) -> tuple[PlaceUse, str]:
    """The use and the reason for it; `capital` tells that the place is a country's capital."""
    if toponym.how == "demonym":
        return "associative", "a word for the people or things of a place"
    if _after_prefix(toponym, syntax):
        return "associative", "after pro- or anti-"
    kind = entry.kind if entry is not None else ""
    if (toponym.kind and toponym.how in ("pattern", "road")) or (entry is not None and kind not in _GOVERNED):
        if toponym.text.lower() not in _SEATS:
            return "literal", ""
        kind = "seat"
    state = kind in ("country", "seat") or capital
    after = syntax.tokens[toponym.last + 1] if toponym.last + 1 < len(syntax.tokens) else None
    if after is not None and after.text[:1].isupper() and after.lower in words()["inner org"]:
        return "associative", f"part of the name of a body, before {after.text!r}"
    head = syntax.head_of(toponym.span)
    return _by_grammar(head, toponym, state, syntax) if head is not None else ("literal", "")


def _by_grammar(head: Token, toponym: Toponym, state: bool, syntax: Syntax, depth: int = 0) -> tuple[PlaceUse, str]:
    lists, tokens = words(), syntax.tokens
    governor = tokens[head.head]
    if head.dep == "conj" and governor.i != head.i and depth < 6 and governor.text[:1].isupper():
        return _by_grammar(governor, toponym, state, syntax, depth + 1)
    if head.dep in ("nsubj", "nsubjpass", "agent"):
        if governor.lemma in lists["lying"]:
            return "literal", ""
        if governor.tag.startswith("VB") and (state or _speaks(governor)):
            return "associative", f"acts: subject of {governor.text!r}"
        return "literal", ""
    if head.dep == "poss":
        if _is_any(governor, lists["ground"], syntax):
            return "literal", ""
        if _is_any(governor, lists["government"], syntax) or (state and governor.lemma not in lists["places"]):
            return "associative", f"whose {governor.text!r}"
        return "literal", ""
    if head.dep in ("compound", "nmod", "amod"):
        if _is_any(governor, lists["government"], syntax):
            return "associative", f"before {governor.text!r}"
        if head.i + 1 < len(tokens) and tokens[head.i + 1].lower in lists["government"]:
            return "associative", f"before {tokens[head.i + 1].text!r}"
        return "literal", ""
    if head.dep == "pobj" or governor.tag == "IN":
        return _after_preposition(governor, state, syntax)
    if head.dep in ("dobj", "iobj", "dative") and state and governor.lemma in lists["aiming"]:
        return "associative", f"object of {governor.text!r}"
    return "literal", ""


def _after_preposition(preposition: Token, state: bool, syntax: Syntax) -> tuple[PlaceUse, str]:
    lists, tokens = words(), syntax.tokens
    over = {t.lemma for t, _ in zip(syntax.ancestors(preposition.i), range(_LOOK_BACK), strict=False)}
    over |= {t.lemma for t in tokens[max(0, preposition.i - _LOOK_BACK) : preposition.i] if t.sent == preposition.sent}
    word = preposition.lower
    if word == "of" and tokens[preposition.head].lemma in lists["government"]:
        return "associative", f"whose {tokens[preposition.head].text!r}"
    if not state:
        return "literal", ""
    if word in ("between", "with", "against", "toward", "towards") and over & lists["relations"]:
        return "associative", f"one of the parties, after {word!r}"
    if word == "between":
        return ("literal", "") if over & lists["ground"] else ("associative", "one of the parties, after 'between'")
    if word in ("from", "by", "for", "to", "on", "with") and over & lists["backing"]:
        return "associative", "who gives or gets it"
    if word == "at" and over & lists["aiming"]:
        return "associative", "who it is aimed at"
    if word in ("by", "against"):
        return "associative", f"after {word!r}"
    return "literal", ""


def acts(toponym: Toponym, syntax: Syntax) -> bool:
    """Whether the sentence uses a name as it does a government's: what speaks, decides, agrees or is aimed at."""
    if toponym.how != "name":
        return False
    head = syntax.head_of(toponym.span)
    return _after_prefix(toponym, syntax) or (head is not None and _by_grammar(head, toponym, True, syntax)[0] == "associative")


def _speaks(verb: Token) -> bool:
    return verb.lemma in words()["speaking"]


def _is_any(noun: Token, names: frozenset[str], syntax: Syntax) -> bool:
    """Whether the noun, or the noun that it is part of, is one of `names`."""
    return noun.lemma in names or noun.lower in names or any(t.lower in names for t in syntax.children(noun.i) if t.dep == "compound")


def _after_prefix(toponym: Toponym, syntax: Syntax) -> bool:
    before = syntax.text[max(0, toponym.span[0] - 5) : toponym.span[0]].lower()
    return before.endswith(("anti-", "pro-", "anti–", "pro–"))
