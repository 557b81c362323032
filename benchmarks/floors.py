"""Quality floors: the figure that each measure must not fall below, in `floors.json`, with the hash of the gold that it was measured on.

An entry says which runner is started on which gold file or folder, which other files that reads, the hash of them all, by how many
percent a figure may fall short of its floor, and the floors. Precision and recall have no floor of their own, as each can be bought
with the other; nor has a bare speed, which is the machine's.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal

FLOORS = Path(__file__).with_name("floors.json")
UNBOUND = (" P", " R", "words a second, sayso", "words a second, spacy", "peak memory MB, spacy")
LOWER_IS_BETTER = ("median error km", "mean absolute error (not percent)", "peak memory MB, sayso")
Verdict = Literal["unbound", "new", "higher", "held", "below"]


@dataclass(frozen=True)
class Entry:
    """One benchmark in `floors.json`."""

    name: str
    runner: str
    gold: str
    tolerance: float
    beside: tuple[str, ...] = ()
    sha256: str | None = None
    floors: Mapping[str, float] = field(default_factory=dict)

    def paths(self, folder: Path) -> list[Path]:
        """The files that are hashed: the gold, or all that is in it where it is a folder, and those beside it."""
        gold = folder / self.gold
        inside = sorted(path for path in gold.rglob("*") if path.is_file()) if gold.is_dir() else [gold]
        return [*inside, *(folder / path for path in self.beside)]

    def verdict(self, measure: str, value: float) -> Verdict:
        """How a figure compares with its floor."""
        if measure.endswith(UNBOUND):
            return "unbound"
        if measure not in self.floors:
            return "new"
        floor = self.floors[measure]
        gain = floor - value if measure in LOWER_IS_BETTER else value - floor
        if gain < -abs(floor) * self.tolerance / 100 - 0.005:
            return "below"
        return "higher" if gain > 0.005 else "held"

    def raised(self, figures: Mapping[str, float], sha256: str, *, lower: bool = False) -> "Entry":
        """The entry with every floor raised to what was measured; one is lowered, or dropped with its measure, only if `lower`."""
        floors = {} if lower else dict(self.floors)
        for measure, value in figures.items():
            if self.verdict(measure, value) in ("new", "higher") or (lower and not measure.endswith(UNBOUND)):
                floors[measure] = round(value, 2)
        return replace(self, floors=floors, sha256=sha256)


def load(path: Path = FLOORS) -> list[Entry]:
    """The entries of a floors file, in its order."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    return [Entry(name, **{**entry, "beside": tuple(entry["beside"])}) for name, entry in entries.items()]


def save(entries: list[Entry], path: Path = FLOORS) -> None:
    """Write a floors file."""
    rows = {entry.name: {key: value for key, value in asdict(entry).items() if key != "name"} for entry in entries}
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def markdown(entries: list[Entry]) -> str:
    """The floors as the table that stands in docs/evaluation.md."""
    lines = ["| benchmark | gold | measure | figure |", "|---|---|---|---|"]
    lines += [f"| {e.name} | `{e.gold}` | {measure} | {value:.2f} |" for e in entries for measure, value in e.floors.items()]
    return "\n".join(lines)
