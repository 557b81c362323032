"""What looks like an event and is none: sport, fiction, figures of speech, accidents, markets, habits and comment."""

import re
from collections.abc import Sequence

from sayso.data.plover_words import noun_classes
from sayso.reading.event_parts.governors import link_of
from sayso.reading.event_parts.scene import Scene
from sayso.reading.event_parts.status import is_done
from sayso.reading.event_parts.triggers import Candidate
from sayso.reading.syntax import Token

_SPORT_SHARE, _FICTION_SHARE = 0.012, 0.012
_SPORTING = ("ASSAULT", "REJECT", "CONSULT", "RETREAT", "MOBILIZE", "COERCE", "SANCTION", "AGREE", "SUPPORT", "THREATEN", "PROTEST")
_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
_FORCE = ("ASSAULT", "MOBILIZE", "COERCE")

_AS_SUBJECT = ("csubj", "csubjpass", "nsubj", "nsubjpass")
_EFFORTS = frozenset(("campaign", "operation", "war", "crackdown"))
"""What is waged without force, too."""
_SHARES = frozenset(("percent", "%", "pct", "percentage", "majority"))
_SELVES = frozenset(("myself", "yourself", "himself", "herself", "itself", "ourselves", "yourselves", "themselves", "oneself"))
_NOBODY = frozenset(("nobody", "no-one", "none"))
_QUOTES = ("“", '"', "‘", "'", "«", "„")


def _in_title_of_work(scene: Scene, i: int) -> bool:
    """Whether a capital participle right behind an opening quotation mark names a book or a film: "author of “Defying the Odds”"."""
    tokens = scene.syntax.tokens
    if i < 2 or not tokens[i].text[:1].isupper() or tokens[i - 1].text not in _QUOTES or tokens[i - 1].sent != tokens[i].sent:
        return False
    return tokens[i - 2].lower in ("of", "called", "titled", "book", "film", "movie", "album", "song", "play", "novel", "series", ",")


def _purpose(scene: Scene, verb: Token, kind: str) -> bool:
    """Whether an infinitive only tells what something else was done for: "went there to help", with no word of planning above it."""
    if verb.dep not in ("advcl", "acl") or not any(c.lower == "to" and c.i < verb.i for c in scene.syntax.children(verb.i)):
        return False
    if is_done(scene, verb, kind):
        return False
    head = scene.syntax.tokens[verb.head]
    if link_of(scene, verb, head, 0) not in ("", "stop") or head.lemma in noun_classes()["verbs-of-control"]:
        return False
    ahead = any(c.tag == "MD" and c.i < head.i for c in scene.syntax.children(head.i))
    return not ahead and link_of(scene, head, scene.syntax.tokens[head.head], 1) in ("", "stop")


def _imperative(scene: Scene, i: int) -> bool:
    """Whether a bare verb opens its sentence or quotation, alone or behind "do not"."""
    tokens = scene.syntax.tokens
    low = scene.syntax.sentence_tokens(tokens[i].sent)[0].i
    j = i - 1
    while j >= low and tokens[j].lower in ("do", "n't", "n’t", "not", "please", "never", "just", "always", "let", "'s", "’s"):
        j -= 1
    return j < low or tokens[j].text in _QUOTES


class Vetoes:
    """Made once an article: what the whole of it is about, and then each candidate."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        sport, fiction = noun_classes()["sport"], noun_classes()["fiction"]
        words = [t.lemma for t in scene.syntax.tokens if t.tag.startswith("N")]
        many = max(1, len(scene.syntax.tokens))
        self.sport = sum(w in sport for w in words) > max(3, _SPORT_SHARE * many)
        self.fiction = sum(w in fiction for w in words) > max(3, _FICTION_SHARE * many)

    def forbids(self, candidate: Candidate, kind: str) -> str | None:
        """Why the candidate is no event of the ontology, or None."""
        scene, clause = self.scene, candidate.clause
        tokens = scene.syntax.tokens
        token = tokens[candidate.i]
        words = scene.words(token.sent)
        if (why := self._not_told(candidate, kind)) is not None:
            return why
        sport = len(words & noun_classes()["sport"])
        if kind in _SPORTING and (sport >= 2 or (sport and (self.sport or self._scored(token.sent)))):
            return "sport"
        if self.sport and kind in _FORCE and not any(scene.is_state(k) for k in clause.subjects + clause.objects):
            return "sport"
        fiction = len(words & noun_classes()["fiction"])
        if kind in ("ASSAULT", "COERCE", "MOBILIZE", "THREATEN") and (fiction >= 2 or (self.fiction and fiction)):
            return "fiction"
        classes = noun_classes()
        waged = {tokens[k].lemma for k in clause.objects}
        force = classes["deed"] | classes["weapon"] | classes["troops"]
        if kind == "ASSAULT" and waged and waged <= _EFFORTS and not (words - waged) & force:
            return "a figure of speech"
        if kind == "ASSAULT" and candidate.row.noun and token.dep == "pobj" and tokens[tokens[token.head].head].lemma == "line":
            return "a figure of speech"  # "this line of attack"
        fired = token.lemma in ("open", "return", "exchange")  # "opened fire"
        figures = [k for k in clause.objects if not fired and (self._is(k, "abstract") or self._is(k, "film")) and not self._is(k, "site")]
        if kind in _FORCE:
            someone = any(scene.is_who(k) for k in clause.objects)
            if figures and len(figures) == len(clause.objects) and not someone:
                return "a figure of speech"
            doers = list(clause.subjects) + [k for name, k, _ in clause.preps if name in ("in", "by", "from", "with")]
            if any(self._is(k, "disaster") for k in doers) and not any(scene.is_who(k) for k in clause.subjects):
                return "an accident or a force of nature"
            aims = [k for name, k, _ in clause.preps if name in ("on", "against", "with")]
            if any(self._is(k, "abstract") for k in aims) and not someone:
                return "a figure of speech"
        if kind == "ASSAULT" and token.lemma == "kill" and words & classes["illness"] and not words & classes["deed"]:
            return "an accident or a force of nature"
        if kind == "ASSAULT" and not token.tag.startswith("N") and not any(scene.is_who(k) for k in clause.subjects):
            if words & classes["accident"] and not words & classes["deed"]:
                return "an accident or a force of nature"
            if clause.passive and self._when_it_struck(candidate.i):
                return "an accident or a force of nature"
        if kind in ("SUPPORT", "REJECT", "ACCUSE") and any(tokens[k].lower in _SHARES for k in clause.subjects):
            return "the figure of a poll"
        if any(self._is(k, "market") for k in clause.subjects) and not any(scene.is_who(k) for k in clause.subjects):
            return "a market"
        return None

    def _not_told(self, candidate: Candidate, kind: str) -> str | None:
        """Why the words tell no happening between two, whatever they are about."""
        scene, clause = self.scene, candidate.clause
        tokens = scene.syntax.tokens
        token = tokens[candidate.i]
        if any(tokens[k].lower in _SELVES for k in clause.objects) and kind != "ASSAULT":
            return "done to oneself"
        if clause.objects and all(tokens[k].lower in _SELVES for k in clause.objects) and token.lemma in ("shoot", "kill", "hang"):
            return "done to oneself"
        if kind in ("SUPPORT", "AID", "SANCTION") and clause.objects and all(self._own(k, token.lemma == "defend") for k in clause.objects):
            return "done to oneself"
        if kind in ("CONCEDE", "AGREE", "SUPPORT") and any(
            tokens[k].lower in _NOBODY for k in (*clause.objects, *(p[1] for p in clause.preps))
        ):
            return "done to nobody"
        if kind != "THREATEN" and clause.objects and all(tokens[k].lower == "you" for k in clause.objects):
            return "said to the reader or hearer"
        if _in_title_of_work(scene, candidate.i):
            return "the title of a work"
        things = bool(clause.objects) and not any(scene.is_who(k) for k in clause.objects)
        if token.dep in ("acl", "relcl") and token.tag == "VB" and tokens[token.head].lemma in noun_classes()["capacity"]:
            return "only open to somebody"
        if token.dep in ("xcomp", "ccomp", "acl", "advcl") and token.tag == "VB" and tokens[token.head].lemma in noun_classes()["able"]:
            return "only open to somebody"
        if kind in ("REQUEST", "REJECT", "SUPPORT") and self._at_home(clause.subjects, clause.objects):
            return "within a family"
        if kind == "RETREAT" and token.lemma in ("release", "free") and clause.objects and all(map(self._work, clause.objects)):
            return "a work that came out"
        if token.lemma in ("support", "back", "oppose", "favor", "favour") and token.dep == "relcl" and things:
            return "what somebody was for or against, told in passing"
        if clause.light is not None:
            token = tokens[clause.light]
        if not token.tag.startswith("V"):
            return None
        if token.lemma == "kill" and token.tag == "VB" and clause.subjects and not any(scene.is_who(k) for k in clause.subjects):
            return "what something can do"
        above = tokens[token.head]
        if token.tag == "VBG" and above.lower == "including" and kind in ("CONCEDE", "RETREAT", "AGREE", "SUPPORT", "AID"):
            return "named as an example of what might be done"
        if token.tag == "VBG" and token.dep in _AS_SUBJECT and not any(c.dep == "poss" for c in scene.syntax.children(token.i)):
            return "said of such deeds at large"
        if kind == "AGREE" and token.lemma == "offer" and token.tag in ("VBZ", "VBP"):
            return "a standing offer"
        if _purpose(scene, token, kind):
            return "a purpose"
        helpers = [c for c in scene.syntax.children(token.i) if c.i < token.i]
        if self._unable(token) and kind not in ("AGREE", "CONSULT", "COOPERATE"):
            return "only said not to be possible"
        if token.tag in ("VB", "VBP") and not any(c.dep == "nsubj" for c in helpers) and _imperative(scene, token.i):
            return "a command"
        should = any(c.tag == "MD" and c.lower in ("should", "must", "ought") for c in helpers)
        needs = token.dep == "xcomp" and tokens[token.head].lemma in ("need", "have")
        if (should or needs) and kind in ("REQUEST", "SUPPORT", "REJECT", "THREATEN"):
            return "advice"
        return None

    def _at_home(self, doers: Sequence[int], others: Sequence[int]) -> bool:
        """Whether family deals with family: "urged her husband", "his mother refused to teach him"."""
        tokens = self.scene.syntax.tokens

        def kin(words: Sequence[int]) -> bool:
            return bool(words) and all(self._is(k, "family") and any(c.tag == "PRP$" for c in self.scene.syntax.children(k)) for k in words)

        pronouns = [*doers, *others]
        return (kin(doers) or kin(others)) and all(tokens[k].tag in ("PRP", "PRP$") or kin([k]) for k in pronouns)

    def _own(self, i: int, his: bool) -> bool:
        """Whether the noun is what somebody calls his own: "his own campaign", and of what he defends also "his record"."""
        children = self.scene.syntax.children(i)
        return any(c.tag == "PRP$" for c in children) and (his or any(c.lower == "own" for c in children))

    def _work(self, i: int) -> bool:
        """Whether what was released is named for a place, as films and books are, and is no captive."""
        return self.scene.syntax.tokens[i].ent in ("GPE", "WORK_OF_ART", "LOC") and not self.scene.in_class(i, "captive")

    def _unable(self, verb: Token) -> bool:
        """Whether "cannot" or "could not" stands with the verb or right above it: "could not bear to"."""
        syntax = self.scene.syntax
        for steps, up in enumerate([verb, *syntax.ancestors(verb.i)]):
            if steps > 2 or not up.tag.startswith("V") or up.sent != verb.sent:
                return False
            kids = [c for c in syntax.children(up.i) if c.i < up.i]
            nobody = any(k.lower == "no" for c in kids if c.dep in ("nsubj", "nsubjpass") for k in syntax.children(c.i))
            if any(c.tag == "MD" and c.lower in ("can", "ca", "could") for c in kids) and any(c.dep == "neg" for c in kids):
                return True
            if nobody and any(c.tag == "MD" for c in kids):
                return True  # "no reasonable juror would"
            if up.dep not in ("xcomp", "ccomp", "conj"):
                return False
        return False

    def _scored(self, sentence: int) -> bool:
        low, high = self.scene.syntax.sentences[sentence]
        return _SCORE.search(self.scene.syntax.text, low, high) is not None

    def _when_it_struck(self, i: int) -> bool:
        """Whether the clause behind it tells a misfortune: "was killed when a tree fell"."""
        syntax = self.scene.syntax
        for child in syntax.children(i):
            if child.dep == "advcl" and child.i > i and any(c.lower in ("when", "after", "as") for c in syntax.children(child.i)):
                return any(c.dep in ("nsubj", "nsubjpass") and self._is(c.i, "disaster") for c in syntax.children(child.i))
        return False

    def _is(self, i: int, name: str) -> bool:
        token = self.scene.syntax.tokens[i]
        return token.lemma in noun_classes()[name] or token.lower in noun_classes()[name]
