"""Gathers all runs of words that could be a place's name, generously: `toponyms.py` weighs them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.data.toponym_lists import abbreviations, capitals, country_letters, demonyms, heads, words
from sayso.gazetteer import Entry, Gazetteer
from sayso.gazetteer.keys import fold
from sayso.reading.syntax import Syntax, Token
from sayso.record import Span

LONGEST = 6
"""Words in the longest name that is looked up."""

_NUMBERED = re.compile(
    r"\b(?:(?:U\.?S\.?|State|County|Interstate|Highway|Hwy\.?|Route|Rt\.?|Road|Rte\.?|[A-Z][a-z]{1,4}\.|[A-Z]\.\s?[A-Z][a-z]?\.|W\.\s?Va\.)"
    r"[ \u00a0-]){0,2}(?:Interstate|Highway|Hwy\.?|Route|Rt\.?|Rte\.?|County Road|Road|Autobahn)[ \u00a0-]\d{1,4}[A-Z]?\b"
    r"|\b(?:I|US|U\.S\.|M|A|SR|KY|NC|SC|FM|CR|SH|Ky\.|W\.Va\.|N\.C\.|S\.C\.|Va\.|Ga\.|Ohio|Ind\.|Ill\.|N\.Y\.|Pa\.|Md\.|La\.)[ \u00a0-]?"
    r"\d{1,4}\b(?!\s?(?:percent|per|years?|million|billion|p\.m|a\.m|people|men|women|students|members))"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of tokens `[first, last]` that may be a toponym.

    `how` tells what made it one: name (gazetteer), demonym, abbreviation, pattern (a word beside it), road, entity (the recogniser of names
    alone). `kind` is the kind that its words tell ("river", "site", ...) or "", `core` the name to look up, `code` the division or country
    that a table gives for it.
    """

    first: int
    last: int
    span: Span
    text: str
    how: str
    kind: str
    core: str
    code: str


class Lookups:
    """Remembers what the gazetteer said while one article is read."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, bool] = {}
        self._entries: dict[str, list[Entry]] = {}

    def knows(self, name: str) -> bool:
        """Whether any place has this name."""
        if name not in self._known:
            self._known[name] = name in self._gazetteer
        return self._known[name]

    def entries(self, name: str) -> list[Entry]:
        """The places of this name."""
        if name not in self._entries:
            self._entries[name] = self._gazetteer.lookup(name) if self.knows(name) else []
        return self._entries[name]


def capital(token: Token) -> bool:
    """Whether a token begins with a capital letter."""
    return token.text[:1].isupper()


def candidates(syntax: Syntax, gazetteer: Gazetteer, scores: Sequence[float] | None = None) -> list[Candidate]:
    """All candidates by place and then length, one for each run of tokens: that of the surest source."""
    lookups = Lookups(gazetteer)
    found: dict[tuple[int, int], Candidate] = {}
    named = (_patterns(syntax, lookups), _listed(syntax, lookups), _entities(syntax))
    sources = (_short(syntax), _demonyms(syntax), _numbered(syntax), *named)
    for source in sources:
        for candidate in source:
            found.setdefault((candidate.first, candidate.last), candidate)
    if scores is not None:
        for candidate in _tagged(syntax, scores):
            found.setdefault((candidate.first, candidate.last), candidate)
    return sorted(found.values(), key=lambda c: (c.first, c.last))


def _make(syntax: Syntax, first: int, last: int, how: str, kind: str = "", core: str = "", code: str = "") -> Candidate:
    span = (syntax.tokens[first].start, syntax.tokens[last].end)
    text = syntax.text[span[0] : span[1]]
    return Candidate(first, last, span, text, how, kind, core or text, code)


def _short(syntax: Syntax) -> Iterator[Candidate]:
    """Abbreviated divisions ("Pa.", "W.Va.") and countries in capitals ("U.S.")."""
    tokens, table, letters, postal = syntax.tokens, abbreviations(), country_letters(), capitals()
    for i, token in enumerate(tokens):
        if not capital(token):
            continue
        if token.text.replace(".", "") in letters and token.text.isupper():
            yield _make(syntax, i, i, "abbreviation", "country", code=letters[token.text.replace(".", "")])
            continue
        for last in (i + 1, i):
            if last < len(tokens) and (code := table.get(syntax.text[token.start : tokens[last].end])):
                if last == i and tokens[i].text.isalpha() and last + 1 < len(tokens) and tokens[i + 1].text == ".":
                    continue
                yield _make(syntax, i, last, "abbreviation", "division", code=code)
                break
        else:
            if token.text in postal and i and tokens[i - 1].text == ",":
                yield _make(syntax, i, i, "abbreviation", "division", code=postal[token.text])


def _demonyms(syntax: Syntax) -> Iterator[Candidate]:
    table, tokens = demonyms(), syntax.tokens
    for i, token in enumerate(tokens):
        if not capital(token) or token.lower == "the":
            continue
        for last in (i + 2, i + 1, i):
            if last >= len(tokens) or not tokens[last].text[0].isalpha():
                continue
            if known := table.get(fold(syntax.text[token.start : tokens[last].end])):
                yield _make(syntax, i, last, "demonym", "people" if known.people else "", known.place, known.country)
                break


def _numbered(syntax: Syntax) -> Iterator[Candidate]:
    for match in _NUMBERED.finditer(syntax.text):
        inside = syntax.within(match.span())
        if inside:
            yield _make(syntax, inside[0].i, inside[-1].i, "road", "road")


def _run(syntax: Syntax, i: int, step: int) -> int:
    """The last token, going by `step` from `i`, of a run of capitalised words with small ones between them in one sentence."""
    tokens, end, at, small = syntax.tokens, i, i + step, words()["small"]
    while 0 <= at < len(tokens) and abs(at - i) < LONGEST and tokens[at].sent == tokens[i].sent:
        left = min(at, at - step)
        if "\n" in syntax.text[tokens[left].end : tokens[left + 1].start]:
            break
        if capital(tokens[at]):
            end = at
        elif tokens[at].lower not in small:
            break
        at += step
    return end


def _patterns(syntax: Syntax, lookups: Lookups) -> Iterator[Candidate]:
    after, before, before_of = heads("after"), heads("before"), heads("before of")
    tokens = syntax.tokens
    for i, token in enumerate(tokens):
        if not capital(token):
            continue
        if (kind := after.get(token.lower)) and i and tokens[i - 1].sent == token.sent:
            yield from _before_head(syntax, i, kind)
        if (kind := before.get(token.lower)) and i + 1 < len(tokens) and capital(tokens[i + 1]) and tokens[i + 1].sent == token.sent:
            last = _run(syntax, i + 1, 1)
            for end in dict.fromkeys((i + 1, min(i + 2, last), last)):
                text = syntax.text[token.start : tokens[end].end]
                if end == i + 1 or end == last or lookups.knows(text):
                    yield _make(syntax, i, end, "pattern", kind, syntax.text[tokens[i + 1].start : tokens[end].end])
        kind = before_of.get(token.lower, "")
        if kind and i + 2 < len(tokens) and tokens[i + 1].lower == "of" and tokens[i + 2].sent == token.sent:
            start = i + 3 if tokens[i + 2].lower == "the" and i + 3 < len(tokens) else i + 2
            if capital(tokens[start]):
                last = _run(syntax, start, 1)
                for end in dict.fromkeys((start, last)):
                    yield _make(syntax, i, end, "pattern", kind, syntax.text[tokens[start].start : tokens[end].end])


def _before_head(syntax: Syntax, i: int, kind: str) -> Iterator[Candidate]:
    """Runs that end in the head at `i`: "[Mount [Pleasant Civic Center]]"; all lengths, as where one begins is not sure."""
    tokens = syntax.tokens
    first = _run(syntax, i, -1)
    if first == i and i and (tokens[i - 1].text[:1].isdigit()) and kind == "road":
        first = i - 1
    for start in range(first, i):
        if tokens[start].text[:1].isdigit() or (capital(tokens[start]) and tokens[start].lower != "the"):
            yield _make(syntax, start, i, "pattern", kind, syntax.text[tokens[start].start : tokens[i - 1].end])


def _listed(syntax: Syntax, lookups: Lookups) -> Iterator[Candidate]:
    """Runs of capitalised words that the gazetteer knows, at every length."""
    tokens = syntax.tokens
    for i, token in enumerate(tokens):
        if not capital(token) or len(token.text) < 2:
            continue
        last = _run(syntax, i, 1)
        for end in range(i, last + 1):
            if not capital(tokens[end]) and not tokens[end].text[:1].isdigit():
                continue
            text = syntax.text[token.start : tokens[end].end]
            # Four capitals or fewer are mostly no name; a town whose name is shouted in a dateline has a mark after it.
            shouted = len(text) == 4 and i + 1 < len(tokens) and tokens[i + 1].text in (",", "(", "-", "–", "—", "--")
            if len(text) <= 4 and text.isupper() and end == i and not shouted:
                continue
            if "\n" not in text and lookups.knows(text):
                yield _make(syntax, i, end, "name")


def _entities(syntax: Syntax) -> Iterator[Candidate]:
    tokens = syntax.tokens
    for name in syntax.names:
        if name.label not in ("GPE", "LOC", "FAC"):
            continue
        first, last = name.first, name.last
        while first < last and (tokens[first].lower == "the" or not (capital(tokens[first]) or tokens[first].text[:1].isdigit())):
            first += 1
        while last > first and (tokens[last].lower in ("'s", "’s") or not tokens[last].text[:1].isalnum()):
            last -= 1
        if capital(tokens[first]) and last - first <= LONGEST:
            yield _make(syntax, first, last, "entity")


def _tagged(syntax: Syntax, scores: Sequence[float]) -> Iterator[Candidate]:
    """Runs of tokens that a trained tagger holds for inside a toponym."""
    i = 0
    while i < min(len(scores), len(syntax.tokens)):
        last = i
        if scores[i] >= 0.5 and capital(syntax.tokens[i]):
            while last + 1 < min(len(scores), len(syntax.tokens)) and scores[last + 1] >= 0.5 and last - i < LONGEST:
                last += 1
            yield _make(syntax, i, last, "entity")
        i = last + 1


def inner_words() -> frozenset[str]:
    """Words after a place's name that make the whole a body, whose first part only tells where ("Narva police")."""
    return words()["inner org"]
