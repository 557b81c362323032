# ruff: noqa: E501
"""A rich reading of a fictional article, built by hand: what the exports and the commands are tested on."""

from functools import cache

from sayso.record import (
    Actor,
    Article,
    Attribution,
    Event,
    Headline,
    Link,
    Mention,
    Place,
    Reading,
    Republished,
    Sentence,
    Span,
    Telling,
    Time,
)

TITLE = "Minister Says Ferry Line Must End"

TEXT = f"""{TITLE}

Norway’s minister for ferries, Sigrun Halvdal, wants the night line across the Skagerrak looked at again. The stubborn little ministry has long been a thorn in the side of shipowners.

The night line is not a bad thing [to pause] for a year… if the crews agree,” the minister told the Third Arendal Ferry Forum, as translated in Denmark’s Havnebladet.

She said that the ships could become “museum pieces” and that nobody had asked the crews 🚢.

Oslo is “quietly” considering a grant for the crews, though no decision is imminent, the ministry’s adviser for harbours told Fjord Weekly.

State radio quoted the harbour master as saying that port workers had removed part of the floating pier at Hirtshals overnight Thursday. The removal of the pier was a warning, according to a report from the Skagerrak Institute (SI).

The harbour office denied in a release that anyone was hurt. He added that talks would resume in March.

Such quarrels are likely to continue. Will the ferry survive? It was a shameful week for everyone.


Originally posted at:"""


def find(words: str, nth: int = 1, text: str = TEXT) -> Span:
    """The span of the `nth` time that `words` stand in `text`."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def sentences() -> list[Sentence]:
    """Sentences of the sample, which ends them with a full stop, a question mark, a quotation mark or a line."""
    said = {
        "Norway’s minister": ("attributed", "report"),
        "The night line is": ("attributed", "opinion"),
        "She said": ("attributed", "report"),
        "Oslo is": ("attributed", "report"),
        "State radio": ("attributed", "report"),
        "The removal": ("attributed", "report"),
        "The harbour office": ("attributed", "report"),
        "He added": ("attributed", "prediction"),
        TITLE: ("attributed", "report"),
        "Such quarrels": ("article", "prediction"),
        "Will the": ("article", "question"),
        "It was": ("article", "opinion"),
        "The stubborn": ("article", "opinion"),
    }
    found: list[Sentence] = []
    at = 0
    for line in TEXT.split("\n"):
        low = at
        for i, char in enumerate(line, at):
            last = i == at + len(line) - 1
            if last or (char in ".?" and TEXT[i + 1] == " " and TEXT[i + 2].isupper()):
                span = (low, i + 1)
                low = i + 2
                words = TEXT[slice(*span)]
                voice, kind = next((value for start, value in said.items() if words.startswith(start)), ("article", "report"))
                loaded = [find(word) for word in ("stubborn little", "thorn in the side", "shameful") if word in words]
                found.append(
                    Sentence.model_validate({"id": f"n{len(found) + 1}", "span": span, "voice": voice, "kind": kind, "loaded": loaded})
                )
        at += len(line) + 1
    return found


@cache
def article() -> Article:
    """The fictional article."""
    return Article(
        id="ferry.txt",
        url="https://news.example/ferry?a=1&b=2",
        outlet="Skerry Post",
        title=TITLE,
        title_span=find(TITLE),
        byline="Una Strand",
        published="2026-03-06",
        language="en",
        text=TEXT,
        republished_from=Republished(span=find("Originally posted at:"), why="“Originally posted at:” names nobody"),
        found={"title": "first line", "published": "option", "outlet": "option", "language": "detected"},
    )


@cache
def reading() -> Reading:
    """The reading of it."""
    publisher = Link(role="publisher", name="Skerry Post", how="metadata")
    removal = [find("removed part of the floating pier")]
    return Reading(
        article=article(),
        actors=[
            Actor(
                id="a1",
                name="Sigrun Halvdal",
                kind="person",
                roles=["Norway’s minister for ferries"],
                country="NOR",
                sector="GOV",
                why="role “Norway’s minister for ferries”",
                mentions=[
                    Mention(span=find("Minister"), how="role"),
                    Mention(span=find("Sigrun Halvdal"), how="name"),
                    Mention(span=find("the minister"), how="role"),
                    Mention(span=find("She"), how="pronoun"),
                ],
            ),
            Actor(id="a2", name="Havnebladet", kind="organisation", country="DNK", sector="JRN", mentions=[Mention(span=find("Havnebladet"), how="name")]),
            Actor(id="a3", name="Norway", kind="government", country="NOR", sector="GOV", mentions=[Mention(span=find("Oslo"), how="metonym")]),
            Actor(id="a4", name="the ministry’s adviser for harbours", kind="person", country="NOR", sector="GOV",
                  mentions=[Mention(span=find("the ministry’s adviser for harbours"), how="description")]),
            Actor(id="a5", name="Fjord Weekly", kind="organisation", sector="JRN", mentions=[Mention(span=find("Fjord Weekly"), how="name")]),
            Actor(id="a6", name="State radio", kind="organisation", sector="JRN", mentions=[Mention(span=find("State radio"), how="name")]),
            Actor(id="a7", name="the harbour master", kind="person", mentions=[Mention(span=find("the harbour master"), how="role")]),
            Actor(id="a8", name="port workers", kind="group", sector="LAB", mentions=[Mention(span=find("port workers"), how="description")]),
            Actor(
                id="a9",
                name="Skagerrak Institute",
                kind="organisation",
                sector="EDU",
                mentions=[Mention(span=find("Skagerrak Institute"), how="name"), Mention(span=find("SI", 1), how="acronym")],
            ),
            Actor(id="a10", name="The harbour office", kind="organisation", mentions=[Mention(span=find("The harbour office"), how="name")]),
        ],
        attributions=[
            Attribution(
                id="s1", form="indirect", source=[find("Minister")], cue=[find("Says")], content=[find("Ferry Line Must End")], speaker="a1",
                chain=[Link(role="speaker", actor="a1", name="Minister", span=find("Minister")), publisher], score=0.91,
            ),
            Attribution(
                id="s2", form="indirect", source=[find("Norway’s minister for ferries, Sigrun Halvdal")], cue=[find("wants")],
                content=[find("the night line across the Skagerrak looked at again")], speaker="a1",
                chain=[Link(role="speaker", actor="a1", name="Sigrun Halvdal", span=find("Sigrun Halvdal")), publisher], score=0.88,
            ),
            Attribution(
                id="s3", form="direct", source=[find("the minister")], cue=[find("told")],
                content=[find("The night line is not a bad thing [to pause] for a year… if the crews agree,”")], speaker="a1",
                chain=[
                    Link(role="speaker", actor="a1", name="the minister", span=find("the minister")),
                    Link(role="venue", name="the Third Arendal Ferry Forum", span=find("the Third Arendal Ferry Forum")),
                    Link(role="translator", actor="a2", name="Denmark’s Havnebladet", span=find("Denmark’s Havnebladet")),
                    publisher,
                ],
                quoted=[find("The night line is not a bad thing [to pause] for a year… if the crews agree,”")],
                editorial=[find("[to pause]"), find("…")], score=0.97,
            ),
            Attribution(
                id="s4", form="mixed", source=[find("She")], cue=[find("said")],
                content=[find("that the ships could become “museum pieces” and that nobody had asked the crews 🚢")], speaker="a1",
                chain=[Link(role="speaker", actor="a1", name="She", span=find("She")), publisher], quoted=[find("“museum pieces”")], score=0.95,
            ),
            Attribution(
                id="s5", form="mixed", source=[find("the ministry’s adviser for harbours")], cue=[find("told", 2)],
                content=[find("Oslo is “quietly” considering a grant for the crews, though no decision is imminent")], speaker="a4",
                chain=[
                    Link(role="speaker", actor="a4", name="the ministry’s adviser for harbours", span=find("the ministry’s adviser for harbours")),
                    Link(role="recipient", actor="a5", name="Fjord Weekly", span=find("Fjord Weekly")),
                    publisher,
                ],
                quoted=[find("“quietly”")], score=0.93,
            ),
            Attribution(
                id="s6", form="indirect", source=[find("State radio")], cue=[find("quoted")],
                content=[find("the harbour master as saying that port workers had removed part of the floating pier at Hirtshals overnight Thursday")],
                speaker="a6", chain=[Link(role="speaker", actor="a6", name="State radio", span=find("State radio")), publisher], score=0.8,
            ),
            Attribution(
                id="s7", form="indirect", source=[find("the harbour master")], cue=[find("as saying")],
                content=[find("that port workers had removed part of the floating pier at Hirtshals overnight Thursday")], speaker="a7",
                chain=[
                    Link(role="speaker", actor="a7", name="the harbour master", span=find("the harbour master")),
                    Link(role="relay", actor="a6", name="State radio", span=find("State radio")),
                    publisher,
                ],
                inside="s6", score=0.84,
            ),
            Attribution(
                id="s8", form="indirect", source=[find("the Skagerrak Institute (SI)")], cue=[find("according to")],
                content=[find("The removal of the pier was a warning")], speaker="a9",
                chain=[
                    Link(role="speaker", actor="a9", name="the Skagerrak Institute", span=find("the Skagerrak Institute")),
                    Link(role="medium", name="a report", span=find("a report")),
                    publisher,
                ],
                score=0.96,
            ),
            Attribution(
                id="s9", form="indirect", source=[find("The harbour office")], cue=[find("denied")], content=[find("that anyone was hurt")], speaker="a10",
                chain=[
                    Link(role="speaker", actor="a10", name="The harbour office", span=find("The harbour office")),
                    Link(role="medium", name="a release", span=find("a release")),
                    publisher,
                ],
                score=0.9,
            ),
            Attribution(
                id="s10", form="indirect", source=[find("He")], cue=[find("added")], content=[find("that talks would resume in March")],
                speaker=None, candidates=["a7", "a4"], why="two people fit “He”",
                chain=[Link(role="speaker", name="He", span=find("He")), publisher], score=0.7,
            ),
        ],
        events=[
            Event(id="e1", type="AID", trigger=[find("grant")], actors=["a3"], status="considered", factuality=0.4, told_by=["s5"],
                  tellings=[Telling(by="s5", trigger=[find("grant")], status="considered", factuality=0.4)], score=0.77),
            Event(
                id="e2", type="COERCE", mode="seize", contexts=["territory"], trigger=removal, actors=["a8"], recipients=["a10"], place="p3", time="t1",
                status="happened", factuality=2.6, told_by=["s7", "s8"],
                tellings=[
                    Telling(by="s7", trigger=removal, status="happened", factuality=2.6),
                    Telling(by="s8", trigger=[find("removal")], status="happened", factuality=2.8),
                ],
                score=0.81,
            ),
            Event(id="e3", type="ASSAULT", trigger=[find("hurt")], status="denied", factuality=-2.4, told_by=["s9"],
                  tellings=[Telling(by="s9", trigger=[find("hurt")], status="denied", factuality=-2.4)], score=0.6),
            Event(id="e4", type="CONSULT", trigger=[find("quarrels")], status="predicted", factuality=1.0, told_by=["article"],
                  tellings=[Telling(by="article", trigger=[find("quarrels")], status="predicted", factuality=1.0)], score=0.5),
        ],
        places=[
            Place(id="p1", name="Skagerrak", span=find("Skagerrak"), lat=57.8, lon=9.0, kind="sea", use="literal", precision="near",
                  why="no entry; near the towns on its coast"),
            Place(id="p2", name="Oslo", span=find("Oslo"), geonameid=3143244, lat=59.9127, lon=10.7461, country="NOR", kind="city", use="associative",
                  actor="a3", precision="exact", score=0.9),
            Place(id="p3", name="Hirtshals", span=find("Hirtshals"), geonameid=2620147, lat=57.588, lon=9.9592, country="DNK", admin1="North Denmark",
                  kind="city", use="literal", precision="exact", score=0.98),
        ],
        times=[
            Time(id="t1", span=find("overnight Thursday"), type="TIME", value="2026-03-05TNI", start="2026-03-05T20:00", end="2026-03-06T06:00"),
            Time(id="t2", span=find("March"), type="DATE", value="XXXX-03", why="the year is not said"),
        ],
        sentences=sentences(),
        headline=Headline(
            support="stronger", claims=[find("Ferry Line Must End")], nearest=["s3"], evidence=[find("not a bad thing [to pause] for a year")],
            why="the headline says that she said “must end”; her nearest words are “not a bad thing [to pause] for a year”", score=0.83,
        ),
    )  # fmt: skip


def hostile(markup: str) -> Reading:
    """A reading with `markup` in every field that is free text."""
    text = f"{markup} said {markup}\n{markup}"
    end = len(markup)
    first, second = (0, end), (end + 6, 2 * end + 6)
    return Reading(
        article=Article(
            id=markup, url=markup, outlet=markup, title=markup, byline=markup, published=markup, language=markup, text=text,
            republished_from=Republished(name=markup, url=markup, why=markup), found={markup: markup},
        ),
        actors=[Actor(id="a1", name=markup, kind="person", roles=[markup], country=markup, sector=markup, why=markup, mentions=[Mention(span=first, how=markup)])],
        attributions=[
            Attribution(id="s1", form="direct", source=[first], cue=[(end + 1, end + 5)], content=[second], speaker="a1", why=markup, score=0.5,
                        chain=[Link(role="speaker", actor="a1", name=markup, span=first, how=markup), Link(role="publisher", name=markup, how=markup)]),
            Attribution(id="s2", form="direct", source=[first], content=[second], candidates=["a1", markup], why=markup, inside="s1", score=0.5),
        ],
        events=[Event(id="e1", type="COERCE", mode=markup, contexts=[markup], trigger=[second], actors=["a1", markup], recipients=[markup], place="p1", time="t1",
                      status="happened", factuality=1, told_by=["s1", markup], tellings=[Telling(by=markup, trigger=[second], status="denied", factuality=0)], score=1)],
        places=[Place(id="p1", name=markup, span=first, country=markup, admin1=markup, kind="other", use="literal", why=markup)],
        times=[Time(id="t1", span=first, type="DATE", value=markup, start=markup, end=markup, mod=markup, freq=markup, quant=markup, why=markup)],
        sentences=[Sentence(id="n1", span=(0, 2 * end + 6), voice="mixed", kind="report"),
                   Sentence(id="n2", span=(2 * end + 7, len(text)), voice="article", kind="opinion", loaded=[(2 * end + 7, len(text))])],
        headline=Headline(support="unrelated", claims=[first], nearest=["s1", markup], evidence=[second], why=markup),
    )  # fmt: skip
