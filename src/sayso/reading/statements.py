"""From raw attributions to the record's: who speaks, through whom, in what form, and inside what.

Speakers are looked up through the chain, whose first link says which words stand for the speaker. Where it is not safe to say who that is,
the speaker stays null, with candidates and the reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.actors import Cast
from sayso.reading.chain import chains_of
from sayso.reading.denote import Denoted, Finder, with_actors, with_first_person
from sayso.reading.doubt import against
from sayso.reading.form import editorial_marks, form_of, quoted_parts
from sayso.reading.joint import joined
from sayso.reading.nesting import nest
from sayso.reading.quotes import Quote
from sayso.reading.raw import RawAttribution
from sayso.reading.syntax import Syntax
from sayso.record import Actor, Article, Attribution, Link, Span


@dataclass(frozen=True, slots=True)
class _Speaker:
    actor: str | None
    candidates: tuple[str, ...] = ()
    why: str | None = None


def find_statements(
    raws: Sequence[RawAttribution], syntax: Syntax, quotes: Sequence[Quote], cast: Cast, article: Article
) -> tuple[list[Attribution], Cast]:
    """The attributions of an article in the order of its text, and the cast with the speakers that were not in it yet."""
    raws = sorted(raws, key=_place)
    inside = nest(raws)
    asked = _Asked(Finder(cast, syntax))
    chains = chains_of(raws, syntax, article, asked.actor, inside)
    speakers: list[_Speaker | None] = [None] * len(raws)
    for k in range(len(raws)):
        _speaker(k, chains, inside, asked, speakers)
    cast, renamed, added = with_actors(cast, list(asked.new.values()))
    renamed |= dict(zip(asked.new, added, strict=True))
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


def _place(raw: RawAttribution) -> tuple[int, int]:
    starts = [span[0] for spans in (raw.source, raw.cue, raw.content) for span in spans]
    return min(starts, default=0), raw.cue[0][0] if raw.cue else 0


class _Asked:
    """Answers of the finder, and the actors that they call for."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.actors = {actor.id: actor for actor in finder.cast.actors}
        self.answers: dict[Span, Denoted] = {}
        self.new: dict[str, Actor] = {}

    def denoted(self, span: Span) -> Denoted:
        if span not in self.answers:
            self.answers[span] = self.finder.denoted(span)
        return self.answers[span]

    def against(self, span: Span) -> str | None:
        """What speaks against the answer, None where nothing does."""
        answer = self.denoted(span)
        return against(self.finder.syntax, span, answer, self.actors.get(answer.actor) if answer.actor else None)

    def actor(self, span: Span) -> str | None:
        """The id of the actor; one that is new gets an id of its words' place, until all are numbered."""
        answer = self.denoted(span)
        if self.against(span) is not None:
            return None
        if answer.sort == "new" and answer.described is not None:
            ident = f"new {answer.span[0]}-{answer.span[1]}"
            self.new.setdefault(ident, answer.described)
            return ident
        return answer.actor


def _speaker(
    k: int, chains: Sequence[list[Link]], inside: Sequence[int | None], asked: _Asked, speakers: list[_Speaker | None]
) -> _Speaker:
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


def _several(span: Span, asked: _Asked) -> _Speaker | None:
    """Nobody, with those named as candidates, where a source joins several; None where it does not, or one actor stands for all of it."""
    parts = joined(asked.finder.syntax, span)
    if not parts:
        return None
    whole = asked.denoted(span)
    if whole.actor is not None and whole.span[0] <= parts[0][1] - 1 and whole.span[1] > parts[-1][0]:
        return None
    if whole.sort == "new" and whole.span[0] <= parts[0][0] and whole.span[1] >= parts[-1][1]:
        return None
    answers = [asked.actor(part) for part in parts]
    known = [[actor] if actor else asked.denoted(part).candidates for part, actor in zip(parts, answers, strict=True)]
    candidates = tuple(dict.fromkeys(candidate for some in known for candidate in some))
    if None not in answers and len(candidates) == 1:
        return None
    return _Speaker(None, candidates, "several are named together")


def _not_to_oneself(speaker: _Speaker, chain: list[Link], asked: _Asked) -> tuple[_Speaker, list[Link]]:
    """Nobody tells himself: the speaker that is also the recipient is given up, or the recipient where the speaker is named."""
    link = next((link for link in chain if link.role == "speaker" and link.span), None)
    clash = [k for k, other in enumerate(chain) if other.role == "recipient" and speaker.actor and other.actor == speaker.actor]
    if not clash or link is None or link.span is None:
        return speaker, chain
    if asked.denoted(link.span).how == "name":
        return speaker, [other.model_copy(update={"actor": None}) if k in clash else other for k, other in enumerate(chain)]
    return _Speaker(None, (), "who speaks would be the one who is spoken to"), chain
