import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.form import editorial_marks, form_of, quoted_parts
from sayso.reading.quotes import find_quotes
from sayso.record import Spans


def spans_of(text: str, *pieces: str) -> Spans:
    return [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("“We leave,” Tern said.", ["“We leave,”"], "direct"),
        ("“We leave,” Tern said.", ["We leave"], "direct"),
        ("“We,” Tern said, “leave.”", ["“We,”", "“leave.”"], "direct"),
        ("Tern said: “We leave”.", ["“We leave”."], "direct"),
        ("Tern said “We leave. We go.”", ["We go.”"], "direct"),
        ("Tern said that it is “not the time” to leave.", ["it is “not the time” to leave"], "mixed"),
        ("Tern said the “rear” of it is safe.", ["the “rear” of it is safe"], "mixed"),
        ("Tern said that they leave.", ["that they leave"], "indirect"),
        ("Tern said that the film “The Long River” is due.", ["that the film “The Long River” is due"], "indirect"),
        ("We leave,” Tern said.", ["We leave,”"], "direct"),
        ("Tern said nothing.", [], "indirect"),
    ],
)
def test_form(text: str, content: list[str], form: str) -> None:
    assert form_of(spans_of(text, *content), text, find_quotes(text)) == form


def test_marks_around_source_and_cue_are_not_the_speech_s_own() -> None:
    text = "“He told us that it was over,” Tern said."
    quotes = find_quotes(text)
    content = spans_of(text, "that it was over")
    told = spans_of(text, "He", "told us")
    assert form_of(content, text, quotes, told) == "indirect"
    assert quoted_parts(content, quotes, told) == []
    nested = "“He told us, ‘it is over,’” Tern said."
    assert form_of(spans_of(nested, "‘it is over,’"), nested, find_quotes(nested), spans_of(nested, "He", "told us")) == "direct"


def test_quoted_parts_leave_out_the_marks() -> None:
    text = "Tern said it is “not the time” to “leave”."
    content = spans_of(text, "it is “not the time” to “leave”")
    assert [text[a:b] for a, b in quoted_parts(content, find_quotes(text))] == ["not the time", "leave"]


def test_a_quotation_in_a_quotation_is_not_apart() -> None:
    text = "“They say ‘go’ to us,” Tern said."
    content = spans_of(text, "“They say ‘go’ to us,”")
    assert [text[a:b] for a, b in quoted_parts(content, find_quotes(text))] == ["They say ‘go’ to us,"]


def test_editorial_marks_only_within_quotation_marks() -> None:
    text = "[Ed.] Tern (sic) said ... “It … is [made] smaller, [sic] and (sic) they [the boats] go. . . . No... so”"
    content = [(0, len(text))]
    found = [text[a:b] for a, b in editorial_marks(content, text, find_quotes(text))]
    assert found == ["…", "[made]", "[sic]", "(sic)", "[the boats]", ". . .", "..."]


def test_no_editor_where_nothing_is_quoted() -> None:
    text = "Tern said that [the boats] go ... away"
    assert editorial_marks([(0, len(text))], text, find_quotes(text)) == []


@given(
    st.text(st.sampled_from("\"“”‘’' .…[]ab(sic)\n"), max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4)
)
def test_parts_lie_in_the_content(text: str, pairs: list[tuple[int, int]]) -> None:
    content = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in pairs]
    quotes = find_quotes(text)
    held = {i for a, b in content for i in range(a, b)}
    last = 0
    for start, end in quoted_parts(content, quotes):
        assert last <= start < end
        assert held >= set(range(start, end))
        assert any(q.inner[0] <= start and end <= q.inner[1] for q in quotes) or len(quotes) > 1
        last = end
    for start, end in editorial_marks(content, text, quotes):
        assert held >= set(range(start, end))
        assert text[start] in "[(.…"
    assert form_of(content, text, quotes) in ("direct", "mixed", "indirect")
