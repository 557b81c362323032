"""Hand-made cases for every task, with the figure worked out by hand."""

import pytest

from benchmarks import score
from benchmarks.measures import Measure, macro_f1
from benchmarks.rows import Row


def figures(measures: list[Measure]) -> dict[str, float]:
    return {m.name: round(m.value, 2) for m in measures}


def one(row: Row) -> dict[str, Row]:
    return {row["id"]: row}


TEXT = "The mayor said the bridge would open. Nobody else spoke about it."
SAID = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 36]]}


def attributions(*rows: Row) -> dict[str, Row]:
    return one({"id": "1", "attributions": list(rows)})


def attribution(predicted: dict[str, Row]) -> dict[str, float]:
    return figures(score.attribution([{"id": "1", "text": TEXT, "attributions": [SAID]}], predicted))


def test_the_gold_itself_scores_a_hundred_everywhere() -> None:
    assert set(attribution(attributions(SAID)).values()) == {100.0}


def test_no_prediction_scores_nothing() -> None:
    assert set(attribution({}).values()) == {0.0}
    assert set(attribution(one({"id": "1", "attributions": None})).values()) == {0.0}


def test_tokens_are_words_and_a_word_counts_when_a_span_touches_it() -> None:
    # "The mayor" against "may": one of two source words; the cue lacks its last letter; the content has three of four words.
    got = attribution(attributions({"source": [[4, 7]], "cue": [[10, 13]], "content": [[15, 31]]}))
    assert (got["token source P"], got["token source R"]) == (100.0, 50.0)
    assert got["token cue F1"] == 100.0
    assert (got["token content P"], got["token content R"]) == (100.0, 75.0)


def test_content_is_found_at_half_of_the_union_and_a_relation_needs_the_source() -> None:
    half = attributions({"source": [[38, 44]], "cue": [], "content": [[15, 25]]})
    got = attribution(half)
    assert got["content found F1"] == 100.0
    assert got["relation F1"] == 0.0
    less = attributions({"source": [[0, 9]], "cue": [], "content": [[15, 18]]})
    assert attribution(less)["content found F1"] == 0.0


def test_each_content_is_matched_once_and_the_best_match_comes_first() -> None:
    got = attribution(attributions({**SAID, "content": [[15, 31]]}, SAID))
    assert (got["content found P"], got["content found R"]) == (50.0, 100.0)


def test_a_pair_without_sources_on_either_side_is_a_relation() -> None:
    gold = [{"id": "1", "text": TEXT, "attributions": [{"source": [], "cue": [], "content": [[15, 36]]}]}]
    assert figures(score.attribution(gold, attributions({"source": [], "content": [[15, 36]]})))["relation F1"] == 100.0
    assert figures(score.attribution(gold, attributions(SAID)))["relation F1"] == 0.0


def test_a_backward_or_empty_span_covers_nothing() -> None:
    assert score.Words(TEXT).of([[9, 0], [4, 4]]) == set()


def place(span: list[int], lat: float | None = None, lon: float | None = None, geonameid: object = None) -> Row:
    return {"span": span, "lat": lat, "lon": lon, "geonameid": geonameid}


def test_places_count_spans_distance_and_id() -> None:
    gold = [{"id": "1", "places": [place([0, 5], 50.0, 10.0, 7), place([10, 15], 0.0, 0.0, "8"), place([20, 25])]}]
    # The first is right to the letter; the second overlaps but lies two degrees of latitude (222 km) off; one is missed, one made up.
    predicted = one({"id": "1", "places": [place([0, 5], 50.0, 10.0, "7"), place([9, 15], 2.0, 0.0, 9), place([40, 45])]})
    got = figures(score.places(gold, predicted))
    assert got["recognition exact F1"] == 33.33
    assert got["recognition overlap F1"] == 66.67
    assert got["within 161 km of all gold"] == 50.0
    assert got["within 161 km of recognised"] == 50.0
    assert got["geonameid right of all gold"] == 50.0
    assert got["median error km"] == 222.39


def test_a_place_without_coordinates_is_wrong_but_recognised() -> None:
    got = figures(score.places([{"id": "1", "places": [place([0, 5], 1.0, 1.0)]}], one({"id": "1", "places": [place([0, 5])]})))
    assert (got["recognition exact F1"], got["within 161 km of all gold"]) == (100.0, 0.0)
    assert "median error km" not in got


def test_kilometres_of_a_quarter_of_the_globe() -> None:
    assert score.kilometres((0, 0), (90, 0)) == pytest.approx(10007.5, abs=0.1)
    assert score.kilometres((10, 179.5), (10, -179.5)) == pytest.approx(109.5, abs=0.1)


def test_times_are_strict_relaxed_and_by_value() -> None:
    gold = [
        {
            "id": "1",
            "times": [
                {"span": [0, 6], "value": "2024-05-23", "type": "DATE"},
                {"span": [10, 20], "value": "P3D", "type": "DURATION"},
                {"span": [30, 33], "value": None, "type": "DATE"},
            ],
        }
    ]
    predicted = one(
        {
            "id": "1",
            "times": [{"span": [0, 6], "value": "2024-05-22", "type": "DATE"}, {"span": [12, 20], "value": "P3D", "type": "DATE"}],
        }
    )
    got = figures(score.times(gold, predicted))
    assert (got["strict P"], got["strict R"]) == (50.0, 33.33)
    assert (got["relaxed P"], got["relaxed R"]) == (100.0, 66.67)
    assert got["value P"] == 50.0
    assert got["type P"] == 50.0


def test_one_predicted_time_cannot_serve_two_gold_ones() -> None:
    gold = [{"id": "1", "times": [{"span": [0, 4], "value": "x", "type": "DATE"}, {"span": [5, 9], "value": "x", "type": "DATE"}]}]
    got = figures(score.times(gold, one({"id": "1", "times": [{"span": [0, 9], "value": "x", "type": "DATE"}]})))
    assert (got["relaxed P"], got["relaxed R"]) == (100.0, 50.0)


def mentions(*spans: list[int]) -> Row:
    return {"mentions": [{"span": span, "how": "name"} for span in spans]}


GAP = {"id": "1", "pronoun": [20, 23], "a": [0, 4], "a_is": True, "b": [10, 14], "b_is": False}


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        ([mentions([0, 4], [20, 23]), mentions([10, 14])], (100.0, 100.0)),
        ([mentions([0, 4], [10, 14], [20, 23])], (50.0, 100.0)),
        ([mentions([10, 14], [20, 23])], (0.0, 0.0)),
        ([mentions([0, 4], [20, 22])], (0.0, 0.0)),
        ([], (0.0, 0.0)),
    ],
    ids=["right", "both names in one actor", "the other name", "not quite the pronoun", "nobody"],
)
def test_coreference(actors: list[Row], expected: tuple[float, float]) -> None:
    got = figures(score.coreference([GAP], one({"id": "1", "actors": actors})))
    assert (got["GAP P"], got["GAP R"]) == expected


def test_actors_take_the_largest_overlap_and_a_gold_null_asks_for_null() -> None:
    gold = [{"id": "1", "span": [0, 20], "country": "EST", "sector": None}, {"id": "2", "span": [0, 5], "country": None}]
    predicted = {
        "1": {"id": "1", "actors": [{"country": "RUS", "sector": "GOV", **mentions([0, 4])}, {"country": "EST", **mentions([5, 20])}]},
        "2": {"id": "2", "actors": [{"country": "LVA", **mentions([0, 5])}]},
    }
    assert figures(score.actors(gold, predicted)) == {"country right": 50.0, "sector right": 100.0}


def test_plover_merges_conceding_and_retreating() -> None:
    gold = [{"id": "1", "type": "YIELD"}, {"id": "2", "type": "ASSAULT"}, {"id": "3", "type": "AGREE"}]
    predicted = {"1": {"id": "1", "type": "RETREAT"}, "2": {"id": "2", "type": "COERCE"}}
    got = figures(score.plover(gold, predicted))
    assert got["type accuracy"] == 33.33
    assert got["type macro F1"] == 33.33
    assert got["quad macro F1"] == 66.67
    # Cooperation: one of two found and nothing else taken for it; conflict: found.
    assert got["conflict or cooperation macro F1"] == 83.33


def test_roles_need_half_of_the_longer_span_and_reciprocals_cost_nothing() -> None:
    gold = [{"id": "1", "actors": [[0, 10]], "recipients": [[20, 30]], "reciprocal": [[40, 50]]}]
    predicted = one({"id": "1", "actors": [[0, 5], [40, 50]], "recipients": [[20, 24], [60, 70]]})
    got = figures(score.roles(gold, predicted))
    assert (got["actors P"], got["actors R"]) == (100.0, 100.0)
    assert got["recipients F1"] == 0.0


def test_factuality_takes_a_missing_event_for_one_that_happened() -> None:
    gold = [{"id": "1", "events": [{"span": [0, 3], "score": 3.0}, {"span": [5, 8], "score": -3.0}, {"span": [9, 12], "score": 0.0}]}]
    right = one({"id": "1", "events": [{"span": [5, 8], "score": -3.0}, {"span": [9, 12], "score": 0.0}]})
    got = figures(score.factuality(gold, right))
    assert got == {"mean absolute error (not percent)": 0.0, "Pearson r (not percent)": 1.0, "three-way macro F1": 100.0}
    none = figures(score.factuality(gold, {}))
    assert none["mean absolute error (not percent)"] == 3.0
    assert none["Pearson r (not percent)"] == 0.0


def test_headline_support_folds_to_stances() -> None:
    stances = ["agree", "agree", "disagree", "discuss", "unrelated"]
    supports = ["borne_out", "stronger", "contradicted", "attributed", None]
    gold = [{"id": str(i), "stance": stance} for i, stance in enumerate(stances)]
    predicted = {str(i): {"article": {"id": str(i)}, "headline": {"support": support}} for i, support in enumerate(supports)}
    assert figures(score.headline(gold, predicted)) == {"stance macro F1": 75.0, "stance accuracy": 80.0}
    bare = {"0": {"id": "0", "support": "stronger"}}
    assert figures(score.headline(gold[:1], bare))["stance accuracy"] == 100.0


def test_opinion() -> None:
    gold = [{"id": "1", "label": "SUBJ"}, {"id": "2", "label": "OBJ"}, {"id": "3", "label": "OBJ"}]
    predicted = {i: {"id": i, "label": "OBJ"} for i in "123"}
    assert figures(score.opinion(gold, predicted)) == {"SUBJ/OBJ macro F1": 40.0}


def test_macro_f1_is_over_the_labels_of_the_gold() -> None:
    assert macro_f1([("a", "a"), ("a", "c"), ("b", "b")]) == pytest.approx((200 / 3 + 100) / 2)
    assert macro_f1([]) == 0.0


def test_a_measure_prints_its_name_and_two_decimals() -> None:
    assert str(Measure("relation F1", 62.096)) == "relation F1                            62.10"
