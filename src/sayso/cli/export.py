"""`sayso export`: articles or readings in, the field's records out."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from io import BufferedReader
from pathlib import Path
from typing import cast

import click

from sayso.cli.output import Output
from sayso.cli.stored import holds_readings, stored_readings
from sayso.errors import DataError, InputError, OutputError
from sayso.export.plover import to_plover
from sayso.export.polecat import to_polecat
from sayso.intake import iter_articles
from sayso.intake.door import STDIN
from sayso.reading.reader import read_article
from sayso.record import Reading

FORMATS: dict[str, Callable[[Iterable[Reading]], Iterator[bytes]]] = {"plover": to_plover, "polecat": to_polecat}
"""For each `--format` what writes it."""


@click.command(no_args_is_help=True)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-f", "--format", "form", type=click.Choice(list(FORMATS)), required=True, help="plover: JSON lines; polecat: a table with tabs."
)
@click.option("-o", "--out", metavar="FILE", type=click.Path(path_type=Path), help="Write to FILE instead of standard output.")
@click.option("--published", metavar="DATE", help="Publication date (2024-05-24) of articles that state none.")
@click.option("--outlet", metavar="NAME", help="Outlet of articles that name none.")
@click.pass_context
def export(ctx: click.Context, paths: tuple[str, ...], form: str, out: Path | None, published: str | None, outlet: str | None) -> None:
    """Write events in the formats of the field.

    FILE is an article in any form that "sayso read" takes, a file of readings that "sayso read --format jsonl" (or json) wrote, or
    "-" for standard input, which may be either.

    \b
    Examples:
      sayso export --format plover articles.jsonl > events.jsonl
      sayso export --format polecat readings.jsonl --out events.tsv
      sayso read --format jsonl news/ | sayso export --format plover -
    """
    for path in paths:
        if out is not None and path != "-" and Path(path).exists() and out.exists() and out.samefile(path):
            raise OutputError(f"{out}: is one of the files to be read")
    failed: list[str] = []

    def told(error: object) -> None:
        failed.append(str(error))
        click.echo(f"sayso: {error}", err=True)

    with Output(out) as output:
        for line in FORMATS[form](_readings(paths, published, outlet, told)):
            output.write(line)
    ctx.exit(1 if failed else 0)


def _readings(paths: Iterable[str], published: str | None, outlet: str | None, told: Callable[[object], None]) -> Iterator[Reading]:
    articles: list[str] = []
    for path in paths:
        if not _holds_readings(path):
            articles.append(path)
            continue
        yield from _read(articles, published, outlet, told)
        articles = []
        yield from _stored(path, told)
    yield from _read(articles, published, outlet, told)


def _read(paths: list[str], published: str | None, outlet: str | None, told: Callable[[object], None]) -> Iterator[Reading]:
    if not paths:
        return
    for item in iter_articles(paths, published=published, outlet=outlet):
        if isinstance(item, InputError):
            told(item)
            continue
        try:
            reading = read_article(item)
        except DataError:
            raise
        except Exception as error:  # a fault of ours must not cost the user the other articles
            told(f"{item.id}: a fault in Sayso, please report it: {type(error).__name__}: {error}")
            continue
        yield reading


def _holds_readings(path: str) -> bool:
    """Whether a file, or standard input, begins with a reading rather than with an article."""
    if path == "-":
        stream = sys.stdin.buffer
        return isinstance(stream, BufferedReader) and holds_readings(stream)
    if Path(path).suffix.lower() not in (".jsonl", ".ndjson", ".json"):
        return False
    try:
        with Path(path).open("rb") as file:
            return holds_readings(file)
    except OSError:
        return False


def _stored(path: str, told: Callable[[object], None]) -> Iterator[Reading]:
    try:
        with nullcontext(cast(BufferedReader, sys.stdin.buffer)) if path == "-" else Path(path).open("rb") as file:
            for item in stored_readings(file, STDIN if path == "-" else path):
                if isinstance(item, InputError):
                    told(item)
                else:
                    yield item
    except OSError as error:
        told(InputError(error.strerror or str(error), path))
