"""What stands in and around a candidate, as features for `toponyms.py`."""

import math
from collections.abc import Sequence
from functools import cache

from sayso.data.lexicon import given_names
from sayso.data.toponym_lists import words
from sayso.gazetteer import Entry, Gazetteer
from sayso.reading.syntax import Syntax
from sayso.reading.toponym_candidates import Candidate, capital

_QUALIFIERS = ("division", "country")


class Surroundings:
    """What is known of the whole text before a single candidate is weighed."""

    def __init__(self, syntax: Syntax, found: Sequence[Candidate], scores: Sequence[float] | None, gazetteer: Gazetteer) -> None:
        self.syntax = syntax
        self.scores = scores
        self.gazetteer = gazetteer
        self._entries: dict[str, list[Entry]] = {}
        self.runs = {(c.first, c.last): c for c in found}
        self.widest = _widest(found)
        self.small = frozenset(t.lower for t in syntax.tokens if t.text.islower())
        self.located = frozenset(c.text for c in found if self.before(c.first) in words()["locative"])
        self.persons = self._persons()
        self.ents = _entity_of(syntax)

    def _persons(self) -> frozenset[str]:
        parts: set[str] = set()
        for name in self.syntax.names:
            if name.label == "PERSON" and name.last > name.first:
                parts.update(t.text for t in self.syntax.tokens[name.first : name.last + 1])
        return frozenset(parts)

    def before(self, i: int, back: int = 1) -> str:
        """The word `back` before token `i` in lower case, or "" at a sentence's beginning."""
        at = i - back
        tokens = self.syntax.tokens
        return tokens[at].lower if at >= 0 and tokens[at].sent == tokens[i].sent else ""

    def after(self, i: int, on: int = 1) -> str:
        """The word `on` after token `i` as it is written, or "" at a sentence's end."""
        at = i + on
        tokens = self.syntax.tokens
        return tokens[at].text if at < len(tokens) and tokens[at].sent == tokens[i].sent else ""

    def entries(self, candidate: Candidate) -> list[Entry]:
        """The places of the candidate's name."""
        if candidate.text not in self._entries:
            self._entries[candidate.text] = self.gazetteer.lookup(candidate.text)
        return self._entries[candidate.text]


def _widest(found: Sequence[Candidate]) -> dict[int, tuple[int, int]]:
    """For each token the longest run that the gazetteer knows and that holds it."""
    widest: dict[int, tuple[int, int]] = {}
    for c in found:
        if c.how == "name":
            for i in range(c.first, c.last + 1):
                old = widest.get(i)
                if old is None or c.last - c.first > old[1] - old[0]:
                    widest[i] = (c.first, c.last)
    return widest


def _entity_of(syntax: Syntax) -> dict[int, tuple[int, int, str]]:
    return {i: (n.first, n.last, n.label) for n in syntax.names for i in range(n.first, n.last + 1)}


@cache
def _given() -> frozenset[str]:
    return frozenset(given_names())


def features(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    """The features of one candidate; names are stable, values are 0 to about 2."""
    found: dict[str, float] = {"bias": 1.0, f"how={candidate.how}": 1.0}
    if candidate.kind:
        found[f"how={candidate.how} kind={candidate.kind}"] = 1.0
    _of_words(candidate, around, found)
    _of_gazetteer(candidate, around, found)
    _of_entity(candidate, around, found)
    _of_neighbours(candidate, around, found)
    _of_overlaps(candidate, around, found)
    if around.scores is not None:
        inside = around.scores[candidate.first : candidate.last + 1]
        beside = [around.scores[i] for i in (candidate.first - 1, candidate.last + 1) if 0 <= i < len(around.scores)]
        found["tagger least"] = min(inside, default=0.0)
        found["tagger mean"] = sum(inside) / max(len(inside), 1)
        found["tagger beside"] = max(beside, default=0.0)
    return found


def _of_words(candidate: Candidate, around: Surroundings, found: dict[str, float]) -> None:
    tokens = around.syntax.tokens[candidate.first : candidate.last + 1]
    found[f"words={min(len(tokens), 4)}"] = 1.0
    first = tokens[0]
    if not around.before(candidate.first):
        found["begins sentence"] = 1.0
        if len(tokens) == 1:
            found["one word begins sentence"] = 1.0
    if candidate.text.isupper() and len(candidate.text) > 4:
        found["capitals"] = 1.0
    if first.lower in around.small:
        found["also in lower case"] = 1.0
    if first.lower in ("the", "a", "in", "new", "this"):
        found[f"first={first.lower}"] = 1.0
    if first.tag in ("NNP", "NNPS"):
        found["proper"] = 1.0
    else:
        found[f"tag={first.tag}"] = 1.0
    if len(tokens) == 1 and first.text in _given():
        found["given name"] = 1.0
    if candidate.how == "demonym":
        found[f"demonym dep={first.dep}"] = 1.0
    if candidate.text in around.located:
        found["located somewhere"] = 1.0


def _of_gazetteer(candidate: Candidate, around: Surroundings, found: dict[str, float]) -> None:
    entries = around.entries(candidate)
    if not entries:
        found["unknown"] = 1.0
        return
    exact = [e for e in entries if e.exact]
    best = max(exact or entries, key=lambda e: (e.kind in ("country", "division", "continent"), e.population))
    found["exact" if exact else "other name"] = 1.0
    found["people"] = math.log10(1 + max(e.population for e in exact or entries)) / 5
    found["many"] = math.log(1 + len(entries)) / 3
    found[f"kind={best.kind}"] = 1.0
    if candidate.how == "name" and candidate.last == candidate.first and not exact:
        found["one word, other name"] = 1.0


def _of_entity(candidate: Candidate, around: Surroundings, found: dict[str, float]) -> None:
    first, last = around.ents.get(candidate.first), around.ents.get(candidate.last)
    if first is None and last is None:
        found["no entity"] = 1.0
        return
    entity = first or last
    assert entity is not None
    low, high, label = entity
    if (low, high) == (candidate.first, candidate.last) or (
        high == candidate.last and around.syntax.tokens[low].lower == "the" and low + 1 == candidate.first
    ):
        fit = "is"
    elif low <= candidate.first and candidate.last <= high:
        fit = "begins" if candidate.first == low else "ends" if candidate.last == high else "inside"
    elif candidate.first <= low and high <= candidate.last:
        fit = "holds"
    else:
        fit = "crosses"
    found[f"entity {fit} {label}"] = 1.0
    if fit == "begins" and label in ("ORG", "FAC"):
        following = around.after(candidate.last).lower()
        found[f"entity begins {label} {'inner' if following in words()['inner org'] else 'other'}"] = 1.0
        ending = around.syntax.tokens[high].lower
        if ending in words()["inner org"]:
            found["body ends so"] = 1.0
        elif ending in words()["after site"]:
            found["site ends so"] = 1.0


def _of_neighbours(candidate: Candidate, around: Surroundings, found: dict[str, float]) -> None:
    before, after = around.before(candidate.first), around.after(candidate.last)
    lists = words()
    if before in lists["locative"]:
        found["after locative"] = 1.0
    elif before in ("of", "from", "to", "for", "and", "the", ",", "(", "by", "between"):
        found[f"before={before}"] = 1.0
    if before.rstrip(".") + "." in lists["titles"] or before in lists["titles"]:
        found["after title"] = 1.0
    if before == "of" and around.before(candidate.first, 2) in lists["places"]:
        found["after place of"] = 1.0
    previous = around.syntax.tokens[candidate.first - 1] if before else None
    if previous is not None and capital(previous):
        found["after capital"] = 1.0
        if previous.text in _given():
            found["after given name"] = 1.0
    if after == ",":
        following = around.runs.get((candidate.last + 2, candidate.last + 2)) or around.runs.get((candidate.last + 2, candidate.last + 3))
        if following is not None and (following.how == "abbreviation" or _wide(following, around)):
            found["before comma and wider"] = 1.0
    if before == "," and candidate.first >= 2:
        found["after comma"] = 1.0
        if around.runs.get((candidate.first - 2, candidate.first - 2)) is not None:
            found["after comma and place"] = 1.0
    if after in ("'s", "’s"):
        found["possessive"] = 1.0
    elif after in ("-", "–") and around.after(candidate.last, 2).lower() in ("based", "area", "born", "led"):
        found["-based"] = 1.0
    elif after in ("-", "–", "/"):
        found["hyphen"] = 1.0
    elif after[:1].isupper():
        found["before capital"] = 1.0
        low = after.lower()
        if low in lists["inner org"]:
            found["before body"] = 1.0
        elif low in lists["after site"]:
            found["before site"] = 1.0
        elif low in lists["after road"]:
            found["before road"] = 1.0
        elif any(low in lists[f"after {kind}"] for kind in ("county", "river", "lake", "area", "mountain", "district")):
            found["before feature"] = 1.0
    elif after in ("(", ")", ".", ":", "–", "—", "--") or after in lists["telling"]:
        found[f"after={after}"] = 1.0
    elif after.lower() in lists["places"] or after.lower() in ("police", "residents", "officials", "native", "resident", "man", "woman"):
        found["before locals"] = 1.0
    if candidate.last == candidate.first and candidate.text in around.persons:
        found["part of a person"] = 1.0


def _wide(candidate: Candidate, around: Surroundings) -> bool:
    return any(e.exact and e.kind in _QUALIFIERS for e in around.entries(candidate)[:5])


def _of_overlaps(candidate: Candidate, around: Surroundings, found: dict[str, float]) -> None:
    widest = around.widest.get(candidate.first) or around.widest.get(candidate.last)
    if widest is not None:
        if widest[1] - widest[0] > candidate.last - candidate.first:
            found["inside a longer name"] = 1.0
        elif widest == (candidate.first, candidate.last):
            found["longest name"] = 1.0
    if candidate.how == "pattern":
        for end in range(candidate.first, candidate.last):
            inner = around.runs.get((candidate.first, end))
            if inner is not None and inner.how in ("name", "abbreviation") and any(e.exact for e in around.entries(inner)[:1]):
                found[f"begins with a name, {candidate.kind}"] = 1.0
                break
    elif any(
        (c := around.runs.get((candidate.first, end))) is not None and c.how == "pattern"
        for end in range(candidate.last + 1, candidate.last + 4)
    ):
        found["begins a pattern"] = 1.0
