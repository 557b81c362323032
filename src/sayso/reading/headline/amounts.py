"""Headlines that say more than the body in amount: a number raised, or a part told as the whole."""

from sayso.reading.headline.case import Case, Finding
from sayso.reading.headline.quantities import Quantity, quantities
from sayso.reading.headline.terms import word_lists
from sayso.reading.syntax import Token

_SAME = 0.87
"""From this share of the headline's number on a number counts as the same, rounded."""
_BACK = 5
_SUMMED = 12
_LIMITS = frozenset(("more", "over", "least", "nearly", "almost"))


def raised(case: Case) -> Finding | None:
    """A number of the headline that is higher than all numbers of the same thing in the body."""
    tokens = case.syntax.tokens
    own = [q for q in quantities(case.claim) if q.value != 100 or "percent" not in q.units]
    tellings = case.tellings()
    if not own or not tellings:
        return None
    told: list[tuple[int, Quantity]] = [(s, q) for s in case.body.sentences[:200] for q in quantities(case.syntax.sentence_tokens(s)[:200])]
    for claimed in own:
        same = [(s, q) for s, q in told if q.units & claimed.units - {"people"}]
        near = [(s, q) for s, q in same if s in tellings]
        values = sorted((q.value for _, q in same), reverse=True)
        if not near or claimed.value <= 1 or any(v >= _SAME * claimed.value for v in values):
            continue
        if any(_SAME * claimed.value <= q.value for _, q in told if not q.units - {"people"}):
            continue
        if "percent" not in claimed.units and len(values) > 1 and sum(values[:_SUMMED]) >= _SAME * claimed.value:
            continue
        s, nearest = max(near, key=lambda pair: (pair[1].value, float(case.aligned.coverage[pair[0]]), -pair[0]))
        said = _words(case.claim, claimed)
        found = case.syntax.text[tokens[nearest.first].start : tokens[nearest.last].end]
        why = f"the headline says “{said}”, more than any number of it in the text; the nearest is “{found}”: “{case.said(s)}”"
        return Finding("stronger", why, [case.syntax.sentences[s]], 0.85)
    return None


def _words(title: list[Token], quantity: Quantity) -> str:
    first = title[quantity.first]
    start = quantity.first - 1 if quantity.first and title[quantity.first - 1].text in "$€£¥" else quantity.first
    parts = [title[i].text for i in range(start, quantity.last + 1)]
    return ("".join(parts) if first.text[0].isdigit() and start != quantity.first else " ".join(parts)).strip()


def part(case: Case) -> Finding | None:
    """A thing that the headline tells whole, and the body in part: "all schools" under "some schools", "the border" under "part of it"."""
    lists = word_lists()
    title = case.claim
    tellings = case.tellings()
    if any(t.lower in lists["some"] for t in title):
        return None
    for k, term in enumerate(case.aligned.terms):
        if term.number or title[term.i].tag.startswith("VB"):
            continue
        whole = next((t for t in title[max(0, term.i - 3) : term.i] if t.lower in lists["all"]), None)
        found: tuple[int, Token, bool] | None = None
        for s in tellings:
            i = case.aligned.words[k].get(s)
            if i is None or (whole is None and not _does(case, s)):
                continue
            marker, firm = _partial(case, i)
            if marker is None:
                if case.aligned.coverage[s] >= 0.6 and whole is None:
                    found = None
                    break
                continue
            if any(t.lower in lists["all"] for t in case.syntax.tokens[max(0, i - _BACK) : i]):
                found = None
                break
            if (whole is not None or firm) and found is None:
                found = s, marker, firm
        if found is not None:
            s, marker, _ = found
            said = f"{whole.text} … {title[term.i].text}" if whole is not None else title[term.i].text
            why = f"the headline says “{said}”, the text has it of a part only (“{_phrase(case, marker, k, s)}”): “{case.said(s)}”"
            return Finding("stronger", why, [case.syntax.sentences[s]], 0.8)
    return None


def _does(case: Case, sentence: int) -> bool:
    """Whether a sentence has a verb in common with the headline."""
    tokens = case.syntax.tokens
    return any(tokens[i].tag.startswith("VB") for i in case.met(sentence).values())


def _partial(case: Case, i: int) -> tuple[Token | None, bool]:
    """The word before token `i` by which only a part of it is meant, and whether it says so even of a bare noun ("part of the border")."""
    tokens = case.syntax.tokens
    sentence = tokens[i].sent
    of = False
    for j in range(i - 1, max(i - 1 - _BACK, -1), -1):
        token = tokens[j]
        of = of or token.lower == "of"
        if token.sent != sentence or token.text in (",", ";", ":", ".") or token.tag.startswith("VB"):
            return None, False
        following = tokens[j + 1].lower if j + 1 < len(tokens) else ""
        if token.lower in ("part", "parts", "section", "sections", "portion", "half") and following == "of":
            return token, True
        if token.lower in ("some", "several", "few"):
            return token, False
        counted = token.tag == "CD" and token.lower not in ("all",)
        if counted and following == "of":
            return token, j + 2 < len(tokens) and any(t.tag == "CD" for t in tokens[j + 2 : i])
        if counted and (j == i - 1 or of):
            return token, False
    return None, False


def _phrase(case: Case, marker: Token, k: int, s: int) -> str:
    tokens = case.syntax.tokens
    return case.syntax.text[marker.start : tokens[case.aligned.words[k][s]].end]
