"""`sayso read`: articles in, records out."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from sayso.cli.output import Output
from sayso.cli.progress import Bar, expected
from sayso.cli.timings import report
from sayso.cli.writers import WRITERS, colored
from sayso.errors import DataError, InputError, OutputError
from sayso.intake import iter_articles
from sayso.reading.reader import read_article
from sayso.record import Article, Reading
from sayso.stages import measured, stage

INTERRUPTED = 130
"""Exit code of a program that Ctrl-C has ended, as shells count it."""

_FORMAT = "text: a record for a person; json: an array; jsonl: one JSON object a line, as they are read; html: one self-contained page."


@dataclass
class _Run:
    """What one call of the command has come to."""

    bar: Bar
    failed: bool = False
    stopped: bool = False
    words: int = 0

    def fail(self, error: object) -> None:
        self.bar.say(str(error))
        self.failed = True


@click.command(no_args_is_help=True)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-f", "--format", "form", type=click.Choice(list(WRITERS)), default="text", show_default=True, help=_FORMAT)
@click.option("-o", "--out", metavar="FILE", type=click.Path(path_type=Path), help="Write to FILE instead of standard output.")
@click.option("--published", metavar="DATE", help="Publication date (2024-05-24) of articles that state none.")
@click.option("--outlet", metavar="NAME", help="Outlet of articles that name none.")
@click.option("--timings", is_flag=True, help="Tell on standard error what each stage cost.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour in text.")
@click.pass_context
def read(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    out: Path | None,
    published: str | None,
    outlet: str | None,
    timings: bool,
    color: str,
) -> None:
    """Read articles and print who said what.

    PATH is a text file, a web page that was saved, a JSONL file (an article a line, with "id" and "text"), a folder of these,
    or "-" for standard input, which may be any of the three.

    What cannot be read costs one line on standard error and the exit code 1; the other articles are still read.
    Relative times ("last week") need a publication date. The fields of the JSON are told in docs/record.md.

    \b
    Examples:
      sayso read article.txt --published 2024-05-24
      sayso read page.html --format html --out record.html
      cat articles.jsonl | sayso read - --format jsonl > readings.jsonl
    """
    _spare(paths, out)
    articles = iter_articles(paths, published=published, outlet=outlet)
    output = Output(out)
    with measured() as seconds, Bar(expected(paths), shown=not output.terminal) as bar:
        run = _Run(bar)
        with output:
            WRITERS[form](_readings(articles, run), output, colored(color, output))
        if run.stopped:
            bar.say(f"stopped; what was read so far is in {output.name}")
    if timings:
        report(seconds, run.words)
    ctx.exit(INTERRUPTED if run.stopped else 1 if run.failed else 0)


def _spare(paths: tuple[str, ...], out: Path | None) -> None:
    """Refuses to write over what is to be read."""
    if out is None:
        return
    for path in paths:
        try:
            same = path != "-" and Path(path).is_file() and out.samefile(path)
        except (OSError, ValueError):
            continue  # one of the two is not there, which others will tell
        if same:
            raise OutputError(f"{out}: is one of the articles to be read")


def _readings(articles: Iterable[Article | InputError], run: _Run) -> Iterator[Reading]:
    """Readings one by one; errors are told and passed over, and Ctrl-C ends the row early, so that what was read is still written."""
    source = iter(articles)
    try:
        while True:
            with stage("intake"):
                item = next(source, None)
            if item is None:
                return
            if reading := _reading(item, run):
                with stage("output"):
                    yield reading
            run.bar.step()
    except KeyboardInterrupt:
        run.stopped = True


def _reading(item: Article | InputError, run: _Run) -> Reading | None:
    if isinstance(item, InputError):
        run.fail(item)
        return None
    run.words += len(item.text.split())
    try:
        with stage("reading"):
            return read_article(item)
    except DataError:
        raise  # no article could be read without it
    except Exception as error:  # a fault of ours must not cost the user the other articles
        if os.environ.get("SAYSO_DEBUG"):
            raise
        run.fail(f"{item.id}: a fault in Sayso, please report it: {type(error).__name__}: {error}")
        return None
