"""Whether an event happened, by the tense, aspect, negation and modals of its word and by what it is embedded in.

The walk goes from the trigger up through what governs it, as far as the embedding can change the status: "is discussing the possibility of
sending" reaches "possibility" and then "discussing". The first word that decides wins, but a verb that weighs or denies a mere possibility
overrules it.
"""

from dataclasses import dataclass

from sayso.data.plover_words import status_words
from sayso.reading.event_parts.clause import Clause
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
_PURPOSE = 25
"""Words between a verb and an infinitive that it may govern."""
_ASKING = ("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "CONCEDE", "AGREE")
_STATES = frozenset(("occupy", "support", "back", "oppose", "hold", "control", "detain", "blockade", "besiege", "host"))
_WILL = ("will", "wo", "would", "'ll", "’ll")
_DONE = ("vote", "act", "join", "unite", "manage", "proceed", "choose", "elect", "go", "move", "rush")
"""What these, told as past, are followed by was done, too."""
_NOT_THE_VERB = ("before", "only", "just", "because", "until", "long", "least")
"""After "not" these take the negation to themselves: "not before they met", "not only"."""
_SPOKEN = ("PROTEST", "REQUEST", "ACCUSE", "SUPPORT")
_GATHERING = ("gather", "rally", "march", "assemble", "shun", "write", "call", "join", "take", "turn", "use", "speak", "phone")
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
    if found is None:
        found = _climb(scene, at, kind)
    if found in ("happened", "ongoing", "planned") and _often(scene, clause):
        found = "recurring"
    if found in ("happened", "ongoing", "recurring") and _under_if(scene, tokens[at]):
        found = "hypothetical"
    if found in ("happened", "ongoing", "planned") and (supposed := _supposed(scene, tokens[at])) is not None:
        found = supposed
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


def _table(kind: str, token: Token) -> str | None:
    words = status_words()[kind]
    return words.get(token.lemma) or words.get(token.lower)


def _question(scene: Scene, token: Token) -> bool:
    start, end = scene.syntax.sentences[token.sent]
    return scene.syntax.text[start:end].rstrip("\"'”’») ").endswith("?")


def _often(scene: Scene, clause: Clause) -> bool:
    tokens = scene.syntax.tokens
    for at in {clause.i, clause.light if clause.light is not None else clause.i}:
        for child in scene.syntax.children(at):
            if child.dep in ("advmod", "amod") and (_table("adverb", child) == "recurring" or _table("adjective", child) == "recurring"):
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
        found = _table("adjective", child) if child.dep in ("amod", "compound") else None
        if found is not None:
            return found  # type: ignore[return-value]
    return None


def on_condition(scene: Scene, clause: Clause) -> bool:
    """Whether the verb is one with "will" under a condition, as threats are told: "will strike unless"."""
    own = scene.syntax.children(clause.i)
    if not any(c.lower in (*_WILL, "shall") and c.i < clause.i for c in own):
        return False
    return any(k.dep == "mark" and k.lower in ("if", "unless") for c in own if c.dep == "advcl" for k in scene.syntax.children(c.i))


def is_habit(scene: Scene, clause: Clause) -> bool:
    """Whether the verb is a simple present, as habits, laws and general truths are told: "they are arrested", "police arrest"."""
    verb = scene.syntax.tokens[clause.light if clause.light is not None else clause.i]
    helpers = [c for c in scene.syntax.children(verb.i) if c.dep in ("aux", "auxpass") and c.i < verb.i]
    if not helpers:
        return verb.tag in ("VBP", "VBZ")
    return verb.tag == "VBN" and all(c.lower in ("is", "are", "am", "'re", "’re", "get", "gets") for c in helpers)


def _climb(scene: Scene, start: int, kind: str) -> Status:
    tokens = scene.syntax.tokens
    at = start
    own: str | None = None
    joined = True
    for step in range(_HIGHEST):
        token = tokens[at]
        if token.tag.startswith("V") or token.tag == "MD":
            word = _verb(scene, token, kind if step == 0 else "", first=joined)
            joined = joined and token.dep == "conj" and token.tag == "VBG" == tokens[token.head].tag
            if word == "denied" and own is not None:
                return "denied"  # "no plans to", "did not threaten to"
            if word and (own is None or word == "hypothetical"):
                own = word
        if token.head == at:
            break
        link = _link(scene, token, tokens[token.head], step)
        if link == "stop":
            break
        if own == "hypothetical" and link in ("planned", "threatened", "requested", "predicted"):
            own = link  # "pledged that it would"
        stronger = link in ("considered", "denied", "requested") and own in ("possible", "planned")
        if link not in ("", "-") and (own in (None, "happened", "ongoing") or stronger):
            own = link
        at = token.head
    return own or "happened"  # type: ignore[return-value]


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
        if (child.dep == "neg" or child.lower == "not") and scene.syntax.tokens[min(child.i + 1, len(scene.syntax.tokens) - 1)].lower in _NOT_THE_VERB:
            continue
        if child.dep == "neg" or (child.dep == "advmod" and _table("adverb", child) == "denied"):
            negated = True
        elif child.dep == "mark" and (found := _table("mark", child)):
            return found
        elif child.tag == "MD" or (child.dep == "aux" and child.lower in ("will", "would", "wo", "'ll", "’ll")):
            modal = _table("modal", child) or "possible"
        elif child.dep in ("aux", "auxpass"):
            if child.tag == "TO" or child.lower == "to":
                infinitive = True
            present = present or (child.lower in ("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"))
            now = now or child.lower in ("has", "have", "'ve", "’ve")
            perfect = perfect or child.lemma == "have" or child.lower in ("'ve", "’ve")
        elif child.dep == "advmod" and first and (found := _table("adverb", child)) in ("possible", "predicted"):
            modal = found if modal in ("", "planned") else modal
        elif child.dep in ("nsubj", "nsubjpass") and _no_one(scene, child):
            negated = True
    if first and verb.tag == "VB" and verb.dep == "conj" and not modal and not infinitive and scene.syntax.tokens[verb.head].tag != "VB":
        modal = _modal_between(scene, verb)
    if not before and verb.i:
        modal = _bare_before(scene, verb)
    if negated or (infinitive and _yet(scene, verb)):
        return "" if not first and verb.lemma in _UTTERED else "denied"
    if modal:
        return "" if perfect and modal == "hypothetical" else modal
    if progressive and first and now:
        return "ongoing"
    if progressive and present and first:
        ahead = verb.lemma in ("go",)
        return "planned" if ahead else "ongoing"
    if first and verb.tag in ("VBZ", "VBP") and verb.lemma in _STATES and kind not in _ASKING:
        return "ongoing"
    if first and infinitive and (_done(scene, verb) or (kind in _SPOKEN and _gathered(scene, verb))):
        return ""
    if first and infinitive and verb.dep in ("advcl", "acl", "relcl", "ROOT"):
        # a purpose ("sent troops to fight"), a headline ("Minister to visit Oslo"), "the plan to ..."
        return "planned"
    return ""


def _modal_between(scene: Scene, verb: Token) -> str:
    """The modal that a bare verb shares where the parser has joined it to the wrong verb: "announced that it would end ... and ease"."""
    low = max(verb.head, verb.i - 30)
    found = [t.lower for t in scene.syntax.tokens[low + 1 : verb.i] if t.tag == "MD"]
    return "planned" if found and found[-1] in _WILL else ""


def _done(scene: Scene, verb: Token) -> bool:
    """Whether an infinitive is told as done: "voted to reject", "the first to endorse"."""
    head = scene.syntax.tokens[verb.head]
    if _called_out(scene, head) or (head.lemma == "call" and _named_so(scene, verb, head)):
        return True
    if head.tag in ("VBD", "VBN", "VBZ"):
        return head.lemma in _DONE
    return any(c.lower in ("first", "last", "latest", "only") for c in scene.syntax.children(head.i)) or head.lower in (
        "first",
        "last",
        "only",
    )


def _gathered(scene: Scene, verb: Token) -> bool:
    """Whether they had come together or written to say so: "gathered to protest", "wrote to condemn"."""
    head = scene.syntax.tokens[verb.head]
    return head.tag in ("VBD", "VBN") and head.lemma in _GATHERING


def _called_out(scene: Scene, verb: Token) -> bool:
    """ "Police were called to investigate": they did."""
    return verb.lemma in ("call", "dispatch", "summon") and any(
        c.dep == "nsubjpass" and scene.in_class(c.i, "police") for c in scene.syntax.children(verb.i)
    )


def _yet(scene: Scene, verb: Token) -> bool:
    """ "has yet to apologize"."""
    before = [t.lower for t in scene.syntax.tokens[max(0, verb.i - 3) : verb.i]]
    return "yet" in before and "to" in before


def _bare_before(scene: Scene, verb: Token) -> str:
    """A modal right before, which the parser may have hung elsewhere."""
    previous = scene.syntax.tokens[verb.i - 1]
    if previous.sent == verb.sent and previous.tag == "MD" and previous.head != verb.i:
        return _table("modal", previous) or ""
    return ""


def _no_one(scene: Scene, token: Token) -> bool:
    if token.lower in ("nobody", "none", "neither"):
        return True
    return any(c.lower in ("no", "neither") and c.dep in ("det", "preconj", "cc") and c.i < token.i for c in scene.syntax.children(token.i))


def _link(scene: Scene, token: Token, up: Token, step: int) -> str:
    """What the governor says of what it governs: a status, "" to go on, "stop" where it says nothing of it."""
    dep = token.dep
    if up.sent != token.sent or _parted(scene, token, up):
        return "stop"
    if up.tag.startswith("V"):
        if up.lemma == "call" and (_named_so(scene, token, up) or _called_out(scene, up)):
            return "stop"
        if dep in ("xcomp", "ccomp", "dobj") and up.lemma in ("want", "seek") and _of_another(scene, token):
            return "requested"
        if dep == "xcomp" and up.lemma == "have" and _to(scene, token) and up.tag in ("VBP", "VBZ", "VB"):
            return "requested"
        if dep == "nsubj" and up.tag == "VBN" and up.dep == "ccomp" and scene.syntax.tokens[up.head].lemma in ("want", "demand", "seek"):
            return "requested"
        if dep == "ccomp" and up.lemma in _SAYS and up.tag in ("VBD", "VBN") and _would(scene, token):
            return "planned"
        if dep in ("relcl", "parataxis"):
            return "stop"
        if dep == "advcl":
            if (
                (found := _table("verb", up)) in ("requested", "planned", "considered", "threatened")
                and 0 < token.i - up.i < _PURPOSE
                and _to(scene, token)
            ):
                return found
            return _adverbial(scene, token, up)
        if dep == "conj":
            # "will meet and sign": the second verb shares the auxiliaries of the first
            mine = any(c.dep in ("nsubj", "nsubjpass", "aux") for c in scene.syntax.children(token.i))
            return "stop" if mine else ""
        if dep in ("xcomp", "ccomp", "dobj", "nsubjpass", "pcomp", "acomp", "attr", "oprd", "csubj"):
            found = _table("verb", up)
            if up.lemma in ("attempt", "try") and up.dep == "pcomp" and scene.syntax.tokens[scene.syntax.tokens[up.head].head].lemma in _ACCUSING:
                return ""
            if found is None and dep in ("xcomp",):
                return ""
            if found is None:
                return _indefinite(scene, token, up) if dep in ("dobj", "nsubjpass", "csubj", "attr") else ""
            if found != "-" and dep in ("dobj", "nsubjpass") and not token.tag.startswith("V"):
                return found if _not_definite_past(up, found) else "stop"
            if found != "-" and dep == "ccomp" and found in ("planned", "possible", "requested") and _asserts(token, up, scene):
                return ""
            return "" if found == "-" else found
        if dep == "nsubj" and _table("occur", up):
            return ""
        return "stop"
    if up.tag in ("IN", "TO"):
        return _preposition(scene, token, up)
    if up.tag.startswith("N"):
        if dep in ("acl", "prep", "pcomp", "ccomp", "xcomp", "pobj"):
            if dep in ("acl", "pobj") and _one_of_many(scene, up):
                return "recurring"
            if token.tag == "VBG" and dep == "acl":
                return "stop"  # "a decision legalizing" is one that was taken
            found = _table("noun", up)
            return found or "stop"
        if dep == "compound":
            return "stop"
        if dep in ("conj",):
            return ""
        return "stop"
    if up.tag.startswith("JJ"):
        found = _table("adjective", up)
        if found:
            return found
        return (
            "planned" if up.lower in ("ready", "set", "willing", "prepared", "poised", "about", "due", "keen", "eager", "unlikely") else ""
        )
    return "stop" if dep not in ("pobj", "pcomp") else ""


_ACCUSING = ("accuse", "convict", "suspect", "guilty", "charge")
_SAYS = ("say", "announce", "tell", "confirm", "add", "declare", "state", "report", "signal", "indicate")


def _parted(scene: Scene, token: Token, up: Token) -> bool:
    """Whether a semicolon parts the two: "leaders denounce test; others vow"."""
    low, high = min(token.i, up.i), max(token.i, up.i)
    return high - low < 60 and any(t.text == ";" for t in scene.syntax.tokens[low + 1 : high])


def _named_so(scene: Scene, token: Token, up: Token) -> bool:
    """Whether "call" only names or telephones: "called the raid a mistake", "called her to thank her", but not "called on", "called for"."""
    if token.dep == "dobj":
        return True
    phoned = token.lemma in ("express", "say", "thank", "congratulate", "tell", "discuss", "apologize", "apologise", "offer")
    return phoned and any(c.dep == "dobj" for c in scene.syntax.children(up.i))


def _of_another(scene: Scene, token: Token) -> bool:
    """Whether what is wanted is somebody else's to do: a noun for it, or a clause with its own subject."""
    return token.tag.startswith("N") or any(c.dep in ("nsubj", "nsubjpass") for c in scene.syntax.children(token.i))


def _one_of_many(scene: Scene, noun: Token) -> bool:
    """Whether the noun hangs on "an epidemic of", "a wave of"."""
    of = scene.syntax.tokens[noun.head]
    return noun.dep == "pobj" and of.lower == "of" and _table("noun", scene.syntax.tokens[of.head]) == "recurring"


def _would(scene: Scene, token: Token) -> bool:
    """Whether "would" is the future of the past: without an "if"."""
    if any(c.dep == "neg" for c in scene.syntax.children(token.i)):
        return False
    children = scene.syntax.children(token.i)
    conditions = (k for c in children if c.dep == "advcl" for k in scene.syntax.children(c.i))
    return any(c.lower in ("would", "'d", "’d") for c in children if c.i < token.i) and not any(k.lower in ("if", "unless") for k in conditions)


def _to(scene: Scene, token: Token) -> bool:
    return any(c.lower == "to" and c.i < token.i for c in scene.syntax.children(token.i))


def _indefinite(scene: Scene, token: Token, up: Token) -> str:
    """Of "an attack" or "attacks" under a verb with a modal, what the modal says ("must rely on aid")."""
    if not token.tag.startswith("N"):
        return "stop"
    if any(c.dep == "poss" or c.lower in ("the", "this", "that", "these", "those", "its", "their") for c in scene.syntax.children(token.i)):
        return "stop"
    for child in scene.syntax.children(up.i):
        if child.tag == "MD" and child.i < up.i and (found := _table("modal", child)):
            return found
    return "stop"


def _asserts(token: Token, up: Token, scene: Scene) -> bool:
    """Whether a "that" clause tells something as past: "insisted that police had arrested him"."""
    if up.lemma in ("insist", "suggest", "propose", "order", "recommend", "advocate", "demand"):
        return (token.tag in ("VBD", "VBN", "VBZ") and up.lemma in ("insist", "suggest")) or (token.tag == "VBP" and up.lemma == "suggest")
    if token.tag == "VBG" and up.lemma in ("announce", "say") and any(c.lemma == "be" for c in scene.syntax.children(token.i)):
        return True
    if up.lemma in ("fear", "suspect", "believe", "think", "doubt", "worry", "suppose"):
        return False
    return token.tag in ("VBD", "VBN", "VBZ")


def _not_definite_past(up: Token, found: str) -> bool:
    """Whether a verb over a nominal event says that it has not (yet) happened: "called for talks", but not "supported the raid"."""
    return not (
        found == "requested" and up.lemma in ("support", "back", "favor", "favour", "urge", "recommend", "suggest", "press")
    ) and not (found == "possible" and up.lemma in ("allege", "believe"))


def _adverbial(scene: Scene, token: Token, up: Token) -> str:
    marks = [c for c in scene.syntax.children(token.i) if c.dep in ("mark", "advmod") and c.i < token.i]
    for mark in marks:
        found = _table("mark", mark)
        if found:
            return found
    return "stop"


def _preposition(scene: Scene, token: Token, up: Token) -> str:
    if up.lower == "than":
        return "possible"
    if up.lower in ("without", "instead", "despite") and token.tag == "VBG":
        return "denied" if up.lower != "despite" else "stop"
    if up.lower in ("after", "before", "during", "amid", "following", "since", "over", "by", "through", "because", "in"):
        return "stop"
    head = scene.syntax.tokens[up.head]
    if up.head == up.i:
        return "stop"
    if up.lower in ("for", "on", "against", "of", "to", "about", "from", "with", "at"):
        if head.tag.startswith("V") and (open_ := _indefinite(scene, token, head)) != "stop":
            return open_
        found = _table("noun" if head.tag.startswith("N") else "verb", head)
        if head.lemma == "support" and scene.syntax.tokens[head.head].lower == "in":
            return "stop"  # "in support of the sanctions"
        if found in (None, "-"):
            return "stop"
        if head.tag.startswith("V"):
            if up.lower == "for" and head.lemma in (
                "call",
                "push",
                "press",
                "appeal",
                "ask",
                "plead",
                "lobby",
                "hope",
                "plan",
                "prepare",
                "advocate",
            ):
                return found
            if (up.lower == "from" or head.lemma == "balk") and found == "denied":
                return found
            if up.lower in ("on", "of", "about", "to") and head.lemma in (
                "plan",
                "insist",
                "talk",
                "warn",
                "dream",
                "think",
                "agree",
                "commit",
                "speculate",
            ):
                return found if head.lemma != "warn" else "predicted"
            return "stop"
        return found
    return "stop"


def factuality_within(value: float, standing: Standing) -> float:
    """The model's factuality, kept within what the status allows; a hedge takes one away from what is told as done."""
    low, high = RANGES[standing.status]
    if standing.hedged and high > 1.0:
        value -= 1.0
        low = min(low, 0.5)
    return round(min(high, max(low, value)), 2)
