"""Time expressions of a text and what they stand for (TIMEX3), by rules over its words.

The categories and values follow the TIMEX3 guidelines of TimeML 1.2.1 (Saurí et al. 2006). Each rule is a pattern over words and a builder
(`timex/`); of matches that overlap, the one that begins first and then the longest one counts, and a builder may refuse a match.
"""

import re
from collections.abc import Iterator
from functools import cache

from sayso.reading.syntax import Syntax
from sayso.reading.timex import clock, dates, durations, periods, relative, sets, stretches
from sayso.reading.timex.alphabet import Hit, hits, spell
from sayso.reading.timex.rules import Builder
from sayso.reading.timex.scene import Found, Scene, finished
from sayso.record import Time


@cache
def _rules() -> list[tuple[re.Pattern[str], Builder]]:
    """Patterns and builders; all are compiled before any text is spelled, since a pattern may give a word its letter."""
    every = [*clock.RULES, *dates.RULES, *periods.RULES, *sets.RULES, *relative.RULES, *durations.RULES, *stretches.RULES]
    return [(rule.pattern(), rule.build) for rule in every]


def find_times(syntax: Syntax, published: str | None) -> list[Time]:
    """Time expressions in the order of the text, resolved against the day of publication (ISO 8601, or None where it is not known).

    What cannot be resolved has the value that the words alone give ("XXXX-WXX-5" for a Friday) or null, and `why` says what is missing.
    """
    scene = Scene.of(syntax, published)
    return [_time(syntax, number, found) for number, found in enumerate(_read(syntax, scene), 1)]


def _read(syntax: Syntax, scene: Scene) -> Iterator[Found]:
    rules = _rules()
    spelled = spell(syntax)
    matches: list[tuple[int, int, int, Builder, Hit]] = []
    for order, (pattern, build) in enumerate(rules):
        for hit in hits(pattern, spelled, syntax.tokens):
            matches.append((hit.match.start(), -hit.match.end(), order, build, hit))
    matches.sort(key=lambda m: m[:3])
    free = 0
    for _, _, _, build, hit in matches:
        if hit.first < free:
            continue
        built = build(hit, scene)
        if built is None:
            continue
        if not built:
            free = hit.last + 1
        for found in built:
            if found.first < free:
                continue
            done = finished(found)
            scene.saw(done)
            free = done.last + 1
            yield done


def _time(syntax: Syntax, number: int, found: Found) -> Time:
    last = syntax.tokens[found.last]
    # "EST." at the end of a sentence is one token: its stop is the sentence's.
    span = (syntax.tokens[found.first].start, last.end - (last.lower == "est."))
    return Time(
        id=f"t{number}",
        span=span,
        type=found.type,
        value=found.value,
        start=found.start,
        end=found.end,
        mod=found.mod,
        freq=found.freq,
        quant=found.quant,
        why=found.why,
    )
