"""`sayso export`: articles and readings in, records out, errors in one line."""

import json
from pathlib import Path

import pytest

from sayso.cli import export as command
from sayso.cli import main
from sayso.export.jsonlines import to_json
from sayso.export.polecat import COLUMNS
from tests.samples import TEXT, reading


@pytest.fixture
def sayso(monkeypatch, capfdbinary):
    monkeypatch.setattr(command, "read_article", lambda article: reading().model_copy(update={"article": article}))

    def run(*args: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main.main(["export", *(str(arg) for arg in args)])
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return run


def test_an_article_becomes_records(sayso, tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    code, out, err = sayso("--format", "plover", path)
    assert (code, err) == (0, "")
    assert [json.loads(line)["event"] for line in out.splitlines()] == [[e.type] for e in reading().events]


def test_stored_readings_are_not_read_again(sayso, tmp_path: Path, monkeypatch) -> None:
    def never(article: object) -> None:
        raise AssertionError

    monkeypatch.setattr(command, "read_article", never)
    path = tmp_path / "readings.jsonl"
    path.write_bytes(to_json(reading()) + b"\n")
    code, out, _ = sayso("--format", "polecat", path)
    assert code == 0
    assert out.splitlines()[0].split("\t") == list(COLUMNS)
    assert len(out.splitlines()) == 1 + len(reading().events)


def test_a_broken_line_costs_one_line(sayso, tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_bytes(to_json(reading()) + b"\n{]\n" + to_json(reading()) + b"\n")
    code, out, err = sayso("--format", "plover", path)
    assert code == 1
    assert "readings.jsonl, line 2" in err
    assert len(err.splitlines()) == 1
    assert len(out.splitlines()) == 2 * len(reading().events)


def test_the_output_never_overwrites_the_input(sayso, tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_bytes(to_json(reading()) + b"\n")
    before = path.read_bytes()
    code, _, err = sayso("--format", "plover", path, "--out", path)
    assert code == 1
    assert "is one of the files" in err
    assert path.read_bytes() == before


def test_a_format_is_asked_for(sayso, tmp_path: Path) -> None:
    code, _, err = sayso(tmp_path / "none.txt")
    assert code == 2
    assert "--format" in err
