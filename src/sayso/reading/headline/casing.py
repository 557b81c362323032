"""Gives the words of a headline the capitals that its body gives them: "Port to Close Its Terminal" is parsed as a sentence is."""

from sayso.reading.syntax import Syntax
from sayso.reading.tokens import tokenise
from sayso.record import Span

_SMALL = frozenset(
    "a an the of in on at by for from with to into over after before and or but as is are was were be been has have had will would could "
    "may might not it its his her their than that this no says said up down off out about amid against between under near".split()
)


def cased(title: str, syntax: Syntax, title_span: Span | None) -> str:
    """`title`, of the same length, with every capitalised word but the first in lower case that the body never writes with a capital.

    Words that the body lacks stay as they are, but for function words.
    """
    lower: set[str] = set()
    upper: set[str] = set()
    begun: set[int] = set()
    for token in syntax.tokens:
        if title_span is not None and title_span[0] <= token.start < title_span[1]:
            continue
        if not token.text[:1].isalpha():
            continue
        if token.text[0].islower():
            lower.add(token.lower)
        elif token.sent in begun:
            upper.add(token.lower)
        begun.add(token.sent)
    out = list(title)
    for number, (start, end) in enumerate(tokenise(title)):
        word = title[start:end]
        small = word.lower()
        if not number or not word[0].isupper() or len(small) != len(word) or (word.isupper() and len(word) > 1 and small not in lower):
            continue
        if (small in lower and small not in upper) or small in _SMALL:
            out[start:end] = small
    return "".join(out)
