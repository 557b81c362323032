"""Bodies that say the opposite of their headline: it is negated, called untrue, or the other way round."""

from collections.abc import Mapping
from functools import cache

from sayso.data.lexicon import lines
from sayso.reading.headline.case import Case, Finding
from sayso.reading.headline.soft import outright
from sayso.reading.headline.terms import word_lists
from sayso.reading.syntax import Token

_NOT = frozenset(("not", "n't", "n’t", "never"))
UNTRUE = frozenset(
    "hoax fake fakes faked false untrue bogus fabricated fabrication debunked fictional satire satirical doctored invention".split()
)
_COPULA = frozenset(("be", "prove", "remain", "turn"))


@cache
def _opposites() -> Mapping[str, frozenset[tuple[int, int]]]:
    """For each word the lines of the table and the side on which it stands."""
    table: dict[str, set[tuple[int, int]]] = {}
    for number, line in lines("headline_opposites.txt"):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                table.setdefault(word, set()).add((number, side))
    return {word: frozenset(places) for word, places in table.items()}


def denied(title: list[Token]) -> bool:
    """Whether the headline itself negates or refutes something."""
    refute = word_lists()["refute"]
    return any(t.lower in _NOT or t.lower in refute or t.lower in ("no", "nobody", "without", "fails", "failed", "fail") for t in title)


def negated(case: Case) -> Finding | None:
    """Every telling has the headline's verb under a negation."""
    if denied(case.claim) or not outright(case.claim):
        return None
    first = None
    for s in case.tellings():
        mark = _negation(case, s)
        if mark is None:
            return None
        first = first or (s, mark)
    if first is None:
        return None
    s, mark = first
    words = case.syntax.text[min(mark[0].start, mark[1].start) : max(mark[0].end, mark[1].end)]
    why = f"the headline says “{case.claim[mark[2]].text}”, the text negates it (“{words}”): “{case.said(s)}”"
    return Finding("contradicted", why, [case.syntax.sentences[s]], 0.8)


def _negation(case: Case, sentence: int) -> tuple[Token, Token, int] | None:
    """The negation, the verb under it, and the headline's verb that it answers."""
    tokens = case.syntax.tokens
    for k, i in sorted(case.met(sentence).items()):
        at = case.aligned.terms[k].i
        if not tokens[i].tag.startswith("VB") or tokens[i].dep not in ("ROOT", "ccomp", "conj", "parataxis"):
            continue
        for j in range(i - 1, max(i - 4, -1), -1):
            if tokens[j].sent != sentence or tokens[j].text in (",", ";", ":"):
                break
            if tokens[j].lower in _NOT and (tokens[j + 1].lower not in ("only", "just", "yet")) and tokens[j].dep in ("neg", "advmod"):
                return tokens[j], tokens[i], at
    return None


def untrue(case: Case) -> Finding | None:
    """The body says of the story that it is untrue: "reports that … are a hoax", "the photograph of … is fake"."""
    if denied(case.claim):
        return None
    order = case.body.sentences
    tellings = case.tellings()
    near = [s for k, s in enumerate(order[:400]) if s in tellings or (k and order[k - 1] in tellings[:1])]
    for s in near:
        tokens = case.syntax.sentence_tokens(s)[:200]
        met = set(case.met(s).values())
        for token in tokens:
            true = token.lower == "true" and any(t.lower in _NOT for t in case.syntax.tokens[max(0, token.i - 2) : token.i])
            if not (true or token.lower in UNTRUE):
                continue
            verb = case.syntax.tokens[token.head] if token.head != token.i else token
            if verb.lemma not in _COPULA or token.dep not in ("attr", "acomp", "oprd", "prep", "dobj"):
                continue
            if any(t.lower in _NOT for t in case.syntax.children(verb.i)) and not true:
                continue
            heads = [child.i for child in case.syntax.children(verb.i) if child.dep in ("nsubj", "nsubjpass")]
            subject = [i for head in heads for i in case.syntax.subtree(head)]
            share = sum(i in met for i in subject)
            if share >= 2 or (share and len(met) <= 3) or (s in tellings and share):
                why = f"the text calls it untrue (“{'not true' if true else token.text}”): “{case.said(s)}”"
                return Finding("contradicted", why, [case.syntax.sentences[s]], 0.85)
    return None


def opposite(case: Case) -> Finding | None:
    """The nearest telling has the opposite of the headline's verb about the same thing, and the headline's own word stands nowhere."""
    if denied(case.claim):
        return None
    table = _opposites()
    coverage = case.aligned.coverage
    order = sorted(case.body.sentences, key=lambda s: (-float(coverage[s]), s))[:2]
    for k, term in enumerate(case.aligned.terms):
        word = case.claim[term.i]
        places = table.get(word.lower)
        if not places:
            continue
        rest = sum(w for j, w in enumerate(case.aligned.weights) if j != k)
        for s in order:
            if not rest or float(coverage[s]) * sum(case.aligned.weights) < 0.6 * rest:
                continue
            tokens = case.syntax.sentence_tokens(s)[:200]
            own = any(table.get(t.lower, frozenset()) & places for t in tokens)
            own = own or any(coverage[other] >= 0.6 * coverage[s] for other in case.aligned.places[k] if other != s)
            other = next((t for t in tokens if any((n, 1 - side) in table.get(t.lower, frozenset()) for n, side in places)), None)
            if own or other is None or any(t.lower in _NOT for t in tokens):
                continue
            why = f"the headline says “{word.text}”, the text “{other.text}”: “{case.said(s)}”"
            return Finding("contradicted", why, [case.syntax.sentences[s]], 0.75)
    return None


RULES = (untrue, negated, opposite)
"""The rules for `contradicted`, in the order in which they are asked."""
