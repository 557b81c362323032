"""Which words of a sentence are told as possible, hedged or asked, and by which word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.reading.headline.case import Case
from sayso.reading.headline.terms import word_lists
from sayso.reading.syntax import Syntax, Token

Kind = Literal["possible", "hedge", "asked"]
SHARE = 0.6
"""Of what the headline and a sentence share, the part that must stand under a softening word."""
MET = 0.55
"""Of the headline's words that are no names, the part that a sentence must have for its softening words to matter."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_TURNS = frozenset(("but", "yet", ";", "though", "although"))
_NOT = ("not", "n't", "n’t")
_IDLE = frozenset(("think", "talk", "look", "toy", "dream"))
"""With "about", "at" or "into": verbs of those who have not decided."""
_DENIALS = frozenset("hoax fake false untrue deny denies denied debunked myth rumour rumor rumours rumors".split())
_REPORTING = frozenset(("say", "tell", "report", "write", "add", "announce", "state"))


@dataclass(frozen=True, slots=True)
class Softener:
    """A word that holds others back, of what kind it is, and the indices of the words under it."""

    token: Token
    kind: Kind
    scope: frozenset[int]


def softeners(syntax: Syntax, sentence: int) -> list[Softener]:
    """The softening words of a sentence, in order."""
    lists = word_lists()
    tokens = syntax.sentence_tokens(sentence)
    out: list[Softener] = []
    ends = [t for t in tokens if t.text[-1:].isalnum() or t.text == "?"]
    if ends and ends[-1].text == "?":
        out.append(Softener(ends[-1], "asked", frozenset(t.i for t in tokens)))
    for token in tokens:
        after = syntax.tokens[token.i + 1].lower if token.i + 1 < len(syntax.tokens) else ""
        if token.lower in lists["maybe"] and (token.tag in ("MD", "RB") or token.dep in ("aux", "advmod")) and after not in _NOT:
            out.append(Softener(token, "possible", _scope(syntax, _verb(syntax, token))))
        elif token.lemma in lists["possible"] and token.tag[:2] in ("VB", "NN", "JJ"):
            base = token if token.tag[:2] != "JJ" else syntax.tokens[token.head]
            if (token.tag == "VBN" and _passive(syntax, token)) or (token.tag[:2] == "JJ" and token.dep != "amod"):
                continue  # "is considered a friend", "makes it possible", "as soon as possible"
            out.append(Softener(token, "possible", _scope(syntax, base) - _subject(syntax, base)))
        elif token.lemma in _IDLE and after in ("about", "at", "into", "with", "of") and token.tag.startswith("VB"):
            out.append(Softener(token, "possible", _scope(syntax, token) - _subject(syntax, token)))
        elif token.lower in lists["hedge"]:
            base = token if token.tag[:2] in ("VB", "NN") and token.tag != "VBN" else syntax.tokens[token.head]
            if token.tag == "VBN" and token.dep not in ("amod", "compound"):
                base = token
            scope = _scope(syntax, base)
            active = token.tag in ("VBZ", "VBP", "VBD", "VB") and token.lower not in ("appears", "appear", "seems", "seem")
            out.append(Softener(token, "hedge", scope - _subject(syntax, base) if active and not _passive(syntax, token) else scope))
        elif token.lower == "whether" or (token.lower == "if" and token.dep == "mark"):
            head = syntax.tokens[token.head]
            base = head if head.tag.startswith("VB") and head.i > token.i else _next_verb(syntax, token)
            out.append(Softener(token, "asked", _scope(syntax, base)))
    return out


def _scope(syntax: Syntax, token: Token) -> frozenset[int]:
    """The words that `token` governs, but for a clause behind it that is set against it ("may be mild, but …")."""
    under = syntax.subtree(token.i)
    turn = next((i for i in under if i > token.i and syntax.tokens[i].lower in _TURNS), None)
    return frozenset(i for i in under if turn is None or i < turn)


def _verb(syntax: Syntax, token: Token) -> Token:
    """What a modal or adverb belongs to: its head, or the next verb where the parse makes it a head itself."""
    if token.head != token.i and syntax.tokens[token.head].sent == token.sent:
        return syntax.tokens[token.head]
    return _next_verb(syntax, token)


def _next_verb(syntax: Syntax, token: Token) -> Token:
    for other in syntax.tokens[token.i + 1 : token.i + 5]:
        if other.tag.startswith("VB") and other.sent == token.sent:
            return other
    return token


def _passive(syntax: Syntax, token: Token) -> bool:
    return any(child.dep in ("auxpass", "nsubjpass") for child in syntax.children(token.i))


def _subject(syntax: Syntax, token: Token) -> frozenset[int]:
    return frozenset(i for child in syntax.children(token.i) if child.dep in _SUBJECTS for i in syntax.subtree(child.i))


def softened(case: Case, sentence: int) -> Softener | None:
    """The word that holds back what the headline and a sentence share; None where the better part of it is told outright.

    Names do not count: who is said to do it stands outside of the doubt as a rule. What they share must be more than names.
    """
    met = case.met(sentence)
    tokens = case.syntax.tokens
    titles = case.claim
    core = {
        k: i for k, i in met.items() if not case.aligned.terms[k].name and tokens[i].lemma not in _REPORTING and not _is_speaker(case, i)
    }
    own = [k for k, term in enumerate(case.aligned.terms) if not term.name and titles[term.i].lemma not in _REPORTING]
    if sum(case.aligned.weights[k] for k in core) < MET * sum(case.aligned.weights[k] for k in own):
        return None
    verbs = {k: i for k, i in core.items() if tokens[i].tag.startswith("VB") or titles[case.aligned.terms[k].i].tag.startswith("VB")}
    total = sum(case.aligned.weights[k] for k in core)
    found = softeners(case.syntax, sentence)
    for softener in found:
        held = {k for k, i in core.items() if i in softener.scope and i != softener.token.i}
        if sum(case.aligned.weights[k] for k in held) >= SHARE * total and all(k in held for k in verbs):
            return softener
    return None


def _is_speaker(case: Case, i: int) -> bool:
    """Whether a word of the body is of an attribution's source."""
    start = case.syntax.tokens[i].start
    return any(a <= start < b for item in case.attributions for a, b in item.source)


def outright(title: Sequence[Token]) -> bool:
    """Whether a headline says what it says without holding back: no modal, no hedge, no plan, no question, no denial."""
    lists = word_lists()
    held = lists["held"] | lists["maybe"] | lists["hedge"] | lists["asked"] | _DENIALS
    return not any(t.lower in held or t.lemma in lists["possible"] or t.text == "?" or t.lower in _NOT for t in title)
