"""Headlines whose deed stands in the text only as what somebody denies."""

import pytest

from sayso.intake.jsonl import read_row
from sayso.reading.reader import read_article
from sayso.record import Headline


def check(title: str, body: str) -> Headline:
    return read_article(read_row({"text": f"{title}\n\n{body}", "title": title})).headline


def test_a_deed_that_is_only_denied_contradicts_the_headline() -> None:
    found = check(
        "Mayor Vows To Close The Brackwater Baths",
        "The baths of Brackwater lose money every year. The office of the mayor denied that she had promised to close anything. "
        "The council meets again in May.",
    )
    assert found.support == "contradicted"
    assert found.why is not None
    assert "only denied" in found.why
    assert found.evidence


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Mayor Vows To Close The Brackwater Baths",
            "The mayor of Brackwater vowed on Monday to close the town's baths. Her deputy denied that he had promised to close anything.",
        ),
        (
            "Mayor Denies Plan To Close The Brackwater Baths",
            "The mayor of Brackwater denied on Monday that she planned to close the baths.",
        ),
    ],
)
def test_a_denial_beside_the_deed_or_in_the_headline_does_not(title: str, body: str) -> None:
    assert check(title, body).support != "contradicted"
