"""Fits how far an event can be relied on: src/sayso/weights/event_trust.json, and says what a threshold leaves.

    python -m training.event_trust DATA [--write]

DATA: the folder of the sets. Reads the articles of `annotated_events.tsv` that the judge has not seen (fold 0), and holds every event that
Sayso finds at an annotated word against what was judged there: type, status, actors and recipients. Beside these the events of
`judged_events.tsv`, which were judged as earlier versions listed them, in teller too; they count where type and status are still the same.
A logistic regression over `sayso.reading.event_parts.trust`, cross-validated by article.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.runner import article_of
from sayso.reading import events
from sayso.reading.event_parts.callers import Callers
from sayso.reading.event_parts.scene import Scene
from sayso.reading.event_parts.tellings import Happening
from sayso.reading.event_parts.trust import WEIGHTS
from sayso.reading.reader import read_article
from sayso.record import Span
from training.annotated import HERE, spans, table, texts
from training.judge_samples import fold
from training.opinion import fit

Array = NDArray[np.float64]
OUT = HERE.parent / "src" / "sayso" / "weights" / WEIGHTS
L2 = 30.0
FEWEST = 8
"""Events that must show a feature."""
FOLDS = 5


@dataclass(frozen=True)
class Gold:
    """What was judged of a word."""

    kind: str
    status: str
    actors: list[Span]
    recipients: list[Span]


@dataclass
class Found:
    """An event at an annotated word: its evidence, and what of it is right."""

    article: str
    evidence: dict[str, float]
    typed: bool
    settled: bool
    right: bool


def gold_of(path: Path) -> dict[tuple[str, str], dict[int, Gold]]:
    """By set and article, by the first character of the trigger: the annotation of the articles that the judge has not seen."""
    out: dict[tuple[str, str], dict[int, Gold]] = {}
    for part, article, _, trigger, kind, status, actors, recipients in table(path):
        if fold(article) == 0:
            one = Gold(kind, status, spans(actors), spans(recipients))
            out.setdefault((part, article), {})[spans(trigger)[0][0]] = one
    return out


def same(wanted: Sequence[Span], ids: Sequence[str], words: Sequence[int], callers: Callers, scene: Scene) -> bool:
    """Whether the actors `ids`, found at `words`, are just those whom the annotated spans name."""
    tokens = scene.syntax.tokens
    named: set[str] = set()
    for span in wanted:
        inside = {t.i for t in scene.syntax.within(span)}
        heads = {i for i in inside if tokens[i].head == i or tokens[i].head not in inside}
        own = {a for i in heads if (a := callers.actor_at(i))} or {a for i in inside if (a := callers.actor_at(i))}
        if not inside & set(words) and not own & set(ids):
            return False
        named |= own
    at = dict(zip(ids, words, strict=False))
    return all(i in named or (i in at and any(a <= tokens[at[i]].start < b for a, b in wanted)) for i in ids)


def judged_of(path: Path) -> dict[tuple[str, str], dict[int, tuple[str, str, str]]]:
    """By set and article, by the first character of the trigger: type, status and verdict of events that were listed."""
    out: dict[tuple[str, str], dict[int, tuple[str, str, str]]] = {}
    for part, article, span, kind, status, verdict in table(path):
        out.setdefault((part, article), {})[spans(span)[0][0]] = (kind, status, verdict)
    return out


def against(one: Gold, out: Happening, draft: Any, callers: Callers, scene: Scene) -> tuple[bool, bool, bool]:
    """Whether type, type and status, and these with all participants are as annotated."""
    settled = out.kind == one.kind and out.status == one.status
    who = same(one.actors, out.actors, draft.parties.actor_words, callers, scene)
    who = who and same(one.recipients, out.recipients, draft.parties.recipient_words, callers, scene)
    return out.kind == one.kind, settled, settled and who


def read(data: Path) -> tuple[list[Found], int]:
    """All events found at annotated or judged words, and how many were annotated."""
    found: list[Found] = []
    gold, judged = gold_of(HERE / "annotated_events.tsv"), judged_of(HERE / "judged_events.tsv")
    now: dict[str, Any] = {}
    evidence, told = events.evidence, events._told

    def noting(*args: Any) -> dict[str, float]:
        now["last"] = evidence(*args)
        return now["last"]

    def watched(draft: Any, analysis: Any, scene: Scene, callers: Callers, *rest: Any) -> Happening | None:
        now.pop("last", None)
        out = told(draft, analysis, scene, callers, *rest)
        if out is None or "last" not in now:
            return out
        one = gold.get(now["key"], {}).get(scene.syntax.tokens[draft.candidate.i].start)
        kind, status, verdict = judged.get(now["key"], {}).get(out.trigger[0][0], ("", "", ""))
        if one is not None:
            found.append(Found(now["key"][1], now["last"], *against(one, out, draft, callers, scene)))
        elif (kind, status) == (out.kind, out.status):
            found.append(Found(now["key"][1], now["last"], verdict[0] == "1", verdict[0] == verdict[2] == "1", verdict == "1111"))
        return out

    events.evidence, events._told = noting, watched
    for part, article in sorted({*gold, *judged}):
        now["key"] = (part, article)
        read_article(article_of({"id": article, "text": texts(data / f"{part}.jsonl")[article]}))
    return found, sum(g.kind != "NONE" for own in gold.values() for g in own.values())


def main() -> None:
    """Reads, fits, prints, and writes if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found, annotated = read(args.data)
    seen = Counter(name for f in found for name in f.evidence)
    names = sorted(name for name, n in seen.items() if n >= FEWEST)
    x = np.array([[f.evidence.get(name, 0.0) for name in names] for f in found])
    y = np.array([float(f.right) for f in found])
    group = np.array([fold("again " + f.article, FOLDS) for f in found])
    crossed = np.zeros(len(y))
    for k in range(FOLDS):
        weights, bias = fit(x[group != k], y[group != k], L2, balanced=False)
        crossed[group == k] = x[group == k] @ weights + bias
    p = 1 / (1 + np.exp(-crossed))
    print(
        f"{len(found)} events; {annotated} annotated. Least trust: listed, right in type, type and status, all that was judged, found (%)"
    )
    for least in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        kept = [f for f, q in zip(found, p, strict=True) if q >= least]
        n = max(1, len(kept))
        shares = [math.fsum(getattr(f, what) for f in kept) / n for what in ("typed", "settled", "right")]
        print(f"{least:.1f}: {len(kept):4}  " + "  ".join(f"{100 * s:.1f}" for s in shares) + f"  {100 * shares[0] * n / annotated:.1f}")
    weights, bias = fit(x, y, L2, balanced=False)
    if args.write:
        kept_weights = {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}
        OUT.write_text(json.dumps({"bias": round(bias, 4), "weights": kept_weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
