"""Rows that the models have seen are left out of what is measured."""

from benchmarks.aside import FOLDS, fold, unseen


def test_a_fifth_of_a_training_set_is_set_aside_by_its_ids() -> None:
    rows = [{"id": f"set-train-{n}"} for n in range(1000)]
    kept = [row for row in rows if unseen("set-train-")(row)]
    assert 150 < len(kept) < 250
    assert all(fold(row["id"]) == 0 for row in kept)
    assert {fold(row["id"]) for row in rows} == set(range(FOLDS))


def test_all_of_another_set_counts() -> None:
    assert all(unseen("set-train-")({"id": f"set-test-{n}"}) for n in range(50))
    assert unseen("set-train-")({"id": 7})
