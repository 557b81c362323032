"""Whether an event happened, by the tense, aspect, negation and modals of its word and by what it is embedded in.

The walk goes from the trigger up through what governs it, as far as the embedding can change the status: "is discussing the possibility of
sending" reaches "possibility" and then "discussing". The first word that decides wins, but a verb that weighs or denies a mere possibility
overrules it.
"""

from dataclasses import dataclass

from sayso.data.plover_words import status_words
from sayso.reading.event_parts.clause import Clause
from sayso.reading.event_parts.governors import called_out, link_of, named_so, said_by
from sayso.reading.event_parts.scene import Scene
from sayso.reading.syntax import Token
from sayso.record import Status

RANGES: dict[str, tuple[float, float]] = {
    "happened": (1.0, 3.0), "ongoing": (1.0, 3.0), "recurring": (0.5, 3.0), "planned": (-0.5, 1.5), "considered": (-1.0, 0.5),
    "requested": (-1.5, 0.5), "threatened": (-1.0, 0.5), "predicted": (-0.5, 1.5), "possible": (-1.0, 1.0), "denied": (-3.0, -1.0),
    "hypothetical": (-1.5, 0.0),
}  # fmt: skip
"""The least and greatest factuality that goes with each status: the model's number is kept within."""
_HIGHEST = 8
_HEDGE_REACH = 8
_ASKING = ("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "CONCEDE", "AGREE")
_STATES = frozenset(("occupy", "support", "back", "oppose", "hold", "control", "detain", "blockade", "besiege", "host"))
_SIDING = ("support", "back", "oppose", "favor", "favour")
_WILL = ("will", "wo", "would", "'ll", "’ll")
_DONE = ("vote", "act", "join", "unite", "manage", "proceed", "choose", "elect", "go", "move", "rush")
"""What these, told as past, are followed by was done, too."""
_RANKS = ("first", "last", "latest", "only")
_NOT_THE_VERB = ("before", "only", "just", "because", "until", "long", "least")
"""After "not" these take the negation to themselves: "not before they met", "not only"."""
_SPOKEN = ("PROTEST", "REQUEST", "ACCUSE", "SUPPORT")
_GATHERING = (
    "gather",
    "rally",
    "march",
    "assemble",
    "shun",
    "write",
    "call",
    "join",
    "take",
    "turn",
    "use",
    "speak",
    "phone",
    "appear",
    "go",
)
"""Verbs whose purpose, where it is to speak out, was reached with them."""
_UTTERED = frozenset(
    (
        "say",
        "admit",
        "claim",
        "acknowledge",
        "know",
        "confirm",
        "announce",
        "report",
        "tell",
        "mention",
        "reveal",
        "disclose",
        "think",
        "believe",
    )
)
"""Negated, these say nothing of what they govern: "nobody admitted carrying out the attack"."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, and whether a hedge ("reportedly") stands beside it."""

    status: Status
    hedged: bool = False
    refused: bool = False
    """Said with "will not": a refusal, where what is refused is cooperation."""


def status_of(scene: Scene, clause: Clause, kind: str) -> Standing:
    """The status of the event of type `kind` that the verb or noun of `clause` tells."""
    at = clause.light if clause.light is not None else clause.i
    tokens = scene.syntax.tokens
    before = tokens[max(0, at - _HEDGE_REACH) : at]
    hedged = tokens[at].tag.startswith("V") and any(t.sent == tokens[at].sent and t.lower in status_words()["hedge"] for t in before)
    found = _nominal(scene, tokens[clause.i]) if not tokens[clause.i].tag.startswith("V") else None
    if found is None and not tokens[clause.i].tag.startswith("V"):
        found = _predicated(scene, tokens[clause.i])
    if found is None:
        found = _climb(scene, at, kind)
    if found in ("happened", "ongoing", "planned") and _often(scene, clause):
        found = "recurring"
    if found in ("happened", "ongoing", "recurring") and _under_if(scene, tokens[at]):
        found = "hypothetical"
    if found in ("happened", "ongoing", "planned") and (supposed := _supposed(scene, tokens[at])) is not None:
        found = supposed
    if found in ("happened", "ongoing") and clause.subjects and _no_one(scene, tokens[clause.subjects[0]]):
        found = "denied"
    if found in ("happened", "ongoing") and _question(scene, tokens[at]):
        found = "possible"
    own = scene.syntax.children(at)
    refused = found == "denied" and any(c.lower in _WILL for c in own if c.dep == "aux") and any(c.dep == "neg" for c in own)
    return Standing(found, hedged, refused)


def _supposed(scene: Scene, token: Token) -> Status | None:
    """What the first word of the sentence says: "Perhaps they will", "Suppose they did"."""
    first = scene.syntax.sentence_tokens(token.sent)[0]
    if first.lower in ("perhaps", "maybe", "possibly"):
        return None if scene.syntax.tokens[min(first.i + 1, token.i)].tag.startswith(("RB", "JJ")) else "possible"
    return "hypothetical" if first.text in ("Say", "Suppose", "Imagine", "Assume") and first.i != token.i else None


def _under_if(scene: Scene, token: Token) -> bool:
    """Whether the clause stands, however deep, in one that "if" or "unless" opens."""
    for steps, up in enumerate([token, *scene.syntax.ancestors(token.i)]):
        if steps > _HIGHEST or up.sent != token.sent:
            return False
        if any(c.dep == "mark" and c.i < up.i and c.lower in ("if", "unless") for c in scene.syntax.children(up.i)):
            return not any(c.lower in ("even", "as") and c.i < up.i for c in scene.syntax.children(up.i))
    return False


def _question(scene: Scene, token: Token) -> bool:
    start, end = scene.syntax.sentences[token.sent]
    return scene.syntax.text[start:end].rstrip("\"'”’») ").endswith("?")


def _often(scene: Scene, clause: Clause) -> bool:
    tokens = scene.syntax.tokens
    for at in {clause.i, clause.light if clause.light is not None else clause.i}:
        for child in scene.syntax.children(at):
            if child.dep in ("advmod", "amod") and (said_by("adverb", child) == "recurring" or said_by("adjective", child) == "recurring"):
                return True
            held = scene.time[child.i]
            if held is not None and held.type == "SET" and child.dep in ("npadvmod", "prep", "pobj", "advmod", "tmod"):
                return True
    after = tokens[clause.i + 1 : clause.i + 4]
    return any((held := scene.time[t.i]) is not None and held.type == "SET" for t in after if t.sent == tokens[clause.i].sent)


def _nominal(scene: Scene, noun: Token) -> Status | None:
    """What the adjectives and the article of a noun say."""
    for child in scene.syntax.children(noun.i):
        if child.i > noun.i:
            continue
        if child.lower == "no" and child.dep == "det":
            return "denied"
        found = said_by("adjective", child) if child.dep in ("amod", "compound") else None
        if found is not None:
            return found  # type: ignore[return-value]
    return None


def on_condition(scene: Scene, clause: Clause, *, only_unless: bool = False) -> bool:
    """Whether the verb is one with "will" under a condition, as threats are told: "will strike unless"."""
    own = scene.syntax.children(clause.i)
    if not any(c.lower in (*_WILL, "shall") and c.i < clause.i for c in own):
        return False
    marks = ("unless",) if only_unless else ("if", "unless")
    return any(k.dep == "mark" and k.lower in marks for c in own if c.dep == "advcl" for k in scene.syntax.children(c.i))


def _predicated(scene: Scene, noun: Token) -> Status | None:
    """What is said of a noun by "is": "the investigation is still ongoing"."""
    verb = scene.syntax.tokens[noun.head]
    if noun.dep != "nsubj" or verb.lemma not in ("be", "remain"):
        return None
    for child in scene.syntax.children(verb.i):
        if child.dep in ("acomp", "attr") and child.i > verb.i and said_by("adjective", child) == "ongoing":
            return "ongoing"
    return "ongoing" if any(c.lower in ("underway", "ongoing") for c in scene.syntax.children(verb.i)) else None


def is_habit(scene: Scene, clause: Clause) -> bool:
    """Whether the verb is a simple present, as habits, laws and general truths are told: "they are arrested", "police arrest"."""
    verb = scene.syntax.tokens[clause.light if clause.light is not None else clause.i]
    helpers = [c for c in scene.syntax.children(verb.i) if c.dep in ("aux", "auxpass") and c.i < verb.i]
    if not helpers:
        return verb.tag in ("VBP", "VBZ")
    return verb.tag == "VBN" and all(c.lower in ("are", "'re", "’re", "get") for c in helpers)


def _climb(scene: Scene, start: int, kind: str) -> Status:
    tokens = scene.syntax.tokens
    at = start
    if tokens[at].tag == "VB" and tokens[at].dep == "conj" and tokens[tokens[at].head].tag not in ("VB", "VBP"):
        at = _joined_to(scene, tokens[at])
    own: str | None = None
    joined = True
    for step in range(_HIGHEST):
        token = tokens[at]
        if token.tag.startswith("V") or token.tag == "MD":
            word = _verb(scene, token, kind if step == 0 else "", first=joined)
            if step == 0 and not word and _still(scene, token):
                word = "ongoing"
            joined = joined and token.dep == "conj" and token.tag == "VBG" == tokens[token.head].tag
            if word == "denied" and own is not None:
                return "denied"  # "no plans to", "did not threaten to"
            if word and (own is None or word == "hypothetical"):
                own = word
        if token.head == at:
            break
        link = link_of(scene, token, tokens[token.head], step)
        if link == "stop":
            break
        if own == "hypothetical" and link in ("planned", "threatened", "requested", "predicted"):
            own = link  # "pledged that it would"
        stronger = link in ("considered", "denied", "requested") and own in ("possible", "planned")
        if link not in ("", "-") and (own in (None, "happened", "ongoing") or stronger):
            own = link
        at = token.head
    return own or "happened"  # type: ignore[return-value]


def _still(scene: Scene, verb: Token) -> bool:
    """Whether a past progressive under a word of saying goes on: "confirmed that officials were investigating"."""
    head = scene.syntax.tokens[verb.head]
    said = verb.dep == "ccomp" and head.tag in ("VBD", "VBN") and head.lemma in ("say", "confirm", "tell", "announce", "add", "report")
    return verb.tag == "VBG" and said and any(c.lower in ("was", "were") and c.dep == "aux" for c in scene.syntax.children(verb.i))


def _joined_to(scene: Scene, verb: Token) -> int:
    """The infinitive that a bare verb continues where the parser has joined it to another: "plotted to kill ... and then attack"."""
    if any(c.dep in ("aux", "nsubj") and c.i < verb.i for c in scene.syntax.children(verb.i)):
        return verb.i
    low = max(verb.head if verb.head < verb.i else 0, verb.i - 30)
    for t in reversed(scene.syntax.tokens[low + 1 : verb.i]):
        if t.sent != verb.sent:
            return verb.i
        if t.tag == "MD":
            return verb.i
        if t.tag == "VB" and any(c.lower == "to" and c.i < t.i for c in scene.syntax.children(t.i)):
            return t.i
    return verb.i


def _verb(scene: Scene, verb: Token, kind: str, *, first: bool) -> str:
    """What a verb's own form says: its auxiliaries, its negation, a conjunction before it; "" where it is plainly told."""
    progressive = verb.tag == "VBG"
    modal = ""
    present = False
    perfect = False
    now = False
    before = [c for c in scene.syntax.children(verb.i) if c.i < verb.i]
    negated = False
    infinitive = False
    for child in [*before, *[c for c in scene.syntax.children(verb.i) if c.i > verb.i and c.dep == "neg"]]:
        after = scene.syntax.tokens[min(child.i + 1, len(scene.syntax.tokens) - 1)]
        if (child.dep == "neg" or child.lower == "not") and after.lower in _NOT_THE_VERB:
            continue
        if child.dep == "neg" or (child.dep == "advmod" and said_by("adverb", child) == "denied"):
            negated = True
        elif child.dep == "mark" and (found := said_by("mark", child)):
            # "whether to strike", but "whether they had struck"
            return "possible" if found == "considered" and _is_past(scene, verb) else found
        elif child.tag == "MD" or (child.dep == "aux" and child.lower in ("will", "would", "wo", "'ll", "’ll")):
            modal = said_by("modal", child) or "possible"
        elif child.dep in ("aux", "auxpass"):
            if child.tag == "TO" or child.lower == "to":
                infinitive = True
            present = present or (child.lower in ("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"))
            now = now or child.lower in ("has", "have", "'ve", "’ve")
            perfect = perfect or child.lemma == "have" or child.lower in ("'ve", "’ve")
        elif child.dep == "advmod" and first and (found := said_by("adverb", child)) in ("possible", "predicted"):
            modal = found if modal in ("", "planned") else modal
        elif child.dep in ("nsubj", "nsubjpass") and _no_one(scene, child):
            negated = True
    if first and verb.tag == "VB" and verb.dep == "conj" and not modal and not infinitive and scene.syntax.tokens[verb.head].tag != "VB":
        modal = _modal_between(scene, verb)
    head = scene.syntax.tokens[verb.head]
    if verb.dep == "conj" and any(c.lower == "nor" and head.i < c.i < verb.i for c in scene.syntax.children(head.i)):
        negated = True  # "nor do we endorse"
    if not before and verb.i:
        modal = _bare_before(scene, verb)
    if negated or (infinitive and _yet(scene, verb)):
        return "" if not first and verb.lemma in _UTTERED else "denied"
    if modal:
        return modal
    if progressive and first and now:
        return "ongoing"
    if progressive and present and first:
        ahead = verb.lemma in ("go",)
        return "planned" if ahead else "ongoing"
    if first and verb.tag in ("VBZ", "VBP") and verb.lemma in _STATES and (kind not in _ASKING or verb.dep == "relcl"):
        return "ongoing"
    if first and progressive and verb.lemma in _SIDING and verb.dep == "acl" and not before:
        return "ongoing"  # "a group backing the mayor"
    if first and infinitive and is_done(scene, verb, kind):
        return ""
    if first and infinitive and verb.dep in ("advcl", "acl", "relcl", "ROOT"):
        # a purpose ("sent troops to fight"), a headline ("Minister to visit Oslo"), "the plan to ..."
        return "planned"
    return ""


def _is_past(scene: Scene, verb: Token) -> bool:
    helpers = [c.lower for c in scene.syntax.children(verb.i) if c.dep in ("aux", "auxpass")]
    return verb.tag == "VBD" or any(w in ("had", "has", "have", "did", "was", "were") for w in helpers)


def _modal_between(scene: Scene, verb: Token) -> str:
    """The modal that a bare verb shares where the parser has joined it to the wrong verb: "announced that it would end ... and ease"."""
    low = max(verb.head, verb.i - 30)
    found = [t.lower for t in scene.syntax.tokens[low + 1 : verb.i] if t.tag == "MD"]
    return "planned" if found and found[-1] in _WILL else ""


def _done(scene: Scene, verb: Token) -> bool:
    """Whether an infinitive is told as done: "voted to reject", "the first to endorse"."""
    head = scene.syntax.tokens[verb.head]
    if called_out(scene, head) or (head.lemma == "call" and named_so(scene, verb, head)):
        return True
    if head.lemma == "be" or head.lower == "one":
        near = scene.syntax.tokens[max(head.i, verb.i - 9) : verb.i]
        if any(t.lower in _RANKS for t in near):
            return True  # "was one of the first countries to ratify"
    if head.tag in ("VBD", "VBN", "VBZ"):
        return head.lemma in _DONE
    return any(c.lower in _RANKS for c in scene.syntax.children(head.i)) or head.lower in _RANKS


def is_done(scene: Scene, verb: Token, kind: str) -> bool:
    """Whether an infinitive is told as done, by what stands above it."""
    return _done(scene, verb) or (kind in _SPOKEN and _gathered(scene, verb))


def _gathered(scene: Scene, verb: Token) -> bool:
    """Whether they had come together or written to say so: "gathered to protest", "wrote to condemn"."""
    head = scene.syntax.tokens[verb.head]
    return head.tag in ("VBD", "VBN") and head.lemma in _GATHERING


def _yet(scene: Scene, verb: Token) -> bool:
    """ "has yet to apologize"."""
    before = [t.lower for t in scene.syntax.tokens[max(0, verb.i - 3) : verb.i]]
    return "yet" in before and "to" in before


def _bare_before(scene: Scene, verb: Token) -> str:
    """A modal right before, which the parser may have hung elsewhere."""
    previous = scene.syntax.tokens[verb.i - 1]
    if previous.sent == verb.sent and previous.tag == "MD" and previous.head != verb.i:
        return said_by("modal", previous) or ""
    return ""


def _no_one(scene: Scene, token: Token) -> bool:
    if token.lower in ("nobody", "none", "neither"):
        return True
    return any(c.lower in ("no", "neither") and c.dep in ("det", "preconj", "cc") and c.i < token.i for c in scene.syntax.children(token.i))


def factuality_within(value: float, standing: Standing) -> float:
    """The model's factuality, kept within what the status allows; a hedge takes one away from what is told as done."""
    low, high = RANGES[standing.status]
    if standing.hedged and high > 1.0:
        value -= 1.0
        low = min(low, 0.5)
    return round(min(high, max(low, value)), 2)
