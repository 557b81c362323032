"""Trees from scores: one root, no cycle, whatever the scores say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.parse import names_of, tree
from sayso.reading.words import analyse_words


@given(st.integers(1, 12).flatmap(lambda n: st.lists(st.lists(st.floats(-5, 5, width=32), min_size=n, max_size=n), min_size=n, max_size=n)))
def test_every_word_reaches_the_one_root(rows: list[list[float]]) -> None:
    heads = tree(np.array(rows, dtype=np.float32))
    roots = [i for i, h in enumerate(heads) if h == i]
    assert len(roots) == 1
    for i in range(len(heads)):
        seen = set()
        while heads[i] != i:
            assert i not in seen, "a cycle"
            seen.add(i)
            i = heads[i]


def test_a_cycle_is_broken_where_it_is_loosest() -> None:
    scores = np.array([[5, 0, 0], [1, 0, 4], [3, 4, 0]], dtype=np.float32)
    assert tree(scores) == [0, 2, 0]


def test_a_name_that_begins_without_a_b_begins_all_the_same() -> None:
    from sayso.reading import model

    table = model.labels()["ent"]
    logits = np.zeros((4, len(table)), dtype=np.float32)
    for row, tag in enumerate(("I-PERSON", "I-PERSON", "I-ORG", "O")):
        logits[row, table.index(tag)] = 9
    names = names_of(logits, [(0, 3), (4, 7), (8, 11), (12, 15)])
    assert [(n.first, n.last, n.label, n.span) for n in names] == [(0, 1, "PERSON", (0, 7)), (2, 2, "ORG", (8, 11))]


@pytest.mark.parametrize(
    ("text", "word", "dep", "head"),
    [
        ("The harbour master closed the bridge on Monday.", "master", "nsubj", "closed"),
        ("The harbour master closed the bridge on Monday.", "bridge", "dobj", "closed"),
        ("The bridge was closed by the harbour master.", "bridge", "nsubjpass", "closed"),
        ("She said that the ferry would sail.", "sail", "ccomp", "said"),
    ],
)
def test_the_parse_knows_subjects_objects_and_clauses(text: str, word: str, dep: str, head: str) -> None:
    syntax = analyse_words(text).syntax
    token = next(t for t in syntax.tokens if t.text == word)
    assert (token.dep, syntax.tokens[token.head].text) == (dep, head)
