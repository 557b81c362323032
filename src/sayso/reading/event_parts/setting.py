"""Where and when: the literal place and the time expression that belong to a trigger."""

from collections.abc import Iterable

from sayso.reading.event_parts.clause import Clause
from sayso.reading.event_parts.scene import Scene
from sayso.record import Place, Time

_PLACING = frozenset(
    (
        "in",
        "at",
        "near",
        "on",
        "outside",
        "inside",
        "around",
        "along",
        "across",
        "off",
        "into",
        "within",
        "throughout",
        "over",
        "through",
        "toward",
        "towards",
        "to",
    )
)
_SAYING = frozenset(("say", "tell", "report", "announce", "write", "add", "note", "state"))
_REACH = 40


def place_of(scene: Scene, clause: Clause, others: Iterable[int]) -> str | None:
    """The literal place nearest to the trigger: in its own phrases, else alone in its sentence; `others` are the sentence's triggers."""
    tokens = scene.syntax.tokens
    inside: list[tuple[int, Place]] = []
    for at in (clause.i, clause.light):
        if at is None:
            continue
        for k in scene.syntax.subtree(at)[:200]:
            held = scene.place[k]
            if held is not None and held.use == "literal" and tokens[k].start == held.span[0] and _placed(scene, k):
                inside.append((abs(k - clause.i), held))
    if inside:
        fine = [p for p in inside if p[1].kind not in ("country", "continent")] or inside
        return min(fine, key=lambda p: (p[0], p[1].span))[1].id
    rivals = [k for k in others if k != clause.i]
    if rivals:
        return None
    low, high = scene.syntax.sentences[tokens[clause.i].sent]
    alone = [p for p in scene.places if p.use == "literal" and low <= p.span[0] < high]
    alone = [p for p in alone if _placed(scene, scene.syntax.within(p.span)[0].i)]
    return alone[0].id if len(alone) == 1 else None


def _placed(scene: Scene, k: int) -> bool:
    """Whether a preposition of place stands before the name: "in the Narva River", "in western Ukraine"."""
    tokens = scene.syntax.tokens
    for j in range(k - 1, max(-1, k - 5), -1):
        if tokens[j].sent != tokens[k].sent:
            return False
        if tokens[j].lower in _PLACING:
            return True
        if tokens[j].tag not in ("DT", "JJ", "NN", "NNP", "NNPS", "POS", "PRP$", ",", "CC") or tokens[j].tag == "CC":
            return False
    return False


def time_of(scene: Scene, clause: Clause, others: Iterable[int]) -> str | None:
    """The time expression whose nearest trigger or verb is this one; none where it dates what is only said."""
    tokens = scene.syntax.tokens
    mine = {clause.i} | ({clause.light} if clause.light is not None else set())
    rivals = set(others) - mine
    low, high = scene.syntax.sentences[tokens[clause.i].sent]
    dated = [t for t in scene.times if low <= t.span[0] < high and t.type in ("DATE", "TIME", "SET")]
    best: tuple[int, Time] | None = None
    for time in dated:
        words = scene.syntax.within(time.span)
        if not words:
            continue
        owner = _owner(scene, words[-1].i if words[-1].head not in {w.i for w in words} else words[0].i, mine, rivals)
        if owner in mine:
            distance = abs(words[0].i - clause.i)
            if distance < _REACH and (best is None or distance < best[0]):
                best = (distance, time)
    if best is None and len(dated) == 1 and not rivals:
        words = scene.syntax.within(dated[0].span)
        owner = _owner(scene, words[0].i, mine, rivals)
        verb = tokens[owner] if owner is not None else None
        if (verb is None or verb.lemma not in _SAYING) and abs(words[0].i - clause.i) < _REACH // 2:
            return dated[0].id
    return best[1].id if best else None


def _owner(scene: Scene, k: int, mine: set[int], rivals: set[int]) -> int | None:
    """The first of the triggers, or the first verb, above a word."""
    for steps, up in enumerate(scene.syntax.ancestors(k)):
        if steps > 12 or up.sent != scene.syntax.tokens[k].sent:
            return None
        if up.i in mine or up.i in rivals or up.tag.startswith("V"):
            return up.i
    return None
