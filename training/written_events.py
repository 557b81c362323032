"""Sentences in our own words for the PLOVER types of which the gold holds few, after the definitions of the manual.

The patterns are in `written_events.tsv`; the names in them are drawn by chance. No sentence is about anything that happened.

usage: python -m training.written_events OUT.jsonl [--seed N]
"""

import argparse
import json
import random
import re
from pathlib import Path

DEMONYMS = {
    "Norway": "Norwegian",
    "Egypt": "Egyptian",
    "Japan": "Japanese",
    "Brazil": "Brazilian",
    "Kenya": "Kenyan",
    "India": "Indian",
    "Turkey": "Turkish",
    "Poland": "Polish",
    "Serbia": "Serbian",
    "Iran": "Iranian",
    "Jordan": "Jordanian",
    "Mexico": "Mexican",
    "Vietnam": "Vietnamese",
    "Ethiopia": "Ethiopian",
    "Ukraine": "Ukrainian",
    "Pakistan": "Pakistani",
    "Chile": "Chilean",
    "Morocco": "Moroccan",
    "Sudan": "Sudanese",
    "Canada": "Canadian",
}
CAPITALS = ("Moscow", "Beijing", "Washington", "London", "Ankara", "Tehran", "Cairo", "Delhi", "Islamabad", "Tokyo")
PEOPLE = (
    "the president of {C}",
    "{C}'s foreign minister",
    "{N} officials",
    "the {N} government",
    "{N} police",
    "the {N} army",
    "rebels in {C}",
    "the {N} prime minister",
    "the {N} parliament",
    "opposition leaders in {C}",
    "{N} security forces",
    "the United Nations",
    "the European Union",
    "the rebel group",
    "militants",
    "the central government",
    "the ruling party",
    "the Red Cross",
    "{N} diplomats",
    "{N} prosecutors",
)
CROWDS = (
    "thousands of students",
    "angry residents",
    "farmers from {C}",
    "{N} opposition supporters",
    "hundreds of miners",
    "nurses and teachers",
    "{N} protesters",
    "tens of thousands of workers",
    "civil servants",
    "activists in {C}",
    "truck drivers",
    "about 200 villagers",
    "members of the {N} trade unions",
    "prisoners",
)
WHEN = ("on Monday", "on Friday", "last week", "this month", "early on Sunday", "over the weekend", "yesterday", "for a second day", "")
SAYS = (
    "",
    "",
    "",
    ", officials said",
    ", state media reported",
    ", according to a statement",
    ", a spokesman said",
    ", the agency reported",
)


def filled(pattern: str, rng: random.Random) -> tuple[str, list[list[int]], list[list[int]]]:
    """A sentence with the spans of its actor and recipient."""
    names = rng.sample([*DEMONYMS, *CAPITALS], 2)
    parts, spans, at = [], {"A": [], "R": []}, 0
    for piece in re.split(r"(\{[APRW]\})", pattern):
        text = piece
        if piece in ("{A}", "{P}", "{R}"):
            country = rng.choice(list(DEMONYMS))
            kinds = CROWDS if piece == "{P}" else PEOPLE
            name = names[piece == "{R}"] if piece != "{P}" and rng.random() < 0.4 else rng.choice(kinds)
            text = name.format(C=country, N=DEMONYMS[country])
            if at == 0:
                text = text[0].upper() + text[1:]
            spans["R" if piece == "{R}" else "A"].append([at, at + len(text)])
        elif piece == "{W}":
            text = rng.choice(WHEN)
        parts.append(text)
        at += len(text)
    return "".join(parts), spans["A"], spans["R"]


def main() -> None:
    """Writes three sentences a pattern."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--each", type=int, default=3)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with args.out.open("w", encoding="utf-8") as out:
        lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate([line for line in lines if not line.startswith("#")] * args.each):
            kind, pattern = line.split("\t")
            text, actor, recipient = filled(pattern, rng)
            text = text.rstrip() + rng.choice(SAYS) + "."
            row = {"id": f"{kind}-{number}", "text": text, "actor": actor, "recipient": recipient, "type": kind}
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
