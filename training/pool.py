"""Sentences without labels, for a teacher to speak of: `OUT/plain.jsonl`, and `OUT/triggers.jsonl` with a word that may tell an event.

usage: python -m training.pool DATA OUT [--plain N] [--articles N]

Taken from the training articles of PolNeAR, the development bodies of the Fake News Challenge and LGL, by chance with a fixed seed.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

from sayso.data.plover_words import triggers
from sayso.reading.sentences import split_sentences
from sayso.reading.words import analyse_words

SETS = {"polnear/train": 0.6, "headline/fnc_dev_bodies": 0.25, "geo/lgl": 0.15}
"""Shares of the sets."""
FEWEST, MOST = 6, 60
"""Words of a sentence that is taken."""


def plain(texts: list[tuple[str, str]], most: int, rng: random.Random) -> list[dict[str, Any]]:
    """Sentences of middling length."""
    found = []
    for ident, text in texts:
        for a, b in split_sentences(text):
            if FEWEST <= len(text[a:b].split()) <= MOST:
                found.append({"id": f"{ident} {a}-{b}", "text": text[a:b]})
    rng.shuffle(found)
    return found[:most]


def with_triggers(texts: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Each verb and noun of the lexicon in its sentence, whether its frame holds or not."""
    table = triggers()
    found = []
    for ident, text in texts:
        syntax = analyse_words(text).syntax
        for token in syntax.tokens:
            noun = token.tag.startswith("N")
            if (noun or token.tag.startswith("V")) and ((token.lemma, noun) in table or (token.lower, noun) in table):
                a, b = syntax.sentences[token.sent]
                row = {"id": f"{ident} {token.start}", "text": text[a:b], "trigger": [token.start - a, token.end - a]}
                if len(row["text"].split()) <= MOST:
                    found.append(row)
    return found


def main() -> None:
    """Writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--plain", type=int, default=9000)
    parser.add_argument("--articles", type=int, default=260)
    parser.add_argument("--seed", type=int, default=9)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(args.seed)
    rows: dict[str, list[dict[str, Any]]] = {"plain": [], "triggers": []}
    for name, share in SETS.items():
        with (args.data / f"{name}.jsonl").open(encoding="utf-8") as lines:
            texts = [(str(row["id"]), row["text"]) for row in map(json.loads, lines)]
        rng.shuffle(texts)
        rows["plain"] += plain(texts, int(args.plain * share), rng)
        rows["triggers"] += with_triggers(texts[: int(args.articles * share)])
    for name, found in rows.items():
        (args.out / f"{name}.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found), encoding="utf-8")
        print(name, len(found), flush=True)


if __name__ == "__main__":
    main()
