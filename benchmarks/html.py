"""Article bodies of web pages: the article extraction benchmark of Zyte. `python -m benchmarks.html FOLDER`.

FOLDER holds `ground-truth.json` (for each key the `articleBody`) and `html/KEY.html.gz`. The measure is that benchmark's own: of each page
the multisets of runs of four words, predicted and true, give counts of hits, of false and of missed ones, each divided by their sum, so
that a long page weighs no more than a short one; precision and recall are averaged over the pages, and F1 is that of the averages.
"""

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import click

from benchmarks.measures import Measure
from benchmarks.rows import BenchmarkError
from sayso.errors import SaysoError
from sayso.intake import read_html

RUN = 4
_WORD = re.compile(r"\w+")


class Counts(NamedTuple):
    """Shares of hits, false and missed runs of words on one page; they add up to one, or to nothing where there are no words at all."""

    hits: float
    false: float
    missed: float

    @property
    def precision(self) -> float | None:
        """None where nothing was predicted."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else None

    @property
    def recall(self) -> float | None:
        """None where there was nothing to find."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else None


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words and how often each occurs; all words as one run where there are fewer."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)) if words)


def compare(true: str, predicted: str) -> Counts:
    """The counts of one page."""
    a, b = runs(true), runs(predicted)
    counts = ((a & b).total(), (b - a).total(), (a - b).total())
    whole = sum(counts) or 1
    return Counts(*(count / whole for count in counts))


def measures(true: Mapping[str, str], predicted: Mapping[str, str]) -> list[Measure]:
    """Precision, recall and F1 in percent; a page without a prediction counts as one without words."""
    pages = [compare(body, predicted.get(key, "")) for key, body in true.items()]
    precisions = [p for page in pages if (p := page.precision) is not None]
    recalls = [r for page in pages if (r := page.recall) is not None]
    precision = fmean(precisions) if precisions else 0.0
    recall = fmean(recalls) if recalls else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return [Measure(f"4-gram {name}", 100 * value) for name, value in (("P", precision), ("R", recall), ("F1", f1))]


def bodies(folder: Path) -> dict[str, str]:
    """The true article bodies by key; raises BenchmarkError."""
    path = folder / "ground-truth.json"
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {key: row.get("articleBody") or "" for key, row in rows.items()}
    except OSError as error:
        raise BenchmarkError(f"{path}: {error.strerror}") from error
    except (ValueError, AttributeError) as error:
        raise BenchmarkError(f"{path}: not the ground truth of this benchmark") from error


def extracted(folder: Path, key: str) -> str:
    """The text that Sayso takes from a page, "" where it refuses it; raises BenchmarkError where the page is missing or damaged."""
    path = folder / "html" / f"{key}.html.gz"
    try:
        content = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise BenchmarkError(f"{path}: {getattr(error, 'strerror', None) or 'not a gzip file'}") from error
    try:
        return read_html(content, name=key).text
    except SaysoError as error:
        click.echo(f"{key}: {error}", err=True)
        return ""


@click.command(help="Read the pages of FOLDER and print how well their articles' bodies were found.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the texts here, in the benchmark's own form.")
def command(folder: Path, out: Path | None) -> None:
    """Read, write, measure."""
    try:
        true = bodies(folder)
        predicted = {key: extracted(folder, key) for key in true}
        if out is not None:
            out.write_text(
                json.dumps({key: {"articleBody": body} for key, body in predicted.items()}, ensure_ascii=False), encoding="utf-8"
            )
    except (BenchmarkError, OSError) as error:
        raise click.ClickException(str(error)) from error
    for measure in measures(true, predicted):
        print(measure)


if __name__ == "__main__":
    command(prog_name="python -m benchmarks.html")
