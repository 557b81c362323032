"""What is known of the world: bodies with their country and sector, and who held which office when. Tables in `data/`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.data.lexicon import lines
from sayso.errors import DataError
from sayso.reading.keys import key_of, spelling
from sayso.reading.known_places import famous

_HELD = re.compile(r"(.+) (\d{4}(?:-\d\d)?)\.\.(\d{4}(?:-\d\d)?)?")
_BODIES = ("organisations.txt", "state_bodies.txt", "more_organisations.txt")
_PEOPLE = ("leaders.txt", "officials.txt", "public_figures.txt")
_GONE = frozenset(("GOV", "LEG", "MIL", "JUD", "SPY", "COP"))
"""Sectors of offices: who has left one is ELI in PLOVER."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: canonical name, country or PLOVER group code (None where only a setting tells it), and sector (None for none)."""

    name: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """One office that someone held: `start` and `end` are a year or year-month, `end` is "" for an open end."""

    name: str
    country: str
    sector: str
    role: str
    start: str
    end: str
    leading: bool = False
    """Whether it stands in the table of those whom news names most: only they are known by a role in private life or by surname."""


@cache
def bodies() -> Mapping[str, tuple[Body, ...]]:
    """Organisations by the key of each of their names; of several with one name the first of the table comes first."""
    table: dict[str, list[Body]] = {}
    for number, line in (entry for name in _BODIES for entry in lines(name)):
        head, colon, rest = line.partition(": ")
        codes = head.split()
        if not colon or len(codes) != 2:
            raise DataError(f"bodies, line {number}: no codes")
        for entry in rest.split(";"):
            names = [name.strip() for name in entry.split("|") if name.strip()]
            body = Body(names[0], codes[0], None if codes[1] == "-" else codes[1])
            for key in dict.fromkeys(key_of(name) for name in names):
                table.setdefault(key, []).append(body)
    return MappingProxyType({key: tuple(found) for key, found in table.items()})


@cache
def _offices() -> tuple[Mapping[str, tuple[Office, ...]], Mapping[str, tuple[str, ...]]]:
    """Offices by a person's full-name key, and the full-name keys by surname."""
    people: dict[str, list[Office]] = {}
    last: dict[str, list[str]] = {}
    for table, number, line in ((name, *entry) for name in _PEOPLE for entry in lines(name)):
        head, colon, rest = line.partition(": ")
        codes = head.split(maxsplit=2)
        if not colon or len(codes) != 3:
            raise DataError(f"office holders, line {number}: no codes")
        for entry in rest.split(";"):
            found = _HELD.fullmatch(entry.strip())
            if found is None:
                raise DataError(f"leaders.txt, line {number}: no dates in {entry.strip()!r}")
            names = found[1].split("|")
            office = Office(names[0], codes[0], codes[1], codes[2], found[2], found[3] or "", table == _PEOPLE[0])
            for name in names:
                key = key_of(name)
                people.setdefault(key, []).append(office)
                words = key.split()
                for size in range(1, min(3, len(words) - 1) + 1):
                    bearers = last.setdefault(" ".join(words[-size:]), [])
                    if key not in bearers:
                        bearers.append(key)
                # Chinese, Korean and Vietnamese names begin with the surname.
                if codes[0] in ("CHN", "KOR", "PRK", "TWN", "VNM", "SGP", "KHM") and len(words) > 1:
                    bearers = last.setdefault(words[0], [])
                    if key not in bearers:
                        bearers.append(key)
    return (
        MappingProxyType({key: tuple(offices) for key, offices in people.items()}),
        MappingProxyType({key: tuple(names) for key, names in last.items()}),
    )


@cache
def _spelt() -> Mapping[str, str]:
    """Full names by their rough spelling, where only one has it."""
    table: dict[str, str | None] = {}
    for key in _offices()[0]:
        rough = spelling(key)
        same = table.get(rough, key)
        table[rough] = key if same is not None and _offices()[0][same][0].name == _offices()[0][key][0].name else None
    return MappingProxyType({rough: key for rough, key in table.items() if key})


@cache
def _initials() -> frozenset[str]:
    """Keys of names that the tables write in capitals only: "FLA" is none for "Fla."."""
    capital: dict[str, bool] = {}
    for _, line in (entry for name in _BODIES for entry in lines(name)):
        for name in line.partition(": ")[2].replace(";", "|").split("|"):
            word = name.strip()
            if " " not in word:
                key = key_of(word)
                capital[key] = capital.get(key, True) and word.isupper()
    return frozenset(key for key, only in capital.items() if only)


def body_named(words: str, setting: Sequence[str] = (), around: Sequence[str] = ()) -> Body | None:
    """As `body`, for words as the text has them: initials count only in capitals."""
    key = key_of(words)
    return None if key in _initials() and not words.isupper() else body(key, setting, around)


@cache
def _shared() -> Mapping[str, tuple[str, str, tuple[str, ...]]]:
    """Names that bodies of several states share, by key: the name, its sector, and the countries."""
    table: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    for number, line in lines("shared_bodies.tsv"):
        fields = line.split("\t")
        if len(fields) != 3:
            raise DataError(f"shared_bodies.tsv, line {number}: not three columns")
        sector, names, codes = fields
        for name in names.split("|"):
            table.setdefault(key_of(name), (name, sector, tuple(codes.split())))
    return MappingProxyType(table)


def body(key: str, setting: Sequence[str] = (), around: Sequence[str] = ()) -> Body | None:
    """The organisation that `key` (see `keys.key_of`) names, or None.

    Several may bear one name. Countries in the words around it decide first, then whether the best known one's country is in the
    article's `setting` (most frequent first), then the setting. A name that only its setting can place has country None without one.
    """
    found = bodies().get(key, ())
    shared = _shared().get(key)
    if len(found) < 2 and shared is None:
        return found[0] if found else None
    likely = (*around, *(code for code in setting if found and code == found[0].country), *setting)
    for country in likely:
        for known in found:
            if known.country == country:
                return known
        if shared is not None and country in shared[2]:
            return Body(f"{shared[0]} ({country})", country, shared[1])
    return found[0] if found else Body(shared[0], None, shared[1]) if shared else None


def is_person(key: str) -> bool:
    """Whether `key` is the full name of someone in the table, or the surname of only one who held a highest office."""
    people, last = _offices()
    if len(key.split()) > 1:
        return _full(key) is not None
    if famous(key.title()) is not None:
        # Lagos, Perth and Lima are cities first.
        return False
    bearers = {
        o.name for name in last.get(key, ()) for o in people[name] if o.leading and o.role in _HIGHEST and o.country not in _SUBSTATE
    }
    return len(bearers) == 1 and len(key) > 4


def _full(key: str) -> tuple[Office, ...] | None:
    """The offices of the person whose full name is `key`, but for spelling and names in the middle."""
    people, _ = _offices()
    found = people.get(key) or people.get(_spelt().get(spelling(key), ""))
    words = key.split()
    if found is None and len(words) > 2:
        for name in _ends().get((words[0], words[-1]), ()):
            theirs = name.split()
            short, long = (theirs, words) if len(theirs) <= len(words) else (words, theirs)
            rest = iter(long)
            if all(word in rest for word in short):
                return people[name]
    return found


@cache
def _ends() -> Mapping[tuple[str, str], tuple[str, ...]]:
    table: dict[tuple[str, str], list[str]] = {}
    for key in _offices()[0]:
        words = key.split()
        if len(words) > 1:
            table.setdefault((words[0], words[-1]), []).append(key)
    return MappingProxyType({ends: tuple(keys) for ends, keys in table.items()})


def alias(key: str) -> str | None:
    """The key of the canonical name of the organisation that `key` names, or None."""
    found = bodies().get(key)
    return key_of(found[0].name) if found else None


def country_of_body(key: str) -> str | None:
    """The country of the organisation that `key` names, or None."""
    known = body(key)
    return known.country if known else None


def holds(office: Office, date: str | None) -> str:
    """Whether `office` is held at `date`: "now", "later" (not yet), "past"; without a date an open end is "now"."""
    if date is None:
        return "past" if office.end else "now"
    if date[: len(office.start)] < office.start:
        return "later"
    if office.end and date[: len(office.end)] > office.end:
        return "past"
    return "now"


def person(key: str, date: str | None, role: str | None = None, country: str | None = None) -> tuple[list[Office], str] | None:
    """The offices of the one person that `key` names, at `date`, and their state ("now", "past" or "later").

    A full name is enough; a surname needs a `role` or `country` that fits, or a bearer in the highest office. Several fitting give None.
    """
    people, last = _offices()
    full = _full(key)
    if full is None and len(key.split()) < 3:
        known = last.get(key, ())
        fits: dict[str, list[Office]] = {}
        for name in known:
            for office in people[name]:
                if role is not None and not _alike(office.role, role):
                    continue
                if country is not None and office.country != country:
                    continue
                if role is None and country is None and not (office.leading and office.role in _HIGHEST):
                    continue
                fits.setdefault(office.name, []).append(office)
        current = {name: held for name, held in fits.items() if any(holds(o, date) == "now" for o in held)}
        chosen = current or fits
        if len(chosen) != 1:
            return None
        name = next(iter(chosen))
        full = tuple(o for key_ in known for o in people[key_] if o.name == name)
    if full is None:
        return None
    if country is not None and all(o.country != country and o.country not in ("UNO", "EUR", "IGO", "IMG") for o in full):
        return None
    for state in ("now", "past", "later"):
        held = [o for o in dict.fromkeys(full) if holds(o, date) == state]
        if held:
            return sorted(held, key=lambda o: o.start, reverse=True), state
    return None


_SUBSTATE = frozenset(("IGO", "UNO", "EUR", "IMG"))
_HIGHEST = frozenset(
    (
        "President", "Prime Minister", "Chancellor", "Supreme Leader", "Leader", "Premier", "King", "Emir", "Taoiseach",
        "Secretary-General", "Pope", "Crown Prince", "NATO Secretary General", "Secretary of State", "Foreign Minister",
        "Vice President",
    )
)  # fmt: skip


def _alike(office: str, role: str) -> bool:
    """Whether the text's role can be this office: "president", "former president", "Russian Foreign Minister"."""
    a, b = office.lower(), role.lower().replace("gov.", "governor").replace("sen.", "senator")
    if a == "congress":
        return any(word in b for word in ("senator", "rep.", "representative", "congress", "speaker", "leader", "lawmaker", "candidate"))
    if a in ("minister", "official", "politician"):
        return "minister" in b or "secretary" in b or "spokes" in b or "official" in b or "adviser" in b or "candidate" in b
    return a in b or b in a


def gone(sector: str) -> bool:
    """Whether someone who left an office of this sector is ELI."""
    return sector in _GONE
