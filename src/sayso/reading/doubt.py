"""Reasons against an answer to who speaks: better nobody than the owner, the example or the thing that stands in the words."""

from sayso.reading.denote import Denoted
from sayso.reading.roles import match_noun
from sayso.reading.sources import source_words
from sayso.reading.syntax import Syntax
from sayso.record import Actor, Span

_EXAMPLES = frozenset(("including", "like", "unlike", "than", "besides"))
_THINGS = frozenset(
    """talk chatter bias performance each tweet hope fear idea move news silence success failure victory defeat result
    campaigning view belief anger rage mood trend step debate election race battle history time life case fact truth example
    behavior behaviour pledge promise threat attack policy budget money tax law war peace""".split()
)
_ENDINGS = ("tion", "sion", "ment", "ness", "ance", "ence", "ity", "ism", "ship")


def against(syntax: Syntax, source: Span, answer: Denoted, actor: Actor | None) -> str | None:
    """Why `answer` cannot be who speaks at `source`, None where nothing is against it. `actor` is the one of the cast that it names."""
    inside = syntax.within(source)
    start, end = answer.span
    after = [t for t in inside if t.start >= end]
    before = [t for t in inside if t.end <= start]
    if answer.sort == "actor" and actor is not None:
        if len(after) > 1 and (after[0].tag == "POS" or after[0].lower in ("'s", "’s")) and any(t.tag[:2] == "NN" for t in after[1:]):
            return "the words name someone or something of theirs"
        marks = [t.i for t in before if t.lower in _EXAMPLES or (t.lower == "as" and syntax.tokens[t.i - 1].lower == "such")]
        if any(t.tag[:2] in ("NN", "PR", "DT") for t in before if marks and t.i < marks[0]):
            return "the words name only an example"
        if len(before) > 1 and before[-1].tag == "CC" and before[-2].tag[:2] in ("JJ", "NN") and inside[-1].end <= end:
            return "the words name more than these"
        goes_on = after and after[0].lower in ("for", "of", "on") and any(t.tag.startswith("NNP") for t in after)
        if actor.kind == "organisation" and goes_on and " " not in syntax.text[start:end]:
            return "the name goes on"
        owner = next((t for t in inside if start < t.start < end and (t.tag == "POS" or t.lower in ("'s", "’s"))), None)
        if (
            owner is not None
            and answer.how == "description"
            and any(start <= m.span[0] and m.span[1] <= owner.start for m in actor.mentions)
        ):
            return "the words name someone or something of theirs"
        word = syntax.text[start:end].lower()
        if word in ("who", "whom") and actor.kind not in ("person", "group"):
            return "“who” is a person"
        if word in source_words()["document"] and not actor.country:
            return f"“{syntax.text[start:end]}” is a document, not someone"
        if actor.kind == "country" and any(t.tag in ("NNS", "NNPS") and t.lower.endswith("ans") and t.start >= start for t in inside[:1]):
            return "the words name people, not their country"
    if answer.sort == "new" and answer.described is not None and answer.described.kind == "person":
        head = syntax.head_of(source)
        # "the agency" is a body, and a noun like "performance" nobody; unknown nouns may well be people ("a narrator").
        if head is not None and not head.tag.startswith("NNP") and (head.lower in _THINGS or _abstract(syntax, head.i)):
            return f"“{head.text}” is not a person"
    return None


def _abstract(syntax: Syntax, i: int) -> bool:
    token = syntax.tokens[i]
    return token.tag == "NN" and token.lower.endswith(_ENDINGS) and match_noun(syntax.tokens, i) is None
