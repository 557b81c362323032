"""Whom "who" and "which" take up: the noun phrase right before them, past its "of" and "in" and past an apposition."""

from bisect import bisect_left
from collections.abc import Sequence

from sayso.reading.coreference import Placed
from sayso.reading.mentions import Found
from sayso.reading.syntax import Syntax

_MARKS = frozenset((",", "-", "–", "—", "--", ")", "(", "]", "[", "”", '"', "''"))
_TIES = frozenset("of at in from with for on by to under near".split())
_STEPS = 4
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "CD", "JJ", "DT", "POS", "PRP$", "HYPH", "VBN", "VBG", "NNP", "FW")
_WIDEST = 12


def antecedent(syntax: Syntax, pronoun: Found, placed: Sequence[Placed], starts: Sequence[int]) -> int | None:
    """The group that "who" takes up, of the mentions `placed` (in order; `starts` are their first tokens), None where none stands there.

    The mention right before it, but for a comma, is the one; where that is a body or a place behind "of", "at" or "in", the mention before
    that preposition: "Ida Holm, a clerk at Orvad Bank, who".
    """
    end = before_marks(syntax, pronoun.first - 1)
    for _ in range(_STEPS):
        m = _ending(end, placed, starts)
        if m is not None and m.found.kind in ("person", "group"):
            # "voters and aides who": both.
            joined = m.found.first > 1 and syntax.tokens[m.found.first - 1].lower in ("and", "or")
            joined = joined and (m.found.plural or m.found.kind == "group")
            return None if joined else m.group
        first = phrase_start(syntax, end) if m is None else m.found.first
        tie = first - 1
        while tie >= 0 and syntax.tokens[tie].tag in ("DT", "JJ", "PRP$"):
            tie -= 1
        if tie < 0 or syntax.tokens[tie].lower not in _TIES or syntax.tokens[tie].sent != syntax.tokens[pronoun.first].sent:
            return None
        end = tie - 1
    return None


def before_marks(syntax: Syntax, i: int) -> int:
    """Token `i` or the last one before it that is no comma, dash or bracket; at most a few steps."""
    for _ in range(_STEPS):
        if i >= 0 and syntax.tokens[i].text in _MARKS:
            i -= 1
    return i


def phrase_start(syntax: Syntax, end: int) -> int:
    """The first token of the bare noun phrase that ends at `end`, as far as the tags tell."""
    first = end
    while first > 0 and end - first < _WIDEST and syntax.tokens[first - 1].tag in _NOUNS and syntax.tokens[first].tag != "DT":
        if syntax.tokens[first - 1].sent != syntax.tokens[end].sent:
            break
        first -= 1
    return first


def _ending(end: int, placed: Sequence[Placed], starts: Sequence[int]) -> Placed | None:
    """The widest mention that ends at token `end`."""
    at = bisect_left(starts, end + 1)
    found = [m for m in placed[max(0, at - 6) : at] if m.found.last == end]
    return min(found, key=lambda m: m.found.first, default=None)
