"""Words of a headline and a body in a form in which they can be compared."""

import pytest

from sayso.reading.headline.terms import kin, stem, terms_of
from sayso.reading.words import analyse


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("denies", "denied"),
        ("buys", "buying"),
        ("boxes", "box"),
        ("stopped", "stops"),
        ("Merle’s", "merle"),
        ("3,000", "3000"),
        ("passes", "passed"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_families_of_words() -> None:
    assert kin(stem("explosion"), stem("explosive"))
    assert not kin(stem("port"), stem("portrait"))


def test_a_country_and_its_people_are_one_term() -> None:
    first, *_ = terms_of(analyse("French police came.").tokens)
    second, *_ = terms_of(analyse("France slept late.").tokens)
    assert first.stem == second.stem


def test_small_words_and_marks_carry_no_claim() -> None:
    assert [term.stem for term in terms_of(analyse("It is the harbour, and not the town.").tokens)] == ["harbour", "town"]
