"""Chains of hands on the gold sets of `benchmarks/data/chains_*.jsonl`: precision, recall and F1 a role.

    python -m benchmarks.chains DATA [--half A|B] [--errors]

DATA is the folder with `polnear/train.jsonl` and `geo/trnews.jsonl`; the sets hold no text of theirs. The spans of source, cue and content
are the annotated ones. A link counts when a gold link of its role shares a character with it, one to one; see docs/chains.md.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.reading.chain import chains_of
from sayso.reading.nesting import nest
from sayso.reading.raw import RawAttribution
from sayso.reading.words import analyse
from sayso.record import Link, Span, Spans

GOLD = Path(__file__).parent / "data"
ROLES = ("speaker", "venue", "medium", "recipient", "translator", "relay")
Row = dict[str, Any]


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _spans(value: list[list[int]]) -> Spans:
    return [(a, b) for a, b in value]


def _raw(row: Row) -> RawAttribution:
    return RawAttribution(_spans(row["source"]), _spans(row["cue"]), _spans(row["content"]), 1.0)


def articles(data: Path, half: str | None) -> Iterator[tuple[str, str, list[RawAttribution], list[Row]]]:
    """Set, text, all attributions and the annotated ones (which are among them, and come first) of each article of the half."""
    for name, path in (("polnear", "polnear/train.jsonl"), ("trnews", "geo/trnews.jsonl")):
        texts = {str(row["id"]): row for row in _lines(data / path)}
        rows: dict[str, list[Row]] = {}
        for row in _lines(GOLD / f"chains_{name}.jsonl"):
            if half is None or row["half"] == half:
                rows.setdefault(str(row["article"]), []).append(row)
        for identity, gold in rows.items():
            raws = [_raw(row) for row in gold]
            for other in texts[identity].get("attributions", []):
                if (raw := _raw(other)) not in raws:
                    raws.append(raw)
            yield name, texts[identity]["text"], raws, gold
    for row in _lines(GOLD / "chains_own.jsonl"):
        if half is None or row["half"] == half:
            yield "own", row["text"], [_raw(a) for a in row["attributions"]], row["attributions"]


def compare(gold: Row, links: list[Link]) -> Iterator[tuple[str, Span | None, Span | None]]:
    """Role, gold span and predicted span of each pair; None where one side lacks it."""
    for role in ROLES:
        if role in gold.get("skip", []):
            continue
        wanted = [(a, b) for a, b in (link["span"] for link in gold["links"] if link["role"] == role)]
        for link in links:
            if link.role != role or link.span is None:
                continue
            hit = next((w for w in wanted if w[0] < link.span[1] and link.span[0] < w[1]), None)
            if hit:
                wanted.remove(hit)
            yield role, hit, link.span
        for span in wanted:
            yield role, span, None


def measure(data: Path, half: str | None, errors: bool = False) -> dict[str, Counter[str]]:
    """Counts of right, predicted and gold links a role, over all sets, and a set ("polnear/medium")."""
    counts: dict[str, Counter[str]] = {}
    for name, text, raws, gold in articles(data, half):
        chains = chains_of(raws, analyse(text), inside=nest(raws))
        for row, chain in zip(gold, chains, strict=False):
            for role, wanted, found in compare(row, chain):
                for key in (role, f"{name}/{role}"):
                    count = counts.setdefault(key, Counter())
                    count["right"] += wanted is not None and found is not None
                    count["predicted"] += found is not None
                    count["gold"] += wanted is not None
                if errors and not (wanted and found):
                    span = wanted or found
                    assert span is not None
                    print("MISSED" if wanted else "WRONG ", name, role, repr(text[slice(*span)]), "<<", _window(text, row, span))
    return counts


def _window(text: str, row: Row, span: Span) -> str:
    spots = [span[0], span[1], *(x for part in (row["cue"], row["source"]) for pair in part for x in pair)]
    return " ".join(text[max(0, min(spots) - 60) : max(spots) + 60].split())


def main() -> None:
    """Reads the command line and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("A", "B"))
    parser.add_argument("--errors", action="store_true", help="print each missed and each wrong link")
    given = parser.parse_args()
    counts = measure(given.data, given.half, given.errors)
    print(f"{'':22}{'gold':>6}{'P':>7}{'R':>7}{'F1':>7}")
    for key in sorted(counts, key=lambda key: ("/" in key, key.split("/")[0], ROLES.index(key.split("/")[-1]))):
        count = counts[key]
        precision = count["right"] / max(count["predicted"], 1)
        recall = count["right"] / max(count["gold"], 1)
        f1 = 2 * count["right"] / max(count["predicted"] + count["gold"], 1)
        print(f"{key:22}{count['gold']:>6}{100 * precision:>7.1f}{100 * recall:>7.1f}{100 * f1:>7.1f}")


if __name__ == "__main__":
    main()
