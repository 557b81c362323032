"""Whose a bare surname is where several people bear it: the one that the article is about, never a relative named beside."""

from collections.abc import Sequence

from sayso.data.lexicon import titles
from sayso.reading import world
from sayso.reading.grouping import Group, person_words
from sayso.reading.mentions import Found
from sayso.reading.syntax import Syntax

_NEAR = 3
"""Sentences within which an ambiguous surname may point back to the only bearer just named in full."""
_CLEAR = 2
"""A bearer named this many times as often as any other is the one meant."""


def bearer_of(syntax: Syntax, groups: Sequence[Group], bearers: Sequence[int], f: Found) -> int | None:
    """The one of `bearers` whom the bare surname `f` means, None where the text leaves it open. `f` comes after what is in `groups`.

    A title that only one of them held settles it. Else newspapers write the bare surname for the one the article is about, so that the
    bearer who is named alone so far, or far more often, has it; unless another one was just named in full.
    """
    if (held := _holder(groups, bearers, f)) is not None:
        return held
    before = {n: [m for m, _ in groups[n].members if m.first < f.first and m.sort == "name"] for n in bearers}
    named = [n for n in bearers if before[n]]
    if len(named) == 1:
        return named[0]
    sent = syntax.tokens[f.first].sent
    last = {n: syntax.tokens[before[n][-1].first].sent for n in named}
    full = {n: [m for m in before[n] if len(m.words) > 1] for n in named}
    near = [n for n in named if full[n] and sent - syntax.tokens[full[n][-1].first].sent <= _NEAR]
    surname = person_words(f)[-1]
    times = {n: sum(m.sort == "name" and surname in person_words(m) for m, _ in groups[n].members) for n in bearers}
    first = min(bearers, key=lambda n: (min(m.first for m, _ in groups[n].members), n))
    most = max(bearers, key=lambda n: (times[n], -n))
    rest = max(times[n] for n in bearers if n != most)
    if not named:
        return most if times[most] > rest else None
    clear = times[most] > rest + 1 and (times[most] >= (len(bearers) - 1) * _CLEAR * rest or (most == first and len(bearers) == 2))
    if clear:
        just = [n for n in near if n != most and sent - last[n] <= 1 and last.get(most, -1) < last[n]]
        return None if just else most
    if len(near) == 1:
        return near[0]
    known = [n for n in bearers if any(len(m.words) > 1 and world.person(" ".join(person_words(m)), None) for m, _ in groups[n].members)]
    return known[0] if len(known) == 1 and not near else None


def _holder(groups: Sequence[Group], bearers: Sequence[int], f: Found) -> int | None:
    """The bearer who held the office that stands before the surname: "President Clinton"."""
    if f.title is None or f.title not in titles() or not titles()[f.title].role:
        return None
    words = person_words(f)
    known = world.person(words[-1], None, f.title) if words else None
    if known is None:
        return None
    names = {office.name for office in known[0]}
    fits = []
    for n in bearers:
        keys = {" ".join(person_words(m)) for m, how in groups[n].members if how == "name" and len(m.words) > 1}
        theirs = {office.name for key in keys for office in (world.person(key, None) or ([], ""))[0]}
        if names & theirs:
            fits.append(n)
    return fits[0] if len(fits) == 1 else None
