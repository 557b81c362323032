"""Silver sentences for PLOVER types: what the lexicon's plain frames say of news, with the words of actor and recipient.

usage: python -m training.silver_events OUT.jsonl TEXTS.jsonl... [--most N]

TEXTS: sets of articles with `text`. Paragraphs in which words of the rarer types stand are read first, up to N for a type.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.runner import article_of
from sayso.data.plover_words import triggers
from sayso.reading import events
from sayso.reading.reader import read_article
from training.train import TYPES

RARE = ("COOPERATE", "MOBILIZE", "PROTEST", "SANCTION", "THREATEN", "REQUEST", "CONSULT", "AID", "SUPPORT", "COERCE")
"""Types of which the gold holds few."""


def words_of() -> dict[str, set[str]]:
    """Lemmas of each type whose frames name no other type."""
    out: dict[str, set[str]] = {kind: set() for kind in TYPES}
    for (lemma, _), rows in triggers().items():
        kinds = {"YIELD" if k in ("CONCEDE", "RETREAT") else k for row in rows for k, _ in row.types}
        if len(kinds) == 1:
            out[kinds.pop()].add(lemma)
    return out


def paragraphs(path: Path) -> list[str]:
    """Paragraphs of middling length of the texts of a set, in an order that a hash gives."""
    found: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            found += [p.strip() for p in re.split(r"\n+", json.loads(line)["text"]) if 60 <= len(p.strip()) <= 450]
    return sorted(set(found), key=lambda p: hashlib.sha256(p.encode()).digest())


def main() -> None:
    """Reads and writes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=250)
    args = parser.parse_args()
    stems = {kind: re.compile(r"\b(?:" + "|".join(sorted(w[:-1] if w.endswith("e") else w for w in ws)) + r")\w{0,4}\b", re.I)
             for kind, ws in words_of().items() if ws and kind in RARE}  # fmt: skip
    asked: Counter[str] = Counter()
    given: Counter[str] = Counter()
    seen: list[dict[str, Any]] = []
    drafted = events._drafted

    def watch(candidate: Any, analysis: Any, *rest: Any) -> Any:
        draft = drafted(candidate, analysis, *rest)
        if draft is not None and len({t for t, _ in candidate.row.types}) == 1 and candidate.row.strength != "weak":
            tokens = analysis.syntax.tokens
            sentence = analysis.syntax.sentence_tokens(tokens[candidate.i].sent)
            low, high = sentence[0].start, sentence[-1].end

            def spans(at: list[int]) -> list[list[int]]:
                return [[tokens[i].start - low, tokens[i].end - low] for i in at if low <= tokens[i].start < high]

            actor, recipient = spans(sorted(draft.parties.actor_words)), spans(sorted(draft.parties.recipient_words))
            if actor and recipient:
                kind = "YIELD" if draft.kind in ("CONCEDE", "RETREAT") else draft.kind
                seen.append({"text": analysis.syntax.text[low:high], "actor": actor, "recipient": recipient, "type": kind})
        return draft

    events._drafted = watch
    with args.out.open("w", encoding="utf-8") as out:
        for path in args.texts:
            for text in paragraphs(path):
                kinds = [k for k, stem in stems.items() if stem.search(text) and given[k] < args.most and asked[k] < 4 * args.most]
                if not kinds:
                    continue
                asked.update(kinds)
                seen.clear()
                read_article(article_of({"id": "silver", "text": text}))
                for row in seen:
                    given[row["type"]] += 1
                    out.write(json.dumps({"id": f"silver-{sum(given.values())}", **row}) + "\n")
                out.flush()
    print(given)


if __name__ == "__main__":
    main()
