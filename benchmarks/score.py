"""The project's scorer: what a benchmark's gold rows and the predicted rows have in common, in figures.

`python -m benchmarks.score TASK GOLD.jsonl PREDICTED.jsonl`

Spans are `[start, end)` in code points. Rows of both files are matched by id; a row that was not predicted counts as empty. Values are in
percent unless a measure's name says otherwise. Every task is a function of the gold rows and of the predicted rows by id.
"""

import math
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measures import Measure, Span, Tally, accuracy, best_overlap, macro_f1, overlap, percent
from benchmarks.rows import Row, ident, read_rows

Predicted = Mapping[str, Row]

NEAR_KM = 161.0
EARTH_RADIUS_KM = 6371.0
WORD = re.compile(r"\w+")
ROLES = ("source", "cue", "content")
QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("COOPERATE", "AID", "YIELD"),
    3: ("ACCUSE", "REQUEST", "REJECT", "THREATEN"),
    4: ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
}
QUAD_OF = {kind: quad for quad, kinds in QUADS.items() for kind in kinds}
FIRST_CONFLICT_QUAD = 3
MERGED_TYPES = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
STANCES = ("agree", "disagree", "discuss", "unrelated")
STANCE_OF = {"borne_out": "agree", "stronger": "agree", "contradicted": "disagree", "attributed": "discuss", "unrelated": "unrelated"}


class Words:
    """The words of a text, to turn spans of characters into sets of word numbers."""

    def __init__(self, text: str) -> None:
        found = list(WORD.finditer(text))
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]

    def of(self, spans: Iterable[Span] | None) -> set[int]:
        """Numbers of the words that share a character with any of `spans`."""
        return {
            i for start, end in spans or () if start < end for i in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        }


def attribution(gold: Sequence[Row], predicted: Predicted) -> list[Measure]:
    """PolNeAR: who is the source, by which cue, of what content.

    token: a word has a role where any attribution gives it that role. content found: contents matched one to one, best first, where their
    words' intersection is at least half of their union. relation: the same among pairs whose sources share a word, or both are empty.
    """
    tokens = {role: Tally() for role in ROLES}
    found, related = Tally(), Tally()
    for row in gold:
        words = Words(row["text"])
        theirs, ours = (
            [{role: words.of(a.get(role)) for role in ROLES} for a in side]
            for side in (_list(row, "attributions"), _list(predicted.get(ident(row)), "attributions"))
        )
        for role, tally in tokens.items():
            have, got = (set[int]().union(*(a[role] for a in side)) for side in (theirs, ours))
            tally.add(len(have & got), len(got), len(have))
        theirs, ours = ([a for a in side if a["content"]] for side in (theirs, ours))
        pairs = []
        for i, a in enumerate(theirs):
            for j, b in enumerate(ours):
                shared = len(a["content"] & b["content"])
                ratio = shared / (len(a["content"]) + len(b["content"]) - shared)
                if ratio >= 0.5:
                    pairs.append((-ratio, i, j))
        pairs.sort()
        sourced = [(i, j) for _, i, j in pairs if theirs[i]["source"] & ours[j]["source"] or not (theirs[i]["source"] or ours[j]["source"])]
        found.add(_matched((i, j) for _, i, j in pairs), len(ours), len(theirs))
        related.add(_matched(sourced), len(ours), len(theirs))
    out = [m for role, tally in tokens.items() for m in tally.measures(f"token {role}")]
    return [*out, *found.measures("content found"), *related.measures("relation")]


def _matched(pairs: Iterable[tuple[int, int]]) -> int:
    """How many pairs stay when each left and each right number is used once, first come first served."""
    left, right = set[int](), set[int]()
    for i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


def _list(row: Row | None, key: str) -> list[Any]:
    """The list under `key`, empty where there is no row, no key or null."""
    return list((row or {}).get(key) or [])


def _word(row: Row | None, key: str) -> str:
    """The word under `key`, "" where there is none."""
    return str((row or {}).get(key) or "")


def places(gold: Sequence[Row], predicted: Predicted) -> list[Measure]:
    """LGL and TR-News: toponyms found, and where they were put.

    Of the gold places with coordinates, the share whose best overlapping prediction lies within 161 km; one without coordinates is wrong.
    """
    exact, loose = Tally(), Tally()
    located = recognised = near = with_id = right_id = 0
    errors: list[float] = []
    for row in gold:
        rows = _list(predicted.get(ident(row)), "places")
        have, got = ({(x["span"][0], x["span"][1]) for x in side} for side in (row["places"], rows))
        exact.add(len(have & got), len(got), len(have))
        touched = sum(any(overlap(a, b) > 0 for b in got) for a in have)
        touching = sum(any(overlap(a, b) > 0 for a in have) for b in got)
        loose.add(min(touched, touching), len(got), len(have))
        for place in row["places"]:
            match = best_overlap(place["span"], rows)
            if place.get("geonameid"):
                with_id += 1
                right_id += match is not None and bool(match.get("geonameid")) and str(match["geonameid"]) == str(place["geonameid"])
            if place.get("lat") is None:
                continue
            located += 1
            recognised += match is not None
            if match is not None and match.get("lat") is not None:
                errors.append(kilometres((place["lat"], place["lon"]), (match["lat"], match["lon"])))
                near += errors[-1] <= NEAR_KM
    out = [
        *exact.measures("recognition exact"),
        *loose.measures("recognition overlap"),
        Measure("within 161 km of all gold", percent(near, located)),
        Measure("within 161 km of recognised", percent(near, recognised)),
        Measure("geonameid right of all gold", percent(right_id, with_id)),
    ]
    if errors:
        out.append(Measure("median error km", sorted(errors)[len(errors) // 2]))
    return out


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) in degrees, by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, h)))


def times(gold: Sequence[Row], predicted: Predicted) -> list[Measure]:
    """TempEval-3: same span, overlapping span, and of the overlapping ones the same TIMEX3 value and type.

    Each gold expression, in the order of the file, takes the prediction that overlaps it most, and no other can take that one.
    """
    strict, relaxed, value, kind = Tally(), Tally(), Tally(), Tally()
    for row in gold:
        rest = _list(predicted.get(ident(row)), "times")
        n_gold, n_predicted = len(row["times"]), len(rest)
        hits = [0, 0, 0, 0]
        for time in row["times"]:
            match = best_overlap(time["span"], rest)
            if match is None:
                continue
            rest.remove(match)
            same_value = (match.get("value") or "") == (time["value"] or "")
            for k, right in enumerate((list(match["span"]) == list(time["span"]), True, same_value, match.get("type") == time["type"])):
                hits[k] += right
        for tally, n in zip((strict, relaxed, value, kind), hits, strict=True):
            tally.add(n, n_predicted, n_gold)
    return [*strict.measures("strict"), *relaxed.measures("relaxed"), *value.measures("value"), *kind.measures("type")]


def coreference(gold: Sequence[Row], predicted: Predicted) -> list[Measure]:
    """GAP: whether an actor that holds the pronoun also has a mention that overlaps name A, and name B."""
    tally = Tally()
    for row in gold:
        mentions = [[m["span"] for m in _list(actor, "mentions")] for actor in _list(predicted.get(ident(row)), "actors")]
        holders = [spans for spans in mentions if any(list(span) == list(row["pronoun"]) for span in spans)]
        for name in ("a", "b"):
            said = any(overlap(span, row[name]) > 0 for spans in holders for span in spans)
            true = bool(row[f"{name}_is"])
            tally.add(int(said and true), int(said), int(true))
    return tally.measures("GAP")


def actors(gold: Sequence[Row], predicted: Predicted) -> list[Measure]:
    """Country and sector of the actor with the mention that overlaps the gold span most; a gold null asks for null."""
    right = {"country": 0, "sector": 0}
    asked = {"country": 0, "sector": 0}
    for row in gold:
        mentions = [
            {"span": m["span"], "actor": actor} for actor in _list(predicted.get(ident(row)), "actors") for m in _list(actor, "mentions")
        ]
        match = best_overlap(row["span"], mentions)
        actor = match["actor"] if match else {}
        for key in right:
            if key in row:
                asked[key] += 1
                right[key] += (actor.get(key) or None) == (row[key] or None)
    return [Measure(f"{key} right", percent(right[key], asked[key])) for key in right]


def plover(gold: Sequence[Row], predicted: Predicted) -> list[Measure]:
    """PLOVER type, its quad, and whether that is conflict or cooperation; predicted rows have `type`.

    CONCEDE and RETREAT count as YIELD, as the gold merges them.
    """
    kinds = []
    for row in gold:
        kind = _word(predicted.get(ident(row)), "type")
        kinds.append((row["type"], MERGED_TYPES.get(kind, kind)))
    quads = [(QUAD_OF[a], QUAD_OF.get(b)) for a, b in kinds]
    conflict = [(a >= FIRST_CONFLICT_QUAD, None if b is None else b >= FIRST_CONFLICT_QUAD) for a, b in quads]
    return [
        Measure("type macro F1", macro_f1(kinds)),
        Measure("type accuracy", accuracy(kinds)),
        Measure("quad macro F1", macro_f1(quads)),
        Measure("conflict or cooperation macro F1", macro_f1(conflict)),
    ]


def roles(gold: Sequence[Row], predicted: Predicted) -> list[Measure]:
    """Actors and recipients of one event; predicted rows have the lists of spans `actors` and `recipients`.

    A span is right where it overlaps a gold one of its role by half of the longer one. One that fits none of its role, but a reciprocal
    one, counts neither for nor against.
    """
    out = []
    for role in ("actors", "recipients"):
        tally = Tally()
        for row in gold:
            rest = [tuple(span) for span in _list(predicted.get(ident(row)), role)]
            n_predicted, hits = len(rest), 0
            for span in row[role]:
                match = next((x for x in rest if _alike(x, span)), None)
                if match is not None:
                    rest.remove(match)
                    hits += 1
            either = sum(any(_alike(x, span) for span in row["reciprocal"]) for x in rest)
            tally.add(hits, n_predicted - either, len(row[role]))
        out += tally.measures(role)
    return out


def _alike(a: Span, b: Span) -> bool:
    return overlap(a, b) >= 0.5 * max(a[1] - a[0], b[1] - b[0])


def factuality(gold: Sequence[Row], predicted: Predicted) -> list[Measure]:
    """UDS It-Happened: the score of each gold event, -3 (did not happen) to 3 (happened).

    Predicted rows have `events`, each with `span` and `score`; an event without a prediction counts as 3.
    """
    pairs: list[tuple[float, float]] = []
    for row in gold:
        scores = {(e["span"][0], e["span"][1]): e["score"] for e in _list(predicted.get(ident(row)), "events")}
        pairs += [(e["score"], scores.get((e["span"][0], e["span"][1]), 3.0)) for e in row["events"]]
    thirds = [(_third(a), _third(b)) for a, b in pairs]
    return [
        Measure("mean absolute error (not percent)", sum(abs(a - b) for a, b in pairs) / max(len(pairs), 1)),
        Measure("Pearson r (not percent)", _pearson(pairs)),
        Measure("three-way macro F1", macro_f1(thirds)),
    ]


def _third(score: float) -> str:
    if score > 1:
        return "happened"
    return "did not" if score < -1 else "uncertain"


def _pearson(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's correlation; 0 where either side does not vary."""
    n = max(len(pairs), 1)
    mean_a, mean_b = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    spread = math.sqrt(sum((a - mean_a) ** 2 for a, _ in pairs) * sum((b - mean_b) ** 2 for _, b in pairs))
    return sum((a - mean_a) * (b - mean_b) for a, b in pairs) / spread if spread else 0.0


def headline(gold: Sequence[Row], predicted: Predicted) -> list[Measure]:
    """Fake News Challenge: headline support folded to four stances. Predicted rows are Readings, or have `support`."""
    pairs = []
    for row in gold:
        guess = predicted.get(ident(row)) or {}
        support = _word(guess, "support") or _word(guess.get("headline"), "support")
        pairs.append((row["stance"], STANCE_OF.get(support)))
    return [Measure("stance macro F1", macro_f1(pairs, STANCES)), Measure("stance accuracy", accuracy(pairs))]


def opinion(gold: Sequence[Row], predicted: Predicted) -> list[Measure]:
    """NewsSD-ENG: SUBJ or OBJ; predicted rows have `label`."""
    pairs = [(row["label"], (predicted.get(ident(row)) or {}).get("label")) for row in gold]
    return [Measure("SUBJ/OBJ macro F1", macro_f1(pairs, ("OBJ", "SUBJ")))]


Scorer = Callable[[Sequence[Row], Predicted], list[Measure]]
TASKS: dict[str, Scorer] = {
    "attribution": attribution,
    "places": places,
    "times": times,
    "coreference": coreference,
    "actors": actors,
    "plover": plover,
    "roles": roles,
    "factuality": factuality,
    "headline": headline,
    "opinion": opinion,
}


def main(arguments: Sequence[str]) -> int:
    """Score one file against another and print a line a measure; returns the exit code."""
    if len(arguments) != 3 or arguments[0] not in TASKS:
        print(f"usage: python -m benchmarks.score TASK GOLD.jsonl PREDICTED.jsonl\nTASK is one of: {' '.join(TASKS)}", file=sys.stderr)
        return 2
    task, gold, predicted = arguments
    rows = {ident(row): row for row in read_rows(Path(predicted))}
    for measure in TASKS[task](read_rows(Path(gold)), rows):
        print(measure)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
