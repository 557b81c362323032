"""How a record is put into words, for a terminal and for a page alike."""

from collections.abc import Iterable

from sayso.record import Actor, Article, Attribution, Headline, Link, Place, Reading, Sentence, Span, Spans, Time

_OPENING = frozenset("\"'“‘«‹„‚”’»›``")
_CLOSING = frozenset("\"'”’»›“‘«‹")

# Each is replaced by one character, so that offsets still hold.
_HARMLESS = {
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " "),
    **dict.fromkeys((0x200E, 0x200F, 0x061C), "\u200b"),  # marks of direction: nothing to see, and nothing to turn round
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
del _HARMLESS[0x09], _HARMLESS[0x0A]

SUPPORT = {
    "borne_out": "borne out by the text",
    "attributed": "only what somebody is said to have said",
    "stronger": "stronger than the text",
    "contradicted": "contradicted by the text",
    "unrelated": "not in the text",
}
"""What each `Headline.support` means, to follow "Headline:"."""

_CANDIDATES = 4
SURE_EVENT = 0.6
"""Score from which an event is shown without a doubt: of those counted by hand about two in three are right in all, and 9 in 10 in type and
status."""
_SURE = 0.6
"""Score from which an opinion beside others' words is listed as the article's."""
_KINDS = ("opinion", "prediction", "report", "question")


def visible(text: str) -> str:
    """`text` with terminal escapes, control characters, bidirectional overrides and lone surrogates made harmless, of the same length."""
    return text.translate(_HARMLESS)


def line(text: str) -> str:
    """`text` as one line, harmless and of the same length."""
    return visible(text).translate({0x09: " ", 0x0A: " "})


def words(article: Article, spans: Iterable[Span]) -> str:
    """The words of `spans` on one line, " … " where they are interrupted."""
    return " … ".join(line(article.text[start:end]) for start, end in spans)


def offsets(spans: Iterable[Span]) -> str:
    """Where spans stand in the text: "312–315, 320–340"."""
    return ", ".join(f"{start}–{end}" for start, end in spans)


def unquoted(article: Article, attribution: Attribution) -> str | None:
    """Which quotation mark the text leaves out, or None."""
    text, quoted = article.text, attribution.quoted
    if not quoted:
        return None
    opened = all({text[start : start + 1], text[max(start - 1, 0) : start]} & _OPENING for start, _ in quoted)
    end = quoted[-1][1]
    closed = {text[end - 1 : end], text[end : end + 1]} & _CLOSING
    if opened and closed:
        return None
    if not opened and not closed:
        return "the quotation marks are missing in the text"
    return f"the {'closing' if opened else 'opening'} quotation mark is missing in the text"


def codes(actor: Actor) -> str:
    """Country and sector of an actor: "NOR GOV"."""
    return " ".join(line(code) for code in (actor.country, actor.sector) if code)


def speaker(attribution: Attribution, actors: dict[str, Actor], article: Article) -> str:
    """The name of the speaker, else the words of the source."""
    actor = actors.get(attribution.speaker or "")
    return line(actor.name) if actor else words(article, attribution.source) or "nobody named"


def unresolved(attribution: Attribution, actors: dict[str, Actor]) -> str | None:
    """Why a speaker is not known, and who it may be; None where it is known."""
    if attribution.speaker is not None:
        return None
    names = [line(actors[key].name) for key in attribution.candidates if key in actors]
    shown = ", ".join(names[:_CANDIDATES]) + (f" and {len(names) - _CANDIDATES} more" if len(names) > _CANDIDATES else "")
    told = f"candidates {shown}" if names else "no candidates"
    return f"{told} because {line(attribution.why)}" if attribution.why else told


def hand(link: Link, actors: dict[str, Actor]) -> str:
    """Who a link of a chain is: the actor's name, else the words of the text."""
    actor = actors.get(link.actor or "")
    return line(actor.name if actor and link.role in ("speaker", "relay") else link.name or (actor.name if actor else "unknown"))


def hands(attribution: Attribution) -> list[Link]:
    """The chain without what is the same for all of an article and told once: an outlet known from metadata, and who reposted it."""
    return [link for link in attribution.chain if link.role != "republisher" and (link.role != "publisher" or link.span)]


def passed(attribution: Attribution) -> bool:
    """Whether anyone but the speaker, the outlet and who reposted it had a hand in an attribution."""
    return any(link.role != "speaker" for link in hands(attribution))


def published_by(reading: Reading) -> str | None:
    """The outlet that ends every chain by metadata alone, if there is one."""
    ends = (link.name for item in reading.attributions for link in item.chain if link.role == "publisher" and not link.span)
    return next((line(name) for name in ends if name), None)


def whereabouts(place: Place) -> str:
    """What a place resolves to: "city, North Denmark, DNK, 57.588 N 9.959 E, near"."""
    parts = [place.kind if place.kind != "other" else "", place.admin1 or "", place.country or ""]
    if place.lat is not None and place.lon is not None:
        digits = 3 if place.precision == "exact" else 1
        north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
        about = "" if place.precision == "exact" else "about "
        parts.append(f"{about}{abs(place.lat):.{digits}f} {north} {abs(place.lon):.{digits}f} {east}")
    else:
        parts.append("not located")
    return line(", ".join(part for part in parts if part))


def place_groups(places: Iterable[Place]) -> list[list[Place]]:
    """The mentions of each place together, in the order of the first ones."""
    groups: dict[tuple[object, ...], list[Place]] = {}
    for place in places:
        same = (place.geonameid,) if place.geonameid is not None else (place.name.lower(), place.lat, place.lon)
        groups.setdefault(same, []).append(place)
    return list(groups.values())


def use(place: Place, actors: dict[str, Actor]) -> str:
    """What a mention of a place stands for: "a place", or whom."""
    if place.use == "literal":
        return "a place"
    owner = actors.get(place.actor or "")
    return line(owner.name) if owner else "not a place"


def stretch(time: Time) -> str:
    """The stretch of time that an expression stands for: "2026-03-05T20:00 to 2026-03-06T06:00"; "" where it has none."""
    if time.start and time.end:
        return line(f"{time.start} to {time.end}")
    return line(f"from {time.start}" if time.start else f"until {time.end}" if time.end else "")


def own_voice(reading: Reading) -> list[Sentence]:
    """The sentences that are nobody's but the article's: opinions, predictions and words that judge first, else in the order of the text.

    Opinions and predictions beside others' words are among them. What has no score in a reading that has scores claims nothing (a
    byline, a caption, a quotation that nobody is named for), and a plain title is left to the headline's check.
    """
    scored = any(sentence.score is not None for sentence in reading.sentences)
    title = reading.article.title_span or (0, 0)

    def told(sentence: Sentence) -> bool:
        if scored and sentence.score is None:
            return False
        if sentence.voice == "mixed":
            return sentence.kind in ("opinion", "prediction") and (sentence.score or 0) >= _SURE
        titled = title[0] <= sentence.span[0] and sentence.span[1] <= title[1]
        return sentence.voice == "article" and not (titled and plain(sentence))

    mine = [sentence for sentence in reading.sentences if told(sentence)]
    return sorted(mine, key=lambda sentence: (_KINDS.index(sentence.kind), plain(sentence), sentence.span))


def plain(sentence: Sentence) -> bool:
    """Whether a sentence is a report without words that judge."""
    return sentence.kind == "report" and not sentence.loaded


def headline_sides(article: Article, headline: Headline) -> list[tuple[str, str, Spans]]:
    """The words of a headline and those of the body beside it: label, words (between marks where they bring none), where they stand."""

    def marked(said: str) -> str:
        return said if any(mark in said for mark in '“”"') else f"“{said}”"

    sides = [("the headline says", headline.claims), ("the text has", headline.evidence)]
    return [(label, marked(words(article, spans)), spans) for label, spans in sides if spans]


def republication(article: Article) -> str | None:
    """The notice that this copy stood somewhere else first, in one line."""
    notice = article.republished_from
    if notice is None:
        return None
    told = line(notice.name or notice.url or "an unknown place")
    return f"{told} ({line(notice.why)})" if notice.why else told
