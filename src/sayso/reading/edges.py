"""The ends of a source and of a content: whole quotations, no holes, no phrase cut in two, no scrap of another sentence.

The heads judge each word alone, so a run may stop one word early or leak into the next sentence. What is done here follows the marks,
the sentences and the parse; each step only ever takes words that no other part of the attribution holds.
"""

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise, takewhile

from sayso.reading.quotes import Quote
from sayso.reading.syntax import Syntax, Token

_WHOLE = 0.6
"""Share of a quotation's words from which a content means all of it."""
_LONGEST = 3
"""How many times as long as the content a quotation may be that is still looked at; keeps the work in proportion to the text."""
_SCRAP = 0.5
"""A content that holds less than this share of a sentence (not its cue's), and has more elsewhere, does not mean that sentence."""
_HOLE = 8
_STEP = 4
"""Words by which one phrase may be completed."""
_REST = 16
_NOMINAL = ("N", "DT", "JJ", "CC", "IN", "PRP$", "CD", "POS", ",")
_LOOSE = frozenset((",", ";", ":", "—", "–", "--", "-"))
_TO_THE_RIGHT = frozenset("det amod compound nummod poss aux auxpass neg quantmod advmod case nmod predet prep mark".split())
_UNFINISHED = frozenset(("DT", "IN", "TO", "PRP$", "MD", "POS", "CC"))
_COMPLETED_BY = frozenset("acomp attr pobj prt oprd".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())


def content_words(
    words: Sequence[int], taken: AbstractSet[int], cue: tuple[int, int], syntax: Syntax, quotes: Sequence[Quote]
) -> list[int]:
    """The content with its ends put right; `words` in order, `taken` the words of source and cue. Never empty where `words` is not."""
    held = set(words)
    held |= _quoted(held, taken, syntax, quotes)
    held |= _holes(sorted(held), taken, syntax)
    held -= _scraps(held, cue, syntax)
    held -= _strays(held, cue, syntax, quotes)
    held |= _completed(sorted(held), taken, syntax)
    return _bare(sorted(held), syntax) or list(words)


def runs_of(words: Sequence[int]) -> list[list[int]]:
    """Runs of neighbouring words; `words` in order."""
    runs: list[list[int]] = []
    for i in words:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def source_words(words: Sequence[int], cue: tuple[int, int], syntax: Syntax) -> list[int]:
    """The source without loose marks, a day at its end, or the noun that its clause hangs on; never empty where `words` is not."""
    out = _subject(_whole_phrase(words, cue, syntax), cue, syntax)
    while len(out) > 1 and syntax.tokens[out[0]].text in _LOOSE:
        del out[0]
    while len(out) > 1 and (syntax.tokens[out[-1]].text in _LOOSE or _stray_day(out, syntax)):
        del out[-1]
    return out


def _whole_phrase(words: Sequence[int], cue: tuple[int, int], syntax: Syntax) -> list[int]:
    """The source with the rest of a phrase that it breaks off before its cue ("the member for [schools and roads, Ann Hale,] said")."""
    out = list(words)
    tokens = syntax.tokens
    if not out or out[-1] >= cue[0] or tokens[out[-1]].tag not in ("IN", "DT", "POS") or cue[0] - out[-1] > _REST:
        return out
    rest = range(out[-1] + 1, cue[0])
    joined = all(tokens[i].tag.startswith(_NOMINAL) or tokens[i].text in (",", "'s", "’s") for i in rest)
    return [*out, *rest] if joined and len(rest) > 0 and tokens[rest[0]].sent == tokens[cue[0]].sent else out


def _subject(words: Sequence[int], cue: tuple[int, int], syntax: Syntax) -> list[int]:
    """Without the noun before a clause that has its own subject ("a man Holm says he met"), told as such or as a second subject."""
    for verb in syntax.tokens[cue[0] : cue[1] + 1]:
        subjects = [t for t in syntax.children(verb.i) if t.dep == "nsubj" and t.i in words and t.i < verb.i and not t.tag.startswith("W")]
        if not subjects:
            continue
        low = subjects[-1].i
        while low - 1 in words and syntax.tokens[low - 1].head == subjects[-1].i and syntax.tokens[low - 1].i != verb.head:
            low -= 1
        before = syntax.tokens[low - 1] if low - 1 in words else None
        relative = before is not None and before.i == verb.head and verb.dep == "relcl"
        doubled = before is not None and len(subjects) > 1 and before.i == subjects[-2].i and syntax.tokens[low].tag in ("NNP", "PRP")
        if before is not None and before.tag in ("NN", "NNS") and (relative or doubled):
            return [i for i in words if i >= low]
    return list(words)


def _stray_day(words: Sequence[int], syntax: Syntax) -> bool:
    """Whether the last word is a day that hangs on no word before it ("A court Tuesday")."""
    return syntax.tokens[words[-1]].lower in _DAYS and syntax.tokens[words[-2]].tag not in ("IN", "DT", "POS", "CC")


def _quoted(held: set[int], taken: AbstractSet[int], syntax: Syntax, quotes: Sequence[Quote]) -> set[int]:
    """The words and marks of the quotations that the content holds most of."""
    added: set[int] = set()
    if not held:
        return added
    low, high = syntax.tokens[min(held)].start, syntax.tokens[max(held)].end
    most = _LONGEST * (high - low)
    for quote in quotes[bisect_left(quotes, low - most, key=lambda quote: quote.span[0]) :]:
        if quote.span[0] >= high:
            break
        if quote.span[1] <= low or quote.span[1] - quote.span[0] > most:
            continue
        inside = [t.i for t in syntax.within(quote.span)]
        spoken = [t.i for t in syntax.within(quote.inner)]
        if spoken and taken.isdisjoint(inside) and sum(i in held for i in spoken) >= _WHOLE * len(spoken):
            added.update(inside)
    return added


def _holes(words: Sequence[int], taken: AbstractSet[int], syntax: Syntax) -> set[int]:
    """The gaps within one sentence in which nothing else stands, where the content has more on either side than is missing."""
    added: set[int] = set()
    runs = runs_of(words)
    for one, two in pairwise(runs):
        gap = range(one[-1] + 1, two[0])
        if len(gap) > min(_HOLE, len(one), len(two)) or syntax.tokens[one[-1]].sent != syntax.tokens[two[0]].sent:
            continue
        if taken.isdisjoint(gap):
            added.update(gap)
    return added


def _scraps(held: set[int], cue: tuple[int, int], syntax: Syntax) -> set[int]:
    """The words held in sentences of which the content has little, where it has more of others."""
    by_sentence: dict[int, list[int]] = {}
    for i in sorted(held):
        by_sentence.setdefault(syntax.tokens[i].sent, []).append(i)
    if len(by_sentence) < 2:
        return set()
    own = {syntax.tokens[i].sent for i in range(cue[0], cue[1] + 1)}
    most = max(by_sentence.values(), key=len)
    out: set[int] = set()
    for number, words in by_sentence.items():
        if words is most or number in own:
            continue
        start, end = syntax.sentences[number]
        if sum(syntax.tokens[i].end - syntax.tokens[i].start + 1 for i in words) < _SCRAP * (end - start):
            out.update(words)
    return out


def _strays(held: set[int], cue: tuple[int, int], syntax: Syntax, quotes: Sequence[Quote]) -> set[int]:
    """The words held in sentences without quotation marks, where what stands beside the cue is quoted."""
    if not held:
        return set()
    low, high = syntax.tokens[min(held)].start, syntax.tokens[max(held)].end
    near = quotes[bisect_left(quotes, low - (high - low) * _LONGEST, key=lambda quote: quote.span[0]) :]
    quoted = {t.i for quote in takewhile(lambda quote: quote.span[0] < high, near) for t in syntax.within(quote.span)}
    own = {i for i in held if syntax.tokens[i].sent == syntax.tokens[cue[0]].sent}
    if not own or 2 * len(own & quoted) < len(own):
        return set()
    kept = {syntax.tokens[i].sent for i in (*range(cue[0], cue[1] + 1), *(held & quoted))}
    return {i for i in held if syntax.tokens[i].sent not in kept}


def _spoken(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def _completed(words: Sequence[int], taken: AbstractSet[int], syntax: Syntax) -> set[int]:
    """The words that finish a phrase which a run of the content begins or ends in the middle of."""
    tokens = syntax.tokens
    held = set(words)
    added: set[int] = set()
    for first in [i for i in words if i - 1 not in held]:
        i = first
        while i > 0 and first - i < _STEP and _free(i - 1, i, held, taken, tokens) and tokens[i - 1].dep in _TO_THE_RIGHT:
            if tokens[i - 1].head < i or tokens[i - 1].head not in held | added:
                break
            i -= 1
            added.add(i)
    for last in [i for i in words if i + 1 not in held]:
        i = last
        while i + 1 < len(tokens) and i - last < _STEP and i + 1 not in held and i + 1 not in taken:
            if _glued(tokens[i], tokens[i + 1]):
                i += 1
                added.add(i)
                continue
            if not _free(i + 1, i, held, taken, tokens):
                break
            here, after = tokens[i], tokens[i + 1]
            reaches = here.dep in _TO_THE_RIGHT and i < here.head <= i + _STEP
            if not (reaches or here.tag in _UNFINISHED or (after.head == i and after.dep in _COMPLETED_BY)):
                break
            i += 1
            added.add(i)
    return added


def _glued(one: Token, two: Token) -> bool:
    """Whether a hyphen makes one word of both ("hands-free")."""
    return one.end == two.start and "-" in (one.text, two.text)


def _free(i: int, beside: int, held: AbstractSet[int], taken: AbstractSet[int], tokens: Sequence[Token]) -> bool:
    """Whether word `i` may be added beside another: nobody's yet, no mark, of the same sentence."""
    return i not in held and i not in taken and _spoken(tokens[i]) and tokens[i].sent == tokens[beside].sent


def _bare(words: list[int], syntax: Syntax) -> list[int]:
    """The content without runs that are marks only, and without commas and the like at the ends of a run."""
    out: list[int] = []
    for run in runs_of(words):
        while run and syntax.tokens[run[0]].text in _LOOSE:
            del run[0]
        while run and syntax.tokens[run[-1]].text in _LOOSE:
            del run[-1]
        if any(_spoken(syntax.tokens[i]) for i in run):
            out.extend(run)
    return out
