"""The language of an article, told from its script and its function words.

About two fifths of the words of English, and of its neighbours, are function words. An article of some length shows beyond doubt which
they are; a few words do not, and then the answer is None rather than a guess: a short English text is never taken for another language.
Among languages that share a script and that Sayso does not read, the answer is only the likeliest.
"""

import re
from collections import Counter
from functools import cache
from importlib import resources
from typing import NamedTuple

READ_LANGUAGES = frozenset({"en"})
"""The languages, by ISO 639-1, whose articles are read and not only kept."""

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MIN_ENGLISH = 0.12
_MIN_OTHER = 0.12
_LEAD = 2.0
_SHORT = 20

_SCRIPTS = (
    ("Cyrillic", "\u0400-\u052f"),
    ("Arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("Han", "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff"),
    ("Kana", "\u3040-\u30ff"),
    ("Hangul", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Hebrew", "\u0590-\u05ff"),
    ("Devanagari", "\u0900-\u097f"),
    ("Bengali", "\u0980-\u09ff"),
    ("Gurmukhi", "\u0a00-\u0a7f"),
    ("Gujarati", "\u0a80-\u0aff"),
    ("Tamil", "\u0b80-\u0bff"),
    ("Telugu", "\u0c00-\u0c7f"),
    ("Kannada", "\u0c80-\u0cff"),
    ("Malayalam", "\u0d00-\u0d7f"),
    ("Sinhala", "\u0d80-\u0dff"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Lao", "\u0e80-\u0eff"),
    ("Burmese", "\u1000-\u109f"),
    ("Georgian", "\u10a0-\u10ff"),
    ("Ethiopic", "\u1200-\u137f"),
    ("Khmer", "\u1780-\u17ff"),
    ("Armenian", "\u0530-\u058f"),
)
_RUNS = {name: re.compile(f"[{letters}]+") for name, letters in _SCRIPTS}
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-\u024f\u1e00-\u1eff]+")
_NOT_LATIN = re.compile("[^\x00-\u024f\u1e00-\u1eff\u2000-\u2bff\\s]+")
# The language of most news in a script, and the letters that tell another one.
_OF_SCRIPT = {
    "Cyrillic": "ru", "Arabic": "ar", "Han": "zh", "Hangul": "ko", "Greek": "el", "Hebrew": "he", "Devanagari": "hi", "Bengali": "bn",
    "Gurmukhi": "pa", "Gujarati": "gu", "Tamil": "ta", "Telugu": "te", "Kannada": "kn", "Malayalam": "ml", "Sinhala": "si", "Thai": "th",
    "Lao": "lo", "Burmese": "my", "Georgian": "ka", "Ethiopic": "am", "Khmer": "km", "Armenian": "hy",
}  # fmt: skip
_LETTERS = {
    "Cyrillic": (("mk", "ѓќѕ"), ("sr", "ђћџ"), ("be", "ў"), ("kk", "әғқңұһ"), ("uk", "їєґ"), ("mn", "өү")),
    "Arabic": (("ur", "ٹڈڑےں"), ("ps", "ښځړ"), ("fa", "پچژگ")),
}


class Evidence(NamedTuple):
    """A language by ISO 639-1, or None, and what that rests on."""

    language: str | None
    why: str


def detect(text: str) -> str | None:
    """The language of `text` by ISO 639-1, or None where too little tells. Linear, offline, the same every time."""
    return identify(text).language


def identify(text: str) -> Evidence:
    """The language of `text` and what says so."""
    text = text[:_SAMPLE]
    latin = sum(map(len, _LATIN.findall(text)))
    if 4 * sum(map(len, _NOT_LATIN.findall(text))) < latin:
        return _by_words([word.lower() for word in _WORD.findall(text)])
    script, letters = max(((name, sum(map(len, run.findall(text)))) for name, run in _RUNS.items()), key=lambda pair: pair[1])
    if script in ("Han", "Kana") and letters:
        han, kana = (sum(map(len, _RUNS[name].findall(text))) for name in ("Han", "Kana"))
        # A Chinese or Japanese letter says as much as two or three of an alphabet.
        if 2 * (han + kana) > latin:
            return Evidence("ja" if kana > 0.05 * (han + kana) else "zh", f"{script} script")
    elif letters > latin:
        return Evidence(_by_letters(text, script), f"{script} script")
    return _by_words([word.lower() for word in _WORD.findall(text)]) if latin else Evidence(None, "no words to tell it by")


def _by_letters(text: str, script: str) -> str:
    counts = Counter(text.lower())
    total = sum(counts[c] for c in counts if _RUNS[script].match(c))
    for language, telling in _LETTERS.get(script, ()):
        if sum(counts[c] for c in telling) > 0.004 * total:
            return language
    # Bulgarian uses the hard sign as a vowel, and has no "ы".
    if script == "Cyrillic" and counts["ъ"] > 0.005 * total and not counts["ы"]:
        return "bg"
    return _OF_SCRIPT[script]


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """For each word, the languages that have it, in alphabetical order."""
    owners: dict[str, list[str]] = {}
    table = resources.files("sayso.data").joinpath("function_words.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            language, words = line.split("\t")
            for word in dict.fromkeys(words.split()):
                owners.setdefault(word, []).append(language)
    return {word: tuple(sorted(languages)) for word, languages in owners.items()}


def _by_words(words: list[str]) -> Evidence:
    table = _function_words()
    hits: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for word in words:
        languages = table.get(word.replace("’", "'"), ())
        hits.update(languages)
        if len(languages) == 1:
            own.update(languages)
    # Of neighbours that share most of their function words, the one with more that are its own.
    ranked = sorted(hits, key=lambda language: (-hits[language] - own[language], language))
    if not ranked:
        return Evidence(None, "no function word to tell it by")
    best = ranked[0]
    share = hits[best] / len(words)
    why = f"function words, {share:.0%} of all words"
    if best == "en" and (share >= _MIN_ENGLISH or len(words) < _SHORT):
        return Evidence(best, why)
    if best != "en" and len(words) >= _SHORT and share >= _MIN_OTHER and hits[best] >= _LEAD * hits["en"]:
        return Evidence(best, why)
    return Evidence(None, "too few function words to tell it by")
