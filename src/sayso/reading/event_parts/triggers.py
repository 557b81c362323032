"""Words that may tell an event: each verb and noun of the lexicon whose frame holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.data.countries import by_capital, by_name, fold
from sayso.data.plover_words import Condition, Trigger, triggers
from sayso.reading.event_parts.clause import Clause, clause_of, inner_of, phrases_of
from sayso.reading.event_parts.scene import Scene
from sayso.reading.syntax import Token

_SAME_SENTENCE = 4


@dataclass(slots=True)
class Candidate:
    """A trigger word with the line of the lexicon that it meets and what belongs to it."""

    i: int
    row: Trigger
    clause: Clause


def candidates(scene: Scene) -> Iterator[Candidate]:
    """In the order of the text."""
    table = triggers()
    for token in scene.syntax.tokens:
        noun = token.tag in ("NN", "NNS") or (token.tag in ("NNP", "NNPS") and not token.ent)
        if not noun and not token.tag.startswith("V"):
            continue
        if (
            token.dep in ("aux", "auxpass")
            or (noun and token.dep == "compound")
            or (token.dep == "amod" and not noun)
            or _hyphened(scene, token)
        ):
            continue
        rows = table.get((token.lemma, noun)) or table.get((token.lower, noun))
        if not rows:
            continue
        clause = clause_of(scene.syntax, token.i)
        for row in rows:
            if all(_holds(scene, token, clause, c) != c.negated for c in row.conditions):
                if row.types:
                    yield Candidate(token.i, row, clause)
                break


def _hyphened(scene: Scene, token: Token) -> bool:
    """Whether the word is a part of another: "long-shot"."""
    text = scene.syntax.text
    return text[token.start - 1 : token.start] in ("-", "‑") or text[token.end : token.end + 1] in ("-", "‑")


def _holds(scene: Scene, token: Token, clause: Clause, condition: Condition) -> bool:
    match condition.what:
        case "o":
            if "none" in condition.values:
                return not clause.objects
            if "any" in condition.values:
                return bool(clause.objects)
            return _any(scene, clause.objects, condition.values)
        case "s":
            if "many" in condition.values:
                return len(clause.subjects) > 1 or any(scene.syntax.tokens[k].tag in ("NNS", "NNPS") for k in clause.subjects)
            return _any(scene, clause.subjects, condition.values)
        case "p":
            found = [k for name, k, _ in clause.preps if name in condition.values]
            if not found and not token.tag.startswith("N"):
                found = [k for o in clause.objects for name, k in phrases_of(scene.syntax, o) if name in condition.values and name != "of"]
            if "that" in condition.values and any(kind == "that" for kind, _ in clause.complements):
                return True
            if "to" in condition.values and token.tag.startswith("N") and any(kind == "to" for kind, _ in clause.complements):
                return True
            if not condition.then:
                return bool(found)
            return _any(scene, found, condition.then)
        case "prt":
            if "none" in condition.values:
                return not clause.particles
            after = scene.syntax.tokens[token.i + 1 : token.i + 1 + _SAME_SENTENCE]
            near = [t.lower for t in after if t.tag in ("RP", "RB") or (t.tag == "IN" and t.i == token.i + 1)]
            return any(v in clause.particles or v in near for v in condition.values)
        case "c":
            return any(kind in condition.values for kind, _ in clause.complements)
        case "b":
            before = scene.syntax.tokens[max(0, token.i - 3) : token.i]
            return any(t.lemma in condition.values or t.lower in condition.values for t in before)
        case "w":
            return not scene.words(token.sent).isdisjoint(condition.values)
        case "passive":
            return clause.passive
        case "light":
            if clause.light is None:
                return False
            return not condition.values or scene.syntax.tokens[clause.light].lemma in condition.values
    return False


def _any(scene: Scene, at: list[int], values: tuple[str, ...]) -> bool:
    return any(_is(scene, k, value) for k in at for value in values)


def _is(scene: Scene, i: int, value: str) -> bool:
    token = scene.syntax.tokens[i]
    if value == "who":
        inner = inner_of(scene.syntax, i)
        return scene.is_who(i) or (inner is not None and scene.is_who(inner))
    if value == "what":
        return not scene.is_who(i)
    if value == "any":
        return True
    if value == "place":
        return token.ent in ("GPE", "LOC", "FAC") or scene.place[i] is not None
    if value == "abroad":
        return fold(token.text) in by_name() or fold(token.text) in by_capital()
    if value.startswith("@"):
        if scene.in_class(i, value[1:]):
            return True
        # "part of the border", "dozens of hostages"
        inner = inner_of(scene.syntax, i)
        return inner is not None and scene.in_class(inner, value[1:])
    return value in (token.lemma, token.lower)
