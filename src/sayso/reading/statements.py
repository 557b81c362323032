"""From raw attributions to the record's: who speaks, through whom, in what form, and inside what.

Speakers are looked up through the chain, whose first link says which words stand for the speaker. Where it is not safe to say who that is,
the speaker stays null, with candidates and the reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.actors import Cast
from sayso.reading.chain import chains_of
from sayso.reading.denote import Denoted, Finder, with_actors, with_first_person
from sayso.reading.form import editorial_marks, form_of, quoted_parts
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
        speaker = speakers[k] or _Speaker(None)
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
        self.answers: dict[Span, Denoted] = {}
        self.new: dict[str, Actor] = {}

    def denoted(self, span: Span) -> Denoted:
        if span not in self.answers:
            self.answers[span] = self.finder.denoted(span)
        return self.answers[span]

    def actor(self, span: Span) -> str | None:
        """The id of the actor; one that is new gets an id of its words' place, until all are numbered."""
        answer = self.denoted(span)
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
            found = _Speaker(None, answer.candidates, answer.why or "it is not clear who is meant")
    speakers[k] = found
    return found
