"""Actors: names put together, roles, codes, pronouns, and what a source span denotes. Office holders are real, all others fictional."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data.lexicon import given_names, nouns, titles
from sayso.reading import world
from sayso.reading.actors import Cast, find_cast
from sayso.reading.denote import Finder, actor_of_span, with_actors, with_first_person
from sayso.reading.keys import key_of, spelling
from sayso.reading.sentences import split_sentences
from sayso.reading.syntax import Name, Syntax, Token
from sayso.reading.tokens import tokenise
from sayso.reading.words import analyse
from sayso.record import Actor


@cache
def samples() -> dict[str, Syntax]:
    """The sentences of `actors.tsv` as `Syntax`."""
    table = {}
    for block in Path(__file__).with_name("actors.tsv").read_text(encoding="utf-8").split("#! ")[1:]:
        head, *lines = block.strip().split("\n")
        key, text = head.split("\t")
        tokens, names = [], []
        for i, line in enumerate(lines):
            start, end, lemma, tag, dep, governor, ent, sent = line.split("\t")
            word = text[int(start) : int(end)]
            label = ent.removeprefix("B-")
            tokens.append(
                Token(i, int(start), int(end), word, word.lower(), lemma, tag, dep, int(governor), label, ent.startswith("B-"), int(sent))
            )
            if ent.startswith("B-"):
                names.append([i, i, label])
            elif label and names:
                names[-1][1] = i
        runs = [Name(a, b, label, (tokens[a].start, tokens[b].end)) for a, b, label in names]
        table[key] = Syntax(text, tokens, split_sentences(text), runs)
    return table


def cast_of(key: str, published: str | None = "2023-05-01") -> tuple[Cast, str]:
    syntax = samples()[key]
    return find_cast(syntax, [], published=published), syntax.text


def holding(key: str, words: str, nth: int = 0) -> Actor | None:
    """The actor with a mention of exactly `words` at their `nth` place in the sample."""
    cast, text = cast_of(key)
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return next((a for a in cast.actors for m in a.mentions if m.span == (at, at + len(words))), None)


def test_a_title_becomes_a_role_with_its_country() -> None:
    kallas = holding("minister", "Kaja Kallas")
    assert kallas is not None
    assert kallas.roles == ["Prime Minister of Estonia"]
    assert (kallas.kind, kallas.country, kallas.sector) == ("person", "EST", "GOV")
    macron = holding("minister", "Emmanuel Macron")
    assert macron is not None
    assert (macron.country, macron.sector) == ("FRA", "GOV")


def test_surname_role_and_pronoun_are_one_actor() -> None:
    kallas = holding("minister", "Kaja Kallas")
    assert kallas is not None
    assert holding("minister", "Kallas", 1) == kallas
    assert holding("minister", "prime minister") == kallas


def test_two_people_of_one_surname_are_not_merged() -> None:
    laura, peter = holding("surname", "Laura Benn"), holding("surname", "Peter Benn")
    assert laura is not None and peter is not None
    assert laura.id != peter.id
    cast, text = cast_of("surname")
    at = text.rindex("Benn")
    assert not any(m.span == (at, at + 4) for a in cast.actors for m in a.mentions)
    left = next(o for o in cast.open if o.span == (at, at + 4))
    assert set(left.candidates) == {laura.id, peter.id}


def test_a_title_tells_a_wife_from_her_husband() -> None:
    hillary, bill, mrs = holding("clinton", "Hillary Clinton"), holding("clinton", "Bill Clinton"), holding("clinton", "Clinton", 2)
    assert hillary is not None and bill is not None
    assert hillary.id != bill.id
    assert mrs == hillary


def test_acronym_and_description_mean_the_body() -> None:
    institute = holding("acronym", "Lake Survey Institute")
    assert institute is not None
    assert holding("acronym", "LSI", 1) == institute
    assert holding("acronym", "institute") == institute


def test_bodies_get_country_and_sector() -> None:
    guard, law = holding("bodies", "Estonian Police and Border Guard"), holding("bodies", "Russian law enforcement")
    assert guard is not None and law is not None
    assert (guard.country, guard.sector) == ("EST", "COP")
    assert (law.country, law.sector) == ("RUS", "COP")


def test_capitals_stand_for_governments_only_where_the_sentence_says_so() -> None:
    cast, text = cast_of("metonym")
    governments = {a.country: a for a in cast.actors if a.kind == "government"}
    assert set(governments) == {"EST", "RUS"}
    said = [text[slice(*m.span)] for m in governments["RUS"].mentions if m.how == "metonym"]
    assert said == ["Moscow", "Moscow", "Kremlin"]
    assert not any(a.kind == "government" for a in cast_of("literal")[0].actors)


def test_an_open_pronoun_keeps_its_candidates() -> None:
    cast, text = cast_of("open")
    at = text.index("He ")
    holders = [a for a in cast.actors for m in a.mentions if m.span == (at, at + 2)]
    assert holders or any(o.span == (at, at + 2) and len(o.candidates) == 2 for o in cast.open)


def test_a_pronoun_of_the_other_gender_is_never_linked() -> None:
    cast, text = cast_of("pronouns")
    osgood = holding("pronouns", "Martha Osgood")
    tilbury = holding("pronouns", "John Tilbury")
    assert osgood is not None and tilbury is not None
    words = {a.id: {text[slice(*m.span)].lower() for m in a.mentions} for a in cast.actors}
    assert not words[osgood.id] & {"he", "him", "his"}
    assert not words[tilbury.id] & {"she", "her"}
    assert "who" in words[tilbury.id]


def test_former_office_and_generic_head() -> None:
    ilves, spokesman = holding("former", "Toomas Hendrik Ilves"), next(a for a in cast_of("former")[0].actors if "spokesman" in a.name)
    assert ilves is not None
    assert (ilves.country, ilves.sector) == ("EST", "ELI")
    assert spokesman.sector == "COP"


def test_known_bodies() -> None:
    rebels, nations = holding("rebels", "Boko Haram"), holding("rebels", "United Nations")
    assert rebels is not None and nations is not None
    assert (rebels.country, rebels.sector) == ("NGA", "REB")
    assert (nations.country, nations.sector) == ("UNO", "GOV")


def test_a_source_denotes_its_head() -> None:
    cast, text = cast_of("source")
    syntax = samples()["source"]
    end = text.index(" told")
    adviser = actor_of_span((0, end), cast, syntax)
    assert adviser.sort == "actor"
    named = next(a for a in cast.actors if a.id == adviser.actor)
    assert (named.kind, named.country, named.sector) == ("person", "EST", "GOV")
    report = text.index("report was")
    assert actor_of_span((report, report + 6), cast, syntax).sort == "document"


def test_new_actors_are_numbered_by_place() -> None:
    cast, _ = cast_of("source")
    extra = Actor(id="", name="nobody known", kind="person", mentions=[{"span": (0, 1), "how": "description"}])  # type: ignore[list-item]
    wider, renamed, added = with_actors(cast, [extra, extra])
    assert [a.id for a in wider.actors] == [f"a{i + 1}" for i in range(len(wider.actors))]
    assert len(added) == 2 and added[0] == added[1]
    assert set(renamed) == {a.id for a in cast.actors}


def test_first_person_belongs_to_the_speaker() -> None:
    text = "“I am late,” Ann said."
    spans = tokenise(text)
    tokens = [
        Token(i, a, b, text[a:b], text[a:b].lower(), text[a:b].lower(), "NN", "dep", i, "", False, 0) for i, (a, b) in enumerate(spans)
    ]
    syntax = Syntax(text, tokens, [(0, len(text))], [])
    ann = Actor(id="a1", name="Ann", kind="person", mentions=[{"span": (13, 16), "how": "name"}])  # type: ignore[list-item]
    told = with_first_person(Cast([ann]), [((0, 12), "a1")], syntax)
    assert told.actors[0].mentions[0].span == (1, 2)


@pytest.mark.parametrize(
    ("key", "date", "country", "state"),
    [
        ("emmanuel macron", "2024-05-24", "FRA", "now"),
        ("boris johnson", "2023-05-01", "GBR", "past"),
        ("emmanuel macron", "2013-01-01", "FRA", "later"),
    ],
)
def test_offices_have_dates(key: str, date: str, country: str, state: str) -> None:
    known = world.person(key, date)
    assert known is not None
    assert (known[0][0].country, known[1]) == (country, state)


def test_spellings_of_one_name() -> None:
    assert spelling(key_of("Volodymyr Zelenskyy")) == spelling(key_of("Volodymyr Zelenskiy"))
    assert key_of("François Bozizé") == key_of("Francois Bozize")


def test_tables_load() -> None:
    assert nouns()["members of parliament"].sector == "LEG"
    assert titles()["mrs."].gender == "f"
    assert given_names()["Kaja"] == "f"
    assert len(world.bodies()) > 2000


@given(
    st.text(alphabet=st.sampled_from("Ann Kay he she Mr. the president of U.S. ’s,\n“”(") | st.characters(), max_size=120),
    st.integers(0, 9),
)
def test_any_text_has_a_cast(text: str, turn: int) -> None:
    """No text raises; every mention lies in the text and has words; ids are in order."""
    spans = tokenise(text)
    sentences = split_sentences(text)
    tags, deps = ("NNP", "NN", "PRP", "VBD", "POS", "DT", "IN"), ("nsubj", "pobj", "compound", "poss", "conj", "ROOT")
    tokens, sent = [], -1
    for i, (a, b) in enumerate(spans):
        while sent + 1 < len(sentences) and sentences[sent + 1][0] <= a:
            sent += 1
        governor = (i * 7 + turn) % len(spans)
        tokens.append(
            Token(
                i,
                a,
                b,
                text[a:b],
                text[a:b].lower(),
                text[a:b].lower(),
                tags[(i + turn) % 7],
                deps[(i * 3 + turn) % 6],
                governor,
                "",
                False,
                max(sent, 0),
            )
        )
    names = [Name(i, i, "PERSON", spans[i]) for i in range(0, len(spans), 3)]
    syntax = Syntax(text, tokens, sentences, names)
    cast = find_cast(syntax, [], published="2020-01-01")
    assert [a.id for a in cast.actors] == [f"a{i + 1}" for i in range(len(cast.actors))]
    for actor in cast.actors:
        assert actor.mentions
        assert all(0 <= m.span[0] < m.span[1] <= len(text) for m in actor.mentions)
    finder = Finder(cast, syntax)
    for a, b in spans[:5]:
        finder.denoted((a, min(b + 3, len(text))))
    assert find_cast(syntax, [], published="2020-01-01") == cast


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The engineer, Marta Quill, told the council. The engineer said that it would hold.", "Marta Quill", "engineer"),
        ("Papers took note of remarks by Lindvik’s mayor, Ida Holm. The mayor spoke on Friday.", "Ida Holm", "mayor"),
    ],
)
def test_a_name_that_explains_a_role_is_one_person_with_it(text: str, name: str, role: str) -> None:
    actors = find_cast(analyse(text), []).actors
    (person,) = [a for a in actors if a.name == name]
    assert sum(role in text[slice(*m.span)].lower() for m in person.mentions) == 2
