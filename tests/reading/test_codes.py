"""Countries and sectors: descriptions, names that states share, namesakes. Office holders are real, all others fictional."""

import pytest

from sayso.data.lexicon import nouns, sector_words
from sayso.reading import world
from sayso.reading.actors import find_cast
from sayso.reading.codes import code_phrase
from sayso.reading.places import find_places
from sayso.reading.words import analyse


def codes_of(text: str, name: str, published: str | None = "2022-03-01") -> tuple[str | None, str | None]:
    syntax = analyse(text)
    actors = find_cast(syntax, find_places(syntax), published=published).actors
    found = [a for a in actors if name in a.name]
    assert found, [a.name for a in actors]
    return found[0].country, found[0].sector


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Russian law enforcement said on Monday that the case was closed.", "law enforcement", "RUS", "COP"),
        ("The Estonian Police and Border Guard said on Monday that it was true.", "Police and Border Guard", "EST", "COP"),
        ("French President Macron said on Monday that he agreed.", "Macron", "FRA", "GOV"),
        ("The Institute for the Study of War said on Monday that the front moved.", "Institute", "USA", "EDU"),
        ("Trade minister Olga Brandt told reporters that exports rose.", "Brandt", None, "GOV"),
        ("Detective Senior Sergeant Alan Hobb said that the road was open.", "Hobb", None, "COP"),
        ("Financial adviser Kevin Brand said the market fell.", "Brand", None, "BUS"),
        ("Maria Lund, the executive director of a dog rescue, said the dogs were safe.", "Lund", None, None),
        ("Police Captain Rob Ames said that the road was open.", "Ames", None, "COP"),
        ("Russian troops in Ukraine said they were tired.", "troops", "RUS", "MIL"),
        ("The task force met on Friday and said no.", "task force", None, None),
    ],
)
def test_what_the_words_tell(text: str, name: str, country: str | None, sector: str | None) -> None:
    assert codes_of(text, name) == (country, sector)


@pytest.mark.parametrize(
    "text", ["Russia’s neighbour said that it would respond.", "A rival of China said no on Monday.", "Iran’s enemies said no."]
)
def test_a_possessor_of_a_neighbour_or_rival_is_not_its_country(text: str) -> None:
    syntax = analyse(text)
    actors = find_cast(syntax, find_places(syntax), published="2022-03-01").actors
    assert all(a.country is None for a in actors if any(w in a.name for w in ("neighbour", "rival", "enemies")))


def test_a_country_s_neighbour_is_a_country_and_a_person_s_is_not() -> None:
    syntax = analyse("Russia’s tiny neighbour said that it would respond. Anna’s neighbour said that he had heard nothing.")
    kinds = {a.name: a.kind for a in find_cast(syntax, find_places(syntax), published="2022-03-01").actors}
    assert kinds["Russia’s tiny neighbour"] == "country"
    assert "country" not in {kind for name, kind in kinds.items() if "Anna" in name}


def test_a_spokesman_of_a_candidate_is_no_government() -> None:
    text = "Hillary Clinton spoke in Ohio. Clinton spokesman Nick Harrod said that the crowd was large."
    assert codes_of(text, "Harrod", "2016-09-12")[1] == "PTY"


def test_a_surname_does_not_make_a_senator() -> None:
    text = "Luis Rubio, a dentist in Mexico City, said trade would suffer. Rubio said more."
    assert codes_of(text, "Luis Rubio")[1] not in ("LEG", "GOV")


def test_a_calling_tells_a_namesake_from_an_official() -> None:
    assert codes_of("Ely Ratner, a farmer, said that it rained.", "Ratner", "2022-03-01") == (None, "AGR")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Nigeria’s Senate met in Abuja. The Senate said no.", "Senate", "NGA"),
        ("Latvia closed the crossing. The Border Guard said that nobody was hurt.", "Border Guard", "LVA"),
        ("Republicans in Congress said no on Tuesday.", "Republicans", "USA"),
    ],
)
def test_a_name_that_several_states_share_goes_by_the_setting(text: str, name: str, country: str) -> None:
    assert codes_of(text, name)[0] == country


def test_a_shared_name_alone_tells_the_sector_only() -> None:
    known = world.body("national assembly")
    assert known is not None
    assert (known.country, known.sector) == (None, "LEG")
    placed = world.body("national assembly", ["HUN", "USA"])
    assert placed is not None and placed.country == "HUN"
    around = world.body("supreme court", ["USA"], ["KEN"])
    assert around is not None and around.country == "KEN"


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("sandf", "ZAF", "MIL"),
        ("dfid", "GBR", "GOV"),
        ("transnistria", "MDA", "PRE"),
        ("storting", "NOR", "LEG"),
        ("verkhovna rada of ukraine", "UKR", "LEG"),
        ("defense department", "USA", "GOV"),
        ("oath keepers", "USA", "PRM"),
        ("vistula river", None, None),
    ],
)
def test_tables_of_bodies(name: str, country: str | None, sector: str | None) -> None:
    known = world.body(name)
    assert (known.country if known else None, known.sector if known else None) == (country, sector)


def test_initials_count_in_capitals_only() -> None:
    assert world.body_named("FLA") is not None
    assert world.body_named("Fla") is None


@pytest.mark.parametrize(
    ("key", "date", "country", "state"),
    [
        ("kathleen hicks", "2022-03-01", "USA", "now"),
        ("juri ratas", "2021-07-01", "EST", "now"),
        ("mario draghi", "2021-07-01", "ITA", "now"),
        ("robert habeck", "2019-01-01", "DEU", "later"),
    ],
)
def test_more_offices_have_dates(key: str, date: str, country: str, state: str) -> None:
    found = world.person(key, date)
    assert found is not None
    assert any(o.country == country for o in found[0])
    assert found[1] == state


def test_a_surname_of_the_wider_tables_is_nobody_by_itself() -> None:
    assert world.person("cairns", "2022-03-01") is None
    assert world.is_person("cairns") is False


def test_any_phrase_has_codes() -> None:
    syntax = analyse("Members of SANDF and a partially recognised state met in Kabul.")
    last = len(syntax.tokens) - 1
    for first in range(last + 1):
        for end in range(first, last + 1):
            code_phrase(syntax, first, end)
    state = next(t.i for t in syntax.tokens if t.text == "state")
    assert code_phrase(syntax, state - 2, state).sector == "PRE"
    assert code_phrase(syntax, 0, 2).country == "ZAF"


def test_generic_nouns_are_nouns() -> None:
    assert nouns()["task force"].sector == ""
    assert not {"country", "government", "person", "a"} & set(sector_words()["generic"])
