"""Which type, mode and contexts: the lexicon's candidates weighed with the model's probabilities, then words around the trigger."""

from collections.abc import Mapping, Sequence

from sayso.data.plover_words import contexts, modes, noun_classes
from sayso.reading.event_parts.clause import Clause
from sayso.reading.event_parts.scene import Scene
from sayso.reading.event_parts.triggers import Candidate
from sayso.record import EventType, Status

WEAK_LEAST = 0.65
"""Probability that the model must give a type whose frame is weak; chosen on hand-judged news."""
_COOPERATION_AHEAD = ("CONSULT", "SUPPORT", "COOPERATE", "AID")
_AHEAD = ("planned", "predicted")
_WORDS = ("say", "call", "accuse", "describe", "claim", "argue", "suggest", "write", "tweet", "tell")
_MOST_CONTEXTS = 4
_CARRIED = ("REQUEST", "REJECT", "THREATEN")
_VIOLENT = {"ASSAULT": "violence", "MOBILIZE": "violence", "COERCE": "arrest", "SANCTION": "relations", "PROTEST": "restrict"}


def model_name(kind: str) -> str:
    """The model's name of a type: it knows CONCEDE and RETREAT as one."""
    return "YIELD" if kind in ("CONCEDE", "RETREAT") else kind


def _chance(kind: str, status: Status, told: Mapping[str, float]) -> float:
    """Probability of a type; of what is still to come also that of its announcement, which is what the model has learnt to see there."""
    chance = told.get(model_name(kind), 0.0)
    if status in ("happened", "ongoing", "recurring"):
        return chance
    if kind in (*_COOPERATION_AHEAD, "RETREAT", "CONCEDE"):
        return chance + told.get("AGREE", 0.0) + (told.get("REJECT", 0.0) if status == "denied" else 0.0)
    return chance + told.get("THREATEN", 0.0) + (told.get("REQUEST", 0.0) if status == "requested" else 0.0)


def choose(candidate: Candidate, told: Mapping[str, float], status: Status) -> tuple[EventType, str | None, float] | None:
    """The type and mode among the candidate's that the model likes best, with its chance; None where the model does not agree enough."""
    types = candidate.row.types
    best = max(range(len(types)), key=lambda k: (told.get(model_name(types[k][0]), 0.0), -k))
    kind, mode = types[best]
    chance = min(1.0, _chance(kind, status, told))
    if candidate.row.strength == "weak" and chance < WEAK_LEAST:
        return None
    # A frame that is not weak stands by itself: on news the model doubts many that are right.
    return kind, mode, chance  # type: ignore[return-value]


def by_status(kind: EventType, status: Status, refused: bool, lemma: str) -> EventType:
    """Cooperation that is still to come is AGREE, a withdrawal that is announced CONCEDE, and to say that there will be none is REJECT
    (sections 3.1, 3.7 and 3.10 of the manual).
    """
    if status == "denied" and kind == "AGREE" and lemma == "agree":
        return "REJECT"
    if refused and kind in (*_COOPERATION_AHEAD, "AGREE", "CONCEDE", "RETREAT"):
        return "REJECT"
    if status in _AHEAD and kind in _COOPERATION_AHEAD:
        return "AGREE"
    if status in _AHEAD and kind == "RETREAT":
        return "CONCEDE"
    return kind


def in_words(scene: Scene, candidate: Candidate, official: bool, state: bool) -> bool:
    """Whether an "attack" on somebody is one in words: nothing of force in the sentence, but speech or a politician who attacks."""
    objects = {scene.syntax.tokens[k].lemma for k in candidate.clause.objects}
    if candidate.row.lemma not in ("attack", "assault", "clash") and not objects & {"attack", "assault"}:
        return False
    classes = noun_classes()
    token = scene.syntax.tokens[candidate.i]
    saying = token.tag.startswith("V") and candidate.row.lemma == "attack" and _with_reasons(scene, candidate)
    if saying and any(scene.syntax.tokens[k].ent == "PERSON" for k in candidate.clause.objects):
        return True
    words = scene.words(token.sent) - {"attack", token.lemma, token.lower}
    if words & classes["deed"] or words & classes["weapon"] or words & classes["troops"]:
        return False
    near = scene.syntax.children(candidate.i) + [c for k in candidate.clause.objects for c in scene.syntax.children(k)]
    if any(c.lower in classes["wordy"] and c.dep in ("amod", "compound") for c in near):
        return True
    if saying:
        return True
    return official or (not state and bool(words & classes["spoken"]))


def _with_reasons(scene: Scene, candidate: Candidate) -> bool:
    """Whether an attack is put in words or has its grounds told: "attacked the mayor, saying", "attacked her for her vote"."""
    syntax = scene.syntax
    for child in syntax.children(candidate.i):
        if child.dep == "advcl" and child.tag == "VBG" and child.i > candidate.i and child.lemma in _WORDS:
            return True
    return any(name == "for" for name, _, _ in candidate.clause.preps)


def mode_of(kind: EventType, given: str | None, scene: Scene, clause: Clause, inner: str | None) -> str | None:
    """The mode: that of the lexicon's line, else by the words of the clause; of a threat, by what is threatened (`inner`, its type)."""
    if given and not (kind == "ASSAULT" and given in ("heavy-weapons", "explosives", "aerial")):
        return given if _belongs(kind, given) else None
    if kind == "THREATEN" and inner in _VIOLENT:
        return _VIOLENT[inner]
    words = _after(scene, clause) if kind in _CARRIED else _around(scene, clause)
    for mode in modes():
        if mode.type == kind and words & mode.words:
            return mode.mode
    return given if given and _belongs(kind, given) else None


_MODES: dict[str, str] = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control cleansing massacre unconventional sideAB",
}


def _belongs(kind: str, mode: str) -> bool:
    return mode in _MODES.get(kind, "").split()


def _around(scene: Scene, clause: Clause) -> set[str]:
    """Words near the trigger, of its sentence."""
    tokens = scene.syntax.tokens
    low, high = max(0, clause.i - 8), clause.i + 13
    return {w for t in tokens[low:high] if t.sent == tokens[clause.i].sent for w in (t.lemma, t.lower)}


def _after(scene: Scene, clause: Clause) -> set[str]:
    """Words that follow the trigger: what is asked, refused or threatened."""
    tokens = scene.syntax.tokens
    return {w for t in tokens[clause.i + 1 : clause.i + 16] if t.sent == tokens[clause.i].sent for w in (t.lemma, t.lower)}


def contexts_of(scene: Scene, sentences: Sequence[int]) -> list[str]:
    """Contexts that the words of these sentences speak of, the most spoken of first, at most four."""
    table = contexts()
    counts: dict[str, int] = {}
    for sentence in sentences:
        for token in scene.syntax.sentence_tokens(sentence):
            names = table.get(token.lemma) or table.get(token.lower) or ()
            for name in sorted(names):
                counts[name] = counts.get(name, 0) + 1
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return ranked[:_MOST_CONTEXTS]
