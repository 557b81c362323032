"""Whose voice a sentence is in, what kind it is, and which of its words judge; on texts of our own, with attributions built by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.voice import find_voices
from sayso.reading.words import analyse_words
from sayso.record import Attribution, Sentence, Span


def said(text: str, source: str = "", cue: str = "", content: str = "", number: int = 1) -> Attribution:
    def at(words: str) -> list[Span]:
        return [(text.index(words), text.index(words) + len(words))] if words else []

    return Attribution(id=f"s{number}", form="indirect", source=at(source), cue=at(cue), content=at(content), score=0.9)


def first(text: str, *attributions: Attribution) -> Sentence:
    return find_voices(analyse_words(text), attributions)[0]


def test_all_told_by_somebody_is_attributed():
    text = "On Monday the harbour office said that the pier was closed."
    assert first(text, said(text, "the harbour office", "said", "that the pier was closed")).voice == "attributed"


def test_a_claim_beside_a_content_makes_the_sentence_mixed():
    text = "The pier, which cost nine million crowns, was closed, the harbour office said."
    assert first(text, said(text, "the harbour office", "said", "was closed")).voice == "mixed"


def test_who_is_told_adds_nothing():
    text = "The harbour office told its crews that the pier was closed."
    assert first(text, said(text, "The harbour office", "told", "that the pier was closed")).voice == "attributed"


def test_nothing_told_by_anybody_is_the_articles_own():
    assert first("The pier was closed on Monday.").voice == "article"


def test_a_line_of_source_and_cue_before_a_quotation_is_not_the_articles_own():
    text = "The head teacher, Ada Holm, said:\n“We dug the beds ourselves.”"
    voices = find_voices(analyse_words(text), [said(text, "The head teacher, Ada Holm,", "said:", "“We dug the beds ourselves.”")])
    assert [one.voice for one in voices] == ["attributed", "attributed"]


def test_a_quotation_that_nobody_is_named_for_voices_no_opinion_of_the_article():
    one = first("“It is a shameful and foolish plan that will ruin us all.” The hall was silent.")
    assert (one.kind, one.score) == ("report", None)


def test_what_claims_nothing_has_no_score():
    sentences = find_voices(analyse_words("The pier was closed.\n\nRead more: The old pier\n\nIt opens in May."), [])
    assert [one.score is None for one in sentences] == [False, True, False]


def test_a_question_around_a_statement_is_the_articles():
    text = "But has she called for closing the pier?"
    assert first(text, said(text, "she", "called for", "closing the pier")).kind == "question"


def test_a_quoted_question_is_its_speakers():
    text = "“Who pays for the pier?” she asked."
    assert first(text, said(text, "she", "asked", "“Who pays for the pier?”")).kind == "report"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Such quarrels are likely to continue.", "prediction"),
        ("It is unlikely that her words will change that.", "prediction"),
        ("The next step would likely be a court order.", "prediction"),
        ("Prices will almost certainly rise again.", "prediction"),
        ("The council will meet on Tuesday.", "report"),
        ("There will also be live music at the fair.", "report"),
        ("Will the ferry survive?", "question"),
        ("The ferry sank in 1953.", "report"),
        ("Of course, it is shameful and absurd that we must all pay for such a foolish failure.", "opinion"),
    ],
)
def test_kinds_of_the_articles_own_sentences(text, kind):
    assert first(text).kind == kind


def test_comment_keeps_company_with_comment():
    doubtful = "If the mayor had wanted the bridge, she would have built it by now."
    comment = " It is a shameful and absurd failure. Clearly we must all demand better of her. Nobody should trust such foolish promises."
    report = " The bridge was closed on 3 May 2019. The council of Arendal met on Monday. Police closed the road at 9 p.m."
    among = [find_voices(analyse_words(doubtful + others), [])[0] for others in (comment, report)]
    likely = [one.score if one.kind == "opinion" else 1 - (one.score or 0) for one in among]
    assert likely[0] > likely[1] + 0.2


def test_words_that_judge_are_marked_outside_of_contents_and_quotations():
    text = "The regime slammed the “shameful” verdict, and she said that the absurd trial was over."
    one = first(text, said(text, "she", "said", "that the absurd trial was over"))
    assert [text[a:b] for a, b in one.loaded] == ["regime", "slammed"]


def test_words_with_a_plain_meaning_do_not_judge():
    assert first("Debris was lying in the road, and toxic smoke filled the tools store.").loaded == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab. ?!“”\"'\n:—A1")), max_size=150))
def test_sentences_keep_to_the_text(text):
    sentences = find_voices(analyse_words(text), [])
    assert all(0 <= a < b <= len(text) for a, b in (one.span for one in sentences))
    assert all(one.voice == "article" for one in sentences)
    assert all(one.span[0] <= a < b <= one.span[1] for one in sentences for a, b in one.loaded)
