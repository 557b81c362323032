"""Headlines that say outright what the body holds back: modality, hedge, speaker and question dropped, a goal put into a mouth."""

from collections.abc import Callable

from sayso.reading.headline.amounts import part, raised
from sayso.reading.headline.case import Case, Finding, quoted
from sayso.reading.headline.soft import outright, softened
from sayso.reading.headline.terms import word_lists
from sayso.reading.syntax import Token
from sayso.record import Attribution

_TOLD = {"possible": "as a possibility", "hedge": "with a reserve", "asked": "as an open question"}
_SAYING = frozenset(("say", "tell", "state", "declare", "announce", "argue", "call"))
_TOPIC = 0.2
_MOST_SAID = 3
_AS_NEAR = 0.9
_PLENTY = 0.6
_MOST_ASKED = 400


def held_back(case: Case) -> Finding | None:
    """What the headline says outright, and every telling of it in the body as possible, hedged or asked."""
    if not outright(case.claim):
        return None
    passed_on = _attributes(case) or bool(case.title.quotes)
    first = None
    for s in _firm(case):
        softener = softened(case, s)
        if softener is None or (softener.kind == "hedge" and passed_on):
            return None
        if first is None:
            first = s, softener
    if first is None:
        return None
    s, softener = first
    told = _TOLD[softener.kind]
    why = f"the headline says it outright, the text only {told} (“{softener.token.text}”): “{case.said(s)}”"
    return Finding("stronger", why, [case.syntax.sentences[s]], 0.8)


def _firm(case: Case) -> list[int]:
    """The tellings that have a verb of the headline, and others that come as near; all of them where none has one."""
    tokens, title = case.syntax.tokens, case.claim
    tellings = case.tellings()
    verbal = [
        s
        for s in tellings
        if any(tokens[i].tag.startswith("VB") and title[case.aligned.terms[k].i].tag.startswith("VB") for k, i in case.met(s).items())
    ]
    if not verbal:
        return tellings
    nearest = max(float(case.aligned.coverage[s]) for s in verbal)
    return [s for s in tellings if s in verbal or case.aligned.coverage[s] >= min(_AS_NEAR * nearest, _PLENTY)]


def bare_claim(case: Case) -> Finding | None:
    """What the headline says outright, and the body only as somebody's claim that nobody has shown to be so."""
    lists = word_lists()
    if not outright(case.claim) or _attributes(case):
        return None
    found: tuple[int, Token] | None = None
    for s in case.tellings():
        holder = holder_of(case, s)
        words = _cue(case, holder) if holder is not None else case.syntax.sentence_tokens(s)
        weak = next((t for t in words if t.lemma in lists["weakcue"] and t.tag[:2] in ("VB", "NN")), None)
        if weak is None:
            return None
        found = found or (s, weak)
    if found is None:
        return None
    doubt = _doubted(case, found[0])
    if doubt is None:
        return None
    s, cue = found
    why = f"the headline says it as a fact, the text only as what somebody says without proof (“{cue.text}”): “{case.said(s)}”"
    if doubt != s:
        why += f"; and further: “{case.said(doubt)}”"
    return Finding("stronger", why, [case.syntax.sentences[at] for at in sorted({s, doubt})], 0.75)


def holder_of(case: Case, sentence: int) -> Attribution | None:
    """The attribution in whose content most of what the headline and a sentence share stands.

    One whose cue the headline shares ("praises", "approves") is no such: the headline claims the very act of it.
    """
    met = case.met(sentence)
    tokens = case.syntax.tokens
    core = {k: i for k, i in met.items() if not case.aligned.terms[k].name} or met
    for item in case.attributions:
        if any(a <= tokens[i].start < b for i in met.values() for a, b in item.cue):
            continue
        inside = [k for k, i in core.items() if any(a <= tokens[i].start < b for a, b in item.content)]
        if sum(case.aligned.weights[k] for k in inside) >= 0.6 * sum(case.aligned.weights[k] for k in core):
            return item
    return None


def _cue(case: Case, item: Attribution) -> list[Token]:
    return [t for span in item.cue for t in case.syntax.within(span)]


def _doubted(case: Case, sentence: int) -> int | None:
    """A sentence at or right after the telling that says that it is not shown, or denied."""
    lists = word_lists()
    order = case.body.sentences
    at = order.index(sentence)
    for s in order[at : at + 4]:
        tokens = case.syntax.sentence_tokens(s)[:200]
        words = {t.lower for t in tokens}
        if words & lists["unproven"]:
            return s
        if words & lists["proven"] and words & {"no", "not", "n't", "n’t", "without", "never", "nobody", "neither"}:
            return s
    return None


def _attributes(case: Case) -> bool:
    """Whether the headline itself names somebody who says so."""
    return any(t.text == ":" or t.lemma in _SAYING or t.lower in ("according", "source", "sources", "per") for t in case.claim)


def put_into_a_mouth(case: Case) -> Finding | None:
    """A goal or duty that the headline has somebody state, and that no statement about it in the body contains."""
    lists = word_lists()
    goals = [t for t in case.claim if t.lower in lists["goal"]]
    if not goals or not _attributes(case):
        return None
    tokens = case.syntax.tokens
    title = case.body.title
    said: list[tuple[float, int, Attribution]] = []
    for number, item in enumerate(case.attributions[:_MOST_ASKED]):
        if not item.quoted or (title is not None and any(a < title[1] and title[0] < b for a, b in item.content)):
            continue
        met = {k for s in {t.sent for t in _words(case, item)} for k, i in case.met(s).items() if _holds(item, tokens[i].start)}
        share = sum(case.aligned.weights[k] for k in met) / (sum(case.aligned.weights) or 1.0)
        if share >= _TOPIC:
            said.append((-share, number, item))
    if not said:
        return None
    if any(_is_strong(case, item) for _, _, item in said):
        return None
    nearest = [item for _, _, item in sorted(said, key=lambda x: x[:2]) if _is_mild(case, item)]
    if not nearest:
        return None
    speaker = nearest[0].speaker
    rest = [
        a
        for a in case.attributions[:_MOST_ASKED]
        if speaker is not None and a.speaker == speaker and a.quoted and a not in nearest and _is_mild(case, a)
    ]
    if any(_is_strong(case, item) for item in rest):
        return None
    shown = sorted([*nearest, *sorted(rest, key=lambda a: (a.form != "direct", a.content))][:_MOST_SAID], key=lambda a: a.content)
    named = " and ".join(f"“{t.text}”" for t in goals[:2])
    who = f"of {case.names[speaker]}" if speaker in case.names else "about it"
    closest = nearest[0].content
    words = quoted(case.syntax.text, (closest[0][0], closest[-1][1])).strip('“”"')
    why = f"the headline has somebody say {named}; no statement {who} that is quoted in the text contains that; the nearest: “{words}”"
    unquoted = _unquoted(case)
    if unquoted is not None:
        why += f"; in its own words the text has “{unquoted}”"
    return Finding("stronger", why, [(item.content[0][0], item.content[-1][1]) for item in shown], 0.8)


def _unquoted(case: Case) -> str | None:
    """The cue and content of an attribution without quoted words that comes as near as the headline itself."""
    total = sum(case.aligned.weights) or 1.0
    for item in case.attributions[:_MOST_ASKED]:
        met = {k for s in {t.sent for t in _words(case, item)} for k, i in case.met(s).items() if _holds(item, case.syntax.tokens[i].start)}
        if not item.quoted and item.cue and sum(case.aligned.weights[k] for k in met) >= 0.4 * total:
            spans = [*item.source, *item.cue, *item.content]
            return quoted(case.syntax.text, (min(a for a, _ in spans), max(b for _, b in spans)))
    return None


def _holds(item: Attribution, at: int) -> bool:
    return any(a <= at < b for a, b in item.content)


def _words(case: Case, item: Attribution) -> list[Token]:
    return [t for span in item.content for t in case.syntax.within(span)][:400]


def _is_strong(case: Case, item: Attribution) -> bool:
    """Whether a statement contains a goal or a duty itself."""
    strong = word_lists()["goal"]
    return any(t.lower in strong or t.lemma in strong or t.lemma in ("need", "want", "require") for t in _words(case, item))


def _is_mild(case: Case, item: Attribution) -> bool:
    words = _words(case, item)
    lowered = {t.lower for t in words}
    return bool(lowered & word_lists()["mild"]) or (bool(lowered & {"not", "n't", "n’t"}) and bool(lowered & {"bad", "wrong", "against"}))


RULES: tuple[Callable[[Case], Finding | None], ...] = (raised, held_back, bare_claim, put_into_a_mouth, part)
"""The rules for `stronger`, in the order in which they are asked."""
