"""What is known of the words of an article before any question is asked of them: tokens, sentences, parse, names.

`Syntax` is the one structure that the finders share. It says nothing about news; it is made once an article by `analysis.py`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.record import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    `tag` is a Penn Treebank tag, `dep` a label of the ClearNLP scheme (nsubj, nsubjpass, dobj, pobj, prep, ccomp, agent, ...),
    `head` the index of the governing token (its own index at a root), `ent` an OntoNotes type (PERSON, ORG, GPE, NORP, LOC, FAC, EVENT,
    PRODUCT, WORK_OF_ART, LAW, LANGUAGE) or "", `begins` whether a name begins here, `sent` the index of the sentence.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    head: int
    ent: str
    begins: bool
    sent: int


@dataclass(frozen=True, slots=True)
class Name:
    """A run of tokens `[first, last]` that the name recogniser took for one name, with its OntoNotes type."""

    first: int
    last: int
    label: str
    span: Span


@dataclass(frozen=True)
class Syntax:
    """The words of one text. `sentences` are character spans that cover all but white space; `names` are in order and do not overlap."""

    text: str
    tokens: list[Token]
    sentences: list[Span]
    names: list[Name]
    _children: list[list[int]] = field(default_factory=list, repr=False)
    _starts: list[int] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        self._children.extend(children)
        self._starts.extend(token.start for token in self.tokens)

    def children(self, i: int) -> list[Token]:
        """Tokens that token `i` governs, in order."""
        return [self.tokens[j] for j in self._children[i]]

    def subtree(self, i: int) -> list[int]:
        """Indices of token `i` and all that it governs, in order; safe where the parse has a cycle."""
        seen = {i}
        queue = [i]
        while queue:
            for child in self._children[queue.pop()]:
                if child not in seen:
                    seen.add(child)
                    queue.append(child)
        return sorted(seen)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The governors of token `i`, nearest first; safe where the parse has a cycle."""
        seen = {i}
        while (head := self.tokens[i].head) not in seen:
            seen.add(head)
            i = head
            yield self.tokens[i]

    def within(self, span: Span) -> list[Token]:
        """Tokens that share a character with `span`."""
        first = bisect_right(self._starts, span[0]) - 1
        if first < 0 or self.tokens[first].end <= span[0]:
            first += 1
        return self.tokens[first : bisect_left(self._starts, span[1])]

    def head_of(self, span: Span) -> Token | None:
        """The token of `span` whose governor lies outside of it (the first such), or None where the span holds no token."""
        inside = self.within(span)
        if not inside:
            return None
        low, high = inside[0].i, inside[-1].i
        for token in inside:
            if (token.head == token.i or not low <= token.head <= high) and token.dep != "punct":
                return token
        return inside[0]

    def sentence_tokens(self, index: int) -> list[Token]:
        """The tokens of sentence number `index`."""
        return self.within(self.sentences[index])
