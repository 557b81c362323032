"""What the name and the address of an outlet tell about where it is at home."""

import pytest

from sayso.gazetteer import shipped_gazetteer
from sayso.reading.outlets import outlet_hint


@pytest.mark.parametrize(
    ("outlet", "url", "country", "name"),
    [
        ("The Tartu Courier", None, "", "Tartu"),
        ("augustachronicle.example", None, "", "Augusta"),
        ("www.newhavendaily.example", None, "", "New Haven"),
        (None, "https://news.norwich.co.uk/story/1", "GBR", "Norwich"),
        ("postimees.ee", None, "EST", None),
    ],
)
def test_hints(outlet: str | None, url: str | None, country: str, name: str | None) -> None:
    hint = outlet_hint(outlet, url, shipped_gazetteer())
    assert hint.country == country
    if name is not None:
        assert name in [place.name for place in hint.places]


@pytest.mark.parametrize("outlet", [None, "", "The Daily News", "....", "a" * 10_000, "http://[", "the.of.and"])
def test_no_hint_is_made_up(outlet: str | None) -> None:
    hint = outlet_hint(outlet, None, shipped_gazetteer())
    assert hint.country == "" and len(hint.places) <= 200
