"""Input made to hurt: only the project's own errors escape, spans stay inside the text, time stays in step with size."""

import io
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.intake import iter_articles, read_html, read_row, read_text
from sayso.intake.jsonl import numbered, read_document, read_lines
from sayso.record import Article

MARKUP = [
    b"<p>",
    b"</p>",
    b"<",
    b">",
    b"<!--",
    b"-->",
    b"<script type='application/ld+json'>",
    b"{",
    b'"',
    b"<table>",
    b"<html",
    b"<title>",
    b"&#0;",
    b"<meta charset='",
]
BYTES = (
    st.binary()
    | st.lists(st.binary(max_size=20) | st.sampled_from(MARKUP)).map(b"".join)
    | st.text().map(lambda t: t.encode("utf-16", "surrogatepass"))
)


def check(article: Article) -> None:
    assert article.text.strip()
    assert article.language is None or len(article.language) == 2
    for span in (article.title_span, article.republished_from and article.republished_from.span):
        assert span is None or 0 <= span[0] < span[1] <= len(article.text)
    article.model_dump_json().encode("utf-8")


@given(BYTES)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_bytes_to_every_reader(content: bytes) -> None:
    for reader in (read_text, read_html):
        try:
            article = reader(content, name="a", where="a")
        except SaysoError as error:
            assert str(error).startswith("a: ")
        else:
            check(article)
    for item in (*read_lines(numbered(io.BytesIO(content))), *read_document(content), *iter_articles(["-"], stdin=io.BytesIO(content))):
        if isinstance(item, Article):
            check(item)


HARD = {
    "a million quotation marks": '"' * 1_000_000,
    "a megabyte without a full stop": "the board met and " * 60_000,
    "one word of a megabyte": "a" * 1_000_000,
    "a million lines": "a\n" * 1_000_000,
    "bidirectional overrides": "The \u202edraob\u202c met. \u2066" * 1000,
    "emoji": "The 🚢 met. 👩‍👩‍👧 " * 1000,
    "combining marks": "e" + "\u0301" * 100_000,
    "only notices": "This article first appeared in " * 30_000,
    "only capitals": "ALDEN " * 100_000,
}


@pytest.mark.parametrize("name", HARD)
def test_hard_texts_are_kept_as_they_are(name: str) -> None:
    start = time.process_time()
    for article in (read_text(HARD[name].encode()), read_row({"text": HARD[name], "title": HARD[name][:400]})):
        assert article.text == HARD[name]
        check(article)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "name", ["a million quotation marks", "a megabyte without a full stop", "one word of a megabyte", "bidirectional overrides", "emoji"]
)
def test_hard_texts_in_a_page(name: str) -> None:
    start = time.process_time()
    article = read_html(f"<html><body><article><p>{HARD[name]}</p></article></body></html>".encode())
    check(article)
    assert time.process_time() - start < 10


PAGES: dict[str, Callable[[int], str]] = {
    "unclosed": lambda n: "<p>The board met<b><i>" * n,
    "lists": lambda n: "<ul><li>The board met on Monday evening.</li></ul>" * n,
    "tables": lambda n: "<table>" + "<tr><td>The board</td><td>met</td></tr>" * n + "</table>",
    "unclosed quotes": lambda n: '<a href="' * n,
    "open brackets": lambda n: "<" * n * 10,
    "tag openings": lambda n: "<a" * n * 10,
    "comments": lambda n: "<!--" * n,
    "emphasis": lambda n: ("<p>" + "<em>a</em> " * 2000 + "</p>") * (n // 2000 + 1),
    "time elements": lambda n: '<time datetime="2024-05-24">x</time>' * n,
    "titles": lambda n: "<title>" + " - a" * n + "</title><p>The board met.</p>",
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_made_to_hurt_are_read_in_seconds(name: str) -> None:
    start = time.process_time()
    with suppress(SaysoError):
        check(read_html(f"<html><body>{PAGES[name](6000)}</body></html>".encode()))
    assert time.process_time() - start < 10
