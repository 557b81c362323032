"""The chain of hands of each attribution: speaker, venue, medium, recipient, translator, relays, publisher, republisher.

`docs/chains.md` defines the roles. Every link but those from metadata points at words of the text; what the text does not name is left out.
"""

import re
from collections.abc import Callable, Sequence

from sayso.data.chain_words import chain_words
from sayso.reading.chain_rules import Hand, hands
from sayso.reading.documents import SPEECHES, Document, antecedent_of, document_of, named_earlier
from sayso.reading.nesting import nest
from sayso.reading.provenance import behind, relays, translators
from sayso.reading.raw import RawAttribution
from sayso.reading.surroundings import Surroundings, surroundings
from sayso.reading.syntax import Syntax
from sayso.record import CHAIN_ORDER, Article, Link, Span

Resolve = Callable[[Span], str | None]
"""From the words at a span to the id of an actor, None where unresolved."""

_FIRST = frozenset(("i", "we", "me", "us", "my", "our"))
_THIRD = frozenset(("he", "she", "they", "it", "who", "himself", "herself", "themselves", "itself"))


def chains_of(
    raws: Sequence[RawAttribution],
    syntax: Syntax,
    article: Article | None = None,
    resolve: Resolve | None = None,
    inside: Sequence[int | None] | None = None,
) -> list[list[Link]]:
    """The chain of each of the attributions of an article, in the order given.

    `article` tells the outlet and where the copy was taken from; `inside` is `nest(raws)`, made here where it is not given. The speaker
    link has neither name nor span where the source is a document without an author, or where there is none; `how` then says so.
    """
    return _Chains(raws, syntax, article, resolve or (lambda _: None), nest(raws) if inside is None else inside).all()


def chain_of(
    raw: RawAttribution, syntax: Syntax, raws: Sequence[RawAttribution] = (), article: Article | None = None, resolve: Resolve | None = None
) -> list[Link]:
    """The chain of one attribution among those of its article (`raws`, which may leave it out)."""
    everyone = list(raws) if raw in raws else [raw, *raws]
    return chains_of(everyone, syntax, article, resolve)[everyone.index(raw)]


class _Chains:
    def __init__(
        self, raws: Sequence[RawAttribution], syntax: Syntax, article: Article | None, resolve: Resolve, inside: Sequence[int | None]
    ) -> None:
        self.raws, self.syntax, self.article, self.resolve, self.inside = raws, syntax, article, resolve, inside
        self.around = surroundings(raws, inside, syntax)
        self.known: list[Document] = []

    def all(self) -> list[list[Link]]:
        own: dict[int, list[Link]] = {}
        order = sorted(range(len(self.raws)), key=lambda k: (self._place(k), k))
        for k in order:
            own[k] = self._own(k)
        tail = self._published()
        return [self._sorted([*own[k], *self._enclosing(k, own), *tail]) for k in range(len(self.raws))]

    def _place(self, k: int) -> int:
        raw = self.raws[k]
        return min((span[0] for spans in (raw.cue, raw.source, raw.content) for span in spans), default=0)

    def _link(self, hand: Hand) -> Link:
        a, b = hand.span
        return Link(role=hand.role, actor=self.resolve(hand.span), name=self.syntax.text[a:b], span=hand.span, how=hand.how)

    def _own(self, k: int) -> list[Link]:
        """What the attribution's own sentence says, and the author of its document where an earlier one does."""
        raw, around = self.raws[k], self.around[k]
        found = [*hands(around), *translators(around), *relays(around)]
        speakers = self._speaker(k, raw, around, found)
        taken = [hand.span for hand in speakers]
        links = [self._link(hand) for hand in [*speakers, *(h for h in found if not _overlaps(h, taken) or h.role == "medium")]]
        if not any(link.role == "speaker" for link in links):
            why = "the document names no author" if speakers else "no source is named"
            links.insert(0, Link(role="speaker", how=why))
        self._remember(links, raw, around)
        return links

    def _speaker(self, k: int, raw: RawAttribution, around: Surroundings, found: list[Hand]) -> list[Hand]:
        if not raw.source:
            return []
        source = max(raw.source, key=lambda span: (span[1] - span[0], -span[0]))
        real = behind(around)
        if real is not None:
            return [Hand("speaker", real.speaker, real.how), Hand("relay", source, real.how)]
        before = antecedent_of(self.syntax, source)
        document = document_of(self.syntax, before or source)
        earlier = named_earlier(self.syntax, before or source, self.known)
        if document is None and earlier is None:
            return [Hand("speaker", source, "source")]
        words = document.span if document and before is None else source
        spoken = document is not None and document.noun in SPEECHES
        chosen = [Hand("venue" if spoken else "medium", words, "the source is a speech" if spoken else "the source is a document")]
        if document is not None and document.author is not None:
            chosen.insert(0, Hand("speaker", document.author, document.how or "author"))
        elif earlier is not None and earlier.author is not None:
            chosen.insert(0, Hand("speaker", earlier.author, "author of the document named earlier"))
        sentence = around.syntax.tokens[around.first].sent if around.first < around.stop else 0
        latest = earlier or document
        if latest is not None:
            author = document.author if document and document.author else earlier.author if earlier else None
            self.known.append(Document(latest.noun, words, author, "source", sentence))
        return chosen

    def _remember(self, links: list[Link], raw: RawAttribution, around: Surroundings) -> None:
        """A document that carried this attribution can be the source of a later one ("In a letter … The letter said")."""
        speaker = next((link for link in links if link.role == "speaker" and link.span), None)
        for link in links:
            if link.role == "medium" and link.span and link.how != "the source is a document" and speaker is not None:
                document = document_of(self.syntax, link.span)
                if document is not None:
                    author = document.author if document.how and document.how.startswith(("by", "from")) else speaker.span
                    self.known.append(Document(document.noun, link.span, author, "medium", document.sentence))

    def _enclosing(self, k: int, own: dict[int, list[Link]]) -> list[Link]:
        """The sources of the attributions around this one, from the inside out."""
        found: list[Link] = []
        mine = [link for link in own[k] if link.role in ("speaker", "relay", "translator")]
        above = self.inside[k]
        while above is not None:
            for role in ("speaker", "relay"):
                for link in own[above]:
                    if link.role != role or link.span is None:
                        continue
                    if not self._same(k, link, mine + found):
                        found.append(link.model_copy(update={"role": "relay", "how": "inside"}))
            if not any(link.role == "speaker" and link.span for link in own[above]):
                medium = next((link for link in own[above] if link.role == "medium" and link.how == "the source is a document"), None)
                if medium is not None:
                    found.append(medium.model_copy(update={"role": "relay", "how": "inside"}))
            above = self.inside[above]
        return found

    def _same(self, k: int, relay: Link, hands_so_far: list[Link]) -> bool:
        """Whether the encloser is only someone telling what he himself said, or already in the chain."""
        assert relay.span is not None
        for link in hands_so_far:
            if link.span is None:
                continue
            if link.span[0] < relay.span[1] and relay.span[0] < link.span[1]:
                return True
            if link.actor is not None and link.actor == relay.actor:
                return True
            if link.role != "speaker" or (link.actor is not None and relay.actor is not None):
                continue
            if (link.name or "").lower() == (relay.name or "").lower():
                return True
            words = (link.name or "").lower()
            if words in _FIRST:
                return True
            if words in _THIRD and link.span[0] > relay.span[0] and self._may_be(relay.span, words):
                return not self._other_between(relay.span, link.span)
        return False

    def _may_be(self, span: Span, pronoun: str) -> bool:
        """Whether a pronoun can stand for the words at `span` at all: one person is no "they", a body or several people no "she"."""
        head = self.syntax.head_of(span)
        if head is None:
            return True
        if head.tag.startswith("PRP"):
            return head.lower == pronoun or pronoun.endswith(("self", "selves")) or pronoun == "who"
        several = head.tag in ("NNS", "NNPS")
        names = self.syntax.within(span)
        # Two or three bare capitalised words may be a person whom the recogniser took for a body.
        person = 2 <= len(names) <= 3 and all(t.tag == "NNP" and t.lower not in chain_words()["outlet"] for t in names)
        body = head.ent in ("ORG", "GPE") and not person and not any(token.ent == "PERSON" for token in names)
        if pronoun in ("he", "she", "himself", "herself"):
            return not several and not body
        if pronoun in ("it", "itself"):
            return not several and head.ent != "PERSON"
        return pronoun not in ("they", "themselves") or several or body or head.ent != "PERSON"

    def _other_between(self, first: Span, second: Span) -> bool:
        """Whether a person is named between two spans whom a pronoun could rather stand for."""
        return any(token.ent == "PERSON" for token in self.syntax.within((first[1], second[0])) if token.start >= first[1])

    def _published(self) -> list[Link]:
        article = self.article
        links: list[Link] = []
        if article is None:
            return links
        if article.outlet:
            span = _named(self.syntax.text, article.outlet)
            links.append(Link(role="publisher", actor=self.resolve(span) if span else None, name=article.outlet, span=span, how="metadata"))
        notice = article.republished_from
        if notice is not None:
            links.append(Link(role="republisher", name=notice.name, span=notice.span, how=notice.why or "notice"))
        return links

    @staticmethod
    def _sorted(links: list[Link]) -> list[Link]:
        """In the order of CHAIN_ORDER; relays stay from the inside out."""
        return sorted(links, key=lambda link: CHAIN_ORDER.index(link.role))


def _overlaps(hand: Hand, taken: list[Span]) -> bool:
    return any(hand.span[0] < b and a < hand.span[1] for a, b in taken)


def _named(text: str, outlet: str) -> Span | None:
    """Where the text itself names its outlet; a name of one word counts only in the brackets of a dateline ("PARIS (Reuters) -")."""
    pattern = re.escape(outlet)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text) if " " in outlet.strip() else None
    if found:
        return found.span()
    dateline = re.search(rf"\(({pattern})\)", text)
    return dateline.span(1) if dateline else None
