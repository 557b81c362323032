"""The benchmark of article bodies: its measure, by hand, and its runner."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.html import command, compare, measures, runs


def test_runs_of_four_words() -> None:
    assert list(runs("a b, c. d e")) == [("a", "b", "c", "d"), ("b", "c", "d", "e")]
    assert list(runs("a b")) == [("a", "b")]
    assert not runs("")


def test_counts_are_shares_of_a_page() -> None:
    counts = compare("a b c d e", "b c d e f g")
    assert counts == (1 / 4, 2 / 4, 1 / 4)
    assert (counts.precision, counts.recall) == (1 / 3, 1 / 2)
    assert compare("", "") == (0, 0, 0)
    assert (compare("", "").precision, compare("", "").recall) == (None, None)
    assert (compare("a b", "").precision, compare("a b", "").recall) == (None, 0)


def test_f1_is_that_of_the_averages() -> None:
    values = {
        measure.name: measure.value for measure in measures({"1": "a b c d e", "2": "a b c d", "3": ""}, {"1": "b c d e", "2": "a b c d"})
    }
    assert values == pytest.approx({"4-gram P": 100, "4-gram R": 75, "4-gram F1": 100 * 2 * 0.75 / 1.75})


def test_the_runner_reads_pages_and_reports(tmp_path: Path) -> None:
    sentence = "The harbour board of Alden met on Monday evening and agreed to keep the ferry for another year."
    (tmp_path / "html").mkdir()
    (tmp_path / "ground-truth.json").write_text(json.dumps({"k": {"articleBody": sentence, "url": "https://alden.example/"}}))
    missing = CliRunner().invoke(command, [str(tmp_path)])
    assert missing.exit_code == 1
    assert "k.html.gz" in missing.output
    (tmp_path / "html" / "k.html.gz").write_bytes(gzip.compress(f"<html><body><article><p>{sentence}</p></article></body></html>".encode()))
    done = CliRunner().invoke(command, [str(tmp_path), "--out", str(tmp_path / "out.json")])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[-1].split() == ["4-gram", "F1", "100.00"]
    assert json.loads((tmp_path / "out.json").read_text()) == {"k": {"articleBody": sentence}}
