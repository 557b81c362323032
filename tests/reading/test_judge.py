"""What the judge says of sentences of our own, and that it never fails."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading import model
from sayso.reading.judge import KINDS, NONE, STATUSES, event, event_types, happened, opinion

SENTENCES = [
    ("Norland expelled three envoys of Sudmark on Monday.", "Norland", "Sudmark", "SANCTION"),
    (
        "Thousands of miners marched through the capital to denounce the government of Norland.",
        "Thousands of miners",
        "government",
        "PROTEST",
    ),
    ("Norland moved tanks towards the border with Sudmark.", "Norland", "Sudmark", "MOBILIZE"),
    ("The president of Norland met the foreign minister of Sudmark for talks.", "The president", "the foreign minister", "CONSULT"),
    ("Norland bombed two villages of Sudmark, killing nine people.", "Norland", "Sudmark", "ASSAULT"),
    ("Norland sent tents and medicine to flooded Sudmark.", "Norland", "Sudmark", "AID"),
]


def span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(("text", "actor", "recipient", "kind"), SENTENCES)
def test_what_passes_between_two(text: str, actor: str, recipient: str, kind: str) -> None:
    told = event_types(text, [span(text, actor)], [span(text, recipient)])
    assert max(told, key=lambda name: told[name]) == kind
    assert sum(told.values()) == pytest.approx(1, abs=1e-4)
    assert set(told) == set(model.labels()["type"])


def test_who_is_marked_counts() -> None:
    text = "Norland praised Sudmark after Westmark had invaded Eastmark."
    praise = event_types(text, [span(text, "Norland")], [span(text, "Sudmark")])
    war = event_types(text, [span(text, "Westmark")], [span(text, "Eastmark")])
    assert praise["SUPPORT"] > war["SUPPORT"]
    assert war["ASSAULT"] > praise["ASSAULT"]


def test_an_opinion_is_more_of_one_than_a_report() -> None:
    assert opinion("It is a disgrace that nobody has the courage to end this shameful farce.") > opinion("The bridge reopened on Monday.")


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_any_text_and_any_spans_give_probabilities(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in pairs]
    assert sum(event_types(text, spans, spans[:1]).values()) == pytest.approx(1, abs=1e-4)
    assert 0 <= opinion(text) <= 1


def test_surrogates_and_endless_sentences_are_read() -> None:
    assert 0 <= opinion("\ud800 bad " * 5) <= 1
    assert 0 <= opinion("a terrible mess " * 2000) <= 1


TRIGGERS = [
    ("Ann Orm, the mayor of Norhaven, criticized the council on Monday for closing the school.", "criticized", "ACCUSE", "happened"),
    ("Police in Norhaven arrested two men over the fire at the mill.", "arrested", "COERCE", "happened"),
    ("The council did not endorse Ann Orm for mayor.", "endorse", "SUPPORT", "denied"),
    ("The band released its second album in May.", "released", NONE, None),
]


@pytest.mark.parametrize(("text", "word", "kind", "status"), TRIGGERS)
def test_which_event_a_word_tells(text: str, word: str, kind: str, status: str | None) -> None:
    told = event(text, span(text, word))
    assert max(told.kinds, key=lambda name: told.kinds[name]) == kind
    assert status is None or max(told.statuses, key=lambda name: told.statuses[name]) == status


def test_who_acts_and_to_whom_it_is_done() -> None:
    text = "Police in Norhaven arrested two fishermen over the fire at the mill."
    sides = {text[a:b]: (actor, recipient) for (a, b), actor, recipient in event(text, span(text, "arrested")).parties}
    assert sides["Police"][0] > 0.5 > sides["Police"][1]
    assert sides["fishermen"][1] > 0.5 > sides["fishermen"][0]
    assert max(sides["mill"]) < 0.5


def test_what_happened_scores_above_what_did_not() -> None:
    text = "The ship sailed on Monday, but the ferry did not leave."
    sailed, left = happened(text, [span(text, "sailed"), span(text, "leave")])
    assert sailed > 2 > left + 1


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_and_any_trigger_is_answered(text: str, a: int, b: int) -> None:
    trigger = (min(a, b, len(text)), min(max(a, b), len(text)))
    told = event(text, trigger)
    assert set(told.kinds) == set(KINDS)
    assert set(told.statuses) == set(STATUSES)
    assert sum(told.kinds.values()) == pytest.approx(1, abs=1e-4)
    assert all(0 <= x <= y <= len(text) for (x, y), _, _ in told.parties)
    assert all(-3 <= value <= 3 for value in happened(text, [trigger]))


def test_the_end_of_an_endless_sentence_is_not_looked_at() -> None:
    text = "word " * 400 + "attacked them"
    assert event(text, (2000, 2008)).kinds
    assert happened(text, [(2000, 2008)]) == [0.0]
