"""What the words of an article's sources stand for, asked once each, and the actors that they call for."""

from itertools import pairwise

from sayso.reading.denote import Denoted, Finder
from sayso.reading.doubt import against
from sayso.reading.raw import RawAttribution
from sayso.reading.roles import match_noun
from sayso.reading.syntax import Syntax
from sayso.record import Actor, Span

_RIGHT_BEFORE = 4
"""Characters between one attribution and the next."""


class Asked:
    """Answers of the finder, and the actors that they call for."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.actors = {actor.id: actor for actor in finder.cast.actors}
        self.answers: dict[Span, Denoted] = {}
        self.new: dict[str, Actor] = {}

    def denoted(self, span: Span) -> Denoted:
        """What the words at `span` denote."""
        if span not in self.answers:
            self.answers[span] = self.finder.denoted(span)
        return self.answers[span]

    def against(self, span: Span) -> str | None:
        """What speaks against the answer, None where nothing does."""
        answer = self.denoted(span)
        return against(self.finder.syntax, span, answer, self.actors.get(answer.actor) if answer.actor else None)

    def record(self, ident: str) -> Actor:
        """The actor with this id, of the cast or new."""
        return self.actors.get(ident) or self.new[ident]

    def named(self, span: Span) -> bool:
        """Whether a person is named in `span`."""
        return any(how in ("name", "surname") and self.actors[i].kind == "person" for _, i, how in self.finder.mentions_in(span))

    def pair(self, span: Span) -> list[Span]:
        """Two different names in `span` with nothing but "and" and what narrows the second between them; empty where there are none."""
        syntax = self.finder.syntax
        names = [m for m in self.finder.mentions_in(span) if m[2] in ("name", "surname", "acronym")]
        for (a, one, _), (b, other, _) in pairwise(names):
            between = [t for t in syntax.within((a[1], b[0])) if a[1] <= t.start < b[0]]
            ahead = [t for t in syntax.within((span[0], a[0])) if t.start < a[0]]
            alone = not any(t.tag in ("IN", "TO", "POS", ",") for t in ahead) and not (ahead and ahead[-1].text in "-–")
            narrow = all(t.tag in ("DT", "JJ", "NN", "NNP", "HYPH", "VBN") or t.text in (".", "-") for t in between[1:])
            if one != other and alone and narrow and between and between[0].lower == "and" and not _narrows(syntax, b[1]):
                return [a, b]
        return []

    def only_described(self, ident: str) -> bool:
        """Whether no name stands for an actor, who may well be someone named elsewhere."""
        return not any(m.how in ("name", "surname") for m in self.record(ident).mentions)

    def unheard(self, ident: str, earlier: RawAttribution, raw: RawAttribution) -> bool:
        """Whether an actor is not mentioned in the attribution right before a pronoun's, or only by words that its source explains."""
        end = max(span[1] for spans in (earlier.source, earlier.cue, earlier.content) for span in spans)
        if min(span[0] for spans in (raw.source, raw.cue, raw.content) for span in spans) - end > _RIGHT_BEFORE:
            return False
        start = min(span[0] for spans in (earlier.source, earlier.cue, earlier.content) for span in spans)
        near = [m for m in self.finder.mentions_in((start, raw.source[0][0])) if m[1] == ident and m[2] != "pronoun"]
        return all(any(a <= m[0][0] and m[0][1] <= b for a, b in earlier.source) for m in near)

    def subject_before(self, pronoun: Span) -> str | None:
        """The first person mentioned, if as subject, in the sentence before a pronoun's, where no one else stands in between."""
        syntax = self.finder.syntax
        sent = syntax.within(pronoun)[0].sent
        if sent == 0:
            return None
        start, end = syntax.sentences[sent - 1][0], pronoun[0]
        near = [m for m in self.finder.mentions_in((start, end)) if self.actors[m[1]].kind == "person"]
        head = syntax.head_of(near[0][0]) if near else None
        own = [t for t in syntax.within((syntax.sentences[sent][0], pronoun[0])) if t.end <= pronoun[0]]
        behind = [m for m in near if m[0][0] >= syntax.sentences[sent][0]]
        between = any(m[1] != near[0][1] and not self._shares_subject(m[0], pronoun) for m in behind)
        between = between or any(t.tag == "NN" and match_noun(syntax.tokens, t.i) is not None for t in own)
        return near[0][1] if head is not None and head.dep in ("nsubj", "nsubjpass") and not between else None

    def _shares_subject(self, mention: Span, pronoun: Span) -> bool:
        """Whether a mention stands in a participle's clause whose subject is the pronoun: "campaigning against Lamm, he"."""
        syntax = self.finder.syntax
        head, verb = syntax.head_of(mention), syntax.within(pronoun)[0].head
        return head is not None and any(t.tag == "VBG" and t.dep == "advcl" and t.head == verb for t in syntax.ancestors(head.i))

    def mentioned(self, ident: str, pronoun: Span) -> bool:
        """Whether an actor is mentioned in the sentence of a pronoun before it, or in the one before."""
        syntax = self.finder.syntax
        start = syntax.sentences[max(0, syntax.within(pronoun)[0].sent - 1)][0]
        return any(m[1] == ident for m in self.finder.mentions_in((start, pronoun[0])))

    def several(self, pronoun: Span) -> bool:
        """Whether people in the plural are named in the sentence of a pronoun before it, or in the one before."""
        syntax = self.finder.syntax
        token = syntax.within(pronoun)[0]
        start = syntax.sentences[max(0, token.sent - 1)][0]
        return any(self.actors[i].kind == "group" for _, i, how in self.finder.mentions_in((start, token.start)) if how != "pronoun")

    def group(self, span: Span) -> str:
        """The id of a new actor, a group by the words of `span`."""
        answer = self.finder.as_group(span)
        assert answer.described is not None
        ident = f"new {answer.span[0]}-{answer.span[1]}"
        self.new.setdefault(ident, answer.described)
        return ident

    def people(self, span: Span) -> bool:
        """Whether a person is mentioned in `span`."""
        return any(self.actors[ident].kind == "person" for _, ident, _ in self.finder.mentions_in(span))

    def actor(self, span: Span) -> str | None:
        """The id of the actor; one that is new gets an id of its words' place, until all are numbered."""
        answer = self.denoted(span)
        if self.against(span) is not None:
            return None
        if answer.sort == "new" and answer.described is not None:
            ident = f"new {answer.span[0]}-{answer.span[1]}"
            self.new.setdefault(ident, answer.described)
            return ident
        return answer.actor


def _narrows(syntax: Syntax, at: int) -> bool:
    """Whether a noun stands right behind a place, so that what ends there only narrows it."""
    after = next((t for t in syntax.within((at, at + 2)) if t.start >= at), None)
    return after is not None and after.tag.startswith("NN")
