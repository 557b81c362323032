"""Which actor the source of an attribution denotes, and new actors for sources that no actor stands for yet ("a campaign operative")."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.data.lexicon import titles
from sayso.reading.actors import Cast, Open
from sayso.reading.codes import code_phrase
from sayso.reading.roles import match_noun
from sayso.reading.sources import explained_by, quantity, source_words, taken_up, unknown_kind
from sayso.reading.syntax import Syntax, Token
from sayso.record import Actor, ActorKind, Mention, Span

_FIRST = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
_PARTISANS = frozenset("republican democrat conservative liberal independent socialist communist libertarian unionist".split())
_ABSTRACT = ("tion", "sion", "ment", "ness", "ance", "ence", "ity", "ism", "ship")
_ONE = frozenset(("the", "a", "an", "one", "another", "this", "that"))
_BESIDE = 8
"""Characters between a noun and the name beside it: a comma and a title."""

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
        self._actors = {a.id: a for a in cast.actors}

    def mentions_in(self, span: Span) -> list[tuple[Span, str, str]]:
        """Mentions (span, actor id, how) that begin in `span`, in order."""
        low = bisect_right(self._starts, span[0] - 1)
        high = bisect_right(self._starts, span[1] - 1)
        return self._mentions[low:high]

    def _whole(self, span: Span) -> Span:
        """`span` from the beginning of the name that it cuts in two, if it does."""
        at = bisect_right(self._starts, span[0] - 1)
        for (start, end), _, how in reversed(self._mentions[max(0, at - 3) : at]):
            if how == "name" and start < span[0] < end <= span[1]:
                return start, span[1]
        return span

    def denoted(self, span: Span) -> Denoted:
        """What the words of `span` denote: an actor of the cast, someone new, a document, or an open question."""
        span = self._whole(span)
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
        if not over and inside and inside[0][0][0] == tokens[0].start and " " not in text:
            over = inside[:1]
        if len(tokens) > 1 and (kind := quantity(self.syntax, tokens)) is not None:
            return self._new(tokens, kind)
        if (thing := self._owned_thing(tokens)) is not None:
            makers = tuple(dict.fromkeys(m[1] for m in inside if m[0][1] <= thing.start))
            return Denoted(
                "open", None, makers, None, f"“{thing.text}” is not a person", self._phrase(tokens), self._words(self._phrase(tokens))
            )
        people = [m for m in inside if m[2] == "name" and self._actors[m[1]].kind == "person"]
        explained = explained_by(self.syntax, tokens, [m[0] for m in people])
        if explained is not None:
            return self._actor(next(m for m in people if m[0] == explained))
        if over:
            # Of nested mentions the widest that has the head: "Russian law enforcement", not "Russian".
            widest = max(over, key=lambda m: (m[0][1] - m[0][0], -m[0][0]))
            if self._partisan(head, widest, tokens):
                return self._new(tokens, "person")
            if self._people(head, widest) or self._goes_on(widest, tokens):
                return self._new(tokens, "group")
            if not (widest[2] == "demonym" and head.start >= widest[0][1]):
                return self._actor(widest)
        return self._without_actor(span, tokens, head, inside)

    def _owned_thing(self, tokens: list[Token]) -> Token | None:
        """The noun right behind "’s" where it is a thing: "Lamm's inclusion of it"; None where it is someone, or a document."""
        owner = next((t for t in tokens[1:] if t.tag == "POS" or t.lower in ("'s", "’s")), None)
        if owner is None or any(t.tag[:2] in ("IN", "VB", "PR") and t.lower != "of" for t in tokens if t.i < owner.i):
            return None
        noun = None
        for token in tokens:
            if token.i > owner.i:
                if token.tag[:2] not in ("NN", "JJ"):
                    break
                noun = token
        if noun is None or noun.tag != "NN" or not noun.lower.endswith(_ABSTRACT) or match_noun(self.syntax.tokens, noun.i) is not None:
            return None
        words = source_words()
        return None if noun.lower in words["document"] or noun.lemma in words["document"] or self._is_mention(noun) else noun

    def _is_mention(self, token: Token) -> bool:
        return any(m[0][1] > token.start for m in self.mentions_in((token.start, token.end)))

    def _actor(self, mention: tuple[Span, str, str]) -> Denoted:
        return Denoted("actor", mention[1], (), mention[2], None, mention[0], self._words(mention[0]))

    def _people(self, head: Token, mention: tuple[Span, str, str]) -> bool:
        """Whether a demonym in the plural names people and not their country: "Palestinians"."""
        return mention[2] == "demonym" and head.tag in ("NNS", "NNPS") and self._actors[mention[1]].kind == "country"

    def _goes_on(self, mention: tuple[Span, str, str], tokens: list[Token]) -> bool:
        """Whether a description of several goes on behind its mention: "supporters of Orm | and Lamm"."""
        if mention[2] != "description" or self._actors[mention[1]].kind != "group":
            return False
        behind = [t for t in tokens if t.start >= mention[0][1]]
        if len(behind) < 2:
            return False
        comma = self.syntax.tokens[behind[0].i - 1].text == ","
        more = any(t.tag == "CC" for t in behind) and all(t.tag in ("NN", "NNS", "JJ", "CC", "VBN") for t in behind)
        return (behind[0].lower in ("and", "or") and behind[1].tag.startswith("NNP")) or (comma and more)

    def _partisan(self, head: Token, mention: tuple[Span, str, str], tokens: list[Token]) -> bool:
        """Whether a body's name stands for one of its members: "the Republican from Orvad"."""
        before = self.syntax.tokens[head.i - 1].lower if head.i else ""
        one = before in _ONE or (tokens[0].lower in _ONE and tokens[0].i < head.i) or self.syntax.tokens[head.i - 1].tag == "JJ"
        return head.lower in _PARTISANS and self._actors[mention[1]].kind != "person" and one

    def _without_actor(self, span: Span, tokens: list[Token], head: Token, inside: list[tuple[Span, str, str]]) -> Denoted:
        lower = head.lower
        own = (head.start, head.end)
        words = source_words()
        if lower in _FIRST:
            return Denoted("first person", None, (), None, "whoever speaks around it", own, head.text)
        if (left := self._open.get(own)) is not None or (left := self._open_within(tokens)) is not None:
            return Denoted("open", None, left.candidates, None, left.why, left.span, self._words(left.span))
        makers = tuple(dict.fromkeys(m[1] for m in inside if m[2] not in ("role",)))
        phrase = self._phrase(tokens)
        if lower in words["document"] or head.lemma in words["document"]:
            return Denoted("document", None, makers, None, f"“{head.text}” is a document, not someone", phrase, self._words(phrase))
        free = [m for m in inside if not self._depends(m[0], tokens)]
        if head.tag in ("NN", "NNS"):
            # Only a name right behind a common noun says who it is; one before it narrows it.
            free = [
                m
                for m in free
                if head.tag == "NN" and m[0][0] > head.start and m[2] not in ("role", "description") and m[0][0] - head.end < _BESIDE
            ]
        if len({m[1] for m in free}) == 1:
            return self._actor(free[0])
        if lower in ("who", "whom", "which", "that") and head.tag[:1] in ("W", "D", "I"):
            return self._relative(head, makers)
        if head.tag in ("PRP", "WP", "EX") or lower in ("it", "this", "that", "which", "what"):
            return Denoted("open", None, makers, None, "no actor fits the pronoun", own, head.text)
        if lower in words["pointing"] and all(t.lower in words["pointing"] or (t.lower == "the" and lower != "left") for t in tokens):
            return Denoted("open", None, (), None, f"“{head.text}” only points at someone", own, head.text)
        return self._described(tokens, head, makers)

    def _relative(self, head: Token, makers: tuple[str, ...]) -> Denoted:
        """Whom "who" or "which" takes up: the actor of the noun phrase before it, or someone new by those words."""
        own = (head.start, head.end)
        before = taken_up(self.syntax, head)
        found = self.denoted(before) if before is not None else None
        if found is not None:
            kind = self._actors[found.actor].kind if found.actor else found.described.kind if found.described else None
            person = kind in ("person", "group")
            if found.sort in ("actor", "new") and (person or head.lower not in ("who", "whom")) and (not person or head.lower != "which"):
                return found
        return Denoted("open", None, makers, None, "no actor fits the pronoun", own, head.text)

    def _described(self, tokens: list[Token], head: Token, makers: tuple[str, ...]) -> Denoted:
        hit = match_noun(self.syntax.tokens, head.i)
        phrase = self._phrase(tokens)
        if hit is not None:
            noun = hit[1]
            many = noun.plural or head.tag in ("NNS", "NNPS")
            kind: ActorKind = "organisation" if noun.kind == "body" else "government" if noun.kind == "government" else "person"
            return self._new(tokens, "group" if many and kind != "government" else kind)
        guess = "group" if head.lower in source_words()["indefinite"] else unknown_kind(head, any(t.tag in ("POS", "PRP$") for t in tokens))
        if not head.tag.startswith(("NN", "CD", "DT", "JJ")) or head.lower in ("the", "a", "an") or not head.lower[:1].isalnum():
            return Denoted("nobody", None, (), None, f"“{head.text}” is no noun", phrase, self._words(phrase))
        if guess is None and head.tag.startswith(("CD", "DT", "JJ")):
            guess = "group" if head.tag == "CD" or head.lower in ("left", "right") or len(tokens) > 1 else None
        if head.lower in source_words()["body"] and (named := self._just_named(tokens, head)) is not None:
            return self._actor(named)
        if guess is None:
            return Denoted("open", None, makers, None, f"“{head.text}” is not a person", phrase, self._words(phrase))
        return self._new(tokens, guess)

    def _just_named(self, tokens: list[Token], head: Token) -> tuple[Span, str, str] | None:
        """The one body named in the sentence of a bare "the agency" before it, or else in the sentence before."""
        if tokens[0].i != head.i - 1 or tokens[0].lower not in ("the", "this"):
            return None
        for sent in (head.sent, head.sent - 1):
            if sent < 0:
                return None
            span = self.syntax.sentences[sent][0], min(tokens[0].start, self.syntax.sentences[sent][1])
            found = [m for m in self.mentions_in(span) if m[2] in ("name", "acronym") and self._actors[m[1]].kind == "organisation"]
            if found:
                return found[-1] if len({m[1] for m in found}) == 1 else None
        return None

    def as_group(self, span: Span) -> Denoted:
        """Several people or bodies whom the words of `span` name as kinds only."""
        return self._new(self.syntax.within(span), "group")

    def _new(self, tokens: list[Token], kind: ActorKind) -> Denoted:
        """Someone whom only these words name."""
        phrase = self._phrase(tokens)
        codes = code_phrase(self.syntax, tokens[0].i, tokens[-1].i)
        name = self._words(phrase)
        mentions = [Mention(span=phrase, how="description")]
        actor = Actor(id="", name=name, kind=kind, country=codes.country, sector=codes.sector, mentions=mentions, why=codes.why)
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
            while (before.tag == "DT" or before.lower in titles()) and before.i > tokens[0].i:
                before = self.syntax.tokens[before.i - 1]
            return before.tag in ("IN", "TO")
        return False

    def _phrase(self, tokens: list[Token]) -> Span:
        kept = tokens[1:] if len(tokens) > 1 and tokens[0].lower in ("the", "a", "an") else tokens
        example = next((t.i for t in kept[1:] if t.lower == "including" and self.syntax.tokens[t.i - 1].text == ","), None)
        kept = [t for t in kept if example is None or t.i < example]
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
