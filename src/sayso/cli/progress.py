"""A bar on standard error for long work; nothing at all where no person watches, or where the record itself scrolls by."""

import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

from sayso.export.words import line
from sayso.intake.door import KINDS

_COUNTED = 2**26  # bytes of a JSONL file in which lines are counted to know how long the work is
_PATIENCE = 1.0  # seconds before a bar is worth showing


def expected(paths: Sequence[str]) -> int | None:
    """About how many articles there are in files and folders; None where that is not known, or nobody would see it."""
    if not sys.stderr.isatty() or "-" in paths:
        return None
    try:
        return sum(_articles(Path(path)) for path in paths)
    except (OSError, ValueError):
        return None


def _articles(path: Path) -> int:
    if path.is_dir():
        return sum(_articles(found) for found in path.rglob("*") if found.suffix.lower() in KINDS and found.is_file())
    if KINDS.get(path.suffix.lower()) != "lines":
        return 1
    with path.open("rb") as file:
        lines = file.read(_COUNTED).count(b"\n")
    return round(lines * max(path.stat().st_size / _COUNTED, 1))


class Bar:
    """Counts articles, of `total` where that is known, and tells errors without tearing the bar apart."""

    def __init__(self, total: int | None, shown: bool) -> None:
        self._shown = shown and sys.stderr.isatty()
        self._started = monotonic()
        self._done = 0
        self._total = total
        self._progress: Progress | None = None

    def __enter__(self) -> "Bar":
        return self

    def step(self) -> None:
        """One article more is done."""
        self._done += 1
        if not self._shown or (self._progress is None and monotonic() - self._started < _PATIENCE):
            return
        if self._progress is None:
            columns = (BarColumn(), MofNCompleteColumn(), "articles", TimeElapsedColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
            self._progress.add_task("reading", total=self._total)
        total = self._total if self._total is None else max(self._total, self._done)
        self._progress.update(self._progress.task_ids[0], completed=self._done, total=total)

    def say(self, words: str) -> None:
        """Tells an error, as one line on standard error."""
        told = f"sayso: {line(words)}"
        if self._progress:
            self._progress.console.print(told, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(told, err=True)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._progress:
            self._progress.stop()
