"""Plain text: encodings, binaries, titles."""

import pytest

from sayso.errors import EmptyArticle, InputError
from sayso.intake import Given, read_text

BODY = "Harbour Board Votes To Keep The Ferry\n\nThe board met on Monday. “We keep it,” the chair said.\n"


@pytest.mark.parametrize(
    ("content", "how"),
    [
        (BODY.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + BODY.encode(), "UTF-8, by its byte order mark"),
        (BODY.encode("utf-16"), "UTF-16, by its byte order mark"),
        (b"\xfe\xff" + BODY.encode("utf-16-be"), "UTF-16, by its byte order mark"),
        (BODY.encode("utf-32"), "UTF-32, by its byte order mark"),
        (BODY.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (BODY.encode("utf-16-be"), "UTF-16 without a byte order mark"),
        (BODY.encode("cp1252"), "Windows-1252, as it is not UTF-8"),
        (BODY.replace("\n", "\r\n").encode(), "UTF-8"),
        (BODY.replace("\n", "\r").encode(), "UTF-8"),
    ],
)
def test_every_encoding_gives_the_same_text(content: bytes, how: str) -> None:
    article = read_text(content, name="ferry.txt")
    assert article.text == BODY
    assert article.found["text"] == f"plain text, decoded as {how}"
    assert article.title == "Harbour Board Votes To Keep The Ferry"
    assert article.title_span == (0, 37)
    assert article.language == "en"
    assert article.origin is not None
    assert article.origin.content == content


def test_damaged_utf8_is_not_taken_for_another_encoding() -> None:
    article = read_text("“one” “two” “three”".encode() + b"\xff", name="a.txt")
    assert article.text == "“one” “two” “three”\ufffd"
    assert "damaged in 1 places" in article.found["text"]


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 abc", b"PK\x03\x04abc", b"text\0text", bytes(range(256)), b"\x1f\x8b\x08abc", b"\xff\xfea\0\0\0"]
)
def test_a_binary_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"^folder/a\.txt: not a text"):
        read_text(content, name="a.txt", where="folder/a.txt")


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", "\u2003".encode()])
def test_an_empty_article_is_refused(content: bytes) -> None:
    with pytest.raises(EmptyArticle, match=r"a\.txt: there is no text"):
        read_text(content, where="a.txt")


PARAGRAPH = "The board of the harbour met on Monday evening and decided to keep the ferry for another year, the chair said. " * 2


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry stays\n\nThe board met.", "Ferry stays"),
        ("\n\n  Will the ferry stay?  \n\nThe board met.", "Will the ferry stay?"),
        ("‘We keep it’: board on ferry\n\nThe board met.", "‘We keep it’: board on ferry"),
        (f"Ferry stays\n{PARAGRAPH}", "Ferry stays"),
        ("Ferry line opens to the U.S.\n\nThe board met.", "Ferry line opens to the U.S."),
        ("Ferry stays", None),
        ("The board met on Monday.\n\nIt agreed.", None),
        ("“We keep it.”\n\nThe chair left.", None),
        ("By Ada Holm\n\nThe board met.", None),
        ("The board of the harbour met on Monday evening and\ndecided to keep the ferry for\nanother year.", None),
        ("Among the decisions:\n\nThe ferry stays.", None),
        ("and so it goes\n\nThe board met.", None),
        ("* * *\n\nThe board met.", None),
    ],
)
def test_the_first_line_is_the_title_where_it_looks_like_one(text: str, title: str | None) -> None:
    article = read_text(text.encode(), name="a.txt")
    assert article.title == title
    assert article.text == text
    if title is None:
        assert article.title_span is None
    else:
        assert article.title_span is not None
        assert text[slice(*article.title_span)] == title


def test_a_heading_in_markdown_is_the_title_without_its_marks() -> None:
    article = read_text(b"# Ferry stays\nThe board met.", name="a.md", markdown=True)
    assert (article.title, article.title_span) == ("Ferry stays", (2, 13))


def test_what_is_given_fills_gaps_and_a_wrong_date_is_an_error() -> None:
    article = read_text(b"The board met.", name="a.txt", given=Given("2024-05-24", "Alden  Daily"))
    assert (article.published, article.outlet, article.byline) == ("2024-05-24", "Alden Daily", None)
    assert article.found["published"] == article.found["outlet"] == "given by the user"
    with pytest.raises(InputError, match="ISO 8601"):
        Given("24 May 2024")
