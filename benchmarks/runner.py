"""What the benchmark runners share: gold file in, input columns to the reader, predictions out, measures printed.

A runner is a file of a few lines: it makes a `Benchmark` and calls `run` on it. Where the inputs are more than articles, it gives its own
`inputs` (gold rows to input rows) and `predict` (one input row to one predicted row).
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from benchmarks.rows import BenchmarkError, Row, ident, read_rows, write_rows
from benchmarks.score import TASKS
from sayso.errors import SaysoError
from sayso.intake import read_row
from sayso.reading.reader import read_article
from sayso.record import Article

COLUMNS = ("id", "text", "title", "published", "outlet")
ROWS_A_PROCESS = 16


def article_columns(row: Row) -> Row:
    """The columns of a gold row that make an article; the gold labels stay behind."""
    return {key: row[key] for key in COLUMNS if row.get(key) is not None}


def article_inputs(gold: Sequence[Row], path: Path) -> list[Row]:
    """The input rows of a gold file whose every row is an article; `path` tells where it lies, for sets of several files."""
    return [article_columns(row) for row in gold]


def article_of(row: Row) -> Article:
    """The article of a gold or input row, taken in as a line of JSONL is."""
    return read_row(article_columns(row))


def reading_of(row: Row) -> Row:
    """The Reading of an input row, as `sayso read --format jsonl` prints it."""
    return dict(json.loads(read_article(article_of(row)).model_dump_json()))


@dataclass(frozen=True)
class Benchmark:
    """One benchmark: which scorer, what the reader may see of a gold file, how a row of that becomes a prediction, and which rows of it
    no model was trained on; the others do not count.
    """

    task: str
    inputs: Callable[[Sequence[Row], Path], list[Row]] = article_inputs
    predict: Callable[[Row], Row] = reading_of
    unseen: Callable[[Row], bool] = lambda row: True


def predictions(benchmark: Benchmark, rows: Sequence[Row], jobs: int) -> Iterator[Row]:
    """One prediction an input row, in order; with `jobs` over 1, from that many processes."""
    jobs = min(jobs, 1 + len(rows) // ROWS_A_PROCESS)
    task = _Guarded(benchmark.predict)
    if jobs == 1:
        yield from map(task, rows)
        return
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(task, rows, chunksize=4)


@dataclass(frozen=True)
class _Guarded:
    """A prediction that leaves a row empty, and says so, where the reader refuses it."""

    predict: Callable[[Row], Row]

    def __call__(self, row: Row) -> Row:
        try:
            return self.predict(row)
        except SaysoError as error:
            print(f"{ident(row)}: {error}", file=sys.stderr)
            return {"id": row["id"]}


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(benchmark: Benchmark) -> None:
    """The command line of one benchmark; ends the process."""

    @click.command(help=f"Read the articles of GOLD and print the measures of {benchmark.task}.")
    @click.argument("gold", type=click.Path(path_type=Path))
    @click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the predictions here, as JSON lines.")
    @click.option("--jobs", type=click.IntRange(min=1), default=cores, help="How many processes read; default: one a core.")
    def command(gold: Path, out: Path | None, jobs: int) -> None:
        try:
            read = read_rows(gold)
            rows = [row for row in read if benchmark.unseen(row)]
            if len(rows) < len(read):
                print(f"{len(read) - len(rows)} rows that the models were trained on are left out", file=sys.stderr)
            inputs = benchmark.inputs(rows, gold)
            console = Console(stderr=True)
            steps = track(
                predictions(benchmark, inputs, jobs),
                description=benchmark.task,
                total=len(inputs),
                console=console,
                transient=True,
                disable=not console.is_terminal,
            )
            predicted = list(steps)
            if out is not None:
                write_rows(out, predicted)
        except (BenchmarkError, OSError) as error:
            raise click.ClickException(str(error)) from error
        for measure in TASKS[benchmark.task](rows, {ident(row): row for row in predicted}):
            print(measure)

    command(prog_name=f"python -m benchmarks.{benchmark.task}")
