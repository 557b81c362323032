"""The record for a person: all of it, in the width there is, and nothing that a terminal would obey."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.export.terminal import to_terminal
from sayso.record import Actor, Article, Attribution, Headline, Link, Reading, Republished
from tests.samples import hostile, reading


def flat(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


def test_everything_is_told():
    told = flat(to_terminal(reading(), 120))
    for words in (
        "Minister Says Ferry Line Must End", "Skerry Post · Una Strand · 2026-03-06 · en · ferry.txt",
        "Republished from: an unknown place (“Originally posted at:” names nobody) at 1062–1083", "Headline: stronger than the text",
        "the headline says: “Ferry Line Must End” at 14–33", "the text has: “not a bad thing [to pause] for a year”", "nearest: s3",
        "s3 Sigrun Halvdal as “the minister” The night line is not a bad thing [to pause] for a year… if the crews agree,” direct, “told”",
        "chain Sigrun Halvdal → venue the Third Arendal Ferry Forum → translator Denmark’s Havnebladet",
        "note the opening quotation mark is missing in the text; an editor’s marks: [to pause], …",
        "s7 the harbour master", "inside s6 · indirect, “as saying”", "chain the harbour master → relay State radio",
        "s10 unresolved: *He*, candidates the harbour master, the ministry’s adviser for harbours because two people fit “He”",
        "Oslo city, NOR, 59.913 N 10.746 E Norway", "Skagerrak sea, about 57.8 N 9.0 E a place", "March XXXX-03 the year is not said",
        "The *stubborn little* ministry has long been a *thorn in the side* of shipowners.",
        "e4 CONSULT “quarrels” – predicted the article",
    ):  # fmt: skip
        assert words in told, words


def test_doubtful_events_are_marked():
    whole = reading()
    sure, doubtful = (whole.events[0].model_copy(update={"score": score}) for score in (0.9, 0.45))
    assert "less sure" not in to_terminal(whole.model_copy(update={"events": [sure]}))
    assert "less sure" in to_terminal(whole.model_copy(update={"events": [doubtful]}))


def test_opinions_and_predictions_come_first():
    own = to_terminal(reading()).split("Nobody’s but the article’s")[1]
    order = [line for line in own.splitlines() if line in ("opinions", "predictions", "reports", "questions")]
    assert order == ["opinions", "predictions", "reports", "questions"]


def test_a_role_is_told_once():
    assert flat(to_terminal(reading(), 120)).count("Sigrun Halvdal, Norway’s minister for ferries as") == 1


@pytest.mark.parametrize("width", [40, 80, 120, 300])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(cell_len(line) for line in to_terminal(reading(), width).splitlines()) <= min(width, 120)


def test_plain_without_colour():
    plain = to_terminal(reading())
    assert "\x1b" not in plain
    assert not [line for line in plain.splitlines() if line != line.rstrip()]
    coloured = to_terminal(reading(), color=True)
    assert flat(re.sub(r"\x1b\[[0-9;]*m", "", coloured)) == flat(plain)


def test_what_is_not_there_is_left_out_or_said():
    told = to_terminal(Reading(article=Article(id="a.txt", text="Nothing.")))
    assert told.splitlines() == ["a.txt", "outlet unknown · no date · language unknown · a.txt", "", "Statements  none found"]


def test_an_article_that_was_not_read_says_so():
    told = to_terminal(Reading(article=Article(id="a", text="Guten Tag.", language="de"), unread="language"))
    assert "Not read: Sayso does not read the language of this article (de)." in told
    assert "Statements" not in told


def test_a_headline_that_was_not_checked_is_not_mentioned():
    assert "Headline" not in to_terminal(reading().model_copy(update={"headline": Headline(why="too little text")}))


def test_a_statement_without_source_words():
    bare = Attribution(id="s1", form="direct", why="nobody is named", score=0.5)
    told = to_terminal(Reading(article=Article(id="a", text="“Yes.”"), attributions=[bare]))
    assert "unresolved: *nobody named*, no candidates because nobody is named" in flat(told)


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="a[]/bold<\\🚢é\u0301\u202e\u2066\u200f\x00\x07\x08\x0b\r\x1b\x7f\x9b\x85\u2028\t", min_size=1), st.integers(20, 130)
)
def test_nothing_in_an_article_commands_the_terminal(markup, width):
    told = to_terminal(hostile(markup), width)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", told)


def test_square_brackets_are_not_styles():
    assert "[bold]x[/bold]" in to_terminal(hostile("[bold]x[/bold]"), 120)


def test_a_name_that_two_people_share_keeps_both_apart():
    twins = [Actor(id="a1", name="Ann Moss", kind="person"), Actor(id="a2", name="Bob Moss", kind="person")]
    said = Attribution(
        id="s1", form="direct", source=[(0, 4)], content=[(10, 14)], candidates=["a1", "a2"], why="two people are called Moss", score=0.5
    )
    told = to_terminal(Reading(article=Article(id="a", text="Moss said yes."), actors=twins, attributions=[said]))
    assert "unresolved: *Moss*, candidates Ann Moss, Bob Moss because two people are called Moss" in flat(told)


def test_many_candidates_are_counted():
    many = [Actor(id=f"a{i}", name=f"Ann {i}", kind="person") for i in range(9)]
    said = Attribution(id="s1", form="direct", source=[(0, 3)], candidates=[actor.id for actor in many], why="nobody stands out", score=0.5)
    told = flat(to_terminal(Reading(article=Article(id="a", text="She said."), actors=many, attributions=[said])))
    assert "candidates Ann 0, Ann 1, Ann 2, Ann 3 and 5 more because nobody stands out" in told


def test_who_reposted_the_article_is_told_once():
    chain = [Link(role="speaker", name="Ann"), Link(role="republisher", name="Repost")]
    said = [Attribution(id=f"s{i}", form="direct", chain=chain, score=0.5) for i in (1, 2)]
    article = Article(id="a", text="Yes.", republished_from=Republished(name="Repost"))
    assert to_terminal(Reading(article=article, attributions=said)).count("Repost") == 1
