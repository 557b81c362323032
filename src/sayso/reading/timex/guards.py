"""What only looks like a month or a year: Mrs May, a march on a capital, 2000 people, a telephone number, 1600 of some avenue."""

import re

from sayso.reading.syntax import Token
from sayso.reading.timex.alphabet import lexicon, word_list
from sayso.reading.timex.scene import Scene

_NAMES = frozenset(("may", "march", "april", "june", "august", "jan", "mar", "jun", "dec", "sep"))
_LEADS = word_list("guards.leads")
_TITLES = word_list("guards.titles")
_STREETS = word_list("guards.streets")
_BEFORE_CODE = word_list("guards.before_code")
_COUNTED = word_list("guards.counted")
_ABOUT = word_list("guards.about")
_IN_TIME = word_list("guards.in_time")


def is_month(token: Token, scene: Scene, strong: bool) -> bool:
    """Whether a word that may be a month is one here; `strong` where a number, year or "early" stands beside it."""
    word = token.lower.rstrip(".")
    before = scene.lower(token.i - 1)
    if before in _TITLES:
        return False
    if strong or word not in _NAMES:
        if token.ent == "PERSON" and not strong and before not in _LEADS:
            return False
        return word not in ("sep", "jun", "mar", "jan", "dec") or strong or token.text.endswith(".") or before in _LEADS
    after = scene.token(token.i + 1)
    if token.ent == "PERSON" and before not in ("in", "since", "until", "last", "next", "late", "early"):
        return False
    if (
        after
        and (after.text[0].isupper() and after.tag.startswith("NNP") and not lexicon().value(after, "MONTH"))
        and before not in ("in", "since", "until")
    ):
        return False
    if after and after.tag in ("VBD", "VBZ", "VB", "MD") and before not in ("in", "since", "last", "early", "late", "this", "-"):
        return False
    if (
        word == "march"
        and after
        and after.lower in ("on", "for", "against", "to", "by", "of", "from")
        and before not in ("in", "since", "last", "early", "late", "next", "-")
    ):
        return False
    if before in ("by", "from", "to", "of", "for", "and", "or", "after", "before", "on") and token.tag not in ("NNP", "CD"):
        return False
    if before in _LEADS:
        return not (word == "may" and before in ("and", "or", "for", "to") and after is not None and after.tag.startswith("V"))
    # "the May election", "a June vote": the month before a common noun.
    return (
        before in ("the", "a", "its", "their", "his", "her", "'s", "’s", ",", "")
        and after is not None
        and after.tag in ("NN", "NNS")
        and token.tag.startswith("NNP")
    )


def is_year(token: Token, scene: Scene, told: bool) -> bool:
    """Whether four figures are a year here; `told` where "early" or "the end of" stands beside them."""
    year = int(token.text)
    before, after = scene.token(token.i - 1), scene.token(token.i + 1)
    left = before.lower if before else ""
    right = after.lower if after else ""
    if told:
        return right not in _COUNTED
    if left in _BEFORE_CODE or right in ("%", "percent", "°", "€"):
        return False
    if (
        before
        and left in (".", ",", ":", "/", "-", "–", "+")
        and before.end == token.start
        and scene.token(token.i - 2)
        and scene.lower(token.i - 2)[-1:].isdigit()
    ):
        return False
    if after and right in ("-", "/", ":", ".", ",") and after.start == token.end:
        beyond = scene.token(token.i + 2)
        if beyond and beyond.start == after.end and beyond.text[0].isdigit():
            return False
    if right in _COUNTED or (right == "or" and scene.lower(token.i + 2) in ("so", "more")):
        return False
    if left in _ABOUT and after and after.tag in ("NNS", "NNP", "JJ") and left not in ("around", "about"):
        return False
    for i in range(token.i + 1, token.i + 5):
        word = scene.token(i)
        if word is None or not word.text[0].isalnum() or not (word.text[0].isupper() or word.text[0].isdigit()):
            break
        if word.lower in _STREETS:
            return False
    plural_noun = after is not None and after.tag == "NNS"
    pointed = left in _IN_TIME or left in ("the", "a", "an", "his", "her", "its", "their", "this", "'s", "’s")
    if not pointed and plural_noun and year % 100 == 0:
        return False
    if year < 1500 or year > 2100:
        return left in ("in", "since", "until", "by", "year", "from", "circa", "c.", "before", "after", "during", "around") and not (
            after is not None and after.tag in ("NNS", "NN", "JJ", "NNP", "CD")
        )
    return not (before is not None and before.tag == "$") and not re.fullmatch(r"[A-Z]+-", left)
