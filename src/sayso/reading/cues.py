"""What a cue is not: half a verb phrase, a passive that nobody utters, a participle without the subject of its sentence."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.raw import RawAttribution
from sayso.reading.syntax import Syntax, Token

ADVERBS = frozenset(("RB", "RBR", "RBS"))
_UTTERED = frozenset(
    "accuse allege announce argue ask assume believe blame call charge claim condemn consider credit criticise criticize cite deem deny "
    "describe discuss doubt estimate expect explain fear forecast hail hear hope interpret know label mention note order portray praise "
    "predict presume project promise propose question quote rate recommend regard report request rule rumor rumour say see speculate state "
    "suggest suspect tell think tout understand urge view warn write".split()
)
"""Verbs whose passive tells what somebody says or thinks ("is expected to"), as "is designed to" does not."""
_AIMED = frozenset("accusation allegation call charge claim complaint criticism demand question suspicion".split())
_PLAIN = frozenset("obvious evident plain undeniable unsurprising".split())
_SPANS_OF_TIME = frozenset("seconds minutes hours day days week weeks month months year years decade decades weekend summer winter".split())
_ALIKE = 8
_JOINING = frozenset(("advcl", "xcomp", "acl", "conj"))


def whole_cues(cues: Sequence[tuple[int, int, float]], syntax: Syntax) -> list[tuple[int, int, float]]:
    """The cues with an adverb alone joined to the verb right after it ("also wants"), or left out where that verb is a cue of its own."""
    begun = {first for first, _, _ in cues}
    out: list[tuple[int, int, float]] = []
    for first, last, score in cues:
        if all(syntax.tokens[i].tag in ADVERBS for i in range(first, last + 1)) and last + 1 < len(syntax.tokens):
            verb = syntax.tokens[last + 1]
            if verb.tag.startswith("VB") and verb.sent == syntax.tokens[last].sent and syntax.tokens[last].head == verb.i:
                if verb.i in begun:
                    continue
                last = verb.i
        out.append((first, last, score))
    return out


def without_marks(cue: tuple[int, int], syntax: Syntax) -> tuple[int, int]:
    """First and last word of a cue without quotation marks and the like at its ends."""
    first, last = cue
    while first < last and not any(c.isalnum() for c in syntax.tokens[first].text):
        first += 1
    while last > first and not any(c.isalnum() for c in syntax.tokens[last].text):
        last -= 1
    return first, last


def with_own_subject(cue: tuple[int, int], syntax: Syntax) -> tuple[list[int], tuple[int, int]]:
    """Source and rest of a cue that took its subject in ("it recently backed"); no source where it did not."""
    first, last = cue
    word = syntax.tokens[first]
    if first < last and word.tag == "PRP" and word.dep in ("nsubj", "nsubjpass") and first < word.head <= last:
        return [first], (first + 1, last)
    return [], cue


def is_no_saying(raw: RawAttribution, syntax: Syntax) -> bool:
    """Whether the cue is no word of speech or thought.

    That is an article alone, a passive beside which nobody is named ("was named the champion"), what is plain to nobody in particular ("it
    is obvious that"), or one that ends on a preposition of time ("outspoken over the last months").
    """
    cue = _tokens(raw, syntax)
    if _timed(raw, syntax) or (cue and all(t.tag == "DT" for t in cue)):
        return True
    if raw.source:
        return False
    if any(t.lower in _PLAIN for t in cue) and not any(t.tag.startswith("N") for t in cue):
        return True
    if any(t.tag.startswith(("JJ", "NN")) for t in cue):
        return False
    governed = [syntax.tokens[t.head] for t in cue if t.lemma == "be" and t.dep in ("aux", "auxpass")]
    passives = [t for t in {t.i: t for t in [*cue, *governed]}.values() if t.tag == "VBN" and t.lemma != "be"]
    passives = [t for t in passives if any(c.dep == "auxpass" for c in syntax.children(t.i))]
    return bool(passives) and not any(t.lemma in _UTTERED for t in passives)


def _timed(raw: RawAttribution, syntax: Syntax) -> bool:
    """Whether what would be the content is when the cue was, told by the preposition at the end of the cue."""
    cue = _tokens(raw, syntax)
    content = syntax.within(raw.content[0]) if raw.content else []
    if not cue or not content or cue[-1].tag != "IN" or content[0].i != cue[-1].i + 1:
        return False
    governed = next((t for t in content if t.head == cue[-1].i and t.dep == "pobj"), None)
    return governed is not None and governed.lower in _SPANS_OF_TIME


def with_shared_sources(raws: Sequence[RawAttribution], syntax: Syntax) -> list[RawAttribution]:
    """Participles without a source take that of the cue they hang on ("She wants a recount, citing errors")."""
    held = {t.i: raw for raw in raws if raw.source for t in _tokens(raw, syntax)}
    out = []
    for raw in raws:
        if not raw.source:
            verb = next((t for t in _tokens(raw, syntax) if t.tag == "VBG"), None)
            above = held.get(verb.head) if verb and verb.dep in _JOINING else None
            if above and not _touches(above.source, raw):
                raw = replace(raw, source=above.source)
        out.append(raw)
    return out


def without_targets(raws: Sequence[RawAttribution], syntax: Syntax) -> list[RawAttribution]:
    """Whom claims and charges are aimed at is no source of them: "she is facing claims that it was a fake" leaves open who makes them."""
    out = []
    for raw in raws:
        cue = _tokens(raw, syntax)
        faced = any(t.lemma == "face" for t in cue) and any(t.lemma in _AIMED for t in cue)
        out.append(replace(raw, source=[]) if faced and raw.source and raw.source[0][0] < raw.cue[0][0] else raw)
    return out


def without_echoes(raws: Sequence[RawAttribution], syntax: Syntax) -> list[RawAttribution]:
    """The attributions without "as saying" after "quoted him", where it was taken for a second statement of the same source."""
    first: dict[tuple[tuple[int, int], ...], list[RawAttribution]] = {}
    for raw in raws:
        first.setdefault(tuple(raw.source), []).append(raw)
    out = []
    for raw in raws:
        cue = _tokens(raw, syntax)[:1]
        after_as = bool(cue) and cue[0].i > 0 and syntax.tokens[cue[0].i - 1].lower == "as" and cue[0].tag == "VBG"
        alike = first[tuple(raw.source)][:_ALIKE] if after_as and raw.source else []
        if not any(a <= cue[0].start < b for other in alike if other is not raw for a, b in other.content):
            out.append(raw)
    return out


def _tokens(raw: RawAttribution, syntax: Syntax) -> list[Token]:
    return [t for span in raw.cue for t in syntax.within(span)]


def _touches(spans: Sequence[tuple[int, int]], raw: RawAttribution) -> bool:
    return any(a < y and x < b for a, b in spans for x, y in [*raw.cue, *raw.content])
