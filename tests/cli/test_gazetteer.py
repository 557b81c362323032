"""`sayso gazetteer build` packs a dump and says where it lies."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.gazetteer import gazetteer
from sayso.errors import InputError

LINE = "590031\tNarva\tNarva\tNarwa\t59.37722\t28.19028\tP\tPPLA\tEE\t\t04\t\t\t\t54000\t\t10\tEurope/Tallinn\t2024-01-01\n"


def test_build_and_info(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dump, out = tmp_path / "EE.txt", tmp_path / "own.bin"
    dump.write_text(LINE, encoding="utf-8")
    monkeypatch.setenv("SAYSO_GAZETTEER", str(out))
    result = CliRunner().invoke(gazetteer, ["build", str(dump)])
    assert result.exit_code == 0 and f"1 places in {out}" in result.output
    assert "1 places" in CliRunner().invoke(gazetteer, ["info"]).output


def test_a_wrong_file(tmp_path: Path) -> None:
    dump = tmp_path / "x.txt"
    dump.write_text("nothing\n", encoding="utf-8")
    result = CliRunner().invoke(gazetteer, ["build", str(dump), "--out", str(tmp_path / "o.bin")])
    assert isinstance(result.exception, InputError)
