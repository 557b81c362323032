"""What the encoder is told of each word beside its letters: case, whether it stands in a quotation, whether a paragraph begins."""

from sayso.reading.paragraphs import paragraphs
from sayso.record import Span

CASES = ("other", "lower", "title", "upper", "mixed", "digit")
KINDS = len(CASES) * 3 * 2
"""How many kinds of word there are: case x quotation (outside, inside, mark) x paragraph start."""


def word_kinds(text: str, tokens: list[Span]) -> list[int]:
    """A number in `range(KINDS)` for each token.

    The quotation state is a plain reading of the double marks, paragraph by paragraph (`paragraphs.py`, which joins hard-wrapped lines): a
    straight mark opens and closes in turn, and an unclosed mark holds to the end of its paragraph. It is a hint for the encoder; the
    record's quotations come from `quotes.py`.
    """
    kinds: list[int] = []
    inside = False
    opens = [start for start, _ in paragraphs(text)]
    at = 0
    for start, end in tokens:
        begins = not kinds or (at < len(opens) and opens[at] <= start)
        while at < len(opens) and opens[at] <= start:
            at += 1
        if begins:
            inside = False
        word = text[start:end]
        state = 1 if inside else 0
        if word == "“" or (word == '"' and not inside):
            inside, state = True, 2
        elif word == "”" or word == '"':
            inside, state = False, 2
        kinds.append((_case(word) * 3 + state) * 2 + begins)
    return kinds


def _case(word: str) -> int:
    if word.islower():
        return 1
    if not any(c.isalpha() for c in word):
        return 5 if any(c.isdigit() for c in word) else 0
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and (word[1:].islower() or not word[1:]) else 4
