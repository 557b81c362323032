"""Numbers and what they count."""

import pytest

from sayso.reading.headline.quantities import quantities
from sayso.reading.words import analyse


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("At least thirteen people died.", 13, "dead"),
        ("30 Dead in Fire", 30, "dead"),
        ("Half a million march for pay.", 5e5, "march"),
        ("It paid $8 million.", 8e6, "money"),
        ("It paid $2.5bn for it.", 2.5e9, "money"),
        ("Rents rose by 9 percent.", 9, "percent"),
        ("Rents rose by 9%.", 9, "percent"),
        ("Some 40,000 houses burned.", 40000, "hous"),
        ("Twenty-two boats sank.", 22, "boat"),
        ("Police arrested twenty fans.", 20, "arrest"),
    ],
)
def test_a_number_with_its_unit(text: str, value: float, unit: str) -> None:
    (found,) = quantities(analyse(text).tokens)
    assert found.value == value
    assert unit in found.units


@pytest.mark.parametrize("text", ["It began in 1998 there.", "A 22-year-old man came.", "It starts at 9 pm.", "The council met."])
def test_dates_ages_and_times_count_nothing(text: str) -> None:
    assert quantities(analyse(text).tokens) == []
