"""The words of a headline or a body that carry a claim, in a form in which they can be compared."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.data.countries import by_demonym, by_name, fold
from sayso.data.lexicon import word_blocks
from sayso.reading.syntax import Token

_PREFIX = 5
_SHARE = 0.6


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """The blocks of `data/headline_words.txt`."""
    return word_blocks("headline_words.txt")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its endings, in lower case: "denied" and "denies" give "deny"; numbers lose their commas."""
    word = word.lower().replace("’", "'")
    if word[:1].isdigit() or word[:1] in "$€£":
        return word.replace(",", "").strip("$€£%")
    word = word.removesuffix("'s").removesuffix("'")
    if (len(word) > 4 and word.endswith("ies")) or (len(word) > 4 and word.endswith("ied")):
        word = word[:-3] + "y"
    elif len(word) > 4 and re.search(r"(?:ss|x|ch|sh|z)es\Z", word):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 5 and word.endswith("ing"):
        word = _undoubled(word[:-3])
    elif len(word) > 4 and word.endswith("ed") and not word.endswith("eed"):
        word = _undoubled(word[:-2])
    return word.removesuffix("e") if len(word) > 3 else word


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word


def _country(word: str) -> str | None:
    """The code of a country that a capitalised word names, or whose people it names: "French" and "France" are one term."""
    if not word[0].isupper():
        return None
    folded = fold(word)
    return by_name().get(folded) or by_demonym().get(folded)


@dataclass(frozen=True, slots=True)
class Term:
    """One word that carries a claim: the index of its token, its stem, whether it is (part of) a name, whether a number."""

    i: int
    stem: str
    name: bool
    number: bool


def terms_of(tokens: Sequence[Token], names: frozenset[str] = frozenset()) -> list[Term]:
    """The terms among `tokens`. `names` are stems known to be names: in a headline every word has a capital."""
    stop = word_lists()["stop"]
    out = []
    for token in tokens:
        if not token.text[-1].isalnum() and not token.text[0].isalnum():
            continue
        if token.lower in stop:
            continue
        root = _country(token.text) or stem(token.lemma if token.tag.startswith("V") else token.text)
        number = token.text[0].isdigit() or token.text[0] in "$€£"
        out.append(Term(token.i, root, bool(token.ent) or root in names, number))
    return out


def kin(a: str, b: str) -> bool:
    """Whether two different stems are likely of one family: "behead" and "beheading", "explode" and "explosion"."""
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= _PREFIX and shared >= _SHARE * max(len(a), len(b))
