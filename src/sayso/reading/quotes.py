"""Quotations of a text, found by their marks before anything else is known.

Marks are paired paragraph by paragraph with a stack. A mark's shape and the characters beside it say whether it can open or close; what
is left over is joined over paragraph breaks, or kept as a quotation whose other mark is missing.
"""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sayso.reading.paragraphs import paragraphs
from sayso.reading.quote_marks import MARK, Later, Mark, act, marks_of
from sayso.record import Span

How = Literal["paired", "unopened", "unclosed", "continued"]


class Quote(NamedTuple):
    """One quotation, or one paragraph's piece of it.

    `span` has the marks in it, `inner` has not. `how`: `paired` (both marks), `unopened` or `unclosed` (a mark is missing and its place
    was judged from the text), `continued` (a mark is absent because the quotation runs over a paragraph break). Pieces of one quotation
    share a `group`.
    """

    span: Span
    inner: Span
    opening: str
    closing: str
    how: How
    group: int


@dataclass(slots=True)
class _Piece:
    """A quotation under construction; `first` and `last` are its marks, None where one is missing."""

    start: int
    end: int
    family: str
    opening: str
    closing: str
    how: How
    group: int = -1
    heir: int = -1  # where the piece begins that goes on with it in the same paragraph
    weak: bool = False  # unopened, and too uncertain to stand unless a quotation of an earlier paragraph was left open


_SENTENCE_END = re.compile(r"[.!?…](?=\s+[^\Wa-z_])")
_ENDING = re.compile(r"[,.!?…;—–-]")
_TRAILING_CUE = re.compile(
    r",\s+(?:(?:he|she|they|it|I|we|who|(?:the\s+\w+)|(?:[A-Z][\w.’'-]{0,30}\s){0,3}[A-Z][\w.’'-]{0,30})\s+(?:said|says|added|told|wrote|tweeted)"
    r"(?:\s+[^.!?]{0,60})?|(?:said|says|added|wrote|tweeted)\s[^.!?]{1,80})[.,:]?$"
)
_SAYING = re.compile(r"\b(?:said|says|added|adds|wrote|asked|replied),?\s*$")
_LEAD = re.compile(r"(?:\b(?:said|says|added|adds|wrote|asked|replied|continued|told [^.,:]{1,40})[,:]|:)\s+(?=[A-Z])")
_TOLD = re.compile(r"\b(?:said|says|told|according to)\b")
_REACH = 3
"""Paragraphs without any mark that a quotation may run through."""


def find_quotes(text: str) -> list[Quote]:
    """Quotations of `text` in the order of their starts, an outer one before those nested in it; never raises, linear in `text`."""
    spans = paragraphs(text)
    starts = [start for start, _ in spans]
    matches = list(MARK.finditer(text))
    pieces: list[_Piece] = []
    open_end: _Piece | None = None  # a quotation that was still open where its paragraph ended
    passed: list[Span] = []  # paragraphs without marks since then
    group = 0
    at = 0
    for index, (start, end) in enumerate(spans):
        limit = starts[index + 1] if index + 1 < len(spans) else len(text)
        until = at
        while until < len(matches) and matches[until].start() < limit:
            until += 1
        marks = marks_of(text, start, end, matches[at:until])
        at = until
        found = _pair(text, start, end, marks)
        heirs: dict[int, int] = {}
        for piece in found:
            piece.group = heirs.get(piece.start, group)
            group += 1
            if piece.heir >= 0:
                heirs[piece.heir] = piece.group
        if open_end is not None:
            heir = next((piece for piece in found if piece.family == open_end.family), None)
            if heir is not None and heir.start == start:
                open_end.how = "continued"
                for a, b in passed:
                    pieces.append(_Piece(a, b, heir.family, "", "", "continued", open_end.group))
                heir.weak = False
                if heir.how == "unopened":
                    heir.how = "continued"
                heir.group = open_end.group
                open_end, passed = None, []
            elif heir is None and len(passed) < _REACH:
                passed.append((start, end))
            else:
                open_end, passed = None, []
        pieces.extend(found)
        for piece in reversed(found):
            if piece.how == "unclosed" and piece.end == end:
                open_end, passed = piece, []
                if _TRAILING_CUE.search(text, max(piece.start, end - 140), end):
                    open_end = None
                break
    return _finished(text, pieces)


def _pair(text: str, start: int, end: int, marks: list[Mark]) -> list[_Piece]:
    """Quotations of one paragraph `[start, end)`, in order."""
    later = Later(marks)
    stack: list[Mark] = []
    depth = {"double": 0, "single": 0, "angle": 0, "single angle": 0}
    found: list[_Piece] = []
    free = start  # where text begins that no quotation in double marks or guillemets has claimed

    def push(mark: Mark) -> None:
        stack.append(mark)
        depth[mark.family] += 1

    def pop() -> Mark:
        mark = stack.pop()
        depth[mark.family] -= 1
        return mark

    for i, mark in enumerate(marks):
        family = mark.family
        does = act(mark, i, stack[-1] if stack else None, depth[family] > 0, later, mark.start == start)
        if does == "open":
            # A second mark of the same kind means that the first was never closed.
            if stack and stack[-1].family == family and not later.nests(i, stack[-1]):
                left = pop()
                if family != "single":
                    stop = left.end + len(text[left.end : mark.start].rstrip())
                    piece = _Piece(left.start, stop, family, left.char, "", "unclosed")
                    if text[stop - 1] in ".?!…":  # “One. “Two.”: the mark is repeated where a paragraph was
                        piece.how, piece.heir = "continued", mark.start
                    found.append(piece)
            push(mark)
        elif does == "close" and depth[family]:
            while stack[-1].family != family:
                pop()
            left = pop()
            found.append(_Piece(left.start, mark.end, family, left.char, mark.char, "paired"))
            if family != "single":
                free = mark.end
        elif does == "close" and family != "single":
            if (unopened := _unopened(text, start, end, free, mark)) is not None:
                found.append(unopened)
            free = mark.end
    for left in stack:
        if left.family != "single" or left.start == start:
            found.append(_Piece(left.start, end, left.family, left.char, "", "unclosed", weak=left.family == "single"))
    found.sort(key=lambda piece: (piece.start, -piece.end))
    return found


def _unopened(text: str, start: int, end: int, free: int, mark: Mark) -> _Piece | None:
    """The quotation that a closing mark without an opening one ends, if it is one."""
    if free > start:
        # After another quotation of the paragraph it can begin no earlier than the next sentence.
        begin = _SENTENCE_END.search(text, free, mark.start)
        if begin is None:
            return None
        free = begin.end()
    if _SAYING.search(text, max(free, mark.start - 12), mark.start):
        return None
    lead = _LEAD.search(text, free, min(mark.start, free + 200))
    if lead is not None:
        free = lead.end()
    elif mark.end >= end and _TOLD.search(text, free, mark.start):
        return None  # reported speech with a stray mark at its end
    while free < mark.start and text[free].isspace():
        free += 1
    if not any(char.isalnum() for char in text[free : min(mark.start, free + 40)]):
        return None
    # "rear” roles": a stray mark in mid-sentence is no reason to take the whole paragraph for speech.
    weak = not (_ENDING.match(text, mark.start - 1) or mark.end >= end or text[mark.end] in ",.")
    return _Piece(free, mark.end, mark.family, "", mark.char, "unopened", weak=weak)


def _finished(text: str, pieces: list[_Piece]) -> list[Quote]:
    quotes: list[Quote] = []
    numbers: dict[int, int] = {}
    pieces = [piece for piece in pieces if not piece.weak or piece.how == "continued"]
    pieces.sort(key=lambda piece: (piece.start, -piece.end))
    for piece in pieces:
        start, end = piece.start, piece.end
        if piece.how == "unclosed":
            end = _end_of_unclosed(text, start, end)
        low, high = start + len(piece.opening), end - len(piece.closing)
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if low >= high or (piece.how != "paired" and not any(map(str.isalnum, text[low : min(high, low + 80)]))):
            continue
        group = numbers.setdefault(piece.group, len(numbers))
        quotes.append(Quote((start, end), (low, high), piece.opening, piece.closing, piece.how, group))
    return quotes


def _end_of_unclosed(text: str, start: int, end: int) -> int:
    """Where a quotation without a closing mark ends: before a cue at the paragraph's end, or with the sentence that it began within."""
    cue = _TRAILING_CUE.search(text, max(start, end - 140), end)
    if cue is not None:
        return cue.start() + 1
    if text[start + 1 : start + 2].islower():
        stop = _SENTENCE_END.search(text, start, end)
        if stop is not None:
            return stop.end()
    return end


Kind = Literal["speech", "scare", "title", "nickname"]
_WORDS = re.compile(r"[\w’'.-]+")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|should|may|might|must|shall|won[’']t|\w+n[’']t"
    r"|\w+[’'](?:m|re|ll|ve)|(?:it|he|she|that|there|who|what|let)[’']s|i|we|said|says|know|think|want|get|go|make|yes|no|never)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(("a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "at", "by", "from", "with", "as", "is", "vs"))
_WORK = re.compile(
    r"(?:films?|movies?|books?|novels?|songs?|albums?|series|shows?|plays?|program(?:me)?s?|documentary|memoir|essay|article|column|host of"
    r"|episodes?|magazine|anthem|hit|op-ed|best-?seller|entitled|titled|called|\w+[’']s)[\s,:]*$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?<![^\s(])(?!(?:A|An|The|I|On|In|At|For|Of|To|And|By|Am|Is|As|This)\s)[A-Z][\w.-]*\s$")
_NAME_AFTER = re.compile(r"\s[A-Z][\w’'-]+")
_SAYING_BEFORE = re.compile(
    r"(?::|\b(?:said|says|asked|replied|shouted|shouting|added|chanted|chanting|wrote|tweeted|answered),?)\s*$", re.IGNORECASE
)
_SAYING_AFTER = re.compile(
    r"\s+(?:[\w.’'-]+\s+){0,4}?(?:said|says|asked|asks|replied|shouted|added|adds|told|wrote|tweeted|answered|quipped|joked|continued)\b"
)
_STOP_BEFORE = re.compile(r"[.?!:,][”’\"']?\s*$")
_LONG_WORD = re.compile(r"(?<![\w’'])[^\W\d_]{4,}")


def _in_capitals(around: str) -> bool:
    """Whether these words are set as a headline, where a capital says nothing."""
    words = _LONG_WORD.findall(around)
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def kind_of(quote: Quote, text: str) -> Kind:
    """Whether a quotation can be a statement of its own (`speech`) or only sets words off inside another sentence.

    `scare`: scare quotes and other partial quotation, a few words without a verb (the “rear” roles); `title` of a work, or
    another name in marks; `nickname` between two names. Judged from the words in the marks and 60 characters around them.
    """
    low, high = quote.inner
    if quote.how != "paired" or high - low > 80:
        return "speech"
    inner = text[low:high]
    words = _WORDS.findall(inner)
    before = text[max(0, quote.span[0] - 60) : quote.span[0]]
    after = text[quote.span[1] : quote.span[1] + 40]
    capitals = inner[0].isupper() and all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
    named = capitals and not _in_capitals(before.rsplit("\n", 1)[-1] + " " + after.split("\n", 1)[0])
    if named and len(words) <= 2 and inner[-1] not in ",." and _NAME_BEFORE.search(before) and _NAME_AFTER.match(after):
        return "nickname"
    leads = before.strip() == "" or before[-1] in "\n\r" or _SAYING_BEFORE.search(before) is not None
    whole = inner[0].isupper() and (inner[-1] in ".?!" or (inner[-1] == "," and _SAYING_AFTER.match(after) is not None))
    speaks = whole and (leads or _STOP_BEFORE.search(before) is not None)
    if named and len(words) <= 10 and not leads and (_WORK.search(before) or (len(words) > 1 and inner[-1] not in "!?." and not speaks)):
        return "title"
    return "speech" if len(words) > 5 or _VERB.search(inner) or speaks else "scare"
