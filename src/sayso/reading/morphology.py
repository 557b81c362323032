"""The base form of a word, from its spelling and its Penn Treebank tag: a table of the irregular forms, and rules for the others."""

import re
from functools import cache, lru_cache
from importlib.resources import files

_CLITICS = {
    "n't": "not",
    "'ll": "will",
    "'ve": "have",
    "'re": "be",
    "'m": "be",
    "wo": "will",
    "ca": "can",
    "sha": "shall",
    "ai": "be",
    "gon": "go",
}
_BE = {"is": "be", "are": "be", "was": "be", "were": "be", "am": "be", "been": "be", "being": "be", "'s": "be", "has": "have"}
_BE |= {"'d": "have", "does": "do", "goes": "go", "having": "have"}
_PRONOUNS = {"me": "i", "him": "he", "her": "she", "us": "we", "them": "they", "'em": "they"}
_DEGREES = {
    "better": "well", "best": "well", "worse": "badly", "worst": "badly", "more": "more", "most": "most", "less": "less", "least": "least",
    "further": "far", "farther": "far", "furthest": "far", "farthest": "far", "elder": "old", "eldest": "old",
}  # fmt: skip
_ADJECTIVES = _DEGREES | {"better": "good", "best": "good", "worse": "bad", "worst": "bad", "more": "more", "most": "most", "less": "less"}
_PREFIXES = ("over", "under", "mis", "re", "out", "un", "fore", "with", "up", "inter", "pre", "co", "de")
_DOUBLED = re.compile(r"([bdgkmnprtvz])\1\Z")
_SILENT_E = re.compile(
    r"(?:[uvcz]|[^s]s|[bcdfgkpstz]l|[drl]g|[aeiou]g|(?:\A|[^aeiou]|qu)(?:ir|ur|ar|ut|ud|ib|ub|in|un|am|im|um|ik|ok|uk|il|ul|yp|ap|yr|ym)"
    r"|(?:\A|[^aeiou]|u)(?:id|ad|ak)|(?:\A|[^aeo])at|[cps]ed|\A[^aeiou]+(?:op|ip|ob|or|od|on|ol|ot|al|it)"
    r"|(?:\A|[^aeiou])(?:ov|os))\Z"
)
"""Stems that lost an e before -ed, -ing or -er; the exceptions both ways stand in the tables."""


@cache
def _stems() -> dict[str, frozenset[str]]:
    """Stems whose base form the rules would get wrong, by what is odd about them."""
    tables: dict[str, list[str]] = {}
    for line in _lines("stems.txt"):
        if line.startswith("["):
            words = tables.setdefault(line.strip("[]"), [])
        else:
            words.extend(line.split())
    return {name: frozenset(words) for name, words in tables.items()}


@cache
def _irregular_verbs() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Past tenses and participles to their base forms, and the base forms."""
    past: dict[str, str] = {}
    participle: dict[str, str] = {}
    bases = set()
    for line in _lines("irregular_verbs.txt"):
        base, pasts, participles = line.split()
        bases.add(base)
        for form in pasts.split("/"):
            past.setdefault(form, base)
        for form in participles.split("/"):
            participle.setdefault(form, base)
    return past, participle, frozenset(bases)


@cache
def _irregular_nouns() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _lines("irregular_nouns.txt"):
        singular, _, plurals = line.partition(" ")
        table[singular] = singular
        for plural in plurals.split("/"):
            if plural:
                table[plural] = singular
    return table


def _lines(name: str) -> list[str]:
    text = (files("sayso.data") / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=65536)
def lemma(word: str, tag: str) -> str:
    """The base form of `word` in lower case, given its Penn Treebank tag: lemma("went", "VBD") is "go"."""
    lower = word.lower().replace("’", "'")
    if tag in ("VBZ", "VBD", "VBN", "VBG", "VBP", "VB", "MD"):
        if tag in ("VB", "MD"):
            return "would" if lower == "'d" else _CLITICS.get(lower, lower)
        return _CLITICS.get(lower) or _verb(lower, tag) or lower
    if tag == "NNS":
        return _noun(lower) or lower
    if tag in ("JJR", "JJS"):
        return _ADJECTIVES.get(lower) or _degree(lower, tag) or lower
    if tag in ("RBR", "RBS"):
        return _DEGREES.get(lower) or _degree(lower, tag) or lower
    if tag == "PRP":
        return _PRONOUNS.get(lower, lower)
    return "not" if lower in ("n't", "n’t") and tag == "RB" else lower


def _verb(word: str, tag: str) -> str:
    if word in _BE:
        return _BE[word]
    past, participle, bases = _irregular_verbs()
    if tag in ("VBD", "VBN"):
        tables = (past, participle) if tag == "VBD" else (participle, past)
        found = tables[0].get(word) or tables[1].get(word)
        if found:
            return found
        for prefix in _PREFIXES:
            rest = word[len(prefix) :]
            if word.startswith(prefix) and (found := tables[0].get(rest) or tables[1].get(rest)):
                return prefix + found
        if word.endswith("eed"):
            return word[:-1]
        if word.endswith("ied"):
            return word[:-1] if len(word) == 4 or word in ("untied", "belied") else word[:-3] + "y"
        return _base(word[:-2], bases) if word.endswith("ed") and len(word) > 3 else word
    if tag == "VBG":
        if word.endswith("in'"):
            word = word[:-1] + "g"
        if len(word) < 5 or not word.endswith("ing"):
            return word
        stem = word[:-3]
        if stem in ("dy", "ly", "ty", "vy", "bely", "unty", "underly"):
            return stem[:-1] + "ie"
        return _base(stem, bases)
    return _without_s(word) if tag == "VBZ" else word


def _base(stem: str, bases: frozenset[str]) -> str:
    """The verb whose stem before -ed or -ing is `stem`."""
    with_e, without, doubled = _stems()["e"], _stems()["none"], _stems()["doubled"]
    if stem in bases or stem in without:
        return stem
    if stem + "e" in bases or stem in with_e:
        return stem + "e"
    if stem.endswith("ck") and stem[:-1] in doubled:
        return stem[:-1]
    if stem[-1] == stem[-2:-1] and stem != "boycott":
        once = stem[:-1]
        return once if once in doubled or once in bases or _DOUBLED.search(stem) or once.removeprefix("un") in doubled else stem
    for prefix in _PREFIXES:
        if stem.startswith(prefix) and len(stem) > len(prefix) + 2:
            rest = stem[len(prefix) :]
            if (len(rest) > 3 and rest in with_e) or rest + "e" in bases:
                return stem + "e"
            if rest in without or rest in bases:
                return stem
    return stem + "e" if _SILENT_E.search(stem) else stem


def _without_s(word: str) -> str:
    if word.endswith("ies"):
        return word[:-1] if len(word) == 4 else word[:-3] + "y"
    if word.endswith(("sses", "shes", "xes", "zzes", "oes", "tzes")):
        return word[:-2]
    if word.endswith("ches"):
        return word[:-1] if word in ("aches", "caches") else word[:-2]
    if word in ("focuses", "biases", "canvasses", "gases", "buses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _noun(word: str) -> str:
    table = _irregular_nouns()
    if word in table:
        return table[word]
    if "-" in word:
        head, _, last = word.rpartition("-")
        return head + "-" + _noun(last) if last else word
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    for ending in ("children", "wives", "lives", "halves", "selves", "shelves", "knives", "wolves", "thieves", "feet", "teeth", "mice"):
        if word.endswith(ending):
            return word[: -len(ending)] + table[ending]
    if word.endswith("ies") and len(word) > 3:
        return word[:-3] + "y"
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 3:
        return word
    if word.endswith("es"):
        if word.endswith(("auses", "ouses")):
            return word[:-1]
        if word.endswith(("sses", "uses", "shes", "ches", "xes", "zzes", "tzes", "oes")):
            return word[:-2]
        if word.endswith("yses"):
            return word[:-2] + "is"
    return word[:-1].removesuffix("'") if word.endswith("'s") else word[:-1]


def _degree(word: str, tag: str) -> str:
    ending = "er" if tag.endswith("R") else "est"
    if not word.endswith(ending) or len(word) < len(ending) + 2 or word in _stems()["degreeless"]:
        return word
    stem = word[: -len(ending)]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem in _stems()["adjectives"] or re.search(r"(?:[cuv]|[^s]s|[bcdfgkpt]l)\Z", stem):
        return stem + "e"
    return stem[:-1] if _DOUBLED.search(stem) and stem not in ("odd",) else stem
