"""Words that may stand for someone: names (with what the recogniser got wrong put right) and pronouns. Descriptions are in `roles.py`."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from sayso.data.countries import by_demonym, by_name, fold
from sayso.data.lexicon import given_names, name_words, nouns, titles
from sayso.reading import world
from sayso.reading.keys import key_of
from sayso.reading.known_places import listed
from sayso.reading.layout_words import bracketed, datelines, inner_capitals, title_case
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
_SKIP = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"))
_INNER = frozenset(
    "of de la le van von der den di da del della du dos das bin ibn al el ben ter ten af av zu y e and & ' ’ - . the for".split()
)
_PARTICLES = frozenset("al el de von van bin ibn di da del".split())
_LONGEST = 12


def is_capital(token: Token) -> bool:
    """Whether a word begins with a capital letter."""
    return token.text[:1].isupper()


def find_names(syntax: Syntax) -> list[Found]:
    """Names in the order of the text; they do not overlap."""
    headline = title_case(syntax)
    seen = inner_capitals(syntax, headline)
    dateline = datelines(syntax)
    runs = [run for run in _runs(syntax, headline, seen) if not headline[run[0]] or _named_in_headline(syntax, run, seen)]
    labelled: list[tuple[int, int, tuple[Kind, bool]]] = []
    for first, last, label in runs:
        kind = _kind(syntax, first, last, label)
        if dateline[first] and not bracketed(syntax.tokens, first) and kind[0] != "country":
            kind = "place", True
        elif kind[0] == "group" and _modifies(syntax, last):
            kind = "thing", True
        labelled.append((first, last, kind))
    parts = _known_parts(syntax, labelled)
    labelled = _alike(syntax, labelled)
    return [_found(syntax, first, last, kind, sure, parts) for first, last, (kind, sure) in labelled]


def _named_in_headline(syntax: Syntax, run: tuple[int, int, str], seen: Counter[str]) -> bool:
    """Whether a run of a title-case headline is a name elsewhere too, or known as one: there every word is capitalised."""
    words = syntax.tokens[run[0] : run[1] + 1]
    key = key_of(syntax.text[words[0].start : words[-1].end])
    if any(seen[t.text] for t in words) or key in by_name() or key in by_demonym() or world.body(key) or world.is_person(key):
        return True
    return (len(words) > 1 and words[0].text in given_names()) or run[2] in ("GPE", "LOC") or _title_before(syntax, run[0]) is not None


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


def _runs(syntax: Syntax, headline: list[bool], seen: Counter[str]) -> list[tuple[int, int, str]]:
    """Stretches of tokens that are names, with the recogniser's label or ""."""
    tokens = syntax.tokens
    taken = [False] * len(tokens)
    runs: list[tuple[int, int, str]] = []
    for name in syntax.names:
        if name.label in _SKIP:
            for i in range(name.first, name.last + 1):
                taken[i] = True
            continue
        for first, last in _pieces(syntax, name.first, name.last):
            if any(taken[first : last + 1]):
                continue
            runs.append((first, last, name.label))
            for i in range(first, last + 1):
                taken[i] = True
    runs += _missed(syntax, taken, headline, seen)
    return _joined(syntax, sorted(runs))


def _pieces(syntax: Syntax, first: int, last: int) -> list[tuple[int, int]]:
    """A recognised name cut where two were run together, without what does not belong to it: "the", titles, possessive marks, brackets."""
    tokens = syntax.tokens
    last = min(last, first + 40)
    pieces: list[tuple[int, int]] = []
    start = first
    for i in range(first, last + 1):
        token = tokens[i]
        breaks = token.tag == "POS" or token.lower in ("'s", "’s") or token.text in '",;:()[]“”…—–|/' or token.text == "--"
        if token.text == "-" and 0 < i < len(tokens) - 1:
            breaks = tokens[i - 1].end != token.start or tokens[i + 1].start != token.end
        newline = i > start and "\n" in syntax.text[tokens[i - 1].end : token.start]
        if breaks or newline:
            if i > start:
                pieces.append((start, i - 1))
            start = i + 1 if breaks else i
    if start <= last:
        pieces.append((start, last))
    trimmed = []
    for a, b in pieces:
        while a <= b and _no_start(tokens[a]):
            a += 1
        while (
            b >= a
            and not is_capital(tokens[b])
            and not (b > a and tokens[b - 1].text == "-" and tokens[b - 1].end == tokens[b].start)
            and tokens[b].text not in (".",)
            and not tokens[b].text[:1].isdigit()
        ):
            b -= 1
        a = _after_title(syntax, a, b)
        if a <= b and any(is_capital(t) for t in tokens[a : b + 1]):
            trimmed.append((a, b))
    return trimmed


def _no_start(token: Token) -> bool:
    """Whether a name cannot begin with this word."""
    small = not is_capital(token) and not token.text[:1].isdigit()
    return (small or token.lower in ("the", "a", "an")) and token.lower not in _PARTICLES


def _after_title(syntax: Syntax, a: int, b: int) -> int:
    """Where the name proper begins when titles stand in front of it: after "Mr." or "Prime Minister", but never nothing at all."""
    tokens = syntax.tokens
    table = titles()
    moved = True
    while moved:
        moved = False
        for size in (4, 3, 2, 1):
            if a + size <= b and " ".join(t.lower for t in tokens[a : a + size]) in table and is_capital(tokens[a + size]):
                words = name_words()["organisation"]
                if not any(t.lower in words for t in tokens[a + size : b + 1]):
                    a += size
                    moved = True
                    break
    return a


def _missed(syntax: Syntax, taken: list[bool], headline: list[bool], seen: Counter[str]) -> list[tuple[int, int, str]]:
    """Runs of capitalised words that the recogniser left out, but for sentence starts and words that are no names."""
    tokens = syntax.tokens
    never = name_words()["never"]
    given = given_names()
    lower = {t.text for t in tokens if not is_capital(t)}
    runs = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if taken[i] or not _nameable(token) or token.lower in never or (headline[i] and not seen[token.text] and token.text not in given):
            i += 1
            continue
        j = i
        while (
            j + 1 < len(tokens) and j - i < _LONGEST and not taken[j + 1] and tokens[j + 1].sent == token.sent and _nameable(tokens[j + 1])
        ):
            if tokens[j + 1].lower in never or "\n" in syntax.text[tokens[j].end : tokens[j + 1].start]:
                break
            if headline[j + 1] and not seen[tokens[j + 1].text]:
                break
            j += 1
        a = _after_title(syntax, i, j)
        opens = a == 0 or tokens[a - 1].sent != tokens[a].sent or not tokens[a - 1].text[-1:].isalnum()
        single = a == j
        if (
            single
            and opens
            and not (tokens[a].text in given or seen[tokens[a].text] or (tokens[a].tag == "NNP" and tokens[a].lower not in lower))
        ):
            i = j + 1
            continue
        if " ".join(t.lower for t in tokens[a : j + 1]) not in titles() and " ".join(t.lower for t in tokens[a : j + 1]) not in nouns():
            runs.append((a, j, ""))
        i = j + 1
    return runs


def _nameable(token: Token) -> bool:
    return (
        is_capital(token)
        and token.tag in ("NNP", "NNPS", "NN", "FW", "JJ", "NNS", "VB", "VBP", "UH", "XX", "ADD")
        and any(c.isalpha() for c in token.text)
    )


def _joined(syntax: Syntax, runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Neighbouring runs that are one name: a given name beside what the recogniser took for something else."""
    tokens = syntax.tokens
    given = given_names()
    out: list[tuple[int, int, str]] = []
    for first, last, label in runs:
        if out:
            a, b, before = out[-1]
            if b + 2 == first and tokens[b + 1].lower == "and" and world.body(key_of(syntax.text[tokens[a].start : tokens[last].end])):
                out[-1] = (a, last, "ORG")
                continue
            if _goes_on(syntax, b, first, label):
                out[-1] = (a, last, "ORG")
                continue
            if (
                b + 1 == first
                and label in ("ORG", "")
                and tokens[first].text.isupper()
                and tokens[b].text.isupper()
                and before in ("ORG", "")
            ):
                out[-1] = (a, last, "ORG")
                continue
            if b + 1 == first and "GPE" in (before, label) and listed(syntax.text[tokens[a].start : tokens[last].end]):
                out[-1] = (a, last, "GPE")
                continue
            one = b + 1 == first and tokens[a].text in given and a == b and tokens[first].sent == tokens[a].sent
            if (
                one
                and before in ("PERSON", "")
                and label in ("", "PERSON", "ORG", "GPE", "NORP")
                and "\n" not in syntax.text[tokens[b].end : tokens[first].start]
            ):
                out[-1] = (a, last, "PERSON")
                continue
        out.append((first, last, label))
    return out


def _goes_on(syntax: Syntax, b: int, first: int, label: str) -> bool:
    """Whether a body's name that ends at `b` goes on at `first`: "Institute" and "Study of War" with "for the" between."""
    tokens = syntax.tokens
    if not 1 < first - b <= 3 or tokens[b].lower not in name_words()["organisation"] or label == "PERSON":
        return False
    between = [t.lower for t in tokens[b + 1 : first]]
    if between[0] not in ("for", "of", "on") or (len(between) == 2 and between[1] != "the") or not is_capital(tokens[b]):
        return False
    key = fold(syntax.text[tokens[first].start : tokens[first].end])
    return key not in by_name() and key not in by_demonym() and tokens[b].sent == tokens[first].sent and tokens[first].lower != "united"


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


def _known_parts(syntax: Syntax, labelled: list[tuple[int, int, tuple[Kind, bool]]]) -> dict[str, int]:
    """How often each word is the first or last of a person's name of several words: what makes a bare "Kallas" a person too."""
    parts: Counter[str] = Counter()
    for first, last, (kind, _) in labelled:
        if kind == "person" and last > first:
            parts[syntax.tokens[last].lower] += 1
            parts[syntax.tokens[first].lower] += 1
    return dict(parts)


def _found(syntax: Syntax, first: int, last: int, kind: Kind, sure: bool, parts: dict[str, int]) -> Found:
    tokens = syntax.tokens
    span = (tokens[first].start, tokens[last].end)
    if first == last and kind in ("organisation", "place", "thing", "group") and parts.get(tokens[first].lower):
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
    words = tuple(t.text for t in tokens[first : last + 1] if t.text not in ('"', "“", "”"))
    return Found(
        first, last, head.i if head else last, "demonym" if demonym else "name", kind, span, words, gender, plural, sure, title, country
    )


def _gender(token: Token, title: str | None) -> str | None:
    if title and (told := titles()[title].gender):
        return told
    gender = given_names().get(token.text) or given_names().get(token.text.partition("-")[0])
    return gender if gender in ("m", "f") else None
