"""Rows for the judge from what was annotated by hand: the labels lie beside this file, the texts are taken from the sets.

usage: python -m training.annotated DATA OUT

DATA: the folder of the sets. Writes `OUT/events.jsonl` (`annotated_events.tsv`), `OUT/opinion.jsonl` (`annotated_sentences.tsv`) and
`OUT/parties.jsonl`: sentences of plv_train and roles_train (but for the fifths that are set aside), of which the words of actors and
recipients of the main event are known, and of the first the type.
"""

import argparse
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from training.judge_samples import fold

HERE = Path(__file__).parent
Row = dict[str, Any]


@cache
def texts(path: Path) -> dict[str, str]:
    """The texts of a set by id."""
    with path.open(encoding="utf-8") as lines:
        return {str(row["id"]): row["text"] for row in map(json.loads, lines)}


def table(path: Path) -> Iterator[list[str]]:
    """The lines of a table, split, without comments."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def spans(text: str, begin: int = 0) -> list[tuple[int, int]]:
    """The spans of "3-9;12-15", counted from `begin`; none of "-"."""
    pairs = [part.split("-") for part in text.split(";")] if text != "-" else []
    return [(int(a) - begin, int(b) - begin) for a, b in pairs]


def events(data: Path, path: Path = HERE / "annotated_events.tsv") -> Iterator[Row]:
    """Sentences with a trigger, and what was judged of it; the article decides the fold."""
    for part, article, sentence, trigger, kind, status, actors, recipients in table(path):
        ((begin, end),) = spans(sentence)
        row: Row = {"id": f"{article} {trigger}", "group": article, "text": texts(data / f"{part}.jsonl")[article][begin:end]}
        row |= {"trigger": spans(trigger, begin)[0], "kind": kind, "actors": spans(actors, begin), "recipients": spans(recipients, begin)}
        yield row | ({} if status == "-" else {"status": status})


def sentences(data: Path, path: Path = HERE / "annotated_sentences.tsv") -> Iterator[Row]:
    """Sentences, and whether they voice an opinion."""
    for part, article, sentence, label in table(path):
        ((begin, end),) = spans(sentence)
        text = texts(data / f"{part}.jsonl")[article][begin:end]
        yield {"id": f"{article} {sentence}", "group": article, "text": text, "label": label}


def parties(data: Path) -> Iterator[Row]:
    """Sentences of PLOVER sets; ids of the fifth that the benchmarks measure on are left out."""
    for name in ("plv_train", "roles_train"):
        with (data / "plover" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if fold(row["id"]) == 0:
                    continue
                plv = name == "plv_train"
                sides = {"actors": row["actor"], "recipients": row["recipient"]} if plv else {k: row[k] for k in ("actors", "recipients")}
                kind = {"kind": row["type"]} if plv and row["type"] != "YIELD" else {}
                yield {"id": row["id"], "text": row["text"], "trigger": None} | sides | kind


def main() -> None:
    """Writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name, rows in (("events", events(args.data)), ("opinion", sentences(args.data)), ("parties", parties(args.data))):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (args.out / f"{name}.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        print(name, len(lines))


if __name__ == "__main__":
    main()
