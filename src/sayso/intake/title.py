"""Where the title stands in a text."""

import re
from collections.abc import Iterator

from sayso.record import Span

_NEAR = 5
_LONGEST_GIVEN = 500
_LONGEST = 200
_LONGEST_BEFORE_PARAGRAPH = 120
_PARAGRAPH = 160
_MOST_WORDS = 35
_LINE = re.compile(r"[^\n]+")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){1,8}$|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|vs|No|St)\.$")
_NOT_A_TITLE = re.compile(
    r"(?:by\s+[A-Z]|published\b|updated\b|posted\b|last\s+modified\b|date:|source:|author:|url:|https?://|www\.|copyright\b|©)",
    re.IGNORECASE,
)
_LIKE = {"'": "['’‘`]", '"': '["“”„«»]', "-": "[-‐‑–—−]"}
_SAME = {mark: like for like in _LIKE.values() for mark in like[1:-1]}
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")


def find_title(text: str, title: str) -> Span | None:
    """Where a known title stands in `text`: as a line, or as a sentence that begins one, of the first five lines that are not empty.

    Case, white space and the kind of quotation marks and dashes may differ. None where it stands nowhere near the start, or only as the
    first words of a sentence.
    """
    words = title.split()
    if not words or len(title) > _LONGEST_GIVEN:
        return None
    pattern = re.compile(r"\s+".join("".join(_SAME.get(c, re.escape(c)) for c in word) for word in words), re.IGNORECASE)
    for number, line in enumerate(_lines(text)):
        if number == _NEAR:
            break
        match = pattern.match(text, line[0])
        if match is None:
            continue
        rest = _LINE.match(text, match.end())
        if rest is None or not rest.group().strip() or (_SENTENCE_END.search(match.group()) and rest.group()[0].isspace()):
            return match.span()
    return None


def first_line_title(text: str) -> Span | None:
    """The first line of a plain text where it looks like a title, without the white space around it.

    It does when it is short, does not end as a sentence does, and either an empty line parts it from what follows or a whole paragraph
    stands on the next line. A dateline, a byline and a line of hard-wrapped prose are no titles.
    """
    lines = _lines(text)
    first = next(lines, None)
    second = next(lines, None)
    if first is None or second is None:
        return None
    title = text[slice(*first)]
    if len(title) > _LONGEST or len(title.split()) > _MOST_WORDS or not any(c.isalpha() for c in title):
        return None
    if title[0].islower() or _NOT_A_TITLE.match(title) or title[-1] in ":,;-–—":
        return None
    if re.search(r"[.…][\"'”’»)\]]*$", title) and not _ABBREVIATED.search(title):
        return None
    parted = text.count("\n", first[1], second[0]) > 1
    if parted or (len(title) <= _LONGEST_BEFORE_PARAGRAPH and second[1] - second[0] > _PARAGRAPH):
        return first
    return None


def _lines(text: str) -> Iterator[Span]:
    """Spans of the lines that are not empty, without the white space around them."""
    for match in _LINE.finditer(text):
        line = match.group()
        if bare := line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(bare)
