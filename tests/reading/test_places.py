"""Places of sample texts: found, told apart from governments, and put where they lie."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.places import find_places
from sayso.reading.words import analyse, analyse_words
from sayso.record import Place


def read(text: str, **known: str) -> dict[str, Place]:
    return {text[slice(*place.span)]: place for place in tagged(text, **known)}


def tagged(text: str, **known: str) -> list[Place]:
    """The places as the reader finds them, with the tagger's word on each token."""
    analysis = analyse_words(text)
    return find_places(analysis.syntax, scores=[float(p) for p in 1 - analysis.toponym[:, 0]], **known)


def test_a_country_is_a_country() -> None:
    places = read("The ministers of Canada and Kenya met in Estonia on Monday.")
    assert {p.country for p in places.values()} == {"CAN", "KEN", "EST"}
    assert all(p.kind == "country" and p.precision == "country" for p in places.values())


def test_a_state_beside_a_town_settles_it() -> None:
    places = read("A school in Paris, Texas, will close. The mayor of Paris said that the town would help.")
    assert places["Paris"].country == "USA" and places["Paris"].admin1 == "Texas"
    assert places["Texas"].kind == "region"


def test_towns_settle_each_other() -> None:
    near = read("Rain fell on Columbus, Dayton, Toledo and Akron, said a forecaster in Dublin.")
    assert near["Dublin"].admin1 == "Ohio"
    far = read("Rain fell on Cork, Galway and Limerick in Ireland, said a forecaster in Dublin.")
    assert far["Dublin"].country == "IRL"


def test_the_outlet_settles_a_town() -> None:
    text = "A fire broke out in Cambridge on Monday night. Nobody was hurt."
    assert read(text, outlet="The Guardian", url="https://news.example.co.uk/1")["Cambridge"].country == "GBR"
    assert read(text, outlet="The Boston Globe", url="https://news.example.com/1")["Cambridge"].admin1 == "Massachusetts"


def test_a_capital_as_a_place_and_as_a_government() -> None:
    text = "The conference was held in the capital of Tallinn. Relations between Tallinn and Moscow are cold, and Moscow said so."
    uses = [(p.name, p.use) for p in tagged(text)]
    assert uses == [("Tallinn", "literal"), ("Tallinn", "associative"), ("Moscow", "associative"), ("Moscow", "associative")]


def test_a_demonym_belongs_to_its_country() -> None:
    places = read("Estonian police stopped a Latvian lorry.")
    assert (places["Estonian"].country, places["Estonian"].use, places["Estonian"].name) == ("EST", "associative", "Estonia")


def test_a_river_without_an_entry_is_put_near_its_town() -> None:
    places = read("Guards in Narva took buoys out of the Narva River in Estonia on Thursday.")
    river = places["Narva River"]
    assert (river.kind, river.precision, river.country, river.geonameid) == ("river", "near", "EST", None)
    assert river.lat is not None and abs(river.lat - 59.4) < 0.2
    assert river.why is not None and "near Narva" in river.why


def test_a_part_of_a_country_is_a_region() -> None:
    place = read("They may send troops into western Ukraine in May.")["Ukraine"]
    assert (place.name, place.kind, place.precision, place.country) == ("western Ukraine", "region", "region", "UKR")


def test_an_unknown_place_says_why_and_stops_nothing() -> None:
    places = read("He drove from Xyzzyvale County to Tartu in Estonia.")
    assert places["Tartu"].country == "EST"
    for place in places.values():
        assert place.lat is not None or place.why


def test_abbreviated_states() -> None:
    places = read("The woman, 34, of Scranton, Pa., drove to Raleigh, N.C., on Friday.")
    assert places["Pa."].name == "Pennsylvania" and places["Scranton"].admin1 == "Pennsylvania"
    assert places["N.C."].name == "North Carolina"


def test_names_of_people_are_no_places() -> None:
    places = read("Mr. Austin Washington said that Paris Denver and he were cousins. Sydney Houston laughed.")
    assert "Washington" not in places and "Houston" not in places


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "\ud800", "Paris," * 50, "THE END", "In 1999 in in In", "🙂 Paris 🙂", "A" * 5000])
def test_odd_texts(text: str) -> None:
    for place in tagged(text):
        assert 0 <= place.span[0] < place.span[1] <= len(text)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Paris", "Texas", ",", "in", "of", "the", "County", "River", "U.S.", "Lake", "(", "'s", "-", "\n\n", "said", "Is", "🙂"]
        )
    )
)
def test_any_order_of_words(words: list[str]) -> None:
    text = " ".join(words)
    places = tagged(text)
    assert [p.span for p in places] == sorted(p.span for p in places)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(places))
    assert [p.id for p in places] == [f"p{n}" for n in range(1, len(places) + 1)]
    assert all((p.lat is None) == (p.lon is None) and (p.lat is not None or p.why) for p in places)


def test_twice_the_text_takes_twice_the_time() -> None:
    unit = "The mayor of Springfield, Ohio, flew from Paris to Lake County and met Georgian and Russian ministers near Route 16. "
    short, long = analyse(unit * 40), analyse(unit * 80)
    find_places(short)
    took = []
    for syntax in (short, long):
        start = time.process_time()
        find_places(syntax)
        took.append(time.process_time() - start)
    assert took[1] <= 2.5 * took[0] + 0.05


def test_a_river_far_from_the_articles_main_place_still_lies_by_the_town_it_is_named_after() -> None:
    text = (
        "Officials in Moscow and others in Moscow said that guards had removed buoys from the Narva River. "
        "A minister in Tallinn protested. The buoys had been there since May, people in Moscow said."
    )
    river = next(p for p in tagged(text) if p.kind == "river")
    assert river.country == "EST" and river.precision == "near" and "named after" in (river.why or "")


def test_nothing_is_put_near_a_government() -> None:
    places = read("Moscow said that talks between Moscow and Tallinn had failed. A buoy was found in the Xyzzy River.")
    for words, place in places.items():
        if "Xyzzy" in words:
            assert place.lat is None and place.why


def test_a_bare_river_is_no_state_and_a_sea_no_town() -> None:
    places = read("Levels of the Rhine rose, and the Mississippi flooded. Drones crossed the Baltic at night.")
    assert (places["Mississippi"].kind, places["Mississippi"].precision) == ("river", "near")
    assert places["Rhine"].kind == "river"
    assert (places["Baltic"].kind, places["Baltic"].country) == ("sea", None)
    state = read("The Mississippi law failed on Monday, a lawmaker said in Ohio.")
    assert state["Mississippi"].kind == "region" and state["Ohio"].kind == "region"
    assert read("Police in Baltic, Connecticut, closed the road.")["Baltic"].admin1 == "Connecticut"
