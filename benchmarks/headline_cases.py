"""The headline check on the project's own cases: sixty headlines with bodies, every kind of `stronger` among them.

    python -m benchmarks.headline_cases [--half develop|held] [--errors]

The cases (`benchmarks/data/headline_cases.jsonl`) were written before the check, and dealt into two halves by a hash of their ids within
each kind; rules were written with an eye on the first half only. Prints how many come out right, by half and kind.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from benchmarks.rows import Row, read_rows
from benchmarks.runner import reading_of

CASES = Path(__file__).parent / "data" / "headline_cases.jsonl"
HALVES = ("develop", "held")


def right(case: Row) -> tuple[bool, Row]:
    """Whether the check says of a case what its writer meant, and what it says."""
    found: Row = reading_of(case)["headline"]
    return found["support"] == case["support"], found


def main() -> None:
    """Reads the cases of one half or both, and prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--errors", action="store_true", help="print the cases that come out wrong")
    given = parser.parse_args()
    for half in [given.half] if given.half else HALVES:
        hits, all_ = Counter[str](), Counter[str]()
        for case in read_rows(CASES):
            if case["half"] != half:
                continue
            good, found = right(case)
            all_[case["kind"]] += 1
            hits[case["kind"]] += good
            if given.errors and not good:
                print(
                    json.dumps(
                        {"id": case["id"], "want": case["support"], "got": found["support"], "why": found["why"]}, ensure_ascii=False
                    )
                )
        total = sum(all_.values())
        print(f"{half}: {sum(hits.values())} of {total} right ({100 * sum(hits.values()) / total:.0f} %)")
        print("  " + ", ".join(f"{kind} {hits[kind]}/{count}" for kind, count in all_.items()))


if __name__ == "__main__":
    main()
