import json
from pathlib import Path

import pytest

from benchmarks.chains import GOLD, ROLES, compare, main
from sayso.record import Link


def test_links_count_when_role_and_place_agree() -> None:
    gold = {"links": [{"role": "medium", "span": [0, 5]}, {"role": "venue", "span": [10, 15]}], "skip": ["speaker"]}
    links = [Link(role="medium", span=(3, 9)), Link(role="recipient", span=(10, 15)), Link(role="speaker", span=(20, 22))]
    assert sorted(compare(gold, links), key=str) == [
        ("medium", (0, 5), (3, 9)), ("recipient", None, (10, 15)), ("venue", (10, 15), None),
    ]  # fmt: skip


def test_one_gold_link_is_hit_once() -> None:
    gold = {"links": [{"role": "medium", "span": [0, 5]}]}
    links = [Link(role="medium", span=(0, 2)), Link(role="medium", span=(2, 5))]
    assert [wanted for _, wanted, _ in compare(gold, links)] == [(0, 5), None]


@pytest.mark.parametrize("name", ["polnear", "trnews", "own"])
def test_gold_sets_are_well_formed(name: str) -> None:
    halves: dict[str, str] = {}
    for line in (GOLD / f"chains_{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        identity = str(row.get("article", row.get("id")))
        assert halves.setdefault(identity, row["half"]) == row["half"]
        assert ("text" in row) == (name == "own")
        for attribution in row.get("attributions", [row]):
            for link in attribution["links"]:
                assert link["role"] in ROLES
                assert 0 <= link["span"][0] < link["span"][1]
                assert name != "own" or link["span"][1] <= len(row["text"])
    assert set(halves.values()) == {"A", "B"}


def test_the_runner_joins_ids_with_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Orm told reporters it was over."
    row = {
        "article": 7,
        "half": "B",
        "source": [[0, 3]],
        "cue": [[4, 8]],
        "content": [[19, 30]],
        "links": [{"role": "recipient", "span": [9, 18]}],
    }
    gold = tmp_path / "gold"
    gold.mkdir()
    for name, lines in (("polnear", [row]), ("trnews", []), ("own", [])):
        (gold / f"chains_{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    for folder, file in (("polnear", "train"), ("geo", "trnews")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{file}.jsonl").write_text(json.dumps({"id": 7, "text": text}) + "\n", encoding="utf-8")
    monkeypatch.setattr("benchmarks.chains.GOLD", gold)
    monkeypatch.setattr("sys.argv", ["chains", str(tmp_path), "--half", "B"])
    main()
    assert "recipient" in (out := capsys.readouterr().out) and "100.0" in out
