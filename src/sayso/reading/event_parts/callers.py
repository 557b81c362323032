"""Which actors words stand for, and the actors that the cast lacks ("a white officer")."""

from collections.abc import Iterable

from sayso.data.countries import by_metonym, by_name, fold
from sayso.data.plover_words import noun_classes
from sayso.reading.codes import code_phrase
from sayso.reading.denote import Denoted
from sayso.reading.event_parts.clause import inner_of, phrase
from sayso.reading.event_parts.scene import Scene
from sayso.reading.roles import match_noun
from sayso.record import Actor, Attribution, Mention, Span

_OF_THINGS = ("tion", "ment", "ness", "ity", "ism", "ance", "ence")
"""Endings of nouns for what is done or is, of which the lexicon of people and bodies holds the exceptions."""
_PUBLIC = ("GOV", "LEG", "MIL", "JUD", "OPP", "PTY", "REB", "SPY", "ELI", "NGO", "REL")
_ANYONE = frozenset(("anyone", "everyone", "someone", "somebody", "anybody", "everybody", "nobody", "anything", "one"))
_FIRST = frozenset(("i", "we", "us", "me", "my", "our"))
_OF_ONE = frozenset(("he", "she", "him", "her", "his", "hers"))
_OBJECTS = frozenset(("him", "her", "them", "it"))
_OF_MANY = frozenset(("they", "them", "their", "theirs"))
_DIRECT = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT", "poss")
_PARTISANS = frozenset(("republican", "democrat", "conservative", "liberal"))
_LONGEST = 80
_OPENING = 1
"""Words that may stand before the first of a reported sentence: "that"."""
_APPOSED = 12
"""Words between a name and what stands in apposition to it."""
_REALMS = ("state", "city", "county", "province", "town")
_SHORTEST = 2
"""Characters of the shortest name."""


class Callers:
    """Turns words into actors, and keeps those that the cast lacks until all are known."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.new: dict[str, Actor] = {}
        self._known: dict[int, str | None] = {}

    def actor_at(self, i: int) -> str | None:
        """The id of the actor that the noun phrase headed by `i` stands for; None where it is nobody or not clear who."""
        if i not in self._known:
            self._known[i] = self._find(i)
        return self._known[i]

    def _find(self, i: int) -> str | None:
        scene = self.scene
        tokens = scene.syntax.tokens
        token = tokens[i]
        if not token.tag.startswith(("N", "PRP", "WP", "CD", "DT", "JJ")) or token.tag in ("WDT",):
            return None
        if token.lower in _FIRST and token.text != "US":
            return self._speaker(token.start)
        if token.lower in _ANYONE:
            return None
        if any(c.lower in ("no", "neither") and c.dep == "det" for c in scene.syntax.children(i)):
            return None
        held = scene.mention[i]
        if held is not None and held[2] == "description" and token.dep == "pobj" and token.tag in ("NN", "NNS"):
            head = scene.syntax.head_of(held[0])
            held = None if head is not None and head.i < i else held  # the children of "parents of the children"
        if token.lower in ("he", "she") and (said := next(iter(self._around(token.start)), None)) is not None:
            if _is_quoted(said, token.start) and (held is None or held[1] == said.speaker):
                return None  # nobody calls himself "he"
            if self._opens(said, token.start):
                return said.speaker
        apposed = self._apposed(i) or self._apposing(i)
        if apposed is not None:
            return apposed
        if held is not None and (people := self._of_people(i, held)) is not None:
            return people
        if held is not None and (held[2] != "demonym" or token.tag == "NNPS"):
            return None if self._is_thing(i, held[2]) or not self._agrees(i, held[1], held[2]) else held[1]
        if held is None and (governs := self._government(i)) is not None:
            return governs
        if token.lower in ("which", "that", "this", "it", "who", "there", "what", "these", "those"):
            return None
        first, last = phrase(scene.syntax, i)
        if last > i and self._before_charge(i):
            last = i  # "accused the regime of shelling"
        if token.dep == "compound":
            first = last = i  # "a fatal police shooting"
        span: Span = (tokens[first].start, tokens[last].end)
        hit = match_noun(tokens, i)
        if hit is None and (part := inner_of(scene.syntax, i)) is not None and part > i:
            inner = self.actor_at(part)
            if inner is None and token.tag == "NNS" and scene.is_people(part):
                return self._added(scene.finder.as_group((span[0], tokens[part].end)))  # "members of the crew"
            return inner
        known = hit is not None or scene.is_people(i)
        if token.tag.startswith("PRP") or (not known and token.ent not in ("PERSON", "ORG", "GPE", "NORP") and held is None):
            answer = scene.finder.denoted((token.start, token.end)) if token.tag.startswith("PRP") else None
            return answer.actor if answer else None
        answer = scene.finder.denoted(span)
        return self._added(answer) if known or answer.sort == "actor" else None

    def _apposed(self, i: int) -> str | None:
        """The person whose name stands in apposition to a common noun: "his successor, Jane Doe"."""
        tokens = self.scene.syntax.tokens
        if tokens[i].tag != "NN" or tokens[i].ent:
            return None
        for child in self.scene.syntax.children(i):
            held = self.scene.mention[child.i]
            if child.dep == "appos" and child.i > i and child.ent == "PERSON" and held is not None and held[2] == "name":
                return held[1]
        return None

    def _apposing(self, i: int) -> str | None:
        """The one whose name a description stands behind in apposition: "Jane Doe, a dentist who was charged"."""
        tokens = self.scene.syntax.tokens
        token = tokens[i]
        name = tokens[token.head]
        if token.tag != "NN" or token.dep != "appos" or token.ent or not 0 < i - name.i < _APPOSED or tokens[name.i + 1].text != ",":
            return None
        held = self.scene.mention[name.i]
        return held[1] if held is not None and held[2] in ("name", "surname") and name.ent in ("PERSON", "ORG") else None

    def _of_people(self, i: int, held: tuple[Span, str, str]) -> str | None:
        """Some people of a country or one of a party, and not the whole: "protests by Turks", "the Republican from the north"."""
        tokens = self.scene.syntax.tokens
        token = tokens[i]
        determined = any(c.dep == "det" for c in self.scene.syntax.children(i))
        nationals = held[2] == "demonym" and token.tag == "NNPS" and not determined and self.scene.actors[held[1]].kind == "country"
        partisan = token.lower in _PARTISANS and determined and token.tag in ("NN", "NNP") and held[2] != "pronoun"
        if not nationals and not (partisan and self.scene.actors[held[1]].kind == "organisation"):
            return None
        first, last = phrase(self.scene.syntax, i)
        answer = self.scene.finder.denoted((tokens[first].start, tokens[last].end))
        return self._added(answer)

    def _added(self, answer: Denoted) -> str | None:
        """The actor of an answer; one that the cast lacks is kept."""
        if answer.sort == "actor":
            return answer.actor
        if answer.sort != "new" or answer.described is None or len(answer.name) >= _LONGEST:
            return None
        ident = f"new {answer.span[0]}-{answer.span[1]}"
        self.new.setdefault(ident, answer.described)
        return ident

    def _agrees(self, i: int, ident: str, how: str) -> bool:
        """Whether a pronoun can stand for the actor by number and kind; names of one letter are no actors ("D" of "(D-Mo.)")."""
        actor = self.scene.actors[ident]
        if len(actor.name) < _SHORTEST:
            return False
        if how != "pronoun":
            return True
        lower = self.scene.syntax.tokens[i].lower
        if lower in _OBJECTS and ident in self._subjects_beside(i):
            return False  # "the man who encouraged him": himself would be "himself"
        if lower in _OF_ONE:
            return actor.kind in ("person", "group")
        if lower in _OF_MANY:
            return actor.kind != "person" or not actor.name[:1].isupper()
        return lower not in ("it", "its") or actor.kind != "person"

    def _subjects_beside(self, i: int) -> list[str]:
        """Actors that the subject of the verb whose object the word is stands for."""
        syntax, mention = self.scene.syntax, self.scene.mention
        token = syntax.tokens[i]
        verb = syntax.tokens[token.head]
        if token.dep not in ("dobj", "dative", "obj") or not verb.tag.startswith("V"):
            return []
        doers = [c.i for c in syntax.children(verb.i) if c.dep == "nsubj" and c.i != i]
        if verb.dep == "relcl" and any(syntax.tokens[k].lower in ("who", "which", "that") for k in doers):
            head = syntax.tokens[verb.head]
            doers += [head.i, head.head] if head.dep == "appos" else [head.i]
        return [held[1] for k in doers if (held := mention[k]) is not None]

    def named_at(self, i: int) -> str | None:
        """The actor that a place's or a body's name stands for where it acts or suffers and the cast has none: "sued North Carolina"."""
        scene = self.scene
        token = scene.syntax.tokens[i]
        if token.lemma in _REALMS and token.tag == "NN":
            of = next((c for c in scene.syntax.children(i) if c.lower == "of"), None)
            below = scene.syntax.children(of.i) if of is not None else []
            named = [c for c in below if c.dep == "pobj" and c.ent == "GPE" and c.tag.startswith("NNP")]
            return self.named_at(named[0].i) if named else None
        fit = token.tag.startswith("NNP") and token.ent in ("GPE", "ORG") and token.dep in _DIRECT
        if not fit or scene.mention[i] is not None or scene.time[i] is not None:
            return None
        if self._beside_place(i):
            return None  # "Tulsa, Okla., police officer Jane Doe"
        first, last = i, i
        while first and scene.syntax.tokens[first - 1].tag.startswith("NNP") and scene.syntax.tokens[first - 1].head in range(first, i + 1):
            first -= 1
        if any(scene.mention[k] is not None for k in range(first, i + 1)):
            return None
        span: Span = (scene.syntax.tokens[first].start, scene.syntax.tokens[last].end)
        name = scene.syntax.text[span[0] : span[1]]
        if len(name) < _SHORTEST or token.lemma in noun_classes()["bill"] or token.lemma in noun_classes()["outlet"]:
            return None
        same = next((a.id for a in (*scene.cast.actors, *self.new.values()) if fold(a.name) == fold(name)), None)
        if same is not None and same in scene.actors:
            return same
        ident = next((k for k, a in self.new.items() if fold(a.name) == fold(name)), f"new {span[0]}-{span[1]}")
        body = token.ent == "ORG"
        codes = code_phrase(scene.syntax, first, last)
        place = scene.place[i]
        country = codes.country or (place.country if place is not None and not body else None)
        self.new.setdefault(
            ident,
            Actor(
                id="", name=name, kind="organisation" if body else "government", country=country, sector=codes.sector,
                mentions=[Mention(span=span, how="name")], why=codes.why or (None if body else "a place that acts"),
            ),
        )  # fmt: skip
        return ident

    def _beside_place(self, i: int) -> bool:
        """Whether a place's name and a comma stand right before or behind the word."""
        tokens = self.scene.syntax.tokens
        return any(
            0 <= i + 2 * step < len(tokens) and tokens[i + step].text == "," and tokens[i + 2 * step].ent == "GPE" for step in (1, -1)
        )

    def _before_charge(self, i: int) -> bool:
        """Whether what follows "of" is no part of the name, but what the noun or the one it is joined to is accused of."""
        tokens = self.scene.syntax.tokens
        at = tokens[i]
        for _ in range(4):
            if at.dep != "conj":
                break
            at = tokens[at.head]
        return tokens[at.head].lemma in noun_classes()["verbs-with-of"] and at.dep in ("dobj", "nsubjpass")

    def is_thing(self, i: int) -> bool:
        """Whether the word is a mention of an "actor" that is a thing which only the grammar makes speak."""
        held = self.scene.mention[i]
        return held is not None and self._is_thing(i, held[2])

    def _is_thing(self, i: int, how: str) -> bool:
        """Whether a description that "says" something is of a thing, not of somebody: "the guidelines ask", "part of the policy calls"."""
        token = self.scene.syntax.tokens[i]
        if how != "description" or token.tag not in ("NN", "NNS") or token.ent or self.scene.is_people(i):
            return False
        part = inner_of(self.scene.syntax, i)
        scene = self.scene
        if part is not None and part != i and (scene.is_people(part) or scene.syntax.tokens[part].ent or scene.mention[part]):
            return False
        return token.lemma in noun_classes()["thing"] or token.lemma.endswith(_OF_THINGS)

    def _government(self, i: int) -> str | None:
        """The country or government in the cast that a capital or country's name stands for, where it is no mention of it yet."""
        token = self.scene.syntax.tokens[i]
        if not token.tag.startswith("NNP") or token.dep in ("compound", "amod") or (token.tag == "NNPS" and token.ent == "NORP"):
            return None
        place = self.scene.place[i]
        name = self.scene.syntax.text[place.span[0] : place.span[1]] if place is not None else token.text
        code = by_name().get(fold(name)) or by_metonym().get(fold(name))
        if code is None:
            return None
        fit = [a for a in self.scene.cast.actors if a.country == code and a.kind in ("government", "country")]
        return next((a.id for a in fit if fold(a.name) == fold(name)), fit[0].id if fit else None)

    def _around(self, offset: int) -> list[Attribution]:
        """The attributions whose content holds a character, the innermost first."""
        around = [a for a in self.scene.attributions if any(s <= offset < e for s, e in a.content)]
        return sorted(around, key=lambda a: sum(e - s for s, e in a.content))

    def _opens(self, inner: Attribution, offset: int) -> bool:
        """Whether a word opens what a person is reported to say: of "Jon Lie said that he" he is Jon Lie."""
        if inner.form != "indirect" or inner.speaker is None or not inner.cue or inner.cue[0][0] > offset:
            return False
        begin = next(s for s, e in inner.content if s <= offset < e)
        first = len(self.scene.syntax.within((begin, offset))) <= _OPENING
        return first and self.scene.actors[inner.speaker].kind in ("person", "group")

    def _speaker(self, offset: int) -> str | None:
        """Who says "I" or "we" at a character: the speaker of the innermost attribution around it."""
        around = self._around(offset)
        people = [a for a in around if a.speaker is not None and self.scene.actors[a.speaker].kind == "person"]
        return next((a.speaker for a in (people or around)), None)

    def actor(self, ident: str) -> Actor:
        """The actor of an id, of the cast or to be added to it."""
        return self.scene.actors.get(ident) or self.new[ident]

    def is_public(self, ident: str) -> bool:
        """Whether an actor is a state, a body or somebody in public life."""
        actor = self.actor(ident)
        return actor.kind in ("country", "government") or actor.sector in _PUBLIC

    def is_private(self, ident: str) -> bool:
        """Whether an actor is, as far as the text tells, a private person."""
        actor = self.actor(ident)
        return actor.kind == "person" and actor.sector in (None, "UNK", "CVL") and actor.country is None

    def country(self, ident: str) -> str | None:
        """The country of an actor, where it is known."""
        return self.actor(ident).country

    def people_at(self, words: Iterable[int]) -> tuple[list[str], list[int]]:
        """The same where a pronoun has shown that the words stand for people: "the makers", whatever their noun."""
        found: dict[str, int] = {}
        for i in words:
            ident = self.actor_at(i)
            if ident is None and self.scene.syntax.tokens[i].tag == "NNS":
                first, last = phrase(self.scene.syntax, i)
                tokens = self.scene.syntax.tokens
                ident = self._added(self.scene.finder.as_group((tokens[first].start, tokens[last].end)))
            if ident is not None:
                found[ident] = i
        return list(found), list(found.values())

    def all_at(self, words: Iterable[int]) -> tuple[list[str], list[int]]:
        """Actors of several noun phrases, each once, and the words that stand for someone."""
        found: list[str] = []
        at: list[int] = []
        for i in words:
            ident = self.actor_at(i)
            if ident is not None and ident not in found:
                found.append(ident)
                at.append(i)
        return found, at


def _is_quoted(inner: Attribution, offset: int) -> bool:
    """Whether a character of an attribution's content is in its quoted words."""
    return inner.form == "direct" or any(s <= offset < e for s, e in inner.quoted)
