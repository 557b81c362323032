"""From raw attributions to the record's: who speaks, through whom, in what form, and inside what.

Speakers are looked up through the chain, whose first link says which words stand for the speaker. Where it is not safe to say who that is,
the speaker stays null, with candidates and the reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.actors import Cast
from sayso.reading.asked import Asked
from sayso.reading.chain import chains_of
from sayso.reading.continuing import before, fits, gender_of, gender_told, in_own_words, moved, named_in, pronoun_at
from sayso.reading.denote import Finder, with_actors, with_first_person
from sayso.reading.form import editorial_marks, form_of, quoted_parts
from sayso.reading.joint import are_kinds, joined
from sayso.reading.nesting import nest
from sayso.reading.quotes import Quote
from sayso.reading.raw import RawAttribution
from sayso.reading.syntax import Syntax
from sayso.record import Article, Attribution, Link, Span

_UNNAMED = re.compile(
    r"(?:on|under)\s+(?:the\s+)?condition\s+of\s+anonymity|anonymously\b|not\s+to\s+be\s+(?:named|identified|quoted)", re.IGNORECASE
)
_NEAR = 400
"""Characters before a pronoun within which the only woman must be named."""


@dataclass(frozen=True, slots=True)
class _Speaker:
    actor: str | None
    candidates: tuple[str, ...] = ()
    why: str | None = None


def find_statements(
    raws: Sequence[RawAttribution], syntax: Syntax, quotes: Sequence[Quote], cast: Cast, article: Article
) -> tuple[list[Attribution], Cast]:
    """The attributions of an article in the order of its text, and the cast with the speakers that were not in it yet."""
    raws = sorted((raw for raw in raws if not _on_anonymity(raw, syntax.text)), key=_place)
    inside = nest(raws)
    asked = Asked(Finder(cast, syntax))
    chains = chains_of(raws, syntax, article, asked.actor, inside)
    speakers: list[_Speaker | None] = [None] * len(raws)
    moves: dict[Span, str | None] = {}
    for k in range(len(raws)):
        found = _speaker(k, chains, inside, asked, speakers)
        speakers[k] = other = _in_order(k, raws, inside, quotes, asked, speakers, found)
        if other is not found:
            moves[raws[k].source[0]] = other.actor
    cast, renamed, added = with_actors(cast, list(asked.new.values()))
    renamed |= dict(zip(asked.new, added, strict=True))
    cast = moved(cast, {span: renamed[actor] if actor else None for span, actor in moves.items()})
    out = []
    for k, (raw, chain) in enumerate(zip(raws, chains, strict=True)):
        speaker, chain = _not_to_oneself(speakers[k] or _Speaker(None), chain, asked)
        actor = renamed[speaker.actor] if speaker.actor else None
        links = [link.model_copy(update={"actor": renamed[link.actor]}) if link.actor else link for link in chain]
        links = [link.model_copy(update={"actor": actor}) if link.role == "speaker" and link.span else link for link in links]
        told = [*raw.source, *raw.cue]
        out.append(
            Attribution(
                id=f"s{k + 1}",
                form=form_of(raw.content, syntax.text, quotes, told),
                source=raw.source,
                cue=raw.cue,
                content=raw.content,
                speaker=actor,
                candidates=[renamed[c] for c in speaker.candidates],
                why=None if actor else speaker.why,
                chain=links,
                inside=None if inside[k] is None else f"s{inside[k] + 1}",  # type: ignore[operator]
                quoted=quoted_parts(raw.content, quotes, told),
                editorial=editorial_marks(raw.content, syntax.text, quotes),
                score=raw.score,
            )
        )
    spoken = [(span, a.speaker) for a in out if a.speaker and a.form in ("direct", "mixed") for span in a.quoted]
    return out, with_first_person(cast, spoken, syntax)


def _on_anonymity(raw: RawAttribution, text: str) -> bool:
    """Whether nothing is told but that a source would not be named: "speaking on condition of anonymity", "asked not to be named"."""
    return bool(raw.content) and _UNNAMED.match(text, raw.content[0][0], raw.content[-1][1]) is not None


def _place(raw: RawAttribution) -> tuple[int, int]:
    starts = [span[0] for spans in (raw.source, raw.cue, raw.content) for span in spans]
    return min(starts, default=0), raw.cue[0][0] if raw.cue else 0


def _speaker(k: int, chains: Sequence[list[Link]], inside: Sequence[int | None], asked: Asked, speakers: list[_Speaker | None]) -> _Speaker:
    known = speakers[k]
    if known is not None:
        return known
    link = next((link for link in chains[k] if link.role == "speaker"), None)
    if link is None or link.span is None:
        found = _Speaker(None, (), link.how if link else "no source is named")
    elif (several := _several(link.span, asked)) is not None:
        found = several
    elif (actor := asked.actor(link.span)) is not None:
        found = _Speaker(actor)
    else:
        answer = asked.denoted(link.span)
        above = inside[k]
        if answer.sort == "first person":
            if above is None:
                found = _Speaker(
                    None, (), f"“{answer.name}” stands outside of any statement: the writer's own, or someone's who is not named here"
                )
            else:
                around = _speaker(above, chains, inside, asked, speakers)
                found = _Speaker(around.actor, around.candidates, None if around.actor else "whoever says this is not known")
        else:
            found = _Speaker(None, answer.candidates, asked.against(link.span) or answer.why or "it is not clear who is meant")
    speakers[k] = found
    return found


def _in_order(
    k: int,
    raws: Sequence[RawAttribution],
    inside: Sequence[int | None],
    quotes: Sequence[Quote],
    asked: Asked,
    speakers: Sequence[_Speaker | None],
    found: _Speaker,
) -> _Speaker:
    """`found` for attribution `k`, or what the attributions around it say where its source is a pronoun (see `continuing`)."""
    syntax = asked.finder.syntax
    pronoun = pronoun_at(syntax, raws[k].source)
    if pronoun is None:
        return found
    above = inside[k]
    outer = speakers[above] if above is not None else None
    if above is not None and outer and outer.actor and outer.actor == found.actor and in_own_words(k, above, raws, quotes, syntax):
        return _Speaker(None, (), f"“{pronoun}” in someone's own words is someone else")
    earlier = before(k, raws, inside, syntax, asked.people)
    last = speakers[earlier.index] if earlier else None
    if found.actor and pronoun in ("he", "she") and named_in(raws[k], asked.record(found.actor), quotes, syntax):
        found = _Speaker(None, (), "the words told name the only one who fits")
    elif (
        found.actor
        and pronoun == "they"
        and asked.record(found.actor).kind in ("organisation", "government")
        and asked.several(raws[k].source[0])
    ):
        found = _Speaker(None, (found.actor,), "“they” may be a body or the people named beside it")
    if found.actor and pronoun in ("he", "she") and (subject := asked.subject_before(raws[k].source[0])) not in (None, found.actor):
        assert subject is not None
        named = asked.only_described(found.actor) or not asked.only_described(subject)
        if named and not asked.mentioned(found.actor, raws[k].source[0]) and fits(asked.record(subject), pronoun, syntax):
            found = _Speaker(subject)
    sure = earlier is not None and (earlier.sure or (found.actor is not None and asked.unheard(found.actor, raws[earlier.index], raws[k])))
    if earlier is None or last is None or last.actor is None or last.actor == found.actor or (found.actor and not sure):
        return found if found.actor else _subject(raws[k], pronoun, quotes, asked, found)
    if found.actor and earlier and not earlier.sure and asked.only_described(last.actor) and not asked.only_described(found.actor):
        return found
    if pronoun in ("he", "she") and named_in(raws[k], asked.record(last.actor), quotes, syntax):
        return found
    return _Speaker(last.actor) if fits(asked.record(last.actor), pronoun, syntax) else found


def _subject(raw: RawAttribution, pronoun: str, quotes: Sequence[Quote], asked: Asked, found: _Speaker) -> _Speaker:
    """The best candidate for "he" or "she" left open, where it is the subject of the sentence right before."""
    if pronoun not in ("he", "she") or not found.candidates or found.candidates[0] not in asked.actors:
        return found
    actor = asked.actors[found.candidates[0]]
    syntax = asked.finder.syntax
    safe = fits(actor, pronoun, syntax) and not named_in(raw, actor, quotes, syntax)
    others = [asked.actors[c] for c in found.candidates[1:] if c in asked.actors]
    # One woman is named and no other: "she" is her, whatever men and places stand around.
    only = gender_of(actor, syntax) == "f" == gender_told(pronoun) and all(gender_of(other, syntax) != "f" for other in others)
    near = asked.finder.mentions_in((max(0, raw.source[0][0] - _NEAR), raw.source[0][0]))
    only = only and any(m[1] == actor.id and m[2] in ("name", "surname") for m in near)
    return _Speaker(actor.id) if safe and (only or asked.subject_before(raw.source[0]) == actor.id) else found


def _several(span: Span, asked: Asked) -> _Speaker | None:
    """Nobody, with those named as candidates, where a source joins several; None where it does not, or one actor stands for all of it."""
    parts = joined(asked.finder.syntax, span) or asked.pair(span)
    if not parts:
        return None
    whole = asked.denoted(span)
    if whole.actor is not None and whole.span[0] <= parts[0][1] - 1 and whole.span[1] > parts[-1][0]:
        return None
    if whole.sort == "new" and whole.span[0] <= parts[0][0] and whole.span[1] >= parts[-1][1]:
        return None
    if are_kinds(asked.finder.syntax, parts) and not asked.named(span):
        return _Speaker(asked.group(span))
    answers = [asked.actor(part) for part in parts]
    if all(actor is not None and asked.record(actor).kind == "group" for actor in answers) and not asked.named(span):
        return _Speaker(asked.group(span))
    known = [[actor] if actor else asked.denoted(part).candidates for part, actor in zip(parts, answers, strict=True)]
    candidates = tuple(dict.fromkeys(candidate for some in known for candidate in some))
    if None not in answers and len(candidates) == 1:
        return None
    return _Speaker(None, candidates, "several are named together")


def _not_to_oneself(speaker: _Speaker, chain: list[Link], asked: Asked) -> tuple[_Speaker, list[Link]]:
    """Nobody tells himself: the speaker that is also the recipient is given up, or the recipient where the speaker is named."""
    link = next((link for link in chain if link.role == "speaker" and link.span), None)
    clash = [k for k, other in enumerate(chain) if other.role == "recipient" and speaker.actor and other.actor == speaker.actor]
    if not clash or link is None or link.span is None:
        return speaker, chain
    if asked.denoted(link.span).how in ("name", "surname"):
        return speaker, [other.model_copy(update={"actor": None}) if k in clash else other for k, other in enumerate(chain)]
    return _Speaker(None, (), "who speaks would be the one who is spoken to"), chain
