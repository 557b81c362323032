"""Whose voice each sentence is in, what kind of sentence it is, and which of the article's own words judge."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso.data.lexicon import word_blocks
from sayso.reading.claims import claims
from sayso.reading.kinds import asks, kind_of
from sayso.reading.loaded import loaded_words
from sayso.reading.opinion import opinion_probability
from sayso.reading.quotes import Quote
from sayso.reading.quotes import kind_of as quote_kind
from sayso.reading.syntax import Syntax, Token
from sayso.reading.words import Analysis
from sayso.record import Attribution, Sentence, SentenceKind, Span, Voice

_USUAL, _USUAL_WEIGHT, _COMPANY = -2.5, 14.0, 1.0
"""Log-odds of an opinion in news that is half comment; for how many sentences they stand; how much an article's other sentences weigh.

Chosen on the first sample of docs/evaluation_voice.md, where opinions rank above reports in 91 of 100 pairs instead of 85."""
_SETTLED = 0.9
"""Score of a sentence that is somebody else's: a report that they said it."""
_SCRAP = 3
"""Words in the midst of a content that are taken for a part of it."""
_NEAR = 5
"""Words within which those who are told stand behind a cue, and the content behind them."""


class _Part(NamedTuple):
    """A sentence before its kind is known: its words outside of contents, those of them that are the article's, and is it silent."""

    span: Span
    voice: Voice
    own: list[int]
    free: list[int]
    silent: bool
    opinion: float | None
    quoted_end: bool


@cache
def _frame() -> Mapping[str, frozenset[str]]:
    return word_blocks("frame_words.txt")


def find_voices(analysis: Analysis, attributions: Sequence[Attribution]) -> list[Sentence]:
    """The sentences of the text in order, each with its voice, its kind with a probability, and the words in it that judge.

    `attributed`: all words but those of sources, cues and chains stand in contents; linking words, datelines and the day of the telling
    do not count. `article`: no word stands in a content. `mixed`: some do. Kind and judging words are those of the words outside of
    contents and of quotations, so that an opinion inside a quotation stays its speaker's, whoever that is. A sentence that claims nothing
    in the article's own voice (a byline, a caption, a quotation that nobody is named for) is a report without a score.
    """
    syntax = analysis.syntax
    told = sorted(span for a in attributions for span in [*a.source, *a.cue, *(link.span for link in a.chain if link.span)])
    contents = sorted(span for a in attributions for span in a.content)
    inside = covered(syntax.tokens, contents)
    around = covered(syntax.tokens, told)
    cues = covered(syntax.tokens, sorted(span for a in attributions for span in a.cue))
    for i in _told_to(syntax, cues, inside):
        around[i] = True
    quoted = covered(syntax.tokens, sorted(quote.span for quote in analysis.quotes))
    spoken = covered(syntax.tokens, sorted(_spoken(analysis.quotes, syntax.text)))
    parts: list[_Part] = []
    at = 0
    for span in syntax.sentences:
        low = at
        while at < len(syntax.tokens) and syntax.tokens[at].start < span[1]:
            at += 1
        voice = _voice(syntax, low, at, inside, around)
        own = [i for i in range(low, at) if not inside[i]]
        free = [i for i in own if not spoken[i] and (voice == "article" or not around[i])]
        silent = voice == "article" and (not any(_letters(syntax.tokens[i]) for i in free) or not claims(syntax, low, at))
        opinion = None
        if voice != "attributed" and free and not silent:
            opinion = opinion_probability(analysis, low, at, inside, around)
        parts.append(_Part(span, voice, own, free, silent, opinion, at > low and spoken[at - 1]))
    opinions = _beside_each_other([part.opinion for part in parts])
    out = []
    for number, (part, opinion) in enumerate(zip(parts, opinions, strict=True), 1):
        kind: SentenceKind = "report"
        score: float | None = None if part.silent else _SETTLED
        if part.voice == "attributed":
            # "But has he called for a change?" is asked by the article, whatever it says that he called for.
            if asks(syntax, [i for i in part.own if not spoken[i]]) and not part.quoted_end:
                kind = "question"
        elif not part.silent:
            kind, score = kind_of(syntax, part.free, opinion or 0.0)
        loaded = loaded_words(syntax, part.own, quoted)
        out.append(Sentence(id=f"n{number}", span=part.span, voice=part.voice, kind=kind, loaded=loaded, score=score))
    return out


def _beside_each_other(opinions: Sequence[float | None]) -> list[float | None]:
    """Probabilities of opinions, each moved towards what the article's other sentences are like: comment keeps company with comment."""
    odds = [None if p is None else _odds(p) for p in opinions]
    known = [z for z in odds if z is not None]
    whole = sum(known)
    out: list[float | None] = []
    for z in odds:
        if z is None:
            out.append(None)
            continue
        around = (whole - z + _USUAL_WEIGHT * _USUAL) / (len(known) - 1 + _USUAL_WEIGHT)
        out.append(1 / (1 + math.exp(-(z + _COMPANY * (around - _USUAL)))))
    return out


def _odds(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))


def _told_to(syntax: Syntax, cues: Sequence[bool], inside: Sequence[bool]) -> list[int]:
    """Words for those who are told, between a cue and its content: "reminded *its crews* to wear masks"."""
    out: list[int] = []
    for token in syntax.tokens:
        if token.dep in ("dobj", "dative", "iobj") and token.head < token.i <= token.head + _NEAR and cues[token.head]:
            phrase = range(token.head + 1, token.i + 1)
            follows = range(token.i + 1, min(token.i + _NEAR, len(syntax.tokens)))
            if any(inside[i] for i in follows) and not any(inside[i] for i in phrase):
                out.extend(phrase)
    return out


def _spoken(quotes: Sequence[Quote], text: str) -> list[Span]:
    """Quotations that are somebody's speech, as against a few words in marks."""
    return [quote.span for quote in quotes if quote_kind(quote, text) == "speech"]


def _letters(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def covered(tokens: Sequence[Token], spans: Sequence[Span]) -> list[bool]:
    """For each token whether it shares a character with one of the spans, which are sorted by their start."""
    out = []
    reach, at = 0, 0
    for token in tokens:
        while at < len(spans) and spans[at][0] < token.end:
            reach = max(reach, spans[at][1])
            at += 1
        out.append(reach > token.start)
    return out


def _voice(syntax: Syntax, low: int, high: int, inside: Sequence[bool], around: Sequence[bool]) -> Voice:
    """The voice of the sentence of words `[low, high)`."""
    words = [i for i in range(low, high) if _letters(syntax.tokens[i])]
    if not any(inside[i] for i in words):
        # "The mayor, Ada Holm, said:" before a quotation of its own line: source and cue, and nothing besides.
        return "attributed" if words and all(around[i] for i in words) else "article"
    frame = _frame()
    dateline = _dateline(syntax, low, high)
    scraps = _scraps(words, inside, around)
    for i in words:
        token = syntax.tokens[i]
        if i in scraps:
            continue
        if inside[i] or around[i] or i < dateline:
            continue
        if token.lower in frame["link"] or token.lower in frame["time"] or token.lemma in frame["time"] or token.lemma in frame["place"]:
            continue
        if token.tag == "CD" and _beside_time(syntax, i, frame["time"]):
            continue
        return "mixed"
    return "attributed"


def _scraps(words: Sequence[int], inside: Sequence[bool], around: Sequence[bool]) -> set[int]:
    """Words that a content leaves out by mistake rather than for a claim of the article: a few in its midst, one at its end."""
    out: set[int] = set()
    at = 0
    while at < len(words):
        until = at
        while until < len(words) and not inside[words[until]] and not around[words[until]]:
            until += 1
        before, after = at > 0 and inside[words[at - 1]], until < len(words) and inside[words[until]]
        if before and (until - at <= _SCRAP if after else until - at == 1 and until == len(words)):
            out.update(words[at:until])
        at = until + 1
    return out


def _beside_time(syntax: Syntax, i: int, times: frozenset[str]) -> bool:
    beside = [syntax.tokens[k] for k in (i - 2, i - 1, i + 1, i + 2) if 0 <= k < len(syntax.tokens)]
    return any(t.lower in times or t.lemma in times for t in beside)


def _dateline(syntax: Syntax, low: int, high: int) -> int:
    """Index of the first word after a dateline ("OSLO (Reuters) —") at the start of the sentence; `low` where there is none."""
    for i in range(low, min(high, low + 14)):
        token = syntax.tokens[i]
        if token.text in ("—", "–", "--", "-") and i > low and syntax.text[token.start - 1].isspace():
            words = [t.text for t in syntax.tokens[low:i] if t.text[0].isalpha()]
            return i + 1 if words and words[0].isupper() and all(word[0].isupper() for word in words) else low
    return low
