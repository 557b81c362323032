"""The tables of hand-made labels: every line is whole, and every label is one of the record's."""

from pathlib import Path

import pytest

from sayso.reading.judge import KINDS, NONE, STATUSES

TRAINING = Path(__file__).parent.parent / "training"


def lines(name: str) -> list[list[str]]:
    text = (TRAINING / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def spans(text: str) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for a, b in (part.split("-") for part in text.split(";"))] if text != "-" else []


def test_annotated_events_lie_in_their_sentences() -> None:
    seen = set()
    for part, article, sentence, trigger, kind, status, actors, recipients in lines("annotated_events.tsv"):
        ((begin, end),) = spans(sentence)
        for a, b in [*spans(trigger), *spans(actors), *spans(recipients)]:
            assert begin <= a < b <= end, (article, trigger)
        assert kind in KINDS
        assert (status == "-") if kind == NONE else (status in STATUSES), (article, trigger)
        assert kind != NONE or (actors, recipients) == ("-", "-"), (article, trigger)
        assert (part, article, trigger) not in seen
        seen.add((part, article, trigger))


def test_annotated_sentences_are_one_or_the_other() -> None:
    rows = lines("annotated_sentences.tsv")
    assert all(a < b for _, _, sentence, _ in rows for a, b in spans(sentence))
    assert {label for *_, label in rows} == {"SUBJ", "OBJ"}


@pytest.mark.parametrize("column", [3, 4])
def test_judged_events_have_types_and_statuses(column: int) -> None:
    known = (KINDS, STATUSES)[column - 3]
    assert all(row[column] in known and len(row[5]) == 4 and set(row[5]) <= {"0", "1"} for row in lines("judged_events.tsv"))
