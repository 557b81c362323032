"""A packed gazetteer gives back what was put in, in the same bytes, and says clearly when it is damaged."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import DataError
from sayso.gazetteer import Gazetteer, open_gazetteer, shipped_gazetteer, user_path
from sayso.gazetteer.keys import fold
from sayso.gazetteer.names import alternates_of, bare
from sayso.gazetteer.pack import Packer


def packed(path: Path) -> Path:
    packer = Packer("a test")
    packer.name_division("EST.04", "Ida-Virumaa")
    packer.add(
        "Narva", 59.37722, 28.19028, "city", country="EST", division="EST.04", population=54_409, geonameid=590031, alternates=("Narwa",)
    )
    packer.add("Narva", -1.5, 20.25, "city", population=12)
    packer.add("Saint Narvik", 10, -20, "site", alternates=("Narva",))
    packer.write(path)
    return path


def test_gives_back_what_was_put_in(tmp_path: Path) -> None:
    gazetteer = Gazetteer(packed(tmp_path / "g.bin"))
    first, second, third = gazetteer.lookup("NARVA")
    assert (first.name, first.lat, first.lon, first.country, first.admin1, first.geonameid) == (
        "Narva",
        59.37722,
        28.19028,
        "EST",
        "Ida-Virumaa",
        590031,
    )
    assert abs(first.population - 54_409) < 0.06 * 54_409
    assert second.geonameid is None and second.country == "" and second.admin1 == ""
    assert not third.exact and third.name == "Saint Narvik"
    assert gazetteer.lookup("narwa")[0].geonameid == 590031 and not gazetteer.lookup("narwa")[0].exact
    assert "St. Narvik" in gazetteer and "Narvik" not in gazetteer and gazetteer.lookup("") == []
    assert gazetteer.division_name("EST.04") == "Ida-Virumaa" and gazetteer.division_name("EST.99") == ""


def test_same_places_same_bytes(tmp_path: Path) -> None:
    assert packed(tmp_path / "a.bin").read_bytes() == packed(tmp_path / "b.bin").read_bytes()


@pytest.mark.parametrize("keep", [0, 5, 14, 60, 200])
def test_a_cut_file_is_named(tmp_path: Path, keep: int) -> None:
    whole = packed(tmp_path / "g.bin").read_bytes()
    cut = tmp_path / "cut.bin"
    cut.write_bytes(whole[:keep])
    with pytest.raises(DataError, match=r"cut\.bin"):
        Gazetteer(cut)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nowhere\.bin"):
        Gazetteer(tmp_path / "nowhere.bin")


def test_the_users_own_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = packed(tmp_path / "own.bin")
    monkeypatch.setenv("SAYSO_GAZETTEER", str(own))
    assert user_path() == own and open_gazetteer().path == own
    monkeypatch.setenv("SAYSO_GAZETTEER", str(tmp_path / "none.bin"))
    with pytest.raises(DataError):
        open_gazetteer()


@given(st.text(max_size=40))
def test_folding_is_stable(name: str) -> None:
    assert fold(fold(name)) == fold(name) or not name.isascii()
    assert fold(name.upper()) == fold(name.lower().upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Petersburg", "Saint Petersburg"),
        ("Võru", "Voru"),
        ("Sana’a", "Sanaa"),
        ("The Hague", "hague"),
        ("Baden-Baden", "Baden Baden"),
        ("D.C.", "DC"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_ranks_come_off() -> None:
    assert bare("Pskov Oblast") == "Pskov" and bare("Republic of Karelia") == "Karelia" and bare("Narva") == ""


def test_alternates_are_latin_names() -> None:
    assert alternates_of(["Narwa", "Нарва", "NRV", "Narwa", "na", "x" * 99]) == ("Narwa",)


def test_the_shipped_one_opens_fast_and_knows_the_world() -> None:
    path = shipped_gazetteer().path
    start = time.perf_counter()
    gazetteer = Gazetteer(path)
    assert time.perf_counter() - start < 0.5
    assert len(gazetteer) > 250_000 and path.stat().st_size < 16_000_000
    for name, country, kind in (
        ("Narva", "EST", "city"), ("Dagestan", "RUS", "division"), ("Texas", "USA", "division"), ("Estonia", "EST", "country"),
        ("Black Sea", "", "sea"), ("Pskov Oblast", "RUS", "division"), ("Ontario", "CAN", "division"), ("Lake County", "USA", "county"),
    ):  # fmt: skip
        assert any(e.country == country and e.kind == kind for e in gazetteer.lookup(name)), name
