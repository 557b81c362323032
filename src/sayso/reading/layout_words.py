"""What the layout of a text says of its capital letters: title-case headlines, where they mean nothing, and datelines, which are places."""

from collections import Counter

from sayso.reading.syntax import Syntax, Token

_LONG_WORD = 4
_SHARE = 0.7
_DATELINE = 14
"""Tokens within which the dash of a dateline stands."""


def starts_line(syntax: Syntax, i: int) -> bool:
    """Whether token `i` is the first of a line."""
    return i == 0 or "\n" in syntax.text[syntax.tokens[i - 1].end : syntax.tokens[i].start]


def title_case(syntax: Syntax) -> list[bool]:
    """For each token whether it stands in a headline whose words are capitalised as such: a line of its own without a full stop."""
    tokens = syntax.tokens
    out = [False] * len(tokens)
    low = 0
    while low < len(tokens):
        high = low + 1
        while high < len(tokens) and not starts_line(syntax, high):
            high += 1
        line = tokens[low:high]
        if len(line) <= 30 and line[-1].text not in '.!:;,”"':
            words = [t for t in line if t.text[0].isalpha() and len(t.text) >= _LONG_WORD]
            big = sum(t.text[0].isupper() for t in words)
            if len(words) >= 3 and big >= _SHARE * len(words) and any(t.tag[:2] not in ("NN", "IN", "DT") for t in words):
                out[low:high] = [True] * len(line)
        low = high
    return out


def datelines(syntax: Syntax) -> list[bool]:
    """For each token whether it stands in a dateline: "BRACKWATER, Ohio (AP) —" at the start of a line."""
    tokens = syntax.tokens
    out = [False] * len(tokens)
    for i, token in enumerate(tokens):
        if not token.text[:1].isupper() or not starts_line(syntax, i):
            continue
        end = next((j for j in range(i + 1, min(len(tokens), i + _DATELINE)) if _ends_dateline(syntax, j)), None)
        if end is None:
            continue
        stretch = tokens[i:end]
        capitals = token.text.isupper() and sum(c.isalpha() for c in token.text) > 2
        agency = stretch[-1].text == ")" and any(t.text == "(" for t in stretch)
        if (capitals or agency) and all(t.text[:1].isupper() or not t.text[0].isalpha() or t.lower in ("de", "the", "of") for t in stretch):
            out[i:end] = [True] * len(stretch)
    return out


def _ends_dateline(syntax: Syntax, j: int) -> bool:
    return syntax.tokens[j].text in ("—", "–", "--", "-") and not starts_line(syntax, j)


def bracketed(tokens: list[Token], i: int) -> bool:
    """Whether token `i` stands right after an opening bracket."""
    return i > 0 and tokens[i - 1].text == "("


def inner_capitals(syntax: Syntax, headline: list[bool]) -> Counter[str]:
    """How often each word is capitalised where neither a sentence start nor a headline asks for it."""
    tokens = syntax.tokens
    return Counter(
        t.text
        for t in tokens
        if t.text[:1].isupper() and t.i and not headline[t.i] and tokens[t.i - 1].sent == t.sent and tokens[t.i - 1].text[-1:].isalnum()
    )
