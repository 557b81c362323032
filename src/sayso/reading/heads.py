"""What the trained heads say of stretches of words: who a pronoun means, did it happen, what passes between two, opinion or report."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.reading import judge, model
from sayso.reading.syntax import Syntax, Token
from sayso.reading.words import Analysis
from sayso.record import Span, Spans

_SURELY = (-0.7, 1.4)
"""What the head says from where an event counts as one that did not happen (-1 in the gold) or that did (1); chosen on UDS dev."""
_JUDGE = 0.5
"""Weight of the judge beside the common head; chosen on UDS dev."""
_LONGEST = 160
"""Words of a sentence that the heads for whole sentences look at."""


@dataclass(frozen=True)
class Coreference:
    """The pronoun head, trained on GAP; see `CorefScorer` in coreference.py."""

    analysis: Analysis

    def score(self, pronoun_token: int, mention_first: int, mention_last: int) -> float:
        """Log-odds that the pronoun stands for the mention of words `[mention_first, mention_last]`."""
        return self.scores(pronoun_token, [(mention_first, mention_last)])[0]

    def scores(self, pronoun_token: int, mentions: Sequence[tuple[int, int]]) -> list[float]:
        """The same for several mentions at once."""
        if not mentions:
            return []
        vectors = self.analysis.vectors
        (logit,) = model.run(
            "coreference",
            pronoun=np.repeat(vectors[pronoun_token : pronoun_token + 1], len(mentions), 0),
            mention=np.stack([vectors[first : last + 1].mean(0) for first, last in mentions]),
        )
        return [float(x) for x in logit]


def factuality(analysis: Analysis, span: Span) -> float:
    """From -3 (did not happen) to 3 (happened), for the event at `span`, trained on UDS It-Happened: what the common head and the judge,
    which reads its sentence alone, say on the whole.
    """
    words = analysis.syntax.within(span)
    if not words:
        return 0.0
    tokens = _stretch(analysis, words[0].i)
    begin = tokens[0].start
    judged = judge.happened(analysis.syntax.text[begin : tokens[-1].end], [(t.start - begin, t.end - begin) for t in words])
    common = float(analysis.fact[[t.i for t in words]].mean())
    value = _JUDGE * float(np.mean(judged)) + (1 - _JUDGE) * common
    low, high = _SURELY
    return round(float(np.interp(value, [-3.0, low, high, 3.0], [-3.0, -1.0, 1.0, 3.0])), 2)


def _stretch(analysis: Analysis, i: int) -> list[Token]:
    """The words of the sentence of `i`, or as many of them around it as are looked at."""
    sentence = analysis.syntax.sentence_tokens(analysis.syntax.tokens[i].sent)
    first = max(sentence[0].i, i - _LONGEST // 2) - sentence[0].i
    return sentence[first : first + _LONGEST]


def event_types(analysis: Analysis, actor: Sequence[int], recipient: Sequence[int], low: int, high: int) -> dict[str, float]:
    """Probability of each PLOVER type (CONCEDE and RETREAT as YIELD) of what the words `[low, high)` tell between actor and recipient.

    `actor` and `recipient` are word numbers, and may be empty.
    """
    tokens = analysis.syntax.tokens[low : max(low + 1, min(high, low + _LONGEST))]
    if not tokens:
        return judge.event_types("", (), ())
    begin = tokens[0].start
    first, last = tokens[0].i, tokens[-1].i
    ends = [[tokens[i - first] for i in who if first <= i <= last] for who in (actor, recipient)]
    within = [[(t.start - begin, t.end - begin) for t in words] for words in ends]
    return judge.event_types(analysis.syntax.text[begin : tokens[-1].end], within[0], within[1])


@dataclass(frozen=True, slots=True)
class Told:
    """What the judge says of a word that may tell an event."""

    kinds: dict[str, float]
    """Probability of each PLOVER type, and that it tells none (`judge.NONE`)."""
    statuses: dict[str, float]
    """Probability of each status."""
    sides: dict[int, tuple[float, float]]
    """For each word of the sentence the probabilities that it is of those who act, of those to whom it is done."""


def told_by(analysis: Analysis, i: int) -> Told:
    """What the judge says of the word `i` in its sentence."""
    tokens = _stretch(analysis, i)
    begin, trigger = tokens[0].start, analysis.syntax.tokens[i]
    said = judge.event(analysis.syntax.text[begin : tokens[-1].end], (trigger.start - begin, trigger.end - begin))
    sides: dict[int, tuple[float, float]] = {}
    at = 0
    for (a, b), actor, recipient in said.parties:
        while at + 1 < len(tokens) and tokens[at].end <= begin + a:
            at += 1
        if tokens[at].start < begin + b:
            old = sides.get(tokens[at].i, (0.0, 0.0))
            sides[tokens[at].i] = (max(old[0], actor), max(old[1], recipient))
    return Told(said.kinds, said.statuses, sides)


_BESIDE = frozenset(("relcl", "appos", "punct", "cc", "conj", "acl", "advmod"))
"""What hangs on a noun without being of its phrase."""
_BEFORE = frozenset(("compound", "amod", "poss", "det", "nmod", "case", "punct"))


def role_spans(analysis: Analysis, role: int) -> Spans:
    """Noun phrases around the words that the role head takes for actors (`role` 0) or recipients (1) of the sentence's main event.

    The head marks words; the parse says which phrase they are of. Chosen on the fifth of roles_train that was set aside.
    """
    syntax = analysis.syntax
    runs: list[tuple[int, int]] = []
    for i in np.flatnonzero(analysis.roles[:, role, 0] <= 0.5):
        if runs and i - runs[-1][1] <= 4:
            runs[-1] = (runs[-1][0], int(i))
        else:
            runs.append((int(i), int(i)))
    out: Spans = []
    for low, high in runs:
        low, high = _phrase(syntax, low, high)
        span = (syntax.tokens[low].start, syntax.tokens[high].end)
        if out and span[0] < out[-1][1]:
            out[-1] = (min(out[-1][0], span[0]), max(out[-1][1], span[1]))
        else:
            out.append(span)
    return out


def _phrase(syntax: Syntax, low: int, high: int) -> tuple[int, int]:
    """First and last token of the noun phrase that the tokens `[low, high]` belong to."""
    head = syntax.head_of((syntax.tokens[low].start, syntax.tokens[high].end))
    if head is None:
        return low, high
    if head.dep in _BEFORE:
        head = next((t for t in syntax.ancestors(head.i) if t.dep not in _BEFORE), head)
    beside = {j for child in syntax.children(head.i) if child.dep in _BESIDE for j in syntax.subtree(child.i)}
    inside = set(syntax.subtree(head.i)) - beside
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return min(first, low), max(last, high)
