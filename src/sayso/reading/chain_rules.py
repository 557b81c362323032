"""Venue, medium and recipient: where an attribution was said, by what means, and to whom.

Rules over tags and word lists first, the parse second, so that they bear its errors. `docs/chains.md` says what each role is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.data.chain_words import chain_words, people
from sayso.reading.nounphrase import Phrase, is_name, noun_forms, phrase_at, start_of
from sayso.reading.surroundings import Surroundings
from sayso.reading.syntax import Syntax, Token
from sayso.record import Role, Span

_VENUE_PREPOSITIONS = frozenset(("at", "in", "during", "on", "from", "outside", "inside", "following", "throughout"))
_SITE_PREPOSITIONS = frozenset(("at", "outside", "inside", "on", "in", "from"))
_MEDIUM_PREPOSITIONS = frozenset(("in", "on", "via", "through", "over", "during", "by", "with"))
_OCCASIONS = frozenset(("town hall", "town meeting", "town-hall"))
_PLAIN_TELL = frozenset(("tell", "assure", "inform", "remind", "notify", "reassure"))
_TO = {"to": "say", "with": "with", "before": "before", "for": "for"}
_FOR = frozenset(["briefing", "speech", "presentation", "message", "question"])
_PERSONAL = frozenset(("me", "us", "him", "her", "them", "you", "whom"))


@dataclass(frozen=True, slots=True)
class Hand:
    """A link before it has an actor: its role, its words, and the rule that found it."""

    role: Role
    span: Span
    how: str


def hands(around: Surroundings) -> list[Hand]:
    """Venues, media and recipients, in the order of the text, none overlapping another of its role."""
    found = [*_prepositions(around), *_while(around), *_verbs(around), *_cue_nouns(around), *_antecedent(around)]
    taken: list[Hand] = []
    for hand in sorted(found, key=lambda h: (h.span[0], -h.span[1], h.role)):
        if not any(h.span[0] < hand.span[1] and hand.span[0] < h.span[1] for h in taken):
            taken.append(hand)
    return taken


def kind_of(syntax: Syntax, phrase: Phrase) -> str | None:
    """What a noun phrase names: occasion, document, channel, platform, site; None where nothing of the kind."""
    words = chain_words()
    head, _last = syntax.tokens[phrase.head], syntax.tokens[phrase.last]
    if _is_month(head):
        return None
    if head.text in words["platform"] and head.tag.startswith("NNP"):
        return "platform"
    if phrase.head == phrase.first + 1 and syntax.tokens[phrase.first].text in words["platform"] and head.lower.endswith("ing"):
        return "platform"  # "on Facebook writing": the participle was taken for a noun
    forms, of = noun_forms(syntax, phrase.head), noun_forms(syntax, phrase.last)
    if head.lower in words["quantity"]:
        forms, head = of, syntax.tokens[phrase.last]
    if forms & words["part"] and phrase.last > phrase.head:
        if of & words["occasion"]:
            return "occasion"
        if of & words["site"]:
            return "site"
    if forms & _OCCASIONS or forms & words["occasion"]:
        return "occasion"
    if forms & words["document"] and _is_paper(head):
        return "document"
    if forms & words["channel"]:
        return "channel"
    return "site" if forms & words["site"] else None


def _is_paper(head: Token) -> bool:
    """Newspapers are called Post or Record: a name of that kind is no document."""
    return (
        head.text.isupper() or head.text[:1].islower() or head.lower not in ("post", "times", "record", "review", "journal", "page", "star")
    )


def personal(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a noun phrase names people, a body or an outlet, who can be spoken to."""
    head = syntax.tokens[phrase.head]
    if head.lower in _PERSONAL:
        return True
    if head.tag.startswith("PRP"):
        return False
    if _forms(head) & people() or any(
        _forms(syntax.tokens[j]) & people() for j in (phrase.core, phrase.last) if syntax.tokens[j].tag[:2] == "NN"
    ):
        return True
    return is_name(syntax, phrase) and head.ent not in ("GPE", "LOC", "DATE", "TIME", "FAC", "EVENT") and not _is_month(head)


def _forms(token: Token) -> set[str]:
    return {token.lower, token.lemma}


def _is_month(token: Token) -> bool:
    return token.lower in chain_words()["time"] and token.text[:1].isupper()


def _phrase(around: Surroundings, i: int) -> Phrase | None:
    return phrase_at(around.syntax, i, around.clear, around.stop)


def _prepositions(around: Surroundings) -> Iterator[Hand]:
    tokens = around.syntax.tokens
    for i in range(around.first, around.stop):
        token = tokens[i]
        if not around.free(i) or token.lower not in _VENUE_PREPOSITIONS | _MEDIUM_PREPOSITIONS:
            continue
        if i and tokens[i - 1].text == "-" and tokens[i - 1].end == token.start:
            continue  # inside of "commander-in-chief"
        phrase = _phrase(around, i + 1)
        if phrase is None or not around.mine(i):
            continue
        role = _role(around, token.lower, phrase, i)
        if role is None:
            continue
        yield Hand(role, _stretch(around, phrase, role).span(around.syntax), f"{token.lower} + noun")
        yield from _addressed(around, phrase)


def _while(around: Surroundings) -> Iterator[Hand]:
    """ "As the convention resumed, X said": an occasion, or an interview, that goes on while something is said."""
    tokens = around.syntax.tokens
    for i in range(around.first, around.stop - 1):
        if tokens[i].lower not in ("as", "when", "while", "once") or not around.clear(i) or tokens[i].tag not in ("IN", "WRB"):
            continue
        phrase = _phrase(around, i + 1)
        if phrase is None or phrase.last + 1 >= around.stop or tokens[phrase.last + 1].lemma not in chain_words()["runs"]:
            continue
        kind = kind_of(around.syntax, phrase)
        if (kind == "occasion" or tokens[phrase.head].lemma == "interview") and around.mine(i):
            yield Hand("venue" if kind == "occasion" else "medium", phrase.span(around.syntax), f"{tokens[i].lower} + occasion")


def _role(around: Surroundings, word: str, phrase: Phrase, i: int) -> Role | None:
    syntax = around.syntax
    kind = kind_of(syntax, phrase)
    head = syntax.tokens[phrase.head]
    bare = phrase.first == phrase.head and head.tag == "NN"
    if kind == "platform":
        return "medium" if word in ("on", "via", "through", "in", "over") else None
    if bare and head.lower not in chain_words()["bare"]:
        return None
    if word == "by":
        return "medium" if bare and kind in ("channel", "document") else None
    if kind == "occasion":
        if head.lemma == "appearance" and phrase.core + 1 < around.stop and syntax.tokens[phrase.last + 1].lower == "on":
            return "medium"
        if (
            head.lemma in chain_words()["not_in"] and word == "in" and not noun_forms(syntax, phrase.head) & _OCCASIONS
        ) or word == "following":
            return None
        return "venue" if word in _VENUE_PREPOSITIONS else None
    if kind in ("document", "channel"):
        return "medium" if word in _MEDIUM_PREPOSITIONS and not (word == "with" and kind != "document") else None
    if word == "on" and is_name(syntax, phrase) and _is_outlet(syntax, phrase):
        return "medium"
    if kind == "site" or (word == "at" and is_name(syntax, phrase) and head.ent in ("FAC", "ORG")):
        if (head.lemma in chain_words()["not_in"] and word == "in") or word not in _SITE_PREPOSITIONS:
            return None
        return "venue" if _close(around, i) else None
    return None


def _is_outlet(syntax: Syntax, phrase: Phrase) -> bool:
    names = syntax.tokens[phrase.first : phrase.last + 1]
    return any(t.text in chain_words()["network"] or t.lower in ("news", "television", "tv", "radio", "channel", "network") for t in names)


def _close(around: Surroundings, i: int) -> bool:
    """A site is a venue only right beside the cue, or hung on it: places are named in news for many reasons."""
    if not around.cue:
        return False
    tokens = around.syntax.tokens
    if tokens[i].head in around.cue:
        return True
    last = max(around.cue)
    between = [tokens[j] for j in range(last + 1, i) if j not in around.source]
    finite = [
        t
        for t in between
        if t.tag in ("VBD", "VBZ", "VBP")
        and not any(tokens[k].tag in ("WDT", "WP") or tokens[k].lower == "that" for k in range(t.i - 4, t.i))
    ]
    if i > last and len(between) <= 14 and not finite and not any(t.text in (";", ".") for t in between):
        return True
    if i == around.first and tokens[i].lower in ("at", "outside", "inside"):
        return True
    above = list(around.syntax.ancestors(i))[:3]
    return any(t.i in around.cue or (t.lemma in chain_words()["speak"] and around.free(t.i)) for t in above)


def _stretch(around: Surroundings, phrase: Phrase, role: Role) -> Phrase:
    """Takes in what belongs to the noun: "a rally | in Ohio", "a report | by the court"."""
    tokens = around.syntax.tokens
    joins = ("in", "at") if role == "venue" else ("on", "by", "from", "for", "about")
    j = phrase.last + 1
    if j + 1 < around.stop and around.clear(j) and tokens[j].lower in joins and tokens[j].sent == tokens[phrase.last].sent:
        more = _phrase(around, j + 1)
        page = role == "medium" and more and tokens[j].lower == "on" and kind_of(around.syntax, more) in ("document", "platform")
        if more and (page or (tokens[more.head].tag.startswith("NNP") and not _is_month(tokens[more.head]))):
            return Phrase(phrase.first, more.last, phrase.head, phrase.core)
    return phrase


def _addressed(around: Surroundings, phrase: Phrase) -> Iterator[Hand]:
    """Who is addressed by the noun: "an interview with X", "a letter to X", "testimony before X", "a briefing for X"."""
    tokens = around.syntax.tokens
    noun = tokens[phrase.head].lemma
    for j in range(phrase.core + 1, min(phrase.core + 9, around.stop - 1)):
        if not around.clear(j) or (tokens[j].tag.startswith("V") and tokens[j].tag != "VBN"):
            return
        word = tokens[j].lower
        if word not in _TO or (word == "with" and noun not in chain_words()["with"]) or (word == "for" and noun not in _FOR):
            continue
        target = _phrase(around, j + 1)
        if target and (personal(around.syntax, target) or (word == "with" and is_name(around.syntax, target))):
            yield Hand("recipient", target.span(around.syntax), f"{noun} {word}")
            return


def _verbs(around: Surroundings) -> Iterator[Hand]:
    words = chain_words()
    tokens = around.syntax.tokens
    for i in range(around.first, around.stop):
        token = tokens[i]
        if not around.free(i) or not token.tag.startswith("V"):
            continue
        in_cue = i in around.cue
        if token.lemma in words["tell"] and (in_cue or _governs(around, i)):
            yield from _told(around, i)
        if token.lemma in words["say"] | words["speak"] and (in_cue or _governs(around, i)):
            yield from _said_to(around, i)
        if token.lemma in ("address", "lecture", "brief") and token.tag == "VBG" and not in_cue and around.mine(i):
            yield from _told(around, i)
        if token.lemma in words["give"] and (in_cue or _governs(around, i)):
            yield from _gave(around, i)


def _governs(around: Surroundings, i: int) -> bool:
    """Whether verb `i`, itself no cue, carries the cue ("told Becerra, alluding to") or hangs on it ("Speaking to reporters, X said")."""
    tokens = around.syntax.tokens
    if any(i in cue for cue, _ in around.rivals):
        lead = min(around.cue, default=-1)
        return lead > i and tokens[lead].tag == "VBG" and any(t.i == i for t in around.syntax.ancestors(lead))
    if tokens[i].tag in ("VBG", "VBN"):
        return around.mine(i)
    return any(t.i == i for c in around.cue for t in list(around.syntax.ancestors(c))[:4]) and tokens[min(around.cue)].tag == "VBG"


def _told(around: Surroundings, i: int) -> Iterator[Hand]:
    syntax, tokens = around.syntax, around.syntax.tokens
    verb = tokens[i]
    passive = verb.tag == "VBN" and any(tokens[j].lemma in ("be", "get") for j in range(max(i - 3, around.first), i))
    if passive or (verb.tag == "VBN" and i == around.first):
        subject = next((c for c in syntax.children(i) if c.dep in ("nsubjpass", "nsubj") and around.free(c.i)), None)
        if subject is None and not passive:
            subject = next((c for c in syntax.children(verb.head) if c.dep in ("nsubjpass", "nsubj") and around.free(c.i)), None)
        if subject is not None:
            phrase = phrase_at(syntax, start_of(syntax, subject.i, around.free), around.free, around.stop)
            if phrase and phrase.first <= subject.i <= phrase.last:
                yield Hand("recipient", phrase.span(syntax), "subject of the passive")
        return
    j = i + 1
    if j < around.stop and tokens[j].tag in ("RB", "RP"):
        j += 1
    phrase = phrase_at(syntax, j, around.free, around.stop)
    if phrase is None:
        return
    head = tokens[phrase.head]
    if (
        _forms(head) & chain_words()["not_told"]
        or head.lower.endswith(("self", "selves"))
        or _is_month(head)
        or head.lower in ("it", "this", "that", "which")
    ):
        return
    if kind_of(syntax, phrase) == "occasion" and not _forms(head) & people():
        yield Hand("venue", _stretch(around, phrase, "venue").span(syntax), f"{verb.lemma} + occasion")
    elif verb.lemma in _PLAIN_TELL or personal(syntax, phrase):
        yield Hand("recipient", phrase.span(syntax), f"object of {verb.lemma}")


def _said_to(around: Surroundings, i: int) -> Iterator[Hand]:
    syntax, tokens = around.syntax, around.syntax.tokens
    for j in range(i + 1, min(i + 7, around.stop - 1)):
        if not around.free(j) or (tokens[j].tag.startswith("V") and j not in around.cue):
            return
        if tokens[j].lower in ("to", "with") and (tokens[j].lower == "to" or tokens[i].lemma in ("speak", "talk", "share")):
            if tokens[j + 1].tag == "VB":
                return
            phrase = _phrase(around, j + 1)
            while phrase is not None and personal(syntax, phrase) and not _gathers(syntax, phrase):
                yield Hand("recipient", phrase.span(syntax), f"{tokens[i].lemma} {tokens[j].lower}")
                after = phrase.last + 1
                if after + 2 < around.stop and tokens[after].lower == "and" and tokens[after + 1].lower == tokens[j].lower:
                    phrase = _phrase(around, after + 2)
                else:
                    return
            if phrase is not None and kind_of(syntax, phrase) == "occasion":
                yield Hand("venue", _stretch(around, phrase, "venue").span(syntax), f"{tokens[i].lemma} to")
            return


def _gathers(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether the noun before "of" is an occasion: "a gathering of mayors"."""
    return kind_of(syntax, phrase) == "occasion" and not _forms(syntax.tokens[phrase.head]) & people()


def _gave(around: Surroundings, i: int) -> Iterator[Hand]:
    syntax, tokens = around.syntax, around.syntax.tokens
    j = i + 1
    if j < around.stop and tokens[j].tag in ("RP", "IN") and tokens[j].lower in ("out", "off"):
        j += 1
    phrase = phrase_at(syntax, j, around.free, around.stop)
    if phrase is None:
        return
    kind = kind_of(syntax, phrase)
    if kind == "occasion" and tokens[i].lemma in ("give", "deliver", "make", "hold", "use"):
        yield Hand("venue", _stretch(around, phrase, "venue").span(syntax), f"{tokens[i].lemma} + occasion")
    elif kind == "document" or kind == "channel":
        if kind == "channel" and tokens[i].lemma not in ("give", "send"):
            return
        if tokens[i].lemma == "make" and tokens[phrase.first].lower == "the":
            return  # "making the clip the most watched"
        yield Hand("medium", _stretch(around, phrase, "medium").span(syntax), f"{tokens[i].lemma} + document")
    elif not (i in around.cue and tokens[phrase.head].lemma in chain_words()["nominal"]):
        return
    yield from _addressed(around, phrase)


def _cue_nouns(around: Surroundings) -> Iterator[Hand]:
    """A cue that is itself a letter, a post or a speech ("an online post of", "'s Tuesday speech denouncing")."""
    words = chain_words()
    tokens = around.syntax.tokens
    for i in around.cue:
        token = tokens[i]
        if token.tag not in ("NN", "NNS") or (i > around.first and (tokens[i - 1].lower in ("in", "on") or i - 1 in around.source)):
            continue
        role: Role | None = None
        if token.lemma in ("speech", "address", "testimony", "lecture", "sermon"):
            role = "venue"
        elif token.lemma in words["document"] and token.lemma not in (
            "statement",
            "account",
            "message",
            "story",
            "note",
            "review",
            "record",
            "figure",
        ):
            role = "medium"
        if role:
            first = i
            while first - 1 in around.cue and tokens[first - 1].tag in ("JJ", "NN", "NNP", "DT", "CD"):
                first -= 1
            yield Hand(role, (tokens[first].start, token.end), "the cue is a noun")


def _antecedent(around: Surroundings) -> Iterator[Hand]:
    """ "a news conference, in which he laid out": the noun that the clause with the cue hangs on."""
    syntax, tokens = around.syntax, around.syntax.tokens
    lead = min(around.cue, default=-1)
    for i in range(max(around.first + 1, lead - 25), max(lead, 0)):
        if not around.free(i) or not (
            tokens[i].lower == "where" or (tokens[i].lower == "which" and tokens[i - 1].lower in ("in", "at", "during"))
        ):
            continue
        for j in range(i - 1, max(around.first, i - 10) - 1, -1):
            if not around.free(j) or tokens[j].tag[:2] != "NN":
                continue
            phrase = Phrase(j, j, j, j)
            kind = kind_of(syntax, phrase)
            if kind in ("occasion", "document", "channel"):
                while (
                    phrase.first > around.first
                    and around.free(phrase.first - 1)
                    and tokens[phrase.first - 1].tag in ("NN", "JJ", "NNP", "DT")
                ):
                    phrase = Phrase(phrase.first - 1, j, j, j)
                yield Hand("venue" if kind == "occasion" else "medium", phrase.span(syntax), "antecedent")
                return
