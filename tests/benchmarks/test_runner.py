"""The runners: what the reader may see, and that a strange file in a strange folder is enough."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import headline
from benchmarks.aside import fold
from benchmarks.rows import BenchmarkError, Row, read_rows, write_rows
from benchmarks.runner import Benchmark, article_inputs, predictions, reading_of
from sayso.errors import EmptyArticle

ROOT = Path(__file__).parents[2]
TEXT = "Mayor Ida Holm said the ferry would sail on Friday. The harbour of Lindvik was closed."
GOLD: dict[str, Row] = {
    "attribution": {"attributions": [{"source": [[0, 14]], "cue": [[15, 19]], "content": [[20, 50]]}]},
    "places": {"places": [{"span": [67, 74], "lat": None, "lon": None, "geonameid": None}]},
    "times": {"times": [{"span": [44, 50], "value": "2024-05-24", "type": "DATE"}]},
    "actors": {"span": [0, 14], "country": None, "sector": "GOV"},
    "coreference": {"pronoun": [20, 23], "a": [6, 14], "a_is": False, "b": [67, 74], "b_is": False},
}


def run(task: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    command = [sys.executable, "-m", f"benchmarks.{task}", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)


@pytest.mark.parametrize("task", GOLD)
def test_gold_labels_never_reach_the_reader(task: str) -> None:
    row = {"id": "x", "text": TEXT, "title": None, "published": "2024-05-23", "outlet": "Lindvik Post", **GOLD[task]}
    assert article_inputs([row], Path("gold.jsonl")) == [{"id": "x", "text": TEXT, "published": "2024-05-23", "outlet": "Lindvik Post"}]


def test_the_text_is_taken_to_the_letter() -> None:
    text = "\n\n  Odd\u00a0spaces \u202e and “marks\n"
    assert reading_of({"id": "x", "text": text})["article"]["text"] == text


def test_headline_pairs_join_the_bodies_beside_the_gold(tmp_path: Path) -> None:
    gold = [
        {"id": "1", "title": "Ferry sails", "body": "7", "stance": "agree"},
        {"id": "2", "title": "No ferry", "body": 7, "stance": "disagree"},
    ]
    write_rows(tmp_path / "any name_bodies.jsonl", [{"id": "7", "text": TEXT}])
    assert headline.pairs(gold, tmp_path / "any name.jsonl") == [
        {"id": "1", "title": "Ferry sails", "text": TEXT},
        {"id": "2", "title": "No ferry", "text": TEXT},
    ]
    gold.append({"id": "3", "title": "x", "body": "8", "stance": "agree"})
    with pytest.raises(BenchmarkError, match="no body 8"):
        headline.pairs(gold, tmp_path / "any name.jsonl")


def refuse(row: Row) -> Row:
    if row["id"] == "2":
        raise EmptyArticle("nothing to read")
    return {"id": row["id"], "times": []}


def test_a_refused_article_counts_as_empty_and_the_rest_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": str(i)} for i in range(1, 4)]
    assert list(predictions(Benchmark("times", predict=refuse), rows, jobs=1)) == [
        {"id": "1", "times": []},
        {"id": "2"},
        {"id": "3", "times": []},
    ]
    assert capsys.readouterr().err == "2: nothing to read\n"


def test_a_runner_reads_any_folder_prints_its_measures_and_writes_readings(tmp_path: Path) -> None:
    gold, out = tmp_path / "a set.jsonl", tmp_path / "out.jsonl"
    write_rows(gold, [{"id": "x", "text": TEXT, "published": "2024-05-23", **GOLD["times"]}])
    done = run("times", gold, "--out", out, "--jobs", "1")
    assert done.returncode == 0, done.stderr
    names = [line[:36].strip() for line in done.stdout.splitlines()]
    assert names == [f"{measure} {letter}" for measure in ("strict", "relaxed", "value", "type") for letter in ("P", "R", "F1")]
    (reading,) = read_rows(out)
    assert reading["article"]["text"] == TEXT
    assert {"actors", "attributions", "events", "places", "times", "sentences", "headline"} <= reading.keys()
    again = subprocess.run(
        [sys.executable, "-m", "benchmarks.score", "times", str(gold), str(out)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert again.stdout == done.stdout


def test_a_missing_gold_file_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    done = run("places", tmp_path / "none.jsonl")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "none.jsonl" in done.stderr


def test_predictions_are_the_same_from_one_process_and_from_two() -> None:
    rows = [{"id": str(i), "text": f"{TEXT} {i}."} for i in range(40)]
    benchmark = Benchmark("attribution")
    assert json.dumps(list(predictions(benchmark, rows, 1))) == json.dumps(list(predictions(benchmark, rows, 2)))


def test_rows_that_the_models_were_trained_on_do_not_count(tmp_path: Path) -> None:
    ids = [f"plv-train-{n}" for n in range(20)]
    text = "Norland sent tents to Sudmark."
    rows: list[Row] = [{"id": name, "text": text, "actor": [[0, 7]], "recipient": [[22, 29]], "type": "AID"} for name in ids]
    write_rows(tmp_path / "gold.jsonl", rows)
    out = tmp_path / "out.jsonl"
    done = run("plover", tmp_path / "gold.jsonl", "--out", out, "--jobs", "1")
    assert done.returncode == 0, done.stderr
    kept = [name for name in ids if fold(name) == 0]
    assert [row["id"] for row in read_rows(out)] == kept
    assert f"{len(ids) - len(kept)} rows that the models were trained on are left out" in done.stderr
