"""Attributions inside contents: "she said that the minister had said that ...".

The corpus that the reader is trained on marks no attribution within the content of another, so these are found by the parse, and only
where it is plain: a verb of speech with its own subject and its own clause.
"""

from collections.abc import Sequence

from sayso.reading.raw import RawAttribution
from sayso.reading.syntax import Syntax, Token
from sayso.record import Span, Spans

SPEECH = frozenset(
    "say tell report write announce claim deny warn add argue insist admit confirm promise state declare explain reveal testify allege "
    "acknowledge complain predict reply respond assert contend concede assure disclose".split()
)
_NOT_THEN = frozenset("it that this which i we".split())
"""Subjects that speak of themselves ("I would say") or are no one."""
SCORE = 0.6
"""What an attribution found by this rule is worth: of 29 on PolNeAR dev, about two in three read right."""


def find_inner(raws: Sequence[RawAttribution], syntax: Syntax) -> list[RawAttribution]:
    """The attributions inside the contents of `raws` that are not among them."""
    taken = {t.i for raw in raws for span in [*raw.cue, *raw.source] for t in syntax.within(span)}
    out: list[RawAttribution] = []
    for raw in raws:
        for span in raw.content:
            for token in syntax.within(span):
                if token.lemma in SPEECH and token.tag.startswith("V") and token.i not in taken:
                    found = _inside(token, span, syntax)
                    if found is not None:
                        taken.add(token.i)
                        out.append(found)
    return out


def _inside(verb: Token, outer: Span, syntax: Syntax) -> RawAttribution | None:
    """The attribution of a verb with subject and clause, all within `outer`."""
    children = syntax.children(verb.i)
    subject = next((t for t in children if t.dep == "nsubj" and t.i < verb.i), None)
    clause = next((t for t in children if t.dep == "ccomp" and t.i > verb.i), None)
    if subject is None or clause is None or subject.tag in ("WDT", "EX") or subject.lower in _NOT_THEN:
        return None
    if not any(t.dep == "nsubj" or t.dep == "nsubjpass" for t in syntax.children(clause.i)):
        return None
    source = _run(subject.i, syntax, stop=verb.i)
    first = min(syntax.subtree(clause.i))
    content = (syntax.tokens[max(first, verb.i + 1)].start, syntax.tokens[max(syntax.subtree(clause.i))].end)
    cue = [t.i for t in children if t.dep in ("aux", "neg") and t.i > source[1] and t.i < verb.i] + [verb.i]
    spans: tuple[Spans, Spans, Spans] = (
        [(syntax.tokens[source[0]].start, syntax.tokens[source[1]].end)],
        [(syntax.tokens[min(cue)].start, verb.end)],
        [content],
    )
    if any(not (outer[0] <= a and b <= outer[1]) for part in spans for a, b in part):
        return None
    return RawAttribution(*spans, score=SCORE)


def _run(head: int, syntax: Syntax, stop: int) -> tuple[int, int]:
    """First and last token of the phrase of `head` that ends before `stop`, without clauses that hang on it."""
    low = high = head
    behind = {i for t in syntax.children(head) if t.dep in ("relcl", "appos") for i in syntax.subtree(t.i)}
    for i in syntax.subtree(head):
        if i < stop and i not in behind:
            low, high = min(low, i), max(high, i)
    while high > head and syntax.tokens[high].tag in (",", ":", "HYPH", "-LRB-", "-RRB-"):
        high -= 1
    return low, high
