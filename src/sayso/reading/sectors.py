"""The PLOVER sector that a description's words tell: its noun, the words before it, and what it belongs to."""

from sayso.data.lexicon import Noun, nouns, sector_words
from sayso.reading import world
from sayso.reading.described import Gathered
from sayso.reading.keys import key_of
from sayso.reading.roles import Description, countries_within, match_noun
from sayso.reading.syntax import Syntax

_POLITICAL = frozenset(("political", "opposition", "ruling", "coalition", "main", "major", "minor"))


def sector_of(syntax: Syntax, gathered: Gathered, d: Description, placed: bool, published: str | None) -> tuple[str | None, str]:
    """The sector of a description and the word that tells it. A generic head takes that of its modifiers or of its bearer.

    A head that is as common in companies and clubs as in governments ("president", "spokesperson") tells none by itself; with a country
    (`placed`), or before a name as a title, it does. One that is seldom public ("director", "chairman") needs a bearer that tells.
    """
    tokens = syntax.tokens
    words = sector_words()
    head = tokens[d.head].lower
    noun = nouns().get(head)
    base = noun.words if noun is not None else head
    word = d.noun.words
    if d.noun.kind == "person" and d.noun.sector in ("MIL", "COP"):
        # Ranks are shared: "Detective Senior Sergeant", "a captain of the city police", "the hospital's superintendent".
        for first, last in ((d.first, d.core - 1), d.bearer or (1, 0)):
            inner = _telling(syntax, first, last)
            if inner is not None and (inner[0] in ("COP", "REB", "PRM") or word in words["ranks"]):
                return inner
    own = " " in word and word.replace(" ", "-") not in words["generic"]
    if (
        word.replace(" ", "-") in words["generic"] or base in words["generic"] or (head in words["generic"] and d.core == d.head)
    ) and not own:
        inner = _telling(syntax, d.first, d.core - 1)
        if inner is None and d.bearer is not None:
            inner = _telling(syntax, *d.bearer)
            if inner is None and (held := match_noun(tokens, d.bearer[1])) is not None and word in ("group", "crowd", "team", "number"):
                inner = held[1].sector, held[1].words
        if inner is not None:
            return inner
        if base in words["aides"] and (politician := _bearing_politician(syntax, gathered, d, published)) is not None:
            return politician
    after = tokens[d.head + 1] if d.head + 1 < len(tokens) else None
    titled = after is not None and after.tag.startswith("NNP") and d.bearer is None and d.first == d.core
    public = placed and (d.bearer is None or _held_by_state(syntax, d))
    if word in ("vice president", "vice-president") and d.bearer is not None and not public:
        return None, word
    if word.replace(" ", "-") in words["private"]:
        return None, word
    if word.replace(" ", "-") in words["vague"] and not public and not (titled and word in words["titles"]):
        return None, word
    if d.noun.plural and word == "party" and not any(t.text[:1].isupper() or t.lower in _POLITICAL for t in tokens[d.first : d.core]):
        return None, word
    return d.noun.sector or None, word


def _bearing_politician(syntax: Syntax, gathered: Gathered, d: Description, published: str | None) -> tuple[str, str] | None:
    """What an aide or spokesman of a known politician belongs to: the government while the politician is in office, a party otherwise."""
    tokens = syntax.tokens
    for first, last in ((d.first, d.core - 1), d.bearer or (1, 0)):
        for end in range(last, first - 1, -1):
            if not tokens[end].tag.startswith("NNP"):
                continue
            for start in range(max(first, end - 2), end + 1):
                text = syntax.text[tokens[start].start : tokens[end].end]
                known = world.person(_full_name(gathered, key_of(text)), published)
                if known is not None:
                    office, state = known[0][0], known[1]
                    return (office.sector if state == "now" and office.sector in ("GOV", "LEG") else "PTY"), text
    return None


def _full_name(gathered: Gathered, key: str) -> str:
    """The full name of the one person of the article who bears the surname `key`; else `key`."""
    full = {
        k: None
        for g in gathered.groups
        if g.kind == "person" and " " not in key
        for f, how in g.members
        if f.sort == "name" and how == "name" and (k := key_of(f.words)).endswith(f" {key}")
    }
    return next(iter(full)) if len(full) == 1 else key


def _held_by_state(syntax: Syntax, d: Description) -> bool:
    """Whether what "of" or "for" ties to a description is a country, or nothing but the description's own words has one."""
    return bool(countries_within(syntax, d.first, d.core - 1)) or (d.bearer is not None and bool(countries_within(syntax, *d.bearer)))


def _telling(syntax: Syntax, first: int, last: int) -> tuple[str, str] | None:
    """The sector that the last telling word in tokens `[first, last]` has: a known body, or a noun of the lexicon."""
    tokens = syntax.tokens
    for end in range(last, first - 1, -1):
        for start in range(max(first, end - 5), end + 1):
            text = syntax.text[tokens[start].start : tokens[end].end]
            known = world.body(key_of(text)) if tokens[start].text[:1].isupper() else None
            if known is not None and known.sector and known.sector != "PRE":
                return known.sector, text
        for start in range(max(first, end - 3), end + 1):
            noun = nouns().get(" ".join(t.lower for t in tokens[start : end + 1])) or before_generic(tokens[end].lower)
            if noun is not None and noun.sector not in ("", "UNK") and noun.words not in sector_words()["generic"]:
                if noun.sector == "CVL" and noun.kind == "person" and not noun.plural and start == end:
                    continue
                if noun.words in sector_words()["vague"] and not (tokens[end].text[:1].isupper() or noun.kind != "person"):
                    continue
                return noun.sector, noun.words
    return None


def before_generic(word: str) -> Noun | None:
    """What a word before a generic noun tells of its sector ("opposition"), as a noun of its own."""
    sector = sector_words()["before"].get(word)
    return Noun(word, sector, "body", None, False) if sector else None
