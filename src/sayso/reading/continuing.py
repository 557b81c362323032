"""Pronouns that speak, by who spoke before: "Holm said so. “It holds,” he said." is Holm, whoever is named in between; and the reverse:
"he" in someone's own words is not that someone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.data.lexicon import given_names
from sayso.reading.actors import Cast
from sayso.reading.form import quoted_parts
from sayso.reading.quotes import Quote
from sayso.reading.raw import RawAttribution
from sayso.reading.syntax import Syntax
from sayso.record import Actor, Mention, Span

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_KINDS = {
    "he": ("person",),
    "she": ("person",),
    "they": ("group", "organisation", "government"),
    "it": ("organisation", "government", "country"),
}
_ON = frozenset("add continue also further".split())
"""Words of a cue that say that someone goes on speaking."""
_GAP = 220
"""Characters between two attributions within which nobody else may be named."""
_BACK = 6
_SURE = 0.8
"""The score from which an attribution's words speak against a speaker."""


def pronoun_at(syntax: Syntax, spans: Sequence[Span]) -> str | None:
    """The pronoun "he", "she", "they" or "it" that is all of a source, None where it is anything else."""
    if len(spans) != 1:
        return None
    inside = syntax.within(spans[0])
    return inside[0].lower if len(inside) == 1 and inside[0].lower in _KINDS else None


@dataclass(frozen=True, slots=True)
class Before:
    """The attribution before one whose source is a pronoun: its index, and whether its speaker goes on for certain."""

    index: int
    sure: bool


def before(
    k: int, raws: Sequence[RawAttribution], inside: Sequence[int | None], syntax: Syntax, people: Callable[[Span], bool]
) -> Before | None:
    """The attribution that ends right before attribution `k`, a pronoun's, None where other words about people stand between.

    `raws` are in the order of the text; `people` tells whether anyone is named in a stretch of it. It is `sure` that the speaker goes on
    where a quotation comes first and "he said" after it, and where the verb says so ("he added").
    """
    raw = raws[k]
    if pronoun_at(syntax, raw.source) is None or not raw.content:
        return None
    start = min(span[0] for spans in (raw.source, raw.cue, raw.content) for span in spans)
    for j in range(k - 1, max(-1, k - 1 - _BACK), -1):
        if inside[j] != inside[k] or not raws[j].source:
            continue
        end = max(span[1] for spans in (raws[j].source, raws[j].cue, raws[j].content) for span in spans)
        if end > start or not _free(syntax, end, start) or (end < start and people((end, start))):
            return None
        trailing = raw.content[0][0] < raw.source[0][0] and _opens_quoted(syntax.text, raw.content[0][0])
        goes_on = any(token.lemma in _ON for span in raw.cue for token in syntax.within(span))
        return Before(j, trailing or goes_on or _joined_verbs(syntax, raws[j], raw))
    return None


def _joined_verbs(syntax: Syntax, earlier: RawAttribution, raw: RawAttribution) -> bool:
    """Whether the two verbs are joined in one sentence: "Holm told them so, but he said"."""
    verbs = {t.i for span in earlier.cue for t in syntax.within(span)}
    return any(t.dep == "conj" and t.head in verbs for span in raw.cue for t in syntax.within(span))


def _opens_quoted(text: str, at: int) -> bool:
    return text[at : at + 1] in "“\"'‘" or text[max(0, at - 1) : at] in ("“", '"', "‘") or text[max(0, at - 2) : at] == "''"


def _free(syntax: Syntax, end: int, start: int) -> bool:
    """Whether nothing between the two ends names a person or stands for one."""
    if start - end > _GAP:
        return False
    between = [t for t in syntax.within((end, start)) if t.start >= end and t.end <= start] if end < start else []
    return not any(t.ent == "PERSON" or t.lower == "who" for t in between)


def gender_told(pronoun: str) -> str | None:
    """The gender that a pronoun tells: m, f or None."""
    return _GENDERS.get(pronoun)


def gender_of(actor: Actor, syntax: Syntax) -> str | None:
    """The gender of a person by the first name, or else by the pronouns that stand for them; None where neither tells it."""
    known = given_names().get(actor.name.split()[0]) if actor.name else None
    if known in ("m", "f"):
        return known
    told = {_GENDERS.get(syntax.text[m.span[0] : m.span[1]].lower()) for m in actor.mentions if m.how == "pronoun"} - {None}
    return told.pop() if len(told) == 1 else None


def fits(actor: Actor, pronoun: str, syntax: Syntax) -> bool:
    """Whether `pronoun` can stand for `actor`: by kind, and by gender where that is known."""
    if actor.kind not in _KINDS[pronoun]:
        return False
    return actor.kind != "person" or gender_of(actor, syntax) in (None, _GENDERS[pronoun])


def in_own_words(k: int, above: int, raws: Sequence[RawAttribution], quotes: Sequence[Quote], syntax: Syntax) -> bool:
    """Whether attribution `k` has a pronoun of the third person for its source and stands in what `above` quotes to the letter."""
    if pronoun_at(syntax, raws[k].source) is None:
        return False
    at = raws[k].source[0]
    outer = raws[above]
    parts = quoted_parts(outer.content, quotes, [*outer.source, *outer.cue])
    return any(low <= at[0] and at[1] <= high for low, high in parts)


def named_in(raw: RawAttribution, actor: Actor, quotes: Sequence[Quote], syntax: Syntax) -> bool:
    """Whether what a pronoun says names `actor`, who then is not the one who says it: "he said Hill would", "“Hill won,” he said".

    A paraphrase before the pronoun may well name its speaker ("Hill was glad, he said"), and a doubtful attribution speaks against nobody.
    """
    if raw.score < _SURE:
        return False
    end = raw.source[0][1]
    told = [span for span in raw.content if span[0] >= end] + quoted_parts(raw.content, quotes, [*raw.source, *raw.cue])
    for mention in actor.mentions:
        a, b = mention.span
        if mention.how in ("name", "surname") and any(low <= a and b <= high for low, high in told):
            after = next((t for t in syntax.within((b, b + 2)) if t.start >= b), None)
            if after is None or not after.tag.startswith("NN"):
                return True
    return False


def moved(cast: Cast, moves: Mapping[Span, str | None]) -> Cast:
    """`cast` with the pronouns at the spans given put to other actors, or to none."""
    if not moves:
        return cast
    actors = []
    for actor in cast.actors:
        kept = [m for m in actor.mentions if not (m.how == "pronoun" and m.span in moves and moves[m.span] != actor.id)]
        have = {m.span for m in kept}
        more = [Mention(span=span, how="pronoun") for span, ident in moves.items() if ident == actor.id and span not in have]
        actors.append(actor.model_copy(update={"mentions": sorted([*kept, *more], key=lambda m: m.span)}) if kept or more else actor)
    return Cast(actors, cast.open)
