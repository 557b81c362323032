"""Names folded for comparison: case, diacritics, marks, and the common ways to transliterate."""

import re
import unicodedata

_MARKS = re.compile(r"[^\w'& ]+")
_ENDING = re.compile(r"(iy|yy|yi|ii|ij|y)\b")
_MOHAMMED = re.compile(r"\b(?:mohammed|muhammad|mohamed|mohamad|muhammed)\b")
_ARTICLE = re.compile(r"\b(?:al|el)[ -]")
_TWICE = re.compile(r"(.)\1")


def key_of(words: tuple[str, ...] | str) -> str:
    """Words folded for comparison: lower case, no diacritics, no marks."""
    text = words if isinstance(words, str) else " ".join(words)
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", text)
        plain = "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("’", "'")
        plain = plain.replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ß", "ss")
    return " ".join(_MARKS.sub(" ", plain).split()).removeprefix("the ")


def spelling(key: str) -> str:
    """A rough common form of transliterations: "Zelenskiy", "Zelenskyy" and "Zelensky"; "Mohammed" and "Muhammad"."""
    key = _ENDING.sub("i", key)
    key = _MOHAMMED.sub("mohammad", key)
    key = _ARTICLE.sub("al ", key)
    key = (
        key.replace("kh", "h")
        .replace("dzh", "j")
        .replace("zh", "j")
        .replace("ou", "u")
        .replace("oo", "u")
        .replace("ph", "f")
        .replace("q", "k")
    )
    key = key.replace("ks", "x").replace("ck", "k").replace("ee", "i")
    return _TWICE.sub(r"\1", key)
