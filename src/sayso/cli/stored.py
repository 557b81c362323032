"""Readings that `sayso read --format jsonl` (a line each) or `--format json` (one array) has written, taken in again."""

import re
from collections.abc import Iterator
from io import BufferedReader

from pydantic import ValidationError

from sayso.errors import InputError
from sayso.intake.jsonl import MAX_LINE, numbered, parse
from sayso.record import Reading

_BOM = b"\xef\xbb\xbf"
_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[")
# An article's row has neither field; a program that sorts the fields puts "actors" first.
_READING = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"(?:article"\s*:\s*\{|actors"\s*:\s*\[)')


def holds_readings(stream: BufferedReader) -> bool:
    """Whether a stream begins with a reading rather than with an article; nothing is taken from it."""
    return _READING.match(stream.peek()) is not None


def stored_readings(stream: BufferedReader, where: str) -> Iterator[Reading | InputError]:
    """The readings of a stream in order; an `InputError` that names the line or item in the place of what is none."""
    if _ARRAY.match(stream.peek()):
        yield from _items(stream.read(), where)
        return
    for number, line in numbered(stream):
        place = f"{where}, line {number}"
        if line is None:
            yield InputError(f"longer than {MAX_LINE // 2**20} MB", place)
        elif (line := line.removeprefix(_BOM) if number == 1 else line).strip():
            try:
                yield _reading(parse(line, place), place)
            except InputError as error:
                yield error


def _items(content: bytes, where: str) -> Iterator[Reading | InputError]:
    try:
        items = parse(content.removeprefix(_BOM), where)
    except InputError as error:
        yield error
        return
    for number, item in enumerate(items if isinstance(items, list) else [items], 1):
        try:
            yield _reading(item, f"{where}, item {number}")
        except InputError as error:
            yield error


def _reading(value: object, place: str) -> Reading:
    try:
        reading = Reading.model_validate(value)
    except (ValidationError, RecursionError) as error:
        raise InputError(f"no reading: {_first(error)}", place) from None
    if any(not event.trigger for event in reading.events):
        raise InputError("no reading: an event without a trigger", place)
    return reading


def _first(error: ValidationError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "nested too deep"
    found = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{'.'.join(str(part) for part in found['loc'])}: {found['msg']}"
