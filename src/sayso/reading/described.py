"""Descriptions put to the actors that they mean ("the prime minister"), or made actors of their own ("Estonian police")."""

from bisect import bisect_left
from dataclasses import dataclass, field

from sayso.data.countries import by_metonym, by_name, countries, fold
from sayso.data.lexicon import Noun
from sayso.reading import world
from sayso.reading.belonging import is_elsewhere, is_relational
from sayso.reading.grouping import Doubt, Group
from sayso.reading.keys import key_of
from sayso.reading.known_places import famous
from sayso.reading.mentions import Found, Kind
from sayso.reading.roles import Description, countries_within
from sayso.reading.syntax import Syntax

_GOVERNMENTS = frozenset(["government", "administration", "regime", "authorities", "authority", "leadership", "cabinet", "junta"])
_COLLECTIVE = frozenset(
    "police military army navy parliament congress senate government opposition judiciary media press troops forces".split()
)
_NEIGHBOURS = frozenset(("neighbor", "neighbour", "neighbors", "neighbours"))
_UNITS = frozenset(
    "group agency network party organization organisation movement company newspaper magazine website channel broadcaster bank airline "
    "militia "
    "union outlet daily weekly site service firm giant maker".split()
)
"""Nouns that follow a body's name without making another body of it: "the Islamic State group", "the Anadolu news agency"."""
_NONE = frozenset(("no", "any", "every", "each", "such", "what", "which"))
_NEVER_ALONE = frozenset(("society", "foundation", "team", "world"))


_ANAPHORS = frozenset(
    """company group firm organization organisation agency association foundation charity nonprofit corporation manufacturer carmaker
    airline bank union retailer startup institute fund""".split()
)
"""Nouns that take up a body just named: "the company"."""
_MAIN = 4
"""One of several holders of a role who is mentioned so many times as often as the next is "the president" of the article."""
_FAR = 120
"""Tokens after which "the company" may be another one."""


@dataclass
class Evidence:
    """What the text says about an actor: a role with its words, and the description or title that it was read from."""

    role: str
    description: Description | None
    title: str | None
    span: tuple[int, int]
    at: int


@dataclass
class Gathered:
    """All groups of an article with their evidence, the descriptions that became actors, and the names that fit several actors."""

    groups: list[Group]
    evidence: dict[int, list[Evidence]] = field(default_factory=dict)
    described: dict[int, Description] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    place_countries: dict[int, str] = field(default_factory=dict)
    places: list[tuple[int, int, str]] = field(default_factory=list)

    def country_of_place(self, first: int, last: int, syntax: Syntax) -> tuple[str, str] | None:
        """The country and the words of the first place in tokens `[first, last]`."""
        if first > last:
            return None
        start, end = syntax.tokens[first].start, syntax.tokens[last].end
        at = bisect_left(self.places, (start, 0, ""))
        if at < len(self.places) and self.places[at][1] <= end:
            a, b, code = self.places[at]
            return code, syntax.text[a:b]
        return None


def description_country(syntax: Syntax, out: Gathered, d: Description) -> tuple[str | None, str | None]:
    """The country that a description's own words tell, and those words: a demonym, a possessor, "of Estonia", a palace or a city."""
    if is_relational(syntax, d):
        return None, None
    inner = countries_within(syntax, d.first, d.core - 1)
    toward = is_elsewhere(syntax, d)
    if d.bearer and not toward:
        inner += countries_within(syntax, *d.bearer)
    if inner:
        a, b, code = inner[0]
        return code, syntax.text[syntax.tokens[a].start : syntax.tokens[b].end]
    stretch = [(d.first, d.core - 1), *([d.bearer] if d.bearer and not toward else [])]
    for first, last in stretch:
        for i in range(first, last + 1):
            word = syntax.tokens[i]
            if (resolved := out.country_of_place(i, i, syntax)) is not None:
                # The article's own London may not be the capital.
                return resolved
            for size in (3, 2, 1):
                if i + size - 1 <= last and word.text[:1].isupper():
                    text = syntax.text[word.start : syntax.tokens[i + size - 1].end]
                    known = world.country_of_body(key_of(text)) or by_metonym().get(fold(text)) or (famous(text) if size == 1 else None)
                    if known:
                        return known, text
            if i in out.place_countries:
                return out.place_countries[i], word.text
    behind = [] if toward else [(d.head + 1, _phrase_end(syntax, d.head))]
    for first, last in ((d.first, d.head), *behind):
        named = countries_within(syntax, first, last)
        if named:
            return named[0][2], syntax.text[syntax.tokens[named[0][0]].start : syntax.tokens[named[0][1]].end]
        if (found := out.country_of_place(first, last, syntax)) is not None:
            return found
    return None, None


def _phrase_end(syntax: Syntax, head: int) -> int:
    """The last token of the prepositional phrases right after a noun: "professor *of strategic studies at a university in Scotland*"."""
    tokens = syntax.tokens
    i = head + 1
    if i >= len(tokens) or tokens[i].lower not in ("of", "at", "in", "from"):
        return head
    while i < len(tokens) and i - head <= 14 and tokens[i].sent == tokens[head].sent:
        if tokens[i].tag[:2] not in ("IN", "DT", "NN", "JJ", "PO", "CC") or tokens[i].lower in (
            "that",
            "because",
            "while",
            "as",
            "and",
            "after",
            "before",
            "by",
        ):
            break
        i += 1
    return i - 1


def _of_country(syntax: Syntax, d: Description) -> bool:
    """Whether a country possesses the description: "Russia's tiny neighbor"."""
    tokens = syntax.tokens
    return any(tokens[i].tag == "POS" and fold(tokens[i - 1].text) in by_name() for i in range(max(1, d.first), d.head))


def _kind_of(noun: Noun) -> Kind:
    if noun.kind == "person":
        return "group" if noun.plural else "person"
    return "government" if noun.kind == "government" else "organisation"


def _weak(syntax: Syntax, d: Description, headline: bool) -> bool:
    """Whether a description tells of nobody in particular: "a candidate" but as a subject or object, "for president", "no official"."""
    tokens = syntax.tokens
    before = tokens[d.first - 1].lower if d.first else ""
    if before in _NONE:
        return True
    alone = d.first == d.head
    word = tokens[d.head].lower
    if word in _NEVER_ALONE and d.core == d.head and not d.bearer and not any(t.text[:1].isupper() for t in tokens[d.first : d.core]):
        return True
    if word == "court" and d.core == d.head and d.first < d.core and tokens[d.core - 1].tag == "NN":
        return True
    if d.noun.plural or d.definite:
        return before == "not"
    if countries_within(syntax, d.first, d.core - 1) or headline:
        return False
    if d.noun.kind != "person" and not d.indefinite and (word in _COLLECTIVE or not alone):
        return tokens[d.head].dep not in ("nsubj", "nsubjpass", "agent", "dobj", "pobj", "conj", "poss")
    governor = tokens[tokens[d.head].head]
    if tokens[d.head].dep == "pobj":
        return governor.lower not in ("by", "to", "from") or not d.indefinite
    return tokens[d.head].dep not in (("nsubj", "nsubjpass", "agent", "dobj", "dative") if d.indefinite else ("nsubj", "nsubjpass"))


def _named_unit(syntax: Syntax, d: Description, names: dict[int, int]) -> int | None:
    """The body whose name stands right before a noun that only says what it is: "the Anadolu news agency"."""
    if any(t.lower in ("pro", "anti") for t in syntax.tokens[max(0, d.first - 2) : d.core]):
        return None
    return names.get(d.core - 1) if d.noun.kind != "person" and d.noun.words.split()[-1] in _UNITS else None


def describe(syntax: Syntax, out: Gathered, descriptions: list[Description], governments: dict[str, int], headline: list[bool]) -> None:
    """Descriptions that mean a known actor are put with it; the others become actors of their own."""
    by_key: dict[str, int] = {}
    holders: dict[str, list[tuple[int, int]]] = {}
    for holder in sorted(out.evidence):
        for e in out.evidence[holder]:
            noun = (e.description.noun.words if e.description else e.role.lower()) or ""
            holders.setdefault(noun, []).append((e.at, holder))
    bodies: dict[str, list[tuple[int, int]]] = {}
    for group in out.groups:
        if group.kind == "organisation":
            for f, how in group.members:
                if how == "name":
                    for word in {w.lower(): None for w in f.words}:
                        bodies.setdefault(word, []).append((f.first, group.number))
    name_ends = {f.last: g.number for g in out.groups if g.kind == "organisation" for f, how in g.members if how != "demonym"}
    named = sorted(
        (f.first, g.number) for g in out.groups if g.kind == "organisation" for f, how in g.members if how in ("name", "acronym")
    )
    subjects = [(f, g.number) for g in out.groups if g.kind == "person" for f, how in g.members if how in ("name", "surname")]
    people = sorted((f.first, number) for f, number in subjects if syntax.tokens[f.head].dep in ("nsubj", "nsubjpass"))
    anaphors: dict[str, int] = {}
    mentions = {g.number: sorted(f.first for f, _ in g.members) for g in out.groups}
    for d in descriptions:
        tokens = syntax.tokens
        text = syntax.text[d.span[0] : d.span[1]]
        country, _ = description_country(syntax, out, d)
        word = tokens[d.head].lower
        number: int | None = None
        how = "description"
        own = d.first > 0 and tokens[d.first - 1].tag == "PRP$"
        fresh = False
        if d.noun.kind == "government" and word in _GOVERNMENTS and country and d.first < d.core + 1 and _only_country(syntax, d):
            number = governments.get(country)
            kind: Kind = "government"
        else:
            kind = _kind_of(d.noun)
            if word in _NEIGHBOURS and (country or _of_country(syntax, d)):
                kind, country = "country", None
            elif (number := _named_unit(syntax, d, name_ends)) is not None:
                how = "name"
            known = d.definite or (headline[d.head] and d.first == d.core)
            if (
                number is None
                and known
                and not d.noun.plural
                and d.noun.kind == "person"
                and d.noun.words != "year-old"
                and not _aged(syntax, d)
                and kind == "person"
            ):
                number = _holder(syntax, holders.get(d.noun.words, []), mentions, d, country, out)
                how = "role" if number is not None else how
            elif number is None and d.first > 0 and tokens[d.first - 1].lower == "the" and _aged(syntax, d):
                number = _just_named(syntax, d, people)
                how = "description"
            elif (
                number is None and d.definite and not own and not d.noun.plural and d.first == d.core == d.head and d.noun.kind != "person"
            ):
                number = _body(bodies.get(word, []), d)
                if number is None and word in _ANAPHORS and not d.bearer:
                    number = _just_named(syntax, d, named)
                    if number is None:
                        fresh = d.first - anaphors.get(word, -_FAR) >= _FAR
                    anaphors[word] = d.first
        key = key_of(text) + (f"|{country}" if country else "")
        if (
            number is None
            and not own
            and not fresh
            and (d.definite or (country and (word in _COLLECTIVE or d.noun.kind != "person")) or word == "police")
        ):
            number = by_key.get(key)
        words = tuple(t.text for t in tokens[d.first : d.last + 1])
        found = Found(d.first, d.last, d.head, "description", kind, d.span, words, d.noun.gender, d.noun.plural, True, None, country)
        if number is None:
            group = Group(len(out.groups), kind, show=" ".join(text.split()), country=country, plural=d.noun.plural, gender=d.noun.gender)
            group.add(found, how)
            group.weak = _weak(syntax, d, headline[d.head])
            out.groups.append(group)
            out.described[group.number] = d
            mentions[group.number] = [d.first]
            number = group.number
            if kind == "government" and country and word in _GOVERNMENTS and _only_country(syntax, d):
                governments.setdefault(country, number)
            if kind == "person" and not d.indefinite:
                holders.setdefault(d.noun.words, []).append((d.first, number))
                holders[d.noun.words].sort()
        else:
            out.groups[number].add(found, how)
            if kind == "government" and fold(out.groups[number].show) in by_metonym():
                out.groups[number].show = " ".join(text.split())
            if d.noun.gender and out.groups[number].gender is None:
                out.groups[number].gender = d.noun.gender
        if not own:
            if fresh:
                by_key[key] = number
            by_key.setdefault(key, number)


def _only_country(syntax: Syntax, d: Description) -> bool:
    """Whether nothing but the country narrows the description: "the Estonian government", not "the Estonian military government"."""
    inside = {i for a, b, _ in countries_within(syntax, d.first, d.core - 1) for i in range(a, b + 1)}
    rest = [t for t in syntax.tokens[d.first : d.core] if t.i not in inside and t.tag != "POS" and t.lower not in ("'s", "’s")]
    return not rest


def _holder(
    syntax: Syntax, known: list[tuple[int, int]], mentions: dict[int, list[int]], d: Description, country: str | None, out: Gathered
) -> int | None:
    """The one person with the role that `d` names: the only one of the article, or the only one of its country."""
    numbers = list(dict.fromkeys(n for _, n in known))
    fits = []
    for number in numbers:
        theirs = {e.description.bearer is not None for e in out.evidence.get(number, []) if e.description}
        code = out.groups[number].country or _evident_country(out, number) or _known_country(out, number)
        if country and code and country != code:
            continue
        if d.bearer and not _same_bearer(syntax, d, out.evidence.get(number, [])) and not (country and country == code):
            continue
        former = [e.description.former for e in out.evidence.get(number, []) if e.description and e.description.noun.words == d.noun.words]
        if (former and all(former) and not d.former) or (d.former and former and not any(former)):
            continue
        if d.first > d.core - 1 or theirs or country:
            fits.append(number)
    if len(fits) == 1:
        return fits[0]
    ranked = sorted(fits, key=lambda n: -len(mentions[n]))
    own = d.first > 0 and syntax.tokens[d.first - 1].tag == "PRP$"
    if ranked and d.first > d.core - 1 and not d.bearer and not own and len(mentions[ranked[0]]) >= _MAIN * len(mentions[ranked[1]]):
        return ranked[0]
    before = [(mentions[n][bisect_left(mentions[n], d.first) - 1], n) for n in fits if bisect_left(mentions[n], d.first) > 0]
    before.sort()
    # Several people hold such a role: only the one just named, and only when the others have not been named for a while.
    if before and d.first - before[-1][0] < 40 and (len(before) < 2 or before[-1][0] - before[-2][0] > 120):
        return before[-1][1]
    return None


def _same_bearer(syntax: Syntax, d: Description, evidence: list[Evidence]) -> bool:
    """Whether one of the roles told of someone has the same "of X": the head of one unit is not the head of another."""
    assert d.bearer is not None
    mine = [t.lower for t in syntax.tokens[d.bearer[0] : d.bearer[1] + 1]]
    theirs = [e.description.bearer for e in evidence if e.description is not None]
    return any(b is not None and [t.lower for t in syntax.tokens[b[0] : b[1] + 1]] == mine for b in theirs)


def _known_country(out: Gathered, number: int) -> str | None:
    """The country of the offices that a person of this name has held."""
    for f, how in out.groups[number].members:
        if how == "name" and len(f.words) > 1:
            found = world.person(key_of(f.words), None)
            return found[0][0].country if found else None
        if how == "name" and f.title is not None:
            found = world.person(key_of(f.words), None, f.title)
            return found[0][0].country if found else None
    return None


def _evident_country(out: Gathered, number: int) -> str | None:
    for e in out.evidence.get(number, []):
        for country in countries().values() if " of " in e.role else ():
            if e.role.endswith(f" of {country.name}"):
                return country.alpha3
    return None


def _aged(syntax: Syntax, d: Description) -> bool:
    """Whether a description of one person tells an age: "the 46-year-old", "the 57-year-old scientist"."""
    words = [t.lower for t in syntax.tokens[d.first : d.first + 5]]
    return d.noun.kind == "person" and not d.noun.plural and "".join(words[1:]).startswith("-year-old") and words[0].isdigit()


def _just_named(syntax: Syntax, d: Description, named: list[tuple[int, int]]) -> int | None:
    """The one of `named` in the sentence of a bare "the company" before it, or else in the sentence before."""
    sent = syntax.tokens[d.first].sent
    at = bisect_left(named, (d.first, -1))
    near = [(syntax.tokens[first], number) for first, number in named[max(0, at - 12) : at]]
    # "the agency said the firm must": who says so of a firm is not that firm.
    tellers = {number for token, number in near if token.sent == sent and _tells(syntax, token.i)}
    for back in (0, 1):
        numbers = {number for token, number in near if sent - token.sent == back} - tellers
        if numbers:
            return numbers.pop() if len(numbers) == 1 else None
    return None


def _tells(syntax: Syntax, i: int) -> bool:
    """Whether the name that begins at token `i` is a subject."""
    tokens = syntax.tokens
    end = i
    while end + 1 < len(tokens) and tokens[end + 1].tag.startswith("NNP") and end - i < 8:
        end += 1
    return any(t.dep == "nsubj" for t in tokens[i : end + 1])


def _body(known: list[tuple[int, int]], d: Description) -> int | None:
    """The one organisation named before whose name has the noun in it: "the institute" for "the Institute for the Study of War"."""
    before = list(dict.fromkeys(n for at, n in known if at < d.first))
    return before[0] if len(before) == 1 else None
