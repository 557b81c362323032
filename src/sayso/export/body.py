"""The text of an article as HTML, with all that the record points at marked in it."""

from sayso.export.marks import Mark, Piece, marks_of, paragraphs, pieces
from sayso.export.markup import Html, join, tag, text
from sayso.export.view import View
from sayso.record import Span, Spans

_CLASSES = {
    "source": "src", "cue": "cue", "content": "con", "quoted": "quo", "editorial": "edi", "hand": "hand", "mention": "men",
    "trigger": "evt", "place": "plc", "time": "tim", "own": "own", "loaded": "lod", "claim": "clm", "evidence": "evd",
}  # fmt: skip
_CHIPPED = ("source", "cue", "content")
_OWN = {"report": "◇", "opinion": "◆", "prediction": "◆", "question": "◇"}


class Body:
    """The text of one article, cut into pieces once and put into markup part by part."""

    def __init__(self, view: View) -> None:
        self._view = view
        article = view.article
        self._text = article.text
        marks = marks_of(view.reading)
        self._title = self._opening_title(article.title_span)
        self._lines = paragraphs(article.text, self._title[1] if self._title else 0)
        cuts = [end for (low, high), _ in self._lines for end in (low, high)] + list(self._title or ())
        self._pieces = list(pieces((0, len(article.text)), marks, cuts))
        self._anchors = self._find_anchors(marks)
        self._chips = self._find_chips(marks)
        self._voices = {sentence.id: sentence.kind for sentence in view.reading.sentences}

    def _opening_title(self, span: Span | None) -> Span | None:
        """The title where the text begins with it: it then becomes the heading, and is not shown twice."""
        if span is None or self._text[: span[0]].strip() or "\n" in self._text[slice(*span)] or span[0] >= span[1]:
            return None
        return span

    def _find_anchors(self, marks: list[Mark]) -> dict[int, list[str]]:
        """Which anchors begin where: the first mark of each item, and each mark that is pointed at alone."""
        first: dict[str, Mark] = {}
        for mark in marks:
            if mark.kind in ("hand", "loaded") or mark.start >= mark.end:
                continue
            if mark.item not in first or mark.start < first[mark.item].start:
                first[mark.item] = mark
        anchors: dict[int, list[str]] = {}
        for item, mark in first.items():
            anchors.setdefault(mark.start, []).append(self._view.spot(item))
        for mark in dict.fromkeys(marks):
            if mark.anchor and mark.start < mark.end:
                anchors.setdefault(mark.start, []).append(self._view.spot(mark.anchor))
        return anchors

    def _find_chips(self, marks: list[Mark]) -> dict[int, list[str]]:
        """After which character each statement's number stands: at the end of its content, else of its cue, else of its source."""
        last: dict[str, tuple[int, int]] = {}
        for mark in marks:
            if mark.kind in _CHIPPED and mark.start < mark.end:
                last[mark.item] = max(last.get(mark.item, (-1, -1)), (_CHIPPED.index(mark.kind), mark.end))
        chips: dict[int, list[str]] = {}
        for item, (_, end) in last.items():
            chips.setdefault(end, []).append(item)
        return chips

    def title(self) -> Html:
        """The heading: from the text where the text begins with it, with its marks; else from the metadata."""
        article = self._view.article
        if self._title:
            return tag("h1", self._run(self._title))
        return tag("h1", article.title or article.id)

    def paragraphs(self) -> Html:
        """The text below the heading."""
        spaced = any(blank for _, blank in self._lines[1:])
        made: list[Html] = []
        at = 0
        for span, blank in self._lines:
            while at < len(self._pieces) and self._pieces[at].start < span[0]:
                at += 1
            first = at
            while at < len(self._pieces) and self._pieces[at].end <= span[1]:
                at += 1
            run = join([self._piece(piece) for piece in self._pieces[first:at]])
            made.append(tag("p", run, class_=None if blank or not spaced else "on"))
        return join(made, "\n")

    def _run(self, span: Span) -> Html:
        return join([self._piece(piece) for piece in self._pieces if span[0] <= piece.start and piece.end <= span[1]])

    def _piece(self, piece: Piece) -> Html:
        words = text(self._text[piece.start : piece.end])
        said = [mark for mark in piece.marks if mark.item in self._view.attributions]
        if piece.marks:
            classes = dict.fromkeys(_CLASSES[mark.kind] for mark in piece.marks)
            told = [mark for mark in said if mark.kind != "hand"]
            if told:
                inner = max(told, key=lambda mark: (self._view.depth(mark.item), mark.start - mark.end))
                classes[self._view.voice(inner.item)] = None
            if sum(mark.kind == "content" for mark in said) > 1:
                classes["deep"] = None
            classes |= dict.fromkeys(edge for mark in said if mark.kind == "source" for edge in _edges(mark, piece))
            items = " ".join(dict.fromkeys(self._view.key(mark.item) for mark in piece.marks))
            words = tag("span", words, class_=" ".join(classes), data_i=items)
        for anchor in self._anchors.get(piece.start, ()):
            words = tag("span", words, id=anchor)
        own = [mark.item for mark in piece.marks if mark.kind == "own" and mark.start == piece.start]
        return join([*map(self._own, own), words, *map(self._chip, self._chips.get(piece.end, ()))])

    def _own(self, sentence: str) -> Html:
        kind = self._voices[sentence]
        label = f"the article’s own voice, {kind}"
        return tag("a", _OWN[kind], href=f"#{self._view.key(sentence)}", class_=f"voice {kind}", aria_label=label, title=label)

    def _chip(self, item: str) -> Html:
        who = self._view.attributions[item]
        actor = self._view.actors.get(who.speaker or "")
        label = f"statement {self._view.label(item)}, {actor.name if actor else 'speaker unresolved'}"
        key, classes = self._view.key(item), f"chip {self._view.voice(item)}"
        return tag("a", self._view.label(item), href=f"#{key}", class_=classes, aria_label=label, title=label, data_i=key)


def _edges(mark: Mark, piece: Piece) -> list[str]:
    """Which sides of its box a piece of a source draws, so that what stands inside a source does not cut the box in two."""
    return [edge for edge, at_edge in (("first", mark.start == piece.start), ("last", mark.end == piece.end)) if at_edge]


def excerpt(view: View, spans: Spans, marks: list[Mark]) -> Html:
    """The words of `spans` for the margin, with the classes of `marks` but without anchors."""
    runs: list[Html] = []
    for span in spans:
        run: list[Html] = []
        for piece in pieces(span, marks):
            classes = " ".join(dict.fromkeys(_CLASSES[mark.kind] for mark in piece.marks))
            words = text(view.article.text[piece.start : piece.end])
            run.append(tag("span", words, class_=classes) if classes else words)
        runs.append(join(run))
    return join(runs, " … ")
