"""What is listed as nobody's but the article's, in which order; and how places are told."""

from sayso.export.words import headline_sides, own_voice, place_groups, plain, use
from sayso.record import Actor, Article, Headline, Place, Reading, Sentence


def sentence(n: int, voice: str, kind: str, score: float | None = 0.9, loaded: bool = False) -> Sentence:
    at = n * 10
    marks = [(at, at + 3)] if loaded else []
    return Sentence.model_validate(
        {"id": f"n{n}", "span": (at, at + 9), "voice": voice, "kind": kind, "score": score, "loaded": marks}
    )  # fmt: skip


def reading(*sentences: Sentence, title: tuple[int, int] | None = None) -> Reading:
    return Reading(article=Article(id="a", text="x" * 200, title_span=title), sentences=list(sentences))


def test_opinions_then_predictions_then_judging_reports_then_plain_ones():
    mine = own_voice(
        reading(
            sentence(1, "article", "report"), sentence(2, "article", "question"), sentence(3, "article", "report", loaded=True),
            sentence(4, "article", "prediction"), sentence(5, "article", "opinion"), sentence(6, "article", "opinion"),
            sentence(7, "attributed", "report"), sentence(8, "mixed", "report"),
        )
    )  # fmt: skip
    assert [one.id for one in mine] == ["n5", "n6", "n4", "n3", "n1", "n2"]
    assert [plain(one) for one in mine] == [False, False, False, False, True, False]


def test_what_claims_nothing_is_left_out_and_what_was_never_scored_is_kept():
    assert [one.id for one in own_voice(reading(sentence(1, "article", "report"), sentence(2, "article", "report", None)))] == ["n1"]
    assert len(own_voice(reading(sentence(1, "article", "report", None), sentence(2, "article", "report", None)))) == 2


def test_a_sure_opinion_beside_others_words_is_the_articles_too():
    mine = own_voice(
        reading(sentence(1, "mixed", "opinion", 0.7), sentence(2, "mixed", "opinion", 0.55), sentence(3, "mixed", "prediction"))
    )
    assert [one.id for one in mine] == ["n1", "n3"]


def test_a_plain_title_is_left_to_the_headlines_check():
    plain_title, judging = sentence(0, "article", "report"), sentence(0, "article", "report", loaded=True)
    assert own_voice(reading(plain_title, title=(0, 9))) == []
    assert own_voice(reading(judging, title=(0, 9))) == [judging]


def test_each_place_once_with_all_its_mentions():
    def place(n: int, name: str, number: int | None, used: str = "literal", actor: str | None = None) -> Place:
        return Place.model_validate(
            {"id": f"p{n}", "name": name, "span": (n, n + 1), "geonameid": number, "kind": "city", "use": used, "actor": actor}
        )

    places = [place(1, "Oslo", 7), place(2, "Tofte", None), place(3, "Oslo", 7, "associative", "a1"), place(4, "tofte", None)]
    assert [[one.id for one in group] for group in place_groups(places)] == [["p1", "p3"], ["p2", "p4"]]
    norway = {"a1": Actor(id="a1", name="Norway", kind="country")}
    assert [use(one, norway) for one in places[:3]] == ["a place", "a place", "Norway"]
    assert use(places[2], {}) == "not a place"


def test_words_that_bring_quotation_marks_get_no_further_ones():
    article = Article(id="a", text="Ferry Must Go. “Not a bad thing,” she said.")
    sides = headline_sides(article, Headline(claims=[(0, 13)], evidence=[(15, 33)]))
    assert [said for _, said, _ in sides] == ["“Ferry Must Go”", "“Not a bad thing,”"]
