"""The country and the PLOVER sector of an actor, and what they rest on."""

from dataclasses import dataclass

from sayso.reading.cast import Gathered, description_country
from sayso.reading.grouping import Group
from sayso.reading.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Codes:
    """Country and sector, each None where nothing tells it, and why."""

    country: str | None
    sector: str | None
    why: str | None


def code_group(syntax: Syntax, gathered: Gathered, group: Group, published: str | None) -> Codes:
    """The codes of one actor at the date of the article."""
    if group.kind == "country":
        return Codes(group.country, None, "a country's name" if group.country else None)
    if group.kind == "government" and group.number not in gathered.described:
        return Codes(group.country, "GOV", f"\"{group.show}\" stands for a government")
    d = gathered.described.get(group.number)
    if d is not None:
        country, words = description_country(syntax, gathered, d)
        sector = "ELI" if d.former and d.noun.sector in ("GOV", "LEG", "MIL", "JUD") else d.noun.sector
        why = f"\"{d.noun.words}\"" + (f" and \"{words}\"" if words else "")
        return Codes(country, sector, why)
    for e in gathered.evidence.get(group.number, []):
        if e.description is not None:
            country, words = description_country(syntax, gathered, e.description)
            sector = "ELI" if e.description.former and e.description.noun.sector in ("GOV", "LEG", "MIL", "JUD") else e.description.noun.sector
            return Codes(country, sector, f"the role \"{e.role}\" in the text")
    return Codes(None, None, None)
