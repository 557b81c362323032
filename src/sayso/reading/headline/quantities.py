"""Numbers with what they count: "at least thirteen people", "$8 million", "9 percent"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.headline.terms import stem, word_lists
from sayso.reading.syntax import Token

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_SMALL = {word: float(value) for value, word in enumerate(_ONES.split())}
_TENS = {word: 10.0 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "m": 1e6, "mn": 1e6, "bn": 1e9,
    "k": 1e3,
}  # fmt: skip
_DIGITS = re.compile(r"[$€£¥]?(\d[\d,]*(?:\.\d+)?)(bn|mn|m|k)?%?\Z")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_REACH = 4
_FAR = 9


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: the indices of its first and last token, its value, and what it counts: stems, or "percent", "money", "dead"."""

    first: int
    last: int
    value: float
    units: frozenset[str]


def quantities(tokens: Sequence[Token]) -> list[Quantity]:
    """The numbers with a unit among the tokens of one sentence, in order; dates, ages, ordinals and times are none."""
    out: list[Quantity] = []
    k = 0
    while k < len(tokens):
        value, after = _number(tokens, k)
        if value is None:
            k += 1
            continue
        money = tokens[k].text[0] in "$€£¥" or (k > 0 and tokens[k - 1].text in "$€£¥")
        units = _units(tokens, k, after, money)
        plain = after == k + 1 and bool(_YEAR.match(tokens[k].text)) and not money
        if units and not plain:
            out.append(Quantity(tokens[k].i, tokens[after - 1].i, value, units))
        k = after
    return out


def _number(tokens: Sequence[Token], k: int) -> tuple[float | None, int]:
    """The value of the number that begins at `k`, and the place behind it."""
    word = tokens[k].lower
    value: float | None = None
    if match := _DIGITS.match(word):
        value = float(match.group(1).replace(",", "").rstrip(".")) * _SCALES.get(match.group(2) or "", 1.0)
    elif word in _SMALL or word in _TENS:
        value = _SMALL.get(word, _TENS.get(word, 0.0))
    elif word == "half" and k + 2 < len(tokens) and tokens[k + 1].lower == "a" and tokens[k + 2].lower in ("million", "billion", "dozen"):
        return 0.5 * _SCALES[tokens[k + 2].lower], k + 3
    elif word == "a" and k + 1 < len(tokens) and tokens[k + 1].lower in _SCALES and len(tokens[k + 1].lower) > 2:
        return _SCALES[tokens[k + 1].lower], k + 2
    if value is None:
        return None, k + 1
    k += 1
    while k < len(tokens):
        word = tokens[k].lower
        if word in _SCALES:
            value *= _SCALES[word]
        elif word == "-" and k + 1 < len(tokens) and tokens[k + 1].lower in _SMALL and value in _TENS.values():
            value += _SMALL[tokens[k + 1].lower]
            k += 1
        elif word in _SMALL and 0 < _SMALL[word] < 10 and value in _TENS.values():
            value += _SMALL[word]
        else:
            break
        k += 1
    return value, k


def _units(tokens: Sequence[Token], first: int, after: int, money: bool) -> frozenset[str]:
    lists = word_lists()
    if money:
        return frozenset(("money",))
    following = tokens[after : after + _REACH]
    if tokens[first].text.endswith("%") or (following and following[0].lower in ("%", "percent", "pct", "percentage")):
        return frozenset(("percent",))
    if [t.lower for t in following[:2]] == ["per", "cent"]:
        return frozenset(("percent",))
    if following and following[0].lower in ("-", "year", "years", "year-old", "pm", "am", "p.m.", "a.m.", ":", "/", "th", "st", "nd", "rd"):
        return frozenset()
    units: set[str] = set()
    for token in following:
        if not token.text[-1].isalnum() or (units and token.lower in lists["stop"]):
            break
        if token.lower in lists["dead"]:
            units.add("dead")
        if token.lower in lists["people"]:
            units.add("people")
        elif token.lower not in lists["stop"] and not token.text[0].isdigit():
            units.add(stem(token.text))
    for token in [*tokens[max(0, first - 2) : first], *following[:1]]:
        if token.tag.startswith("VB") and token.lower not in lists["stop"]:
            units.add(stem(token.lemma))  # "police arrested twenty fans", "200 arrested"
    if not units or "people" in units:
        # "Thirteen people died", "killed at least thirteen people", "30 were killed".
        around = [t.lower for t in tokens[max(0, first - _FAR) : after + _FAR]]
        if any(word in lists["dead"] for word in around):
            units.add("dead")
    return frozenset(units)
