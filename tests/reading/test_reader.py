"""The whole reading: every span inside the text and selecting what the record says, on any text, in linear time."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.reading.reader import read_article
from sayso.record import Article, Reading, Span

ARTICLE = (
    "Ferry Must Go, Says Mayor\n\n"
    "BRACKWATER — Mayor Ilse Brandt said on Friday that the night ferry would stop running in May. “We cannot pay for it any more,” she "
    "told the Brackwater Courier. “It is a hard choice… but [the council] agreed.”\n\n"
    "The operator, Arne Lines, denied in a statement that the ferry loses money. According to a report by the Harbour Institute, "
    "it carried 40,000 people last year. It added that “nobody asked the islanders.”\n\n"
    "Two people with knowledge of the talks said the county had offered to help. More cuts are likely."
)

PIECES = [*ARTICLE.split(" "), "“", "”", '"', "’", "\n\n", "said", "\ud800"]


def spans_of(value: object, key: str = "") -> list[Span]:
    """Every span in a dumped record, however deep."""
    if isinstance(value, dict):
        return [s for k, v in value.items() for s in spans_of(v, k)]
    if isinstance(value, list | tuple):
        if len(value) == 2 and all(type(x) is int for x in value):
            return [(value[0], value[1])]
        return [s for v in value for s in spans_of(v, key)]
    return []


def check(reading: Reading) -> None:
    text = reading.article.text
    for start, end in spans_of(reading.model_dump()):
        assert 0 <= start < end <= len(text)
    ids = {a.id for a in reading.actors}
    for a in reading.attributions:
        assert a.speaker is None or a.speaker in ids
        assert set(a.candidates) <= ids
        assert a.speaker is not None or a.why
        for link in a.chain:
            assert link.actor is None or link.actor in ids
            if link.span and link.name and link.role != "publisher":
                assert text[slice(*link.span)] == link.name
    covered = set()
    for sentence in reading.sentences:
        assert not covered & set(range(*sentence.span))
        covered |= set(range(*sentence.span))
    assert all(i in covered or c.isspace() for i, c in enumerate(text))


def test_an_article_end_to_end() -> None:
    reading = read_article(Article(id="x", text=ARTICLE, language="en", published="2026-03-06", outlet="Island Post"))
    check(reading)
    names = {a.id: a.name for a in reading.actors}
    said = {ARTICLE[slice(*a.content[0])]: a for a in reading.attributions if a.content}
    ferry = next(a for words, a in said.items() if "night ferry would stop" in words)
    assert names[ferry.speaker or ""] == "Ilse Brandt"
    quote = next(a for words, a in said.items() if "We cannot pay" in words)
    assert names[quote.speaker or ""] == "Ilse Brandt"
    assert quote.form == "direct"
    assert [link.role for link in quote.chain] == ["speaker", "recipient", "publisher"]
    assert any(ARTICLE[slice(*span)] == "[the council]" for a in reading.attributions for span in a.editorial)
    last = reading.sentences[-1]
    assert (ARTICLE[slice(*last.span)], last.voice) == ("More cuts are likely.", "article")


def test_the_same_bytes_from_the_same_input() -> None:
    article = Article(id="x", text=ARTICLE, language="en", published="2026-03-06")
    assert read_article(article).model_dump_json() == read_article(article).model_dump_json()


def test_an_article_in_another_language_is_kept_and_marked() -> None:
    reading = read_article(Article(id="x", text="Der Fluss stieg um zwei Meter, sagte die Bürgermeisterin.", language="de"))
    assert reading.unread == "language"
    assert reading.attributions == reading.sentences == reading.actors == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400) | st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join))
def test_reading_any_text_never_raises(text: str) -> None:
    check(read_article(Article(id="x", text=text, language="en", published="2026-03-06")))


@pytest.mark.parametrize("text", ["", " \n ", "\x00", '"' * 5000, "a" * 100_000, "x. " * 3000, "\u202eabc\u202c " * 50, "“said " * 800])
def test_hostile_texts(text: str) -> None:
    check(read_article(Article(id="x", text=text, language="en")))


def test_twice_the_text_takes_at_most_two_and_a_half_times_as_long() -> None:
    def seconds(copies: int) -> float:
        article = Article(id="x", text="\n\n".join([ARTICLE] * copies), language="en", published="2026-03-06")
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            read_article(article)
            best = min(best, time.process_time() - start)
        return best

    def linear() -> bool:
        once, twice = seconds(8), seconds(16)
        return twice <= 2.5 * once + 0.05

    seconds(1)
    # A busy machine can spoil one measurement; a quadratic step spoils all.
    assert any(linear() for _ in range(4))
