"""Names folded for comparison: case, diacritics, marks, and the common ways to transliterate."""

import re
import unicodedata


def key_of(words: tuple[str, ...] | str) -> str:
    """Words folded for comparison: lower case, no diacritics, no marks."""
    text = words if isinstance(words, str) else " ".join(words)
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("’", "'")
    plain = plain.replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ß", "ss")
    return " ".join(re.sub(r"[^\w'& ]+", " ", plain).split()).removeprefix("the ")


def spelling(key: str) -> str:
    """A rough common form of transliterations: "Zelenskiy", "Zelenskyy" and "Zelensky"; "Mohammed" and "Muhammad"."""
    key = re.sub(r"(iy|yy|yi|ii|ij|y)\b", "i", key)
    key = re.sub(r"\b(?:mohammed|muhammad|mohamed|mohamad|muhammed)\b", "mohammad", key)
    key = re.sub(r"\b(?:al|el)[ -]", "al ", key)
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
    return re.sub(r"(.)\1", r"\1", key)
