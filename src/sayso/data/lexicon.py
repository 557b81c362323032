"""Word lists about people and bodies: what they do (`roles.txt`), how they are addressed (`titles.txt`), what they are called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from sayso.errors import DataError


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for people or bodies: its PLOVER `sector` ("" where it tells none), `kind` (person, body, government), `gender` and number."""

    words: str
    sector: str
    kind: str
    gender: str | None
    plural: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a name: the gender that it tells, and whether it is a role ("President") or a form of address ("Mrs")."""

    gender: str | None
    role: bool


def lines(name: str) -> Iterator[tuple[int, str]]:
    """Lines of the table `name` with their numbers, without comments and empty ones."""
    text = resources.files("sayso.data").joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _blocks(name: str) -> Iterator[tuple[list[str], str]]:
    header: list[str] = []
    for number, line in lines(name):
        if line.startswith("["):
            header = line.strip("[] ").split()
        elif not header:
            raise DataError(f"{name}, line {number}: an entry before the first block")
        else:
            for entry in line.split(";"):
                if entry.strip():
                    yield header, entry.strip()


def plural(noun: str) -> str:
    """The regular English plural of a noun phrase: of its last word, or of the one before "of" ("member of parliament")."""
    first, of, rest = noun.partition(" of ")
    if of:
        return plural(first) + of + rest
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def nouns() -> Mapping[str, Noun]:
    """Nouns in lower case, singular and plural; where a word stands twice the first counts."""
    table: dict[str, Noun] = {}
    for (code, kind), entry in _blocks("roles.txt"):
        sector = "" if code == "-" else code
        singular, _, given = entry.partition("/")
        gender = None
        words = singular.split()
        if words[-1] in ("m", "f"):
            gender = words.pop()
        mass = kind == "group"
        base = " ".join(words)
        many = given.split()
        if many and many[-1] in ("m", "f"):
            gender = many.pop()
        kind = "person" if mass else kind
        table.setdefault(base, Noun(base, sector, kind, gender, mass))
        if not mass:
            forms = " ".join(many) or plural(base)
            table.setdefault(forms, Noun(base, sector, kind, gender, True))
    return MappingProxyType(table)


@cache
def titles() -> Mapping[str, Title]:
    """Titles in lower case."""
    table: dict[str, Title] = {}
    for (gender, sort), entry in _blocks("titles.txt"):
        table.setdefault(entry.lower(), Title(None if gender == "-" else gender, sort == "role"))
    return MappingProxyType(table)


@cache
def given_names() -> Mapping[str, str]:
    """Given names as written, to f, m or u (either)."""
    table: dict[str, str] = {}
    for _, line in lines("given_names.tsv"):
        gender, _, names = line.partition("\t")
        for name in names.split():
            table.setdefault(name, gender)
    return MappingProxyType(table)


@cache
def word_blocks(name: str) -> Mapping[str, frozenset[str]]:
    """The blocks of words of the table `name`, by their headings."""
    table: dict[str, set[str]] = {}
    heading = ""
    for number, line in lines(name):
        if line.startswith("["):
            heading = line.strip("[] ")
        elif not heading:
            raise DataError(f"{name}, line {number}: an entry before the first block")
        else:
            table.setdefault(heading, set()).update(line.split())
    return MappingProxyType({key: frozenset(words) for key, words in table.items()})


def name_words() -> Mapping[str, frozenset[str]]:
    """Lower-case words by what a capitalised name with them is: organisation, place, never (no name at all)."""
    return word_blocks("name_words.txt")


@cache
def sector_words() -> Mapping[str, Mapping[str, str]]:
    """Words that tell a sector, by their use (before, name, generic): the word in lower case to the sector, "-" for generic nouns."""
    table: dict[str, dict[str, str]] = {}
    use, sector = "", ""
    for number, line in lines("sector_words.txt"):
        if line.startswith("["):
            use, sector = line.strip("[] ").split()
        elif not use:
            raise DataError(f"sector_words.txt, line {number}: an entry before the first block")
        else:
            for word in line.split():
                table.setdefault(use, {}).setdefault(word, sector)
    return MappingProxyType(table)


@cache
def short_names() -> Mapping[str, str]:
    """Short forms of given names in lower case, to the long one."""
    return MappingProxyType({short: long for _, line in lines("short_names.txt") for short, long in [line.split()]})


@cache
def abbreviated_titles() -> Mapping[str, str]:
    """Abbreviated titles in lower case, to the words that they stand for."""
    table: dict[str, str] = {}
    for _, line in lines("abbreviated_titles.tsv"):
        short, _, long = line.partition("\t")
        table[short] = long
    return MappingProxyType(table)
