"""Who speaks and acts in an article: all mentions of people, bodies, governments, groups and countries, put together into actors."""

from bisect import bisect_left
from dataclasses import dataclass, field

from sayso.reading.cast import gather
from sayso.reading.codes import code_group
from sayso.reading.coreference import Context, CorefScorer, Placed, place, resolve
from sayso.reading.described import Evidence, Gathered
from sayso.reading.grouping import Group
from sayso.reading.mentions import find_pronouns
from sayso.reading.relative import antecedent
from sayso.reading.syntax import Syntax
from sayso.record import Actor, Mention, Place, Span


@dataclass(frozen=True, slots=True)
class Open:
    """Words that stand for someone, where it is not safe to say for whom: candidates (actor ids, best first) and the reason."""

    span: Span
    candidates: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Cast:
    """The actors of an article, and the mentions that were left open."""

    actors: list[Actor]
    open: list[Open] = field(default_factory=list)


def find_actors(
    syntax: Syntax, places: list[Place], *, published: str | None = None, outlet: str | None = None, scorer: CorefScorer | None = None
) -> list[Actor]:
    """The actors of an article in the order of their first mention."""
    return find_cast(syntax, places, published=published, outlet=outlet, scorer=scorer).actors


def find_cast(
    syntax: Syntax, places: list[Place], *, published: str | None = None, outlet: str | None = None, scorer: CorefScorer | None = None
) -> Cast:
    """As `find_actors`, with the mentions that stay unresolved."""
    gathered = gather(syntax, places)
    unresolved = _pronouns(syntax, gathered, scorer)
    numbers: dict[int, str] = {}
    actors: list[Actor] = []
    kept = [g for g in gathered.groups if g.kind not in ("place", "thing") and g.members and not (g.weak and len(g.members) == 1)]
    for group in sorted(kept, key=lambda g: (min(f.span[0] for f, _ in g.members), g.number)):
        numbers[group.number] = f"a{len(actors) + 1}"
        actors.append(_actor(syntax, gathered, group, numbers[group.number], published))
    left = [Open(span, tuple(numbers[n] for n in groups if n in numbers), why) for span, groups, why in unresolved]
    left += [Open(d.found.span, tuple(numbers[n] for n in d.groups if n in numbers), d.why) for d in gathered.doubts]
    return Cast(actors, sorted(left, key=lambda o: o.span))


def _pronouns(syntax: Syntax, gathered: Gathered, scorer: CorefScorer | None) -> list[tuple[Span, list[int], str]]:
    """Adds each pronoun that is safe to resolve to its group; gives the others with their candidates."""
    placed = [place(syntax, f, g.number, how) for g in gathered.groups for f, how in g.members if how != "role" or f.sort == "description"]
    placed.sort(key=lambda m: (m.found.first, m.found.last))
    context = Context(syntax, gathered.groups, placed)
    resolved: list[Placed] = []
    unresolved: list[tuple[Span, list[int], str]] = []
    for pronoun in find_pronouns(syntax):
        if pronoun.words[0] in ("who", "whom"):
            number = antecedent(syntax, pronoun, placed, context.starts)
            if number is not None:
                gathered.groups[number].add(pronoun, "pronoun")
            continue
        answer = resolve(context, pronoun, resolved, bisect_left(context.starts, pronoun.first), scorer)
        if answer.group is None:
            unresolved.append((pronoun.span, [c.group for c in answer.candidates], answer.why or ""))
            continue
        group = gathered.groups[answer.group]
        if group.kind in ("place", "thing", "organisation") and pronoun.gender in ("m", "f"):
            group.kind = "person"
        if group.gender is None and pronoun.gender in ("m", "f"):
            group.gender = pronoun.gender
        group.add(pronoun, "pronoun")
        resolved.append(place(syntax, pronoun, group.number, "pronoun"))
    return unresolved


def _actor(syntax: Syntax, gathered: Gathered, group: Group, ident: str, published: str | None) -> Actor:
    evidence: list[Evidence] = gathered.evidence.get(group.number, [])
    codes = code_group(syntax, gathered, group, published)
    seen: dict[Span, str] = {}
    for f, how in sorted(group.members, key=lambda m: m[0].span):
        seen.setdefault(f.span, how)
    return Actor(
        id=ident,
        name=" ".join(group.show.split()),
        kind=group.kind,
        roles=list(dict.fromkeys(e.role for e in evidence)),
        country=codes.country,
        sector=codes.sector,
        mentions=[Mention(span=span, how=how) for span, how in seen.items()],
        why=codes.why,
    )
