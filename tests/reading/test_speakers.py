"""Who speaks: families, pronouns by who spoke before, relative clauses, numbers of people, things, bodies. All people are fictional."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data.lexicon import titles
from sayso.intake import read_row
from sayso.reading.actors import find_cast
from sayso.reading.denote import Denoted, Finder
from sayso.reading.mentions import find_names, firm_like
from sayso.reading.quotes import find_quotes
from sayso.reading.raw import RawAttribution
from sayso.reading.reader import read_article
from sayso.reading.sources import quantity, source_words, unknown_kind
from sayso.reading.statements import find_statements
from sayso.reading.syntax import Token
from sayso.reading.words import analyse
from sayso.record import Actor, Article, Attribution, Span


def cast_of(text: str) -> list[Actor]:
    return find_cast(analyse(text), []).actors


def bearer(text: str, words: str) -> str | None:
    """The name of the actor that has the last `words` of the text for a mention."""
    at = text.rindex(words)
    return next((a.name for a in cast_of(text) for m in a.mentions if m.span == (at, at + len(words))), None)


def denoted(text: str, source: str) -> tuple[Denoted, str | None]:
    """What the last `source` of the text denotes, and the name of that actor."""
    syntax = analyse(text)
    cast = find_cast(syntax, [])
    at = text.rindex(source)
    answer = Finder(cast, syntax).denoted((at, at + len(source)))
    known = next((a.name for a in cast.actors if a.id == answer.actor), None)
    return answer, known or (answer.described.name if answer.described else None)


def told(text: str, *statements: tuple[str, str, str]) -> tuple[list[Attribution], list[str | None]]:
    """The attributions with the (source, cue, content) given, each at its first place after the one before, and their speakers' names."""
    raws, after = [], 0
    for parts in statements:
        spans: list[Span] = []
        for part in parts:
            found_at = re.compile(rf"(?<!\w){re.escape(part)}").search(text, after)
            assert found_at is not None
            at = found_at.start()
            spans.append((at, at + len(part)))
        after = min(span[0] for span in spans) + 1
        raws.append(RawAttribution([spans[0]], [spans[1]], [spans[2]], 1.0))
    syntax = analyse(text)
    found, cast = find_statements(raws, syntax, find_quotes(text), find_cast(syntax, []), Article(id="x", text=text))
    names = {actor.id: actor.name for actor in cast.actors}
    return found, [names.get(a.speaker) if a.speaker else None for a in found]


FAMILY = (
    "Ida Holm opened the bridge. Ida Holm had planned it for years, and Ida Holm paid for the lamps. "
    "Her husband, Peter Holm, built it. The rain did not stop. The band played on for hours. The boats went by. "
)


def test_a_bare_surname_is_the_one_whom_the_article_is_about() -> None:
    assert bearer(FAMILY + "Holm thanked the town.", "Holm") == "Ida Holm"


def test_a_relative_just_named_in_full_leaves_the_surname_open() -> None:
    more = "Ida Holm smiled. Ida Holm left. Ida Holm came back. "
    assert bearer(FAMILY + more + "Then Peter Holm spoke. Holm thanked the town.", "Holm") is None


def test_before_a_second_bearer_is_named_the_surname_is_the_first_ones() -> None:
    text = "Ida Holm opened the bridge. Holm thanked the town. Peter Holm came late."
    assert "Holm" in [text[slice(*m.span)] for a in cast_of(text) if a.name == "Ida Holm" for m in a.mentions]


def test_a_subject_pronoun_is_nobody_named_in_what_it_says() -> None:
    text = "Ivo Lamm met Peter Orm in the harbour. He said that Orm would win."
    he = next((a.name for a in cast_of(text) for m in a.mentions if text[slice(*m.span)] == "He"), None)
    assert he != "Peter Orm"


def test_he_said_behind_a_quotation_goes_on_with_the_speaker_before() -> None:
    text = 'Peter Orm can win the race, Ivo Lamm said. "Orm is faster than all of them," he said.'
    found, names = told(text, ("Ivo Lamm", "said", "Peter Orm can win the race"), ("he", "said", '"Orm is faster than all of them,"'))
    assert names == ["Ivo Lamm", "Ivo Lamm"]
    assert found[1].speaker == found[0].speaker


def test_he_in_someones_own_words_is_someone_else() -> None:
    text = '"I believe him when he says that the dam holds," Ivo Lamm said.'
    _, names = told(text, ("Ivo Lamm", "said", '"I believe him when he says that the dam holds,"'), ("he", "says", "that the dam holds"))
    assert names == ["Ivo Lamm", None]


def test_she_is_the_only_woman_named_near() -> None:
    text = "Papers took note of what Marta Quill of the Lamm era harbour said. She wants a bridge."
    _, names = told(text, ("She", "wants", "a bridge"))
    assert names == ["Marta Quill"]


def test_they_is_no_body_where_people_are_named_beside_it() -> None:
    text = "The Orvad Council met fishermen and bakers. They said that the dam would hold."
    _, names = told(text, ("They", "said", "that the dam would hold"))
    assert names[0] != "Orvad Council"


RELATIVES = [
    ("The prize went to Ida Holm of Orvad, who said that it was late.", "who", "Ida Holm"),
    ("The duty was levied by the Orvad Union, which said that it was fair.", "which", "Orvad Union"),
    ("The plan angered bakers in Tallinn who said that it was late.", "who", "bakers"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), RELATIVES)
def test_relative_pronouns_take_up_the_noun_phrase_before_them(text: str, pronoun: str, name: str) -> None:
    assert denoted(text, pronoun)[1] == name


def test_who_is_nobody_where_two_kinds_are_joined_before_it() -> None:
    assert denoted("The plan angered bakers and fishermen who said that it was late.", "who")[0].actor is None


NUMBERS = [
    ("45% of bakers said so.", "45% of bakers", "group"),
    ("A third of the bakers said so.", "A third of the bakers", "group"),
    ("One of the bakers said so.", "One of the bakers", "person"),
    ("A number of Orvad bakers said so.", "A number of Orvad bakers", "group"),
]


@pytest.mark.parametrize(("text", "source", "kind"), NUMBERS)
def test_numbers_of_people(text: str, source: str, kind: str) -> None:
    answer, _ = denoted(text, source)
    assert answer.described is not None and answer.described.kind == kind


@pytest.mark.parametrize("source", ["Another", "one", "Ivo Lamm's rhetoric", "The quiz", "The Lamm media strategy"])
def test_things_and_bare_pointers_are_nobody(source: str) -> None:
    answer, _ = denoted(f"Ivo Lamm was there. {source} showed that the dam would hold.", source)
    assert answer.actor is None and answer.described is None and answer.why


EXPLAINED = [
    ("The head of the fire department in Orvad, Ivo Lamm, said so.", "The head of the fire department in Orvad, Ivo Lamm", "Ivo Lamm"),
    ("University of Orvad cattle specialist Marta Quill said so.", "University of Orvad cattle specialist Marta Quill", "Marta Quill"),
]


@pytest.mark.parametrize(("text", "source", "name"), EXPLAINED)
def test_a_name_at_the_end_says_who_a_description_is(text: str, source: str, name: str) -> None:
    assert denoted(text, source)[1] == name


def test_aides_to_someone_are_not_that_someone() -> None:
    assert denoted("Ivo Lamm was there. Aides to Ivo Lamm said so.", "Aides to Ivo Lamm")[1] != "Ivo Lamm"


def test_the_company_is_the_one_just_named_and_another_one_later() -> None:
    first = "Nils Aas worked for Vanlock Logistics. The company said that he was well. "
    actors = cast_of(first + "Marta Quill worked for Brandt Shipping. The company said that she was well.")
    mentions = {a.name: len(a.mentions) for a in actors if a.kind == "organisation"}
    assert mentions.get("Vanlock Logistics") == 2 and mentions.get("Brandt Shipping") == 2


def test_party_members_are_not_their_party() -> None:
    names = {a.name: a.kind for a in cast_of("The Democratic Party met. Some Democrats said that the dam would hold.")}
    assert names.get("Democrats") == "group"


def test_kinds_of_people_named_together_speak_together() -> None:
    text = "Bakers and fishermen said that the dam would hold."
    _, names = told(text, ("Bakers and fishermen", "said", "that the dam would hold"))
    assert names == ["Bakers and fishermen"]


def test_that_someone_would_not_be_named_is_no_statement() -> None:
    text = "A clerk, who asked not to be named and who said that the dam would hold, left."
    found, _ = told(text, ("who", "asked", "not to be named"), ("who", "said", "that the dam would hold"))
    assert len(found) == 1


def test_a_girl_with_a_countrys_name() -> None:
    text = "Nine-year-old Georgia Holm skates. Georgia said that it was fun."
    assert bearer(text, "Georgia") == "Georgia Holm"


@pytest.mark.parametrize("name", ["Martin O’Malley", "Dinesh D'Orvad"])
def test_names_with_a_mark_are_whole(name: str) -> None:
    text = f"{name} spoke in the harbour. Nobody else did."
    assert name in [text[f.span[0] : f.span[1]] for f in find_names(analyse(text))]


@pytest.mark.parametrize(("word", "firm"), [("EgyptAir", True), ("McCain", False), ("DeVos", False), ("NATO", False), ("Holm", False)])
def test_capitals_inside_a_word(word: str, firm: bool) -> None:
    assert firm_like(word) is firm


def test_word_lists_load() -> None:
    words = source_words()
    assert {"report", "tweet"} <= words["document"] and "third" in words["quantity"] and titles()


@given(st.text(alphabet="abc ’'.,%5“”\"\n", max_size=60))
def test_any_source_denotes_something(text: str) -> None:
    syntax = analyse(text)
    finder = Finder(find_cast(syntax, []), syntax)
    for token in syntax.tokens[:5]:
        answer = finder.denoted((token.start, syntax.tokens[-1].end))
        assert 0 <= answer.span[0] <= answer.span[1] <= len(text)
    quantity(syntax, syntax.tokens)


@given(st.text(min_size=1, max_size=12), st.sampled_from(["NN", "NNS", "NNP", "JJ"]))
def test_any_noun_has_a_kind_or_none(word: str, tag: str) -> None:
    token = Token(0, 0, len(word), word, word.lower(), word, tag, "nsubj", 0, "", False, 0)
    assert unknown_kind(token) in (None, "person", "group", "organisation")


def test_who_is_mentioned_most_is_the_president_of_the_article() -> None:
    main = "President Ivo Lamm spoke. Lamm smiled. Lamm left. Lamm came back. Lamm sat. Lamm ate. Lamm slept. Lamm woke. "
    text = main + "President Ida Orm of Norland called. In defeat, the president seemed tired."
    assert bearer(text, "president") == "Ivo Lamm"


def test_a_bodys_name_with_and_in_it_is_one() -> None:
    names = [a.name for a in cast_of("The European Centre for Law and Justice said that the dam would hold.")]
    assert "European Centre for Law and Justice" in names


def test_a_conference_is_a_venue_and_no_person() -> None:
    text = "The mayor told the 9th Coastal Towns Conference in Bergen that the ferry was old."
    found = read_article(read_row({"text": text}))
    (said,) = found.attributions
    assert [(link.role, link.actor) for link in said.chain][1] == ("venue", None)
    assert not any("Conference" in actor.name for actor in found.actors)
