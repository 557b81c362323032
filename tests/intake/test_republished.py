"""Notices of republication, with and without a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.republished import cue_before, find_notice

BODY = "The council met on Monday. It agreed on little.\n\nThe mayor left early.\n\n"

NAMED = [
    ("This article first appeared in The Harbour Post.", "The Harbour Post", "This article first appeared in The Harbour Post"),
    ("This article was originally published on Harbour Post. Read the original.", "Harbour Post", None),
    ("This story was originally published on May 3, 2024 by Alden Weekly.", "Alden Weekly", None),
    ("This report is republished from Harbour Post under a licence.", "Harbour Post", None),
    ("The author teaches at Alden. This essay first appeared in Harbour Review on May 3.", "Harbour Review", None),
    ("This piece originally appeared in the May issue of Harbour Post.", "Harbour Post", None),
    ("*This article originally appeared on harbour.example*", "harbour.example", None),
    ("Editor’s note: This story first ran in The Harbour Post, a daily.", "The Harbour Post", None),
    ("The post Council meets appeared first on Alden Daily.", "Alden Daily", None),
    ("The story first appeared in Harbour Post.", "Harbour Post", None),
    ("Republished with permission from The Harbour Post.", "The Harbour Post", None),
    ("Reprinted from Alden Weekly, 3 May 2024.", "Alden Weekly", "Reprinted from Alden Weekly"),
    ("Originally published in the St. Alban Dispatch.", "the St. Alban Dispatch", None),
    ("Source: Harbour Post", "Harbour Post", "Source: Harbour Post"),
    ("Via The Harbour Post", "The Harbour Post", None),
    ("Authored by Jane Doe via The Alden Times,", "The Alden Times", "Authored by Jane Doe via The Alden Times"),
    ("Originally posted at:\nThe Harbour Post", "The Harbour Post", "Originally posted at:\nThe Harbour Post"),
]


@pytest.mark.parametrize(("notice", "name", "words"), NAMED)
def test_a_name_is_found_at_the_end(notice: str, name: str, words: str | None) -> None:
    text = BODY + notice
    found = find_notice(text)
    assert found is not None
    assert found.name == name
    assert found.span is not None
    assert text[slice(*found.span)].endswith(name)
    if words:
        assert text[slice(*found.span)] == words


@pytest.mark.parametrize(("notice", "name", "words"), [row for row in NAMED if "\n" not in row[0]])
def test_a_name_is_found_at_the_start(notice: str, name: str, words: str | None) -> None:
    text = f"{notice}\n\n" + BODY * 50
    found = find_notice(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        ("Originally Posted at;", "Originally Posted at"),
        ("Originally published on", "Originally published on"),
        ("This article first appeared in …", "This article first appeared in"),
        ("Source:", "Source"),
        ("Read the original article", "Read the original article"),
    ],
)
def test_a_missing_name_is_null_with_a_reason(notice: str, words: str) -> None:
    text = BODY + notice
    found = find_notice(text)
    assert found is not None
    assert (found.name, found.url) == (None, None)
    assert found.why == f'"{words}" names nobody'
    assert found.span is not None
    assert text[slice(*found.span)] == words


def test_a_link_is_kept() -> None:
    found = find_notice(BODY + "Originally posted at:\nhttps://harbour.example/a/b")
    assert found is not None
    assert (found.name, found.url) == (None, "https://harbour.example/a/b")


@pytest.mark.parametrize(
    "words",
    [
        "This story was originally published on May 3, 2024.",
        "This article was originally published on our website.",
        "First published in 1987, the novel sold well.",
        "First published in France, the novel sold well.",
        "The virus is new. It first appeared in Alden.",
        "The story first appeared in the Harbour Post and led to an inquiry.",
        "A version of this article appears in print on May 5, 2024, Section A.",
        "An earlier version of this article misstated a name.",
        "Source: the ministry said that the numbers were right",
        "Source: Getty Images",
        "Figures of the Harbour Office show as much.\n\nSource: Harbour Office",
        "h/t The Harbour Post",
        "Via Harbour Post, a daily that the town reads",
        "She travelled via Alden.",
    ],
)
def test_other_words_are_no_notice(words: str) -> None:
    assert find_notice(BODY + words) is None


def test_a_notice_in_the_middle_of_an_article_is_none() -> None:
    assert find_notice(BODY * 60 + "This article first appeared in The Harbour Post.\n\n" + BODY * 60) is None


def test_an_outlet_does_not_republish_itself() -> None:
    words = BODY + "This article first appeared in The Harbour Post."
    assert find_notice(words, "Harbour Post") is None
    assert find_notice(words, "Alden Daily") is not None


def test_a_dateline_counts_where_the_outlet_is_another() -> None:
    words = "TALLINN, May 3 (Reuters) - The council met.\n"
    assert find_notice(words) is None
    assert find_notice(words, "Reuters") is None
    found = find_notice(words, "Alden Daily")
    assert found is not None
    assert (found.name, found.span) == ("Reuters", (0, 24))
    assert find_notice("TALLINN (AP) — The council met.\n", "The Associated Press") is None


def test_words_before_a_link() -> None:
    assert cue_before("This article first appeared in ")
    assert cue_before("The mayor left. Originally published at")
    assert not cue_before("This article was published by ")
    assert not cue_before("He spoke to ")


PIECES = [
    "This article ",
    "first appeared ",
    "originally published ",
    "in ",
    "on ",
    "May 3 ",
    "The Post",
    ". ",
    "\n",
    "Source: ",
    "via ",
    "https://a.example/",
    "(AP) - ",
    "ALDEN ",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join), st.sampled_from([None, "Alden Daily"]))
def test_any_text_has_an_answer_inside_it(text: str, outlet: str | None) -> None:
    found = find_notice(text, outlet)
    cue_before(text)
    if found is not None:
        assert found.why
        assert found.span is not None
        assert 0 <= found.span[0] < found.span[1] <= len(text)
        if found.name:
            assert found.name in text
