"""What people and bodies are called by what they do: "the prime minister", "a doctor", before a name, after it, or alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.data.countries import by_demonym, by_name, fold
from sayso.data.lexicon import Noun, nouns, titles
from sayso.reading.mentions import Found, is_capital
from sayso.reading.syntax import Syntax, Token
from sayso.record import Span

_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "POS", "HYPH", "FW", "AFX"))
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "many",
        "several",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "few",
        "any",
        "all",
        "no",
        "another",
        "one",
        "other",
    ]
)
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_BEARERS = frozenset(("of", "for", "to", "from", "at", "in", "on", "with"))
_SENT = frozenset(
    "ambassador envoy adviser advisor aide heir delegate representative candidate consul secretary emissary liaison counsel assistant "
    "witness "
    "mate contender successor alternative deputy".split()
)
"""Nouns that "to" ties to someone: "ambassador to", not "troops to"."""
_NOT_HEADS = frozenset(
    [
        "general",
        "major",
        "private",
        "secretary",
        "minor",
        "public",
        "local",
        "head",
        "chief",
        "mission",
        "press",
        "diet",
        "department",
        "executive",
        "daily",
        "weekly",
        "league",
        "head",
    ]
)
_LONGEST = 5
_REACH = 8


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase about someone: tokens `[first, last]` without its determiner, the noun `core_first..head`, and what the noun tells.

    `definite` is True for "the ..." and for phrases with a possessor; `bearer` is the token range of what "of", "to" or "for" ties to it;
    `former` says that the role is past ("former president").
    """

    first: int
    last: int
    core: int
    head: int
    noun: Noun
    definite: bool
    indefinite: bool
    bearer: tuple[int, int] | None
    former: bool
    span: Span


_FORMER = frozenset(
    ["former", "ex", "onetime", "one-time", "ousted", "deposed", "late", "toppled", "retired", "disgraced", "past", "erstwhile"]
)


def match_noun(tokens: Sequence[Token], end: int) -> tuple[int, Noun] | None:
    """The longest known noun for people or bodies that ends at token `end`: its first token and the noun."""
    table = nouns()
    for size in range(min(_LONGEST, end + 1), 0, -1):
        first = end - size + 1
        if tokens[first].sent != tokens[end].sent:
            continue
        words = _joined(tokens[first : end + 1])
        noun = table.get(words)
        if noun is not None:
            return first, noun
    return None


def _joined(tokens: Sequence[Token]) -> str:
    out = ""
    for before, token in zip([None, *tokens[:-1]], tokens, strict=True):
        if before is not None and before.end < token.start:
            out += " "
        out += token.lower.replace("’", "'")
    return out


def find_descriptions(syntax: Syntax, names: list[Found]) -> list[Description]:
    """Descriptions in the order of the text. Those that stand as a title before a name ("President Macron") are among them."""
    tokens = syntax.tokens
    name_at: dict[int, Found] = {i: n for n in names for i in range(n.first, n.last + 1)}
    found: list[Description] = []
    for token in tokens:
        i = token.i
        if not token.tag.startswith(("NN", "JJ", "VB")) or not token.lower[:1].isalpha():
            aged = _aged(syntax, i)
            if aged is not None:
                found.append(aged)
            continue
        hit = match_noun(tokens, i)
        if hit is None:
            continue
        core, noun = hit
        single = core == i
        if (
            single
            and token.lower == "displaced"
            and token.i
            and tokens[i - 1].lower in ("the", "'s", "’s")
            and _is_head(syntax, i, name_at)
        ):
            found.append(noun_phrase(syntax, core, i, noun, name_at))
            continue
        if single and (
            not token.tag.startswith("NN") or (token.lower in _NOT_HEADS and token.tag == "NN" and not _opens_phrase(tokens, i))
        ):
            continue
        inside = name_at.get(i)
        if (
            inside is not None
            and inside.kind != "thing"
            and not (
                inside.kind == "organisation" and (not inside.sure or core < inside.first) and inside.last == i and inside.first >= core
            )
        ):
            continue
        if not _is_head(syntax, i, name_at):
            continue
        found.append(noun_phrase(syntax, core, i, noun, name_at))
    return found


def _opens_phrase(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].lower in ("the", "a", "an", "its", "his", "her", "their")


def _is_head(syntax: Syntax, i: int, name_at: dict[int, Found]) -> bool:
    """Whether the noun at `i` is the last of its phrase, not a modifier of the next ("police station")."""
    tokens = syntax.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].sent != tokens[i].sent:
        return True
    after = tokens[i + 1]
    if after.text in "-–" and i + 2 < len(tokens) and after.start == tokens[i].end and tokens[i + 2].start == after.end:
        return False
    if after.i in name_at and name_at[after.i].first == after.i:
        return name_at[after.i].kind in ("person", "thing", "organisation", "place")
    if after.tag in ("NN", "NNS", "NNP", "NNPS"):
        # Two nouns with a gap that the parser sees ("the company officials say") are rare: the second one is the head.
        return tokens[i].head != after.i and tokens[i].dep not in ("compound", "nmod", "amod") and after.tag not in ("NN", "NNS")
    return True


def noun_phrase(syntax: Syntax, core: int, head: int, noun: Noun, name_at: dict[int, Found]) -> Description:
    """The description of the noun `core..head` with what stands before it and what is tied to it; `name_at` are names by token."""
    tokens = syntax.tokens
    first = core
    possessed = False
    while first > 0 and core - first < _REACH and tokens[first - 1].sent == tokens[head].sent:
        before = tokens[first - 1]
        name = name_at.get(before.i)
        if "\n" in syntax.text[before.end : tokens[first].start]:
            break
        if name is not None:
            if name.kind == "person" and tokens[first].tag != "POS" and tokens[first].lower not in ("'s", "’s"):
                if name.first > 0 and tokens[name.first - 1].tag in ("VBD", "VBZ", "VB", "IN"):
                    break
                if noun.kind == "person" and noun.plural:
                    break
            first = name.first
        elif before.tag in ("POS",) or before.lower in ("'s", "’s"):
            possessed = True
            first -= 1
        elif before.tag == "PRP$":
            possessed = True
            break
        elif before.tag in _MODIFIERS and before.lower not in _DETERMINERS and before.text not in ",;:()":
            if before.tag in ("VBG", "VBN") and before.dep not in ("amod", "compound"):
                break
            first -= 1
        elif before.text in ("-", "–") and first - 1 > 0 and before.end == tokens[first].start and tokens[first - 2].end == before.start:
            first -= 2
        else:
            break
    if possessed and tokens[first].tag == "POS":
        first += 1
    determiner = tokens[first - 1].lower if first > 0 and tokens[first - 1].sent == tokens[head].sent else ""
    while first < core and tokens[first].lower in ("the", "a", "an", *_DETERMINERS):
        determiner = tokens[first].lower
        first += 1
    bearer = _bearer(syntax, head, name_at)
    last = bearer[1] if bearer else head
    former = any(t.lower in _FORMER for t in tokens[first:core]) or (
        core - 2 >= 0 and tokens[core - 1].text == "-" and tokens[core - 2].lower == "ex"
    )
    definite = determiner in _DEFINITE or possessed or (determiner == "" and False)
    span = (tokens[first].start, tokens[last].end)
    return Description(first, last, core, head, noun, definite, determiner in ("a", "an", "another", "one", "some"), bearer, former, span)


def _bearer(syntax: Syntax, head: int, name_at: dict[int, Found]) -> tuple[int, int] | None:
    """What "of", "for", "to", "from", "at" or "in" right after the noun ties to it: the tokens of that noun phrase."""
    tokens = syntax.tokens
    if head + 2 >= len(tokens) or tokens[head + 1].lower not in _BEARERS or tokens[head + 1].sent != tokens[head].sent:
        return None
    preposition = tokens[head + 1].lower
    if preposition == "to" and tokens[head].lemma not in _SENT and tokens[head].lower.rstrip("s") not in _SENT:
        return None
    i = head + 2
    if tokens[i].tag in ("DT", "PRP$") or tokens[i].lower in ("the", "a", "an"):
        i += 1
    start = i
    while i < len(tokens) and i - start < _REACH and tokens[i].sent == tokens[head].sent:
        if i in name_at:
            i = name_at[i].last + 1
        elif (tokens[i].tag in _MODIFIERS and tokens[i].tag not in ("VBG", "VBN", "CD")) or (tokens[i].tag == "RB" and i == start):
            i += 1
        else:
            break
    if i == start:
        return None
    end = min(i, len(tokens)) - 1
    if preposition in ("in", "at", "on", "with", "to", "from", "for") and not any(j in name_at for j in range(start, end + 1)) and (
        (preposition != "to" and preposition != "for") or match_noun(tokens, end) is None
    ):  # fmt: skip
        return None
    return start, end


def _aged(syntax: Syntax, i: int) -> Description | None:
    """ "the 46-year-old" with no noun after it."""
    tokens = syntax.tokens
    token = tokens[i]
    if not token.text.isdigit() or i == 0 or tokens[i - 1].lower not in ("the", "a", "an"):
        return None
    if i + 5 > len(tokens) or "".join(t.lower for t in tokens[i + 1 : i + 5]) != "-year-" + "old":
        return None
    if i + 5 < len(tokens) and tokens[i + 5].tag in ("NN", "NNS", "NNP", "JJ"):
        return None
    noun = Noun("year-old", "UNK", "person", None, False)
    definite = tokens[i - 1].lower == "the"
    return Description(i, i + 4, i, i + 4, noun, definite, not definite, None, False, (token.start, tokens[i + 4].end))


def title_role(syntax: Syntax, name: Found, descriptions: dict[int, Description]) -> Description | None:
    """The description that ends right before a person's name: "French President" of "French President Macron"."""
    if name.first == 0:
        return None
    tokens = syntax.tokens
    before = descriptions.get(name.first - 1)
    if (
        before is not None
        and before.noun.kind == "person"
        and not before.noun.plural
        and tokens[name.first - 1].sent == tokens[name.first].sent
    ):
        if "\n" in syntax.text[tokens[name.first - 1].end : tokens[name.first].start]:
            return None
        return before
    return _described_before(syntax, name, descriptions)


def _described_before(syntax: Syntax, name: Found, descriptions: dict[int, Description]) -> Description | None:
    """The description that a name explains, where the parse says so: "the engineer, Marta Quill, said"; `descriptions` by last token."""
    tokens = syntax.tokens
    comma = name.first - 1
    before = descriptions.get(comma - 1) if comma > 0 and tokens[comma].text == "," else None
    if before is None or before.noun.kind != "person" or before.noun.plural:
        return None
    last = tokens[name.last]
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    closed = after is None or after.sent != last.sent or after.text in (",", ".", ";", ")", "—", "–", ":")
    tied = any(tokens[i].dep == "appos" and tokens[i].head == before.head for i in range(name.first, name.last + 1))
    return before if closed and tied else None


def apposition(syntax: Syntax, name: Found, descriptions: dict[int, Description]) -> Description | None:
    """The description that follows a name between commas, or with "is" or "was": "Hugh Hill, a doctor, said", "Hill is a doctor"."""
    tokens = syntax.tokens
    i = name.last + 1
    if i >= len(tokens) or tokens[i].sent != tokens[name.last].sent:
        return None
    if tokens[i].text == "," or tokens[i].text == "(":
        i += 1
        if i + 1 < len(tokens) and tokens[i].text.isdigit() and tokens[i + 1].text == ",":
            i += 2
        linked = False
    elif tokens[i].lower in ("is", "was", "became", "as"):
        i += 1
        linked = True
    else:
        return None
    start = i
    while i < len(tokens) and i - start <= _REACH + 2 and tokens[i].sent == tokens[name.last].sent:
        hit = descriptions.get(i)
        if hit is not None and hit.first - 1 <= start + 1 and hit.first >= start:
            opened = tokens[start].lower in ("a", "an", "the", "its", "his", "her", "their", "who") or hit.first == start
            plain = all(t.text != "," for t in tokens[start:i])
            follows = tokens[hit.head + 1].i if hit.head + 1 < len(tokens) else -1
            named = (
                follows >= 0
                and is_capital(tokens[follows])
                and tokens[follows].tag in ("NNP", "NNPS")
                and tokens[follows].sent == tokens[i].sent
            )
            if opened and plain and not named and not hit.noun.plural and (not linked or tokens[start].lower in ("a", "an", "the")):
                if (
                    not linked
                    and hit.indefinite is False
                    and hit.definite is False
                    and hit.first == start
                    and not (hit.bearer or hit.first < hit.core or hit.noun.sector != "UNK")
                ):
                    return None
                closing = hit.last + 1
                if (
                    linked
                    or closing >= len(tokens)
                    or tokens[closing].text in ",.;)—–-"
                    or tokens[closing].lower
                    in ("and", "who", "at", "in", "of", "for", "with", "from", "on", "said", "says", "told", "to", "whose")
                    or tokens[closing].sent != tokens[i].sent
                ):
                    return hit
            return None
        if tokens[i].text in ",;:.":
            return None
        i += 1
    return None


def role_text(syntax: Syntax, description: Description, countries: Sequence[tuple[int, int, str]] = ()) -> str:
    """A description as a role: "Prime Minister of Estonia" for "Estonia’s Prime Minister" and for "Estonian prime minister".

    `countries` are token ranges of the description's modifiers that name a country, with its name to show.
    """
    tokens = syntax.tokens
    core = syntax.text[tokens[description.core].start : tokens[description.head].end]
    before = (description.first, description.core - 1)
    for first, last, country in countries:
        rest = [
            t for t in tokens[before[0] : description.core] if not first <= t.i <= last and t.tag != "POS" and t.lower not in ("'s", "’s")
        ]
        if first == before[0] and all(t.lower in _FORMER or t.lower in ("current", "new", "then", "first", "-") for t in rest):
            prefix = "former " if description.former else ""
            return f"{prefix}{core} of {country}"
    return " ".join(syntax.text[description.span[0] : description.span[1]].split())


def countries_within(syntax: Syntax, first: int, last: int) -> list[tuple[int, int, str]]:
    """Token ranges in `[first, last]` that are a country's name or demonym, with the alpha-3 code."""
    tokens = syntax.tokens
    found = []
    i = first
    while i <= last:
        for size in (5, 4, 3, 2, 1):
            if i + size - 1 > last:
                continue
            key = fold(syntax.text[tokens[i].start : tokens[i + size - 1].end])
            code = (by_name().get(key) or by_demonym().get(key)) if is_capital(tokens[i]) else None
            if i and tokens[i - 1].lower == "new" and is_capital(tokens[i - 1]) and tokens[i].tag.startswith("NNP"):
                # Jersey and Mexico are not New Jersey and New Mexico.
                code = None
            if code:
                found.append((i, i + size - 1, code))
                i += size - 1
                break
        i += 1
    return found


def is_title(words: str) -> bool:
    """Whether `words` in lower case are a title that stands before names."""
    return words in titles()
