"""`sayso export`: articles and readings in, records out, errors in one line."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli import export as command
from sayso.cli import main
from sayso.cli.stored import stored_readings
from sayso.errors import InputError
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


def stdin(content: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedReader(io.BytesIO(content)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "whole", [to_json(reading()) + b"\n", b"[\n" + to_json(reading()) + b"\n]\n", b"\xef\xbb\xbf" + to_json(reading())]
)
def test_readings_come_through_a_pipe(sayso, monkeypatch, whole: bytes) -> None:
    monkeypatch.setattr("sys.stdin", stdin(whole))
    code, out, err = sayso("--format", "plover", "-")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == len(reading().events)


def test_articles_come_through_a_pipe(sayso, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", stdin(json.dumps({"id": "x", "text": TEXT}).encode()))
    code, out, _ = sayso("--format", "plover", "-")
    assert code == 0
    assert {json.loads(line)["id"].partition("-")[0] for line in out.splitlines()} == {"x"}


def test_an_array_of_readings_is_taken(sayso, tmp_path: Path) -> None:
    path = tmp_path / "readings.json"
    path.write_bytes(b"[" + to_json(reading()) + b"," + b'{"article": 5}' + b"]")
    code, out, err = sayso("--format", "plover", path)
    assert code == 1
    assert "readings.json, item 2: no reading: article:" in err
    assert len(err.splitlines()) == 1
    assert len(out.splitlines()) == len(reading().events)


def test_files_of_readings_never_share_an_id(sayso, tmp_path: Path) -> None:
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_bytes(to_json(reading()) + b"\n")
    _, out, _ = sayso("--format", "plover", tmp_path / "one.jsonl", tmp_path / "two.jsonl")
    ids = [json.loads(line)["id"] for line in out.splitlines()]
    assert len(set(ids)) == len(ids) == 2 * len(reading().events)


@pytest.mark.parametrize("start", [b"", b"[", b'{"article": {'])
@given(junk=st.binary(max_size=300))
def test_no_bytes_raise(start: bytes, junk: bytes) -> None:
    found = list(stored_readings(io.BufferedReader(io.BytesIO(start + junk)), "junk"))  # type: ignore[arg-type]
    assert all(isinstance(item, InputError) for item in found)


def test_an_event_without_a_trigger_points_at_nothing() -> None:
    row = json.loads(to_json(reading()))
    row["events"][0]["trigger"] = []
    (found,) = stored_readings(io.BufferedReader(io.BytesIO(json.dumps(row).encode())), "r")  # type: ignore[arg-type]
    assert "without a trigger" in str(found)
