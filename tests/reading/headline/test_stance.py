"""The small classifier and its table."""

import pytest

from sayso.errors import DataError
from sayso.reading.headline.stance import STANCES, model_of, stance_model


def test_probabilities_sum_to_one() -> None:
    chances = stance_model().probabilities({})
    assert tuple(chances) == STANCES
    assert sum(chances.values()) == pytest.approx(1, abs=0.001)


def test_a_damaged_table_is_named() -> None:
    with pytest.raises(DataError, match="headline"):
        model_of({"names": ["a"], "mean": [0], "scale": [1], "nets": [{"w1": [[1]]}]})
