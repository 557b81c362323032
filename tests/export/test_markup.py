"""Markup is safe by construction."""

import pytest

from sayso.export.markup import Html, join, tag, text, web_link


def test_text_is_escaped_and_markup_is_kept():
    assert text('<b a="1">&\'') == "&lt;b a=&quot;1&quot;&gt;&amp;&#x27;"
    assert text(Html("<b>")) == "<b>"
    assert tag("p", "<i>", Html("<br>"), None, class_='"x"') == '<p class="&quot;x&quot;">&lt;i&gt;<br></p>'


def test_attributes():
    assert tag("a", hidden=True, title=None, class_="", data_i="", aria_label="x") == '<a hidden data-i="" aria-label="x"></a>'


def test_join_escapes_what_is_between():
    assert join([Html("<a>"), Html("<b>")], "<") == "<a>&lt;<b>"


def test_controls_and_overrides_are_made_harmless():
    assert text("a\u202eb\x1b[31m\x00\u2066\ud800") == "a\ufffdb\u241b[31m\u2400\ufffd\ufffd"


@pytest.mark.parametrize("url", ["http://a.example/", "https://a.example/x?y=1&z=%20#f", "HTTPS://A.EXAMPLE"])
def test_web_addresses_are_links(url):
    made = web_link(url, "there")
    assert made.startswith("<a href=")
    assert ">there</a>" in made
    assert 'rel="noopener noreferrer nofollow"' in made


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.example", "/x", "x", "http:",
        " https://a.example", "https://a.example/ x", "java\nscript:alert(1)", 'https://a.example/"onclick="x', "https://a.example/\u202e",
        "https://a.example/\n", "https://",
    ],
)  # fmt: skip
def test_anything_else_is_only_text(url):
    assert web_link(url, "<there>") == "&lt;there&gt;"
