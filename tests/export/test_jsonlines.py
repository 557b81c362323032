"""JSON: the contract's names, one line, UTF-8 whatever is in the text."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.jsonlines import to_json
from sayso.record import Article, Origin, Reading
from tests.samples import TEXT, hostile, reading


def test_it_reads_back_as_the_same_reading():
    line = to_json(reading())
    assert b"\n" not in line
    assert Reading.model_validate_json(line) == reading()


def test_spans_select_the_words_and_count_code_points():
    made: dict[str, Any] = json.loads(to_json(reading()))
    assert made["article"]["text"] == TEXT
    start, end = made["attributions"][3]["content"][0]
    assert TEXT[start:end].endswith("asked the crews 🚢")


def test_lists_are_there_where_nothing_was_found():
    made = json.loads(to_json(Reading(article=Article(id="a", text="x"))))
    assert [made[name] for name in ("actors", "attributions", "events", "places", "times", "sentences")] == [[]] * 6
    assert made["headline"]["support"] is None
    assert made["article"]["url"] is None


def test_the_bytes_of_the_page_are_not_printed():
    origin = Origin(path="a.html", media_type="text/html", sha256="0" * 64, content=b"\xff<html>")
    made = json.loads(to_json(Reading(article=Article(id="a", text="x", origin=origin))))
    assert made["article"]["origin"] == {"path": "a.html", "media_type": "text/html", "sha256": "0" * 64}


@given(st.text(alphabet=st.characters(exclude_categories=[]), min_size=1))
def test_any_text_is_valid_json_in_utf_8(text):
    made = json.loads(to_json(hostile(text)).decode("utf-8"))
    if not any(0xD800 <= ord(char) < 0xE000 for char in text):
        assert made["article"]["title"] == text


def test_a_lone_surrogate_becomes_its_escape():
    line = to_json(Reading(article=Article(id="a", text="x\ud800y")))
    assert b'"text":"x\\ud800y"' in line
    assert json.loads(line)["article"]["text"] == "x\ud800y"
