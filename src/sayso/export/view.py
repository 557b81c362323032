"""What the parts of a page share about one reading: its items by id, their anchors, and which voice each statement is in."""

import re
from collections import Counter
from functools import cached_property

from sayso.export import words
from sayso.export.markup import Html, tag
from sayso.record import Attribution, Reading

VOICES = 6
"""Speakers that get a tint of their own: those with most statements."""


class View:
    """One reading on a page, the `number`th, which keeps its anchors apart from the others'."""

    def __init__(self, reading: Reading, number: int = 1) -> None:
        self.reading = reading
        self.article = reading.article
        self.number = number
        self.actors = {actor.id: actor for actor in reading.actors}
        self.attributions = {item.id: item for item in reading.attributions}

    def key(self, item: str) -> str:
        """The anchor of an item's entry in the margin; no id can put anything but a word into it."""
        return f"r{self.number}-{re.sub('[^A-Za-z0-9-]', '_', item)}"

    def spot(self, item: str) -> str:
        """The anchor of an item's words in the text."""
        return f"{self.key(item)}-t"

    def to_text(self, item: str, label: str | Html, class_: str | None = None, title: str | None = None) -> Html:
        """A link to the words of an item."""
        return tag("a", label, href=f"#{self.spot(item)}", class_=class_, title=title)

    def to_entry(self, item: str) -> Html:
        """A link from one entry of the margin to that of a statement, by its number."""
        if item not in self.attributions:
            return tag("span", words.line(item))
        return tag("a", self.label(item), href=f"#{self.key(item)}", class_="num")

    @staticmethod
    def label(item: str) -> str:
        """The number of a statement, as text and margin show it: "3" for s3."""
        return item[1:] if re.fullmatch(r"s\d+", item) else item

    @cached_property
    def _tints(self) -> dict[str, int]:
        order = {actor.id: i for i, actor in enumerate(self.reading.actors)}
        spoken = Counter(item.speaker for item in self.reading.attributions if item.speaker in order)
        ranked = sorted(spoken.items(), key=lambda pair: (-pair[1], order[pair[0] or ""]))
        return {actor: i for i, (actor, _) in enumerate(ranked[:VOICES], 1) if actor}

    def voice(self, attribution: str) -> str:
        """The class of a statement's tint: v1 to v6, v0 for those who share the neutral one."""
        item = self.attributions.get(attribution)
        return f"v{self._tints.get(item.speaker or '', 0) if item else 0}"

    @cached_property
    def _depths(self) -> dict[str, int]:
        depths: dict[str, int] = {}
        for item in self.reading.attributions:
            climbed: list[str] = []
            here: Attribution | None = item
            while here and here.id not in depths and here.id not in climbed:
                climbed.append(here.id)
                here = self.attributions.get(here.inside or "")
            base = depths.get(here.id, 0) if here else 0
            for i, key in enumerate(reversed(climbed), 1):
                depths[key] = base + i
        return depths

    def depth(self, attribution: str) -> int:
        """1 for a statement of its own, 2 for one inside another, and so on; 0 for what is no statement."""
        return self._depths.get(attribution, 0)
