"""Which rows of a training set the shipped models have not seen: a fifth of some sets is set aside by a hash of the id."""

import hashlib
from collections.abc import Callable

from benchmarks.rows import Row

FOLDS = 5


def fold(identifier: object) -> int:
    """The same number in `range(FOLDS)` as `training` gives an id; rows of number 0 are not trained on."""
    return int.from_bytes(hashlib.sha256(str(identifier).encode()).digest()[:4], "big") % FOLDS


def unseen(prefix: str) -> Callable[[Row], bool]:
    """Whether no model was trained on a row: its id is not of the training set, which begins with `prefix`, or it was set aside."""
    return lambda row: not str(row["id"]).startswith(prefix) or fold(row["id"]) == 0
