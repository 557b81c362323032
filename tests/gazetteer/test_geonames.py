"""A GeoNames dump becomes a gazetteer; what is no dump is refused with its line."""

import zipfile
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.gazetteer import Gazetteer
from sayso.gazetteer.geonames import pack_dump


def row(
    geonameid: int, name: str, feature: str, code: str, lat: float, lon: float, division: str = "04", people: int = 0, others: str = ""
) -> str:
    fields = [
        str(geonameid),
        name,
        name,
        others,
        str(lat),
        str(lon),
        feature,
        code,
        "EE",
        "",
        division,
        "",
        "",
        "",
        str(people),
        "",
        "10",
        "Europe/Tallinn",
        "2024-01-01",
    ]
    return "\t".join(fields)


DUMP = "\n".join(
    [
        row(453733, "Republic of Estonia", "A", "PCLI", 59, 26, "00", 1_300_000),
        row(592075, "Ida-Virumaa", "A", "ADM1", 59.25, 27.25, others="Ida-Viru County"),
        row(590031, "Narva", "P", "PPLA", 59.37722, 28.19028, people=54_000, others="Narwa,Нарва"),
        row(590029, "Narva jõgi", "H", "STM", 59.46, 28.04, others="Narva River"),
        row(99, "Hermann Castle", "S", "CSTL", 59.3758, 28.2012),
    ]
)


@pytest.mark.parametrize("zipped", [False, True])
def test_all_classes_are_packed(tmp_path: Path, zipped: bool) -> None:
    source = tmp_path / ("EE.zip" if zipped else "EE.txt")
    if zipped:
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("readme.txt", "not this")
            archive.writestr("EE.txt", DUMP)
    else:
        source.write_text(DUMP, encoding="utf-8")
    heard: list[int] = []
    assert pack_dump(source, tmp_path / "deep" / "out.bin", heard.append) == 5
    gazetteer = Gazetteer(tmp_path / "deep" / "out.bin")
    assert gazetteer.lookup("Narva River")[0].kind == "river"
    assert gazetteer.lookup("Hermann Castle")[0].kind == "site"
    assert gazetteer.lookup("Estonia")[0].kind == "country"
    assert gazetteer.lookup("Narwa")[0].admin1 == "Ida-Virumaa"
    assert gazetteer.lookup("Ida-Viru")[0].kind == "division"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a line of prose\n", "line 1: has 1 columns"),
        (row(1, "Here", "P", "PPL", 99, 0), "outside the world"),
        (row(1, "Here", "P", "PPL", 9, 0).replace("9\t0", "x\t0"), "line 1"),
        ("", "holds no place"),
        ("\n\n", "holds no place"),
        ("x" * 300_000, "no end"),
    ],
)
def test_what_is_no_dump_is_refused(tmp_path: Path, text: str, told: str) -> None:
    source = tmp_path / "dump.txt"
    source.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        pack_dump(source, tmp_path / "out.bin")
    assert not (tmp_path / "out.bin").exists()


def test_bytes_that_are_no_archive(tmp_path: Path) -> None:
    source = tmp_path / "dump.zip"
    source.write_bytes(b"\x00\xff nothing")
    with pytest.raises(InputError, match="cannot be read"):
        pack_dump(source, tmp_path / "out.bin")
