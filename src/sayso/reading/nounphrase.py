"""Noun phrases read off the tags, without trusting the parse."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.data.chain_words import chain_words
from sayso.reading.syntax import Syntax, Token
from sayso.record import Span

_OPEN = (
    "DT",
    "PDT",
    "PRP$",
    "CD",
    "JJ",
    "JJR",
    "JJS",
    "VBN",
    "VBG",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "POS",
    "FW",
    "RB",
    "RBS",
    "ADD",
    "$",
    "HYPH",
)
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "FW", "ADD", "CD")
_LINKS = ("&", "-", "–", "/", "’s", "'s", "’", "'")
_MARKS = ("“", "”", '"', "‘")
_BEFORE_TIME = frozenset(("last", "next", "this", "late", "early", "on", ","))
_LIMIT = 25


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `[first, last]`; `head` is the last noun before any "of", `core` the last token before it."""

    first: int
    last: int
    head: int
    core: int

    def span(self, syntax: Syntax) -> Span:
        """The characters of the phrase."""
        return syntax.tokens[self.first].start, syntax.tokens[self.last].end


def phrase_at(syntax: Syntax, i: int, free: Callable[[int], bool], stop: int) -> Phrase | None:
    """The noun phrase that begins at token `i`: determiner, adjectives and nouns, then "of" and more of them; None where there is none.

    It holds only tokens that are `free`, ends before token `stop`, and lets go of words of time at its end ("told Reuters Saturday").
    """
    base = _base(syntax, i, free, stop)
    if base is None:
        return None
    first, last = base
    core, head = last, last
    for _ in range(3):
        if last + 2 < stop and free(last + 1) and syntax.tokens[last + 1].lower == "of":
            more = _base(syntax, last + 2, free, stop)
            if more:
                last = more[1]
                continue
        break
    return Phrase(first, last, head, core)


def _base(syntax: Syntax, i: int, free: Callable[[int], bool], stop: int) -> tuple[int, int] | None:
    tokens = syntax.tokens
    if i >= stop or not free(i):
        return None
    if tokens[i].tag in ("PRP", "WP") or tokens[i].lower in ("him", "them", "us", "me"):
        return i, i
    last = -1
    j = i
    while j < min(stop, i + _LIMIT) and free(j):
        token = tokens[j]
        if token.tag in _NOUNS or (token.text[0].isupper() and token.tag not in ("IN", "DT", "CC", "PRP$", "POS", "VBD", "VBZ") and j > i):
            if last >= 0 and last < j - 1 and tokens[last].tag in ("NNP", "NNPS", "NN", "NNS") and token.tag == "PRP":
                break
            last = j
        elif token.lower in _LINKS or token.text in _MARKS:
            if token.text in _MARKS and last >= 0 and not _noun(tokens, j + 1):
                break
        elif token.tag == "CC" and token.lower in ("and", "or", "&"):
            if not (last == j - 1 and j + 1 < stop and free(j + 1) and _joins(tokens, i, j)):
                break
        elif token.tag == "IN" and tokens[j - 1].text == "-" and j + 1 < len(tokens) and tokens[j + 1].text == "-" and last == j - 2:
            pass  # "the Commander-in-Chief forum"
        elif token.lower == "," and last == j - 1 and j + 1 < stop and tokens[j - 1].tag.startswith("JJ"):
            pass
        elif token.tag in _OPEN:
            if last >= 0 and token.tag in ("DT", "PDT", "PRP$", "RB", "RBS") and tokens[j - 1].tag not in ("POS", "CC"):
                break
            if last >= 0 and token.tag in ("VBN", "VBG", "JJ") and not _noun(tokens, j + 1) and tokens[j - 1].tag not in ("POS",):
                break
            if (
                token.tag == "DT"
                and j == i
                and token.lower in ("that", "this", "these", "those", "some", "each")
                and not _open(tokens, j + 1)
            ):
                return j, j
        else:
            break
        j += 1
    if last < 0:
        return None
    return i, _without_time(tokens, i, last)


def _without_time(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the phrase ends without words of time: "reporters | Wednesday afternoon"; "last Tuesday" alone stays whole."""
    end = last
    while end > first and (_is_time(tokens[end]) or (end < last and tokens[end].lower in _BEFORE_TIME)):
        end -= 1
    if end == last or all(t.tag in ("DT", "JJ", "PRP$", "CD", "VBN", "VBG", "RB", "POS") for t in tokens[first : end + 1]):
        return last
    # "the poll released | Friday": a participle whose time has gone is no noun either.
    while end > first and tokens[end].tag in ("VBN", "VBG"):
        end -= 1
    return end


def _is_time(token: Token) -> bool:
    return token.lower in chain_words()["time"]


def _noun(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in _NOUNS


def _open(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in _OPEN and tokens[i].tag not in ("RB", "DT")


def _joins(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether "and" at `i` joins two nouns of one phrase: two names, or two bare nouns."""
    before, after = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None:
        return False
    if before.tag.startswith("NNP"):
        return after.tag.startswith("NNP")
    return before.tag in ("NN", "NNS") and after.tag in ("NNS", "JJ", "NN") and after.sent == before.sent and first <= i


def start_of(syntax: Syntax, i: int, free: Callable[[int], bool]) -> int:
    """Where the noun phrase that ends with noun `i` begins, as far as the tags tell."""
    first = i
    while (
        first > 0
        and i - first < _LIMIT
        and free(first - 1)
        and syntax.tokens[first - 1].tag in (*_NOUNS, "DT", "JJ", "POS", "PRP$", "HYPH")
    ):
        first -= 1
    return first


def noun_forms(syntax: Syntax, i: int) -> set[str]:
    """The forms under which a word list may hold the noun at `i`: as written, its lemma, with what a hyphen or "town" ties to it."""
    tokens = syntax.tokens
    forms = {tokens[i].lower, tokens[i].lemma}
    if i >= 2 and tokens[i - 1].text == "-" and tokens[i - 1].end == tokens[i].start:
        forms = {f"{tokens[i - 2].lower}-{form}" for form in forms} | (forms if len(tokens[i - 2].text) > 2 else set())
    if i >= 1 and tokens[i - 1].lower == "town":
        forms = {f"town {form}" for form in forms}
    return forms


def is_name(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether the phrase is headed by a name rather than by a common noun."""
    return syntax.tokens[phrase.head].tag.startswith("NNP") or bool(syntax.tokens[phrase.head].ent in ("PERSON", "ORG", "NORP"))
