"""A reading for a person at a terminal; plain and still clear in a pipe."""

from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.export import words
from sayso.record import Actor, Article, Attribution, Event, Reading, Sentence, Span, Spans, Telling

_INDENT = " " * 5
_RULER = Console(width=80, color_system=None)  # rich asks for one to wrap a text; nothing is printed on it
_STATUS = {"happened": "green", "ongoing": "green", "recurring": "green", "denied": "red", "threatened": "red"}
_SUPPORT = {"borne_out": "green", "attributed": "cyan", "stronger": "yellow", "contradicted": "red", "unrelated": "red"}


def to_terminal(reading: Reading, width: int = 80, color: bool = False) -> str:
    """The record of one article in lines of at most `width` columns (and never more than 120)."""
    width = min(width, 120)
    console = Console(
        file=StringIO(), width=width, color_system="standard" if color else None, force_terminal=color, no_color=False,
        legacy_windows=False, markup=False, highlight=False, emoji=False,
    )  # fmt: skip
    with console.capture() as printed:
        for block in _blocks(reading, width):
            console.print(block)
    return "".join(f"{one.rstrip()}\n" for one in printed.get().split("\n")).rstrip("\n") + "\n"


def _blocks(reading: Reading, width: int) -> Iterator[Text | Table]:
    yield from _head(reading, width)
    if reading.unread:
        language = words.line(reading.article.language or "unknown")
        yield _hung(Text(f"\nNot read: Sayso does not read the language of this article ({language})."), width)
        return
    yield from _headline(reading, width)
    yield from _statements(reading, width)
    yield from _events(reading)
    yield from _actors(reading)
    yield from _places(reading)
    yield from _times(reading)
    yield from _own_voice(reading, width)


def _hung(text: Text, width: int, first: str = "", rest: str | None = None) -> Text:
    """`text` wrapped at `width`, with `first` before its first line and `rest` (default: as much blank) before the others."""
    rest = " " * len(first) if rest is None else rest
    room = max(width - len(first), 20)
    lines = text.wrap(_RULER, room)
    return Text("\n").join(Text.assemble((rest if i else first, "dim"), one) for i, one in enumerate(lines))


def _head(reading: Reading, width: int) -> Iterator[Text]:
    article = reading.article
    yield _hung(Text(words.line(article.title or article.id), style="bold"), width)
    known = [article.outlet or "outlet unknown", article.byline, article.published or "no date"]
    known += [article.language or "language unknown", article.id]
    yield _hung(Text(" · ".join(words.line(part) for part in known if part), style="dim"), width)
    if article.url:
        yield Text(words.line(article.url), style="dim")
    if notice := words.republication(article):
        republished = article.republished_from
        where = f"  at {words.offsets([republished.span])}" if republished and republished.span else ""
        yield _hung(Text.assemble(("Republished from: ", "bold"), notice, (where, "dim")), width)


def _section(name: str, note: str = "") -> Text:
    return Text.assemble("\n", (name, "bold cyan"), (f"  {note}" if note else "", "dim"))


def _headline(reading: Reading, width: int) -> Iterator[Text]:
    check = reading.headline
    if check.support is None:
        return
    yield Text.assemble("\n", ("Headline: ", "bold"), (words.SUPPORT[check.support], f"bold {_SUPPORT[check.support]}"))
    for label, said, spans in words.headline_sides(reading.article, check):
        yield _hung(Text.assemble((f"{label}: ", "dim"), said, (f"  at {words.offsets(spans)}", "dim")), width, _INDENT)
    if check.nearest:
        yield _hung(Text(f"nearest: {', '.join(words.line(key) for key in check.nearest)}", style="dim"), width, _INDENT)
    if check.why:
        yield _hung(Text(words.line(check.why)), width, _INDENT)


def _statements(reading: Reading, width: int) -> Iterator[Text]:
    if not reading.attributions:
        yield _section("Statements", "none found")
        return
    outlet = words.published_by(reading)
    yield _section("Statements", f"each published by {outlet}" if outlet else "")
    actors = {actor.id: actor for actor in reading.actors}
    introduced: set[str] = set()
    for item in reading.attributions:
        yield Text("")
        yield _hung(_who(item, actors, reading.article, introduced), width, f"{words.line(item.id):<{len(_INDENT) - 1}} ", _INDENT)
        yield _hung(_content(item, reading.article), width, f"{_INDENT}│ ", f"{_INDENT}│ ")
        for note in _notes(item, actors, reading.article):
            yield _hung(note, width, _INDENT)


def _who(item: Attribution, actors: dict[str, Actor], article: Article, introduced: set[str]) -> Text:
    """The speaker, with the role where it is told for the first time, and the words that stand for the speaker here."""
    source = words.words(article, item.source)
    if why := words.unresolved(item, actors):
        return Text.assemble(("unresolved: ", "yellow"), (f"*{source or 'nobody named'}*", "bold"), f", {why}")
    name = words.speaker(item, actors, article)
    who = Text.assemble((name, "bold"))
    actor = actors.get(item.speaker or "")
    if actor and actor.roles and actor.id not in introduced:
        introduced.add(actor.id)
        who.append(f", {words.line(actor.roles[0])}")
    if source and source != name:
        who.append(f"  as “{source}”", style="dim")
    return who


def _notes(item: Attribution, actors: dict[str, Actor], article: Article) -> Iterator[Text]:
    """Form, cue, place and score; the chain, where it has more hands than the speaker's and the outlet's; what is odd about the words."""
    facts = [f"inside {words.line(item.inside)}"] if item.inside else []
    facts += [f"{item.form}, “{words.words(article, item.cue)}”" if item.cue else item.form]
    facts += [f"at {words.offsets(item.content)}"] if item.content else []
    yield Text(" · ".join([*facts, f"score {item.score:.2f}"]), style="dim")
    if words.passed(item):
        chain = Text.assemble(("chain  ", "dim"))
        for i, link in enumerate(words.hands(item)):
            chain.append(" → " if i else "", style="dim")
            chain.append(f"{link.role} " if link.role != "speaker" else "", style="dim italic")
            chain.append(words.hand(link, actors))
        yield chain
    odd = [note for note in (words.unquoted(article, item),) if note]
    if item.editorial:
        odd.append("an editor’s marks: " + ", ".join(words.words(article, [span]) for span in item.editorial))
    if odd:
        yield Text("note  " + "; ".join(odd), style="yellow")


def _content(item: Attribution, article: Article) -> Text:
    styles = [(span, "green") for span in item.quoted] + [(span, "reverse") for span in item.editorial]
    return _styled(article.text, item.content, styles) if item.content else Text("(no words given)", style="dim")


def _styled(text: str, spans: Spans, styles: Iterable[tuple[Span, str]]) -> Text:
    """The words of `spans` with styles laid on by offset."""
    whole = Text()
    chosen = list(styles)
    for i, (start, end) in enumerate(spans):
        piece = Text(words.line(text[start:end]))
        for (low, high), style in chosen:
            if low < end and high > start:
                piece.stylize(style, max(low, start) - start, min(high, end) - start)
        whole.append(" … " if i else "", style="dim")
        whole.append_text(piece)
    return whole


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def _events(reading: Reading) -> Iterator[Text | Table]:
    if not reading.events:
        return
    yield _section("Events")
    table = _table("", "what", "who → to whom", "status", "told by")
    names = {actor.id: words.line(actor.name) for actor in reading.actors}
    attributions = {item.id: item for item in reading.attributions}
    actors = {actor.id: actor for actor in reading.actors}
    places = {place.id: words.line(place.name) for place in reading.places}
    times = {time.id: words.words(reading.article, [time.span]) for time in reading.times}
    for event in reading.events:
        what = Text.assemble((event.type, "bold"), f" {words.line(event.mode)}" if event.mode else "")
        what.append(f" “{words.words(reading.article, event.trigger)}”")
        around = [places[event.place]] if event.place in places else []
        around += [times[event.time]] if event.time in times else []
        what.append(f", {', '.join(around)}" if around else "", style="dim")
        who = ", ".join(names.get(key, words.line(key)) for key in event.actors) or "–"
        whom = ", ".join(names.get(key, words.line(key)) for key in event.recipients)
        tellers = Text("\n").join(_teller(telling, event, attributions, actors, reading.article) for telling in event.tellings)
        status = Text(event.status, style=_STATUS.get(event.status, "yellow"))
        if event.score < words.SURE_EVENT:
            status.append("\nless sure", style="dim")
        table.add_row(Text(words.line(event.id), style="dim"), what, f"{who} → {whom}" if whom else who, status, tellers)
    yield table


def _teller(telling: Telling, event: Event, attributions: dict[str, Attribution], actors: dict[str, Actor], article: Article) -> Text:
    by, other = telling.by, f" ({telling.status})" if telling.status != event.status else ""
    if by not in attributions:
        return Text(f"the article{other}" if by == "article" else words.line(by) + other)
    return Text.assemble((f"{words.line(by)} ", "dim"), words.speaker(attributions[by], actors, article), other)


def _actors(reading: Reading) -> Iterator[Text | Table]:
    if not reading.actors:
        return
    yield _section("Actors")
    table = _table("", "name", "kind", "codes", "mentions")
    for actor in reading.actors:
        name = Text(words.line(actor.name))
        name.append("".join(f", {words.line(role)}" for role in actor.roles), style="dim")
        table.add_row(Text(words.line(actor.id), style="dim"), name, actor.kind, words.codes(actor), str(len(actor.mentions)))
    yield table


def _places(reading: Reading) -> Iterator[Text | Table]:
    if not reading.places:
        return
    yield _section("Places")
    table = _table("", "name", "where", "used as", "at")
    actors = {actor.id: actor for actor in reading.actors}
    for group in words.place_groups(reading.places):
        first, uses = group[0], Counter(words.use(place, actors) for place in group)
        used = ", ".join(f"{use} ({count})" if len(uses) > 1 else use for use, count in uses.items())
        name, where, at = words.line(first.name), words.whereabouts(first), words.offsets([place.span for place in group])
        table.add_row(Text(words.line(first.id), style="dim"), name, where, used, at)
    yield table


def _times(reading: Reading) -> Iterator[Text | Table]:
    if not reading.times:
        return
    yield _section("Times")
    table = _table("", "words", "value", "when", "at")
    for time in reading.times:
        when = words.stretch(time) or words.line(time.why or "")
        said, value, at = words.words(reading.article, [time.span]), words.line(time.value or "unknown"), words.offsets([time.span])
        table.add_row(Text(words.line(time.id), style="dim"), said, value, when, at)
    yield table


def _own_voice(reading: Reading, width: int) -> Iterator[Text]:
    mine = words.own_voice(reading)
    if not mine:
        return
    note = "loaded words between asterisks" if any(sentence.loaded for sentence in mine) else ""
    yield _section("Nobody’s but the article’s", note)
    for kind in dict.fromkeys(sentence.kind for sentence in mine):
        yield Text(f"{kind}s", style="bold")
        for sentence in mine:
            if sentence.kind == kind:
                yield _hung(_loaded(sentence, reading.article), width, f"{_INDENT}│ ", f"{_INDENT}│ ")


def _loaded(sentence: Sentence, article: Article) -> Text:
    start, end = sentence.span
    whole, at = Text(), start
    for low, high in sorted(sentence.loaded):
        if start <= at <= low < high <= end:
            whole.append(words.line(article.text[at:low]))
            whole.append(f"*{words.line(article.text[low:high])}*", style="bold yellow")
            at = high
    whole.append(words.line(article.text[at:end]))
    beside = " (beside others’ words)" if sentence.voice == "mixed" else ""
    whole.append(f"{beside}  {words.offsets([sentence.span])}", style="dim")
    return whole
