"""Fits the classifier of the headline check: src/sayso/weights/headline.json, and the copies by which it is measured.

    python -m training.headline_stance FNC_DEV.jsonl [--write]

The bodies lie beside the pairs (`fnc_dev_bodies.jsonl`). Bodies are dealt into five folds by a hash of their text; a network is trained on
four of them and measured on the fifth, so that no body is measured by a network that has seen it. The shipped weights are trained on all
bodies. `benchmarks/data/headline_folds.json` keeps the five networks with the hashes of the bodies, for `python -m benchmarks.headline`.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from sayso.reading.headline.align import align, ready
from sayso.reading.headline.casing import cased
from sayso.reading.headline.features import features, told
from sayso.reading.headline.stance import STANCES, WEIGHTS, model_of
from sayso.reading.words import Analysis, analyse_words

ROOT = Path(__file__).parent.parent
FOLDS = 5
HIDDEN, EPOCHS, NETS, RATE, DECAY = 24, 25, 3, 3e-3, 1e-3
COST = (2.3, 4.5, 1.0, 1.2)
"""What an error on each stance costs, between one and the inverse of its share: the rare ones count more."""

Figures = list[dict[str, float]]


def body_hash(text: str) -> str:
    """The name of a body in the table of folds: the first eight digits of the SHA-256 of its text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def fold_of(text: str) -> int:
    """The fold of a body."""
    return int(body_hash(text), 16) % FOLDS


def rows(path: Path) -> tuple[Figures, list[str], list[str]]:
    """Figures, stance and text of the body of each pair."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    beside = path.with_name(f"{path.stem}_bodies{path.suffix}")
    bodies = {row["id"]: row["text"] for row in map(json.loads, beside.read_text(encoding="utf-8").splitlines())}
    by_body: dict[str, list[dict[str, Any]]] = {}
    for pair in pairs:
        by_body.setdefault(pair["body"], []).append(pair)
    seen: dict[str, Analysis] = {}
    found: Figures = []
    stances, texts = [], []
    for key, own in by_body.items():
        analysis = analyse_words(bodies[key])
        body = ready(analysis)
        known = told(body)
        for pair in own:
            words = cased(pair["title"], analysis.syntax, None)
            title = seen.setdefault(words, seen.get(words) or analyse_words(words))
            found.append(features(title, align(title, body), body, known))
            stances.append(pair["stance"])
            texts.append(bodies[key])
    return found, stances, texts


def fit(x: NDArray[np.float32], y: NDArray[np.int64], names: list[str]) -> dict[str, Any]:
    """The table of networks for features `x` [n, features] and stances `y` [n]."""
    mean, scale = x.mean(0), 1 / (x.std(0) + 1e-3)
    z = torch.tensor(np.clip((x - mean) * scale, -5, 5))
    gold = torch.tensor(y)
    nets = []
    for seed in range(NETS):
        torch.manual_seed(seed)
        first, second = torch.nn.Linear(z.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, 4)
        net = torch.nn.Sequential(torch.nn.Dropout(0.1), first, torch.nn.ReLU(), torch.nn.Dropout(0.3), second)
        optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
        for epoch in range(EPOCHS):
            for group in optimiser.param_groups:
                group["lr"] = RATE * (1 - epoch / EPOCHS)
            for part in torch.split(torch.randperm(len(z)), 128):
                optimiser.zero_grad()
                loss = torch.nn.functional.cross_entropy(net(z[part]), gold[part], weight=torch.tensor(COST))
                loss.backward()  # type: ignore[no-untyped-call]
                optimiser.step()
        parts = {"w1": first.weight.T, "b1": first.bias, "w2": second.weight.T, "b2": second.bias}
        nets.append({name: np.round(value.detach().numpy().astype(np.float64), 3).tolist() for name, value in parts.items()})
    return {
        "names": names,
        "mean": np.round(mean.astype(np.float64), 4).tolist(),
        "scale": np.round(scale.astype(np.float64), 4).tolist(),
        "nets": nets,
    }


def macro_f1(gold: NDArray[np.int64], said: NDArray[np.int64]) -> list[float]:
    """F1 of each stance in percent."""
    return [float(200 * ((gold == c) & (said == c)).sum() / max(1, (gold == c).sum() + (said == c).sum())) for c in range(len(STANCES))]


def main() -> None:
    """Cross-validates, prints the figures, and writes the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    torch.set_num_threads(1)
    found, stances, texts = rows(given.pairs)
    names = sorted({name for figures in found for name in figures})
    x = np.array([[figures.get(name, 0.0) for name in names] for figures in found], dtype=np.float32)
    y = np.array([STANCES.index(stance) for stance in stances], dtype=np.int64)
    folds = np.array([fold_of(text) for text in texts])
    said = np.zeros(len(y), dtype=np.int64)
    tables = []
    for fold in range(FOLDS):
        tables.append(fit(x[folds != fold], y[folds != fold], names))
        model = model_of(tables[-1])
        for i in np.flatnonzero(folds == fold):
            chances = model.probabilities(found[i])
            said[i] = STANCES.index(max(STANCES, key=chances.__getitem__))
    each = macro_f1(y, said)
    print(f"{len(y)} pairs, {len(set(texts))} bodies, {len(names)} figures; the classifier alone, cross-validated by body:")
    print(f"macro F1 {sum(each) / 4:.1f}; " + ", ".join(f"{name} {f1:.1f}" for name, f1 in zip(STANCES, each, strict=True)))
    if given.write:
        whole = fit(x, y, names)
        (ROOT / "src" / "sayso" / "weights" / WEIGHTS).write_text(json.dumps(whole, separators=(",", ":")) + "\n", encoding="utf-8")
        table = {"bodies": sorted({body_hash(text) for text in texts}), "folds": tables}
        (ROOT / "benchmarks" / "data" / "headline_folds.json").write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
