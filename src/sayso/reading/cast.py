"""Gathers who an article speaks of: names into groups, descriptions to the actors they mean, titles and appositions to roles."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from sayso.data.countries import by_capital, by_metonym, countries, fold
from sayso.data.lexicon import titles
from sayso.reading import world
from sayso.reading.grouping import Doubt, Group, Grouper
from sayso.reading.keys import key_of
from sayso.reading.mentions import Found, find_names
from sayso.reading.roles import Description, apposition, countries_within, find_descriptions, role_text, title_role
from sayso.reading.syntax import Syntax
from sayso.record import Place

_GOVERNMENTS = frozenset("government administration regime authorities authority leadership cabinet junta".split())
_COLLECTIVE = frozenset(
    "police military army navy parliament congress senate government opposition judiciary media press judges-less troops forces".split()
)
_SPEECH = frozenset(
    "say tell announce warn accuse deny claim insist urge call demand want seek believe agree refuse reject vow pledge threaten propose consider ask "
    "offer condemn criticise criticize sign declare confirm fear hope expect decide plan order blame support back oppose respond retaliate summon recall "
    "expel impose hold view see regard describe suspect push press look argue negotiate send deploy invade annex recognise recognize promise".split()
)
_ABBREVIATED = {
    "gov.": "Governor", "gov": "Governor", "lt. gov.": "Lieutenant Governor", "sen.": "Senator", "sen": "Senator", "rep.": "Representative", "rep": "Representative",
    "gen.": "General", "gen": "General", "lt. gen.": "Lieutenant General", "maj. gen.": "Major General", "brig. gen.": "Brigadier General", "col.": "Colonel",
    "col": "Colonel", "lt. col.": "Lieutenant Colonel", "lt.": "Lieutenant", "capt.": "Captain", "capt": "Captain", "maj.": "Major", "sgt.": "Sergeant",
    "adm.": "Admiral", "cmdr.": "Commander", "rev.": "Reverend", "rev": "Reverend", "supt.": "Superintendent", "det.": "Detective", "cpl.": "Corporal",
}  # fmt: skip


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


def gather(syntax: Syntax, places: list[Place]) -> Gathered:
    """The actors of `syntax` before pronouns are resolved."""
    by_span = {p.span: p for p in places}
    names = [_as_people(syntax, _as_metonym(syntax, n, by_span)) for n in find_names(syntax)]
    grouper = Grouper(syntax, world.alias)
    grouper.names([n for n in names if n.kind not in ("place", "thing")])
    out = Gathered(grouper.groups, doubts=grouper.doubts)
    out.places = sorted((p.span[0], p.span[1], p.country) for p in places if p.country)
    out.place_countries = _place_countries(syntax, names, places)
    descriptions = find_descriptions(syntax, names)
    ends = {d.head: d for d in descriptions}
    starts = {i: d for d in descriptions for i in range(d.core, d.head + 1)}
    used: set[int] = set()
    group_of = {f.first: g.number for g in grouper.groups for f, _ in g.members}
    governments: dict[str, int] = {}
    for group in grouper.groups:
        if group.kind == "government" and group.country:
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
            role = _ABBREVIATED.get(name.title, name.title.title() if name.title.islower() else name.title)
            out.evidence.setdefault(number, []).append(Evidence(role, None, name.title, name.span, name.first))
        after = apposition(syntax, name, starts)
        if after is not None and after.head not in used:
            used.add(after.head)
            _learn(syntax, out, number, after)
    _describe(syntax, out, [d for d in descriptions if d.head not in used], governments)
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
            if code:
                out[name.first] = code
    return out


def _as_metonym(syntax: Syntax, name: Found, by_span: dict[tuple[int, int], Place]) -> Found:
    """A capital or palace that stands for its government in this sentence, as a mention of that government; else the name itself."""
    key = fold(syntax.text[name.span[0] : name.span[1]])
    loose = name.kind in ("place", "thing") or name.kind in ("organisation", "person") and not name.sure and len(name.words) <= 2
    if loose and key not in by_metonym():
        exact = by_span.get(name.span)
        if exact is not None and exact.use == "associative" and exact.country and exact.kind in ("city", "region"):
            return replace(name, kind="government" if exact.kind == "region" else "group", country=exact.country, sure=True, gender=None)
        return name
    country = by_metonym().get(key)
    if country is None or world.alias(key_of(key)) is not None or (name.kind == "person" and name.sure):
        return name
    if key not in by_capital():
        return replace(name, kind="government", country=country, sure=True, gender=None)
    same = by_span.get(name.span)
    if same is not None and same.use == "literal":
        return name
    if same is not None:
        return replace(name, kind="government", country=country, sure=True, gender=None)
    if acts(syntax, name):
        return replace(name, kind="government", country=country, sure=True, gender=None)
    return name


def _as_people(syntax: Syntax, name: Found) -> Found:
    """People of a nationality that an adjective narrows ("ordinary Kazakhs") as a group of their own; else the name itself."""
    before = syntax.tokens[name.first - 1] if name.first else None
    if name.sort == "demonym" and name.plural and before is not None and before.tag == "JJ" and not before.text[:1].isupper():
        words = (before.text, *name.words)
        return replace(name, first=name.first - 1, span=(before.start, name.span[1]), words=words, kind="group", sort="name")
    return name


def acts(syntax: Syntax, name: Found) -> bool:
    """Whether a place name acts or is acted upon as a government: the subject of "said", "between X and Y", "aimed at Moscow", "from Washington"."""
    token = syntax.tokens[name.head]
    for _ in range(4):
        if token.dep == "conj" and token.head != token.i:
            token = syntax.tokens[token.head]
    head = syntax.tokens[token.head]
    if token.dep in ("nsubj", "agent") or token.dep == "pobj" and head.dep == "agent":
        verb = head if head.tag.startswith("VB") else syntax.tokens[head.head]
        return verb.lemma in _SPEECH
    if token.dep == "pobj" and head.lower == "between":
        # "between Tallinn and Moscow": relations, unless it is a way ("the road between").
        noun = syntax.tokens[head.head].lemma
        return noun in _RELATIONS
    if token.dep == "pobj" and head.lower in ("with", "toward", "towards", "against", "at", "from"):
        governor = syntax.tokens[head.head]
        return governor.lemma in _RELATIONS or (head.lower in ("at", "against") and governor.lemma in ("aim", "direct", "anger"))
    after = syntax.tokens[name.last + 1] if name.last + 1 < len(syntax.tokens) else None
    if after is not None and after.tag == "POS":
        owned = [t.lemma for t in syntax.tokens[after.i + 1 : after.i + 5]]
        return any(w in _OWNED for w in owned)
    return False


_RELATIONS = frozenset(
    "agreement deal treaty relation relations tension talk talks war conflict dispute pact accord negotiation tie ties cooperation alliance rift row "
    "friendship backing support pressure sanction standoff ceasefire truce dialogue rapprochement split".split()
)
_OWNED = frozenset("adviser advisor policy ambassador envoy ally government leader stance decision claim demand spokesman spokeswoman position diplomat".split())


def country_name(code: str) -> str:
    """The name to show of a country by its code, or the code itself."""
    country = countries().get(code)
    return country.name if country else code


def description_country(syntax: Syntax, out: Gathered, d: Description) -> tuple[str | None, str | None]:
    """The country that a description's own words tell, and those words: a demonym, a possessor, "of Estonia", a palace or a city."""
    inner = [c for c in countries_within(syntax, d.first, d.core - 1)]
    if d.bearer:
        inner += countries_within(syntax, *d.bearer)
    if inner:
        a, b, code = inner[0]
        return code, syntax.text[syntax.tokens[a].start : syntax.tokens[b].end]
    stretch = [(d.first, d.core - 1), *([d.bearer] if d.bearer else [])]
    for first, last in stretch:
        for i in range(first, last + 1):
            word = syntax.tokens[i]
            for size in (3, 2, 1):
                if i + size - 1 <= last and word.text[:1].isupper():
                    text = syntax.text[word.start : syntax.tokens[i + size - 1].end]
                    code = world.country_of_body(key_of(text)) or by_metonym().get(fold(text))
                    if code:
                        return code, text
            if i in out.place_countries:
                return out.place_countries[i], word.text
    for first, last in ((d.first, d.head), (d.head + 1, _phrase_end(syntax, d.head))):
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
        if tokens[i].tag[:2] not in ("IN", "DT", "NN", "JJ", "PO", "CC") or tokens[i].lower in ("that", "because", "while", "as", "and", "after", "before", "by"):
            break
        i += 1
    return i - 1


def _describe(syntax: Syntax, out: Gathered, descriptions: list[Description], governments: dict[str, int]) -> None:
    """Descriptions that mean a known actor are put with it; the others become actors of their own."""
    by_key: dict[str, int] = {}
    holders: dict[str, list[tuple[int, int]]] = {}
    for number in sorted(out.evidence):
        for e in out.evidence[number]:
            noun = (e.description.noun.words if e.description else e.role.lower()) or ""
            holders.setdefault(noun, []).append((e.at, number))
    bodies: dict[str, list[tuple[int, int]]] = {}
    for group in out.groups:
        if group.kind == "organisation":
            for f, how in group.members:
                if how == "name":
                    for word in {w.lower(): None for w in f.words}:
                        bodies.setdefault(word, []).append((f.first, group.number))
    mentions = {g.number: sorted(f.first for f, _ in g.members) for g in out.groups}
    for d in descriptions:
        tokens = syntax.tokens
        text = syntax.text[d.span[0] : d.span[1]]
        country, _ = description_country(syntax, out, d)
        word = tokens[d.head].lower
        number: int | None = None
        how = "description"
        if d.noun.kind == "government" and word in _GOVERNMENTS and country and d.first < d.core + 1 and _only_country(syntax, d):
            number = governments.get(country)
            kind = "government"
        else:
            kind = {"person": "group" if d.noun.plural else "person", "body": "organisation", "government": "government"}[d.noun.kind]
            if d.definite and not d.noun.plural and d.noun.kind == "person" and d.noun.words != "year-old":
                number = _holder(holders.get(d.noun.words, []), mentions, d, country, out)
                how = "role" if number is not None else how
            elif d.definite and not d.noun.plural and d.first == d.core == d.head and d.noun.kind != "person":
                number = _body(bodies.get(word, []), d)
        key = key_of(text) + (f"|{country}" if country else "")
        own = d.first > 0 and tokens[d.first - 1].tag == "PRP$"
        if number is None and not own and (d.definite or country and (word in _COLLECTIVE or d.noun.kind != "person") or word == "police"):
            number = by_key.get(key)
        words = tuple(t.text for t in tokens[d.first : d.last + 1])
        found = Found(d.first, d.last, d.head, "description", kind, d.span, words, d.noun.gender, d.noun.plural, True, None, country)  # type: ignore[arg-type]
        if number is None:
            group = Group(len(out.groups), kind, show=" ".join(text.split()), country=country, plural=d.noun.plural, gender=d.noun.gender)  # type: ignore[arg-type]
            group.add(found, how)
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
            if d.noun.gender and out.groups[number].gender is None:
                out.groups[number].gender = d.noun.gender
        if not own:
            by_key.setdefault(key, number)


def _only_country(syntax: Syntax, d: Description) -> bool:
    """Whether nothing but the country narrows the description: "the Estonian government", not "the Estonian military government's office"."""
    inside = {i for a, b, _ in countries_within(syntax, d.first, d.core - 1) for i in range(a, b + 1)}
    rest = [t for t in syntax.tokens[d.first : d.core] if t.i not in inside and t.tag != "POS" and t.lower not in ("'s", "’s")]
    return not rest


def _holder(known: list[tuple[int, int]], mentions: dict[int, list[int]], d: Description, country: str | None, out: Gathered) -> int | None:
    """The one person with the role that `d` names: the only one of the article, or the only one of its country."""
    numbers = list(dict.fromkeys(n for _, n in known))
    fits = []
    for number in numbers:
        theirs = {e.description.bearer is not None for e in out.evidence.get(number, []) if e.description}
        code = out.groups[number].country or _evident_country(out, number)
        if country and code and country != code:
            continue
        former = [e.description.former for e in out.evidence.get(number, []) if e.description and e.description.noun.words == d.noun.words]
        if former and all(former) and not d.former or d.former and former and not any(former):
            continue
        if d.first > d.core - 1 or theirs or country:
            fits.append(number)
    if len(fits) == 1:
        return fits[0]
    before = [(mentions[n][bisect_left(mentions[n], d.first) - 1], n) for n in fits if bisect_left(mentions[n], d.first) > 0]
    before.sort()
    # Several people hold such a role: only the one just named, and only when the others have not been named for a while.
    if before and d.first - before[-1][0] < 40 and (len(before) < 2 or before[-1][0] - before[-2][0] > 120):
        return before[-1][1]
    return None


def _evident_country(out: Gathered, number: int) -> str | None:
    for e in out.evidence.get(number, []):
        for country in countries().values() if " of " in e.role else ():
            if e.role.endswith(f" of {country.name}"):
                return country.alpha3
    return None


def _body(known: list[tuple[int, int]], d: Description) -> int | None:
    """The one organisation named before whose name has the noun in it: "the institute" for "the Institute for the Study of War"."""
    before = list(dict.fromkeys(n for at, n in known if at < d.first))
    return before[0] if len(before) == 1 else None


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
