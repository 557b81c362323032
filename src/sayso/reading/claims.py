"""Which sentences of a text claim something, and which are its furniture: bylines, captions, datelines, headings, adverts, "Read more"."""

from collections.abc import Mapping, Sequence
from functools import cache

from sayso.data.lexicon import lines
from sayso.reading.syntax import Syntax, Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SHORT, _LINE = 14, 30
_MARKED = ("@", "http", "www.")


@cache
def _phrases() -> Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]:
    """Phrases of each block by their first word; those of a closing by their last."""
    found: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    block = ""
    for _, line in lines("no_claims.txt"):
        if line.startswith("["):
            block = line.strip("[] ")
            continue
        for phrase in filter(None, (part.split() for part in line.split("|"))):
            key = phrase[-1] if block == "closing" else phrase[0]
            found.setdefault(block, {}).setdefault(key, []).append(tuple(phrase))
    return {name: {key: tuple(held) for key, held in table.items()} for name, table in found.items()}


def claims(syntax: Syntax, low: int, high: int) -> bool:
    """Whether the words `[low, high)`, a sentence, tell anything.

    A line without a finite verb that stands by itself tells nothing (a byline, caption, heading, time of day), nor does an address, a
    notice or an invitation to read on. A question or an exclamation always does.
    """
    tokens = syntax.tokens[low:high]
    words = [t for t in tokens if any(c.isalpha() for c in t.text)]
    if not words:
        return False
    tells = any(t.tag in _FINITE for t in words)
    if _notice(tokens, tells):
        return False
    if any(t.text in "?!" for t in tokens[-2:]):
        return True
    if len(words) <= _SHORT and any(mark in t.lower for t in tokens for mark in _MARKED):
        return False
    if tells:
        return True
    if len(words) <= 2:
        return False
    if not _own_line(syntax, low, high) or len(words) > _LINE:
        return True
    return words[0].tag == "VB" and tokens[-1].text == "."


def _notice(tokens: Sequence[Token], tells: bool) -> bool:
    """Whether the words begin, or being few end, as those of a notice do; `tells` is whether a finite verb stands in them."""
    table = _phrases()
    lowers = [t.lower for t in tokens]
    if lowers and lowers[0] in "\"'“‘[*•-–—>":
        lowers = lowers[1:]
    if not lowers:
        return True
    for block in ("always",) if tells else ("always", "opening"):
        if any(tuple(lowers[: len(phrase)]) == phrase for phrase in table[block].get(lowers[0], ())):
            return True
    while lowers and lowers[-1] in ".;:)]":
        lowers.pop()
    if not lowers or len(lowers) > _LINE:
        return False
    return any(tuple(lowers[-len(phrase) :]) == phrase for phrase in table["closing"].get(lowers[-1], ()))


def _own_line(syntax: Syntax, low: int, high: int) -> bool:
    """Whether nothing else stands on the line of the words."""
    tokens, text = syntax.tokens, syntax.text
    before = low == 0 or "\n" in text[tokens[low - 1].end : tokens[low].start]
    return before and (high >= len(tokens) or "\n" in text[tokens[high - 1].end : tokens[high].start])
