"""Words that may stand for someone: names (with what the recogniser got wrong put right) and pronouns. Descriptions are in `roles.py`."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.data.countries import by_demonym, by_name, fold
from sayso.data.lexicon import given_names, name_words, titles
from sayso.reading import world
from sayso.reading.keys import key_of
from sayso.reading.layout_words import bracketed, datelines, inner_capitals, title_case
from sayso.reading.name_runs import is_capital as is_capital
from sayso.reading.name_runs import name_runs
from sayso.reading.syntax import Syntax, Token
from sayso.record import Span

Sort = Literal["name", "demonym", "role", "description", "pronoun"]
Kind = Literal["person", "organisation", "government", "group", "country", "place", "thing"]
"""What words stand for: a kind of actor, or a place or thing, which act only where the sentence says so."""


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `[first, last]` that may stand for an actor; `head` is the one that the sentence hangs them on.

    `gender` is m, f or None; `sure` says that the kind rests on more than the recogniser's word; `title` is the form of address or role
    in front of the name, in lower case; `country` an alpha-3 code that the words themselves tell.
    """

    first: int
    last: int
    head: int
    sort: Sort
    kind: Kind
    span: Span
    words: tuple[str, ...]
    gender: str | None = None
    plural: bool = False
    sure: bool = False
    title: str | None = None
    country: str | None = None


PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n", "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p", "who": "w", "whom": "w",
}  # fmt: skip
"""Pronouns of the third person: m, f, n (thing or body), p (several), w (relative)."""

_LABELS: dict[str, Kind] = {"PERSON": "person", "ORG": "organisation", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place"}
_INNER = frozenset(
    "of de la le van von der den di da del della du dos das bin ibn al el ben ter ten af av zu y e and & ' ’ - . the for".split()
)


def find_names(syntax: Syntax) -> list[Found]:
    """Names in the order of the text; they do not overlap."""
    headline = title_case(syntax)
    seen = inner_capitals(syntax, headline)
    dateline = datelines(syntax)
    runs = [_in_headline(syntax, run, headline, seen) for run in name_runs(syntax, headline, seen)]
    runs = [run for run in runs if not headline[run[0]] or _named_in_headline(syntax, run, seen)]
    labelled: list[tuple[int, int, tuple[Kind, bool]]] = []
    for first, last, label in runs:
        kind = _kind(syntax, first, last, label)
        if dateline[first] and not bracketed(syntax.tokens, first) and kind[0] != "country":
            kind = "place", True
        elif _no_actor(syntax, first, last, kind[0]):
            kind = "thing", True
        labelled.append((first, last, kind))
    parts = _known_parts(syntax, labelled)
    labelled = _alike(syntax, labelled)
    return [_found(syntax, first, last, kind, sure, parts) for first, last, (kind, sure) in labelled]


def _in_headline(syntax: Syntax, run: tuple[int, int, str], headline: list[bool], seen: Counter[str]) -> tuple[int, int, str]:
    """A run of a title-case headline without the capitalised words in front of a name that the text has too: "Mom Corners | Holm"."""
    first, last, label = run
    if headline[first] and last - first >= 2 and syntax.tokens[first].text not in given_names():
        while first < last and not seen[syntax.tokens[first].text] and syntax.tokens[first].text not in given_names():
            first += 1
    return first, last, label


def _named_in_headline(syntax: Syntax, run: tuple[int, int, str], seen: Counter[str]) -> bool:
    """Whether a run of a title-case headline is a name elsewhere too, or known as one: there every word is capitalised."""
    words = syntax.tokens[run[0] : run[1] + 1]
    key = key_of(syntax.text[words[0].start : words[-1].end])
    if any(seen[t.text] for t in words) or key in by_name() or key in by_demonym() or world.body(key) or world.is_person(key):
        return True
    return (len(words) > 1 and words[0].text in given_names()) or run[2] in ("GPE", "LOC") or _title_before(syntax, run[0]) is not None


_MEMBERS = frozenset("republican democrat conservative liberal libertarian tory labourite unionist".split())


def _is_member(syntax: Syntax, i: int) -> bool:
    """Whether a party's word stands for one of its members: "a Republican", "the Democrat from Orvad", not "Republican lawmakers"."""
    token = syntax.tokens[i]
    if token.lower not in _MEMBERS or _modifies(syntax, i) or i == 0:
        return False
    after = syntax.tokens[i + 1] if i + 1 < len(syntax.tokens) else None
    if after is not None and after.sent == token.sent and after.tag[:2] in ("JJ", "HY"):
        return False
    before = syntax.tokens[i - 1]
    return before.lower in ("a", "an", "the", "one", "fellow", "ranking", "top", "this", "another", "as") or before.tag == "JJ"


def _no_actor(syntax: Syntax, first: int, last: int, kind: Kind) -> bool:
    """Whether a name stands for no one here: it narrows a noun, is one thing of many, or a party's word for a member."""
    if kind == "group":
        return _modifies(syntax, last)
    return first == last and (_is_member(syntax, first) or (kind == "person" and _one_of_many(syntax, first)))


def _one_of_many(syntax: Syntax, first: int) -> bool:
    """Whether "a" or "an" stands right before a single word, as before no person's name: "an Axel"."""
    return first > 0 and syntax.tokens[first - 1].lower in ("a", "an")


def firm_like(word: str) -> bool:
    """Whether a word has a capital in its middle or a digit, as names of firms have and few surnames: "EgyptAir", not "McCain", "DeVos"."""
    small = ("Mc", "De", "Di", "Du", "La", "Le", "Lo", "O’", "O'", "D’", "D'", "St")
    if word[:2] in small or word[:3] in ("Mac", "Van", "Fit") or word.isupper():
        return False
    return any(c.isdigit() for c in word) or any(a.islower() and b.isupper() for a, b in pairwise(word))


def _modifies(syntax: Syntax, last: int) -> bool:
    """Whether the word at `last` only narrows the noun after it: "Baltic" of "Baltic neighbor"."""
    tokens = syntax.tokens
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return after is not None and after.sent == tokens[last].sent and after.tag.startswith("NN") and after.lower[:1].isalpha()


def _alike(syntax: Syntax, labelled: list[tuple[int, int, tuple[Kind, bool]]]) -> list[tuple[int, int, tuple[Kind, bool]]]:
    """One kind for a single word wherever it stands: what it was taken for most often, where nothing surer is known."""
    votes: dict[str, Counter[Kind]] = {}
    for first, last, (kind, sure) in labelled:
        if first == last and kind not in ("country", "government"):
            votes.setdefault(syntax.tokens[first].text, Counter())[kind] += 3 if sure else 1
    out = []
    for first, last, (kind, sure) in labelled:
        if first == last and not sure and (cast := votes.get(syntax.tokens[first].text)):
            most = max(cast.values())
            kind = "person" if cast["person"] == most else next(k for k in sorted(cast) if cast[k] == most)
        out.append((first, last, (kind, sure)))
    return out


def find_pronouns(syntax: Syntax) -> list[Found]:
    """Pronouns of the third person, and "who" and "whom" where they open a relative clause."""
    found = []
    for token in syntax.tokens:
        code = PRONOUNS.get(token.lower)
        if code is None or (token.text.isupper() and token.text == "IT"):
            continue
        if code == "w" and (token.i == 0 or token.dep == "ROOT" or token.sent != syntax.tokens[token.i - 1].sent):
            continue
        kind: Kind = "person" if code in "mfw" else "group" if code == "p" else "organisation"
        gender = code if code in "mf" else None
        found.append(
            Found(
                token.i,
                token.i,
                token.i,
                "pronoun",
                kind,
                (token.start, token.end),
                (token.lower,),
                gender=gender,
                plural=code == "p",
                sure=True,
            )
        )
    return found


def _kind(syntax: Syntax, first: int, last: int, label: str) -> tuple[Kind, bool]:
    """What a name stands for, and whether that is sure."""
    tokens = syntax.tokens[first : last + 1]
    text = syntax.text[tokens[0].start : tokens[-1].end]
    key = fold(text)
    if key in by_name() and not (len(tokens) == 1 and label == "PERSON"):
        return "country", True
    if key in by_demonym():
        return "country", True
    known = key_of(text)
    if not (len(tokens) == 1 and tokens[0].lower in name_words()["never"]):
        if (body := world.body(known)) is not None and not (label == "PERSON" and len(tokens) == 1 and tokens[0].text in given_names()):
            return ("government" if body.sector == "PRE" else "organisation"), True
        if world.is_person(known) and (len(tokens) > 1 or label in ("PERSON", "ORG", "GPE", "NORP", "")):
            return "person", True
    words = name_words()
    lowers = [t.lower for t in tokens]
    given = given_names().get(tokens[0].text)
    capitals = all(is_capital(t) or t.lower in _INNER for t in tokens)
    before = _title_before(syntax, first)
    if lowers[-1] in words["event"] and len(tokens) > 1:
        return "thing", True
    if (any(w in words["organisation"] for w in (lowers[0], lowers[-1])) and (len(tokens) > 1 or label == "ORG")) or (
        (" of " in key or " for " in key) and lowers[0] in words["organisation"]
    ):
        return "organisation", True
    if before is not None and label not in ("ORG", "NORP"):
        return "person", True
    if (
        lowers[-1] in words["place"]
        and len(tokens) > 1
        and label != "ORG"
        and (not given or lowers[-1] in ("county", "province", "district"))
    ):
        return "place", True
    if label == "PERSON" and firm_like(tokens[0].text) and given is None and before is None:
        return "organisation", False
    if label == "PERSON":
        return "person", given is not None or before is not None
    if (
        given
        and 2 <= len(tokens) <= 4
        and capitals
        and lowers[-1] not in words["place"]
        and (label not in ("GPE", "LOC", "FAC") or given != "u")
    ):
        return "person", True
    if lowers[-1] in words["place"] and len(tokens) > 1 and label != "ORG":
        return "place", True
    if len(tokens) == 1 and given and label in ("", "WORK_OF_ART", "PRODUCT") and capitals:
        return "person", False
    if label == "" and before is not None:
        return "person", True
    return _LABELS.get(label, "thing"), False


def _title_before(syntax: Syntax, first: int) -> str | None:
    """The title that stands right before token `first`, in lower case."""
    tokens = syntax.tokens
    table = titles()
    for size in (4, 3, 2, 1):
        if first - size >= 0 and tokens[first - size].sent == tokens[first].sent:
            words = " ".join(t.lower for t in tokens[first - size : first])
            if words in table and is_capital(tokens[first - size]):
                return words
    return None


_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "."))


def _known_parts(syntax: Syntax, labelled: list[tuple[int, int, tuple[Kind, bool]]]) -> dict[str, int]:
    """How often each word is the first or last of a person's name of several words: what makes a bare "Kallas" a person too."""
    parts: Counter[str] = Counter()
    for first, last, (kind, _) in labelled:
        if kind == "person" and last > first:
            while last > first + 1 and syntax.tokens[last].lower in _SUFFIXES:
                last -= 1
            parts[syntax.tokens[last].lower] += 1
            parts[syntax.tokens[first].lower] += 1
    return dict(parts)


def _found(syntax: Syntax, first: int, last: int, kind: Kind, sure: bool, parts: dict[str, int]) -> Found:
    tokens = syntax.tokens
    span = (tokens[first].start, tokens[last].end)
    if first == last and kind in ("organisation", "place", "thing", "group") and parts.get(tokens[first].lower):
        kind, sure = "person", True
    if (
        first == last
        and kind == "country"
        and parts.get(tokens[first].lower)
        and tokens[first].text in given_names()
        and not _located(syntax, first)
    ):
        kind, sure = "person", True
    family = (
        first == last and tokens[first].lower.endswith("s") and not parts.get(tokens[first].lower) and parts.get(tokens[first].lower[:-1])
    )
    if family and kind != "country":
        kind, sure = "group", True
    key = fold(syntax.text[span[0] : span[1]])
    demonym = kind == "country" and key not in by_name()
    country = (by_demonym() if demonym else by_name()).get(key) if kind == "country" else None
    title = _title_before(syntax, first) if kind in ("person", "thing") else None
    gender = _gender(tokens[first], title) if kind in ("person", "thing") else None
    head = syntax.head_of(span)
    plural = bool(family) or (demonym and tokens[last].tag in ("NNPS", "NNS"))
    words = _words(syntax, first, last)
    return Found(
        first, last, head.i if head else last, "demonym" if demonym else "name", kind, span, words, gender, plural, sure, title, country
    )


def _words(syntax: Syntax, first: int, last: int) -> tuple[str, ...]:
    """The words of a name, with "O’Malley" as one and without quotation marks."""
    out: list[str] = []
    elided = False
    for token in syntax.tokens[first : last + 1]:
        if token.text in ("’", "'", "‘") and out and len(out[-1]) == 1:
            out[-1] += "'"
            elided = True
        elif elided:
            out[-1] += token.text
            elided = False
        elif token.text not in ('"', "“", "”"):
            out.append(token.text)
    return tuple(out)


def _located(syntax: Syntax, i: int) -> bool:
    """Whether the word at `i` stands behind a preposition of place or narrows a noun: "in Georgia", "Georgia lawmakers"."""
    before = syntax.tokens[i - 1].lower if i else ""
    return before in ("in", "from", "across", "throughout", "to", "near", "into", "through", "north", "south", ",") or _modifies(syntax, i)


def _gender(token: Token, title: str | None) -> str | None:
    if title and (told := titles()[title].gender):
        return told
    parts = {given_names().get(part) for part in token.text.split("-")} - {None, "u"}
    gender = given_names().get(token.text) or (parts.pop() if len(parts) == 1 else None)
    return gender if gender in ("m", "f") else None
