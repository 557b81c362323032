"""What the heads say of sentences of the project's own."""

import pytest

from sayso.reading.heads import Coreference, event_types, factuality, role_spans
from sayso.reading.words import analyse_words


def spot(text: str, word: str) -> tuple[int, int]:
    return text.index(word), text.index(word) + len(word)


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Norland's government condemned the Southmark army for the attack.", "Norland", "Southmark"),
        ("The foreign minister of Norland met the Southmark ambassador on Monday.", "foreign minister", "ambassador"),
    ],
)
def test_who_did_it_to_whom(text: str, actor: str, recipient: str) -> None:
    analysis = analyse_words(text)
    assert any(actor in text[a:b] for a, b in role_spans(analysis, 0))
    assert any(recipient in text[a:b] for a, b in role_spans(analysis, 1))


def test_what_happened_counts_more_than_what_did_not() -> None:
    happened, denied, planned = "The bridge collapsed on Monday.", "The bridge never collapsed.", "The bridge may collapse next year."
    values = [factuality(analyse_words(t), spot(t, "collapse")) for t in (happened, denied, planned)]
    assert values[0] > 1 > values[2] and values[0] > values[1]
    assert all(-3 <= v <= 3 for v in values)


def test_types_are_probabilities_and_tell_an_attack_from_a_meeting() -> None:
    for text, likely, unlikely in (
        ("Rebels attacked the army with rockets, killing ten soldiers.", "ASSAULT", "CONSULT"),
        ("The president met his counterpart for talks.", "CONSULT", "ASSAULT"),
    ):
        analysis = analyse_words(text)
        types = event_types(analysis, [0, 1], [4], 0, len(analysis.vectors))
        assert sum(types.values()) == pytest.approx(1, abs=1e-4)
        assert types[likely] > types[unlikely]


def test_a_pronoun_goes_to_the_one_who_fits() -> None:
    text = "Ilse Brandt thanked Tomas Arne because he had saved the ferry."
    analysis = analyse_words(text)
    he = next(t.i for t in analysis.syntax.tokens if t.text == "he")
    brandt, arne = Coreference(analysis).scores(he, [(0, 1), (3, 4)])
    assert arne > brandt
    assert Coreference(analysis).scores(he, []) == []
