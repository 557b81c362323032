"""The record of one article as sections of a page's margin, one function a section.

A further section is a function `View -> Section | None` in `SECTIONS`.
"""

from collections.abc import Callable
from typing import NamedTuple

from sayso.export import words
from sayso.export.body import excerpt
from sayso.export.map import map_svg
from sayso.export.marks import Mark
from sayso.export.markup import Html, join, tag
from sayso.export.timeline import timeline_svg
from sayso.export.view import View
from sayso.record import Actor, Attribution, Event, Link, Place, Sentence

FEW = 5
"""Plain reports in the article's own voice from which they are folded away."""


class Section(NamedTuple):
    """One part of the margin; `items` is what its tab shows, `note` a line under its heading, `tab` a shorter name."""

    slug: str
    name: str
    items: int
    body: Html
    note: str = ""
    tab: str = ""


def _statements(view: View) -> Section:
    outlet = words.published_by(view.reading)
    note = f"Each published by {outlet}." if outlet else ""
    introduced: set[str] = set()
    cards = [_statement(view, item, introduced) for item in view.reading.attributions]
    body = tag("ol", *cards, class_="cards") if cards else tag("p", "None found.", class_="none")
    return Section("statements", "Statements", len(cards), body, note if cards else "")


def _statement(view: View, item: Attribution, introduced: set[str]) -> Html:
    number = view.to_text(item.id, view.label(item.id), "num", "show in the text")
    marks = [Mark(*span, item.id, "quoted") for span in item.quoted] + [Mark(*span, item.id, "editorial") for span in item.editorial]
    content = tag("blockquote", excerpt(view, item.content, marks)) if item.content else None
    odd = words.unquoted(view.article, item)
    nested = tag("span", "inside ", view.to_entry(item.inside)) if item.inside else None
    cue = f"“{words.words(view.article, item.cue)}”" if item.cue else None
    facts = [nested, tag("span", item.form), tag("span", cue) if cue else None, tag("span", f"{item.score:.2f}", title="score")]
    return tag(
        "li",
        number,
        _who(view, item, introduced),
        content,
        _chain(view, item) if words.passed(item) else None,
        tag("p", f"Note: {odd}.", class_="note") if odd else None,
        tag("p", *facts, class_="facts"),
        id=view.key(item.id),
        data_i=view.key(item.id),
        class_=f"card {item.form} {view.voice(item.id)}{' nested' if item.inside else ''}",
    )


def _who(view: View, item: Attribution, introduced: set[str]) -> Html:
    """The speaker, with the role where it is told for the first time, and the words that stand for the speaker here."""
    source = words.words(view.article, item.source)
    if why := words.unresolved(item, view.actors):
        flag, reason = tag("span", "Unresolved: ", class_="flag"), tag("span", f" – {why}", class_="as")
        return tag("p", flag, tag("strong", source or "nobody named"), reason, class_="who")
    name = words.speaker(item, view.actors, view.article)
    actor = view.actors.get(item.speaker or "")
    new = actor is not None and actor.id not in introduced
    introduced.add(item.speaker or "")
    role = f", {actor.roles[0]}" if actor and actor.roles and new else None
    said = tag("span", f" · as “{source}”", class_="as") if source and source != name else None
    return tag("p", tag("strong", name), tag("span", role, class_="role") if role else None, said, class_="who")


def _chain(view: View, item: Attribution) -> Html:
    return tag("ol", *(_link(view, link) for link in words.hands(item)), class_="chain", aria_label="the hands it passed through")


def _link(view: View, link: Link) -> Html:
    title = "from the page’s metadata, not in the text" if link.how == "metadata" else link.how
    name = tag("span", words.hand(link, view.actors), title=title)
    return tag("li", tag("small", link.role), " ", name, class_=None if link.span else "meta")


def _own_voice(view: View) -> Section | None:
    mine = words.own_voice(view.reading)
    if not mine:
        return None
    note = "Told by no one else." + (" Words that judge are underlined with a wave." if any(one.loaded for one in mine) else "")
    rest = [one for one in mine if words.plain(one)]
    first = [one for one in mine if not words.plain(one)] if len(rest) > FEW else mine
    parts = [tag("ul", *(_own(view, one) for one in first), class_="own-list")] if first else []
    if len(rest) > FEW:
        listed = tag("ul", *(_own(view, one) for one in rest), class_="own-list")
        parts.append(tag("details", tag("summary", f"{len(rest)} reports without words that judge"), listed, open=not first))
    return Section("own", "Nobody’s but the article’s", len(mine), join(parts), note, "Own voice")


def _own(view: View, sentence: Sentence) -> Html:
    marks = [Mark(*span, sentence.id, "loaded") for span in sentence.loaded]
    said = view.to_text(sentence.id, excerpt(view, [sentence.span], marks))
    kind = tag("small", sentence.kind, class_=f"kind {sentence.kind}")
    beside = tag("small", " beside others’ words", class_="beside") if sentence.voice == "mixed" else None
    return tag("li", kind, tag("span", said, beside), id=view.key(sentence.id), data_i=view.key(sentence.id))


def _table(name: str, columns: tuple[str, ...], rows: list[Html], class_: str) -> Html:
    head = tag("tr", *(tag("th", column, scope="col") for column in columns))
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_=class_, aria_label=name)
    return tag("div", table, class_="wide", tabindex="0", role="region", aria_label=f"{name}, table")


def _events(view: View) -> Section | None:
    rows = [_event(view, event) for event in view.reading.events]
    if not rows:
        return None
    return Section("events", "Events", len(rows), _table("Events", ("What", "Who → to whom", "Status", "Told by"), rows, "events"))


def _event(view: View, event: Event) -> Html:
    said = view.to_text(event.id, f"“{words.words(view.article, event.trigger)}”", title="show in the text")
    code = " ".join([event.type, *([event.mode] if event.mode else []), *(f"· {context}" for context in event.contexts)])
    places = [words.line(place.name) for place in view.reading.places if place.id == event.place]
    times = [words.words(view.article, [time.span]) for time in view.reading.times if time.id == event.time]
    around = ", ".join(places + times)
    unsure = event.score < words.SURE_EVENT
    doubt = tag("small", "less sure", class_="unsure", title=f"score {event.score:.2f}") if unsure else None
    what = tag("td", said, tag("small", code, class_="code"), tag("small", around, class_="around") if around else None, doubt)
    who = ", ".join(_name(view, key) for key in event.actors) or "–"
    whom = ", ".join(_name(view, key) for key in event.recipients)
    scale = f"factuality {event.factuality:+.1f}, from −3 to 3"
    status = tag("span", event.status, class_=f"status {event.status}", title=scale)
    tellers = [_teller(view, telling.by, telling.status if telling.status != event.status else None) for telling in event.tellings]
    return tag(
        "tr",
        what,
        tag("td", f"{who} → {whom}" if whom else who, data_label="who"),
        tag("td", status, data_label="status"),
        tag("td", *tellers, data_label="told by"),
        id=view.key(event.id),
        data_i=view.key(event.id),
    )


def _name(view: View, key: str) -> str:
    return words.line(view.actors[key].name if key in view.actors else key)


def _teller(view: View, by: str, status: str | None) -> Html:
    other = tag("small", f" {status}") if status else None
    if by not in view.attributions:
        return tag("div", tag("span", "the article" if by == "article" else by, class_="itself"), other, class_="teller")
    name = words.speaker(view.attributions[by], view.actors, view.article)
    return tag("div", view.to_entry(by), " ", name, other, class_="teller")


def _actors(view: View) -> Section | None:
    if not view.reading.actors:
        return None
    entries = [_actor(view, actor) for actor in view.reading.actors]
    return Section("actors", "Actors", len(entries), tag("ul", *entries, class_="entries"))


def _actor(view: View, actor: Actor) -> Html:
    codes = tag("span", words.codes(actor), class_="codes", title=actor.why) if words.codes(actor) else None
    about = tag("small", ", ".join([actor.kind, *actor.roles]))
    mentions = [
        tag("li", view.to_text(f"{actor.id}-m{i}", words.words(view.article, [mention.span]) or "–"), " ", tag("small", mention.how))
        for i, mention in enumerate(actor.mentions, 1)
    ]
    count = "1 mention" if len(mentions) == 1 else f"{len(mentions)} mentions"
    listed = tag("details", tag("summary", count), tag("ul", *mentions, class_="mentions")) if mentions else None
    return tag("li", tag("strong", actor.name), codes, about, listed, id=view.key(actor.id), data_i=view.key(actor.id))


def _places(view: View) -> Section | None:
    entries = [_place(view, group) for group in words.place_groups(view.reading.places)]
    if not entries:
        return None
    drawn = map_svg(view.reading.places)
    body = join([tag("figure", drawn, class_="drawing") if drawn else Html(""), tag("ul", *entries, class_="entries")])
    return Section("places", "Places", len(entries), body)


def _place(view: View, group: list[Place]) -> Html:
    """One place with all its mentions; the mentions after the first have anchors of their own, so that the text can lead to each."""
    first = group[0]
    name, where = view.to_text(first.id, words.line(first.name)), words.whereabouts(first)
    if len(group) == 1:
        about = tag("small", "; ".join(part for part in (where, *_meant(view, first)) if part))
        return tag("li", name, about, id=view.key(first.id), data_i=view.key(first.id))
    literal = sum(place.use == "literal" for place in group)
    meant = "" if literal == len(group) else f"meant as a place in {literal} of {len(group)}" if literal else "never meant as a place"
    mentions = [
        tag(
            "li", view.to_text(place.id, words.words(view.article, [place.span])), " ", tag("small", "; ".join(_meant(view, place))),
            id=view.key(place.id) if place is not first else None, data_i=view.key(place.id),
        )
        for place in group
    ]  # fmt: skip
    listed = tag("details", tag("summary", f"{len(group)} mentions"), tag("ul", *mentions, class_="mentions"))
    about = tag("small", "; ".join(part for part in (where, meant) if part))
    return tag("li", name, about, listed, id=view.key(first.id), data_i=" ".join(view.key(place.id) for place in group))


def _meant(view: View, place: Place) -> list[str]:
    """What a mention stands for where that is no place, and what its resolution rests on."""
    owner = view.actors.get(place.actor or "")
    used = None if place.use == "literal" else f"stands for {owner.name}" if owner else "not meant as a place"
    return [part for part in (used, place.why) if part]


def _times(view: View) -> Section | None:
    entries: list[Html] = []
    for time in view.reading.times:
        value = tag("code", time.value or "unresolved")
        when = "; ".join(part for part in (words.stretch(time), time.why) if part)
        said = view.to_text(time.id, f"“{words.words(view.article, [time.span])}”")
        entries.append(tag("li", said, " ", value, tag("small", when) if when else None, id=view.key(time.id), data_i=view.key(time.id)))
    if not entries:
        return None
    heard = [words.words(view.article, [time.span]) for time in view.reading.times]
    drawn = timeline_svg(view.reading.times, heard, view.article.published)
    body = join([tag("figure", drawn, class_="drawing") if drawn else Html(""), tag("ul", *entries, class_="entries")])
    return Section("times", "Times", len(entries), body)


SECTIONS: tuple[Callable[[View], Section | None], ...] = (_statements, _own_voice, _events, _actors, _places, _times)
"""What the margin shows, in this order."""


def sections(view: View) -> list[Section]:
    """The sections that have something to show."""
    return [section for make in SECTIONS if (section := make(view))]


def margin(view: View) -> Html:
    """The record beside the text: tabs that lead to the sections, and the sections."""
    shown = sections(view)
    tabs = [tag("a", section.tab or section.name, tag("b", str(section.items)), href=f"#{view.key(section.slug)}") for section in shown]
    nav = tag("nav", *tabs, class_="tabs", aria_label="parts of the record")
    return tag(
        "aside", nav, join([_part(view, section) for section in shown], "\n"), class_="record", tabindex="0", aria_label="the record"
    )


def _part(view: View, section: Section) -> Html:
    note = tag("p", section.note, class_="hint") if section.note else None
    return tag("section", tag("h2", section.name), note, section.body, id=view.key(section.slug), class_=f"part {section.slug}")
