"""Makes the `Analysis` of a text, once an article: its words, sentences, parse and names, and what the trained heads say of each word."""

from dataclasses import dataclass

import numpy as np

from sayso.reading import model
from sayso.reading.features import word_kinds
from sayso.reading.morphology import lemma
from sayso.reading.parse import names_of, parse
from sayso.reading.quotes import Quote, find_quotes
from sayso.reading.sentences import split_sentences
from sayso.reading.syntax import Syntax, Token
from sayso.reading.tokens import tokenise


@dataclass(frozen=True)
class Analysis:
    """`vectors` [n, 384] of the common encoder, `sayings` [n, 384] of the one that learned attribution alone; `spans` [n, 3, 3] (source,
    cue, content; O B I; the mean of both), `toponym` [n, 3] and `roles` [n, 2, 3] as probabilities; `fact` [n] from -3 to 3;
    `paragraph` [n] numbers the paragraphs."""

    syntax: Syntax
    quotes: list[Quote]
    vectors: model.Floats
    sayings: model.Floats
    spans: model.Floats
    toponym: model.Floats
    roles: model.Floats
    fact: model.Floats
    paragraph: model.Ints


def analyse_words(text: str) -> Analysis:
    """All that the encoder and its word heads say of `text`; never raises on any text."""
    spans = tokenise(text)
    quotes = find_quotes(text)
    sentences = split_sentences(text, quotes)
    words = [text[a:b] for a, b in spans]
    kinds = word_kinds(text, spans)
    n = len(words)
    sent = np.zeros(n, dtype=np.int64)
    ranges: list[tuple[int, int]] = []
    at = 0
    for number, (_, end) in enumerate(sentences):
        low = at
        while at < n and spans[at][0] < end:
            sent[at] = number
            at += 1
        ranges.append((low, at))
    starts = [i == 0 or bool(sent[i] != sent[i - 1]) for i in range(n)]
    paragraph = np.cumsum(np.array([k % 2 for k in kinds], dtype=np.int64))
    if not n:
        empty = np.zeros((0, 3), dtype=np.float32)
        nothing = np.zeros((0, model.WIDTH), np.float32)
        return Analysis(
            Syntax(text, [], sentences, []), quotes, nothing, nothing, empty.reshape(0, 3, 1).repeat(3, 2), empty,
            empty.reshape(0, 3, 1)[:, :2].repeat(3, 2), empty[:, 0], paragraph,
        )  # fmt: skip
    h, sayings = model.vectors(words, kinds, starts, ("encoder", "attribution"))
    span_logits, tag, ent, toponym, roles, fact = model.run("tags", words=h)
    (second_logits,) = model.run("attribution_tags", words=sayings)
    said: model.Floats = np.mean([model.softmax(x.reshape(n, 3, 3)) for x in (span_logits, second_logits)], axis=0)
    heads, deps = parse(h, ranges)
    names = names_of(ent, spans)
    labelled: list[tuple[str, bool]] = [("", False)] * n
    for name in names:
        for i in range(name.first, name.last + 1):
            labelled[i] = (name.label, i == name.first)
    table = model.labels()["tag"]
    tokens = []
    for i, (k, (a, b), word) in enumerate(zip(tag.argmax(1), spans, words, strict=True)):
        pos = table[k]
        tokens.append(Token(i, a, b, word, word.lower(), lemma(word, pos), pos, deps[i], heads[i], *labelled[i], int(sent[i])))
    syntax = Syntax(text, tokens, sentences, names)
    return Analysis(syntax, quotes, h, sayings, said, model.softmax(toponym), model.softmax(roles.reshape(n, 2, 3)), fact, paragraph)


def analyse(text: str) -> Syntax:
    """The syntax of `text`, for those who need nothing else."""
    return analyse_words(text).syntax
