"""What belongs to a verb or a noun: its subjects, objects and prepositional phrases, through passives, control, conjunction and possession.

Parses are noisy, so that each question has a second answer where the first gives none.
"""

from dataclasses import dataclass, field

from sayso.data.plover_words import noun_classes
from sayso.reading.event_parts.control import MODIFIERS, SUBJECTS, behind_preposition, governed, kind_of, subjects_of, wrote_to
from sayso.reading.syntax import Syntax, Token

_NOUN = ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "WP", "DT", "VBG", "JJ", "WDT", "EX")
_NAMES = ("GPE", "ORG", "PERSON", "NORP")
_FORCES = ("police", "army")
GAINING = ("receive", "face", "take", "get", "win", "earn", "draw", "gain", "attract", "garner", "secure", "pick", "land", "collect")
"""Verbs whose subject a deed is done to, where their object is the deed: "won the backing of", "drew criticism"."""
_NEAR = 9
"""Words between a noun and a phrase that is taken for its own."""


@dataclass(slots=True)
class Clause:
    """A verb or noun `i` with what belongs to it, as token numbers; `light` is the verb that only carries a noun ("made a call").

    Of a passive the `objects` are its grammatical subject, and `subjects` what follows "by"; `preps` have what they govern.
    """

    i: int
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    preps: list[tuple[str, int, int]] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    complements: list[tuple[str, int]] = field(default_factory=list)
    passive: bool = False
    light: int | None = None


def conjuncts(syntax: Syntax, i: int, *, within: bool = True) -> list[int]:
    """`i` and the nouns joined to it: "Tallinn and Moscow"; `within` also those joined to what `i` is a number of."""
    out, queue = [i], [i]
    while queue and len(out) < 12:
        for child in syntax.children(queue.pop()):
            beside = child.tag == "PRP" and child.dep == "poss" and child.i < i  # "met with her and other leaders"
            if (beside or child.dep == "conj") and child.tag in _NOUN and child.i not in out:
                out.append(child.i)
                queue.append(child.i)
    if within and (part := inner_of(syntax, i)) is not None:
        # "four members of the crew and a passenger": another article begins another one
        out.extend(j for j in conjuncts(syntax, part, within=False) if j != part and j not in out and _has_article(syntax, j))
    return sorted(out)


def _joined(syntax: Syntax, first: int, second: int) -> bool:
    """Whether "and" joins two subjects that the parser has hung on the verb one by one."""
    between = [c for c in syntax.children(first) if c.tag == "CC" and first < c.i < second]
    return bool(between) and second - between[-1].i < 6 and not any(t.tag.startswith("V") for t in syntax.tokens[between[-1].i : second])


def _has_article(syntax: Syntax, i: int) -> bool:
    return any(c.lower in ("a", "an") and c.dep == "det" for c in syntax.children(i))


def phrase(syntax: Syntax, i: int) -> tuple[int, int]:
    """First and last token of the noun phrase headed by `i`, with "of ..." behind it but without clauses and other phrases."""
    first = i
    queue = [i]
    steps = 0
    while queue and steps < 30:
        for child in syntax.children(queue.pop()):
            steps += 1
            if child.i < i and child.dep in MODIFIERS and child.sent == syntax.tokens[i].sent and i - child.i < 15:
                first = min(first, child.i)
                queue.append(child.i)
    last = i
    of = next((c for c in syntax.children(i) if c.lower == "of" and c.i > i), None)
    if of is not None:
        inner = next((c for c in syntax.children(of.i) if c.dep == "pobj"), None)
        if inner is not None and inner.i - i < 10:
            last = max([inner.i, *(j for j in conjuncts(syntax, inner.i) if j - inner.i < 8)])
    return first, last


def clause_of(syntax: Syntax, i: int) -> Clause:
    """What belongs to the verb or noun `i`."""
    token = syntax.tokens[i]
    return _verb(syntax, token) if token.tag.startswith(("V", "MD")) else _noun(syntax, token)


def _verb(syntax: Syntax, verb: Token) -> Clause:
    out = Clause(verb.i)
    children = syntax.children(verb.i)
    out.passive = is_passive(syntax, verb)
    for child in children:
        _take(syntax, out, child)
    if verb.dep in ("acl", "relcl") or (verb.dep == "advcl" and verb.tag == "VBN" and verb.head == verb.i - 1):
        _from_head(syntax, verb, out)
    if not out.objects and out.passive:
        between = [c.i for c in syntax.children(verb.head) if c.dep == "dobj" and verb.head < c.i < verb.i] if verb.dep == "advcl" else []
        out.objects = between or subjects_of(syntax, verb.i)
    elif not out.subjects and not out.passive:
        out.subjects = subjects_of(syntax, verb.i)
    _share(syntax, verb, out)
    out.objects = [j for k in out.objects for j in conjuncts(syntax, k)]
    out.subjects = [j for k in out.subjects for j in conjuncts(syntax, k)]
    return out


def _share(syntax: Syntax, verb: Token, out: Clause) -> None:
    """What stands once behind two joined verbs belongs to both: "was shot and killed by police", "shooting and killing a man"."""
    if out.subjects if out.passive else out.objects:
        return
    after = next((c for c in syntax.children(verb.i) if c.dep == "conj" and verb.i < c.i < verb.i + 5 and c.tag == verb.tag), None)
    if after is None or any(syntax.tokens[k].tag == "," for k in range(verb.i + 1, after.i)):
        return
    own = syntax.children(after.i)
    if out.passive and not any(c.dep in SUBJECTS for c in own):
        for child in own:
            if child.dep == "agent" or child.lower == "by":
                out.subjects.extend(governed(syntax, child.i))
    elif not out.passive and after.i == verb.i + 2 and not out.preps and not out.complements:
        out.objects.extend(c.i for c in own if c.dep == "dobj")


def _infinitive(syntax: Syntax, i: int) -> bool:
    return kind_of(syntax, syntax.tokens[i]) == "to"


def _take(syntax: Syntax, out: Clause, child: Token) -> None:
    if child.dep == "nsubj" and behind_preposition(syntax, out.i, child):
        out.objects.append(child.i)  # "a letter to the mayor asking", the mayor hung on "asking"
    elif child.dep in ("nsubj", "nsubjpass"):
        own = out.objects if out.passive else out.subjects
        if own and child.i < out.i and all(k < out.i for k in own) and not _joined(syntax, own[-1], child.i):
            own.clear()  # of two, the nearer one: the other belongs to a verb that the parser has lost
        own.append(child.i)
    elif child.tag == "PRP$" and child.dep in ("dobj", "dative", "nsubj") and syntax.tokens[child.i + 1 : child.i + 2]:
        if syntax.tokens[child.i + 1].tag.startswith("NN") and child.i > out.i:
            out.objects.append(child.i + 1)  # "release his taxes", the possessive hung on the verb
    elif child.dep in ("dobj", "dative", "obj") and child.tag != "IN" and child.tag != "TO":
        out.objects.insert(0 if child.dep != "dative" else len(out.objects), child.i)
    elif child.lower in ("on", "upon") and child.i < out.i and child.dep in ("mark", "prep") and _infinitive(syntax, out.i):
        out.subjects.extend(governed(syntax, child.i))  # "called on people to protest"
    elif child.dep == "agent" or (out.passive and child.lower == "by"):
        out.subjects.extend(governed(syntax, child.i) or _right_behind(syntax, child.i))
    elif child.dep in ("prep", "dative") or (child.tag in ("IN", "TO") and child.dep not in ("mark", "prt", "aux")):
        _preposition(syntax, out, child)
    elif child.dep == "prt" and child.lower in ("on", "upon", "for", "with", "against") and governed(syntax, child.i):
        _preposition(syntax, out, child)  # "called on the council"
    elif child.dep == "prt" or child.tag == "RP":
        out.particles.append(child.lower)
        out.objects.extend(governed(syntax, child.i))
    elif child.dep in ("xcomp", "ccomp", "pcomp") and child.i > out.i:
        out.complements.append((kind_of(syntax, child), child.i))
        # "urged NATO to consider": the parser may hang the object under the complement
        if child.dep in ("xcomp", "ccomp") and not out.objects and kind_of(syntax, child) == "to":
            out.objects.extend(c.i for c in syntax.children(child.i) if c.dep == "nsubj" or (c.dep == "dobj" and c.i < child.i))
    elif child.dep == "advcl" and child.i > out.i and kind_of(syntax, child) == "to" and child.i - out.i < 8:
        out.complements.append(("to", child.i))


def _right_behind(syntax: Syntax, preposition: int) -> list[int]:
    """The noun that ends the run of words behind a preposition that the parse leaves without one."""
    last: list[int] = []
    for token in syntax.tokens[preposition + 1 : preposition + 8]:
        if token.sent != syntax.tokens[preposition].sent or not token.tag.startswith(("NN", "JJ", "DT", "CD", "PRP$")):
            break
        if token.tag.startswith("NN"):
            last = [token.i]
    return last


def _preposition(syntax: Syntax, out: Clause, child: Token) -> None:
    found = False
    for inner in syntax.children(child.i):
        if inner.dep in ("pobj", "dobj"):
            for j in conjuncts(syntax, inner.i):
                out.preps.append((child.lower, j, child.i))
            found = True
        elif inner.dep == "prep" or (inner.dep == "conj" and inner.lower == child.lower and inner.i > child.i):
            _preposition(syntax, out, inner)  # "apologised to the voters and to the council"
            found = True
        elif inner.dep == "pcomp":
            out.complements.append(("ing", inner.i))
            out.preps.append((child.lower, inner.i, child.i))
            found = True
    if not found:
        out.preps.append((child.lower, child.i, child.i))


def is_passive(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, its labels, or as a bare participle behind a noun ("the buoys removed by")."""
    if verb.tag not in ("VBN", "VBD"):
        return False
    helpers = [c for c in syntax.children(verb.i) if c.dep in ("aux", "auxpass") and c.i < verb.i]
    if helpers and not any(c.lemma in ("be", "get", "remain", "stay") or c.lower in ("'s", "’s", "being", "been") for c in helpers):
        return False  # "have kidnapped", whatever the label of the subject
    for child in syntax.children(verb.i):
        if child.dep in ("auxpass", "nsubjpass", "agent"):
            return True
        if child.dep == "aux" and child.lemma == "be" and verb.tag == "VBN":
            return True
    if verb.tag == "VBN" and verb.dep in ("acl", "amod"):
        return True
    if verb.tag == "VBN" and not helpers and verb.dep == "advcl" and not any(c.dep in ("dobj", "nsubj") for c in syntax.children(verb.i)):
        return True  # "arrested two men, accused of"
    told = verb.head > verb.i and any(c.dep == "nsubj" for c in syntax.children(verb.i))  # "students demonstrated, the radio said"
    if verb.tag == "VBN" and not helpers and not told and verb.dep in ("ccomp", "xcomp", "oprd", "acomp"):
        return True  # "wants him banned"
    if verb.tag == "VBN" and verb.i and not any(c.dep == "dobj" for c in syntax.children(verb.i)):
        before = syntax.tokens[verb.i - 1]
        if before.lemma in ("be", "get") or (verb.dep == "advcl" and verb.head == verb.i - 1):
            return True
        if verb.dep == "conj" and not any(c.dep in ("nsubj", "aux") for c in syntax.children(verb.i)):
            head = syntax.tokens[verb.head]
            return head.tag == "VBN" and head.i != verb.i and any(c.dep in ("auxpass", "nsubjpass") for c in syntax.children(head.i))
    return False


def _from_head(syntax: Syntax, verb: Token, out: Clause) -> None:
    """Of a clause behind a noun, the noun: "buoys that marked", "men arrested by police", "police searching the house"."""
    head = verb.head
    if syntax.tokens[head].tag.startswith("V"):
        return
    tokens = syntax.tokens
    nearer = tokens[verb.i - 1]
    if verb.tag == "VBN" and verb.dep == "acl" and nearer.i > head and nearer.dep == "pobj" and tokens[nearer.head].lower == "of":
        head = nearer.i  # "the families of those killed"

    def relative(k: int) -> bool:
        return tokens[k].lower in ("who", "which", "that", "whom")

    for name in ("subjects", "objects"):
        setattr(out, name, [head if relative(k) else k for k in getattr(out, name)])
    if verb.dep == "relcl" and not out.objects and out.subjects and head not in out.subjects:
        out.objects.append(head)
    if verb.dep != "relcl":
        if verb.tag == "VBN" and not out.objects:
            out.passive = True
            out.objects.extend(_undergoing(syntax, verb, head))
        elif verb.tag == "VBG" and not out.subjects:
            out.subjects.extend(wrote_to(syntax, head) or [head])


def _undergoing(syntax: Syntax, verb: Token, head: int) -> list[int]:
    """Whom a participle behind a noun is about: that noun, but no place behind which it adds to the clause ("in jail, arrested in")."""
    tokens = syntax.tokens
    place = tokens[head].dep == "pobj" and tokens[head].ent in ("FAC", "GPE", "LOC", "ORG")
    if place and verb.i and (tokens[verb.i - 1].tag == "," or tokens[head].lemma in ("court", "jail", "prison", "hospital", "station")):
        for up in syntax.ancestors(head):
            if up.tag.startswith("V"):
                return subjects_of(syntax, up.i) or [head]
    return [head]


def _noun(syntax: Syntax, noun: Token) -> Clause:
    out = Clause(noun.i)
    before: list[int] = []
    for child in syntax.children(noun.i):
        if child.dep in ("prep", "acl") and child.i - noun.i > _NEAR:
            continue
        if child.dep == "poss":
            out.subjects.append(child.i)
        elif child.lower == "by":
            out.subjects.extend(governed(syntax, child.i))
            _preposition(syntax, out, child)
        elif child.lower == "of":
            out.objects.extend(governed(syntax, child.i))
            _preposition(syntax, out, child)
        elif child.dep in ("prep",) or child.tag == "IN":
            _preposition(syntax, out, child)
        elif child.dep in ("acl", "relcl", "ccomp", "xcomp") and child.i > noun.i:
            kind = kind_of(syntax, child)
            out.complements.append((kind, child.i))
        elif child.dep in ("compound", "amod", "nmod") and child.i < noun.i and (child.ent in _NAMES or child.lemma in _FORCES):
            before.append(child.i)
    if noun.lemma in noun_classes()["undergone"]:
        undergoing = [k for k in out.subjects if syntax.tokens[k].dep == "poss"]
        out.objects.extend(undergoing)
        out.subjects = [k for k in out.subjects if k not in undergoing]
    # "the Russian attack", but "the Trump endorsement by" another
    if out.subjects:
        out.objects.extend(before)
    else:
        out.subjects.extend(before)
    head = syntax.tokens[noun.head]
    if (
        noun.head != noun.i
        and head.tag.startswith("V")
        and (head.lemma in noun_classes()["verbs-that-carry"] or head.lemma in GAINING)
        and noun.dep in ("dobj", "nsubjpass")
    ):
        out.light = head.i
        around = _verb(syntax, head)
        if noun.i in around.objects or noun.dep == "nsubjpass":
            if around.passive and noun.dep == "dobj":
                out.objects.extend(k for k in around.objects if k != noun.i)  # "we are being served an ultimatum by"
            if head.lemma == "give" and not around.passive:
                out.objects.extend(k for k in around.objects if k != noun.i and k < noun.i)  # "gave her an endorsement"
            if head.lemma in GAINING and not around.passive:
                out.objects.extend(k for k in around.subjects if k not in out.subjects)
                givers = [k for name, k, _ in (*out.preps, *around.preps) if name == "from"]
                out.subjects.extend(k for k in givers if not out.subjects or k not in out.objects)
            elif not any(syntax.tokens[k].dep == "poss" for k in out.subjects):
                out.subjects.extend(k for k in around.subjects if k not in out.subjects)
            seen = {p[2] for p in out.preps}
            out.preps.extend(p for p in around.preps if p[2] not in seen)
            out.complements.extend(c for c in around.complements if c not in out.complements)
    # the parser may hang "between X and Y" or "by X" above the noun
    nearest = noun.i + 1
    if not out.preps and nearest < len(syntax.tokens) and syntax.tokens[nearest].tag == "IN" and syntax.tokens[nearest].sent == noun.sent:
        after = syntax.tokens[nearest]
        if after.head != noun.i:
            for k in governed(syntax, nearest):
                if after.lower == "by":
                    out.subjects.append(k)
                elif after.lower == "of":
                    out.objects.append(k)
            _preposition(syntax, out, after)
    out.objects = [j for k in out.objects for j in conjuncts(syntax, k)]
    out.subjects = [j for k in out.subjects for j in conjuncts(syntax, k)]
    return out


def phrases_of(syntax: Syntax, i: int) -> list[tuple[str, int]]:
    """Prepositions behind a noun, with each noun that they govern."""
    out: list[tuple[str, int]] = []
    for child in syntax.children(i):
        if child.dep == "prep" or child.tag == "IN":
            out.extend((child.lower, k) for j in governed(syntax, child.i) for k in conjuncts(syntax, j))
    return out


def inner_of(syntax: Syntax, i: int) -> int | None:
    """What a word of quantity is the measure of: "part of the border", "dozens of hostages", "members of a delegation"."""
    token = syntax.tokens[i]
    if token.lemma not in noun_classes()["quantity"] and token.tag != "CD":
        return None
    of = next((c for c in syntax.children(i) if c.lower == "of"), None)
    return next(iter(governed(syntax, of.i)), None) if of is not None else None
