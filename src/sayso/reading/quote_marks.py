"""Single marks that may be quotation marks: what each can be by its shape and the characters beside it, and by the marks that are open."""

import re
from typing import NamedTuple


class Mark(NamedTuple):
    """One mark of a paragraph; `lean` says what it can be: open, close, both, inches or apostrophe."""

    start: int
    end: int
    char: str
    family: str
    lean: str
    strong: bool
    """Whether a single mark that can close is surely no possessive and no clipped word."""


MARK = re.compile(r"''|``|´´|[\"“”„‟＂'‘’‚‛`´«»‹›]")
_FAMILY = dict.fromkeys(("''", "``", "´´", *'"“”„‟＂'), "double") | dict.fromkeys("'‘’‚‛`´", "single")
_FAMILY |= dict.fromkeys("«»", "angle") | dict.fromkeys("‹›", "single angle")
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Characters of no width, which may stand where a space would."""
_BEFORE_OPENING = frozenset("([{<—–-/" + _UNSEEN)
_AFTER_CLOSING = frozenset(",.;:!?)]}…—–-/" + _UNSEEN)
_ELISION = re.compile(
    r"['’‘`](?:\d0s?|\d\d|em|til|till|tis|twas|twere|twill|cause|bout|round|cuz|coz|neath|nuff|ere|hood|fore|gainst|n)\b(?!['’][\s,.])",
    re.IGNORECASE,
)
_AND = re.compile(r"['’‘`]n['’‘`](?=\s)", re.IGNORECASE)
_ALWAYS_OPEN = ("„", "‟", "``")


def marks_of(text: str, start: int, end: int, matches: list[re.Match[str]]) -> list[Mark]:
    """The marks of one paragraph with the way each leans; apostrophes, feet and inches are told from marks where no context is needed."""
    raw: list[tuple[int, int]] = []
    for match in matches:
        a, b = match.span()
        # In a run of three straight marks the single one is inside: '''No,' he said'' and ''he said 'no'''.
        if match.group() == "'" and raw and raw[-1][1] == a and text[raw[-1][0] : a] == "''":
            first = raw[-1][0]
            if first > start and not text[first - 1].isspace() and text[first - 1] not in _BEFORE_OPENING:
                raw[-1:] = [(first, first + 1), (first + 1, b)]
                continue
        raw.append((a, b))
    marks = []
    i = 0
    while i < len(raw):
        j = i  # marks side by side see the characters on either side of their run
        while j + 1 < len(raw) and raw[j + 1][0] == raw[j][1]:
            j += 1
        low, high = raw[i][0], raw[j][1]
        before = text[low - 1] if low > start else ""
        after = text[high] if high < end else ""
        may_open = before == "" or before.isspace() or before in _BEFORE_OPENING
        may_close = after == "" or after.isspace() or after in _AFTER_CLOSING
        lean = "open" if may_open and not may_close else "close" if may_close and not may_open else "both"
        for a, b in raw[i : j + 1]:
            marks.append(_lean(text, a, b, before, after, lean, i == j))
        i = j + 1
    return marks


def _lean(text: str, a: int, b: int, before: str, after: str, lean: str, alone: bool) -> Mark:
    char = text[a:b]
    family = _FAMILY[char]
    strong = False
    if family == "single":
        within_word = alone and before.isalnum() and after.isalnum()
        elided = lean == "open" and _ELISION.match(text, a)
        if within_word or elided or _AND.match(text, a) or _AND.match(text, max(a - 2, 0)):
            lean = "apostrophe"
        clipped = before in "sS" or before.isdigit() or text[max(a - 2, 0) : a] == "in"
        strong = lean in ("close", "both") and before != "" and not clipped
    elif family == "double" and char in ('"', "''", "”", "＂") and before.isdigit() and lean != "open":
        lean = "inches"
    elif char == '"' and (before == "=" or after == ">"):
        lean = "apostrophe"  # the value of an attribute in left-over markup
    return Mark(a, b, char, family, lean, strong)


class Later:
    """What comes after mark `i` in its paragraph, in constant time."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        self.next: list[int] = [-1] * len(marks)  # the next mark of the same family that is no apostrophe
        self.closes: list[bool] = [False] * len(marks)  # some later mark of the family can close
        last: dict[str, int] = {}
        close: dict[str, bool] = {}
        for i in range(len(marks) - 1, -1, -1):
            mark = marks[i]
            family = mark.family
            self.next[i] = last.get(family, -1)
            self.closes[i] = close.get(family, False)
            if mark.lean != "apostrophe":
                last[family] = i
                if mark.lean != "open":
                    close[family] = True

    def nests(self, i: int, top: Mark) -> bool:
        """Whether mark `i` opens within the one that `top` opened: the next two marks both close, or the two differ in kind ("a “b” c")."""
        one = self.next[i]
        two = self.next[one] if one >= 0 else -1
        if top.char == '"' and self.marks[i].char == "“":
            return one >= 0 and self.marks[one].char == "”"
        return two >= 0 and self.marks[one].char in "”»›" and self.marks[two].char in "”»›"


def act(mark: Mark, i: int, top: Mark | None, is_open: bool, later: Later, leads: bool) -> str:
    """Whether `mark` opens, closes or is no quotation mark at all (""), given the marks that are open."""
    lean = mark.lean
    following = later.marks[later.next[i]] if later.next[i] >= 0 else None
    if lean == "apostrophe":
        return ""
    if lean == "inches":
        inside = following is not None and following.lean in ("close", "both")
        return "close" if is_open and not inside else ""
    if mark.family == "single":
        return _act_single(mark, i, top, following, later, leads)
    if mark.char in _ALWAYS_OPEN:
        return "open"
    if mark.char in "«‹":
        return "close" if is_open and top is not None and top.char in "»›" else "open"
    if mark.char in "»›":
        return "close" if is_open else "open" if lean == "open" and following is not None else "close"
    if mark.char == "“":
        german = top is not None and top.char == "„"
        return "close" if is_open and (german or lean != "open") else "open"
    if mark.char == "”":
        return "open" if lean == "open" and not is_open and following is not None and following.lean != "open" else "close"
    if lean == "open":
        # With no mark to come, a mark that seems to open is a closing one with its space on the wrong side.
        return "close" if is_open and top is not None and top.family == "double" and following is None else "open"
    if lean == "both" and not is_open:
        return "open" if following is not None and following.lean != "open" else "close"
    return "close"


def _act_single(mark: Mark, i: int, top: Mark | None, following: Mark | None, later: Later, leads: bool) -> str:
    within = top is not None and top.family == "single"
    if mark.lean == "open" or (mark.char in "‘‚‛`" and not (within and mark.lean == "close")):
        if mark.char in "’´":
            return "open" if following is not None and following.strong else ""
        return "open" if leads or later.closes[i] else ""
    if not within:
        return ""
    if not mark.strong and following is not None and following.strong and following.lean != "open":
        return ""  # a possessive (the boys’ room) or a clipped word (goin’) before the true end
    return "close"
