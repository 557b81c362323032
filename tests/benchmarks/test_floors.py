"""Floors rise by themselves and fall only when told to."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import __main__ as table
from benchmarks import floors
from benchmarks.floors import Entry
from benchmarks.rows import BenchmarkError, fingerprint

ENTRY = Entry("times", "times", "times.jsonl", tolerance=1.0, floors={"value F1": 70.0, "median error km": 10.0})
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("measure", "value", "verdict"),
    [
        ("value F1", 70.0, "held"),
        ("value F1", 69.4, "held"),
        ("value F1", 69.2, "below"),
        ("value F1", 70.1, "higher"),
        ("median error km", 10.2, "below"),
        ("median error km", 9.0, "higher"),
        ("strict F1", 1.0, "new"),
        ("value P", 1.0, "unbound"),
        ("words a second, sayso", 1.0, "unbound"),
    ],
)
def test_verdict(measure: str, value: float, verdict: str) -> None:
    assert ENTRY.verdict(measure, value) == verdict


def test_an_update_raises_but_never_lowers_without_the_flag() -> None:
    figures = {"value F1": 60.0, "median error km": 8.0, "strict F1": 50.004, "strict P": 99.0}
    assert ENTRY.raised(figures, "h").floors == {"value F1": 70.0, "median error km": 8.0, "strict F1": 50.0}
    assert ENTRY.raised(figures, "h", lower=True).floors == {"value F1": 60.0, "median error km": 8.0, "strict F1": 50.0}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder, a floors file and a page of their own, and a runner that measures 65."""
    (tmp_path / "times.jsonl").write_text("{}\n")
    page = tmp_path / "evaluation.md"
    page.write_text(f"before\n{table.BEGIN}\nstale\n{table.END}\nafter\n")
    file = tmp_path / "floors.json"
    floors.save([replace(ENTRY, floors={"value F1": 60.0}, sha256=fingerprint([tmp_path / "times.jsonl"]))], file)
    monkeypatch.setattr(floors, "FLOORS", file)
    monkeypatch.setattr(floors.load, "__defaults__", (file,))
    monkeypatch.setattr(floors.save, "__defaults__", (file,))
    monkeypatch.setattr(table.renew_table, "__defaults__", (page,))
    monkeypatch.setattr(table, "measured", lambda entry, gold: {"value F1": 65.0})
    return tmp_path


def outcome(house: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(table.main, [str(house), *options])
    return result.exit_code, result.stderr


def test_a_figure_above_its_floor_passes_and_below_fails(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert outcome(house) == (0, "")
    monkeypatch.setattr(table, "measured", lambda entry, gold: {"value F1": 50.0})
    assert outcome(house) == (1, "times: value F1 is below its floor\n")
    assert outcome(house, "--update") == (1, "times: value F1 is below its floor\n")
    assert floors.load()[0].floors == {"value F1": 60.0}
    assert outcome(house, "--update", "--lower")[0] == 0
    assert floors.load()[0].floors == {"value F1": 50.0}


def test_an_update_writes_the_page(house: Path) -> None:
    assert outcome(house, "--update")[0] == 0
    assert floors.load()[0].floors == {"value F1": 65.0}
    page = (house / "evaluation.md").read_text()
    assert page.startswith("before\n")
    assert page.endswith("after\n")
    assert "| times | `times.jsonl` | value F1 | 65.00 |" in page
    assert "stale" not in page


def test_a_measure_that_is_no_longer_printed_is_missed(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "measured", lambda entry, gold: {})
    assert outcome(house) == (1, "times: value F1 was not measured\n")


def test_another_gold_file_is_refused(house: Path) -> None:
    (house / "times.jsonl").write_text("{} \n")
    code, error = outcome(house)
    assert code == 1
    assert "is not the gold that the floors were measured on" in error
    assert outcome(house, "--update")[0] == 1
    assert outcome(house, "--update", "--lower")[0] == 0


def test_a_missing_gold_file_fails(house: Path) -> None:
    (house / "times.jsonl").unlink()
    code, error = outcome(house)
    assert code == 1
    assert "is not there" in error


def test_a_folder_counts_with_all_its_files(tmp_path: Path) -> None:
    for name in ("b.gz", "a.gz"):
        (tmp_path / "html").mkdir(exist_ok=True)
        (tmp_path / "html" / name).write_text(name)
    assert [p.name for p in Entry("html", "html", "html", 1.0, beside=("x.json",)).paths(tmp_path)] == ["a.gz", "b.gz", "x.json"]


def test_printed_lines_are_read_back() -> None:
    assert table.parsed("relation F1                            62.10\n\nmedian error km  3.00\n") == {
        "relation F1": 62.1,
        "median error km": 3.0,
    }


def test_a_failing_runner_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="times: the runner failed with exit code 1"):
        table.measured(ENTRY, tmp_path / "none.jsonl")


def test_the_floors_file_names_runners_that_exist_and_every_floor_binds() -> None:
    for entry in floors.load():
        assert (ROOT / "benchmarks" / f"{entry.runner}.py").is_file()
        assert not [measure for measure in entry.floors if entry.verdict(measure, 0.0) == "unbound"]
        assert bool(entry.floors) == bool(entry.sha256)


def test_the_evaluation_page_shows_the_floors() -> None:
    page = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    shown = page.partition(table.BEGIN)[2].partition(table.END)[0].strip()
    assert shown == floors.markdown(floors.load())


def test_the_floors_file_is_written_as_it_is_read(tmp_path: Path) -> None:
    floors.save(floors.load(), tmp_path / "floors.json")
    assert json.loads((tmp_path / "floors.json").read_text()) == json.loads(floors.FLOORS.read_text())
