"""What the word that governs an event says of it: "plans to", "denied", "called for", "the threat of"."""

from sayso.data.plover_words import status_words
from sayso.reading.event_parts.scene import Scene
from sayso.reading.syntax import Token

_PURPOSE = 25
"""Words between a verb and an infinitive that it may govern."""
_CHARGED_WITH = (("of", "accuse"), ("of", "suspect"), ("with", "charge"))
_ACCUSING = ("accuse", "convict", "suspect", "guilty", "charge")
_WHEN = ("after", "before", "when", "while", "because", "since", "as", "until", "though", "although")
_SAYS = ("say", "announce", "tell", "confirm", "add", "declare", "state", "report", "signal", "indicate")


def link_of(scene: Scene, token: Token, up: Token, step: int) -> str:
    """What the governor says of what it governs: a status, "" to go on, "stop" where it says nothing of it."""
    dep = token.dep
    if up.sent != token.sent or _parted(scene, token, up):
        return "stop"
    if up.tag.startswith("V"):
        if up.lemma == "call" and (named_so(scene, token, up) or called_out(scene, up)):
            return "stop"
        if up.lemma == "plead" and any(c.lower == "guilty" for c in scene.syntax.children(up.i)):
            return ""
        if dep in ("xcomp", "ccomp", "dobj") and up.lemma in ("want", "seek") and _of_another(scene, token):
            return "requested"
        if up.lemma == "go" and up.tag == "VBD" and dep in ("xcomp", "advcl"):
            return "stop"  # "went on to endorse"
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
                (found := said_by("verb", up)) in ("requested", "planned", "considered", "threatened")
                and 0 < token.i - up.i < _PURPOSE
                and _to(scene, token)
            ):
                return found
            return _adverbial(scene, token, up)
        if dep == "conj":
            # "will meet and sign": the second verb shares the auxiliaries of the first
            mine = any(c.dep in ("nsubj", "nsubjpass", "aux", "auxpass") for c in scene.syntax.children(token.i))
            above = scene.syntax.tokens[up.head]
            if mine and up.dep == "ccomp" and above.lemma in _SAYS and above.tag in ("VBD", "VBN") and _would(scene, token):
                return "planned"  # "said that it was over and that it would go on to investigate"
            return "stop" if mine else ""
        if dep in ("xcomp", "ccomp", "dobj", "nsubjpass", "pcomp", "acomp", "attr", "oprd", "csubj"):
            found = said_by("verb", up)
            if up.lemma in ("attempt", "try") and up.dep == "pcomp":
                above = scene.syntax.tokens[scene.syntax.tokens[up.head].head]
                if above.lemma in _ACCUSING:
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
        if dep == "nsubj" and said_by("occur", up):
            return ""
        return "stop"
    if up.tag in ("IN", "TO"):
        return _preposition(scene, token, up)
    if up.tag.startswith("N"):
        if token.tag.startswith("V") and any(c.dep == "mark" and c.lower in _WHEN for c in scene.syntax.children(token.i)):
            return "stop"  # "faces a charge after a woman was stabbed"
        if dep in ("acl", "ccomp") and token.tag.startswith("V") and any(c.lower == "no" for c in scene.syntax.children(up.i)):
            return "denied"  # "no sign that he would", "no plans to"
        whole = any(c.dep == "dobj" for c in scene.syntax.children(token.i))  # "charges he assaulted a girl", not "concerns he voiced"
        bare = (
            dep == "relcl" and whole and not any(c.tag in ("WDT", "WP", "WRB") or c.lower == "that" for c in scene.syntax.children(token.i))
        )
        if dep in ("acl", "prep", "pcomp", "ccomp", "xcomp", "pobj") or (bare and said_by("noun", up) == "possible"):
            if dep in ("acl", "pobj") and _one_of_many(scene, up):
                return "recurring"
            if token.tag == "VBG" and dep == "acl":
                return "stop"  # "a decision legalizing" is one that was taken
            found = said_by("noun", up)
            if found is None and token.tag.startswith("V") and _would(scene, token):
                return "planned"  # "news that the state would sue"
            return found or "stop"
        if dep == "compound":
            return "stop"
        if dep in ("conj",):
            return ""
        return "stop"
    if up.tag.startswith("JJ"):
        found = said_by("adjective", up)
        if found:
            return found
        return (
            "planned" if up.lower in ("ready", "set", "willing", "prepared", "poised", "about", "due", "keen", "eager", "unlikely") else ""
        )
    return "stop" if dep not in ("pobj", "pcomp") else ""


def _parted(scene: Scene, token: Token, up: Token) -> bool:
    """Whether a semicolon parts the two: "leaders denounce test; others vow"."""
    low, high = min(token.i, up.i), max(token.i, up.i)
    return high - low < 60 and any(t.text == ";" for t in scene.syntax.tokens[low + 1 : high])


def named_so(scene: Scene, token: Token, up: Token) -> bool:
    """Whether "call" only names or telephones: "called the raid a mistake", "called her to thank her", but not "called on"."""
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
    return noun.dep == "pobj" and of.lower == "of" and said_by("noun", scene.syntax.tokens[of.head]) == "recurring"


def _would(scene: Scene, token: Token) -> bool:
    """Whether "would" is the future of the past: without an "if"."""
    if any(c.dep == "neg" for c in scene.syntax.children(token.i)):
        return False
    children = scene.syntax.children(token.i)
    conditions = (k for c in children if c.dep == "advcl" for k in scene.syntax.children(c.i))
    would = any(c.lower in ("would", "'d", "’d") for c in children if c.i < token.i)
    return would and not any(k.lower in ("if", "unless") for k in conditions)


def _to(scene: Scene, token: Token) -> bool:
    return any(c.lower == "to" and c.i < token.i for c in scene.syntax.children(token.i))


def _indefinite(scene: Scene, token: Token, up: Token) -> str:
    """Of "an attack" or "attacks" under a verb with a modal, what the modal says ("must rely on aid")."""
    if not token.tag.startswith("N"):
        return "stop"
    if any(c.dep == "poss" or c.lower in ("the", "this", "that", "these", "those", "its", "their") for c in scene.syntax.children(token.i)):
        return "stop"
    for child in scene.syntax.children(up.i):
        if child.tag == "MD" and child.i < up.i and (found := said_by("modal", child)):
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
        found = said_by("mark", mark)
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
    if (up.lower, head.lemma) in _CHARGED_WITH:
        return "possible"
    if up.lower in ("for", "on", "against", "of", "to", "about", "from", "with", "at"):
        if head.tag.startswith("V") and (open_ := _indefinite(scene, token, head)) != "stop":
            return open_
        found = said_by("noun" if head.tag.startswith("N") else "verb", head)
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


def called_out(scene: Scene, verb: Token) -> bool:
    """ "Police were called to investigate": they did."""
    return verb.lemma in ("call", "dispatch", "summon") and any(
        c.dep == "nsubjpass" and scene.in_class(c.i, "police") for c in scene.syntax.children(verb.i)
    )


def said_by(kind: str, token: Token) -> str | None:
    """The status that a word of a kind ("verb", "noun", "modal", ...) gives what it governs, by `status_words.tsv`."""
    words = status_words()[kind]
    return words.get(token.lemma) or words.get(token.lower)
