"""The `Syntax` of a text, for those who need nothing else of the encoder."""

from sayso.reading.syntax import Syntax
from sayso.reading.words import analyse_words


def analyse(text: str) -> Syntax:
    """Tokens, sentences, parse and names of `text`."""
    return analyse_words(text).syntax
