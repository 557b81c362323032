"""Gathers who an article speaks of: names into groups, descriptions to the actors they mean, titles and appositions to roles."""

from sayso.data.countries import by_capital, by_metonym, countries, fold
from sayso.data.lexicon import abbreviated_titles, titles
from sayso.reading import world
from sayso.reading.described import Evidence, Gathered, describe
from sayso.reading.families import bearer_of
from sayso.reading.grouping import Group, Grouper
from sayso.reading.keys import key_of
from sayso.reading.known_places import is_direction
from sayso.reading.layout_words import datelines, title_case
from sayso.reading.mentions import Found, find_names
from sayso.reading.metonyms import as_metonym, as_people, as_place
from sayso.reading.roles import Description, apposition, countries_within, find_descriptions, role_text, title_role
from sayso.reading.syntax import Syntax
from sayso.record import Place


def gather(syntax: Syntax, places: list[Place]) -> Gathered:
    """The actors of `syntax` before pronouns are resolved."""
    by_span = {p.span: p for p in places}
    headline, dateline = title_case(syntax), datelines(syntax)
    names = []
    for n in find_names(syntax):
        if dateline[n.first]:
            names.append(n)
        else:
            names.append(as_people(syntax, as_metonym(syntax, as_place(n, syntax, by_span), by_span)))
    grouper = Grouper(syntax, world.alias, bearer_of)
    grouper.names([n for n in names if n.kind not in ("place", "thing")])
    out = Gathered(grouper.groups, doubts=grouper.doubts)
    out.places = sorted((p.span[0], p.span[1], p.country) for p in places if p.country and not is_direction(p.name))
    out.place_countries = _place_countries(syntax, names, places)
    descriptions = find_descriptions(syntax, names)
    ends = {d.head: d for d in descriptions}
    starts = {i: d for d in descriptions for i in range(d.core, d.head + 1)}
    used: set[int] = set()
    group_of = {f.first: g.number for g in grouper.groups for f, _ in g.members}
    governments: dict[str, int] = {}
    for group in grouper.groups:
        if group.kind == "government" and group.country and fold(group.show) in by_metonym():
            governments.setdefault(group.country, group.number)
    for name in names:
        number = group_of.get(name.first)
        if number is None or name.kind != "person":
            continue
        before = title_role(syntax, name, ends)
        if before is not None:
            used.add(before.head)
            _learn(syntax, out, number, before)
        elif name.title and titles()[name.title].role:
            role = abbreviated_titles().get(name.title, name.title.title() if name.title.islower() else name.title)
            out.evidence.setdefault(number, []).append(Evidence(role, None, name.title, name.span, name.first))
        after = apposition(syntax, name, starts)
        if after is not None and after.head not in used:
            used.add(after.head)
            _learn(syntax, out, number, after)
    describe(syntax, out, [d for d in descriptions if d.head not in used], governments, headline)
    _loose_names(syntax, out, names)
    return out


def _learn(syntax: Syntax, out: Gathered, number: int, d: Description) -> None:
    """Notes that the actor has the role that `d` names, and that the words of `d` mean it."""
    named = [(a, b, countries()[c].name) for a, b, c in countries_within(syntax, d.first, d.core - 1)]
    role = role_text(syntax, d, named)
    group = out.groups[number]
    out.evidence.setdefault(number, []).append(Evidence(role, d, None, d.span, d.first))
    words = tuple(t.text for t in syntax.tokens[d.first : d.last + 1])
    group.add(Found(d.first, d.last, d.head, "role", "person", d.span, words, d.noun.gender, sure=True), "role")
    if d.noun.gender and group.gender is None:
        group.gender = d.noun.gender


def _place_countries(syntax: Syntax, names: list[Found], places: list[Place]) -> dict[int, str]:
    """The country of each place name, by its first token, from the places found and else from the capitals."""
    by_start = {p.span[0]: p for p in places}
    out = {}
    for name in names:
        if name.kind in ("place", "government"):
            place = by_start.get(name.span[0])
            code = place.country if place else by_capital().get(fold(" ".join(name.words)))
            if code and not is_direction(name.words[0]):
                out[name.first] = code
    return out


def _loose_names(syntax: Syntax, out: Gathered, names: list[Found]) -> None:
    """Names whose kind is not known, as groups of kind place or thing: no actors, unless a pronoun shows that they are people."""
    done = {f.first for g in out.groups for f, _ in g.members}
    by_key: dict[str, Group] = {}
    for name in names:
        if name.kind in ("place", "thing") and name.first not in done:
            key = key_of(name.words)
            group = by_key.get(key)
            if group is None:
                group = Group(len(out.groups), name.kind, show=syntax.text[name.span[0] : name.span[1]], gender=name.gender)
                out.groups.append(group)
                by_key[key] = group
            group.add(name, "name")
