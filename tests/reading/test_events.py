"""Events of short articles about fictional towns and plain public facts: types, who takes part, status, tellers; and what is no event."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.data.plover_words import TYPES
from sayso.reading.actors import Cast, find_cast
from sayso.reading.attribution import find_attributions
from sayso.reading.events import find_events
from sayso.reading.statements import find_statements
from sayso.reading.times import find_times
from sayso.reading.words import analyse_words
from sayso.record import Article, Event, Reading

WORDS = [
    "Norway",
    "police",
    "attacked",
    "will",
    "not",
    "the",
    "said",
    "that",
    "“",
    "”",
    ".",
    "?",
    "to",
    "by\n\n",
    "met",
    "Denmark",
    "if",
    "\x00",
]


def read(text: str) -> Reading:
    article = Article(id="x", text=text, language="en", published="2024-05-24")
    analysis = analyse_words(text)
    syntax = analysis.syntax
    times = find_times(syntax, article.published)
    cast = find_cast(syntax, [], published=article.published)
    attributions, cast = find_statements(find_attributions(analysis), syntax, analysis.quotes, cast, article)
    found = find_events(analysis, attributions, cast, [], times, least_trust=0.0)
    return Reading(article=article, actors=found.cast.actors, attributions=found.attributions, events=found.events, times=times)


def names(reading: Reading, ids: list[str]) -> set[str]:
    return {a.country or a.name for a in reading.actors if a.id in ids}


def event(reading: Reading, word: str) -> Event:
    text = reading.article.text
    found = [e for e in reading.events if any(word in text[a:b] for t in e.tellings for a, b in t.trigger)]
    assert found, [(e.type, [text[a:b] for a, b in e.trigger]) for e in reading.events]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "word", "kind", "actors", "recipients"),
    [
        ("Norway condemned Denmark for the raid on Friday.", "condemned", "ACCUSE", {"NOR"}, {"DNK"}),
        ("Denmark was condemned by Norway on Friday.", "condemned", "ACCUSE", {"NOR"}, {"DNK"}),
        ("Norway rejected Denmark’s demand on Friday.", "rejected", "REJECT", {"NOR"}, {"DNK"}),
        ("Norway urged Denmark to release the prisoners.", "urged", "REQUEST", {"NOR"}, {"DNK"}),
        ("Norway expelled two Danish diplomats on Friday.", "expelled", "SANCTION", {"NOR"}, {"DNK"}),
        ("Norway imposed sanctions on Denmark on Friday.", "imposed", "SANCTION", {"NOR"}, {"DNK"}),
        ("Norwegian soldiers attacked Danish troops on Friday.", "attacked", "ASSAULT", {"NOR"}, {"DNK"}),
        ("Norway sent humanitarian aid to Denmark on Friday.", "sent", "AID", {"NOR"}, {"DNK"}),
        ("Norway threatened to attack Denmark on Friday.", "threatened", "THREATEN", {"NOR"}, {"DNK"}),
    ],
)
def test_who_did_what_to_whom(sentence: str, word: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    reading = read(sentence)
    found = event(reading, word)
    assert (found.type, names(reading, found.actors), names(reading, found.recipients)) == (kind, actors, recipients)


def test_all_who_meet_are_actors() -> None:
    reading = read(
        "The foreign ministers of Norway and Denmark met on Friday. President Halvdal of Norway held talks with Denmark on Monday."
    )
    found = event(reading, "talks")
    assert found.type == "CONSULT"
    assert "DNK" in names(reading, found.actors)
    assert found.recipients == []


def test_cooperation_to_come_is_agreement() -> None:
    reading = read("Norway will send humanitarian aid to Denmark next month.")
    found = event(reading, "send")
    assert (found.type, found.status) == ("AGREE", "planned")


@pytest.mark.parametrize(
    "sentence",
    [
        "Firefighters from Norway battled a blaze near the harbour on Friday.",
        "The director shot a film in Norway last year.",
        "The storm killed four people in Norway on Friday.",
        "Shares in Norway were hit hard on Friday.",
        "The striker attacked the goal in the second half, and the coach praised the goalkeeper.",
        "The ferry timetable changes in May.",
    ],
)
def test_what_only_looks_like_an_event_is_none(sentence: str) -> None:
    assert read(sentence).events == []


@pytest.mark.parametrize(
    "sentence",
    [
        "She hung out with her nephew in Oslo on Friday.",
        "Three tenants were kicked out of their flats in Oslo.",
        "A woman was killed in Norway on Friday when a large tree fell on a party.",
        "The outbreak of cholera killed ninety people in Norway.",
        "Norway did not meet the threshold for the vote.",
        "The minister of Norway defended himself on Friday.",
        "“Don’t shoot the captain,” she said.",
        "The ministers of Norway cannot condemn Denmark for the delay.",
        "The guidelines ask Norwegian makers to publish their prices.",
        "The flight school charges Norwegian students more than $300.",
        "He is the author of “Defying Denmark: A Life at Sea”.",
    ],
)
def test_senses_misfortunes_and_commands_are_no_events(sentence: str) -> None:
    assert read(sentence).events == []


def test_what_stands_once_behind_two_verbs_belongs_to_both() -> None:
    reading = read("A Danish captain was shot and killed by Norwegian soldiers on Friday.")
    found = [e for e in reading.events if e.type == "ASSAULT"]
    assert len(found) == 1
    assert names(reading, found[0].actors) == {"NOR"}
    assert names(reading, found[0].recipients) == {"DNK"}


@pytest.mark.parametrize(
    ("sentence", "word", "actors"),
    [
        ("Norway criticized Denmark for attacking the port of Sweden.", "attacking", {"DNK"}),
        ("Norway accused Denmark of arresting the captain.", "arresting", {"DNK"}),
        ("The threat prompted Denmark to deploy troops near Norway.", "deploy", {"DNK"}),
    ],
)
def test_who_is_blamed_or_driven_is_who_acts(sentence: str, word: str, actors: set[str]) -> None:
    reading = read(sentence)
    assert names(reading, event(reading, word).actors) == actors


def test_an_attack_in_words_is_an_accusation() -> None:
    reading = read("Prime Minister Halvdal of Norway responded with an attack on Ida Skov, the leader of the opposition, in a speech.")
    assert not [e for e in reading.events if e.type == "ASSAULT"]


def test_who_refuses_to_deal_with_somebody_refuses_them() -> None:
    reading = read("The Norwegian government refused to negotiate with Denmark on Friday.")
    found = event(reading, "refused")
    assert (found.type, names(reading, found.actors), names(reading, found.recipients)) == ("REJECT", {"NOR"}, {"DNK"})


def test_the_visitor_acts_and_the_host_is_visited() -> None:
    reading = read("The president of Norway hosted the president of Denmark on Friday.")
    found = event(reading, "hosted")
    assert (names(reading, found.actors), names(reading, found.recipients)) == ({"DNK"}, {"NOR"})


def test_the_lead_and_the_name_that_follows_are_one_arrest() -> None:
    reading = read("A man was arrested in Norway on Friday.\n\nOle Brandvik was arrested near the harbour.")
    found = [e for e in reading.events if e.type == "COERCE"]
    assert len(found) == 1
    assert names(reading, found[0].recipients) == {"Ole Brandvik"}


@pytest.mark.parametrize(
    ("sentence", "word", "kind", "actors", "recipients"),
    [
        ("Two gunmen opened fire on Danish soldiers on Friday.", "fire", "ASSAULT", {"gunmen", "Two gunmen"}, {"DNK"}),
        ("The US imposed sanctions on Norway on Friday.", "imposed", "SANCTION", {"USA"}, {"NOR"}),
        ("Norway criticised its neighbour for its policy on Denmark’s fishermen.", "criticised", "ACCUSE", {"NOR"}, None),
        ("Norwegian voters marched against the Danish government on Friday.", "marched", "PROTEST", {"NOR"}, {"DNK"}),
        ("Norway signed a treaty with Denmark on Friday.", "signed", "SUPPORT", {"NOR", "DNK"}, set()),
    ],
)
def test_who_takes_part(sentence: str, word: str, kind: str, actors: set[str], recipients: set[str] | None) -> None:
    reading = read(sentence)
    found = event(reading, word)
    assert found.type == kind
    assert names(reading, found.actors) <= actors and found.actors
    assert recipients is None or names(reading, found.recipients) == recipients


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister flew to Oslo to help Danish farmers.",
        "It is one of many reasons to condemn Denmark.",
        "The Norwegian government declined to comment on the Danish minister.",
        "Norway’s minister clashed with the minister of Denmark over the budget in a debate.",
    ],
)
def test_purposes_and_wordy_clashes_are_left_out(sentence: str) -> None:
    assert not [e for e in read(sentence).events if e.type in ("AID", "AGREE", "ACCUSE", "REJECT", "ASSAULT")]


def test_no_cue_of_doing_tells_an_event() -> None:
    reading = read("The Danish minister avoided condemning Norway’s attack on the port of Sweden.")
    assert event(reading, "attack").told_by == ["article"]


def test_the_teller_is_whoever_says_it() -> None:
    reading = read("Norwegian police arrested the captain of a Danish ship on Friday, the Harbour Institute said.")
    found = event(reading, "arrested")
    if reading.attributions:
        inside = [a.id for a in reading.attributions if any(s <= found.trigger[0][0] < e for s, e in a.content)]
        assert set(found.told_by) == set(inside or ["article"])
    assert [t.by for t in found.tellings] == found.told_by


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    )
)
def test_any_text_gives_events_that_point_into_it(words: list[str]) -> None:
    reading = read(" ".join(words))
    actors, places, times = ({i.id for i in items} for items in (reading.actors, reading.places, reading.times))
    voices = {a.id for a in reading.attributions} | {"article"}
    assert [e.id for e in reading.events] == [f"e{n}" for n in range(1, len(reading.events) + 1)]
    for e in reading.events:
        assert e.type in TYPES
        assert set(e.actors) | set(e.recipients) <= actors
        assert not set(e.actors) & set(e.recipients)
        assert e.place is None or e.place in places
        assert e.time is None or e.time in times
        assert set(e.told_by) == {t.by for t in e.tellings} <= voices
        assert all(0 <= a < b <= len(reading.article.text) for a, b in e.trigger)


def test_nothing_gives_nothing() -> None:
    assert find_events(analyse_words(""), [], Cast([]), [], []).events == []


def test_a_text_twice_as_long_takes_about_twice_as_long() -> None:
    text = "Norwegian police arrested the captain on Friday after Denmark condemned the raid. " * 40

    def cost(whole: str) -> float:
        analysis = analyse_words(whole)
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            find_events(analysis, [], Cast([]), [], [])
            best = min(best, time.process_time() - start)
        return best

    assert any(cost(text * 2) < 2.5 * cost(text) + 0.02 for _ in range(4)), "a busy machine spoils one measurement, a quadratic step all"
