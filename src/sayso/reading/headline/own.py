"""Where the headline's own words stand in the text, also where a copy gave them a full stop or other marks: they are no evidence for it."""

from sayso.reading.syntax import Syntax, Token
from sayso.reading.tokens import tokenise
from sayso.record import Span

_LINES = 5
_FEWEST = 2


def own_words(title: str, span: Span | None, syntax: Syntax) -> Span | None:
    """The span of the headline in the text: the known one, or the same words, whatever the marks, at the head of one of the first lines."""
    if span is not None:
        return span
    words = _words(title)
    if len(words) < _FEWEST:
        return None
    for first in _starts(syntax):
        last = _matched(syntax.tokens, first, words)
        if last is None:
            continue
        end = last + 1
        while end < len(syntax.tokens) and not syntax.tokens[end].text[0].isalnum() and _adjoins(syntax, end):
            end += 1
        if end == len(syntax.tokens) or syntax.tokens[end].sent != syntax.tokens[last].sent or _parted(syntax, end):
            return syntax.tokens[first].start, syntax.tokens[end - 1].end
    return None


def with_echo(title: str, span: Span | None, syntax: Syntax) -> Span | None:
    """The span with the headline's words once more right behind it, as where a text begins with its own title."""
    first = next((t.i for t in syntax.tokens if span is not None and t.start >= span[1] and t.text[0].isalnum()), None)
    words = _words(title)
    last = _matched(syntax.tokens, first, words) if first is not None and len(words) >= _FEWEST else None
    if span is None or last is None:
        return span
    end = syntax.sentences[syntax.tokens[last].sent][1]
    rest = syntax.within((syntax.tokens[last].end, end)) if end > syntax.tokens[last].end else []
    return span if any(t.text[0].isalnum() for t in rest) else (span[0], end)


def _words(title: str) -> list[str]:
    words = [title[a:b].lower() for a, b in tokenise(title)]
    return [word for word in words if word[0].isalnum()]


def _starts(syntax: Syntax) -> list[int]:
    """The first words of the first lines."""
    out: list[int] = []
    for token in syntax.tokens[:400]:
        if token.i == 0 or _parted(syntax, token.i):
            out.append(token.i)
        if len(out) == _LINES:
            break
    return out


def _parted(syntax: Syntax, i: int) -> bool:
    """Whether a line ends before token `i`."""
    return "\n" in syntax.text[syntax.tokens[i - 1].end : syntax.tokens[i].start]


def _adjoins(syntax: Syntax, i: int) -> bool:
    return syntax.tokens[i].start == syntax.tokens[i - 1].end


def _matched(tokens: list[Token], first: int, words: list[str]) -> int | None:
    """The last of the tokens from `first` on that are `words`, marks passed over; None where they are others."""
    at, last = first, None
    for word in words:
        while at < len(tokens) and not tokens[at].text[0].isalnum():
            at += 1
        if at == len(tokens) or tokens[at].lower != word:
            return None
        last = at
        at += 1
    return last
