"""Gold and predicted rows."""

from pathlib import Path

import pytest

from benchmarks.rows import BenchmarkError, fingerprint, ident, read_rows, write_rows


def test_rows_survive_writing_and_reading(tmp_path: Path) -> None:
    rows = [{"id": "1", "text": "“Süß\u2028”"}, {"article": {"id": 2}}]
    write_rows(tmp_path / "rows.jsonl", rows)
    assert read_rows(tmp_path / "rows.jsonl") == rows
    assert [ident(row) for row in rows] == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "says"),
    [(b'{"id": 1}\n{', "line 2: not JSON"), (b"[1]", "line 1: not a JSON object"), (b'{"id": "\xff"}', "not UTF-8")],
    ids=["broken", "array", "bytes"],
)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(BenchmarkError, match=says):
        read_rows(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"none\.jsonl: No such file"):
        read_rows(tmp_path / "none.jsonl")


def test_fingerprint_of_one_file_is_its_sha256(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert fingerprint([tmp_path / "a"]) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert fingerprint([tmp_path / "a", tmp_path / "a"]) != fingerprint([tmp_path / "a"])
