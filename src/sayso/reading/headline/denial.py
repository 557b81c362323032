"""Bodies in which what the headline tells as done stands nowhere but in a denial: "denied that she had promised to scrap anything"."""

from bisect import bisect_right

from sayso.reading.headline.against import denied
from sayso.reading.headline.case import Case, Finding
from sayso.record import Attribution

_ANY = frozenset("anything any ever anybody anyone".split())
_DENY = frozenset("deny dispute refute repudiate disavow".split())


def only_denied(case: Case) -> Finding | None:
    """Somebody denies what a verb of the headline says, and no other sentence has that verb.

    Nor does one come near the headline, unless the denial is of any such thing at all.
    """
    verbs = [k for k, term in enumerate(case.aligned.terms) if case.claim[term.i].tag.startswith("VB")]
    denials = {s: denial for denial in case.attributions if _denies(case, denial) for s in _sentences(case, denial)}
    if not verbs or not denials or denied(case.claim):
        return None
    alone = all(s in denials for s in case.tellings())
    for s, denial in denials.items():
        inside = [k for k in verbs if k in case.met(s) and _within(case, denial, case.met(s)[k])]
        for k in inside if alone or _whole(case, denial) else ():
            if all(other in denials for other in case.aligned.words[k]):
                said = case.syntax.text[slice(*denial.content[0])]
                word = case.claim[case.aligned.terms[k].i].text
                why = f"the headline says “{word}”, in the text that is only denied: “{' '.join(said.split())}”"
                return Finding("contradicted", why, [case.syntax.sentences[s]], 0.75)
    return None


def _denies(case: Case, attribution: Attribution) -> bool:
    return any(t.lemma in _DENY for span in attribution.cue for t in case.syntax.within(span)) and bool(attribution.content)


def _whole(case: Case, attribution: Attribution) -> bool:
    """Whether all of it is denied: "denied that she had promised anything", "ever"."""
    return any(t.lower in _ANY for span in attribution.content for t in case.syntax.within(span))


def _sentences(case: Case, attribution: Attribution) -> list[int]:
    """Numbers of the body's sentences in which the content stands."""
    starts = [span[0] for span in case.syntax.sentences]
    found = sorted({bisect_right(starts, a) - 1 for a, _ in attribution.content})
    return [s for s in found if s in case.body.sentences]


def _within(case: Case, attribution: Attribution, i: int) -> bool:
    token = case.syntax.tokens[i]
    return any(a <= token.start < b for a, b in attribution.content)
