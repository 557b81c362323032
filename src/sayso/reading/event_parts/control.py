"""Who does what a verb tells where that stands elsewhere: in the clause above, or with whoever is asked, blamed, called or written to."""

from sayso.data.plover_words import noun_classes
from sayso.reading.syntax import Syntax, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
MODIFIERS = ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case", "predet", "punct", "advmod")
_CALLING = ("call", "demand", "request", "appeal", "plea", "order", "proposal")
_PHONED = ("express", "say", "thank", "congratulate", "tell", "discuss", "apologize", "apologise", "offer", "talk")
"""What one calls somebody on the telephone for, as against what one calls on somebody to do."""
_LETTERS = ("letter", "email", "e-mail", "message", "note", "memo", "statement", "petition")
_WHILE = ("as", "while", "when", "after", "before", "since", "until")
_DEEP = 6


def subjects_of(syntax: Syntax, i: int) -> list[int]:
    """The grammatical subject of a verb; where it has none of its own, that of what it depends on."""
    at = i
    if lost := _after_relative(syntax, syntax.tokens[i]):
        return lost
    for _ in range(_DEEP):
        token = syntax.tokens[at]
        children = syntax.children(at)
        own = [c.i for c in children if c.dep in SUBJECTS and not (at == i and behind_preposition(syntax, i, c))]
        # the parser may hang the subject on the auxiliary: "the government is 'seriously' discussing"
        own = own or [k.i for c in children if c.dep == "aux" for k in syntax.children(c.i) if k.dep in SUBJECTS]
        if len(own) > 1:  # one belongs to a verb that the parser has lost
            named = [k for k in own if syntax.tokens[k].lower not in ("that", "it", "this", "there", "what")] or own
            own = [k for k in named if k < i][-1:] or named[:1]
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
        if token.dep in ("acl", "relcl", "ccomp", "xcomp") and up.tag.startswith("N"):
            if token.dep == "acl" and token.tag == "VBG":
                return [head]
            if got := _of_noun(syntax, up):
                return got
            if up.dep not in ("dobj", "attr", "nsubjpass"):
                return []
            if up.dep == "dobj" and token.dep == "acl" and syntax.tokens[up.head].lemma in noun_classes()["verbs-of-stance"]:
                return []  # "mocked bids to block": others' bids
        if token.dep == "pcomp" and (blamed := _blamed(syntax, up)):
            return blamed
        if token.dep == "advcl" and token.tag == "VBG" and at == i and (senders := _senders(syntax, up)):
            return senders
        if token.dep in ("xcomp", "ccomp", "advcl") and up.lemma == "call" and at == i and token.lemma in _PHONED:
            at = head
            continue
        if token.dep in ("xcomp", "ccomp", "advcl") and up.lemma in noun_classes()["verbs-of-control"] and kind_of(syntax, token) == "to":
            controlled = [c.i for c in syntax.children(head) if c.dep in ("dobj", "nsubjpass")]
            if controlled:
                return controlled
            after = [c.i for c in syntax.children(head) if c.lower in ("on", "for", "upon")]
            for preposition in after:
                if got := governed(syntax, preposition):
                    return got
        at = head
    return []


def _blamed(syntax: Syntax, preposition: Token) -> list[int]:
    """Who did what follows the preposition: "criticized the mayor for refusing", "accused him of taking"."""
    verb = syntax.tokens[preposition.head]
    if preposition.lower == "for" and verb.lemma in ("conviction", "arrest", "indictment", "trial", "prosecution", "praise", "criticism"):
        return [k for c in syntax.children(verb.i) if c.lower == "of" for k in governed(syntax, c.i)]
    if preposition.lower not in ("for", "of", "from", "into") or verb.lemma not in noun_classes()["verbs-of-blame"]:
        return []
    return [c.i for c in syntax.children(verb.i) if c.dep in ("dobj", "nsubjpass") and c.i < preposition.i]


def _senders(syntax: Syntax, verb: Token) -> list[int]:
    """Who wrote the letter that asks: "sent a letter to the council asking", "a letter sent to the council asking"."""
    tokens = syntax.tokens
    around = [verb, *(tokens[c.i] for c in syntax.children(verb.i) if c.dep in ("dobj", "nsubjpass"))]
    if verb.dep == "acl":
        around.append(tokens[verb.head])
    letter = next((t for t in around if t.lemma in _LETTERS), None)
    if letter is None:
        return []
    for up in [letter, *syntax.ancestors(letter.i)]:
        if up.tag.startswith("V") and (up.i != verb.i or verb.dep != "acl"):
            return [k.i for k in syntax.children(up.i) if k.dep == "nsubj"]
    return []


def wrote_to(syntax: Syntax, addressee: int) -> list[int]:
    """Who sent the letter to the addressee, whose words the participle behind it tells: "sent a letter to the council opposing"."""
    preposition = syntax.tokens[syntax.tokens[addressee].head]
    if preposition.lower != "to" or syntax.tokens[addressee].dep != "pobj":
        return []
    above = syntax.tokens[preposition.head]
    return _senders(syntax, above if above.tag.startswith("V") else syntax.tokens[above.head])


def _after_relative(syntax: Syntax, verb: Token) -> list[int]:
    """The subject of a finite verb that the parser joins to the clause above: "watched as the gunman, who wore a suit, fired"."""
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ", "VBP") or verb.i < 1 or syntax.tokens[verb.i - 1].text != ",":
        return []
    for k in range(verb.i - 1, max(verb.head, verb.i - 30), -1):
        token = syntax.tokens[k]
        if token.dep == "pobj" and syntax.tokens[token.head].lower in _WHILE and any(c.dep == "relcl" for c in syntax.children(k)):
            return [k]
    return []


def _of_noun(syntax: Syntax, noun: Token) -> list[int]:
    """Who is to do what a noun tells: "a call for NATO to", else "Macron’s plan to"."""
    called = noun.lemma in _CALLING
    for child in syntax.children(noun.i):
        if called and child.lower in ("for", "on", "to") and (got := governed(syntax, child.i)):
            return got
    if called:
        return []
    return [c.i for c in syntax.children(noun.i) if c.dep == "poss" or (c.ent in ("NORP", "GPE", "ORG", "PERSON") and c.i < noun.i)]


def behind_preposition(syntax: Syntax, verb: int, subject: Token) -> bool:
    """Whether the parser has made the noun behind "to" the subject of a bare participle."""
    if syntax.tokens[verb].tag != "VBG" or subject.i > verb or any(c.dep == "aux" for c in syntax.children(verb)):
        return False
    first = min([subject.i, *(c.i for c in syntax.children(subject.i) if c.dep in MODIFIERS)])
    return bool(first) and syntax.tokens[first - 1].lower == "to" and not governed(syntax, first - 1)


def governed(syntax: Syntax, preposition: int) -> list[int]:
    """The nouns that a preposition governs, the first of each series."""
    return [c.i for c in syntax.children(preposition) if c.dep in ("pobj", "dobj") or (c.dep == "pcomp" and c.tag in ("NN", "NNS", "NNP"))]


def kind_of(syntax: Syntax, verb: Token) -> str:
    """Of a verb in a complement: "to", "ing" or "that"."""
    kids = syntax.children(verb.i)
    if any(c.tag == "TO" or (c.dep == "aux" and c.lower == "to") for c in kids):
        return "to"
    return "ing" if verb.tag == "VBG" and not any(c.dep in ("aux", "nsubj", "mark") for c in kids) else "that"
