"""The country and the PLOVER sector of an actor at the article's date, and what they rest on.

What the text says comes first ("French President"), then what the tables know ("Macron" in 2024), then what the words of the name tell
("Estonian Police and Border Guard"). Where nothing tells it, a code is None.
"""

from collections import Counter
from dataclasses import dataclass

from sayso.data.countries import by_demonym, by_name, fold
from sayso.data.lexicon import given_names, nouns, sector_words
from sayso.reading import world
from sayso.reading.belonging import RELATIONAL, describe_phrase
from sayso.reading.described import Evidence, Gathered, description_country
from sayso.reading.grouping import Group
from sayso.reading.keys import key_of
from sayso.reading.known_places import famous
from sayso.reading.mentions import Found
from sayso.reading.roles import Description, countries_within
from sayso.reading.sectors import before_generic, sector_of
from sayso.reading.syntax import Syntax

_INITIALS = 5
"""Letters up to which initials are too common to tell a body by themselves."""
_STATES = frozenset(("country", "state", "republic", "territory", "statelet", "region", "enclave", "nation"))
_UNRECOGNISED = ("partially recogni", "unrecogni", "breakaway", "self-declared", "self-proclaimed", "de facto")
_LAWMAKING = frozenset(
    "senate house parliament congress parliamentary congressional legislative national general state select standing".split()
)
_ALSO_REGIONS = frozenset(("georgia", "mexico", "jersey", "lebanon", "jordan", "peru", "luxembourg", "panama"))
"""Countries whose names regions and towns elsewhere bear."""
_PRIVATE = frozenset("AGR BUS CRM EDU JRN LAB MED REL".split())
"""Sectors of callings that holders of the tables' offices seldom have."""
_SUBSTATE = frozenset(["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"])


@dataclass(frozen=True, slots=True)
class Codes:
    """Country and sector, each None where nothing tells it, and why."""

    country: str | None
    sector: str | None
    why: str | None


def code_group(syntax: Syntax, gathered: Gathered, group: Group, published: str | None) -> Codes:
    """The codes of one actor at the date of the article."""
    if group.kind == "country":
        return _country(gathered, group)
    described = gathered.described.get(group.number)
    if described is not None and group.members[0][0].sort == "description":
        return code_description(syntax, gathered, described, published)
    if group.kind == "government":
        known = world.body(key_of(group.show), _setting(gathered))
        if known is not None:
            return Codes(known.country, known.sector, f"“{known.name}” is known")
        return Codes(group.country, "GOV", f"“{group.show}” stands for a government")
    if group.kind == "person":
        return _person(syntax, gathered, group, published)
    if group.kind == "group" and group.country and group.members[0][0].country:
        return Codes(group.country, "CVL", f"“{group.show}” stands for its people")
    return _body(syntax, gathered, group)


def _country(gathered: Gathered, group: Group) -> Codes:
    known = world.body(key_of(group.show))
    if known is not None and known.sector == "PRE":
        return Codes(known.country, "PRE", f"“{group.show}” is recognised by few states")
    if not group.country or _given_name(gathered, group):
        return Codes(None, None, None)
    elsewhere = [code for f, _ in group.members for start, end, code in gathered.places if (start, end) == f.span and code != group.country]
    if key_of(group.show) in _ALSO_REGIONS and len(elsewhere) * 2 > len(group.members):
        return Codes(elsewhere[0], None, f"“{group.show}” lies elsewhere here")
    return Codes(group.country, None, "a country's name" if group.members[0][0].sort == "name" else "a nationality")


def _given_name(gathered: Gathered, group: Group) -> bool:
    """Whether a country's name is the first name of somebody whom the article names in full ("Georgia Stevens")."""
    return any(
        other.kind == "person"
        and other.members[0][0].sort == "name"
        and other.show.startswith(f"{group.show} ")
        and key_of(other.show.split()[0]) == key_of(group.show)
        for other in gathered.groups
    )


def _setting(gathered: Gathered) -> list[str]:
    """The countries that the article names or has places in, the most frequent first."""
    counts = Counter({g.country: 0 for g in gathered.groups if g.country})
    for group in gathered.groups:
        if group.kind == "country" and group.country:
            counts[group.country] += len(group.members)
    counts.update(code for _, _, code in gathered.places)
    return [code for code, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]


def code_description(syntax: Syntax, gathered: Gathered, d: Description, published: str | None = None) -> Codes:
    """The codes that a description's own words tell: "Russian law enforcement", "a spokesman for the opposition"."""
    tokens = syntax.tokens
    if tokens[d.first].text[:1].isupper():
        # "Riigikogu" is a noun for parliaments and the name of one.
        named = world.body(key_of(syntax.text[tokens[d.first].start : tokens[d.head].end]), _setting(gathered))
        if (
            named is not None
            and (tokens[d.head].text[:1].isupper() or d.head > d.first)
            and not countries_within(syntax, d.first, d.core - 1)
        ):
            return Codes(named.country, named.sector, f"“{named.name}” is known")
    country, words = description_country(syntax, gathered, d)
    if words is not None and words.lower() in _ALSO_REGIONS:
        country = next((code for a, b, code in gathered.places if syntax.text[a:b] == words), country)
    sector, basis = sector_of(syntax, gathered, d, country is not None, published)
    if not sector:
        return Codes(country, None, f"“{words}”" if words else None)
    if d.former and world.gone(sector):
        sector, basis = "ELI", f"former {basis}"
    why = f"“{basis}”" + (f" and “{words}”" if words else "")
    return Codes(country, sector, why)


def code_phrase(syntax: Syntax, first: int, last: int, published: str | None = None, gathered: Gathered | None = None) -> Codes:
    """The codes of any noun phrase, tokens `[first, last]`: "members of SANDF", "Transnistria", "an amusement park in Kabul"."""
    gathered = gathered or Gathered([])
    tokens = syntax.tokens
    while first < last and tokens[first].tag in ("DT", "PRP$"):
        first += 1
    text = syntax.text[tokens[first].start : tokens[last].end]
    if tokens[first].text[:1].isupper():
        known = world.body(key_of(text), _setting(gathered))
        if known is not None:
            return Codes(known.country, known.sector, f"“{known.name}” is known")
    if any(t.lower in _STATES for t in tokens[first : last + 1]) and (word := next((w for w in _UNRECOGNISED if w in text.lower()), None)):
        inner = countries_within(syntax, first, last)
        return Codes(inner[0][2] if inner else None, "PRE", f"“{word}”")
    if all(t.text[:1].isupper() for t in tokens[first : last + 1]) and (who := world.person(key_of(text), published)) is not None:
        office, state = who[0][0], who[1]
        return Codes(office.country, office.sector if state == "now" else None, _line(office.name, office.role, office.start, office.end))
    d = describe_phrase(syntax, first, last)
    if d is not None:
        return code_description(syntax, gathered, d, published)
    if any(tokens[i].lemma in RELATIONAL for i in (last, next((i for i in range(first, last) if tokens[i + 1].tag == "IN"), last))):
        return Codes(None, None, None)
    of = next((i for i in range(first + 1, last) if tokens[i].lower == "of"), None)
    if of is not None and (tokens[of - 1].lower in sector_words()["generic"] or tokens[of - 1].lemma in sector_words()["generic"]):
        held = code_phrase(syntax, of + 1, last, published, gathered)
        if held.country or held.sector:
            return held
    named = countries_within(syntax, first, last)
    if named:
        words = syntax.text[tokens[named[0][0]].start : tokens[named[0][1]].end]
        return Codes(named[0][2], None, f"“{words}”")
    for i in range(first, last + 1):
        if tokens[i].text[:1].isupper() and tokens[i].tag.startswith("NNP"):
            body, city = world.body(key_of(tokens[i].text), _setting(gathered)), famous(tokens[i].text)
            if body is not None or city is not None:
                return Codes(body.country if body else city, None, f"“{tokens[i].text}”")
    return Codes(None, None, None)


def _person(syntax: Syntax, gathered: Gathered, group: Group, published: str | None) -> Codes:
    evidence = gathered.evidence.get(group.number, [])
    coded = [(e, *_evident(syntax, gathered, e, published)) for e in evidence]
    country = next((c for _, c, _, _ in coded if c), None)
    told = next(((e, s) for e, _, s, _ in coded if s and s != "UNK"), None) or next(((e, s) for e, _, s, _ in coded if s), None)
    names = sorted(
        {" ".join(_plain(f)): None for f, how in group.members if f.sort == "name" and how in ("name", "surname")}, key=lambda n: -len(n)
    )
    known = None
    role = told[0].role if told is not None and told[0].role else None
    around = _setting(gathered)
    whole = any(len(name.split()) > 1 for name in names)
    for name in names:
        if whole and len(name.split()) == 1:
            # A surname says nothing more once the full name is known: Luis Rubio is not the senator.
            break
        known = world.person(name, published, role if len(name.split()) == 1 else None, country)
        lone = known is not None and " " not in name and role is None and country is None and known[1] != "now"
        if known is not None and lone and ((around and known[0][0].country not in around) or name.title() in given_names()):
            known = None
        if known is not None and not (told is not None and _namesake(known[0], told[1])):
            break
        known = None
    if told is not None and not (told[1] in ("CVL", "UNK", "BUS", "EDU") and known is not None and known[1] == "now"):
        home = country or (known[0][0].country if known else None)
        basis = f"the role “{told[0].role}” in the text"
        if country is None and known:
            basis += f"; {_line(known[0][0].name, known[0][0].role, known[0][0].start, known[0][0].end)} is known"
        return Codes(home, told[1], basis)
    if known is None:
        return Codes(country, told[1] if told else None, f"the role “{told[0].role}” in the text" if told else None)
    offices, state = known
    office = offices[0]
    if published is None and state == "past":
        # Without a date nobody can tell whether the office was still held.
        line = f"{office.name}, {office.role} at another time; the article has no date"
        return Codes(country or office.country, told[1] if told else None, line)
    line = _line(office.name, office.role, office.start, office.end)
    if state == "now":
        return Codes(country or office.country, office.sector, line)
    if state == "past":
        return Codes(country or office.country, "ELI" if world.gone(office.sector) else office.sector, f"{line}, past by then")
    return Codes(country or office.country, told[1] if told else None, f"{line}, not yet")


def _namesake(offices: list[world.Office], sector: str) -> bool:
    """Whether a role outside of public life shows that somebody only bears a known name: "Jack Lew, a farmer"."""
    return sector in _PRIVATE and all(o.sector != sector and not o.leading for o in offices)


def _line(name: str, role: str, start: str, end: str) -> str:
    return f"{name}, {role} {start} to {end or 'date'}"


def _plain(found: Found) -> list[str]:
    return key_of(found.words).split()


def _evident(syntax: Syntax, gathered: Gathered, e: Evidence, published: str | None) -> tuple[str | None, str | None, str | None]:
    """Country, sector and words that one role in the text tells."""
    if e.description is not None:
        codes = code_description(syntax, gathered, e.description, published)
        return codes.country, codes.sector, e.role
    noun = nouns().get(e.role.lower())
    sector = noun.sector if noun and noun.words not in sector_words()["private"] else None
    return None, sector, e.role


def _body(syntax: Syntax, gathered: Gathered, group: Group) -> Codes:
    names = [f for f, how in group.members if f.sort == "name" and how != "pronoun"]
    for f in names:
        known = world.body_named(" ".join(f.words), _setting(gathered), _countries_around(syntax, f))
        if known is not None and not _other_country(syntax, f, known) and not _stray(syntax, gathered, group, f, known):
            return Codes(known.country, known.sector, f"“{known.name}” is known")
    for f in names:
        words = key_of(f.words).split()
        for size in range(len(words) - 1, 1, -1):
            known = world.body(" ".join(words[:size]), _setting(gathered), _countries_around(syntax, f))
            if known is not None:
                return Codes(known.country, known.sector, f"“{known.name}” is known")
    for f in names:
        codes = _by_words(syntax, gathered, f)
        if codes.country or codes.sector:
            return codes
    return Codes(None, None, None)


def _stray(syntax: Syntax, gathered: Gathered, group: Group, f: Found, known: world.Body) -> bool:
    """Whether initials may well be another body's: of a country that the article names nowhere, while it names others."""
    text = syntax.text[f.span[0] : f.span[1]]
    if known.name.startswith("The ") and len(f.words) == 1:
        # "the Hill" is the paper, "Hill" may be anything.
        return f.first == 0 or syntax.tokens[f.first - 1].lower != "the"
    if known.country in _SUBSTATE or known.country in ("USA", None) or len(f.words) > 1:
        return False
    if not (text.isupper() and len(text) <= _INITIALS) and known.sector not in ("PTY", "OPP", "LAB", "SOC"):
        return False
    setting = _setting(gathered)
    return bool(setting) and known.country not in setting and known.country not in _countries_around(syntax, f)


def _other_country(syntax: Syntax, f: Found, known: world.Body) -> bool:
    """Whether the words around a general name ("Supreme Court", "Senate") give it another country than the table does."""
    if known.country is None or known.country in _SUBSTATE:
        return False
    around = _countries_around(syntax, f)
    return bool(around) and around[0] != known.country


def _countries_around(syntax: Syntax, f: Found) -> list[str]:
    """Countries that the name itself, the words before it ("Brazil's Supreme Court") or "of" and "in" after it tell."""
    tokens = syntax.tokens
    codes = [c for _, _, c in countries_within(syntax, f.first, f.last)]
    i = f.first - 1
    while (
        i >= 0
        and f.first - i <= 3
        and (tokens[i].tag in ("POS", "JJ", "NNP", "NN", "DT") or tokens[i].lower in ("'s", "’s", "the"))
        and tokens[i].sent == tokens[f.first].sent
    ):
        code = by_demonym().get(fold(tokens[i].text)) or by_name().get(fold(tokens[i].text)) or famous(tokens[i].text)
        if code and tokens[i].text[:1].isupper():
            codes.append(code)
            break
        i -= 1
    after = f.last + 1
    if after + 1 < len(tokens) and tokens[after].lower in ("of", "in") and tokens[after].sent == tokens[f.first].sent:
        end = min(len(tokens) - 1, after + 4)
        found = countries_within(syntax, after + 1, end)
        if found and found[0][0] - after <= 2:
            codes.append(found[0][2])
    return codes


def _by_words(syntax: Syntax, gathered: Gathered, f: Found) -> Codes:
    """What the words of an unknown body's name tell: a country or place in it, and nouns like "police", "university", "party"."""
    countries = _countries_around(syntax, f)
    country = countries[0] if countries else None
    words = key_of(f.words).split()
    sector = None
    basis = ""
    if "red cross" in " ".join(words) or "red crescent" in " ".join(words):
        return Codes(country, "NGO", "“red cross” or “red crescent”")
    # "Institute of Business": what the body is stands before "of" and "for".
    cut = next((k for k, w in enumerate(words) if k and w in ("of", "for", "on")), len(words))
    for end in (*range(cut, 0, -1), *range(len(words), cut, -1)):
        for start in range(max(0, end - 3), end):
            noun = nouns().get(" ".join(words[start:end]))
            if noun is not None and noun.kind != "person" and noun.sector not in ("", "UNK"):
                sector, basis = noun.sector, noun.words
                break
        if sector:
            break
    if basis in ("committee", "subcommittee", "assembly") and not _LAWMAKING.intersection(words):
        sector = None
    if sector in ("SOC", "BUS") and basis in sector_words()["generic"]:
        inner = next((n.sector for w in words if (n := before_generic(w)) is not None), None)
        sector = inner or sector
    if sector is None:
        sector = next((sector_words()["name"][w] for w in reversed(words) if w in sector_words()["name"]), None)
        basis = next((w for w in reversed(words) if w in sector_words()["name"]), "")
    if country is None:
        country = next((by_name()[w] for w in words if w in by_name()), None)
    if country is None and (found := gathered.country_of_place(f.first, f.last, syntax)) is not None:
        country = found[0]
    why = " and ".join(f"“{w}”" for w in (basis, country or "") if w)
    return Codes(country, sector, why or None)
