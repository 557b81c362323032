"""How a body stands to a headline, after a small trained classifier: agree, disagree, discuss or unrelated."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from sayso.errors import DataError
from sayso.reading.model import Floats

STANCES = ("agree", "disagree", "discuss", "unrelated")
WEIGHTS = "headline.json"


@dataclass(frozen=True)
class StanceModel:
    """A few small networks of one hidden layer over named figures; their probabilities are averaged. `scale` is one over the deviation."""

    names: Sequence[str]
    mean: Floats
    scale: Floats
    nets: Sequence[tuple[Floats, Floats, Floats, Floats]]

    def probabilities(self, figures: Mapping[str, float]) -> dict[str, float]:
        """The probability of each stance."""
        x = np.array([figures.get(name, 0.0) for name in self.names], dtype=np.float32)
        z = np.clip((x - self.mean) * self.scale, -5, 5)
        total = np.zeros(len(STANCES), dtype=np.float32)
        for w1, b1, w2, b2 in self.nets:
            logits = np.maximum(z @ w1 + b1, 0) @ w2 + b2
            e = np.exp(logits - logits.max())
            total += e / e.sum()
        return {name: round(float(p), 4) for name, p in zip(STANCES, total / len(self.nets), strict=True)}


def model_of(table: Mapping[str, Any]) -> StanceModel:
    """The model of a table as `training/headline_stance.py` writes it. Raises `DataError` where it is damaged."""
    try:
        nets = [tuple(np.array(net[part], dtype=np.float32) for part in ("w1", "b1", "w2", "b2")) for net in table["nets"]]
        made = StanceModel(
            list(table["names"]),
            np.array(table["mean"], dtype=np.float32),
            np.array(table["scale"], dtype=np.float32),
            nets,  # type: ignore[arg-type]
        )
        made.probabilities({})
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"the weights of the headline check are damaged: {error}") from error
    return made


@cache
def stance_model() -> StanceModel:
    """The shipped weights. Raises `DataError` where they are missing or damaged."""
    try:
        table = json.loads(resources.files("sayso.weights").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"the weights {WEIGHTS} cannot be read: {error}") from error
    return model_of(table)
