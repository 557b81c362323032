"""A headline held against its body: what all rules look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.reading.headline.align import Aligned, Body
from sayso.reading.syntax import Syntax, Token
from sayso.reading.words import Analysis
from sayso.record import Attribution, Span, Spans, Support

NEAR = 0.4
"""Share of the headline's weight that a sentence must carry to say anything for or against it."""
CLOSE = 0.7
"""A sentence that carries this share of what the nearest one does is a telling of the same thing."""
_LEAD, _FAVOUR = 2, 0.15
"""Sentences at the head of the body, and by how much they are held nearer: the lead is what a headline is made of."""
_MOST = 6
LONGEST = 200
"""Words in a sentence that is looked into; what is longer is no sentence."""


@dataclass(frozen=True)
class Finding:
    """What a rule found: the support, the reason in one sentence, the words of the body, and how sure it is."""

    support: Support
    why: str
    evidence: Spans
    score: float


@dataclass(frozen=True)
class Case:
    """A headline, its body, where they meet, and who says what in the body.

    `words` is the headline as written, `names` those of actors by id.
    """

    words: str
    title: Analysis
    body: Body
    aligned: Aligned
    attributions: Sequence[Attribution]
    names: Mapping[str | None, str] = field(default_factory=dict)

    @property
    def syntax(self) -> Syntax:
        """The words of the body (and of the title, where it stands in the text)."""
        return self.body.analysis.syntax

    @property
    def claim(self) -> list[Token]:
        """The words of the headline."""
        return self.title.syntax.tokens

    def tellings(self) -> list[int]:
        """The sentences that tell what the headline tells, the nearest first; empty where none comes near."""
        coverage = self.aligned.coverage
        order = sorted(self.body.sentences, key=lambda s: (-float(coverage[s]), s))[:_MOST]
        order = [s for s in order if len(self.syntax.sentence_tokens(s)) <= LONGEST]
        if not order or coverage[order[0]] < NEAR:
            return []
        near = [s for s in order if coverage[s] >= max(NEAR, CLOSE * float(coverage[order[0]]))]
        lead = self.body.sentences[:_LEAD]
        return sorted(near, key=lambda s: (-float(coverage[s]) - _FAVOUR * (s in lead), s))

    def met(self, sentence: int) -> dict[int, int]:
        """The headline's terms that a sentence carries: number of the term, index of the body's token."""
        return {k: where[sentence] for k, where in enumerate(self.aligned.words) if sentence in where}

    def said(self, sentence: int) -> str:
        """The words of a sentence of the body, on one line, cut where they are very long."""
        return quoted(self.syntax.text, self.syntax.sentences[sentence])


def quoted(text: str, span: Span, most: int = 160) -> str:
    """Words of `text` on one line, for a reason; cut behind a word where they are longer than `most`."""
    words = " ".join(text[slice(*span)].split())
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0] + " …"


def lowers(tokens: Sequence[Token]) -> set[str]:
    """Forms and lemmas of words."""
    return {t.lower for t in tokens} | {t.lemma for t in tokens}
