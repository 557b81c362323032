"""A plain text file -> an `Article`.

`text` is the file decoded and otherwise as it stands, with two exceptions: a byte order mark is dropped, and line ends are `\\n`. Offsets
count its code points. The first line stays in `text` where it is the title; `title_span` says where.
"""

import codecs
import re

from sayso.errors import EmptyArticle, InputError
from sayso.intake.draft import Draft, Given, origin
from sayso.intake.title import first_line_title
from sayso.record import Article

MAX_BYTES = 64 * 2**20
"""The largest file that is taken in whole, 64 MiB."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
_SAMPLE = 2**16
_CONTROL_SHARE = 0.02
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
_HEADING = re.compile(r"\s*#{1,2}[ \t]+(\S[^\n]*?)[ \t]*#*[ \t]*(?:\n|$)")


def signature(content: bytes) -> str | None:
    """What kind of binary file the first bytes tell of, or None."""
    return next((kind for start, kind in _SIGNATURES if content.startswith(start)), None)


def decode(content: bytes, where: str | None = None) -> tuple[str, str]:
    """The characters of `content`, line ends made `\\n`, and how they were decoded. Raises InputError where it is not text.

    UTF-8, UTF-16 and UTF-32 with a byte order mark; UTF-16 without one where every other byte is zero; UTF-8; UTF-8 that is damaged in
    places (U+FFFD there); else Windows-1252.
    """
    text, how = _decode(content, where)
    if "\0" in text:
        raise InputError("not a text: it has zero bytes in it", where)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), how


def _decode(content: bytes, where: str | None) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(codec, errors="replace"), f"{name}, by its byte order mark"
    if kind := signature(content):
        raise InputError(f"not a text but {kind}", where)
    if wide := _wide(content):
        return content.decode(wide, errors="replace"), "UTF-16 without a byte order mark"
    refuse_binary(content, where)
    return decode_bytes(content)


def decode_bytes(content: bytes) -> tuple[str, str]:
    """The characters of bytes in an encoding that extends ASCII, and which it is: UTF-8 where it can be, else Windows-1252."""
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    # Windows-1252 read as UTF-8 is damaged at nearly each character beyond ASCII, a cut or patched UTF-8 file at few of them.
    if len(re.findall(r"[^\x00-\x7f\ufffd]", text)) >= 4 * damaged:
        return text, f"UTF-8, damaged in {damaged} places"
    return content.decode("cp1252", errors="replace"), "Windows-1252, as it is not UTF-8"


def refuse_binary(content: bytes, where: str | None) -> None:
    """Raise InputError where bytes are too full of control characters to be text."""
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _CONTROL_SHARE * len(sample):
        raise InputError("not a text: it looks like a binary file", where)


def _wide(content: bytes) -> str | None:
    sample = content[:_SAMPLE]
    even, odd = sample[::2], sample[1::2]
    if len(odd) < 2:
        return None
    low, high = even.count(0) / len(even), odd.count(0) / len(odd)
    if high > 0.5 and low < 0.05:
        return "utf-16-le"
    if low > 0.5 and high < 0.05:
        return "utf-16-be"
    return None


def read_text(
    content: bytes, *, name: str | None = None, where: str | None = None, given: Given | None = None, markdown: bool = False
) -> Article:
    """The article of a plain text's bytes; raises InputError where they are not text, EmptyArticle where there is nothing in them.

    `name` is the file's, without folders; `where` names it in errors. In `markdown` a heading on the first line is the title.
    """
    text, how = decode(content, where)
    if not text.strip():
        raise EmptyArticle("there is no text in it", where)
    draft = Draft(id=name or "stdin", text=text, origin=origin(content, "text/plain", name))
    draft.found["text"] = f"plain text, decoded as {how}"
    heading = _HEADING.match(text) if markdown else None
    span, found = (heading.span(1), "the first heading") if heading else (first_line_title(text), "the first line")
    if span is not None:
        draft.title_span = span
        draft.put("title", text[slice(*span)], found)
    return draft.article(given)
