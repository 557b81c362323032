"""Sentences of a text; interim."""

import re

from sayso.record import Span

_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\s*\n\s*")


def split_sentences(text: str) -> list[Span]:
    """Spans that cover all of `text` but white space between them."""
    spans = []
    start = 0
    for match in [*_END.finditer(text), None]:
        end = match.end() if match else len(text)
        piece = text[start:end]
        if piece.strip():
            low = start + len(piece) - len(piece.lstrip())
            spans.append((low, start + len(piece.rstrip())))
        start = end
    return spans
