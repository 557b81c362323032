"""The check of a headline against its body, on sentences about people and places that do not exist."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.intake.jsonl import read_row
from sayso.reading.headline.check import check_headline, check_title, ground_of
from sayso.reading.reader import read_article
from sayso.reading.words import analyse_words
from sayso.record import Headline


def check(title: str, body: str) -> tuple[Headline, str]:
    text = f"{title}\n\n{body}"
    return read_article(read_row({"text": text, "title": title})).headline, text


STRONGER = [
    (
        "Town Sells Its Waterworks",
        "The town of Merle could sell its waterworks, treasurer Ina Falk said on Monday. The council has not dealt with it.",
        "could",
    ),
    (
        "Ministry Shuts Two Barracks",
        "The ministry of defence is thinking about shutting two barracks in the north, according to an internal paper. "
        "A decision is not expected before autumn.",
        "thinking",
    ),
    (
        "Singer Ola Reed Splits From Band",
        "Singer Ola Reed is rumoured to have split from her band. Her manager did not answer questions.",
        "rumoured",
    ),
    (
        "Bank Chief Lied to Parliament",
        "An opposition deputy accused bank chief Rolf Emmer of having lied to parliament. Emmer rejects the accusation.",
        "accused",
    ),
    ("200 Arrested at Football Match", "Police arrested twenty fans at a football match in Orrel on Saturday. Nobody was hurt.", "twenty"),
    (
        "Company Loses 3 Billion Crowns",
        "The company Astra Pipe lost 300 million crowns in the second quarter, it said on Friday.",
        "300 million",
    ),
    (
        "Entire Coast Without Power",
        "Parts of the coast were without power on Sunday evening. In most towns the lights stayed on.",
        "Parts of the coast",
    ),
    (
        "Bridge Collapses in Storm",
        "Part of the bridge at Solm collapsed in a storm in the night to Friday. The other lanes are open.",
        "Part of the bridge",
    ),
    (
        "Sugar Tax Lowers Weight of Children",
        "Does a sugar tax lower the weight of children? Researchers in Bergholm want to find out in a study that starts next year.",
        "?",
    ),
]


@pytest.mark.parametrize(("title", "body", "because"), STRONGER)
def test_a_headline_that_says_more_than_its_body(title: str, body: str, because: str) -> None:
    found, text = check(title, body)
    assert found.support == "stronger"
    assert found.why is not None and f"“{because}”" in found.why
    assert [text[slice(*span)] for span in found.claims] == [title]
    assert found.evidence and all(span[0] > len(title) for span in found.evidence)
    assert found.nearest


def test_a_duty_that_nobody_quoted_speaks_of() -> None:
    said = (
        'Defence minister Karl Ohm told reporters: "It would not be a bad thing if the army in the valley were smaller. '
        'It could perhaps leave one day."'
    )
    found, text = check("Minister Says Army Must Leave Valley", said)
    assert found.support == "stronger"
    assert found.why is not None and "“Must”" in found.why
    assert "not be a bad thing" in text[slice(*found.evidence[0])]


def test_a_duty_that_is_quoted() -> None:
    found, _ = check("Minister Says Army Must Leave Valley", 'Defence minister Karl Ohm said on Monday: "The army must leave the valley."')
    assert found.support == "attributed"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Council Approves New Tram Line",
            "The council of Ferrin approved a new tram line on Thursday. It will run from the station to the harbour.",
        ),
        (
            "Ship Runs Aground Off Nord Head",
            "A cargo ship ran aground off Nord Head on Monday night. It may have leaked oil, the coast guard said.",
        ),
        (
            "Snow Closes Three Passes",
            "Snow closed three passes in the Alver range on Tuesday. More snow could fall on Wednesday, the road office said.",
        ),
    ],
)
def test_what_the_body_says_itself_is_borne_out_whatever_else_is_only_possible(title: str, body: str) -> None:
    assert check(title, body)[0].support == "borne_out"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Harvest Will Be Poor This Year",
            "The harvest will be poor this year, the farmers' union of Ostland said on Monday. It named drought as the reason.",
        ),
        ("Talks Went Well, Envoy Says", "The talks with the islanders went well, envoy Petra Lind said on Sunday. She will return in May."),
    ],
)
def test_what_the_body_has_from_somebody_only(title: str, body: str) -> None:
    assert check(title, body)[0].support == "attributed"


@pytest.mark.parametrize(
    ("title", "body", "because"),
    [
        (
            "Actor Sven Holt Arrested in Port Lune",
            "Actor Sven Holt was not arrested in Port Lune, the police said on Monday.",
            "not arrested",
        ),
        ("Prices of Bread Rise", "Prices of bread fell by 3 percent in May, the statistics office of Tavia reported.", "fell"),
        (
            "Comet Will Hit Earth in June",
            "A message that a comet will hit the Earth in June is false, the observatory of Hvan said.",
            "false",
        ),
    ],
)
def test_a_body_that_says_the_opposite(title: str, body: str, because: str) -> None:
    found, _ = check(title, body)
    assert found.support == "contradicted"
    assert found.why is not None and f"“{because}”" in found.why


def test_a_body_about_something_else() -> None:
    found, _ = check(
        "Museum of Glass Burns Down", "Carp are fed twice a day. A pond should be at least a metre deep, or the fish will freeze in winter."
    )
    assert found.support == "unrelated"
    assert found.why is not None and "“Museum”" in found.why


@pytest.mark.parametrize(
    ("title", "body", "why"),
    [
        (None, "A dog jumps for a stick.", "no headline"),
        ("Letters", "I read your piece with interest.", "claims nothing"),
        ("word " * 120, "A dog jumps for a stick.", "too long"),
    ],
)
def test_silence_has_a_reason(title: str | None, body: str, why: str) -> None:
    found = read_article(read_row({"text": body, "title": title})).headline
    assert found.support is None
    assert found.why is not None and why in found.why


def test_a_title_that_is_all_of_the_text_is_no_evidence_for_itself() -> None:
    title = "Council Approves New Tram Line"
    found = check_title(title, (0, len(title)), ground_of(analyse_words(title), [], [], (), (0, len(title))))
    assert (found.support, found.evidence) == (None, [])


def test_a_title_outside_of_the_text_has_no_span() -> None:
    found = read_article(
        read_row({"text": "The council of Ferrin approved a new tram line.", "title": "Council Approves Tram Line"})
    ).headline
    assert (found.support, found.claims) == ("borne_out", [])


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=120))
def test_any_title_over_any_text(title: str, body: str) -> None:
    article = read_row({"text": body + " x", "title": title})
    found = check_headline(article, analyse_words(article.text), [], [])
    assert found.support is not None or found.why
    assert all(0 <= a < b <= len(article.text) for a, b in [*found.claims, *found.evidence])


WORDS = "mayor may could close the bridge said not all some 30 dead percent whether hoax is fake ? . , “ ” must goal".split()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12), st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_order_of_the_words_that_rules_look_for(title: list[str], body: list[str]) -> None:
    text = " ".join(body) + " x"
    found = check_title(" ".join(title), None, ground_of(analyse_words(text), [], []))
    assert found == check_title(" ".join(title), None, ground_of(analyse_words(text), [], []))
    assert found.support is None or found.evidence
