"""Words as letters: a text becomes a string with one letter a token, and a pattern over words an ordinary regular expression.

A pattern reads like the expression: `(?P<rel>PASTREL) (?P<num>AMOUNT)? (?P<unit>UNITS)`. Lower-case words are themselves, capitals a class
of `data/time_words.tsv`, a shape of figures or a macro. One letter a token keeps every pattern short, bounded and linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.data.lexicon import lines
from sayso.errors import DataError
from sayso.reading.syntax import Syntax, Token

_SHAPES: dict[str, str] = {  # of figures; the first that fits counts
    "CLOCKAP": r"\d{1,2}(?:[:.]\d\d)?[ap]m",
    "HMS": r"\d{1,2}:[0-5]\d:[0-5]\d",
    "HM": r"(?:[01]?\d|2[0-4]):[0-5]\d",
    "HDOTM": r"(?:1?\d|2[0-3])\.[0-5]\d",
    "DMY": r"\d{1,2}[./]\d{1,2}[./](?:1[5-9]|20)?\d\d|(?:1[5-9]|20)\d\d[./]\d{1,2}[./]\d{1,2}",
    "FRACTION": r"[1-3]/[2-4]",
    "NINEELEVEN": r"9/11",
    "DECADE4": r"(?:1[0-9]|20)\d0s",
    "DECADE2": r"[1-9]0s",
    "ORDDAY": r"(?:[12]?1st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th|31st)",
    "ORDNUM": r"\d+(?:st|nd|rd|th)",
    "YEAR": r"1[0-9]\d\d|20\d\d|21\d\d",
    "MILITARY": r"0\d[0-5]\d",
    "FY": r"(?:FY|fy)(?:\d\d|20\d\d|19\d\d)",
    "QTR": r"[Qq][1-4]|[1-4]Q",
    "N1": r"[1-9]|1[0-2]",
    "N2": r"1[3-9]|2[0-4]",
    "N3": r"2[5-9]|3[01]",
    "N4": r"3[2-9]|[45]\d",
    "N5": r"[6-9]\d",
    "N0": r"0[1-9]",
    "N00": r"00",
    "BIG": r"\d{3}|\d{4,9}|\d{1,3}(?:,\d{3})+|\d+\.\d+",
}
_SHAPE = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()))
_MARKS = {
    "DASH": ("-", "–", "—", "--"), "COMMA": (",",), "DOT": (".",), "SLASH": ("/",), "POSS": ("'s",), "APOS": ("'", "‘"), "COLON": (":",),
    "LPAR": ("(",), "RPAR": (")",), "PERCENT": ("%",),
}  # fmt: skip
_CARD = (
    r"(?:SMALL|BIG|YEAR|HDOTM|a (?=hundred|thousand|dozen|million) NUMWORD (?:and NUMWORD (?:DASH NUMWORD)?)?"
    r"|NUMWORD(?:DASH? NUMWORD){0,3}(?:and NUMWORD(?:DASH NUMWORD)?)?) (?:NUMWORD){0,2}"
)
MACROS = {
    "SMALL": "N[1-5]",
    "DAYNUM": "(?:N1|N2|N3|N0)",
    "DAYORD": "(?:DAYNUM|ORDDAY)",
    "TWO": "(?:N2|N3|N4|N5|N0|N00|N1)",
    "CARD": _CARD,
    "EXACT": f"(?:(?:{_CARD}) (?:FRACTION|and (?:a|one) DASH? half)?|FRACTION)",
    "VAGUE": "(?:a few|a couple of|a couple|several|many|some|few|couple of|couple|countless|multiple|various|numerous|dozens of"
    "|hundreds of|thousands of|scores of|a handful of|a number of|tens of thousands of)",
    "UNIT": "(?:UNIT1|UNITS)",
    "CAL": "(?:week|month|quarter|year|decade|century|weekend)",
    "DET": "(?:the|this|that|these|those)",
    "MODQ": "(?:about|around|approximately|roughly|nearly|almost|more than|less than|fewer than|at least|at most|no more than|no less than"
    "|no fewer than|not more than|up to|as many as|as little as|just under|some)",
}
"""Parts that patterns share: numbers (`EXACT`, `VAGUE`), days of a month, modifiers (`MODQ`)."""
_IDENT = re.compile(r"\(\?P<\w+>|\(\?(?:<?[=!]|:)|\{[\d,]+\}|N\[1-5\]|[A-Za-z][A-Za-z0-9.]*|\s+")
_PLAIN_MONTHS = frozenset(["january", "february", "april", "june", "july", "september", "october", "november", "december"])
_FILLER = "x"
_BREAK = "\n"
ALTERNATIVE = "__"
"""Stands between the name of a group and its number where a pattern has several of the name."""


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    name = ""
    for _, line in lines("time_guards.txt"):
        if line.startswith("["):
            name = line.strip("[] ")
        lists[name] = lists.get(name, frozenset()) | frozenset(() if line.startswith("[") else line.split())
    return lists


def word_list(name: str) -> frozenset[str]:
    """A list of `data/time_guards.txt`."""
    return _word_lists()[name]


@dataclass(frozen=True)
class Word:
    """A word of the lexicon: its value in each of its classes."""

    values: dict[str, str]


class Lexicon:
    """The words and classes of `data/time_words.tsv`, and a letter for each word that any pattern names."""

    def __init__(self) -> None:
        self.words: dict[str, Word] = {}
        self.letters: dict[str, str] = {}
        self.classes: dict[str, list[str]] = {}
        self.shapes = {name: chr(0xE000 + i) for i, name in enumerate(_SHAPES)}
        for mark, forms in _MARKS.items():
            self.classes[mark] = [self.letter(form) for form in forms]
        for number, line in lines("time_words.tsv"):
            word, _, rest = line.partition("\t")
            kind, tab, value = rest.partition("\t")
            if not tab:
                raise DataError(f"time_words.tsv, line {number}: a word, its class and its value are wanted")
            self.words.setdefault(word, Word({})).values[kind] = value
            self.classes.setdefault(kind, []).append(self.letter(word))

    def letter(self, word: str) -> str:
        """The letter of `word`, a new one where it had none."""
        return self.letters.setdefault(word, chr(0xE100 + len(self.letters)))

    def value(self, token: Token, kind: str) -> str | None:
        """What `token` means as a word of class `kind`, or None where it is none."""
        word = self.words.get(plain(token.lower))
        return word.values.get(kind) if word else None

    def expression(self, source: str) -> str:
        """The regular expression over letters of a pattern over words."""

        def part(match: re.Match[str]) -> str:
            item = match.group()
            if item.isspace():
                return ""
            if item[0] in "({":
                return item
            if item == "N[1-5]":
                return "[" + "".join(self.shapes[f"N{i}"] for i in range(1, 6)) + "]"
            if item in MACROS:
                return "(?:" + self.expression(MACROS[item]) + ")"
            if item in self.shapes:
                return self.shapes[item]
            if item in self.classes:
                return "[" + "".join(self.classes[item]) + "]"
            return self.letter(item)

        return _IDENT.sub(part, source)


@cache
def lexicon() -> Lexicon:
    """The one lexicon, read once."""
    return Lexicon()


def plain(word: str) -> str:
    """`word` with a straight apostrophe."""
    return word.replace("’", "'")


@dataclass(frozen=True)
class Spelled:
    """A text in letters; `at[i]` is the token that letter `i` stands for (-1 at a break between paragraphs)."""

    letters: str
    at: list[int]


def spell(syntax: Syntax) -> Spelled:
    """The text of `syntax` in letters, with a break at every blank line, which no expression crosses."""
    words = lexicon()
    letters: list[str] = []
    at: list[int] = []
    last = 0
    for token in syntax.tokens:
        if token.start - last > 1 and syntax.text.count("\n", last, token.start) > 1:
            letters.append(_BREAK)
            at.append(-1)
        last = token.end
        letters.append(_letter(token, words))
        at.append(token.i)
    return Spelled("".join(letters), at)


def _letter(token: Token, words: Lexicon) -> str:
    first = token.text[0]
    if first.isdigit() or (first in "FfQq" and token.text[-1].isdigit()):
        shape = _SHAPE.fullmatch(token.text) if len(token.text) < 16 and token.text.isascii() else None
        return words.shapes[str(shape.lastgroup)] if shape else _FILLER
    lower = plain(token.lower)
    # "may", "march", "sat" and the like stand for a time only with a capital.
    if first.islower() and lower not in _PLAIN_MONTHS and lower in words.words and words.words[lower].values.keys() & {"MONTH", "WDABBR"}:
        return _FILLER
    return words.letters.get(lower, _FILLER)


@dataclass(frozen=True)
class Hit:
    """One match of a pattern: `tokens` are those of the text, `name(...)` those of a group."""

    match: re.Match[str]
    spelled: Spelled
    tokens: list[Token]

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.spelled.at[self.match.start()]

    @property
    def last(self) -> int:
        """Index of the last token."""
        return self.spelled.at[self.match.end() - 1]

    def group(self, name: str) -> list[Token]:
        """The tokens of a group, or of the first of its namesakes that took part; none where none did."""
        for key in (name, *(f"{name}{ALTERNATIVE}{k}" for k in (2, 3))):
            if key not in self.match.re.groupindex:
                break
            start, end = self.match.span(key)
            if start < end:
                return self.tokens[self.spelled.at[start] : self.spelled.at[end - 1] + 1]
        return []

    def text(self, name: str) -> str:
        """The words of a group in lower case with single spaces, "" where it took no part."""
        return " ".join(plain(t.lower) for t in self.group(name))

    def value(self, name: str, kind: str) -> str | None:
        """The value of a group's last word in the class `kind`."""
        found = self.group(name)
        return lexicon().value(found[-1], kind) if found else None


def hits(pattern: re.Pattern[str], spelled: Spelled, tokens: list[Token]) -> Iterator[Hit]:
    """All matches of `pattern`, overlapping ones of the same pattern left out."""
    for match in pattern.finditer(spelled.letters):
        yield Hit(match, spelled, tokens)
