"""The project's tables for PLOVER events: triggers with their frames, classes of nouns, words of status, modes and contexts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sayso.data.lexicon import lines
from sayso.errors import DataError

TYPES: tuple[str, ...] = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""In the order of the manual."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a frame asks for: `what` it looks at, one of `values`, what a preposition governs (`then`), turned round or not."""

    what: str
    values: tuple[str, ...]
    then: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A line of `plover_triggers.tsv` for one lemma: candidate types with their modes, none where the frame tells no event."""

    lemma: str
    noun: bool
    conditions: tuple[Condition, ...]
    types: tuple[tuple[str, str | None], ...]
    strength: str = ""
    both: bool = False
    line: int = 0

    @property
    def by_class(self) -> bool:
        """Whether the frame asks for an object that is itself a happening or a paper ("signed a treaty"), not somebody."""
        return any(c.what == "o" and not c.negated and not set(c.values) & {"who", "any", "none", "place"} for c in self.conditions)


def _condition(word: str, at: str) -> Condition:
    negated = word.startswith("!")
    what, equals, rest = word.lstrip("!").partition("=")
    if not equals:
        if what not in ("passive", "light"):
            raise DataError(f"{at}: {word!r} is no condition")
        return Condition(what, (), (), negated)
    values, _, then = rest.partition(":")
    return Condition(what, tuple(values.split(",")), tuple(then.split(",")) if then else (), negated)


def _types(field: str, at: str) -> tuple[tuple[str, str | None], ...]:
    out = []
    for each in field.split(","):
        if each == "-":
            continue
        name, _, mode = each.partition(":")
        if name not in TYPES:
            raise DataError(f"{at}: {name!r} is no type of PLOVER")
        out.append((name, mode or None))
    return tuple(out)


@cache
def triggers() -> Mapping[tuple[str, bool], tuple[Trigger, ...]]:
    """For each lemma, and whether it is a noun, its lines in order."""
    table: dict[tuple[str, bool], list[Trigger]] = {}
    for number, line in lines("plover_triggers.tsv"):
        at = f"plover_triggers.tsv, line {number}"
        fields = line.split("\t")
        if len(fields) != 4 or fields[0] not in ("v", "n"):
            raise DataError(f"{at}: four columns are due, the first v or n")
        words = [w for w in fields[2].split() if w != "-"]
        strength = "weak" if "weak" in words else ""
        conditions = tuple(_condition(w, at) for w in words if w not in ("weak", "both"))
        types = _types(fields[3], at)
        for lemma in fields[1].split():
            row = Trigger(lemma, fields[0] == "n", conditions, types, strength, "both" in words, number)
            table.setdefault((lemma, row.noun), []).append(row)
    return MappingProxyType({key: tuple(rows) for key, rows in table.items()})


@cache
def noun_classes() -> Mapping[str, frozenset[str]]:
    """Classes of nouns by name."""
    table: dict[str, frozenset[str]] = {}
    for number, line in lines("plover_classes.tsv"):
        name, tab, words = line.partition("\t")
        if not tab:
            raise DataError(f"plover_classes.tsv, line {number}: a name, a tab and words are due")
        table[name] = table.get(name, frozenset()) | frozenset(words.split())
    return MappingProxyType(table)


@cache
def status_words() -> Mapping[str, Mapping[str, str]]:
    """For each kind of word (verb, noun, adjective, adverb, modal, ...) its lemmas with the status that they give what they govern."""
    table: dict[str, dict[str, str]] = {}
    for number, line in lines("status_words.tsv"):
        fields = line.split("\t")
        if len(fields) != 3:
            raise DataError(f"status_words.tsv, line {number}: three columns are due")
        kind, status, words = fields
        for word in words.split():
            table.setdefault(kind, {}).setdefault(word, status)
    return MappingProxyType({kind: MappingProxyType(words) for kind, words in table.items()})


@dataclass(frozen=True, slots=True)
class Mode:
    """Words that tell the mode of an event of a type: in its clause, or in what is asked, refused or threatened."""

    type: str
    mode: str
    words: frozenset[str]


@cache
def modes() -> tuple[Mode, ...]:
    """All modes, in the order in which they are tried."""
    out: list[Mode] = []
    for _, line in lines("plover_modes.tsv"):
        types, mode, words = line.split("\t")
        out.extend(Mode(name, mode, frozenset(words.split())) for name in types.split(","))
    return tuple(out)


@cache
def contexts() -> Mapping[str, frozenset[str]]:
    """Lemma to the contexts that it speaks of."""
    table: dict[str, set[str]] = {}
    for _, line in lines("plover_contexts.tsv"):
        name, _, words = line.partition("\t")
        for word in words.split():
            table.setdefault(word, set()).add(name)
    return MappingProxyType({word: frozenset(names) for word, names in table.items()})
