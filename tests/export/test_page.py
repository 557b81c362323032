"""The page: whole, safe, and readable without its script."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export import margin
from sayso.export.margin import SECTIONS, Section
from sayso.export.markup import tag
from sayso.export.page import page
from sayso.record import Article, Attribution, Reading, Sentence
from tests.samples import TEXT, article, find, hostile, reading

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Tree(HTMLParser):
    """Elements in order, their text, and what of the article's own text is shown."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self.shown: list[str] = []
        self.words: list[str] = []
        self.feed(markup)
        self.close()
        assert not self.open, f"unclosed: {self.open}"

    def handle_starttag(self, name, attributes):
        self.elements.append((name, dict(attributes)))
        if name not in VOID:
            self.open.append((name, dict(attributes)))
        if name == "p":
            self.shown.append("\n")

    def handle_endtag(self, name):
        assert self.open.pop()[0] == name

    def handle_data(self, data):
        name = self.open[-1][0] if self.open else ""
        if name in self.raw:
            self.raw[name].append(data)
            return
        self.words.append(data)
        classes = [str(attributes.get("class", "")).split() for _, attributes in self.open]
        added = any("chip" in one or "voice" in one for one in classes)
        if not added and (any("text" in one for one in classes) or any(name == "h1" for name, _ in self.open)):
            self.shown.append(data)

    def structure(self):
        """Names of elements and of their attributes (but for lang, which is there if the language is a code)."""
        return [(name, sorted(attributes.keys() - {"lang"})) for name, attributes in self.elements]


def tree(*readings: Reading) -> Tree:
    return Tree("".join(page(readings)))


def test_the_whole_text_is_shown_in_order_once():
    assert "".join(tree(reading()).shown).split() == TEXT.split()


def test_each_statement_is_in_the_text_and_in_the_margin():
    made = tree(reading())
    marked = {key for name, attributes in made.elements for key in str(attributes.get("data-i", "")).split()}
    ids = {str(attributes["id"]) for _, attributes in made.elements if attributes.get("id")}
    for item in (*reading().attributions, *reading().events, *reading().actors, *reading().places, *reading().times):
        assert f"r1-{item.id}" in marked & ids
        assert f"r1-{item.id}-t" in ids


def test_links_lead_somewhere_and_ids_are_unique():
    made = tree(reading(), reading(), hostile("x"))
    ids = [attributes["id"] for _, attributes in made.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    inner = {str(attributes["href"])[1:] for name, attributes in made.elements if name == "a" and str(attributes["href"]).startswith("#")}
    assert inner <= set(ids)


def test_source_cue_and_content_have_marks_of_their_own():
    made = "".join(page([reading()]))
    for words, kind in (
        ("She", "src"),
        ("denied", "cue"),
        ("that anyone was hurt", "con"),
        ("[to pause]", "edi"),
        ("“museum pieces”", "quo"),
    ):
        assert re.search(rf'<span class="[^"]*\b{kind}\b[^"]*"[^>]*>{re.escape(words.split()[0])}', made), words


def test_a_source_with_a_name_in_it_is_one_box():
    made = tree(reading())
    source = [attributes for name, attributes in made.elements if "src" in str(attributes.get("class")).split()]
    assert sum("first" in str(one["class"]).split() for one in source) == sum("last" in str(one["class"]).split() for one in source)


def test_the_record_is_told_in_words():
    told = " ".join("".join(tree(reading()).words).split())
    for words in (
        "Headline: stronger than the text", "venue the Third Arendal Ferry Forum", "translator Denmark’s Havnebladet", "relay State radio",
        "Unresolved: He", "candidates the harbour master, the ministry’s adviser for harbours because two people fit “He”",
        "the opening quotation mark is missing in the text", "port workers → The harbour office", "stands for Norway", "2026-03-05TNI",
        "Republished from an unknown place (“Originally posted at:” names nobody)", "Nobody’s but the article’s", "the year is not said",
    ):  # fmt: skip
        assert words in told, words


def test_the_policy_allows_the_page_its_own_style_and_script_only():
    made = tree(reading(), reading())
    policies = [attributes["content"] for name, attributes in made.elements if attributes.get("http-equiv") == "Content-Security-Policy"]
    hashes = {name: b64encode(sha256("".join(data).encode()).digest()).decode() for name, data in made.raw.items()}
    allowed = [f"{name}-src 'sha256-{hashes[name]}'" for name in ("style", "script")]
    assert policies == ["; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])]
    assert [name for name, _ in made.elements].count("script") == [name for name, _ in made.elements].count("style") == 1
    for _, attributes in made.elements:
        assert not {"style", "src", "srcdoc", "action"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]


@pytest.mark.parametrize(
    "markup",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "javascript:alert(1)", "</style></title>",
     "&lt;b&gt;",
     "<!--", "]]>", "${1}{{1}}", "=cmd()", "[bold]x[/bold]", "\u202eabc\u2066", "\x1b[31mred\x07", "🚢\u200d👩", "a\u2028b"],
)  # fmt: skip
def test_markup_in_every_field_stays_text(markup):
    made = tree(hostile(markup))
    assert made.structure() == tree(hostile("plain")).structure()
    for name, attributes in made.elements:
        assert name != "a" or re.match("#|https?://", str(attributes["href"]))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>&\"'`=/;:#-!a \u202e\x1b\x00🚢", min_size=1).filter(str.strip))
def test_no_text_changes_the_structure_of_the_page(markup):
    assert tree(hostile(markup)).structure() == tree(hostile("plain")).structure()


def test_an_address_of_the_web_is_a_link():
    links = [attributes["href"] for name, attributes in tree(reading()).elements if name == "a"]
    assert "https://news.example/ferry?a=1&b=2" in links


def test_sections_without_anything_are_left_out():
    bare = tree(Reading(article=Article(id="a", text="Nothing here.")))
    slugs = [attributes["class"] for name, attributes in bare.elements if name == "section"]
    assert slugs == ["part statements"]
    assert "None found." in bare.words


def test_an_article_that_was_not_read_says_so():
    made = tree(Reading(article=Article(id="a", text="Guten Tag.", language="de"), unread="language"))
    assert "does not read the language of this article (de)" in "".join(made.words)
    assert not [name for name, _ in made.elements if name == "aside"]


def test_no_article_is_still_a_page():
    assert "No article was read." in tree().words


def test_a_title_that_is_not_in_the_text_is_shown_from_the_metadata():
    made = tree(Reading(article=Article(id="a", title="A title", text="A text.")))
    assert "".join(made.shown).split() == ["A", "title", "A", "text."]


def test_a_title_in_the_middle_of_the_text_stays_there_too():
    middle = article().model_copy(
        update={"text": f"Top line\n{TEXT}", "title_span": find("Minister Says Ferry Line Must End", text=f"Top line\n{TEXT}")}
    )
    assert "".join(tree(Reading(article=middle)).shown).split() == [
        *["Minister", "Says", "Ferry", "Line", "Must", "End", "Top", "line"],
        *TEXT.split(),
    ]


def test_a_circle_of_statements_inside_each_other_does_no_harm():
    ring = [Attribution(id=f"s{i}", form="direct", content=[(0, 4)], inside=f"s{(i + 1) % 3}", score=1) for i in range(3)]
    assert "".join(tree(Reading(article=Article(id="a", text="Word"), attributions=ring)).shown).split() == ["a", "Word"]


def test_a_further_section_is_one_function_more(monkeypatch):
    monkeypatch.setattr(margin, "SECTIONS", (*SECTIONS, lambda view: Section("map", "Map", 3, tag("p", "drawn"))))
    made = tree(reading())
    assert "drawn" in made.words
    assert "part map" in [attributes.get("class") for name, attributes in made.elements if name == "section"]


def test_twice_the_text_takes_about_twice_the_time():
    def cost(times: int) -> float:
        text = "Ann said that it rained. " * times
        marks = [25 * i for i in range(times)]
        long = Reading(
            article=Article(id="a", text=text),
            attributions=[
                Attribution(
                    id=f"s{i}", form="indirect", source=[(at, at + 3)], cue=[(at + 4, at + 8)], content=[(at + 9, at + 23)], score=1
                )
                for i, at in enumerate(marks, 1)
            ],
            sentences=[Sentence(id=f"n{i}", span=(at, at + 24), voice="article", kind="report") for i, at in enumerate(marks, 1)],
        )
        best = float("inf")
        for _ in range(3):
            start = process_time()
            "".join(page([long]))
            best = min(best, process_time() - start)
        return best

    assert cost(800) < 2.5 * cost(400) + 0.02
