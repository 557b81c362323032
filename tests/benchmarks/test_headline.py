"""The runner of the headline check measures no body with weights that have seen it."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from benchmarks import headline
from benchmarks.rows import read_rows, write_rows
from sayso.reading.headline.stance import stance_model

ROOT = Path(__file__).parents[2]
BODY = "The council of Ferrin approved a new tram line on Thursday. It will run from the station to the harbour of the town."


def test_an_unknown_body_gets_the_shipped_weights() -> None:
    assert headline.unseen(BODY) is stance_model()


def test_a_known_body_gets_weights_that_have_not_seen_it(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    name = hashlib.sha256(BODY.encode()).hexdigest()[:8]
    models = headline.folds()["models"]
    monkeypatch.setattr(headline, "folds", lambda: {"bodies": {name}, "models": models})
    headline.unseen.cache_clear()
    assert headline.unseen(BODY) is models[int(name, 16) % len(models)]
    headline.unseen.cache_clear()


def test_every_fold_was_trained() -> None:
    table = json.loads(headline.FOLDS.read_text(encoding="utf-8"))
    assert len(table["folds"]) == 5
    assert table["bodies"] == sorted(set(table["bodies"]))


def test_it_reads_pairs_and_prints_the_measures(tmp_path: Path) -> None:
    gold = tmp_path / "a set.jsonl"
    write_rows(gold, [{"id": "1", "title": "Council Approves New Tram Line", "body": "7", "stance": "agree"}])
    write_rows(tmp_path / "a set_bodies.jsonl", [{"id": "7", "text": BODY}])
    command = [sys.executable, "-m", "benchmarks.headline", str(gold), "--out", str(tmp_path / "out.jsonl"), "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert "stance accuracy" in done.stdout
    (row,) = read_rows(tmp_path / "out.jsonl")
    assert row["headline"]["support"] == "borne_out"
