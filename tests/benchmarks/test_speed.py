"""The speed comparison, with readers that take no time."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import speed
from benchmarks.rows import BenchmarkError, write_rows


def test_summary_is_the_median_of_the_rounds() -> None:
    rounds = [
        {"sayso": {"seconds": a, "peak": 100.0 + a}, "spacy": {"seconds": b, "peak": None}} for a, b in ((2.0, 1.0), (4.0, 1.0), (1.0, 2.0))
    ]
    assert {m.name: m.value for m in speed.summary(600, rounds)} == {
        "words a second, sayso": 300.0,
        "words a second, spacy": 600.0,
        "ratio to spaCy (not percent)": 0.5,
        "peak memory MB, sayso": 104.0,
    }


def test_a_reader_process_answers_every_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([".", "src"]))
    write_rows(tmp_path / "articles.jsonl", [{"id": "1", "text": "Mayor Ida Holm said the ferry would sail."}])
    with speed.Reader("sayso", tmp_path / "articles.jsonl") as reader:
        first, second = reader.round(), reader.round()
    assert first["seconds"] >= 0
    assert second["peak"] is None or second["peak"] > 1


def test_a_reader_that_cannot_start_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([".", "src"]))
    with pytest.raises(BenchmarkError, match="the sayso reader ended early"):
        speed.Reader("sayso", tmp_path / "none.jsonl")


def test_without_spacy_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "find_spec", lambda name: None)
    result = CliRunner().invoke(speed.main, [str(tmp_path / "articles.jsonl")])
    assert result.exit_code == 1
    assert "pip install 'sayso[bench]'" in result.stderr
