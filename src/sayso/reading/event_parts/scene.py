"""What the steps share about one article: its words, actors, places and times, looked up by word."""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.data.plover_words import noun_classes
from sayso.reading.actors import Cast
from sayso.reading.denote import Finder
from sayso.reading.nounphrase import noun_forms
from sayso.reading.roles import match_noun
from sayso.reading.syntax import Syntax
from sayso.record import Actor, Attribution, Place, Span, Time

_PEOPLE = ("PERSON", "ORG", "GPE", "NORP")
_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "who", "whom", "him", "her", "them", "us", "it", "you"))
_STATE = ("GOV", "LEG", "MIL", "COP", "JUD", "SPY")


class Scene:
    """Made once an article; answers in constant or logarithmic time."""

    def __init__(
        self, syntax: Syntax, cast: Cast, attributions: Sequence[Attribution], places: Sequence[Place], times: Sequence[Time]
    ) -> None:
        self.syntax = syntax
        self.cast = cast
        self.finder = Finder(cast, syntax)
        self.attributions = attributions
        self.places = places
        self.times = times
        self.actors: dict[str, Actor] = {a.id: a for a in cast.actors}
        n = len(syntax.tokens)
        self.mention: list[tuple[Span, str, str] | None] = [None] * n
        """For each token the widest mention of an actor that holds it."""
        for actor in cast.actors:
            for m in actor.mentions:
                for token in syntax.within(m.span):
                    old = self.mention[token.i]
                    if old is None or m.span[1] - m.span[0] > old[0][1] - old[0][0]:
                        self.mention[token.i] = (m.span, actor.id, m.how)
        self.place: list[Place | None] = [None] * n
        for place in places:
            for token in syntax.within(place.span):
                self.place[token.i] = place
        self.time: list[Time | None] = [None] * n
        for time in times:
            for token in syntax.within(time.span):
                self.time[token.i] = time
        self._starts = [s[0] for s in syntax.sentences]
        self._words: dict[int, frozenset[str]] = {}

    def words(self, sentence: int) -> frozenset[str]:
        """Lemmas and lower-case words of a sentence, and the signs of its sums of money."""
        if sentence not in self._words:
            tokens = self.syntax.sentence_tokens(sentence)
            signs = [t.lower[0] for t in tokens if t.lower[:1] in ("$", "£", "€")]
            self._words[sentence] = frozenset([t.lemma for t in tokens] + [t.lower for t in tokens] + signs)
        return self._words[sentence]

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds the character."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def is_who(self, i: int) -> bool:
        """Whether a word stands for someone: an actor's mention, a name, a pronoun, a noun for people or bodies."""
        token = self.syntax.tokens[i]
        if token.ent in _PEOPLE or token.lower in _PRONOUNS:
            return True
        held = self.mention[i]
        if held is not None and held[2] != "demonym":
            return True
        return match_noun(self.syntax.tokens, i) is not None

    def is_people(self, i: int) -> bool:
        """Whether a common noun is one for people or bodies."""
        if match_noun(self.syntax.tokens, i) is not None:
            return True
        token = self.syntax.tokens[i]
        if token.tag == "NNS" and token.lemma.endswith(("er", "or", "ist")) and any(c.ent == "NORP" for c in self.syntax.children(i)):
            return True  # "Democratic speechwriters"
        classes = noun_classes()
        return any(noun_forms(self.syntax, i) & classes[name] for name in ("person", "police", "worker", "crowd", "official", "gov"))

    def is_state(self, i: int) -> bool:
        """Whether a word stands for a state, its government or one of its arms."""
        if self.syntax.tokens[i].ent == "GPE":
            return True
        held = self.mention[i]
        if held is None:
            return False
        actor = self.actors[held[1]]
        return actor.kind in ("country", "government") or actor.sector in _STATE

    def is_official(self, i: int) -> bool:
        """Whether a word stands for a politician or a state: who holds office, any person's name, a government."""
        token = self.syntax.tokens[i]
        if token.ent == "PERSON" or token.lower in ("he", "she", "i") or self.is_state(i):
            return True
        held = self.mention[i]
        return held is not None and self.actors[held[1]].kind == "person" and token.tag.startswith("NNP")

    def in_class(self, i: int, name: str) -> bool:
        """Whether the noun at `i` is of the class; "@gov" and "@official" look at the actor, too."""
        if name == "gov" and self.is_state(i):
            return True
        if name == "official" and self.is_official(i):
            return True
        words = noun_classes().get(name, frozenset())
        forms = noun_forms(self.syntax, i)
        if forms & words:
            return True
        return name == "person" and self.syntax.tokens[i].tag == "CD"
