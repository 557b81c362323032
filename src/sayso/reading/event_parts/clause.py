"""What belongs to a verb or a noun: its subjects, objects and prepositional phrases, through passives, control, conjunction and possession.

Parses are noisy, so that each question has a second answer where the first gives none.
"""

from dataclasses import dataclass, field

from sayso.reading.syntax import Syntax, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NOUN = ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "WP", "DT", "VBG", "JJ", "WDT", "EX")
_MODIFIERS = ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case", "predet", "punct", "advmod")
_OBJECT_CONTROL = frozenset(
    "urge ask order force tell allow persuade convince press pressure invite instruct direct command encourage beg implore let make help call "
    "push compel cause require permit enable want expect exhort warn advise lobby challenge dare authorize get send train forbid".split()
)
LIGHT = frozenset(
    "make hold launch carry conduct stage mount issue give take have open begin start pay face wage execute commit perform undertake receive "
    "continue resume host lead order plan announce deliver renew repeat send voice express lodge offer".split()
)
"""Verbs that only carry the noun that is their object: "made a call", "launched an attack"."""
_RECEIVING = ("receive", "face", "take")
_DEEP = 6


@dataclass(slots=True)
class Clause:
    """A verb or noun `i` with what belongs to it, as token numbers; `light` is the verb that carries a noun.

    Of a passive the `objects` are its grammatical subject, and `subjects` what follows "by". `preps` are prepositions with what they govern.
    """

    i: int
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    preps: list[tuple[str, int, int]] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    complements: list[tuple[str, int]] = field(default_factory=list)
    passive: bool = False
    light: int | None = None


def conjuncts(syntax: Syntax, i: int) -> list[int]:
    """`i` and the nouns joined to it: "Tallinn and Moscow"."""
    out, queue = [i], [i]
    while queue and len(out) < 12:
        for child in syntax.children(queue.pop()):
            if child.dep in ("conj", "appos") and child.dep == "conj" and child.tag in _NOUN and child.i not in out:
                out.append(child.i)
                queue.append(child.i)
    return sorted(out)


def phrase(syntax: Syntax, i: int) -> tuple[int, int]:
    """First and last token of the noun phrase headed by `i`, with "of ..." behind it but without clauses and other phrases."""
    first = i
    queue = [i]
    steps = 0
    while queue and steps < 30:
        for child in syntax.children(queue.pop()):
            steps += 1
            if child.i < i and child.dep in _MODIFIERS and child.sent == syntax.tokens[i].sent and i - child.i < 15:
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
        out.objects = subjects_of(syntax, verb.i)
    elif not out.subjects and not out.passive:
        out.subjects = subjects_of(syntax, verb.i)
    if verb.dep == "conj" and not out.objects and not out.passive and not out.complements and not out.preps:
        # "arrested and jailed the men": the object stands with one of them
        pass
    out.objects = [j for k in out.objects for j in conjuncts(syntax, k)]
    out.subjects = [j for k in out.subjects for j in conjuncts(syntax, k)]
    return out


def _take(syntax: Syntax, out: Clause, child: Token) -> None:
    if child.dep == "nsubjpass":
        out.passive = True
        out.objects.append(child.i)
    elif child.dep == "nsubj":
        (out.objects if out.passive else out.subjects).append(child.i)
    elif child.dep in ("dobj", "dative", "obj") and child.tag != "IN" and child.tag != "TO":
        out.objects.insert(0 if child.dep != "dative" else len(out.objects), child.i)
    elif child.dep == "agent" or (out.passive and child.lower == "by"):
        out.subjects.extend(_governed(syntax, child.i))
    elif child.dep in ("prep", "dative") or (child.tag in ("IN", "TO") and child.dep not in ("mark", "prt", "aux")):
        _preposition(syntax, out, child)
    elif child.dep == "prt" or child.tag == "RP":
        out.particles.append(child.lower)
    elif child.dep in ("xcomp", "ccomp", "pcomp") and child.i > out.i:
        out.complements.append((_kind(syntax, child), child.i))
        # "urged NATO to consider": the parser may hang the object under the complement
        if child.dep in ("xcomp", "ccomp") and not out.objects and _kind(syntax, child) == "to":
            lifted = [c.i for c in syntax.children(child.i) if c.dep == "nsubj"]
            out.objects.extend(lifted)
    elif child.dep == "advcl" and child.i > out.i and _kind(syntax, child) == "to" and child.i - out.i < 8:
        out.complements.append(("to", child.i))


def _governed(syntax: Syntax, preposition: int) -> list[int]:
    return [c.i for c in syntax.children(preposition) if c.dep in ("pobj", "dobj") or (c.dep == "pcomp" and c.tag in ("NN", "NNS", "NNP"))]


def _preposition(syntax: Syntax, out: Clause, child: Token) -> None:
    found = False
    for inner in syntax.children(child.i):
        if inner.dep in ("pobj", "dobj"):
            for j in conjuncts(syntax, inner.i):
                out.preps.append((child.lower, j, child.i))
            found = True
        elif inner.dep == "prep":
            _preposition(syntax, out, inner)
            found = True
        elif inner.dep == "pcomp":
            out.complements.append(("ing", inner.i))
            out.preps.append((child.lower, inner.i, child.i))
            found = True
    if not found:
        out.preps.append((child.lower, child.i, child.i))


def _kind(syntax: Syntax, verb: Token) -> str:
    kids = syntax.children(verb.i)
    if any(c.tag == "TO" or (c.dep == "aux" and c.lower == "to") for c in kids):
        return "to"
    return "ing" if verb.tag == "VBG" and not any(c.dep in ("aux", "nsubj", "mark") for c in kids) else "that"


def is_passive(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, its labels, or as a bare participle behind a noun ("the buoys removed by")."""
    if verb.tag not in ("VBN", "VBD"):
        return False
    for child in syntax.children(verb.i):
        if child.dep in ("auxpass", "nsubjpass", "agent"):
            return True
        if child.dep == "aux" and child.lemma == "be" and verb.tag == "VBN":
            return True
    if verb.tag == "VBN" and verb.dep in ("acl", "amod"):
        return True
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

    def relative(k: int) -> bool:
        return tokens[k].lower in ("who", "which", "that", "whom")

    for name in ("subjects", "objects"):
        setattr(out, name, [head if relative(k) else k for k in getattr(out, name)])
    if verb.dep == "relcl" and not out.objects and out.subjects and head not in out.subjects:
        out.objects.append(head)
    if verb.dep != "relcl":
        if verb.tag == "VBN" and not out.objects:
            out.passive = True
            out.objects.append(head)
        elif verb.tag == "VBG" and not out.subjects:
            out.subjects.append(head)


def subjects_of(syntax: Syntax, i: int) -> list[int]:
    """The grammatical subject of a verb; where it has none of its own, that of what it depends on."""
    at = i
    for _ in range(_DEEP):
        token = syntax.tokens[at]
        children = syntax.children(at)
        own = [c.i for c in children if c.dep in _SUBJECTS]
        if own:
            if token.dep == "relcl" and syntax.tokens[own[0]].lower in ("who", "which", "that"):
                return [token.head]
            return own
        if at != i or not token.tag.startswith("V"):
            possessor = [c.i for c in children if c.dep == "poss"]
            if possessor and not token.tag.startswith("V"):
                return possessor
        head = token.head
        if head == at:
            return []
        up = syntax.tokens[head]
        if token.dep == "acl" and not up.tag.startswith("V") and token.tag == "VBG":
            return [head]
        if token.dep in ("xcomp", "ccomp", "advcl") and up.lemma in _OBJECT_CONTROL and at == i:
            controlled = [c.i for c in syntax.children(head) if c.dep in ("dobj", "nsubjpass")]
            if controlled:
                return controlled
            after = [c.i for c in syntax.children(head) if c.lower in ("on", "for", "upon")]
            for preposition in after:
                if got := _governed(syntax, preposition):
                    return got
        at = head
    return []


def _noun(syntax: Syntax, noun: Token) -> Clause:
    out = Clause(noun.i)
    for child in syntax.children(noun.i):
        if child.dep == "poss":
            out.subjects.append(child.i)
        elif child.lower == "by":
            out.subjects.extend(_governed(syntax, child.i))
        elif child.lower == "of":
            out.objects.extend(_governed(syntax, child.i))
            _preposition(syntax, out, child)
        elif child.dep in ("prep",) or child.tag == "IN":
            _preposition(syntax, out, child)
        elif child.dep in ("acl", "relcl", "ccomp", "xcomp") and child.i > noun.i:
            kind = _kind(syntax, child)
            out.complements.append((kind, child.i))
        elif child.dep in ("compound", "amod", "nmod") and child.i < noun.i and (child.ent in ("GPE", "ORG", "PERSON", "NORP")):
            out.subjects.append(child.i)
    head = syntax.tokens[noun.head]
    if noun.head != noun.i and head.tag.startswith("V") and head.lemma in LIGHT and noun.dep in ("dobj", "nsubjpass"):
        out.light = head.i
        around = _verb(syntax, head)
        if noun.i in around.objects or noun.dep == "nsubjpass":
            if head.lemma in _RECEIVING and not around.passive:
                out.objects.extend(k for k in around.subjects if k not in out.subjects)
            elif not any(syntax.tokens[k].dep == "poss" for k in out.subjects):
                out.subjects.extend(k for k in around.subjects if k not in out.subjects)
            seen = {p[2] for p in out.preps}
            out.preps.extend(p for p in around.preps if p[2] not in seen)
            out.complements.extend(c for c in around.complements if c not in out.complements)
    elif noun.head != noun.i and head.tag.startswith("V") and noun.dep == "pobj":
        pass
    # the parser may hang "between X and Y" or "by X" above the noun
    nearest = noun.i + 1
    if not out.preps and nearest < len(syntax.tokens) and syntax.tokens[nearest].tag == "IN" and syntax.tokens[nearest].sent == noun.sent:
        after = syntax.tokens[nearest]
        if after.head != noun.i:
            for k in _governed(syntax, nearest):
                if after.lower == "by":
                    out.subjects.append(k)
                elif after.lower == "of":
                    out.objects.append(k)
            _preposition(syntax, out, after)
    out.objects = [j for k in out.objects for j in conjuncts(syntax, k)]
    out.subjects = [j for k in out.subjects for j in conjuncts(syntax, k)]
    return out
