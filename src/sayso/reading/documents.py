"""Sources that are documents: a report, a poll, a letter. The document is the medium; its author, where one is named, the speaker."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.data.chain_words import chain_words, people
from sayso.reading.nounphrase import Phrase, noun_forms, phrase_at, start_of
from sayso.reading.syntax import Syntax, Token
from sayso.record import Span

_MADE = frozenset(["by", "from"])
_PRINTED_IN = frozenset(["editorial", "op-ed", "column", "article", "story"])
_SPOKEN = frozenset(("interview", "call", "broadcast", "podcast", "teleconference"))
SPEECHES = frozenset(("speech", "address", "testimony", "lecture", "sermon", "keynote", "eulogy"))
"""What is spoken at once to those present: a venue where a document would be a medium."""
_BY_ONE = _SPOKEN | SPEECHES | frozenset(("poll", "survey", "study", "report", "average"))
_LOOK_BACK = 3
_KINDS = (
    frozenset(("ad", "advertisement", "advert", "commercial", "spot", "clip", "video", "footage")),
    frozenset(("report", "study", "analysis", "audit", "review")),
    frozenset(("poll", "survey")),
    frozenset(("letter", "memo", "e-mail", "email", "note")),
    frozenset(("ruling", "opinion", "decision", "verdict")),
    frozenset(("tweet", "post", "message")),
)
_RULED = frozenset(("ruling", "decision", "verdict"))
_NEW = frozenset(("york", "jersey", "hampshire", "england", "mexico", "orleans", "delhi", "zealand", "yorker"))
_REACH = 120
_KNOWN = 50


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a text names it: its noun (a lemma), its words, and its author's words where they are named."""

    noun: str
    span: Span
    author: Span | None
    how: str | None
    sentence: int


def document_of(syntax: Syntax, span: Span) -> Document | None:
    """The document that a source span names, None where it names people, a body or a thing of another kind."""
    inside = syntax.within(span)
    if not inside:
        return None
    low, stop = inside[0].i, inside[-1].i + 1
    first = low + 1 if inside[0].tag == "IN" and len(inside) > 1 else low
    if len(inside) > 2 and inside[1].lower == "than":
        first = low + 2

    def free(i: int) -> bool:
        return low <= i < stop

    phrase = phrase_at(syntax, first, free, stop)
    if phrase is None:
        return None
    head = syntax.tokens[phrase.head]
    if _quantity(head) and phrase.last > phrase.head:
        phrase, head = Phrase(phrase.first, phrase.last, phrase.last, phrase.last), syntax.tokens[phrase.last]
    if (
        not is_document(head)
        and head.lemma not in _SPOKEN | SPEECHES
        and not (noun_forms(syntax, phrase.head) - {head.lower, head.lemma}) & chain_words()["document"]
    ):
        return None
    author, how = author_of(syntax, phrase, free, stop)
    return Document(head.lemma, phrase.span(syntax), author, how, head.sent)


def is_document(token: Token) -> bool:
    """Whether a noun names a document; a capitalised one only where newspapers are not called so."""
    if token.lemma not in chain_words()["document"] and token.lower not in chain_words()["document"]:
        return False
    if token.text[:1].islower() or token.lower in chain_words()["paper"]:
        return True
    return token.tag in ("NN", "NNS") and token.lower not in (
        "post",
        "times",
        "record",
        "review",
        "journal",
        "index",
        "star",
        "figure",
        "page",
    )


def author_of(syntax: Syntax, phrase: Phrase, free: Callable[[int], bool], stop: int) -> tuple[Span | None, str | None]:
    """Who made the document that `phrase` names, and how that is known; looked for in the phrase and behind it."""
    tokens = syntax.tokens
    for j in range(phrase.head + 1, min(stop, phrase.head + 14)):
        if not free(j) or (tokens[j].tag in ("WDT", "VBD", "VBZ", "VBP") and tokens[j].lower != "published"):
            break
        made = tokens[j].lower in _MADE or (tokens[j].lower == "in" and tokens[phrase.head].lemma in _PRINTED_IN and j == phrase.head + 1)
        if made and j + 1 < stop:
            maker = phrase_at(syntax, j + 1, free, stop)
            if maker and is_document(tokens[maker.head]):
                # "data from a Northline poll"; the capitals of "the Lake Survey" are a title and no author.
                return author_of(syntax, maker, free, stop) if tokens[maker.head].text[:1].islower() else (None, None)
            if maker and any(_can_write(tokens[k]) for k in range(maker.first, maker.head + 1)):
                return maker.span(syntax), f"{tokens[j].lower} after the document"
    for j in range(phrase.first, phrase.head):
        if tokens[j].tag == "POS" or tokens[j].lower in ("'s", "’s"):
            if j > phrase.first and not _is_time(tokens[j - 1]):
                return (tokens[phrase.first].start, tokens[j - 1].end), "possessor of the document"
            return None, None
    if tokens[phrase.first].tag == "PRP$":
        return (tokens[phrase.first].start, tokens[phrase.first].end), "possessor of the document"
    return _named_before(syntax, phrase)


def _named_before(syntax: Syntax, phrase: Phrase) -> tuple[Span | None, str | None]:
    """A name right before the noun: "a Northline poll"."""
    tokens = syntax.tokens
    words = chain_words()
    noun = tokens[phrase.head].lemma
    if noun in words["filing"]:
        return None, None
    last = phrase.head - 1
    while last >= phrase.first and tokens[last].tag in ("JJ", "NN", "NNS", "VBG") and not tokens[last].text[:1].isupper():
        last -= 1
    first = last
    while first >= phrase.first and (tokens[first].text[:1].isupper() or tokens[first].text in ("/", "-", "–", "&", "and", "of", "the")):
        first -= 1
    first += 1
    while first <= last and tokens[first].lower in ("the", "a", "an", "and", "of", "/", "-", "this", "that", "these", "one", "some", "no"):
        first += 1
    while first <= last and tokens[first].lower in chain_words()["plain"] and not (first < last and tokens[first + 1].lower in _NEW):
        first += 1
    names = tokens[first : last + 1]
    if not names or all(t.text in ("FOIA",) or _is_time(t) for t in names) or names[0].text in words["platform"]:
        return None, None
    if first == 0 and len(names) == 1 and names[0].tag not in ("NNP", "NNPS"):
        return None, None
    if all(
        t.ent in ("GPE", "LOC", "NORP", "DATE", "EVENT", "CARDINAL")
        or (t.tag in ("JJ", "NN", "NNS", "CD") and t.text[1:].islower() and first == 0)
        for t in names
    ):
        return None, None
    if any(t.ent == "PERSON" for t in names) and noun not in chain_words()["by_person"] and len(names) == 1 and noun not in _BY_ONE:
        return None, None
    return (names[0].start, names[-1].end), "name before the document"


def _quantity(token: Token) -> bool:
    return token.lower in chain_words()["quantity"] or token.tag == "CD"


def _is_time(token: Token) -> bool:
    return token.lower in chain_words()["time"]


def _can_write(token: Token) -> bool:
    if _is_time(token) or token.ent in ("DATE", "TIME", "GPE", "LOC") or token.tag in ("DT", "JJ"):
        return False
    return token.tag.startswith("NNP") or token.lower in people() or token.lemma in people() or token.tag == "PRP"


def named_earlier(syntax: Syntax, source: Span, known: list[Document]) -> Document | None:
    """What "the report" or "it" at `source` stands for: a document of an earlier attribution, or one that the sentences before tell of.

    None where the words name no document, or an indefinite one ("a report", "polls").
    """
    inside = syntax.within(source)
    if not inside:
        return None
    lead = inside[0]
    if lead.lower == "it" and len(inside) == 1:
        before = syntax.tokens[max(0, lead.i - _REACH) : lead.i]
        if any(token.tag.startswith("NNP") for token in before if token.sent == lead.sent):
            return None
        last = known[-1] if known else None
        if last is not None and last.how != "medium" and 0 <= lead.sent - last.sentence <= 2:
            return last
        opens = syntax.sentences[lead.sent][0] == lead.start
        return _told_of(syntax, lead, None) if opens else None
    own = document_of(syntax, source)
    if own is None or own.author is not None or lead.lower not in ("the", "that", "this", "those", "these"):
        return None
    earlier = [document for document in known[-_KNOWN:] if document.span[0] < source[0]]
    for document in reversed(earlier):
        if document.noun == own.noun:
            return document
    told = _told_of(syntax, lead, own.noun)
    if told is not None:
        return told
    # "A web video … The clip says": another noun for it, where no two documents of that kind are in question.
    kin = [document for document in earlier if any(own.noun in kind and document.noun in kind for kind in _KINDS)]
    makers = {syntax.text[slice(*document.author)].lower() if document.author else None for document in kin}
    near = [document for document in kin if lead.sent - document.sentence <= _LOOK_BACK]
    return kin[-1] if len(makers) == 1 or len(near) == 1 else None


def antecedent_of(syntax: Syntax, source: Span) -> Span | None:
    """The document that a relative pronoun at `source` goes back to ("the study, which notes"), None where it is none."""
    inside = syntax.within(source)
    if len(inside) != 1 or inside[0].lower not in ("which", "that") or inside[0].tag not in ("WDT", "IN", "WP"):
        return None
    i = inside[0].i - 1
    while i >= 0 and syntax.tokens[i].text in (",", "-", "--", "–", "—", "("):
        i -= 1
    if i < 0 or syntax.tokens[i].sent != inside[0].sent or not is_document(syntax.tokens[i]):
        return None
    first = start_of(syntax, i, lambda _: True)
    return syntax.tokens[first].start, syntax.tokens[i].end


def _told_of(syntax: Syntax, lead: Token, noun: str | None) -> Document | None:
    """A document in the sentences before `lead`: of the same noun, or (for "it") published or introduced right before."""
    reach = 1 if noun is None else _LOOK_BACK
    for number in range(lead.sent - 1, max(lead.sent - 1 - reach, -1), -1):
        words = syntax.sentence_tokens(number)[-_REACH:]
        if not words:
            continue
        low, stop = words[0].i, words[-1].i + 1
        for token in words:
            if noun in _RULED and token.lemma in ("rule", "decide") and token.tag.startswith("VB"):
                maker, how = _publisher(syntax, token, low, stop)
                if maker is not None:
                    return Document(noun or token.lemma, maker, maker, how, number)
            if not is_document(token) or (noun is not None and token.lemma != noun) or token.tag[:2] != "NN":
                continue
            verb = syntax.tokens[token.head]
            published = verb.lemma in chain_words()["published"] and verb.i != token.i and token.dep in ("dobj", "nsubjpass", "obj")
            if noun is None and not published:
                continue
            first = token.i
            while first > low and syntax.tokens[first - 1].tag in (
                "JJ",
                "NN",
                "NNP",
                "NNPS",
                "DT",
                "POS",
                "PRP$",
                "CD",
                "HYPH",
                "VBG",
                "VBN",
            ):
                first -= 1
            phrase = Phrase(first, token.i, token.i, token.i)
            author, how = author_of(syntax, phrase, lambda i, low=low, stop=stop: low <= i < stop, stop)  # type: ignore[misc]
            if author is None and published:
                author, how = _publisher(syntax, verb, low, stop)
            if author is not None or noun is None:
                return Document(token.lemma, phrase.span(syntax), author, how, number)
    return None


def _publisher(syntax: Syntax, verb: Token, low: int, stop: int) -> tuple[Span | None, str | None]:
    for child in syntax.children(verb.i):
        if child.dep == "nsubj" and low <= child.i < stop and not is_document(child):
            first = start_of(syntax, child.i, lambda i: low <= i < stop)
            phrase = phrase_at(syntax, first, lambda i: low <= i < stop, stop)
            if phrase and phrase.first <= child.i <= phrase.last:
                return phrase.span(syntax), f"subject of {verb.lemma}"
    return None, None
