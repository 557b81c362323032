"""Which actor a pronoun stands for: candidates, what speaks for each, and a small logistic model (weights in `data/coreference.json`).

The features are those of the salience literature: recency and grammatical role (Lappin and Leass 1994), parallelism of roles (as in the GAP
baseline of Webster et al. 2018), gender and number, and how often an actor has been named. A trained scorer can add its own value.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Protocol

from sayso.data.lexicon import given_names
from sayso.errors import DataError
from sayso.reading.grouping import Group
from sayso.reading.mentions import Found, firm_like
from sayso.reading.syntax import Syntax, Token

_BACK_SENTENCES = 4
_MOST = 30
"""At most so many mentions before a pronoun are looked at, so that the work stays linear in the text."""


class CorefScorer(Protocol):
    """A trained head that says how likely a pronoun stands for a mention."""

    def score(self, pronoun_token: int, mention_first: int, mention_last: int) -> float:
        """Log-odds that the pronoun at `pronoun_token` stands for the mention of tokens `[mention_first, mention_last]`."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that a pronoun may stand for, the mention that speaks best for it, and its log-odds."""

    group: int
    mention: Found
    score: float


@dataclass(frozen=True, slots=True)
class Resolved:
    """The answer for one pronoun: `group` or None where no candidate is safe; candidates best first; `margin` in log-odds to the second."""

    pronoun: Found
    group: int | None
    candidates: tuple[Candidate, ...]
    margin: float
    probability: float
    why: str | None


@cache
def weights() -> Mapping[str, float]:
    """Feature weights, and the thresholds "accept" (probability) and "margin"."""
    try:
        text = resources.files("sayso.data").joinpath("coreference.json").read_text(encoding="utf-8")
        table = json.loads(text)["weights"]
        return {str(name): float(value) for name, value in table.items()}
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"coreference.json: {error}") from error


def role_of(syntax: Syntax, first: int, last: int, head: int) -> str:
    """The grammatical role of a mention, coarsely: subj, obj, pobj, poss, appos, other. Conjoined names take the role of the first."""
    token = syntax.tokens[head]
    for _ in range(4):
        if token.dep == "conj" and token.head != token.i:
            token = syntax.tokens[token.head]
        else:
            break
    if last + 1 < len(syntax.tokens) and syntax.tokens[last + 1].tag == "POS":
        return "poss"
    dep = token.dep
    if dep in ("nsubj", "csubj", "nsubjpass"):
        return "subj"
    if dep in ("dobj", "dative", "attr", "oprd"):
        return "obj"
    if dep == "pobj" or dep == "agent":
        return "pobj"
    if dep == "poss":
        return "poss"
    return "appos" if dep == "appos" else "other"


def clause_of(syntax: Syntax, i: int) -> int:
    """The verb that token `i` belongs to: the nearest governor that is a verb, or the root."""
    last = i
    for token in syntax.ancestors(i):
        last = token.i
        if token.tag.startswith(("VB", "MD")) and token.dep not in ("amod", "aux", "auxpass"):
            return token.i
    return last


def pronoun_role(syntax: Syntax, pronoun: Token) -> str:
    """The grammatical role of a pronoun."""
    if pronoun.tag == "PRP$" or pronoun.dep == "poss" or pronoun.lower in ("his", "its", "their"):
        return "poss"
    return role_of(syntax, pronoun.i, pronoun.i, pronoun.i)


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with the group it was put into and its place in the parse."""

    found: Found
    group: int
    role: str
    clause: int
    sent: int
    how: str


def place(syntax: Syntax, found: Found, group: int, how: str) -> Placed:
    """`found` with what the features ask of the parse."""
    role = (
        pronoun_role(syntax, syntax.tokens[found.head]) if found.sort == "pronoun" else role_of(syntax, found.first, found.last, found.head)
    )
    return Placed(found, group, role, clause_of(syntax, found.head), syntax.tokens[found.first].sent, how)


class Context:
    """What has been read before a pronoun: the mentions in order, and how often each group was named."""

    def __init__(self, syntax: Syntax, groups: list[Group], mentions: list[Placed]) -> None:
        self.syntax = syntax
        self.groups = groups
        self.mentions = mentions
        self.starts = [m.found.first for m in mentions]
        self.total: dict[int, int] = {}
        for m in mentions:
            if m.found.sort != "pronoun":
                self.total[m.group] = self.total.get(m.group, 0) + 1
        self.topic = next((m.group for m in mentions if groups[m.group].kind == "person" and m.found.sort == "name"), None)
        self.depth = _quote_depth(syntax)

    def candidates(self, pronoun: Found, resolved: list[Placed], at: int) -> dict[int, list[tuple[Placed, dict[str, float]]]]:
        """For each group that the pronoun may stand for, its mentions near by with their features.

        `at` is the number of mentions that begin before the pronoun; `resolved` are the pronouns settled so far.
        """
        token = self.syntax.tokens[pronoun.head]
        me = place(self.syntax, pronoun, -1, "pronoun")
        found: dict[int, list[tuple[Placed, dict[str, float]]]] = {}
        before = self.mentions[max(0, at - _MOST) : at]
        after = []
        for m in self.mentions[at : at + 8]:
            if m.sent != token.sent:
                break
            after.append(m)
        chain = resolved[-_MOST // 2 :]
        nearest = sorted([*before, *chain], key=lambda m: -m.found.first)
        rank: dict[int, int] = {}
        for m in nearest:
            if m.group not in rank and self._agrees(pronoun, m):
                rank[m.group] = len(rank)
        previous = next((r for r in reversed(chain) if r.found.gender == pronoun.gender and r.found.plural == pronoun.plural), None)
        firsts: dict[int, int] = {}
        for m in sorted(before, key=lambda m: m.found.first):
            if self._agrees(pronoun, m) and m.found.kind != "country":
                firsts.setdefault(m.sent, m.found.first)
        barred = {m.group for m in after if self._complement(token, me, m)}
        for m in [*nearest, *after]:
            if m.group in barred or token.sent - m.sent > _BACK_SENTENCES or not self._agrees(pronoun, m) or self._bound(token, me, m):
                continue
            features = self._features(token, me, m, rank.get(m.group, 9), previous, firsts)
            found.setdefault(m.group, []).append((m, features))
        return found

    def _agrees(self, pronoun: Found, m: Placed) -> bool:
        group = self.groups[m.group]
        if pronoun.gender in ("m", "f"):
            if group.kind not in ("person", "thing", "organisation", "place") or m.found.plural or group.plural:
                return False
            if group.kind != "person" and (m.found.sort != "name" or m.found.sure or not _may_be_person(m.found)):
                return False
            return not (group.gender and group.gender != pronoun.gender)
        if pronoun.plural:
            return m.found.plural or group.plural or group.kind in ("organisation", "government", "group")
        return (
            group.kind in ("organisation", "government", "country", "group")
            and not (m.found.plural or group.plural)
            and m.found.sort != "demonym"
        )

    def _bound(self, token: Token, me: Placed, m: Placed) -> bool:
        """What grammar forbids: "him" for the subject of its own clause, "he" for the object of its own verb."""
        f = m.found
        if f.first <= token.i <= f.last:
            return True
        if m.sent != token.sent:
            return False
        reflexive = token.lower.endswith(("self", "selves"))
        if reflexive:
            return False
        if (
            me.role != "poss"
            and m.clause == me.clause
            and m.role in ("subj", "obj", "pobj")
            and me.role in ("subj", "obj", "pobj")
            and m.found.head != token.head
        ):
            return True
        if me.role == "subj" and f.first > token.i and m.clause == me.clause:
            return True
        # "his brother John": the name is the thing possessed, or stands beside it.
        tied = token.head == f.head or self.syntax.tokens[f.head].head == token.head
        return me.role == "poss" and 0 < f.first - token.i < 5 and tied

    def _complement(self, token: Token, me: Placed, m: Placed) -> bool:
        """Whether `m` is a name in what a subject pronoun's own verb governs: "he" of "he said Hill would" is not Hill."""
        if me.role != "subj" or m.found.sort != "name" or m.role == "other" or m.found.first < token.i:
            return False
        i = m.found.head
        if self.syntax.tokens[token.head].lemma == "be":
            return False
        for governor in self.syntax.ancestors(i):
            if self.syntax.tokens[i].dep in ("conj", "parataxis", "advcl"):
                return False
            if governor.i == token.head:
                return True
            i = governor.i
        return False

    def _features(
        self, token: Token, me: Placed, m: Placed, rank: int, previous: Placed | None, firsts: dict[int, int]
    ) -> dict[str, float]:
        f = m.found
        group = self.groups[m.group]
        gap = token.sent - m.sent
        distance = abs(token.i - f.last)
        cataphor = f.first > token.i
        out: dict[str, float] = {"bias": 1.0}
        out["same sentence"] = float(gap == 0 and not cataphor)
        out["sentence before"] = float(gap == 1)
        out["two before"] = float(gap == 2)
        out["far"] = float(gap > 2)
        out["after"] = float(cataphor)
        out["log distance"] = math.log(1 + distance)
        out["rank 0"] = float(rank == 0)
        out["rank 1"] = float(rank == 1)
        out["rank 2"] = float(rank == 2)
        out[f"role {m.role}"] = 1.0
        if m.role == me.role:
            out["parallel"] = 1.0
            out[f"parallel {me.role}"] = 1.0
            if gap <= 1:
                out["parallel near"] = 1.0
        out[f"{m.role} for {me.role}"] = 1.0
        if m.role == "subj":
            out["subject same sentence"] = float(gap == 0 and not cataphor)
            out["subject before"] = float(gap == 1)
            head = self.syntax.tokens[m.clause]
            out["main subject"] = float(head.head == head.i)
            out["main subject before"] = float(head.head == head.i and gap == 1)
            out["subject governs"] = float(
                gap == 0 and m.clause != me.clause and any(t.i == m.clause for t in self.syntax.ancestors(me.clause))
            )
            out["own subject"] = float(gap == 0 and m.clause == me.clause and me.role == "poss")
        out["first of sentence"] = float(firsts.get(m.sent) == f.first)
        out["first of sentence, same"] = float(firsts.get(m.sent) == f.first and gap == 0)
        out["first of sentence, before"] = float(firsts.get(m.sent) == f.first and gap == 1)
        count = self.total.get(m.group, 1)
        out["log count"] = math.log(count)
        out["topic"] = float(m.group == self.topic)
        out["gender known"] = float(group.gender is not None)
        out["named"] = float(f.sort == "name")
        out["pronoun"] = float(f.sort == "pronoun")
        out["several words"] = float(len(f.words) > 1 and f.sort == "name")
        out["description"] = float(f.sort == "description")
        out["titled"] = float(f.title is not None)
        out["not a person"] = float(group.kind != "person")
        out["unsure"] = float(not f.sure)
        out["same paragraph"] = (
            float("\n" not in self.syntax.text[min(f.span[1], token.start) : max(f.span[0], token.end)]) if distance < 400 else 0.0
        )
        out["quotes differ"] = float(self.depth[token.i] != self.depth[f.head])
        out["bracketed"] = float(f.first > 0 and self.syntax.tokens[f.first - 1].text == "(")
        out["listed"] = float(
            (f.last + 1 < len(self.syntax.tokens) and self.syntax.tokens[f.last + 1].lower in ("and", "or"))
            or (f.first > 0 and self.syntax.tokens[f.first - 1].lower in ("and", "or"))
        )
        out["by or with"] = float(f.first > 0 and self.syntax.tokens[f.first - 1].lower in ("by", "with", "of"))
        if previous is not None:
            same = previous.group == m.group
            out["goes on"] = float(same)
            out["goes on, subject"] = float(same and previous.role == "subj")
            out["goes on, parallel"] = float(same and previous.role == me.role)
            out["goes on, near"] = float(same and token.sent - previous.sent <= 1)
            out["breaks off"] = float(not same and token.sent == previous.sent)
        out["parallel topic"] = float(m.group == self.topic and m.role == me.role)
        out["reflexive"] = float(token.lower.endswith("self") and m.role == "subj" and m.clause == me.clause)
        return out


def _may_be_person(f: Found) -> bool:
    """Whether the recogniser may have taken a person's name for a body's or a place's: not where capitals or digits make it a firm's."""
    if f.kind != "organisation" or f.words[0] in given_names():
        return True
    return not any(firm_like(word) for word in f.words)


def _quote_depth(syntax: Syntax) -> list[bool]:
    """For each token whether it stands between double quotation marks, paragraph by paragraph."""
    inside = False
    out = []
    last = 0
    for token in syntax.tokens:
        if "\n" in syntax.text[last : token.start]:
            inside = False
        if token.text in ("“", "``"):
            inside = True
        elif token.text in ("”", "''"):
            inside = False
        elif token.text == '"':
            inside = not inside
        out.append(inside)
        last = token.end
    return out


def resolve(context: Context, pronoun: Found, resolved: list[Placed], at: int, scorer: CorefScorer | None) -> Resolved:
    """The actor that `pronoun` stands for, or None where the best candidate is not clearly the best."""
    table = weights()
    best: dict[int, Candidate] = {}
    for number, mentions in context.candidates(pronoun, resolved, at).items():
        for m, features in mentions:
            score = sum(table.get(name, 0.0) * value for name, value in features.items())
            if scorer is not None and m.found.sort != "pronoun":
                score += table.get("scorer", 1.0) * scorer.score(pronoun.head, m.found.first, m.found.last)
            if number not in best or score > best[number].score:
                best[number] = Candidate(number, m.found, score)
    ordered = tuple(sorted(best.values(), key=lambda c: (-c.score, c.group)))
    if not ordered:
        return Resolved(pronoun, None, (), 0.0, 0.0, "nobody before it fits")
    total = sum(math.exp(min(c.score - ordered[0].score, 0.0)) for c in ordered) + math.exp(
        min(table.get("nobody", -2.0) - ordered[0].score, 30.0)
    )
    probability = 1.0 / total
    margin = ordered[0].score - ordered[1].score if len(ordered) > 1 else math.inf
    if probability >= table.get("accept", 0.5):
        return Resolved(pronoun, ordered[0].group, ordered, margin, probability, None)
    why = "no candidate stands out" if len(ordered) > 1 else "the only candidate is unlikely"
    return Resolved(pronoun, None, ordered, margin, probability, why)
