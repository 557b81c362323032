"""Which of a place's other names are worth filing, and what a division is called without the word for its rank."""

import re
from collections.abc import Iterable

_LATIN = re.compile(r"^[\wÀ-ɏḀ-ỿ'’ .,()/-]+$")
_FOREIGN = re.compile(r"[^\x00-ɏḀ-ỿ’ʻʼ]")
_CODE = re.compile(r"^[A-Z0-9]{1,4}$")

_RANKS = (
    "oblast|oblast'|oblastʼ|krai|kray|okrug|autonomous okrug|autonomous oblast|republic|province|governorate|prefecture|region|district|"
    "county|voivodeship|raion|rayon|department|canton|municipality|state|parish|borough|division|emirate|wilaya|autonomous region"
)
_AFTER = re.compile(rf"^(.{{3,}}?) (?:{_RANKS})$", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:(?:republic|province|state|canton|region|department|county|district|governorate|commonwealth|emirate|municipality) of(?: the)?|"
    r"respublika|provincia d[ei]|departamento de(?:l)?|département de(?: la| l'|s)?|wilaya de|ostān-e|ostan-e|muhafazat|estado de|"
    r"judetul|județul|changwat|tinh|tỉnh|il|gouvernorat de|région de|kanton|kabupaten|kota|powiat|landkreis|departament|oblast|okres)"
    r" (.{3,})$",
    re.IGNORECASE,
)


def bare(name: str) -> str:
    """ "Donetsk Oblast" -> "Donetsk", "Republic of Dagestan" -> "Dagestan"; "" where there is nothing to take off."""
    match = _AFTER.match(name) or _BEFORE.match(name)
    return match[1].strip() if match else ""


def alternates_of(names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that an English text may use: in Latin letters, three or more, no codes of airports; in order, once each."""
    kept: dict[str, None] = {}
    for name in names:
        name = name.strip()
        if 3 <= len(name) <= 60 and not _CODE.match(name) and not _FOREIGN.search(name) and _LATIN.match(name):
            kept.setdefault(name)
    return tuple(kept)
