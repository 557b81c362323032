"""Web pages: text, metadata and how each was found; charsets; pages made to hurt."""

import json
import time

import pytest

from sayso.errors import EmptyArticle, InputError
from sayso.intake import Given, read_html
from sayso.intake.html import MOST_ATTRIBUTES, MOST_SIBLINGS, decode_page

SENTENCES = (
    "The harbour board of Alden met on Monday evening and agreed to keep the ferry for another year.",
    "“We keep it as long as the town wants it,” the board’s chair, Ada Holm, told the audience after the vote.",
    "A treaty that the two towns signed on 3 March 1987 says that neither may end the service on its own.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Alden Daily"},
        {
            "@type": "NewsArticle",
            "headline": "Ferry &amp; town: it stays",
            "datePublished": "2024-05-24T10:30:00+02:00",
            "dateModified": "2024-06-01",
            "author": [{"@type": "Person", "name": "Ada Berg"}, {"@type": "Person", "name": "Ole Lind"}],
            "publisher": {"@type": "Organization", "name": "Alden Daily"},
        },
    ],
}


def page(head: str = "", body: str = BODY, lang: str = ' lang="en-GB"') -> bytes:
    navigation = "<nav><a href='/'>Home</a></nav>"
    return f"<!doctype html><html{lang}><head>{head}</head><body>{navigation}<article>{body}</article></body></html>".encode()


def test_text_is_the_article_and_nothing_else() -> None:
    article = read_html(page(body=f"<h1>Ferry stays</h1>{BODY}") + b"<footer>Copyright 2026 Alden Daily</footer>", name="a.html")
    assert [line for line in article.text.split("\n") if line in SENTENCES] == list(SENTENCES)
    assert "Home" not in article.text
    assert "Copyright" not in article.text
    assert article.title == "Ferry stays"
    assert article.found["title"] == "the only h1"
    if article.title_span is not None:
        assert article.text[slice(*article.title_span)] == "Ferry stays"
    assert article.found["text"] == "trafilatura's main text, decoded as UTF-8"


def test_metadata_and_how_each_was_found() -> None:
    head = (
        f'<script type="application/ld+json">{json.dumps(LD)}</script><link rel="canonical" href="https://www.alden.example/a">'
        '<meta property="og:site_name" content="Alden Daily">'
    )
    article = read_html(page(head), name="a.html")
    assert article.title == "Ferry & town: it stays"
    assert (article.outlet, article.byline) == ("Alden Daily", "Ada Berg, Ole Lind")
    assert (article.published, article.url, article.language) == ("2024-05-24T10:30:00+02:00", "https://www.alden.example/a", "en")
    assert article.found["published"] == "JSON-LD datePublished"
    assert article.found["outlet"] == "meta og:site_name"
    assert article.found["byline"] == "JSON-LD author"
    assert article.found["url"] == "the canonical link"
    assert article.republished_from is None


@pytest.mark.parametrize(
    ("head", "body", "published", "how"),
    [
        ('<meta property="article:published_time" content="2024-05-24">', "", "2024-05-24", "meta article:published_time"),
        ("", '<time datetime="2024-05-24T10:00">24 May</time>', "2024-05-24T10:00", "the page's only time element"),
        (
            "",
            '<time class="published" datetime="2024-05-24">a</time><time datetime="2020-01-01">b</time>',
            "2024-05-24",
            "a time element for its publication",
        ),
        ("", '<span itemprop="datePublished">May 24, 2024</span>', "2024-05-24", "itemprop datePublished"),
        ('<link rel="canonical" href="https://a.example/2024/05/24/x">', "", "2024-05-24", "the path of its URL"),
        ("", '<time datetime="2024-05-24">a</time><time datetime="2020-01-01">b</time>', None, None),
        ('<meta property="article:modified_time" content="2024-05-24">', "", None, None),
        ("", "<p>© 2024 Alden Daily. Updated 24 May 2024.</p>", None, None),
    ],
)
def test_a_date_in_the_body_is_never_the_publication_date(head: str, body: str, published: str | None, how: str | None) -> None:
    article = read_html(page(head, body + BODY))
    assert article.published == published
    assert article.found.get("published") == how


def test_what_is_given_yields_to_what_the_page_says() -> None:
    given = Given("2020-01-01", "Given")
    article = read_html(page('<meta name="date" content="2024-05-24">'), given=given)
    assert (article.published, article.outlet) == ("2024-05-24", "Given")


def test_the_outlet_is_cut_from_the_title() -> None:
    article = read_html(page('<meta property="og:site_name" content="Alden Daily"><title>Ferry stays – board | The Alden Daily</title>'))
    assert article.title == "Ferry stays – board"


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "//[", "data:text/html,x", "https://a b/", ""])
def test_only_web_addresses_are_taken(href: str) -> None:
    article = read_html(page(f'<link rel="canonical" href="{href}"><meta property="og:url" content="{href}">'))
    assert article.url is None


@pytest.mark.parametrize(
    ("content", "how"),
    [
        ("<html><p>„Fähre“ déjà".encode(), "UTF-8"),
        ("<html><p>„Fähre“ déjà".encode("utf-16"), "UTF-16, by its byte order mark"),
        ('<html><meta charset="windows-1252"><p>„Fähre“ déjà'.encode("cp1252"), "windows-1252, as declared"),
        (
            '<html><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>„Fähre“ déjà'.encode("cp1252"),
            "iso-8859-1, as declared",
        ),
        ("<html><p>„Fähre“ déjà".encode("cp1252"), "Windows-1252, as it is not UTF-8"),
        ('<html><meta charset="rot13"><p>„Fähre“ déjà'.encode("cp1252"), "Windows-1252, as it is not UTF-8"),
    ],
)
def test_charsets(content: bytes, how: str) -> None:
    text, found = decode_page(content)
    assert text.endswith("„Fähre“ déjà")
    assert found == how


def test_a_server_knows_the_charset() -> None:
    assert decode_page("<p>Паром".encode("cp1251"), charset="windows-1251")[0] == "<p>Паром"


def test_a_link_completes_a_notice_of_republication() -> None:
    notice = '<p><em>This article was originally published on <a href="https://harbour.example/x">Harbour Post</a>.</em></p>'
    article = read_html(page(body=BODY + notice))
    assert article.republished_from is not None
    assert (article.republished_from.name, article.republished_from.url) == ("Harbour Post", "https://harbour.example/x")


def test_a_canonical_link_to_another_site_is_where_the_copy_came_from() -> None:
    head = '<meta property="og:url" content="https://copy.example/a"><link rel="canonical" href="https://harbour.example/x">'
    article = read_html(page(head))
    assert article.url == "https://copy.example/a"
    assert article.republished_from is not None
    found = article.republished_from
    assert (found.name, found.url, found.span) == (None, "https://harbour.example/x", None)
    assert found.why


def test_a_page_in_another_language_is_marked() -> None:
    sentence = "Der Rat der Stadt hat am Montag beschlossen, dass die Fähre noch ein Jahr fahren wird, obwohl sie nicht mehr neu ist."
    article = read_html(page(body=f"<p>{sentence}</p>" * 2))
    assert article.language == "de"


def test_too_short_to_tell_a_page_has_its_declared_language() -> None:
    article = read_html(page(body="<p>Paldiski praam</p>", lang=' lang="et"'))
    assert (article.language, article.found["language"]) == ("et", "the page's lang attribute")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n",
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.4",
        b"<html></html>",
        b"<html><script>x</script></html>",
        b"<rss version='2.0'><channel/></rss>",
        bytes(range(256)) * 9,
    ],
)
def test_what_is_no_page_is_one_clear_error(content: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.html: \S.*$"):
        read_html(content, where="a.html")


def test_entity_bombs_and_external_entities_are_inert() -> None:
    bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    types = f'<!DOCTYPE html [<!ENTITY e0 "ha">{bomb}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    article = read_html(f'<?xml version="1.0"?>{types}<html><body>{BODY}<p>&e11; &x;</p></body></html>'.encode())
    assert len(article.text) < 2000
    assert "root:" not in article.text


def test_a_page_of_repeated_paragraphs_is_read_in_seconds() -> None:
    content = page(body=f"<p>{SENTENCES[0]}</p>" * 66_000)
    start = time.process_time()
    article = read_html(content)
    assert time.process_time() - start < 10
    assert article.found["text"].startswith(f"the page's paragraphs (more than {MOST_SIBLINGS} elements side by side)")
    assert article.text.count("\n") == 65_999


def test_forty_thousand_spans_in_a_paragraph_are_read_in_seconds() -> None:
    content = page(body="<p>" + "<span>ferry</span> " * 40_000 + "</p>")
    start = time.process_time()
    article = read_html(content)
    assert time.process_time() - start < 5
    assert len(article.text.split()) == 40_000


@pytest.mark.parametrize("depth", [300, 1500])
def test_nested_tags_are_read_the_plainer_way(depth: int) -> None:
    article = read_html(page(body="<div>" * depth + BODY + "</div>" * depth))
    assert article.text == "\n".join(SENTENCES)
    assert "nested" in article.found["text"]


def test_five_thousand_nested_tags_are_an_error_not_a_crash() -> None:
    with pytest.raises(EmptyArticle, match="no article's text"):
        read_html(page(body="<div>" * 5000 + BODY + "</div>" * 5000))


@pytest.mark.parametrize("form", ["a{}=1", "a{}", 'a{}="<"', "a<{}", "a{}='>'"])
def test_a_tag_of_countless_attributes_is_refused_before_it_is_parsed(form: str) -> None:
    attributes = " ".join(form.format(i) for i in range(100 * MOST_ATTRIBUTES))
    start = time.process_time()
    with pytest.raises(InputError, match="attributes"):
        read_html(page(body=f"<p {attributes}>x</p>{BODY}"))
    assert time.process_time() - start < 5


def test_json_ld_made_to_hurt_is_passed_over() -> None:
    for data in (
        "[" * 100_000,
        '{"@type": 5, "@graph": [[], null, 3]}',
        '{"@type": "NewsArticle", "headline": 5, "author": [[{"name": {}}]]}',
        "{",
    ):
        article = read_html(page(f'<script type="application/ld+json">{data}</script>'))
        assert article.byline is None


def test_trafilatura_failing_is_not_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    article = read_html(page())
    assert article.text == "\n".join(SENTENCES)
    assert "trafilatura found no article" in article.found["text"]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = '<base href="https://a.example/"><link rel="canonical" href="/x"><link rel="stylesheet" href="https://a.example/x.css">'
    assert read_html(page(head)).text
