"""Which place an outlet is named after, and which country its address belongs to: "The Tartu Courier", augusta-chronicle.example."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.data.countries import by_alpha2
from sayso.data.toponym_lists import words
from sayso.gazetteer import Entry, Gazetteer
from sayso.gazetteer.keys import fold

_LABEL = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
MOST_SPLIT = 24
"""Letters of the longest part of an address that is cut into two words."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Where an outlet is at home: the country of its address (alpha-3) or "", and the places that it may be named after."""

    country: str
    places: tuple[Entry, ...]


@cache
def _press() -> tuple[str, ...]:
    """Words of newspapers' names that stand glued on in addresses, the longest first."""
    return tuple(sorted((word for word in words()["press"] if len(word) > 2), key=lambda word: (-len(word), word)))


def _stripped(label: str) -> str:
    changed = True
    while changed:
        changed = False
        for word in _press():
            if label.startswith(word) and len(label) > len(word) + 2:
                label, changed = label[len(word) :].lstrip("-"), True
            elif label.endswith(word) and len(label) > len(word) + 2:
                label, changed = label[: -len(word)].rstrip("-"), True
    return label


def _names_in_label(label: str, gazetteer: Gazetteer) -> list[str]:
    rest = _stripped(label)
    if rest not in gazetteer and (start := next((rest[:-n] for n in (1, 2, 3) if len(rest) > n + 4 and rest[:-n] in gazetteer), "")):
        return [start]  # with initials after it: "parispi", the Paris Post-Intelligencer
    if len(rest) < 4 or rest in words()["press"]:
        return []
    forms = [rest] + ([f"{rest[:i]} {rest[i:]}" for i in range(3, len(rest) - 2)] if len(rest) <= MOST_SPLIT and "-" not in rest else [])
    return [form for form in forms if form in gazetteer][:3]


def _country(host: str) -> str:
    last = host.rsplit(".", 1)[-1]
    if last in words()["generic domain"]:
        return ""
    return by_alpha2().get({"uk": "GB"}.get(last, last.upper()), "")


def outlet_hint(outlet: str | None, url: str | None, gazetteer: Gazetteer) -> Hint:
    """What the outlet's name and the address tell; an empty hint where they tell nothing. At most the first 200 characters are read."""
    text = " ".join(part[:200].lower() for part in (outlet, (url or "").split("?")[0].split("//")[-1].split("/")[0]) if part)
    country, names = "", []
    for host in dict.fromkeys(_LABEL.findall(text)):
        country = country or _country(host)
        for label in host.split(".")[:-1]:
            names += _names_in_label(label, gazetteer)
    plain = [w for w in re.findall(r"[^\W\d_]+", _LABEL.sub(" ", text)) if w not in words()["press"]]
    for size in (3, 2, 1):
        for i in range(len(plain) - size + 1):
            if len(name := " ".join(plain[i : i + size])) > 3 and name in gazetteer:
                names.append(name)
        if names:
            break
    places = [entry for name in dict.fromkeys(fold(n) for n in names) for entry in gazetteer.lookup(name)[:40] if entry.exact]
    return Hint(country, tuple(places))
