"""Headlines get the capitals of their bodies."""

from sayso.reading.headline.casing import cased
from sayso.reading.words import analyse


def test_words_that_the_body_writes_small_lose_their_capital() -> None:
    body = analyse("The port of Kelvin has a grain terminal. On Monday the terminal of Port Kelvin was closed.")
    assert cased("Kelvin Closed Its Grain Terminal On Monday", body, None) == "Kelvin closed its grain terminal on Monday"


def test_the_title_itself_says_nothing_about_capitals() -> None:
    text = "Grain terminal shut\n\nGrain came late."
    assert cased("New Terminal", analyse(text), (0, 19)) == "New Terminal"


def test_the_length_stays() -> None:
    assert len(cased("İstanbul Is In the İl", analyse("is in the il"), None)) == len("İstanbul Is In the İl")
