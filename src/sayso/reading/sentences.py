"""Sentences of a text, cut so that each can be given a voice.

A quotation of several sentences is cut at its inner ends; its closing mark stays with the last of them, and so does the cue that follows
it (`“We go. We stay,” she said.` is `“We go.` and `We stay,” she said.`). A paragraph break always ends a sentence.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from sayso.reading.paragraphs import paragraphs
from sayso.reading.quotes import Quote, find_quotes, kind_of
from sayso.reading.tokens import ABBREVIATIONS
from sayso.record import Span

_STOP = re.compile(r"[.!?…。！？]+(?:[ \u00a0]{1,3}[.…]+(?!\w))*|(?<=\s)[•▪●◦]")
_CLOSERS = frozenset("\"'”’“»›)]}＂")
_OPENERS = frozenset("\"'“‘„‚«‹([{¿¡`")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«»()\[\]{}—–/]*\Z")
_NEXT = re.compile(r"[\w’']+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_SPEAKER = re.compile(r"(?:I|(?:[A-Z][\w.’'-]{0,40}[\s,]+){1,4}?)\s*([a-z]{3,12})\b")
_GLUED_BEFORE = re.compile(r"(?:\A|[\s\"“”‘(\[—–-])[a-z]{3,}\Z|[a-z][\"”’)]\Z")
_GLUED_AFTER = re.compile(r"[A-Z][a-z]*(?:[’'][a-z]+)?(?=[\s,;:])")
_EXCLAIMING = frozenset(("yahoo", "jeopardy", "e", "jeb", "oklahoma"))
"""Names that are written with an exclamation mark."""


@cache
def _words() -> dict[str, frozenset[str]]:
    tables: dict[str, list[str]] = {}
    for line in (files("sayso.data") / "sentence_words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words = tables.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            words.extend(line.split())
    return {name: frozenset(words) for name, words in tables.items()}


def split_sentences(text: str, quotes: Sequence[Quote] | None = None) -> list[Span]:
    """Spans of the sentences of `text`, in order, covering all but white space; `quotes` are those of `find_quotes`, found here if None."""
    quotes = find_quotes(text) if quotes is None else quotes
    closing = {quote.inner[1]: quote for quote in quotes if quote.closing}
    closing |= {quote.span[1] - len(quote.closing): quote for quote in quotes if quote.closing}
    opening = {quote.span[0]: quote for quote in quotes if quote.opening}
    # A full stop inside a title or a nickname ends nothing.
    sealed = [quote.inner for quote in quotes if quote.inner[1] - quote.inner[0] <= 80 and kind_of(quote, text) != "speech"]
    spans: list[Span] = []
    seal = 0
    for start, end in paragraphs(text):
        begin = start
        position = start
        while (stop := _STOP.search(text, position, end)) is not None:
            position = stop.end()
            while seal < len(sealed) and sealed[seal][1] <= stop.start():
                seal += 1
            inside = seal < len(sealed) and sealed[seal][0] <= stop.start()
            cut = _cut(text, stop, begin, end, closing, opening, inside)
            if cut is not None and begin < cut < end:
                spans.append((begin, cut))
                begin = cut
                while text[begin].isspace():
                    begin += 1
                position = max(position, begin)
        spans.append((begin, end))
    return spans


def _cut(
    text: str, stop: re.Match[str], begin: int, end: int, closing: dict[int, Quote], opening: dict[int, Quote], sealed: bool
) -> int | None:
    """Where the sentence ends that the mark `stop` may end, or None where it goes on."""
    if text[stop.start()] in "•▪●◦":
        last = stop.start()
        while last > begin and text[last - 1].isspace():
            last -= 1
        return last if last > begin else None
    after = stop.end()
    shut = False  # a quotation was closed here
    while after < end:
        look = after
        while look < end and text[look].isspace():
            look += 1
        if look in closing and (look == after or look not in opening):
            after = look + len(closing[look].closing)
            shut = True
        elif text[after] in _CLOSERS and after not in opening:
            after += 1
        else:
            break
    if after >= end:
        return None
    if sealed and not shut:
        return None
    # `look` is where the next word may begin, behind its opening marks.
    look = after
    while look < end and text[look].isspace():
        look += 1
    spaced = look > after
    opens = False
    dash = look < end and text[look] in "-—–"
    while look < end and (text[look] in _OPENERS or look in opening or text[look] in "-—–$€£#@*"):
        opens = True
        look += 1
        while look < end and text[look].isspace():
            look += 1
    if look >= end:
        return None
    following = _NEXT.match(text, look, min(end, look + 40))
    word = following.group() if following else text[look]
    mark = "".join(stop.group().split())
    if not spaced:
        return after if _glued(text, stop, after, look, word, shut, opens) else None
    if text[look].islower():
        return None
    starter = word.lower() in _words()["starters"]
    if mark[-1] in "?!":
        if shut and (word == "I" or not starter) and _speaks(text, look, end):
            return None  # "Is it?" Smith asked.
        before = _word_before(text, begin, stop.start())
        return None if not shut and not starter and before.lower() in _EXCLAIMING else after
    if mark == ".":
        if shut:
            return after
        return after if _full_stop(text, begin, stop.start(), word, starter and not dash) else None
    if mark in ("...", "…"):  # points of omission: the sentence may go on with a name
        return after if starter or shut or opens else None
    return after


def _word_before(text: str, begin: int, at: int) -> str:
    match = _WORD_BEFORE.search(text, max(begin, at - 40), at)
    return match.group() if match else ""


def _full_stop(text: str, begin: int, at: int, following: str, starter: bool) -> bool:
    """Whether the full stop at `at` ends a sentence, before white space and a word that begins with a capital, a digit or a mark."""
    before = _word_before(text, begin, at)
    lower = before.lower()
    if following[0].isdigit() and lower in _words()["numbered"]:
        return False
    if lower == "no":
        return True
    if _INITIALS.match(before):
        # "J. Smith", "the U.S. Congress", but "in the U.S. The ...".
        return starter and (len(before) > 1 or following not in ("A", "I"))
    if lower in _words()["never"] and (before[0].isupper() or lower in ("vs", "fig", "vol", "pp", "cf", "ie", "eg", "viz")):
        return False
    if lower in ABBREVIATIONS and (before[0].isupper() or lower in ("etc", "inc", "approx", "est", "dept", "esq")):
        return starter
    return not (before.isdigit() and at - len(before) == begin)  # "1. The first point"


def _speaks(text: str, at: int, end: int) -> bool:
    """Whether a name and a verb of saying stand at `at`."""
    match = _SPEAKER.match(text, at, min(end, at + 140))
    return match is not None and match.group(1) in _words()["reporting"]


def _glued(text: str, stop: re.Match[str], after: int, look: int, word: str, shut: bool, opens: bool) -> bool:
    """Whether a sentence ends where no white space follows ("...the end.Next to it"), said only where no address or name is likely."""
    if stop.group() not in (".", "?", "!") or not word[0].isupper():
        return False
    if shut:
        return _GLUED_AFTER.match(text, look) is not None
    if opens or _GLUED_AFTER.match(text, look) is None:
        return False
    before = text[max(0, stop.start() - 30) : stop.start()]
    return _GLUED_BEFORE.search(before) is not None and not before.endswith(("www", "http"))
