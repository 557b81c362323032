"""One writer a format: readings, as they come, into an output."""

import os
import shutil
from collections.abc import Callable, Iterator

from sayso.cli.output import Output
from sayso.export.jsonlines import to_json
from sayso.export.page import page
from sayso.export.terminal import to_terminal
from sayso.record import Reading


def colored(color: str, output: Output) -> bool:
    """Whether to colour: as asked for, else where a person reads along and has not asked for plain text (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return color == "always" or (color == "auto" and output.terminal and not plain)


def _text(readings: Iterator[Reading], output: Output, color: bool) -> None:
    width = shutil.get_terminal_size((80, 24)).columns if output.terminal else 80
    for i, reading in enumerate(readings):
        output.write(("\n" + "═" * min(width, 120) + "\n\n" if i else "") + to_terminal(reading, width, color))
        output.flush()


def _json(readings: Iterator[Reading], output: Output, color: bool) -> None:
    output.write("[")
    for i, reading in enumerate(readings):
        output.write(b",\n" if i else b"\n")
        output.write(to_json(reading))
    output.write("\n]\n")


def _jsonl(readings: Iterator[Reading], output: Output, color: bool) -> None:
    for reading in readings:
        output.write(to_json(reading) + b"\n")
        output.flush()


def _html(readings: Iterator[Reading], output: Output, color: bool) -> None:
    for part in page(readings):
        output.write(part)


WRITERS: dict[str, Callable[[Iterator[Reading], Output, bool], None]] = {"text": _text, "json": _json, "jsonl": _jsonl, "html": _html}
"""For each `--format` what writes it."""
