"""Translators and relays that an attribution's own sentence names: "as translated in RT", "was quoted by", "citing two officials"."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.data.chain_words import chain_words, people
from sayso.reading.chain_rules import Hand
from sayso.reading.nounphrase import Phrase, phrase_at
from sayso.reading.surroundings import Surroundings
from sayso.reading.syntax import Token
from sayso.record import Span

_RENDER_WORDS = frozenset(["translated", "interpreted", "rendered", "translating", "interpreting"])
_THROUGH = frozenset(["through", "via", "with", "by", "per", "using"])
_REPORTED = frozenset(["quoted", "reported", "cited", "carried", "published", "relayed", "told"])
_WORDS = frozenset(("comments", "remarks", "words", "quotes", "statement", "interview"))
_BETWEEN = frozenset(("as", ",", "widely", "earlier", "first", "on"))
_BODIES = frozenset(["source", "sources"])


@dataclass(frozen=True, slots=True)
class Behind:
    """Who stands behind the annotated source: "quoted X as saying", "citing X"."""

    speaker: Span
    how: str


def translators(around: Surroundings) -> list[Hand]:
    """Those who put the words into another language."""
    tokens = around.syntax.tokens
    found: list[Hand] = []
    for i in range(around.first, around.stop):
        if not _open(around, i):
            continue
        word = tokens[i].lower
        phrase: Phrase | None = None
        if word in _RENDER_WORDS:
            phrase = _after_participle(around, i)
        elif word in ("translation", "translations", "interpretation") and tokens[i].tag[:2] == "NN":
            phrase = _of_translation(around, i)
        elif word in _THROUGH or word == "of":
            phrase = _interpreter(around, i)
        elif word == "as" and i + 2 < around.stop:
            phrase = _as_translated(around, i)
        if phrase is not None and around.mine(i):
            found.append(Hand("translator", phrase.span(around.syntax), f"{word} + translator"))
    return _distinct(found)


def _open(around: Surroundings, i: int) -> bool:
    """Free, or inside the source: "The weaver, whose words were translated by his niece," may be one source span."""
    return around.first <= i < around.stop and around.holder[i] == around.level


def _np(around: Surroundings, i: int) -> Phrase | None:
    return phrase_at(around.syntax, i, lambda j: _open(around, j), around.stop)


def _after_participle(around: Surroundings, i: int) -> Phrase | None:
    tokens = around.syntax.tokens
    word = tokens[i].lower
    if word.endswith("ing"):
        return _subject(around, i)
    if tokens[i].tag in ("VBD", "VBN") and i > around.first and tokens[i - 1].lower in ("who", "which", "that"):
        return _before(around, i - 1)
    j = i + 1
    for _ in range(8):
        if j + 1 >= around.stop or not _open(around, j):
            return None
        if tokens[j].lower in ("in", "by", "on"):
            phrase = _np(around, j + 1)
            if phrase is None:
                return None
            if tokens[j].lower == "by" or _outlet(around, phrase):
                return phrase
            j = phrase.last + 1
            continue
        if tokens[j].tag.startswith("VB") and tokens[j].tag != "VBN":
            return None
        j += 1
    return None


def _outlet(around: Surroundings, phrase: Phrase) -> bool:
    names = around.syntax.tokens[phrase.first : phrase.last + 1]
    if any(t.lemma in chain_words()["occasion"] and t.text[:1].islower() for t in names):
        return False
    return any(t.lower in chain_words()["outlet"] for t in names) or (
        any(t.tag.startswith("NNP") for t in names) and names[-1].ent not in ("LANGUAGE", "NORP", "DATE", "GPE", "LOC", "PERSON")
    )


def _of_translation(around: Surroundings, i: int) -> Phrase | None:
    tokens = around.syntax.tokens
    for j in range(i + 1, min(i + 9, around.stop - 1)):
        if not _open(around, j) or tokens[j].tag in ("VBD", "VBZ", "VBP"):
            break
        word = tokens[j].lower
        if word not in ("by", "from", "of", "in"):
            continue
        phrase = _np(around, j + 1)
        if phrase is None or tokens[phrase.first].tag == "PRP$":
            continue
        if word == "by" or _outlet(around, phrase):
            return phrase
    for j in range(i - 1, max(around.first, i - 8) - 1, -1):
        if tokens[j].lower in ("'s", "’s") or tokens[j].tag == "POS":
            return _before(around, j)
        if tokens[j].tag[:2] not in ("JJ", "NN"):
            break
    return None


def _interpreter(around: Surroundings, i: int) -> Phrase | None:
    tokens = around.syntax.tokens
    phrase = _np(around, i + 1) if i + 1 < around.stop else None
    if phrase is None or not _is_translator(tokens[phrase.head]):
        return None
    if tokens[i].lower == "of" and not (i > 0 and tokens[i - 1].lower in ("help", "aid", "voice", "mouth", "assistance", "services")):
        return None
    if tokens[i].lower == "by" and not (i > 0 and tokens[i - 1].tag in ("VBN", "VBD", "RB", "IN")):
        return None
    return phrase


def _is_translator(token: Token) -> bool:
    return token.lemma in chain_words()["translator"] or token.lower in ("translators", "interpreters", "translator", "interpreter")


def _as_translated(around: Surroundings, i: int) -> Phrase | None:
    """ "as the Times translated it", "acting as interpreter"."""
    tokens = around.syntax.tokens
    if _is_translator(tokens[i + 1]) or (_is_translator(tokens[i + 2]) and tokens[i + 1].tag == "DT"):
        verb = i - 1
        if verb > around.first and tokens[verb].tag == "VBG":
            return _subject(around, verb)
        return None
    phrase = _np(around, i + 1)
    if phrase and phrase.last + 1 < around.stop and tokens[phrase.last + 1].lower in ("translated", "rendered", "interpreted"):
        return phrase
    return None


def _subject(around: Surroundings, i: int) -> Phrase | None:
    """The subject of participle `i`: "with a clerk interpreting", "her lawyer translating for her"."""
    tokens = around.syntax.tokens
    for j in range(i - 1, max(around.first, i - 7) - 1, -1):
        if not around.free(j):
            return None
        if tokens[j].lower in ("with", ",", "and") or j == around.first:
            start = j + (j != around.first or tokens[j].lower == "with")
            phrase = phrase_at(around.syntax, start, lambda k: _open(around, k), i)
            return phrase if phrase and phrase.last == i - 1 else None
    return None


def _before(around: Surroundings, i: int) -> Phrase | None:
    """The noun phrase that ends right before token `i`."""
    tokens = around.syntax.tokens
    best: Phrase | None = None
    for j in range(i - 1, max(around.first, i - 9) - 1, -1):
        if not _open(around, j) or tokens[j].tag[:2] not in ("NN", "JJ", "DT", "PR", "CD", "PO"):
            break
        phrase = _np(around, j)
        if phrase and phrase.last >= i - 1:
            best = Phrase(phrase.first, i - 1, i - 1, i - 1)
    return best


def relays(around: Surroundings) -> list[Hand]:
    """Relays beside the source: "as quoted by X", "was quoted by X as saying", "…, the judge said, according to X"."""
    tokens = around.syntax.tokens
    found: list[Hand] = []
    cue = [tokens[i].lower for i in around.cue]
    for i in range(around.first, around.stop - 1):
        if not _open(around, i) or i in around.source:
            continue
        word = tokens[i].lower
        phrase: Phrase | None = None
        if word in ("carried", "ran", "printed") and any(tokens[j].lower == "words" for j in range(i, min(i + 4, around.stop))):
            phrase = _before(around, i)
        elif word in _REPORTED and tokens[i].tag in ("VBN", "VBD"):
            phrase = _by(around, i) or (_reporting(around, i) if word == "reported" else None)
        elif word == "according" and tokens[i + 1].lower == "to" and i not in around.cue:
            phrase = _np(around, i + 2)
        if phrase is None or "according" in cue or _is_own(around, phrase):
            continue
        if not _translation(around, phrase) and around.mine(i):
            found.append(Hand("relay", phrase.span(around.syntax), f"{word} + relay"))
    return _distinct(found)


def _translation(around: Surroundings, phrase: Phrase) -> bool:
    return any(t.lower.startswith(("translat", "interpret")) for t in around.syntax.tokens[phrase.first : phrase.last + 1])


def _is_own(around: Surroundings, phrase: Phrase) -> bool:
    return any(j in around.source for j in range(phrase.first, phrase.last + 1))


def _by(around: Surroundings, i: int) -> Phrase | None:
    """Who stands after "by" in "(as) quoted (as saying) by X"; "as reported by" needs its "as", being a cue of its own otherwise."""
    tokens = around.syntax.tokens
    word = tokens[i].lower
    before = {token.lower for token in tokens[max(around.first, i - 2) : i]}
    if word not in ("quoted", "cited") and not before & (_WORDS | {"as"}):
        return None
    for j in range(i + 1, min(i + 6, around.stop - 1)):
        if tokens[j].lower == "by":
            return _np(around, j + 1)
        if tokens[j].lower == "in":
            phrase = _np(around, j + 1)
            return phrase if phrase and _outlet(around, phrase) else None
        if tokens[j].lower not in _BETWEEN | chain_words()["saying"] | chain_words()["time"]:
            return None
    return None


def _reporting(around: Surroundings, i: int) -> Phrase | None:
    """ "X said …, the Tribune reported": a closing clause whose subject passes the words on."""
    tokens = around.syntax.tokens
    if not around.cue or i < max(around.cue) or not around.clear(i):
        return None
    closing = i + 1 >= around.stop or tokens[i + 1].text in (".", ",", "”", '"') or tokens[i + 1].lower in chain_words()["time"] | {"on"}
    phrase = _before(around, i)
    if phrase is None or not closing or phrase.first == around.first or tokens[phrase.first - 1].text not in (",", "”", '"', "’"):
        return None
    return phrase if all(around.clear(j) for j in range(phrase.first, i)) and tokens[phrase.head].tag[:2] == "NN" else None


def behind(around: Surroundings) -> Behind | None:
    """The one whose words the annotated source only passes on, None where it speaks for itself."""
    tokens = around.syntax.tokens
    if not around.source or not around.cue:
        return None
    for i in around.cue:
        passive = any(tokens[j].lemma == "be" for j in range(max(around.first, i - 2), i))
        if tokens[i].lemma in ("quote", "cite") and not passive and tokens[i].tag != "VBG":
            return _as_saying(around, i)
    for i in range(around.first, around.stop - 1):
        if around.free(i) and tokens[i].lower in ("citing", "quoting") and i not in around.cue and around.mine(i):
            phrase = _np(around, i + 1)
            if phrase and _speaks(around, phrase):
                return Behind(phrase.span(around.syntax), f"{tokens[i].lower} + person or body")
    return None


def _as_saying(around: Surroundings, i: int) -> Behind | None:
    """ "quoted X as saying", also where the annotated content begins with X."""
    tokens = around.syntax.tokens
    here: Callable[[int], bool] = lambda j: around.first <= j < around.stop  # noqa: E731
    phrase = phrase_at(around.syntax, i + 1, here, around.stop)
    if phrase is None:
        return None
    after = tokens[phrase.last + 1].text if phrase.last + 1 < around.stop else ""
    if tokens[i].lemma == "quote" and after in (":", ",") and _speaks(around, phrase):
        return Behind(phrase.span(around.syntax), "quote + person or body")
    for j in range(phrase.last + 1, min(phrase.last + 16, around.stop)):
        if tokens[j].lower in chain_words()["saying"]:
            return Behind(phrase.span(around.syntax), f"{tokens[i].lemma} … {tokens[j].lower}")
        if (tokens[j].tag in ("VBD", "VBZ", "VBP") and tokens[j - 1].lower not in ("who", "that", "which")) or tokens[j].text in (".", ";"):
            return None
    return None


def _speaks(around: Surroundings, phrase: Phrase) -> bool:
    """People or bodies rather than facts, papers, fees or proverbs."""
    tokens = around.syntax.tokens
    head = tokens[phrase.head]
    words = chain_words()
    if head.lemma in words["document"] and head.text[:1].islower():
        return False
    if head.lemma in words["body"] or head.lower in _BODIES or head.lower in people() or head.lemma in people():
        return True
    return head.tag.startswith("NNP") and head.ent in ("PERSON", "ORG", "NORP", "")


def _distinct(found: list[Hand]) -> list[Hand]:
    taken: list[Hand] = []
    for hand in found:
        if not any(h.span[0] < hand.span[1] and hand.span[0] < h.span[1] for h in taken):
            taken.append(hand)
    return taken
