"""Which names are one and the same: full names, surnames, first names, titles, acronyms. Two people of one surname never merge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sayso.data.countries import by_metonym, fold
from sayso.data.lexicon import short_names, titles
from sayso.reading.keys import key_of, spelling
from sayso.reading.mentions import Found, Kind
from sayso.reading.syntax import Syntax

_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "esq"])
_LEGAL = frozenset(["inc", "inc.", "corp", "corp.", "ltd", "ltd.", "llc", "plc", "co", "co.", "company", "corporation", "limited"])
_MEMBERS = frozenset("republicans democrats conservatives liberals libertarians tories unionists labourites greens socialists".split())
"""Party members in the plural: people, not the party, whoever leads it."""
_PAPERS = frozenset("times post journal herald tribune globe star gazette guardian observer telegraph chronicle examiner inquirer".split())
"""Last words of newspapers' names by which they are called for short."""
_FEMALE_FORMS = frozenset(("mrs", "mrs.", "ms", "ms.", "miss", "lady", "madame"))


@dataclass
class Group:
    """The mentions of one actor while they are gathered; `names` are `show` is its best name."""

    number: int
    kind: Kind
    members: list[tuple[Found, str]] = field(default_factory=list)
    gender: str | None = None
    plural: bool = False
    country: str | None = None
    show: str = ""
    weak: bool = False
    """Only a phrase such as "a candidate": an antecedent for pronouns, but no actor while nothing else is told of it."""

    def add(self, found: Found, how: str) -> None:
        """One more mention, tied to the actor by `how`."""
        self.members.append((found, how))
        if found.gender and self.gender is None and found.sort == "name":
            self.gender = found.gender


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that fits several actors: never guessed."""

    found: Found
    groups: tuple[int, ...]
    why: str


def person_words(found: Found) -> list[str]:
    """The words of a person's name as keys, without suffixes and initials in the middle."""
    words = [w for w in key_of(found.words).split() if w not in _SUFFIXES]
    if len(words) > 2:
        words = [words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]]
    return words


Bearer = Callable[[Syntax, Sequence[Group], Sequence[int], Found], int | None]
"""Which of several people a bare surname means, None where it is open."""


def _nobody(syntax: Syntax, groups: Sequence[Group], bearers: Sequence[int], f: Found) -> int | None:
    return None


class Grouper:
    """Gathers names into groups: first all names of several words, then the single words that they explain."""

    def __init__(self, syntax: Syntax, alias: Callable[[str], str | None], bearer: Bearer = _nobody) -> None:
        self.syntax = syntax
        self.alias = alias
        self.bearer = bearer
        self.groups: list[Group] = []
        self.doubts: list[Doubt] = []
        self._full: dict[str, int] = {}
        self._by_last: dict[str, list[int]] = {}
        self._by_first: dict[str, list[int]] = {}
        self._by_org: dict[str, int] = {}
        self._initials: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._countries: dict[str, int] = {}
        self._paper: dict[str, int | None] = {}

    def new(self, kind: Kind, found: Found, how: str) -> Group:
        """A group of its own for `found`."""
        group = Group(len(self.groups), kind)
        group.show = self.syntax.text[found.span[0] : found.span[1]]
        group.country = found.country
        group.plural = found.plural
        group.add(found, how)
        self.groups.append(group)
        return group

    def names(self, found: list[Found]) -> None:
        """Groups all names of the text."""
        people = [f for f in found if f.kind == "person"]
        several = [f for f in people if len(person_words(f)) > 1]
        for f in several:
            self._full_person(f)
        for f in found:
            if f.kind == "country":
                self._country(f)
            elif f.kind in ("organisation", "group", "government") and len(f.words) > 1:
                self._organisation(f)
        for f in found:
            if f.kind in ("organisation", "group", "government") and len(f.words) == 1:
                self._organisation(f)
        for f in people:
            if len(person_words(f)) <= 1:
                self._short_person(f)

    def _full_person(self, f: Found) -> None:
        words = person_words(f)
        key = " ".join(words)
        number = self._full.get(key)
        if number is None:
            number = self._alike(words, f)
        if number is not None and not self._clash(self.groups[number], f):
            group = self.groups[number]
            group.add(f, "name")
            if len(f.words) > len(group.show.split()) and len(f.words) <= 4:
                group.show = self.syntax.text[f.span[0] : f.span[1]]
        else:
            group = self.new("person", f, "name")
        self._register(group, words)

    def _register(self, group: Group, words: list[str]) -> None:
        self._full.setdefault(" ".join(words), group.number)
        for table, word in ((self._by_last, words[-1]), (self._by_first, words[0])):
            bearers = table.setdefault(word, [])
            if group.number not in bearers:
                bearers.append(group.number)
        if len(words) > 2:
            bearers = self._by_last.setdefault(" ".join(words[1:]), [])
            if group.number not in bearers:
                bearers.append(group.number)

    def _alike(self, words: list[str], f: Found) -> int | None:
        """The one person whose full name is the same but for a middle name, a short form, an initial or a spelling."""
        fits = []
        for number in self._by_last.get(words[-1], ()):
            for other in self.groups[number].members:
                theirs = person_words(other[0])
                if len(theirs) > 1 and (_same_first(theirs[0], words[0]) or (len(theirs) == 2 < len(words) and theirs[0] in words[:-1])):
                    fits.append(number)
                    break
        if not fits:
            whole = spelling(" ".join(words))
            fits = (
                [n for k, n in self._full.items() if len(k) > 6 and k[0] == words[0][0] and spelling(k) == whole]
                if len(self._full) < 400
                else []
            )
        return fits[0] if len(set(fits)) == 1 else None

    @staticmethod
    def _clash(group: Group, f: Found) -> bool:
        return bool(f.gender and group.gender and f.gender != group.gender)

    def _short_person(self, f: Found) -> None:
        words = person_words(f)
        if not words:
            return
        word = words[0]
        last, first = self._by_last.get(word, []), self._by_first.get(word, [])
        how = "surname"
        bearers = [n for n in last if not self._clash_title(n, f)]
        if not bearers and not last and not f.title:
            bearers, how = list(first), "name"
        if not bearers and not last:
            whole = spelling(word)
            bearers = (
                [n for k, ns in self._by_last.items() if len(word) > 4 and spelling(k) == whole for n in ns]
                if len(self._by_last) < 400
                else []
            )
        bearers = list(dict.fromkeys(bearers))
        if len(bearers) > 1:
            near = self.bearer(self.syntax, self.groups, bearers, f)
            if near is None:
                names = ", ".join(self.groups[n].show for n in bearers)
                self.doubts.append(Doubt(f, tuple(bearers), f"several people bear this name: {names}"))
                return
            bearers = [near]
        if bearers:
            self.groups[bearers[0]].add(f, how)
            if f.title and self.groups[bearers[0]].gender is None and f.gender:
                self.groups[bearers[0]].gender = f.gender
            return
        number = self._full.get(f"{'f ' if f.title in _FEMALE_FORMS and last else ''}{word}")
        if number is not None:
            self.groups[number].add(f, "name")
            return
        group = self.new("person", f, "name")
        self._full[f"{'f ' if f.title in _FEMALE_FORMS and last else ''}{word}"] = group.number

    def _clash_title(self, number: int, f: Found) -> bool:
        told = titles()[f.title].gender if f.title is not None and f.title in titles() else None
        return bool(told and self.groups[number].gender and told != self.groups[number].gender)

    def _country(self, f: Found) -> None:
        code = f.country or " ".join(f.words)
        number = self._countries.get(code)
        if number is None:
            group = self.new("country", f, "demonym" if f.sort == "demonym" else "name")
            self._countries[code] = group.number
        else:
            self.groups[number].add(f, "demonym" if f.sort == "demonym" else "name")
            if f.sort == "name" and self.groups[number].members[0][0].sort == "demonym" and self.groups[number].show[:1].isupper():
                self.groups[number].show = self.syntax.text[f.span[0] : f.span[1]]

    def _government(self, f: Found) -> None:
        # A province's government is not its country's: the words are the key unless they stand for the state.
        words = key_of(f.words)
        key = f"government of {f.country}" if fold(words) in by_metonym() else words
        number = self._by_org.get(key)
        if number is None:
            number = self.new("government", f, "metonym").number
            self._by_org[key] = number
        else:
            self.groups[number].add(f, "metonym")

    def _organisation(self, f: Found) -> None:
        if f.kind == "government":
            self._government(f)
            return
        words = key_of(f.words).split()
        while len(words) > 1 and words[-1] in _LEGAL:
            words.pop()
        key = " ".join(words)
        members = words[-1] in _MEMBERS
        canonical = key if members else self.alias(key) or key
        number = self._paper.get(key) if len(words) == 1 else None
        number = self._by_org.get(canonical) if number is None else number
        how = "name"
        if number is None and len(words) == 1 and f.words[0].isupper() and len(f.words[0]) > 1:
            matches = self._initials.get(words[0].replace(".", ""), [])
            if len(set(matches)) == 1:
                number, how = matches[0], "acronym"
        if number is None and len(words) == 1:
            matches = self._by_word.get(words[0], [])
            number = matches[0] if len(set(matches)) == 1 else None
        if number is None:
            group = self.new("group" if members else f.kind, f, "name")
            group.plural = members
            number = group.number
        else:
            group = self.groups[number]
            group.add(f, how)
            if how == "name" and group.show.isupper() and not f.words[0].isupper():
                group.show = self.syntax.text[f.span[0] : f.span[1]]
        self._by_org.setdefault(canonical, number)
        if len(words) > 1 and words[-1] in _PAPERS and f.kind == "organisation":
            # "the Times" is the paper of that name that the article has named, if it has named only one.
            self._paper[words[-1]] = number if self._paper.get(words[-1], number) == number else None
        if len(words) > 1:
            for initials in _initials(f.words):
                self._initials.setdefault(initials, []).append(number)
            if f.kind == "organisation" and f.words[0][:1].isupper():
                self._by_word.setdefault(words[0], []).append(number)


def _same_first(a: str, b: str) -> bool:
    """Whether two first names can be one person's: the same, one the initial of the other, or a short form."""
    if a == b or short_names().get(a, a) == short_names().get(b, b):
        return True
    return ((len(a) == 1 or len(b) == 1) and a[:1] == b[:1]) or (
        (len(a) == 2 or len(b) == 2) and a[:1] == b[:1] and (a[-1] == "." or b[-1] == ".")
    )


def _initials(words: tuple[str, ...]) -> list[str]:
    """The acronyms that a name can have, in lower case: with and without its small words."""
    letters = [w for w in words if w[:1].isalpha()]
    big = "".join(w[0] for w in letters if w[0].isupper()).lower()
    every = "".join(w[0] for w in letters).lower()
    return list(dict.fromkeys(s for s in (big, every) if len(s) > 1))
