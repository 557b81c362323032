"""Under which key a name is filed: "St. Petersburg", "Saint Petersburg" and "ST PETERSBURG" have the same."""

import hashlib
import re
import unicodedata

_SAME = {"saint": "st", "sankt": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}
_DROP = re.compile(r"[.'’‘ʼʻ´`,()\"“”]")
_GAP = re.compile(r"[\s\-–—_/]+")
_LETTERS = str.maketrans({"ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "a"})


def fold(name: str) -> str:
    """`name` in lower case, without diacritics, stops, apostrophes and a "the" before it; hyphens as blanks, "Saint" as "st"."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _GAP.sub(" ", _DROP.sub("", name.lower())).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SAME.get(word, word) for word in words)


def digest(key: str) -> bytes:
    """The five bytes that stand for a folded name in a packed gazetteer; one look-up in a million million meets another name's."""
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=5).digest()
