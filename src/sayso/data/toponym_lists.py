"""The word lists and tables that toponyms are recognised with, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from sayso.data.countries import countries
from sayso.gazetteer.keys import fold


def _rows(name: str) -> list[list[str]]:
    text = resources.files("sayso.data").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words() -> Mapping[str, frozenset[str]]:
    """The lists of toponym_words.tsv by name ("after road"): for membership only, never to iterate over."""
    return MappingProxyType({row[0]: frozenset(row[1].split()) for row in _rows("toponym_words.tsv")})


@cache
def heads(side: str) -> Mapping[str, str]:
    """Word to kind for the heads that stand `side` ("after", "before", "before of") of a name; the first list that has a word keeps it."""
    table: dict[str, str] = {}
    for name, *rest in _rows("toponym_words.tsv"):
        if name.rpartition(" ")[0] == side:
            for word in rest[0].split():
                table.setdefault(word, name.rpartition(" ")[2])
    return MappingProxyType(table)


@dataclass(frozen=True, slots=True)
class Demonym:
    """What an adjective or a noun of people points to: a country's alpha-3, or a name in the gazetteer within a country."""

    place: str
    country: str
    people: bool
    """Whether the form is only a noun for people ("Americans", "Texans")."""


@cache
def demonyms() -> Mapping[str, Demonym]:
    """Folded form to what it points to; those of countries come before those of regions."""
    table: dict[str, Demonym] = {}
    for country in countries().values():
        for form in country.demonyms:
            table.setdefault(fold(form), Demonym(country.name, country.alpha3, form.endswith(("s", "men")) and not form.endswith("ss")))
    for forms, place, within in _rows("demonyms.tsv"):
        for form in forms.split("|"):
            table.setdefault(fold(form), Demonym(place, within, form.endswith(("s", "men"))))
    return MappingProxyType(table)


@cache
def abbreviations() -> Mapping[str, str]:
    """An abbreviation as written ("Pa.", "N.C.", "W. Va.") to the code of its division; the last full stop may be missing."""
    table: dict[str, str] = {}
    for code, _, forms in _rows("abbreviations.tsv"):
        for form in forms.split("|"):
            if form:
                table[form] = code
                if form.endswith(".") and (len(form) > 4 or form.count(".") > 1):
                    table.setdefault(form[:-1], code)
    return MappingProxyType(table)


@cache
def capitals() -> Mapping[str, str]:
    """Two- and three-letter postal codes to the code of the division."""
    return MappingProxyType({row[1]: row[0] for row in _rows("abbreviations.tsv") if row[1]})


@cache
def country_letters() -> Mapping[str, str]:
    """Names of countries in capitals ("US", "U.K.", "UAE") to alpha-3: the only ones of four letters or fewer that are read as places."""
    table: dict[str, str] = {}
    for country in countries().values():
        for name in country.names:
            if name.replace(".", "").isupper() and len(name.replace(".", "")) <= 4:
                table[name.replace(".", "")] = country.alpha3
    return MappingProxyType(table)


@cache
def division_names() -> Mapping[str, str]:
    """Abbreviated divisions by code, for showing: "USA.PA" to "Pa."."""
    return MappingProxyType({row[0]: row[2].split("|")[0] or row[1] for row in _rows("abbreviations.tsv")})
