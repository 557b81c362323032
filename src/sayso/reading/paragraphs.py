"""Paragraphs of a text: lines, with those of a hard-wrapped text joined again."""

import re
from itertools import pairwise

from sayso.record import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_FIRST_WORD = re.compile(r"\S{1,200}")
_OPEN_ENDED = re.compile(r"[\w,–—-]")
_LONG = 50
"""A line shorter than this was not broken for want of room (a heading, an item of a list)."""


def paragraphs(text: str) -> list[Span]:
    """Spans that cover all of `text` but white space, one a paragraph; a line is a paragraph unless the text was wrapped to a width."""
    lines = _lines(text)
    width = _width(text, lines)
    spans: list[Span] = []
    last: Span | None = None
    for line in lines:
        if last is not None and _runs_on(text, last, line, width):
            spans[-1] = (spans[-1][0], line[1])
        else:
            spans.append(line)
        last = line
    return spans


def _lines(text: str) -> list[Span]:
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if bare:
            start = match.start() + len(line) - len(line.lstrip())
            spans.append((start, start + len(bare)))
    return spans


def _next_to(text: str, line: Span, after: Span) -> bool:
    gap = text[line[1] : after[0]]
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n") == 1


def _breaks_off(text: str, line: Span, after: Span) -> bool:
    """Whether a line without an end is followed by one that begins in lower case."""
    return text[after[0]].islower() and _OPEN_ENDED.match(text[line[1] - 1]) is not None


def _width(text: str, lines: list[Span]) -> int | None:
    """The width that the text was wrapped to, or None: known by lines that break off in mid-sentence."""
    neighbours = [(a, b) for a, b in pairwise(lines) if _next_to(text, a, b)]
    broken = [a for a, b in neighbours if a[1] - a[0] >= _LONG and _breaks_off(text, a, b)]
    if len(broken) < 3 or len(broken) < 0.2 * len(neighbours):
        return None
    return max(end - start for start, end in broken)


def _runs_on(text: str, line: Span, after: Span, width: int | None) -> bool:
    if not _next_to(text, line, after):
        return False
    if (width is not None or line[1] - line[0] >= _LONG) and _breaks_off(text, line, after):
        return True
    word = _FIRST_WORD.match(text, after[0])
    # In a wrapped text a line that had room for the next word was ended on purpose.
    return width is not None and word is not None and width < line[1] - line[0] + 1 + len(word.group()) and line[1] - line[0] <= width
