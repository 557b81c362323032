"""JSON lines, or one JSON document -> `Article`s, one at a time.

A `text` is taken to the letter, so that offsets hold: nothing is trimmed, normalised or decoded twice. The one exception costs no offset:
a lone surrogate (`"\\ud800"`), which no UTF-8 can carry, becomes U+FFFD. Fields are `text`, `id`, `title`, `url`, `outlet`, `published`
(ISO 8601) and `byline`; null, an empty string and a missing field are the same; other fields are passed over. A row without an `id` is
named after the file and its line. The bytes that are kept with an article are its line's.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from sayso.errors import EmptyArticle, InputError
from sayso.intake.draft import Draft, Given, checked_date, one_line, origin, sound
from sayso.intake.text import decode
from sayso.record import Article, Origin

MAX_LINE = 32 * 2**20
"""The longest line that is read, 32 MiB."""

LINES, DOCUMENT = "application/jsonl", "application/json"
_FIELDS = ("title", "url", "outlet", "byline")
_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "a string"}
_SPACE = " \t\r\n"
_BOM = b"\xef\xbb\xbf"


def numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Lines of a stream with their numbers, without line ends; None for one longer than `MAX_LINE`, whose rest is passed over."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) <= MAX_LINE or line.endswith(b"\n"):
            yield number, line.rstrip(b"\r\n")
            continue
        while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def read_lines(
    lines: Iterable[tuple[int, bytes | None]], *, name: str | None = None, where: str | None = None, given: Given | None = None
) -> Iterator[Article | InputError]:
    """An article, or what is wrong with it, for each numbered line that is not blank; never holds more than one line."""
    for number, line in lines:
        place = f"{where or 'standard input'}, line {number}"
        if line is None:
            yield InputError(f"longer than {MAX_LINE // 2**20} MB", place)
            continue
        line = line.removeprefix(_BOM) if number == 1 else line
        if not line.strip():
            continue
        try:
            row = parse(line, place)
            yield read_row(row, id_=f"{name or 'stdin'}:{number}", where=place, source=origin(line, LINES, name), given=given)
        except InputError as error:
            yield error


def read_document(
    content: bytes, *, name: str | None = None, where: str | None = None, given: Given | None = None
) -> Iterator[Article | InputError]:
    """The articles of one JSON document: an object, or an array of objects. The bytes kept with each are its own part of the document."""
    place = where or "standard input"
    try:
        text, how = decode(content, place)
        if not how.startswith("UTF") or "damaged" in how:
            raise InputError("not UTF-8", place)
        start = _skip(text, 0)
        if text[start : start + 1] != "[":
            row = parse(text.encode("utf-8"), place)
            yield read_row(row, id_=name or "stdin", where=place, source=origin(content, DOCUMENT, name), given=given)
            return
        for number, (row, part) in enumerate(_items(text, start + 1, place), 1):
            try:
                source = origin(part.encode("utf-8"), DOCUMENT, name)
                yield read_row(row, id_=f"{name or 'stdin'}:{number}", where=f"{place}, item {number}", source=source, given=given)
            except InputError as error:
                yield error
    except InputError as error:
        yield error


def _items(text: str, at: int, where: str) -> Iterator[tuple[object, str]]:
    """The items of a JSON array that begins before `at`, each with the characters it is written in."""
    decoder = json.JSONDecoder(parse_int=_integer)
    at = _skip(text, at)
    first = True
    while text[at : at + 1] != "]":
        if not first:
            if text[at : at + 1] != ",":
                raise InputError(f"not JSON: a comma or ] is missing ({_position(text, at)})", where)
            at = _skip(text, at + 1)
        try:
            row, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise InputError(f"not JSON: {error.msg} ({_position(text, error.pos)})", where) from None
        except RecursionError:
            raise InputError("JSON that is nested too deep", where) from None
        yield row, text[at:end]
        at, first = _skip(text, end), False
    if text[at + 1 :].strip(_SPACE):
        raise InputError(f"something follows the end of the JSON document ({_position(text, at + 1)})", where)


def _position(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _integer(digits: str) -> int | float:
    """An integer; one of thousands of digits, which Python refuses to read, as infinity."""
    return int(digits) if len(digits) < 1000 else float("inf")


def parse(line: bytes, where: str | None) -> object:
    """The value of one line of JSON; raises InputError."""
    try:
        return json.loads(line.decode("utf-8"), parse_int=_integer)
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (byte {error.start + 1})", where) from None
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise InputError(f"not JSON: {error.msg} ({place})", where) from None
    except RecursionError:
        raise InputError("JSON that is nested too deep", where) from None


def read_row(row: object, *, id_: str = "1", where: str | None = None, source: Origin | None = None, given: Given | None = None) -> Article:
    """The article of one row. `id_` names one that has no id of its own. Raises InputError that names the field."""
    if not isinstance(row, Mapping):
        raise InputError(f"{_KINDS.get(type(row), 'null')}, not a JSON object", where)
    text = _string(row, "text", where)
    if text is None:
        raise (EmptyArticle("its text is empty", where) if row.get("text") == "" else InputError('it has no "text"', where))
    if not text.strip():
        raise EmptyArticle("its text is empty", where)
    draft = Draft(id=_id(row, where) or id_, text=text, origin=source)
    draft.found["text"] = "to the letter" if sound(text) == text else "to the letter, but for lone surrogates, which are U+FFFD"
    for field in _FIELDS:
        draft.put(field, _string(row, field, where), f'field "{field}"')
    if published := _string(row, "published", where):
        draft.put(
            "published", checked_date(published, f'{where}, field "published"' if where else 'field "published"'), 'field "published"'
        )
    return draft.article(given)


def _id(row: Mapping[str, Any], where: str | None) -> str | None:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    found = _string(row, "id", where)
    return one_line(found) if found else None


def _string(row: Mapping[str, Any], field: str, where: str | None) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'"{field}" must be a string, not {_KINDS.get(type(value), "another value")}', where)
    if field == "text":
        return value or None
    return value if value.strip() else None
