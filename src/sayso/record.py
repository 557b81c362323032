"""The data model: an `Article`, and the `Reading` of it.

All spans are `[start, end)` in Unicode code points of `Article.text`. Field names and meanings are a contract; see docs/record.md.
Every model is frozen: a finder returns new records and never alters those it was given.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Span = tuple[int, int]
Spans = list[Span]

Form = Literal["direct", "indirect", "mixed"]
Role = Literal["speaker", "venue", "medium", "recipient", "translator", "relay", "publisher", "republisher"]
CHAIN_ORDER: tuple[Role, ...] = ("speaker", "venue", "medium", "recipient", "translator", "relay", "publisher", "republisher")
ActorKind = Literal["person", "organisation", "government", "group", "country"]
Status = Literal[
    "happened",
    "ongoing",
    "recurring",
    "planned",
    "considered",
    "requested",
    "threatened",
    "predicted",
    "possible",
    "denied",
    "hypothetical",
]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
PlaceKind = Literal["city", "region", "country", "continent", "river", "sea", "mountain", "site", "other"]
PlaceUse = Literal["literal", "associative"]
Precision = Literal["exact", "near", "region", "country"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Voice = Literal["attributed", "mixed", "article"]
SentenceKind = Literal["report", "opinion", "prediction", "question"]
Support = Literal["borne_out", "attributed", "stronger", "contradicted", "unrelated"]


class Record(BaseModel):
    """Base of all records: frozen, and closed to fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(Record):
    """Where an article's bytes came from; the bytes themselves are kept, but not printed."""

    path: str | None = Field(None, description="file name without folders, or null for standard input")
    media_type: str = Field(description="text/plain, text/html or application/jsonl")
    sha256: str = Field(description="hash of the bytes as they came in")
    content: bytes = Field(b"", exclude=True, repr=False)


class Republished(Record):
    """The notice that this copy was taken from, or first stood, somewhere else."""

    name: str | None = None
    url: str | None = None
    span: Span | None = Field(None, description="the words of the notice, null where only the page's metadata says so")
    why: str | None = Field(None, description="why the name is null, or how it was found")


class Article(Record):
    """One article as taken in; `text` is never altered after intake."""

    id: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    title_span: Span | None = None
    byline: str | None = None
    published: str | None = Field(None, description="ISO 8601 date or date-time")
    language: str | None = Field(None, description="ISO 639-1")
    text: str
    republished_from: Republished | None = None
    found: dict[str, str] = Field(default_factory=dict, description="for each datum above, how it was found")
    origin: Origin | None = None


class Mention(Record):
    """Words that stand for an actor, and how they were tied to it."""

    span: Span
    how: str = Field(description="name, surname, acronym, role, description, pronoun, demonym, metonym, possessive")


class Actor(Record):
    """Someone or something that speaks or acts."""

    id: str
    name: str
    kind: ActorKind
    roles: list[str] = Field(default_factory=list)
    country: str | None = Field(None, description="ISO 3166 alpha-3, XKX, or PLOVER's IGO UNO EUR NGO ISM IMG MNC")
    sector: str | None = Field(None, description="a PLOVER sector")
    mentions: list[Mention] = Field(default_factory=list)
    why: str | None = Field(None, description="what country and sector rest on")


class Link(Record):
    """One hand that an attribution passed through."""

    role: Role
    actor: str | None = None
    name: str | None = None
    span: Span | None = None
    how: str | None = None


class Attribution(Record):
    """A source, a cue and a content: someone's speech, writing or thought."""

    id: str
    form: Form
    source: Spans = Field(default_factory=list)
    cue: Spans = Field(default_factory=list)
    content: Spans = Field(default_factory=list)
    speaker: str | None = None
    candidates: list[str] = Field(default_factory=list)
    why: str | None = None
    chain: list[Link] = Field(default_factory=list)
    inside: str | None = Field(None, description="the attribution in whose content this one stands")
    quoted: Spans = Field(default_factory=list, description="the parts of the content that stand in quotation marks")
    editorial: Spans = Field(default_factory=list, description="marks of an editor's hand inside a quotation: [made], ..., (sic)")
    score: float = Field(ge=0, le=1)


class Telling(Record):
    """One voice that tells an event."""

    by: str = Field(description='an attribution id, or "article"')
    trigger: Spans
    status: Status
    factuality: float = Field(ge=-3, le=3)


class Event(Record):
    """Who did what to whom, where and when, and whether it happened."""

    id: str
    type: EventType
    mode: str | None = None
    contexts: list[str] = Field(default_factory=list)
    trigger: Spans
    actors: list[str] = Field(default_factory=list)
    recipients: list[str] = Field(default_factory=list)
    place: str | None = None
    time: str | None = None
    status: Status
    factuality: float = Field(ge=-3, le=3)
    told_by: list[str]
    tellings: list[Telling]
    score: float = Field(ge=0, le=1)


class Place(Record):
    """A toponym and where it lies."""

    id: str
    name: str
    span: Span
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = Field(None, description="name of the first-level division")
    kind: PlaceKind
    use: PlaceUse
    actor: str | None = Field(None, description="the actor that an associative place belongs to")
    precision: Precision | None = None
    why: str | None = None
    score: float | None = Field(None, ge=0, le=1)


class Time(Record):
    """A time expression (TIMEX3) and the stretch of time it stands for."""

    id: str
    span: Span
    type: TimeType
    value: str | None
    start: str | None = None
    end: str | None = None
    mod: str | None = Field(None, description="TIMEX3 mod: APPROX, START, MID, END, BEFORE, AFTER, LESS_THAN, MORE_THAN, ...")
    freq: str | None = Field(None, description="TIMEX3 freq of a SET")
    quant: str | None = Field(None, description="TIMEX3 quant of a SET")
    why: str | None = None


class Sentence(Record):
    """A sentence, whose voice it is in, and what kind of sentence it is."""

    id: str
    span: Span
    voice: Voice
    kind: SentenceKind
    loaded: Spans = Field(default_factory=list, description="words that judge")
    score: float | None = Field(None, ge=0, le=1)


class Headline(Record):
    """Whether the body bears the headline out."""

    support: Support | None = None
    claims: Spans = Field(default_factory=list)
    nearest: list[str] = Field(default_factory=list)
    evidence: Spans = Field(default_factory=list)
    why: str | None = None
    score: float | None = Field(None, ge=0, le=1)


class Reading(Record):
    """All that was found in one article."""

    article: Article
    actors: list[Actor] = Field(default_factory=list)
    attributions: list[Attribution] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    times: list[Time] = Field(default_factory=list)
    sentences: list[Sentence] = Field(default_factory=list)
    headline: Headline = Field(default_factory=Headline)
    unread: Literal["language"] | None = Field(None, description="why the text was not read")
