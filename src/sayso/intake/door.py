"""The one door: files, folders and standard input -> `Article`s, one at a time.

What cannot be read comes out as an `InputError` in its place, and the rest goes on.
"""

import io
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from sayso.errors import InputError
from sayso.intake import jsonl
from sayso.intake.draft import Given, one_line
from sayso.intake.html import looks_like_feed, looks_like_page, read_html
from sayso.intake.text import MAX_BYTES, decode, read_text, signature
from sayso.record import Article

Item = Article | InputError

KINDS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "lines", ".ndjson": "lines", ".json": "document",
}  # fmt: skip
"""The kinds of file that are read in a folder, by the end of their names."""

STDIN = "standard input"
_HEAD = 2**14
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# They stand beside articles and are none.
_ABOUT = re.compile(r"(?:readme|licen[cs]e|changelog|contributing)\b", re.IGNORECASE)


def iter_articles(
    inputs: Sequence[str], *, published: str | None = None, outlet: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Article | InputError]:
    """The articles of files, folders (in sorted order) and `-` for standard input, in order; an InputError in the place of each that cannot
    be read. `published` and `outlet` fill what an article lacks; raises InputError where `published` is no ISO 8601 date.

    Ids are unique within one call: a second "a.txt" is "a.txt-2". JSON lines are read one at a time.
    """
    return _unique(_all(inputs, Given(published, outlet), stdin))


def _all(inputs: Sequence[str], given: Given, stdin: BinaryIO | None) -> Iterator[Item]:
    for each in inputs:
        try:
            if each == "-":
                yield from _stream(stdin or sys.stdin.buffer, None, STDIN, given)
            else:
                yield from _path(each, given)
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError(_reason(error), STDIN if each == "-" else one_line(each))


def _unique(items: Iterator[Item]) -> Iterator[Item]:
    """The same items, with ids made unique."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    for item in items:
        if isinstance(item, Article):
            id_ = item.id
            while id_ in taken:
                last[item.id] = last.get(item.id, 1) + 1
                id_ = f"{item.id}-{last[item.id]}"
            taken.add(id_)
            if id_ != item.id:
                item = item.model_copy(update={"id": id_})
        yield item


def _reason(error: OSError) -> str:
    reasons: tuple[tuple[type[OSError], str], ...] = (
        (FileNotFoundError, "no such file or folder"),
        (PermissionError, "it may not be read (permission denied)"),
        (IsADirectoryError, "it is a folder"),
    )
    return next((reason for kind, reason in reasons if isinstance(error, kind)), f"it cannot be read ({error.strerror or error})")


def _path(each: str, given: Given) -> Iterator[Item]:
    if "\0" in each:
        raise InputError("no such file or folder", one_line(each))
    path = Path(each)
    folder = path.is_dir()
    if not folder and not path.exists() and _URL.match(each):
        raise InputError("Sayso reads files, not addresses: save the page and give the file", one_line(each))
    if not folder:
        yield from _file(path, given)
        return
    empty = True
    for found in _walk(path):
        empty = False
        if isinstance(found, InputError):
            yield found
            continue
        try:
            yield from _file(found, given)
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError(_reason(error), one_line(str(found)))
    if empty:
        raise InputError(f"a folder without articles (looked for {' '.join(KINDS)})", one_line(each))


def _walk(folder: Path) -> Iterator[Path | InputError]:
    """The files in a folder that are of a kind to be read, sorted by name; links to folders are not followed, hidden names passed over."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path is not folder and (path.is_symlink() or not path.is_dir()):
            if path.suffix.lower() in KINDS and not _ABOUT.match(path.name) and not path.is_dir():
                yield path
            continue
        try:
            inside = sorted(path.iterdir(), reverse=True)
        except OSError as error:
            yield InputError(_reason(error), one_line(str(path)))
            continue
        waiting += [child for child in inside if not child.name.startswith(".")]


def _file(path: Path, given: Given) -> Iterator[Item]:
    name, where = one_line(path.name), one_line(str(path))
    kind = KINDS.get(path.suffix.lower())
    with path.open("rb") as file:
        if kind == "lines":
            yield from jsonl.read_lines(jsonl.numbered(file), name=name, where=where, given=given)
        elif kind in (None, "document"):
            yield from _stream(file, name, where, given)
        else:
            content = _whole(file, where)
            yield (
                read_html(content, name=name, where=where, given=given)
                if kind == "html"
                else read_text(content, name=name, where=where, given=given, markdown=kind == "markdown")
            )


def _whole(stream: BinaryIO, where: str, begun: bytes = b"") -> bytes:
    content = begun + stream.read(MAX_BYTES + 1 - len(begun))
    if len(content) > MAX_BYTES:
        raise InputError(f"larger than {MAX_BYTES // 2**20} MB", where)
    return content


def _stream(stream: BinaryIO, name: str | None, where: str, given: Given) -> Iterator[Item]:
    """The articles of a stream of unknown kind: JSON lines, a JSON document, a page or a plain text, by what it is."""
    begun, first = b"", b""
    number = 0
    while not first.strip() and len(begun) <= _HEAD and (first := stream.readline(jsonl.MAX_LINE)):
        begun += first
        number += 1
    bare = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"{") and _is_object(bare):
        lines = chain([(number, first.rstrip(b"\r\n"))], ((number + n, line) for n, line in jsonl.numbered(stream)))
        yield from jsonl.read_lines(lines, name=name, where=where, given=given)
        return
    content = _whole(stream, where, begun)
    if re.match(rb'\s*(?:\{\s*["}]|\[\s*(?:\{|\]\s*$))', content.removeprefix(b"\xef\xbb\xbf")):
        yield from _json(content, name, where, given)
        return
    head = "" if signature(content) else decode(content[:_HEAD], where)[0]
    if looks_like_page(head) or looks_like_feed(head):
        yield read_html(content, name=name, where=where, given=given)
    elif where.lower().endswith(".json"):
        yield from jsonl.read_document(content, name=name, where=where, given=given)
    else:
        yield read_text(content, name=name, where=where, given=given)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(jsonl.parse(line, None), dict)
    except InputError:
        return False


def _json(content: bytes, name: str | None, where: str, given: Given) -> Iterator[Item]:
    """A JSON document, or lines of which the first is broken."""
    lines = [line for line in content.splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and any(_is_object(line) for line in lines[1:20]):
        yield from jsonl.read_lines(jsonl.numbered(io.BytesIO(content)), name=name, where=where, given=given)
    else:
        yield from jsonl.read_document(content, name=name, where=where, given=given)
