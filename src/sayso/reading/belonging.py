"""Whose someone is: any noun phrase as a description, and whether a country in it is theirs ("Russia's troops", not its neighbor)."""

from dataclasses import replace

from sayso.reading.roles import Description, match_noun, noun_phrase
from sayso.reading.syntax import Syntax

RELATIONAL = frozenset("neighbor neighbour rival enemy ally foe adversary archrival arch-rival nemesis invader occupier aggressor".split())
"""Nouns for how someone stands to a country that is not theirs."""
_COUNTERPARTS = frozenset("counterpart partner opponent critic creditor backer supporter friend successor".split())
_SENT_OUT = frozenset(
    "ambassador envoy diplomat consul embassy consulate mission correspondent journalist reporter mercenary tourist".split()
)


def describe_phrase(syntax: Syntax, first: int, last: int) -> Description | None:
    """The description that the noun phrase of tokens `[first, last]` is, where its head is a known noun; None otherwise."""
    tokens = syntax.tokens
    if first > last:
        return None
    head = syntax.head_of((tokens[first].start, tokens[last].end))
    at = head.i if head is not None and first <= head.i <= last else last
    hit = match_noun(tokens, at)
    if hit is None or hit[0] < first:
        return None
    core, noun = hit
    found = noun_phrase(syntax, max(core, first), at, noun, {})
    start = max(first, found.first)
    bearer = found.bearer
    if bearer is not None and bearer[1] > last:
        bearer = (bearer[0], last) if bearer[0] <= last else None
    end = bearer[1] if bearer else at
    return replace(found, first=start, last=end, bearer=bearer, span=(tokens[start].start, tokens[end].end))


def is_relational(syntax: Syntax, d: Description) -> bool:
    """Whether a description says how someone stands to a country rather than whose they are: "Russia's neighbor", "an enemy of Iran"."""
    noun = d.noun.words.split()[-1]
    if noun in _COUNTERPARTS:
        # "her Russian counterpart" is Russian, "Russia's counterpart" is not.
        return d.bearer is not None or any(t.tag == "POS" or t.lower in ("'s", "’s") for t in syntax.tokens[d.first : d.core])
    return noun in RELATIONAL or syntax.tokens[d.head].lemma in RELATIONAL


def is_elsewhere(syntax: Syntax, d: Description) -> bool:
    """Whether "to" or "in" after a description tells where someone goes or serves, not whose they are: "ambassador to", "troops in"."""
    tokens = syntax.tokens
    if d.head + 1 >= len(tokens):
        return False
    after = tokens[d.head + 1].lower
    return after == "to" or (after in ("in", "at", "on") and (d.noun.sector == "MIL" or d.noun.words.split()[-1] in _SENT_OUT))
