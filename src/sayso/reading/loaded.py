"""Words that judge, in the article's own voice: "regime", "slammed", "shameful". The list is `data/loaded_words.txt`."""

from collections.abc import Mapping, Sequence
from functools import cache

from sayso.data.lexicon import lines, word_blocks
from sayso.reading.syntax import Syntax, Token
from sayso.record import Span, Spans

_NAMES = ("PERSON", "ORG", "GPE", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW")


@cache
def _words() -> Mapping[str, frozenset[str]]:
    blocks = word_blocks("loaded_words.txt")
    return {"J": blocks["adjective"], "R": blocks["adverb"], "N": blocks["noun"], "V": blocks["verb"]}


@cache
def _phrases() -> Mapping[str, list[tuple[str, ...]]]:
    """Phrases by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    asked = False
    for _, line in lines("loaded_words.txt"):
        if line.startswith("["):
            asked = line.strip("[] ") == "phrase"
        elif asked:
            for phrase in line.split("|"):
                words = tuple(phrase.split())
                table.setdefault(words[0], []).append(words)
    return {first: sorted(phrases, key=lambda words: (-len(words), words)) for first, phrases in table.items()}


def loaded_words(syntax: Syntax, own: Sequence[int], quoted: Sequence[bool]) -> Spans:
    """Spans of words that judge among the tokens `own`, in order.

    `own` are the indices of a sentence's words outside of all contents; `quoted` tells of every token whether it stands in quotation
    marks: such words are somebody else's, even where nobody is named for them. A part of a name judges nobody.
    """
    out: list[Span] = []
    free = {i for i in own if not quoted[i]}
    until = -1
    for i in own:
        if i <= until or quoted[i]:
            continue
        token = syntax.tokens[i]
        length = _phrase(syntax, i, free)
        if length or _judges(token):
            until = i + max(length, 1) - 1
            out.append((token.start, syntax.tokens[until].end))
    return out


def _phrase(syntax: Syntax, i: int, free: set[int]) -> int:
    """How many words a phrase of the list that begins at `i` has; 0 where none does."""
    for words in _phrases().get(syntax.tokens[i].lower, ()):
        last = i + len(words) - 1
        if last in free and all(syntax.tokens[i + k].lower == word for k, word in enumerate(words)):
            return len(words)
    return 0


def _judges(token: Token) -> bool:
    if token.ent in _NAMES or (token.tag.startswith("NNP") and token.tag != "NNPS"):
        return False
    listed = _words()
    words = listed.get(token.tag[:1])
    if words is None:
        return False
    # A participle stands as adjective or verb, and is tagged as either.
    return token.lemma in words or token.lower in words or (token.tag in ("VBN", "VBG") and token.lower in listed["J"])
