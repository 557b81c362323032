"""The features of a sentence by which it counts as an opinion, and the probability that comes of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.opinion import features, opinion_probability
from sayso.reading.words import analyse_words


def probability(text: str) -> float:
    analysis = analyse_words(text)
    n = len(analysis.syntax.tokens)
    return opinion_probability(analysis, 0, n, [False] * n, [False] * n)


def test_a_judgement_is_likelier_an_opinion_than_a_count():
    assert probability("Clearly we must all stop this shameful and absurd waste.") > 0.5
    assert probability("The council of Arendal paid 9 million crowns for the pier in 2019.") < 0.3


def test_words_of_contents_count_for_nothing():
    analysis = analyse_words("She said that it was a shameful failure.")
    n = len(analysis.syntax.tokens)
    found = features(analysis, 0, n, [i > 1 for i in range(n)], [i < 2 for i in range(n)])
    assert "list loaded" not in found and found["told"] == found["cue"] == 1.0


def test_nothing_is_no_opinion():
    assert opinion_probability(analyse_words(""), 0, 0, [], []) == 0.0


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_a_probability_on_any_text(text):
    assert 0 <= probability(text) <= 1
