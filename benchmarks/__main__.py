"""All benchmarks at once, against their floors: `python -m benchmarks FOLDER`.

Every runner is started as a user would start it, and what it prints is read. The exit code is 1 where a figure is below its floor, a gold
file is missing or another one than the floors were measured on, or a runner fails.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from benchmarks import floors
from benchmarks.floors import Entry
from benchmarks.rows import BenchmarkError, fingerprint

EVALUATION = Path(__file__).parent.parent / "docs" / "evaluation.md"
BEGIN, END = "<!-- floors: begin -->", "<!-- floors: end -->"
STYLES = {"below": "bold red", "higher": "green", "new": "green"}


def measured(entry: Entry, gold: Path) -> dict[str, float]:
    """The figures that a runner prints for a gold file or folder."""
    command = [sys.executable, "-m", f"benchmarks.{entry.runner}", str(gold)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise BenchmarkError(f"{entry.name}: the runner failed with exit code {done.returncode}")
    return parsed(done.stdout)


def parsed(printed: str) -> dict[str, float]:
    """Measures and figures of a runner's lines: a name, white space, a number."""
    pairs = (line.rsplit(maxsplit=1) for line in printed.splitlines() if line.strip())
    return {name.strip(): float(value) for name, value in pairs}


def check(entry: Entry, folder: Path, *, renew: bool) -> str:
    """The hash of an entry's gold; raises BenchmarkError where files are missing, or are others than before (unless `renew`)."""
    paths = entry.paths(folder)
    for path in paths:
        if not path.is_file():
            raise BenchmarkError(f"{entry.name}: {path} is not there")
    sha256 = fingerprint(paths)
    if entry.sha256 and sha256 != entry.sha256 and not renew:
        raise BenchmarkError(f"{entry.name}: {paths[0]} is not the gold that the floors were measured on")
    return sha256


def report(entry: Entry, figures: dict[str, float]) -> Table:
    """A benchmark's figures beside its floors."""
    table = Table(title=entry.name, title_justify="left", min_width=72)
    table.add_column("measure")
    table.add_column("figure", justify="right")
    table.add_column("floor", justify="right")
    table.add_column("")
    for measure, value in figures.items():
        verdict = entry.verdict(measure, value)
        floor = entry.floors.get(measure)
        table.add_row(
            measure, f"{value:.2f}", "" if floor is None else f"{floor:.2f}", verdict.replace("unbound", ""), style=STYLES.get(verdict)
        )
    return table


def renew_table(entries: list[Entry], path: Path = EVALUATION) -> None:
    """Put the floors into the page that reports them, between its two marks."""
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n{floors.markdown(entries)}\n{END}{after}", encoding="utf-8")


@click.command(help="Run the benchmarks on the gold sets under FOLDER; fail where a figure is below its floor.")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--only", multiple=True, metavar="NAME", help="Only this benchmark; may be given several times.")
@click.option("--update", is_flag=True, help="Raise the floors to what was measured; one that would fall stays, and is an error.")
@click.option("--lower", is_flag=True, help="With --update: let floors fall too, and take a changed gold file.")
def main(folder: Path, only: Sequence[str], update: bool, lower: bool) -> None:
    """Run, print, and compare or raise."""
    console = Console()
    entries = floors.load()
    unknown = set(only) - {entry.name for entry in entries}
    if unknown:
        raise click.BadParameter(f"no such benchmark: {', '.join(sorted(unknown))}", param_hint="--only")
    failures: list[str] = []
    for index, entry in enumerate(entries):
        if only and entry.name not in only:
            continue
        try:
            sha256 = check(entry, folder, renew=update and lower)
            figures = measured(entry, folder / entry.gold)
        except BenchmarkError as error:
            failures.append(str(error))
            continue
        console.print(report(entry, figures))
        if not (update and lower):
            failures += [f"{entry.name}: {m} is below its floor" for m, value in figures.items() if entry.verdict(m, value) == "below"]
            failures += [f"{entry.name}: {m} was not measured" for m in entry.floors if m not in figures]
        if update:
            entries[index] = entry.raised(figures, sha256, lower=lower)
            floors.save(entries)
            renew_table(entries)
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
