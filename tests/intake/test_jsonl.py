"""JSON lines: to the letter, one at a time, each error with its line."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import EmptyArticle, InputError, SaysoError
from sayso.intake import read_row
from sayso.intake.jsonl import MAX_LINE, numbered, read_document, read_lines
from sayso.record import Article


def lines(*rows: bytes) -> list[Article | InputError]:
    return list(read_lines(numbered(io.BytesIO(b"\n".join(rows))), name="a.jsonl", where="d/a.jsonl"))


def row(**fields: Any) -> bytes:
    return json.dumps({"text": "The board met.", **fields}).encode()


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_text_is_taken_to_the_letter(text: str) -> None:
    (article,) = lines(row(text=text))
    assert isinstance(article, Article)
    assert article.text == text
    assert article.found["text"] == "to the letter"


def test_a_lone_surrogate_costs_no_offset_and_reaches_utf8() -> None:
    (article,) = lines(b'{"text": "a \\ud800 b \\ud83d\\ude00", "title": "\\udfff", "id": "\\ud800"}')
    assert isinstance(article, Article)
    assert article.text == "a \ufffd b 😀"
    assert (article.title, article.id) == ("\ufffd", "\ufffd")
    assert "U+FFFD" in article.found["text"]
    article.model_dump_json().encode("utf-8")


def test_fields_ids_and_origin() -> None:
    content = row(
        id=7,
        title="Ferry stays",
        url="https://alden.example/",
        outlet="Alden Daily",
        published="2024-05-24T10:00Z",
        byline="Ada Holm",
        other=[1],
    )
    numberless = row(title=None, published=None, outlet="", id=None)
    first, second = lines(content, b"", numberless)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.title, first.url, first.outlet) == ("7", "Ferry stays", "https://alden.example/", "Alden Daily")
    assert (first.published, first.byline, first.title_span) == ("2024-05-24T10:00Z", "Ada Holm", None)
    assert first.origin is not None
    assert (first.origin.content, first.origin.path, first.origin.media_type) == (content, "a.jsonl", "application/jsonl")
    assert (second.id, second.title, second.published, second.outlet) == ("a.jsonl:3", None, None, None)


def test_title_span() -> None:
    assert read_row({"text": "Ferry stays\nThe board met.", "title": "Ferry Stays"}).title_span == (0, 11)
    assert read_row({"text": "Ferry stays\n\nThe board met."}).title is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"text": "a"', "d/a.jsonl, line 2: not JSON: Expecting ',' delimiter (column 13)"),
        (b"[1]", "d/a.jsonl, line 2: a list, not a JSON object"),
        (b"null", "d/a.jsonl, line 2: null, not a JSON object"),
        (b'{"title": "a"}', 'd/a.jsonl, line 2: it has no "text"'),
        (b'{"text": null}', 'd/a.jsonl, line 2: it has no "text"'),
        (b'{"text": " \\n"}', "d/a.jsonl, line 2: its text is empty"),
        (b'{"text": ""}', "d/a.jsonl, line 2: its text is empty"),
        (b'{"text": 5}', 'd/a.jsonl, line 2: "text" must be a string, not a number'),
        (b'{"text": "a", "title": ["b"]}', 'd/a.jsonl, line 2: "title" must be a string, not a list'),
        (b'{"text": "a", "id": true}', 'd/a.jsonl, line 2: "id" must be a string, not true or false'),
        (b'{"text": "a", "published": "24.5.2024"}', 'd/a.jsonl, line 2, field "published": "24.5.2024" is not an ISO 8601 date, such as'),
        (b'{"text": "\xff"}', "d/a.jsonl, line 2: not UTF-8 (byte 11)"),
        (b"[" * 200_000, "d/a.jsonl, line 2: JSON that is nested too deep"),
        (b'{"text": "' + b"9" * MAX_LINE + b'"}', "d/a.jsonl, line 2: longer than 32 MB"),
    ],
    ids=range(14),
)
def test_a_broken_line_is_named_and_the_others_are_read(line: bytes, message: str) -> None:
    before, error, after = lines(row(), line, row(title="after"))
    assert isinstance(before, Article)
    assert isinstance(error, InputError)
    assert str(error).startswith(message)
    assert "\n" not in str(error)
    assert isinstance(after, Article)
    assert after.title == "after"


def test_an_integer_of_ten_thousand_digits_is_passed_over() -> None:
    (article,) = lines(b'{"text": "a", "other": ' + b"9" * 10_000 + b"}")
    assert isinstance(article, Article)


def test_lines_are_read_one_at_a_time() -> None:
    given_out = 0

    def endless() -> Iterator[tuple[int, bytes]]:
        nonlocal given_out
        while True:
            given_out += 1
            yield given_out, row()

    articles = read_lines(endless())
    for _ in range(3):
        next(articles)
    assert given_out == 3


def test_a_document_is_an_object_or_an_array() -> None:
    (one,) = read_document(b'{\n "text": "The board met."\n}', name="a.json", where="a.json")
    assert isinstance(one, Article)
    assert one.id == "a.json"
    items = list(read_document(b'\xef\xbb\xbf [ {"text": "a"}, 5 , {"text": "\xc3\xa4"} ]', name="a.json", where="a.json"))
    assert [item.text if isinstance(item, Article) else str(item) for item in items] == [
        "a",
        "a.json, item 2: a number, not a JSON object",
        "ä",
    ]
    assert isinstance(items[2], Article)
    assert items[2].origin is not None
    assert items[2].origin.content == '{"text": "ä"}'.encode()


@pytest.mark.parametrize(
    "content", [b'[{"text": "a"} {"text": "b"}]', b'[{"text": "a"}', b'[{"text": "a"}] x', b"[" * 100_000, b'{"text": "\xff"}']
)
def test_a_broken_document_is_one_error(content: bytes) -> None:
    *_, error = read_document(content, name="a.json", where="a.json")
    assert isinstance(error, InputError)
    assert str(error).startswith("a.json: ")


def test_read_row_raises() -> None:
    with pytest.raises(EmptyArticle):
        read_row({"text": ""})
    with pytest.raises(InputError, match=r'^field "published": '):
        read_row({"text": "a", "published": "soon"})


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)
FIELDS = st.sampled_from(["text", "id", "title", "url", "outlet", "published", "byline", "other"])


@given(st.dictionaries(FIELDS, JSON))
def test_any_row_is_an_article_or_an_error(fields: dict[str, Any]) -> None:
    try:
        article = read_row(fields)
    except SaysoError as error:
        assert "\n" not in str(error)
    else:
        article.model_dump_json().encode("utf-8")
