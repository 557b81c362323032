"""Who takes part: the actors that a trigger's subjects, objects and prepositional phrases stand for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.data.countries import by_metonym, by_name, fold
from sayso.data.plover_words import noun_classes
from sayso.reading.event_parts.callers import Callers
from sayso.reading.event_parts.clause import GAINING, clause_of, inner_of, phrase, phrases_of
from sayso.reading.event_parts.scene import Scene
from sayso.reading.event_parts.triggers import Candidate
from sayso.reading.syntax import Syntax

_OF_TYPE: dict[str, tuple[str, ...]] = {
    "AGREE": ("with", "between", "to", "from", "for"),
    "CONSULT": ("with", "between", "to", "of", "in"),
    "SUPPORT": ("with", "behind", "for", "of", "to", "by", "between"),
    "CONCEDE": ("to", "for", "with", "from", "in", "of"),
    "COOPERATE": ("with", "to", "between", "of"),
    "AID": ("to", "for", "in"),
    "RETREAT": ("from", "to", "of", "with"),
    "REQUEST": ("on", "upon", "to", "from", "with", "for", "by"),
    "ACCUSE": ("against", "at", "into", "of", "about", "over"),
    "REJECT": ("to", "with", "from", "against", "of", "by"),
    "THREATEN": ("against", "with", "on", "to"),
    "PROTEST": ("against", "at", "outside", "by"),
    "SANCTION": ("against", "on", "with", "to", "from", "of"),
    "MOBILIZE": ("against",),
    "COERCE": ("on", "against", "from", "of", "to", "with"),
    "ASSAULT": ("on", "against", "at", "of", "with"),
}
"""For each type the prepositions that may lead to a recipient, the likeliest first."""
_BY_LAW = ("ACCUSE", "SANCTION", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE")
"""Types in which a state or a city may act or suffer as a body."""
_HOSTING = ("host", "receive", "welcome")
_NEAR = 40
_SIDES = ("with", "between", "of", "among")
_SAID_OF = ("SUPPORT", "ACCUSE", "REJECT", "CONCEDE", "AGREE")
_TREATIES = ("agreement", "deal", "pact", "treaty", "accord", "contract")
_BY = ("by", "from")
"""What one praises, condemns or rejects is somebody's by these; "condemned the arrest of a man" is not aimed at the man."""
_FORWARD = dict.fromkeys(_SAID_OF, ("against", "over", "about", "at", "into")) | {"SUPPORT": ("to", "for", "over", "about", "at")}
"""What leads from "outrage" or "support", an object of the verb, to whom it is for."""
_THINGS_OF = ("with", "of", "from", "by", "between", "for", "in", "against", "on")


@dataclass(slots=True)
class Parties:
    """Ids of who acts and of who it is done to, with the words for the model, and the actors that the cast lacks."""

    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    actor_words: list[int] = field(default_factory=list)
    recipient_words: list[int] = field(default_factory=list)


def parties_of(candidate: Candidate, kind: str, callers: Callers) -> Parties:
    """Who takes part in the event of type `kind` that the candidate may tell."""
    scene, clause = callers.scene, candidate.clause
    out = Parties()
    subjects = clause.subjects
    if candidate.row.noun and "ASSAULT" in (kind, candidate.row.types[0][0]):
        subjects = [k for k in subjects if not _town(scene, k)]  # "the Benghazi attacks"
    out.actors, out.actor_words = callers.all_at(subjects)
    if kind in _BY_LAW:
        named, at = _without(_by_name([k for k in subjects if callers.actor_at(k) is None], callers), out.actors)
        out.actors.extend(named)
        out.actor_words.extend(at)
    if not out.actors and clause.passive and kind in ("ACCUSE", "SUPPORT", "REQUEST", "REJECT"):
        plain = [k for k in subjects if not callers.is_thing(k) and not scene.in_class(k, "thing") and not scene.in_class(k, "abstract")]
        out.actors, out.actor_words = callers.people_at(plain)  # "criticised by many players"
    if not out.actors:
        # "part of the crowd", "a spokesman's office": the owner of a subject that is nobody, but not of a text or a deed
        for i in subjects:
            found, at = callers.all_at(_owners(scene, i))
            if found:
                out.actors, out.actor_words = found, at
                break
    if not out.actors and not clause.passive and not any(callers.is_thing(k) for k in subjects):
        out.actors, out.actor_words = _speaker_of_cue(scene, candidate.i)
    if kind == "CONSULT" and candidate.row.noun and not out.actors:
        out.actors, out.actor_words = callers.all_at(_around_meeting(scene, candidate.i))
        if not all(callers.is_public(ident) for ident in out.actors):
            out.actors, out.actor_words = [], []
    if candidate.row.both:
        return _reciprocal(candidate, out, callers)
    if kind == "CONSULT" and clause.passive and candidate.row.lemma in ("broker", "mediate", "negotiate"):
        beside, at = _without(callers.all_at(k for name, k, _ in clause.preps if name == "with"), out.actors)
        out.actors.extend(beside)
        out.actor_words.extend(at)
    if kind == "REQUEST" or candidate.row.lemma in ("urge", "ask", "demand"):
        out.recipients, out.recipient_words = _asked(candidate, callers, out.actors)
    own = candidate.row.by_class and any(scene.in_class(inner_of(scene.syntax, k) or k, "troops") for k in clause.objects)
    if not out.recipients and not (own and kind in ("RETREAT", "MOBILIZE")):
        objects = [k for k in clause.objects if not _as_what(scene, k)]
        if candidate.row.lemma == "join":
            objects = [k for k in objects if scene.syntax.tokens[k].lemma != "force"]
        if candidate.row.by_class:
            objects = [k for k in objects if scene.syntax.tokens[k].lemma not in noun_classes()["attack"]]
        if (
            kind == "SANCTION"
            and candidate.row.lemma in ("withdraw", "pull")
            and any(name in ("from", "of") for name, _, _ in clause.preps)
        ):
            objects = []  # "withdrew the country from the pact": the pact
        if candidate.row.lemma == "blame":
            on = [(name, k) for name, k, _ in clause.preps] + [p for o in objects for p in phrases_of(scene.syntax, o)]
            objects = [k for name, k in on if name == "on" and scene.is_who(k)] or objects  # "blamed the violence on him"
        if kind == "REQUEST":
            objects = [k for k in objects if not any(candidate.i < at < k for _, at in clause.complements)]
        objective = callers.all_at(objects)
        if len(out.actors) == 1 and objective[0] == out.actors and _named_apart(scene, out.actor_words[0], objective[1][0]):
            out.actors, out.actor_words = [], []  # "accused him of backing Orm": he is not Orm
        out.recipients, out.recipient_words = _without(objective, out.actors)
        if not out.recipients and any(_open_pronoun(scene, k) for k in objects):
            return out  # nobody rather than somebody who is only near
        if not out.recipients and kind in _BY_LAW and not candidate.row.by_class:
            out.recipients, out.recipient_words = _without(_by_name(objects, callers), out.actors)
    if not out.recipients and kind in ("REJECT", "AGREE"):
        out.recipients, out.recipient_words = _of_complement(candidate, callers, out)
    if not out.recipients and kind == "PROTEST" and candidate.row.lemma == "boycott":
        owners = [o for k in clause.objects for o in _owners(scene, k)]
        out.recipients, out.recipient_words = _without(callers.all_at(owners), out.actors)
    if not out.recipients and kind in (*_SAID_OF, "COERCE", "SANCTION", "PROTEST"):
        said = kind in _SAID_OF
        possessors = [c.i for k in clause.objects for c in scene.syntax.children(k) if c.dep == "poss" and (said or c.tag != "PRP$")]
        if not possessors and (said or kind == "PROTEST"):
            plain = [k for k in clause.objects if scene.syntax.tokens[k].tag in ("NN", "NNS")]
            possessors = [o for k in plain for o in _owners(scene, k) if scene.syntax.tokens[o].ent in ("ORG", "PERSON")]
        out.recipients, out.recipient_words = _without(callers.all_at(possessors), out.actors)
        if not out.recipients and said:
            out.recipients, out.recipient_words = _without(_by_name(possessors, callers), out.actors)
    if not out.recipients:
        out.recipients, out.recipient_words = _in_phrases(candidate, kind, callers, out, own=own)
    if not out.recipients and kind == "THREATEN":
        words = [j for _, k in clause.complements for j in clause_of(scene.syntax, k).objects]
        out.recipients, out.recipient_words = _without(callers.all_at(words), out.actors)
    if own and kind in ("RETREAT", "MOBILIZE"):
        return out
    if kind == "CONSULT" and candidate.row.lemma in _HOSTING and out.recipients:
        # of a visit the visitor acts, and the host is visited (section 3.2.2 of the manual)
        out.actors, out.recipients = out.recipients, out.actors
        out.actor_words, out.recipient_words = out.recipient_words, out.actor_words
        return out
    if not out.recipients and kind != "PROTEST":
        out.recipients, out.recipient_words = _owner_of_object(candidate, kind, callers, out)
    return out


def _named_apart(scene: Scene, doer: int, other: int) -> bool:
    """Whether the doer is a pronoun and the other a name, which cannot be the same one within a clause."""
    names = scene.mention[other]
    return scene.syntax.tokens[doer].tag == "PRP" and names is not None and names[2] in ("name", "surname")


def _by_name(words: Sequence[int], callers: Callers) -> tuple[list[str], list[int]]:
    """Bodies and places by their names, where the cast lacks them."""
    found = {ident: i for i in words if (ident := callers.named_at(i)) is not None}
    return list(found), list(found.values())


def _open_pronoun(scene: Scene, i: int) -> bool:
    """Whether the word is a pronoun for people, of which the text does not tell whom it means."""
    token = scene.syntax.tokens[i]
    return token.tag == "PRP" and token.lower in ("him", "her", "them", "he", "she", "they", "it")


def _around_meeting(scene: Scene, i: int) -> list[int]:
    """Whose meeting it was, where somebody did something in, before or after it: "she spoke after a meeting with the envoys"."""
    tokens = scene.syntax.tokens
    preposition = tokens[tokens[i].head]
    if tokens[i].dep != "pobj" or preposition.lower not in ("after", "before", "during", "in", "at", "following", "for"):
        return []
    verb = tokens[preposition.head]
    if not verb.tag.startswith("V") or any(c.lower in ("the", "this", "that") or c.dep == "poss" for c in scene.syntax.children(i)):
        return []
    found = clause_of(scene.syntax, verb.i).subjects
    nearer = [t.i for t in tokens[max(found) + 1 : i] if t.dep == "nsubj"] if found and max(found) < i < max(found) + _NEAR else []
    return nearer[-1:] or found


def _as_what(scene: Scene, i: int) -> bool:
    """Whether "as" stands before the noun: what somebody is then, not whom it is done to."""
    first, _ = phrase(scene.syntax, i)
    return first > 0 and scene.syntax.tokens[first - 1].lower == "as"


def _of_complement(candidate: Candidate, callers: Callers, out: Parties) -> tuple[list[str], list[int]]:
    """With whom one agrees or refuses to act: "refused to negotiate with the rebels", "agreed to buy out its partner"."""
    for kind, k in candidate.clause.complements:
        if kind != "to" and not (kind == "ing" and callers.scene.syntax.tokens[k - 1].lower == "to"):
            continue
        inner = clause_of(callers.scene.syntax, k)
        words = [j for name, j, _ in inner.preps if name == "with"]
        verb = callers.scene.syntax.tokens[k].lemma
        if candidate.row.types[0][0] == "AGREE" or verb in ("meet", "help", "support", "back", "recognize", "recognise", "endorse"):
            words = [*inner.objects, *words]
        found = _without(callers.all_at(words), out.actors)
        if found[0]:
            return found
    return [], []


def _town(scene: Scene, i: int) -> bool:
    held = scene.place[i]
    token = scene.syntax.tokens[i]
    if token.dep == "compound" and (token.ent == "FAC" or token.lemma in noun_classes()["site"]):
        return True  # "the church shooting"
    if held is None and token.ent == "GPE" and token.dep == "compound":
        return fold(token.text) not in by_name() and fold(token.text) not in by_metonym()
    return held is not None and held.kind in ("city", "site", "region") and scene.syntax.tokens[i].dep in ("compound", "nmod", "amod")


def _without(found: tuple[list[str], list[int]], actors: Sequence[str]) -> tuple[list[str], list[int]]:
    pairs = [(a, i) for a, i in zip(*found, strict=True) if a not in actors]
    return [a for a, _ in pairs], [i for _, i in pairs]


def _reciprocal(candidate: Candidate, out: Parties, callers: Callers) -> Parties:
    """All who meet, clash or agree are actors (section 2.4.2 of the manual)."""
    clause = candidate.clause
    sides = [k for name, k, _ in clause.preps if name in _SIDES]
    if candidate.row.by_class:
        sides += [k for i in clause.objects for name, k in phrases_of(callers.scene.syntax, i) if name in _SIDES]
    more, at = _without(callers.all_at([*clause.objects, *sides]), out.actors)
    out.actors.extend(more)
    out.actor_words.extend(at)
    return out


def _in_phrases(candidate: Candidate, kind: str, callers: Callers, out: Parties, *, own: bool) -> tuple[list[str], list[int]]:
    preps = list(candidate.clause.preps)
    for i in candidate.clause.objects:
        more = phrases_of(callers.scene.syntax, i)
        preps.extend(
            (name, k, i)
            for name, k in more
            if kind not in _SAID_OF
            or name in _BY
            or (name in _SIDES and callers.scene.syntax.tokens[i].lemma in _TREATIES)
            or (candidate.row.by_class and name in _FORWARD.get(kind, ()))
        )
    if candidate.clause.light is not None and callers.scene.syntax.tokens[candidate.clause.light].lemma in GAINING:
        preps = [p for p in preps if p[0] not in _BY]  # "drew criticism from the miners": they act
    if kind == "PROTEST":
        gatherings = noun_classes()["protest"] | {"rally", "event", "gathering"}
        preps = [p for p in preps if callers.scene.syntax.tokens[p[1]].lemma not in gatherings]
    if own:
        preps = [p for p in preps if not callers.scene.in_class(p[1], "troops")]
    names = _OF_TYPE[kind] + (("on",) if candidate.row.noun else ())
    for name in names:
        if kind == "REQUEST" and name == "for":
            preps = [p for p in preps if p[0] != "for" or not _indefinite(callers.scene.syntax, p[1])]
        words = [k for prep, k, at in preps if prep == name and not _of_time(callers.scene, k) and not _where_said(callers, name, k)]
        if not candidate.row.noun and candidate.clause.objects and name in ("at", "in", "on", "from"):
            words = [k for k in words if k > candidate.i]  # "At her school, they protested the system"
        found = _without(callers.all_at(words), out.actors)
        if found[0]:
            return found
        if name == "against" and kind in _BY_LAW:
            named = _without(_by_name(words, callers), out.actors)
            if named[0]:
                return named
        if name in ("on", "against", "of", "in", "into", "to", "over", "about"):
            owned = _without(callers.all_at([o for k in words for o in _owners(callers.scene, k)]), out.actors)
            if owned[0] and name != "in":
                return owned[0][:1], owned[1][:1]
    return [], []


def _where_said(callers: Callers, preposition: str, i: int) -> bool:
    """Whether the phrase names where something was said: "the attacks on Twitter", "praised him on CNN"."""
    if preposition not in ("on", "in", "at"):
        return False
    token = callers.scene.syntax.tokens[i]
    if token.lower in noun_classes()["outlet"]:
        return True
    held = callers.scene.mention[i]
    return held is not None and preposition == "on" and callers.actor(held[1]).sector == "JRN"


def _of_time(scene: Scene, i: int) -> bool:
    return scene.time[i] is not None


def _owners(scene: Scene, i: int) -> list[int]:
    """Who a thing belongs to: "Russia’s border", "the Estonian border", "troops of NATO"."""
    out: list[int] = []
    mine = scene.mention[i]
    for child in scene.syntax.children(i):
        if mine is not None and scene.mention[child.i] == mine:
            continue
        if child.dep == "poss" or (
            child.dep in ("amod", "compound", "nmod") and (child.ent in ("NORP", "GPE", "ORG") or scene.mention[child.i])
        ):
            out.append(child.i)
    return out


def _owner_of_object(candidate: Candidate, kind: str, callers: Callers, out: Parties) -> tuple[list[str], list[int]]:
    """The one other actor that the object is tied to: by possession, or in the clause that tells what it is."""
    scene = callers.scene
    acting = {callers.country(a) for a in out.actors} - {None}
    for i in candidate.clause.objects:
        owners = _owners(scene, i)
        if kind == "AGREE":
            owners = [k for k in owners if scene.syntax.tokens[k].dep == "poss"]
        for words in (owners, _tied(scene, i) if kind not in _SAID_OF else []):
            found: list[str] = []
            at: list[int] = []
            for k in words:
                ident = _actor_or_country(callers, k)
                if ident is not None and scene.syntax.tokens[k].ent == "NORP" and callers.country(ident) is None:
                    continue  # "Sunni towns"
                if ident is None or ident in out.actors or callers.country(ident) in acting or ident in found:
                    continue
                found.append(ident)
                at.append(k)
            if len(found) == 1:
                return found, at
    return [], []


def _actor_or_country(callers: Callers, i: int) -> str | None:
    held = callers.scene.mention[i]
    return held[1] if held is not None else callers.actor_at(i)


def _tied(scene: Scene, i: int) -> list[int]:
    """Names in the phrases and the relative clause behind an object."""
    out: list[int] = []
    steps = 0
    for child in scene.syntax.children(i):
        if child.i < i or not (child.dep in ("relcl", "acl") or child.lower in _THINGS_OF):
            continue
        for k in scene.syntax.subtree(child.i):
            steps += 1
            if steps > 25:
                return out
            if scene.mention[k] is not None and scene.syntax.tokens[k].ent in ("GPE", "NORP", "ORG", "PERSON"):
                out.append(k)
    return out


def _asked(candidate: Candidate, callers: Callers, actors: Sequence[str]) -> tuple[list[str], list[int]]:
    """Who is asked: the object, "on X", "for X to", or the subject of what is demanded."""
    clause, syntax = candidate.clause, callers.scene.syntax
    for words in (
        [k for k in clause.objects if not any(candidate.i < at < k for _, at in clause.complements)],
        [k for name, k, _ in clause.preps if name in ("on", "upon", "to", "from")],
        [c.i for _, k in clause.complements for c in syntax.children(k) if c.dep in ("nsubj", "nsubjpass")],
        [k for name, k, _ in clause.preps if name == "for" and not _indefinite(syntax, k)],
        _after_for(syntax, candidate.i),
    ):
        found = _without(callers.all_at(words), actors)
        if found[0]:
            return found
    written_to = _written_to(callers.scene, candidate)
    return _without(callers.people_at(written_to), actors)


def _indefinite(syntax: Syntax, i: int) -> bool:
    """Whether what is called for is "a prosecutor": what one wants, not whom one asks."""
    return any(c.lower in ("a", "an", "another", "new", "more") for c in syntax.children(i) if c.i < i)


def _written_to(scene: Scene, candidate: Candidate) -> list[int]:
    """Whom "them" means in "sent guidelines to the makers, asking them": the addressees of what goes before."""
    tokens = scene.syntax.tokens
    token = tokens[candidate.i]
    pronouns = [tokens[k].lower for k in candidate.clause.objects if _open_pronoun(scene, k) and scene.mention[k] is None]
    pronouns += [c.lower for _, k in candidate.clause.complements for c in scene.syntax.children(k) if c.dep == "nsubj" and c.tag == "PRP"]
    if token.tag != "VBG" or not {"them", "him", "her"} & set(pronouns):
        return []
    plural = "them" in pronouns
    for k in range(candidate.i - 1, max(-1, candidate.i - 16), -1):
        at = tokens[k]
        if at.sent != token.sent:
            break
        above = tokens[at.head]
        if at.dep == "pobj" and above.lower in ("to", "for") and (at.tag in ("NNS", "NNPS")) == plural and at.tag.startswith("NN"):
            return [k]
    return []


def _speaker_of_cue(scene: Scene, i: int) -> tuple[list[str], list[int]]:
    """The speaker of the attribution whose cue the trigger is."""
    token = scene.syntax.tokens[i]
    for attribution in scene.attributions:
        if attribution.speaker and any(a <= token.start < b for a, b in attribution.cue):
            words = [t.i for span in attribution.source for t in scene.syntax.within(span)]
            return [attribution.speaker], words[:6]
    return [], []


def _after_for(syntax: Syntax, i: int) -> list[int]:
    """ "X" of "calls ... for X to", read off the words where the parse has it otherwise."""
    tokens = syntax.tokens
    for j in range(i + 1, min(i + 4, len(tokens))):
        if tokens[j].lower == "for" and tokens[j].sent == tokens[i].sent:
            if tokens[min(j + 1, len(tokens) - 1)].lower in ("a", "an", "another", "new", "more"):
                return []
            for k in range(j + 1, min(j + 6, len(tokens) - 1)):
                if tokens[k].tag.startswith(("NN", "PRP")) and not tokens[k + 1].tag.startswith(("NN", "POS")):
                    return [k]
    return []
