"""Sources that name several at once: "the mayor and her deputy", "a Northline/Radio Orvad poll". No single one of them is the speaker."""

from sayso.reading.nounphrase import start_of
from sayso.reading.syntax import Syntax, Token
from sayso.record import Span

_NOUNS = ("NN", "NNS", "NNP", "NNPS", "PRP")
_MOST = 8


def joined(syntax: Syntax, span: Span) -> list[Span]:
    """The parts of a source that joins several, in order; empty where it names one (an apposition, a body with "and" in its name)."""
    inside = syntax.within(span)
    slashed = _slashed(syntax, span, inside)
    if slashed:
        return slashed
    head = syntax.head_of(span)
    if head is None or head.tag not in _NOUNS:
        return []
    low, stop = inside[0].i, inside[-1].i + 1
    heads = [head]
    while len(heads) < _MOST:
        more = next((c for c in syntax.children(heads[-1].i) if c.dep == "conj" and c.i < stop and c.i > heads[-1].i), None)
        if more is None or more.tag not in _NOUNS or not _alike(syntax, heads[0], more) or not _links(syntax, heads[-1], more):
            break
        heads.append(more)
    if len(heads) < 2 or not any(t.lower in ("and", "&") for t in syntax.tokens[heads[0].i : heads[-1].i]):
        return []
    ends = [h.i for h in heads]
    return [
        (syntax.tokens[start_of(syntax, i, lambda j, after=after: j >= low and j > after)].start, syntax.tokens[i].end)  # type: ignore[misc]
        for i, after in zip(ends, [low - 1, *ends], strict=False)
    ]


def _own(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun has a determiner or owner of its own: "the firm and France's minister"."""
    return any(child.dep in ("det", "poss") and child.lower not in ("a", "an") for child in syntax.children(noun.i))


def _alike(syntax: Syntax, first: Token, second: Token) -> bool:
    """Two names, or people in the plural on one side at least: "X, director of A and professor at B" is one."""
    plural = ("NNS", "NNPS", "PRP")
    named = first.tag.startswith("NNP") and second.tag.startswith("NNP")
    if not named and first.tag == second.tag == "NN":
        return _own(syntax, first) and _own(syntax, second)
    return named or second.tag in plural or (first.tag in plural and second.tag.startswith("NNP"))


def _links(syntax: Syntax, first: Token, second: Token) -> bool:
    """Whether nothing but the second phrase, a comma and "and" stands between, so that no clause or apposition does."""
    between = syntax.tokens[first.i + 1 : second.i]
    if first.tag.startswith("NNP") and between and between[0].text == "," and not any(t.tag.startswith("NNP") for t in [*between, second]):
        return False
    if first.tag.startswith("NNP") and second.tag.startswith("NNP") and len(between) > 2 and between[0].lower in ("of", "at", "from"):
        between = [t for t in between if t.lower not in ("of", "at", "from")]
    return all(
        t.tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "PRP$", "POS", "CC", "HYPH", "VBN", "VBG") or t.text == "," for t in between
    )


def are_kinds(syntax: Syntax, parts: list[Span]) -> bool:
    """Whether all parts of a joint source are kinds of people, nobody by name: "residents, activists and medical staff"."""
    inside = [syntax.within(part) for part in parts]
    return bool(parts) and all(tokens and tokens[-1].tag in ("NNS", "NN") for tokens in inside) and any(t[-1].tag == "NNS" for t in inside)


def _slashed(syntax: Syntax, span: Span, inside: list[Token]) -> list[Span]:
    for token in inside[1:-1]:
        before, after = syntax.tokens[token.i - 1], syntax.tokens[token.i + 1]
        if token.text == "/" and before.tag.startswith("NNP") and after.tag.startswith("NNP"):
            return [(inside[0].start, before.end), (after.start, inside[-1].end)]
    return []
