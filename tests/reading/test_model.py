"""The encoder: windows cover all words, and the same words give the same vectors."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.model import LIMIT, OVERLAP, pieces_of, vectors, windows


@given(st.lists(st.tuples(st.integers(1, 12), st.booleans()), max_size=1200))
def test_windows_cover_every_word_and_overlap(words: list[tuple[int, bool]]) -> None:
    sizes, starts = [w[0] for w in words], [w[1] for w in words]
    found = windows(sizes, starts)
    assert {i for low, high in found for i in range(low, high)} == set(range(len(words)))
    for low, high in found:
        assert low < high and sum(sizes[low:high]) <= LIMIT
    for (_, before), (low, high) in pairwise(found):
        assert low < before < high, "windows go forward, and share words"
        assert sum(sizes[low:before]) >= OVERLAP


def test_every_word_has_a_piece_whatever_it_is_made_of() -> None:
    assert all(pieces_of(["", "\ud800", "\x00", "a" * 100_000, "Narva", "🙂", "’s"]))


def test_a_word_of_an_early_window_does_not_depend_on_what_comes_much_later() -> None:
    words = ["The", "mayor", "of", "Brackwater", "said", "the", "bridge", "would", "close", "."] * 60
    kinds, starts = [2] * len(words), [i % 10 == 0 for i in range(len(words))]
    (whole,) = vectors(words, kinds, starts)
    (part,) = vectors(words[:300], kinds[:300], starts[:300])
    assert np.array_equal(whole[:150], part[:150])
    assert np.array_equal(whole, vectors(words, kinds, starts)[0])
