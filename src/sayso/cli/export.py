"""`sayso export`: articles or readings in, the field's records out."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click
from pydantic import ValidationError

from sayso.cli.output import Output
from sayso.errors import DataError, InputError, OutputError
from sayso.export.plover import to_plover
from sayso.export.polecat import to_polecat
from sayso.intake import iter_articles
from sayso.reading.reader import read_article
from sayso.record import Reading

FORMATS: dict[str, Callable[[Iterable[Reading]], Iterator[bytes]]] = {"plover": to_plover, "polecat": to_polecat}
"""For each `--format` what writes it."""
_HEAD = 2**16


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

    FILE is an article in any form that "sayso read" takes, or a file of readings that "sayso read --format jsonl" wrote.

    \b
    Examples:
      sayso export --format plover articles.jsonl > events.jsonl
      sayso export --format polecat readings.jsonl --out events.tsv
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
        if path != "-" and _holds_readings(Path(path)):
            yield from _read(articles, published, outlet, told)
            articles = []
            yield from _stored(Path(path), told)
        else:
            articles.append(path)
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


def _holds_readings(path: Path) -> bool:
    """Whether the first line of a file is a reading rather than an article."""
    if path.suffix.lower() not in (".jsonl", ".ndjson", ".json"):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).lstrip()
    except OSError:
        return False
    return head.startswith(b'{"article":') or head.startswith(b'{"article" :')


def _stored(path: Path, told: Callable[[object], None]) -> Iterator[Reading]:
    """Readings of a file, one a line; what is none costs one line of complaint."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    yield Reading.model_validate(json.loads(line))
                except (ValidationError, ValueError, RecursionError) as error:
                    first = str(error).splitlines()[0]
                    told(InputError(f"no reading: {first}", f"{path.name}, line {number}"))
    except OSError as error:
        told(InputError(error.strerror or str(error), path.name))
