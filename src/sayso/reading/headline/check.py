"""The check itself: what the headline claims, what of it the body has, and whether that is enough to say so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.reading.headline import against, weaker
from sayso.reading.headline.align import Aligned, Body, align, best_sentences, ready
from sayso.reading.headline.case import LONGEST, Case, Finding, quoted
from sayso.reading.headline.casing import cased
from sayso.reading.headline.denial import only_denied
from sayso.reading.headline.features import Told, features, told
from sayso.reading.headline.own import own_words, with_echo
from sayso.reading.headline.stance import StanceModel, stance_model
from sayso.reading.headline.terms import word_lists
from sayso.reading.words import Analysis, analyse_words
from sayso.record import Actor, Article, Attribution, Headline, Sentence, Span, Spans

LONGEST_TITLE = 400
"""Characters; what is longer is no headline."""
FEWEST_TERMS = 3
"""Words with a claim in them that a headline must have to be checked."""
APART = 0.5
"""Probability from which a body is about something else."""
FAR = 0.7
"""Probability from which that is said; below it the check is silent."""
NAMES = 2
"""Names of the headline that a body about something else never has."""
SHARED = 0.4
"""Share of the headline's weight that a body about something else may have all the same; 96 in 100 of them have less."""
REFUTED = 0.35
"""Probability from which the body as a whole speaks against the headline, where a word in it says so."""
PLAIN = 0.6
"""`borne_out` must be so sure where no sentence alone comes near the headline, and where all that do are somebody's statements."""
BESIDE = 0.25
"""Share of the headline that a sentence must carry, with half of that of its neighbour, for a refutation in it to count."""
MOST = 0.55
"""Share of the headline that a sentence must carry to say all of it."""
SHORT = 60
"""Words below which a body is too short for the classifier alone to tell its own voice from that of others; nine in ten that it learnt
from are longer."""
MOST_NEAREST = 3


@dataclass(frozen=True)
class Ground:
    """A body made ready for any number of headlines."""

    body: Body
    known: Told
    attributions: Sequence[Attribution]
    sentences: Sequence[Sentence]
    names: Mapping[str | None, str]


def ground_of(
    analysis: Analysis,
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
    actors: Sequence[Actor] = (),
    title_span: Span | None = None,
) -> Ground:
    """What all headlines over one body share; the words at `title_span`, and statements in them, are no evidence."""
    body = ready(analysis, title_span)
    own = [a for a in attributions if title_span is None or not any(x < title_span[1] and title_span[0] < y for x, y in a.content)]
    return Ground(body, told(body), own, sentences, {actor.id: actor.name for actor in actors})


def check_headline(
    article: Article,
    analysis: Analysis,
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
    actors: Sequence[Actor] = (),
) -> Headline:
    """Whether the body of an article bears its headline out; never raises on any text.

    `support` is null, with the reason, where there is no headline, where it claims nothing that can be checked, and where the body says too
    little for or against it.
    """
    if not article.title or not article.title.strip():
        return Headline(why="the article has no headline")
    span = own_words(article.title, article.title_span, analysis.syntax)
    ground = ground_of(analysis, attributions, sentences, actors, with_echo(article.title, span, analysis.syntax))
    return check_title(article.title, span, ground)


def check_title(
    title: str, span: Span | None, ground: Ground, model: StanceModel | None = None, read: Callable[[str], Analysis] = analyse_words
) -> Headline:
    """The check of one headline, which stands at `span` of the text or nowhere in it, over a body made ready.

    `model` and `read` are for those who measure: weights that have not seen the body, and a reader of titles that remembers them.
    """
    claims = [span] if span is not None else []
    if len(title) > LONGEST_TITLE:
        return Headline(claims=claims, why="the title is too long for a headline")
    body = ground.body
    if not body.sentences or not body.terms:
        return Headline(claims=claims, why="there is no text besides the headline")
    words = read(cased(title, body.analysis.syntax, span))
    aligned = align(words, body)
    if not _claims(words, aligned):
        return Headline(claims=claims, why="the headline claims nothing that a text could bear out")
    chances = (model or stance_model()).probabilities(features(words, aligned, body, ground.known))
    case = Case(title, words, body, aligned, ground.attributions, ground.names)
    found = _decided(case, chances)
    if isinstance(found, str):
        return Headline(claims=claims, nearest=_nearest(case, ground, []), evidence=[], why=found)
    nearest = _nearest(case, ground, found.evidence)
    return Headline(support=found.support, claims=claims, nearest=nearest, evidence=found.evidence, why=found.why, score=found.score)


def _claims(words: Analysis, aligned: Aligned) -> bool:
    """Whether the headline says enough for a check: a few words besides small ones."""
    return len({words.syntax.tokens[term.i].lower for term in aligned.terms}) >= FEWEST_TERMS


def _decided(case: Case, chances: dict[str, float]) -> Finding | str:
    """The finding, or why there is none."""
    share = case.aligned.share
    likely = max(chances, key=lambda name: chances[name])
    if chances["unrelated"] >= APART:
        vague = share > 0 and not any(term.name or term.number for term in case.aligned.terms)
        if share >= SHARED or chances["unrelated"] < FAR or _names_met(case) >= NAMES or vague:
            return "the headline and the text share words, but nothing in the text says what the headline says"
        return _apart(case, chances)
    for rule in (*against.RULES, only_denied):
        found = rule(case)
        if found is not None:
            return found
    for weak in weaker.RULES:
        found = weak(case)
        if found is not None:
            return found
    if likely == "disagree" and chances["disagree"] >= REFUTED and not against.denied(case.claim) and not _short(case):
        found = _refuted(case, chances)
        if found is not None:
            return found
    agree, discuss = chances["agree"], chances["discuss"]
    if agree + discuss < 0.3:
        return "the text says too little for or against the headline"
    return _told(case, agree / (agree + discuss))


def _names_met(case: Case) -> int:
    """How many different names of the headline the body has."""
    return len({term.stem for term, places in zip(case.aligned.terms, case.aligned.places, strict=True) if term.name and places})


def _apart(case: Case, chances: dict[str, float]) -> Finding:
    missing = [case.claim[t.i].text for t, p in zip(case.aligned.terms, case.aligned.places, strict=True) if not p]
    best = best_sentences(case.aligned, case.body, 1) or case.body.sentences[:1]
    listed = ", ".join(f"“{word}”" for word in missing[:4])
    why = f"nothing in the text says what the headline says{f'; it has no {listed}' if listed else ''}; nearest: “{case.said(best[0])}”"
    return Finding("unrelated", why, [case.syntax.sentences[best[0]]], round(chances["unrelated"], 2))


def _refuted(case: Case, chances: dict[str, float]) -> Finding | None:
    """The body speaks against the headline by the classifier, and a sentence near it has a plain word that says so."""
    untrue = word_lists()["untrue"]
    order = case.body.sentences
    coverage = case.aligned.coverage
    found: list[tuple[float, int, str]] = []
    for at, s in enumerate(order):
        word = next((t.text for t in case.syntax.sentence_tokens(s)[:LONGEST] if t.lower in untrue), None)
        if word is not None:
            beside = max((float(coverage[order[k]]) for k in (at - 1, at + 1) if 0 <= k < len(order)), default=0.0)
            found.append((-float(coverage[s]) - beside / 2, s, word))
    if not found or -min(found)[0] < BESIDE:
        return None
    _, s, word = min(found)
    why = f"the text speaks against it (“{word}”): “{case.said(s)}”"
    return Finding("contradicted", why, [case.syntax.sentences[s]], round(chances["disagree"], 2))


def _told(case: Case, plain: float) -> Finding | str:
    """Whether the body says so itself or has somebody say so; `plain` is how likely the former is.

    In a few lines, which the classifier was not trained on, whose voice the nearest sentence is in decides.
    """
    tellings = case.tellings() or best_sentences(case.aligned, case.body, 2)
    if not tellings:
        return "no sentence of the text comes near the headline"
    holders = {s: weaker.holder_of(case, s) for s in tellings}
    own = [s for s in tellings if holders[s] is None]
    said = [s for s in tellings if holders[s] is not None]
    if _short(case):
        plain = (plain + (1.0 if own and not _passes_on(case, own[0]) else 0.0)) / 2
    near = bool(case.tellings())
    if plain >= 0.5:
        s = own[0] if own else said[0]
        if not near and plain < PLAIN:
            return "no sentence of the text comes near enough to the headline"
        if own or plain >= PLAIN:
            whole = near and case.aligned.coverage[s] >= MOST
            why = "the text says so" if whole else "the text as a whole says so, no one sentence all of it; the nearest"
            return Finding("borne_out", f"{why}: “{case.said(s)}”", [case.syntax.sentences[s]], round(plain, 2))
    if said:
        s = said[0]
        holder = holders[s]
        assert holder is not None
        who = " ".join(quoted(case.syntax.text, span) for span in holder.source) or "somebody who is not named"
        why = f"the text has it only from {who}: “{case.said(s)}”"
        return Finding("attributed", why, [case.syntax.sentences[s]], round(1 - plain, 2))
    s = tellings[0]
    why = f"the text passes it on without vouching for it: “{case.said(s)}”"
    beside = None if _passes_on(case, s) else _beside(case)
    if beside is not None:
        why += f"; further: “{case.said(beside)}”"
    return Finding(
        "attributed", why, [case.syntax.sentences[at] for at in sorted({s, s if beside is None else beside})], round(1 - plain, 2)
    )


def _short(case: Case) -> bool:
    """Whether the body is shorter than those that the classifier learnt from."""
    return sum(len(case.syntax.sentence_tokens(s)) for s in case.body.sentences) < SHORT


def _passes_on(case: Case, sentence: int) -> bool:
    """Whether a sentence names somebody who says so, or leaves open whether it is so."""
    lists = word_lists()
    return any(t.lower in lists["relay"] or t.lower in lists["doubt"] for t in case.syntax.sentence_tokens(sentence)[:LONGEST])


def _beside(case: Case) -> int | None:
    """Of the sentences that pass something on the one that comes nearest to the headline."""
    coverage = case.aligned.coverage
    found = [s for s in case.body.sentences if coverage[s] > 0 and _passes_on(case, s)]
    return min(found, key=lambda s: (-float(coverage[s]), s), default=None)


def _nearest(case: Case, ground: Ground, evidence: Spans) -> list[str]:
    """Ids of the statements and sentences that come nearest: those of the evidence first."""
    spans = evidence or [case.syntax.sentences[s] for s in best_sentences(case.aligned, case.body, MOST_NEAREST)]
    out: list[str] = []
    for a, b in spans:
        said = [item.id for item in ground.attributions if any(x < b and a < y for x, y in item.content)]
        stood = [s.id for s in ground.sentences if s.span[0] < b and a < s.span[1]]
        out += [key for key in (*said[:MOST_NEAREST], *stood[:MOST_NEAREST]) if key not in out]
    return out
