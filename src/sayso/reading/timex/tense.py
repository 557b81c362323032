"""Whether the words around a time expression look back or ahead."""

from sayso.reading.syntax import Syntax, Token
from sayso.reading.timex.alphabet import word_list

Tense = str | None
"""past, present, future, state (is, seems), or None where the words do not say."""

_AHEAD = word_list("tense.ahead")
_EXPECTING = frozenset(("expect", "forecast", "predict", "project", "anticipate"))
_SCHEDULED = frozenset(["schedule", "slate", "plan", "expect", "set", "due", "book"])
_PUT_OFF = frozenset(
    ["postpone", "delay", "defer", "adjourn", "suspend", "extend", "remain", "stay", "close", "reschedule", "push", "move"]
)
_REPORTING = word_list("tense.reporting")
_UPCOMING = frozenset(["upcoming", "coming"])
_MODALS = word_list("tense.modals")
_TEMPORAL_HEAD = 14


def tense(syntax: Syntax, first: int, last: int) -> Tense:
    """Tense of the clause that the tokens `[first, last]` stand in; None where they belong to a noun or no verb governs them."""
    tokens = syntax.tokens
    before = tokens[first - 1] if first else None
    earlier = tokens[first - 2].lower if first > 1 else ""
    if before and before.sent == tokens[first].sent:
        if before.lower in _UPCOMING or (before.lower == "of" and earlier == "ahead"):
            return "future"
        if before.lower in ("starting", "beginning", "effective"):
            return "future"
    verb = _verb(syntax, first, last)
    found = _tense_of(syntax, verb) if verb else None
    if before and before.lower in ("until", "till", "through", "by", "for") and verb and before.sent == tokens[first].sent:
        if before.lower != "by" and verb.lemma in _PUT_OFF:
            return "future"
        if before.lower in ("until", "till", "through") and found in (None, "present"):
            return "future"
        if before.lower == "for" and verb.lemma in _SCHEDULED:
            return "future"
    if before and before.lower == "since" and found != "future":
        return "past"
    if found == "present" and verb:
        if verb.lemma in _EXPECTING:
            return "future"
        if verb.lemma in ("be", "seem", "remain"):
            return "state"
        if verb.lemma in _REPORTING:
            return "past"
    return found


def _verb(syntax: Syntax, first: int, last: int) -> Token | None:
    """The verb that governs the expression; the nearest one before it where the parse gives none."""
    tokens = syntax.tokens
    head = tokens[last]
    for i in range(first, last + 1):
        if not first <= tokens[i].head <= last or tokens[i].head == i:
            head = tokens[i]
            break
    for steps, up in enumerate(syntax.ancestors(head.i)):
        if steps > _TEMPORAL_HEAD or up.sent != head.sent:
            break
        # "the Nov. 8 election", "Sunday's vote": the verb around says nothing of when that is.
        if steps == 0 and up.i > last and up.tag.startswith("N"):
            return None
        if up.tag.startswith("V") or up.tag == "MD":
            return up
    for i in range(first - 1, max(first - 13, -1), -1):
        if tokens[i].sent != head.sent:
            break
        if tokens[i].tag in ("VBD", "VBZ", "VBP", "VB", "VBN", "MD"):
            return tokens[i]
    for i in range(last + 1, min(last + 8, len(tokens))):
        if tokens[i].sent != head.sent:
            break
        if tokens[i].tag in ("VBD", "VBZ", "VBP", "MD"):
            return tokens[i]
    return None


def _tense_of(syntax: Syntax, verb: Token, depth: int = 0) -> Tense:
    if depth > 3:
        return None
    tokens = syntax.tokens
    if verb.tag == "VBD":
        return "past"
    if verb.tag == "MD":
        return "future" if verb.lower in ("will", "shall", "'ll", "’ll", "wo") else None
    left = _left(syntax, verb)
    modal = next((t for t in left if t.tag == "MD" or t.lower in _MODALS), None)
    perfect = any(t.lower in ("has", "have", "had", "'ve", "’ve") for t in left)
    past_be = any(t.lower in ("was", "were", "had") for t in left)
    if modal:
        if perfect:
            return "past"
        return "future" if modal.lower not in ("would", "could", "might") or modal.lower == "might" else None
    if verb.tag == "VB":
        if any(t.tag == "TO" or t.lower == "to" for t in left):
            return _infinitive(syntax, verb, left, depth)
        return "past" if any(t.lower == "did" for t in left) else "future" if any(t.lower in ("let", "to") for t in left) else None
    if verb.tag == "VBN":
        if perfect or past_be:
            return None if past_be and not perfect and verb.lemma in _SCHEDULED else "past"
        if any(t.lower in ("is", "are", "'s", "’s", "'re", "’re", "am", "be") for t in left):
            return "future" if verb.lemma in _SCHEDULED else "present"
        return "future" if verb.lemma in _SCHEDULED else "past"
    if verb.tag == "VBG":
        if past_be or perfect:
            return "past"
        if any(t.lower in ("is", "are", "'re", "’re", "am", "'m", "’m", "'s", "’s") for t in left):
            return "future"
        return _above(syntax, verb, depth)
    return "present" if verb.tag in ("VBZ", "VBP") and tokens else None


def _left(syntax: Syntax, verb: Token) -> list[Token]:
    """The auxiliaries before a verb, nearest first, over adverbs and a subject put between."""
    found = []
    for i in range(verb.i - 1, max(verb.i - 6, -1), -1):
        token = syntax.tokens[i]
        if token.sent != verb.sent:
            break
        if token.tag in ("MD", "TO", "VBD", "VBZ", "VBP", "VBN", "VB") or token.lower in ("to", "being", "let"):
            found.append(token)
            if token.tag == "MD" or (token.tag not in ("VBN", "VB", "TO") and token.lower != "to"):
                break
        elif not (token.tag.startswith("RB") or token.tag in ("PRP", "CC") or token.lower in ("not", "n't", "n’t")):
            break
    return found


def _infinitive(syntax: Syntax, verb: Token, left: list[Token], depth: int) -> Tense:
    to = next(t for t in left if t.tag == "TO" or t.lower == "to")
    for i in range(to.i - 1, max(to.i - 4, -1), -1):
        token = syntax.tokens[i]
        if token.sent != verb.sent:
            break
        if token.lower in ("is", "are", "was", "were", "be", "set", "due", "likely", "ready", "going", "about", "'s", "’s"):
            return "future"  # also "talks were to go on on Monday"
        if token.lemma in _AHEAD and token.tag.startswith("N"):
            return "future"
        if token.lemma in _AHEAD:
            return (
                "future"
                if token.tag in ("VBZ", "VBP", "VB", "VBG") or _tense_of(syntax, token, depth + 1) in ("future", "present")
                else None
            )
        if token.tag.startswith("V"):
            above = _tense_of(syntax, token, depth + 1)
            return above if above != "past" else None
    above = _above(syntax, verb, depth)
    return above if above != "past" else None


def _above(syntax: Syntax, verb: Token, depth: int) -> Tense:
    for steps, up in enumerate(syntax.ancestors(verb.i)):
        if steps > _TEMPORAL_HEAD or up.sent != verb.sent:
            return None
        if up.tag.startswith("V"):
            return _tense_of(syntax, up, depth + 1)
    return None
