"""What to mark in an article's text: spans that overlap are cut at each other's ends, so that markup can nest.

Each piece carries the marks that cover it. Only ids go into a page, never offsets, so that UTF-16 has no say in it.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from sayso.export.words import own_voice
from sayso.record import Reading, Span, Spans

Kind = Literal[
    "source", "cue", "content", "quoted", "editorial", "hand", "mention", "trigger", "place", "time", "own", "loaded", "claim", "evidence"
]  # fmt: skip


class Mark(NamedTuple):
    """Words that belong to an item of the record; `anchor` names this one mark, where something points at it alone."""

    start: int
    end: int
    item: str
    kind: Kind
    anchor: str | None = None


class Piece(NamedTuple):
    """A run of characters that the same marks cover."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(reading: Reading) -> list[Mark]:
    """Everything of a reading that can be shown in its text."""
    found: list[Mark] = []
    text = reading.article.text

    def mark(span: Span, item: str, kind: Kind, anchor: str | None = None) -> None:
        start, words = span[0], text[slice(*span)]
        if bare := words.strip():  # white space at the ends is not shown, and nothing can be tied to it
            start += words.index(bare[0])
            found.append(Mark(start, start + len(bare), item, kind, anchor))

    def put(item: str, kind: Kind, spans: Spans) -> None:
        for span in spans:
            mark(span, item, kind)

    for said in reading.attributions:
        put(said.id, "content", said.content)
        put(said.id, "source", said.source)
        put(said.id, "cue", said.cue)
        put(said.id, "quoted", said.quoted)
        put(said.id, "editorial", said.editorial)
        put(said.id, "hand", [link.span for link in said.chain if link.span and link.role != "speaker"])
    mine = {sentence.id for sentence in own_voice(reading)}
    for sentence in reading.sentences:
        if sentence.id in mine:
            put(sentence.id, "own", [sentence.span])
        put(sentence.id, "loaded", sentence.loaded)
    for actor in reading.actors:
        for i, mention in enumerate(actor.mentions, 1):
            mark(mention.span, actor.id, "mention", f"{actor.id}-m{i}")
    for event in reading.events:
        put(event.id, "trigger", list(dict.fromkeys([*event.trigger, *(span for telling in event.tellings for span in telling.trigger)])))
    for place in reading.places:
        put(place.id, "place", [place.span])
    for time in reading.times:
        put(time.id, "time", [time.span])
    put("headline", "claim", reading.headline.claims)
    put("headline", "evidence", reading.headline.evidence)
    return found


def pieces(span: Span, marks: list[Mark], cuts: list[int] | None = None) -> Iterator[Piece]:
    """Cuts `span` wherever a mark begins or ends, and at `cuts`; together the pieces are all of it, in order."""
    low, high = span
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in dict.fromkeys(marks):
        start, end = max(mark.start, low), min(mark.end, high)
        if start < end:
            opening.setdefault(start, []).append(mark)
            closing.setdefault(end, []).append(mark)
    bounds = sorted({low, high, *opening, *closing, *(cut for cut in cuts or [] if low < cut < high)})
    active: dict[Mark, None] = {}
    for start, end in pairwise(bounds):
        for mark in closing.get(start, ()):
            active.pop(mark, None)
        active.update(dict.fromkeys(opening.get(start, ())))
        yield Piece(start, end, tuple(active))


def paragraphs(text: str, start: int = 0) -> list[tuple[Span, bool]]:
    """The lines of `text` from `start` on that hold more than white space, and whether a blank line (or nothing) stands before each."""
    found: list[tuple[Span, bool]] = []
    at, blank = start, True
    for line in text[start:].split("\n"):
        words = line.strip()
        if words:
            low = at + line.index(words[0])
            found.append(((low, low + len(words)), blank))
        blank = not words
        at += len(line) + 1
    return found
