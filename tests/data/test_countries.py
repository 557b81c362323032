"""The table of countries: every row is sound, and the look-ups find what news writes."""

import pytest

from sayso.data.countries import by_capital, by_demonym, by_metonym, by_name, countries, fold


def test_rows_are_sound() -> None:
    table = countries()
    assert len(table) > 230
    for code, country in table.items():
        assert code == country.alpha3 and len(code) == 3 and len(country.alpha2) == 2
        assert country.names and country.name == country.names[0]
        assert -90 <= country.lat <= 90 and -180 <= country.lon <= 180
    assert len({c.geonameid for c in table.values()}) == len(table)
    assert len({c.alpha2 for c in table.values()}) == len(table)


@pytest.mark.parametrize(
    ("words", "code"),
    [("U.S.", "USA"), ("the Netherlands", "NLD"), ("Côte d’Ivoire", "CIV"), ("Russian Federation", "RUS"), ("Kosovo", "XKX")],
)
def test_names(words: str, code: str) -> None:
    assert by_name()[fold(words)] == code


@pytest.mark.parametrize(
    ("words", "code"), [("Estonian", "EST"), ("Danes", "DNK"), ("Britons", "GBR"), ("Swiss", "CHE"), ("Filipina", "PHL")]
)
def test_demonyms(words: str, code: str) -> None:
    assert by_demonym()[fold(words)] == code


@pytest.mark.parametrize(
    ("words", "code"), [("the Kremlin", "RUS"), ("Tallinn", "EST"), ("Downing Street", "GBR"), ("Washington", "USA"), ("Kyiv", "UKR")]
)
def test_metonyms(words: str, code: str) -> None:
    assert by_metonym()[fold(words)] == code


def test_capitals() -> None:
    assert by_capital()["moscow"] == "RUS" and "kremlin" not in by_capital()
