"""What looks like an event and is none: sport, fiction, figures of speech, accidents, markets, habits and comment."""

import re

from sayso.data.plover_words import noun_classes
from sayso.reading.event_parts.scene import Scene
from sayso.reading.event_parts.triggers import Candidate

_SPORT_SHARE, _FICTION_SHARE = 0.012, 0.012
_SPORTING = ("ASSAULT", "REJECT", "CONSULT", "RETREAT", "MOBILIZE", "COERCE", "SANCTION", "AGREE", "SUPPORT", "THREATEN", "PROTEST")
_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
_FORCE = ("ASSAULT", "MOBILIZE", "COERCE")


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
        sport = len(words & noun_classes()["sport"])
        if kind in _SPORTING and (sport >= 2 or (sport and (self.sport or self._scored(token.sent)))):
            return "sport"
        if self.sport and kind in _FORCE and not any(scene.is_state(k) for k in clause.subjects + clause.objects):
            return "sport"
        fiction = len(words & noun_classes()["fiction"])
        if kind in ("ASSAULT", "COERCE", "MOBILIZE", "THREATEN") and (fiction >= 2 or (self.fiction and fiction)):
            return "fiction"
        figures = [k for k in clause.objects if self._is(k, "abstract") or self._is(k, "film")]
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
        if kind == "ASSAULT" and not token.tag.startswith("N") and not any(scene.is_who(k) for k in clause.subjects):
            classes = noun_classes()
            if words & classes["accident"] and not words & classes["deed"]:
                return "an accident or a force of nature"
        if any(self._is(k, "market") for k in clause.subjects) and not any(scene.is_who(k) for k in clause.subjects):
            return "a market"
        return None

    def _scored(self, sentence: int) -> bool:
        low, high = self.scene.syntax.sentences[sentence]
        return _SCORE.search(self.scene.syntax.text, low, high) is not None

    def _is(self, i: int, name: str) -> bool:
        token = self.scene.syntax.tokens[i]
        return token.lemma in noun_classes()[name] or token.lower in noun_classes()[name]
