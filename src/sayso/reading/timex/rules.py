"""The register of rules: a pattern over words, and a builder that says what a match stands for."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sayso.reading.timex.alphabet import ALTERNATIVE, Hit, lexicon
from sayso.reading.timex.scene import Found, Scene

Built = list[Found] | None
"""What a builder says: expressions; an empty list for words that are no time (and are used up); None to let another rule try."""
Builder = Callable[[Hit, Scene], Built]


@dataclass(frozen=True)
class Rule:
    """A pattern over words with its builder."""

    source: str
    build: Builder

    def pattern(self) -> re.Pattern[str]:
        """The pattern as a regular expression over letters; the second group of a name gets the name with 2, and so on."""
        seen: dict[str, int] = {}

        def unique(match: re.Match[str]) -> str:
            name = match[1]
            seen[name] = seen.get(name, 0) + 1
            return f"(?P<{name}{ALTERNATIVE}{seen[name]}>" if seen[name] > 1 else match[0]

        return re.compile(lexicon().expression(re.sub(r"\(\?P<(\w+)>", unique, self.source)))


class Rules(list[Rule]):
    """Rules in the order in which they are tried among matches of the same length."""

    def __call__(self, *sources: str) -> Callable[[Builder], Builder]:
        """Registers a builder for each pattern."""

        def register(build: Builder) -> Builder:
            self.extend(Rule(source, build) for source in sources)
            return build

        return register


PHASE = r"(?:(?P<phase>PHASE) DASH?)"
EDGE = r"(?:(?:the)? (?:very)? (?P<edge>EDGE) of)"
LATE_IN = frozenset(("early", "late"))


def modifier(hit: Hit, scene: Scene) -> str | None:
    """START, MID or END, from "early", "the end of" within the expression or "late in" before it."""
    inside = hit.value("phase", "PHASE") or hit.value("edge", "EDGE")
    if inside:
        return inside
    before = scene.lower(hit.first - 1)
    if before in ("in", "the") and scene.lower(hit.first - 2 - (before == "the")) in LATE_IN:
        return "START" if scene.lower(hit.first - 2 - (before == "the")) == "early" else "END"
    return None
