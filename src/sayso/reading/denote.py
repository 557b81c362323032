"""Which actor the source of an attribution denotes, and new actors for sources that no actor stands for yet ("a campaign operative")."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.data.lexicon import Noun
from sayso.reading.actors import Cast, Open
from sayso.reading.roles import countries_within, match_noun
from sayso.reading.syntax import Syntax, Token
from sayso.record import Actor, ActorKind, Mention, Span

DOCUMENTS = frozenset(
    [
        "report",
        "statement",
        "release",
        "announcement",
        "poll",
        "survey",
        "study",
        "document",
        "letter",
        "memo",
        "email",
        "e-mail",
        "tweet",
        "post",
        "article",
        "story",
        "book",
        "paper",
        "filing",
        "lawsuit",
        "complaint",
        "indictment",
        "transcript",
        "video",
        "ad",
        "advertisement",
        "website",
        "site",
        "page",
        "blog",
        "editorial",
        "op-ed",
        "column",
        "headline",
        "ruling",
        "decision",
        "order",
        "bill",
        "law",
        "resolution",
        "constitution",
        "review",
        "analysis",
        "assessment",
        "findings",
        "data",
        "figures",
        "statistics",
        "numbers",
        "research",
        "test",
        "evidence",
        "record",
        "interview",
        "speech",
        "message",
        "text",
        "recording",
        "tape",
        "audio",
        "footage",
        "leak",
        "cable",
        "file",
        "affidavit",
        "testimony",
        "account",
        "rumor",
        "rumour",
        "speculation",
        "sign",
        "placard",
        "banner",
        "slogan",
        "communique",
        "communiqué",
        "note",
        "summary",
        "plan",
        "proposal",
        "platform",
        "agreement",
        "treaty",
        "forecast",
        "model",
        "map",
        "chart",
        "census",
        "index",
        "polls",
        "reports",
        "studies",
        "documents",
        "emails",
        "tweets",
        "posts",
        "statements",
        "letters",
        "memos",
        "records",
    ]
)
"""Nouns for what carries words but is nobody: their source is who made them."""

_FIRST = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
_INDEFINITE = frozenset(
    [
        "some",
        "many",
        "others",
        "most",
        "several",
        "few",
        "all",
        "everyone",
        "everybody",
        "nobody",
        "someone",
        "somebody",
        "anyone",
        "one",
        "those",
        "no-one",
        "none",
        "both",
    ]
)

Sort = Literal["actor", "new", "document", "first person", "open", "nobody"]


@dataclass(frozen=True, slots=True)
class Denoted:
    """What a source span denotes.

    `sort` is "actor" (an actor of the cast: `actor` is its id), "new" (nobody of the cast, but someone: `described` is an actor without id,
    to be added with `with_actors`), "document" (a report or release: `candidates` are its makers where the words name them), "first person"
    ("I", "we": whoever speaks around it), "open" (several may be meant: `candidates`, best first) or "nobody". `span` is the words that
    denote, without determiner; `name` the same as text; `how` as in `Mention`; `why` the reason where `actor` is None.
    """

    sort: Sort
    actor: str | None
    candidates: tuple[str, ...]
    how: str | None
    why: str | None
    span: Span
    name: str
    described: Actor | None = None


class Finder:
    """Answers which actor a span denotes; made once an article."""

    def __init__(self, cast: Cast, syntax: Syntax) -> None:
        self.cast = cast
        self.syntax = syntax
        self._mentions = sorted(((m.span, a.id, m.how) for a in cast.actors for m in a.mentions), key=lambda m: (m[0][0], -m[0][1], m[1]))
        self._starts = [m[0][0] for m in self._mentions]
        self._open = {o.span: o for o in cast.open}

    def mentions_in(self, span: Span) -> list[tuple[Span, str, str]]:
        """Mentions (span, actor id, how) that begin in `span`, in order."""
        low = bisect_right(self._starts, span[0] - 1)
        high = bisect_right(self._starts, span[1] - 1)
        return self._mentions[low:high]

    def denoted(self, span: Span) -> Denoted:
        """What the words of `span` denote: an actor of the cast, someone new, a document, or an open question."""
        tokens = [t for t in self.syntax.within(span) if any(c.isalnum() for c in t.text)]
        text = self.syntax.text[span[0] : span[1]]
        if not tokens:
            return Denoted("nobody", None, (), None, "no words", span, text)
        head = self.syntax.head_of((tokens[0].start, tokens[-1].end)) or tokens[-1]
        inside = self.mentions_in(span)
        over = [m for m in inside if m[0][0] <= head.start < m[0][1]]
        if not over and head.tag == "POS" and head.i:
            head = self.syntax.tokens[head.head] if tokens[0].i <= head.head <= tokens[-1].i else tokens[0]
            over = [m for m in inside if m[0][0] <= head.start < m[0][1]]
        if over:
            # Of nested mentions the widest that has the head: "Russian law enforcement", not "Russian".
            widest = max(over, key=lambda m: (m[0][1] - m[0][0], -m[0][0]))
            if not (widest[2] == "demonym" and head.start >= widest[0][1]):
                return Denoted("actor", widest[1], (), widest[2], None, widest[0], self._words(widest[0]))
        return self._without_actor(span, tokens, head, inside)

    def _without_actor(self, span: Span, tokens: list[Token], head: Token, inside: list[tuple[Span, str, str]]) -> Denoted:
        lower = head.lower
        own = (head.start, head.end)
        if lower in _FIRST:
            return Denoted("first person", None, (), None, "whoever speaks around it", own, head.text)
        if (left := self._open.get(own)) is not None or (left := self._open_within(tokens)) is not None:
            return Denoted("open", None, left.candidates, None, left.why, left.span, self._words(left.span))
        makers = tuple(dict.fromkeys(m[1] for m in inside if m[2] not in ("role",)))
        if lower in DOCUMENTS or head.lemma in DOCUMENTS:
            return Denoted(
                "document",
                None,
                makers,
                None,
                f"“{head.text}” is a document, not someone",
                self._phrase(tokens),
                self._words(self._phrase(tokens)),
            )
        free = [m for m in inside if not self._depends(m[0], tokens)]
        if len({m[1] for m in free}) == 1:
            return Denoted("actor", free[0][1], (), free[0][2], None, free[0][0], self._words(free[0][0]))
        if head.tag in ("PRP", "WP", "EX") or lower in ("it", "this", "that", "which", "what"):
            return Denoted("open", None, makers, None, "no actor fits the pronoun", own, head.text)
        return self._described(tokens, head)

    def _described(self, tokens: list[Token], head: Token) -> Denoted:
        hit = match_noun(self.syntax.tokens, head.i)
        noun = hit[1] if hit else Noun(head.lower, "", "person", None, head.tag in ("NNS", "NNPS"))
        phrase = self._phrase(tokens)
        name = self._words(phrase)
        known = hit is not None or head.lower in _INDEFINITE
        if not known and not head.tag.startswith(("NN", "CD", "DT", "JJ", "PRP")):
            return Denoted("nobody", None, (), None, f"“{head.text}” is no noun", phrase, name)
        many = noun.plural or head.lower in _INDEFINITE or head.tag in ("NNS", "NNPS")
        kind: ActorKind = (
            "organisation" if noun.kind == "body" else "government" if noun.kind == "government" else "group" if many else "person"
        )
        inner = countries_within(self.syntax, tokens[0].i, tokens[-1].i)
        country = inner[0][2] if inner else None
        why = f"“{noun.words}”" if noun.sector else None
        actor = Actor(
            id="",
            name=name,
            kind=kind,
            country=country,
            sector=noun.sector or None,
            mentions=[Mention(span=phrase, how="description")],
            why=why,
        )
        return Denoted("new", None, (), "description", None, phrase, name, actor)

    def _open_within(self, tokens: list[Token]) -> Open | None:
        return self._open.get((tokens[0].start, tokens[-1].end)) or (
            self._open.get((tokens[0].start, tokens[0].end)) if len(tokens) == 1 else None
        )

    def _depends(self, mention: Span, tokens: list[Token]) -> bool:
        """Whether a mention only tells whose or where: after a preposition, or before "’s"."""
        first = next((t for t in tokens if t.start >= mention[0]), None)
        after = next((t for t in tokens if t.start >= mention[1]), None)
        if after is not None and (after.tag == "POS" or after.lower in ("'s", "’s")):
            return True
        if first is not None and first.i > tokens[0].i:
            before = self.syntax.tokens[first.i - 1]
            if before.tag == "DT" and before.i > tokens[0].i:
                before = self.syntax.tokens[before.i - 1]
            return before.tag in ("IN", "TO")
        return False

    def _phrase(self, tokens: list[Token]) -> Span:
        kept = tokens[1:] if len(tokens) > 1 and tokens[0].lower in ("the", "a", "an") else tokens
        return kept[0].start, kept[-1].end

    def _words(self, span: Span) -> str:
        return " ".join(self.syntax.text[span[0] : span[1]].split())


def actor_of_span(span: Span, cast: Cast, syntax: Syntax) -> Denoted:
    """What `span` denotes; for many spans of one article make a `Finder` once."""
    return Finder(cast, syntax).denoted(span)


def with_actors(cast: Cast, extra: Sequence[Actor]) -> tuple[Cast, dict[str, str], list[str]]:
    """`cast` with `extra` actors, numbered anew in the order of their first mention.

    Also gives the new id of each old one, and the ids of `extra` in their order. Extra actors with the same span become one.
    """
    unique: dict[Span, Actor] = {}
    for actor in extra:
        unique.setdefault(actor.mentions[0].span, actor)
    order: list[tuple[Span, int, Actor]] = [(a.mentions[0].span, n, a) for n, a in enumerate(cast.actors)]
    order += [(span, len(cast.actors) + n, a) for n, (span, a) in enumerate(unique.items())]
    order.sort(key=lambda o: (o[0][0], o[1]))
    renamed: dict[str, str] = {}
    added: dict[Span, str] = {}
    actors = []
    for number, (span, place, actor) in enumerate(order, 1):
        ident = f"a{number}"
        actors.append(actor.model_copy(update={"id": ident}))
        if place < len(cast.actors):
            renamed[actor.id] = ident
        else:
            added[span] = ident
    opened = [type(o)(o.span, tuple(renamed[c] for c in o.candidates), o.why) for o in cast.open]
    return Cast(actors, opened), renamed, [added[a.mentions[0].span] for a in extra]


def with_first_person(cast: Cast, spoken: Sequence[tuple[Span, str]], syntax: Syntax) -> Cast:
    """`cast` with "I", "me" and "my" inside quoted words as mentions of their speakers; `spoken` are quoted spans with actor ids."""
    told: dict[str, list[Mention]] = {}
    taken: set[Span] = set()
    for span, ident in spoken:
        for token in syntax.within(span):
            at = (token.start, token.end)
            if token.lower in ("i", "me", "my", "mine", "myself") and at not in taken:
                taken.add(at)
                told.setdefault(ident, []).append(Mention(span=at, how="pronoun"))
    actors = [
        a.model_copy(update={"mentions": sorted([*a.mentions, *told[a.id]], key=lambda m: m.span)})
        if a.id in told and a.kind == "person"
        else a
        for a in cast.actors
    ]
    return Cast(actors, cast.open)
