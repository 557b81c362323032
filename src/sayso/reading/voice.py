"""Whose voice each sentence is in."""

from collections.abc import Sequence

from sayso.reading.syntax import Syntax, Token
from sayso.record import Attribution, Sentence, SentenceKind, Span, Voice

_LINKING = frozenset("that as and but or if whether , . ; : - – — ( ) “ ” \" ' ‘ ’ ... …".split())


def find_sentences(syntax: Syntax, attributions: Sequence[Attribution]) -> list[Sentence]:
    """The sentences of the text, with the voice of each."""
    told = sorted(span for a in attributions for span in [*a.source, *a.cue, *(link.span for link in a.chain if link.span)])
    contents = sorted(span for a in attributions for span in a.content)
    inside = _covered(syntax.tokens, contents)
    around = _covered(syntax.tokens, told)
    out = []
    at = 0
    for number, span in enumerate(syntax.sentences):
        words: list[int] = []
        while at < len(syntax.tokens) and syntax.tokens[at].start < span[1]:
            if syntax.tokens[at].lower not in _LINKING:
                words.append(at)
            at += 1
        out.append(Sentence(id=f"n{number + 1}", span=span, voice=_voice(words, inside, around), kind=_kind(syntax, span)))
    return out


def _covered(tokens: Sequence[Token], spans: Sequence[Span]) -> list[bool]:
    """For each token whether it shares a character with one of the spans, which are sorted by their start."""
    out = []
    reach, at = 0, 0
    for token in tokens:
        while at < len(spans) and spans[at][0] < token.end:
            reach = max(reach, spans[at][1])
            at += 1
        out.append(reach > token.start)
    return out


def _voice(words: Sequence[int], inside: Sequence[bool], around: Sequence[bool]) -> Voice:
    if not any(inside[i] for i in words):
        return "article"
    return "attributed" if all(inside[i] or around[i] for i in words) else "mixed"


def _kind(syntax: Syntax, span: Span) -> SentenceKind:
    words = syntax.text[span[0] : span[1]].rstrip("\"'”’») ")
    return "question" if words.endswith("?") else "report"
