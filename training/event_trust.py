"""Fits how far an event can be relied on: src/sayso/weights/event_trust.json, and says what a threshold leaves.

    python -m training.event_trust DATA [--write]

DATA: the folder of the sets. Reads the articles of `annotated_events.tsv` that the judge has not seen (fold 0), and holds every event that
Sayso finds at an annotated word against what was judged there: type, status, actors and recipients. A logistic regression over
`sayso.reading.event_parts.trust`, cross-validated by article.
"""

import argparse
import json
import math
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
from sayso.reading.event_parts.trust import WEIGHTS
from sayso.reading.reader import read_article
from sayso.record import Span
from training.annotated import HERE, spans, table, texts
from training.judge_samples import fold

Array = NDArray[np.float64]
OUT = HERE.parent / "src" / "sayso" / "weights" / WEIGHTS
L2 = 4.0
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


def read(data: Path) -> tuple[list[Found], int]:
    """All events found at annotated words, and how many were annotated."""
    found: list[Found] = []
    gold = gold_of(HERE / "annotated_events.tsv")
    wanted: dict[int, Gold] = {}
    name = ""
    noted: dict[str, dict[str, float]] = {}
    evidence, told = events.evidence, events._told

    def noting(*args: Any, **more: Any) -> dict[str, float]:
        noted["last"] = evidence(*args, **more)
        return noted["last"]

    def watched(draft: Any, analysis: Any, scene: Scene, callers: Callers, *rest: Any) -> Any:
        noted.clear()
        out = told(draft, analysis, scene, callers, *rest)
        one = wanted.get(scene.syntax.tokens[draft.candidate.i].start)
        if out is not None and one is not None and noted:
            typed = out.kind == one.kind
            settled = typed and out.status == one.status
            who = same(one.actors, out.actors, draft.parties.actor_words, callers, scene)
            who = who and same(one.recipients, out.recipients, draft.parties.recipient_words, callers, scene)
            found.append(Found(name, noted["last"], typed, settled, settled and who))
        return out

    events.evidence, events._told = noting, watched  # type: ignore[assignment]
    for (part, name), wanted in gold.items():  # noqa: B007
        read_article(article_of({"id": name, "text": texts(data / f"{part}.jsonl")[name]}))
    return found, sum(g.kind != "NONE" for own in gold.values() for g in own.values())


def fit(x: Array, y: Array) -> tuple[Array, float]:
    """Weights and bias (Newton's method, L2 on features of unit deviation)."""
    mean, scale = x.mean(0), x.std(0) + 1e-2
    z = np.c_[(x - mean) / scale, np.ones(len(x))]
    pull = L2 * np.eye(z.shape[1])
    pull[-1, -1] = 1e-6
    w = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + pull, z.T @ (p - y) + pull @ w)
    weights = w[:-1] / scale
    return weights, float(w[-1] - weights @ mean)


def main() -> None:
    """Reads, fits, prints, and writes if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    found, annotated = read(args.data)
    names = sorted({name for f in found for name in f.evidence})
    x = np.array([[f.evidence.get(name, 0.0) for name in names] for f in found])
    y = np.array([float(f.right) for f in found])
    group = np.array([fold("again " + f.article, FOLDS) for f in found])
    crossed = np.zeros(len(y))
    for k in range(FOLDS):
        weights, bias = fit(x[group != k], y[group != k])
        crossed[group == k] = x[group == k] @ weights + bias
    p = 1 / (1 + np.exp(-crossed))
    print(
        f"{annotated} events annotated; least trust: events listed, of them right in type, in type and status, also in who; annotated found"
    )
    for least in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        kept = [f for f, q in zip(found, p, strict=True) if q >= least]
        n = max(1, len(kept))
        shares = [math.fsum(getattr(f, what) for f in kept) / n for what in ("typed", "settled", "right")]
        print(f"{least:.1f}: {len(kept):4}  " + "  ".join(f"{100 * s:.1f}" for s in shares) + f"  {100 * shares[0] * n / annotated:.1f}")
    weights, bias = fit(x, y)
    if args.write:
        kept_weights = {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}
        OUT.write_text(json.dumps({"bias": round(bias, 4), "weights": kept_weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
