"""Place names that stand for someone: a government ("Moscow said"), the people of a city, a nationality ("ordinary Kazakhs")."""

from dataclasses import replace

from sayso.data.countries import by_capital, by_metonym, fold
from sayso.data.lexicon import word_blocks
from sayso.reading import world
from sayso.reading.keys import key_of
from sayso.reading.known_places import famous
from sayso.reading.mentions import Found
from sayso.reading.syntax import Syntax
from sayso.record import Place


def as_place(name: Found, syntax: Syntax, by_span: dict[tuple[int, int], Place]) -> Found:
    """A name that the recogniser took for a person or body, but that is a toponym of the article or a large city, as a place."""
    if name.sure or name.title or name.kind not in ("person", "organisation", "thing", "place") or name.sort != "name":
        return name
    found = by_span.get(name.span)
    if (found is not None and found.country and found.kind != "country") or famous(syntax.text[name.span[0] : name.span[1]]):
        return replace(name, kind="place", sure=True, gender=None)
    return name


def as_metonym(syntax: Syntax, name: Found, by_span: dict[tuple[int, int], Place]) -> Found:
    """A capital or palace that stands for its government in this sentence, as a mention of that government; else the name itself."""
    key = fold(syntax.text[name.span[0] : name.span[1]])
    loose = name.kind in ("place", "thing") or (name.kind in ("organisation", "person") and not name.sure and len(name.words) <= 2)
    if loose and key not in by_metonym():
        exact = by_span.get(name.span)
        if exact is not None and exact.use == "associative" and exact.country and exact.kind in ("city", "region"):
            if not acts(syntax, name):
                # "Republican of Texas", "Kurdish militants": nobody who acts.
                return name
            return replace(name, kind="government" if exact.kind == "region" else "group", country=exact.country, sure=True, gender=None)
        if exact is None and name.kind == "place" and (code := famous(syntax.text[name.span[0] : name.span[1]])) and acts(syntax, name):
            return replace(name, kind="group", country=code, sure=True, gender=None)
        return name
    country = by_metonym().get(key)
    if country is None or world.alias(key_of(key)) is not None or (name.kind == "person" and name.sure):
        return name
    if key not in by_capital():
        return replace(name, kind="government", country=country, sure=True, gender=None)
    same = by_span.get(name.span)
    if same is not None and same.use == "literal":
        return name
    if same is not None:
        return replace(name, kind="government", country=country, sure=True, gender=None)
    if acts(syntax, name):
        return replace(name, kind="government", country=country, sure=True, gender=None)
    return name


def as_people(syntax: Syntax, name: Found) -> Found:
    """People of a nationality that an adjective narrows ("ordinary Kazakhs") as a group of their own; else the name itself."""
    before = syntax.tokens[name.first - 1] if name.first else None
    if name.sort == "demonym" and name.plural and before is not None and before.tag == "JJ" and not before.text[:1].isupper():
        words = (before.text, *name.words)
        return replace(name, first=name.first - 1, span=(before.start, name.span[1]), words=words, kind="group", sort="name")
    return name


def acts(syntax: Syntax, name: Found) -> bool:
    """Whether a place name acts or is acted upon as a government: the subject of "said", "a deal between X and Y", "aimed at Moscow"."""
    token = syntax.tokens[name.head]
    for _ in range(4):
        if token.dep == "conj" and token.head != token.i:
            token = syntax.tokens[token.head]
    head = syntax.tokens[token.head]
    if token.dep in ("nsubj", "agent") or (token.dep == "pobj" and head.dep == "agent"):
        verb = head if head.tag.startswith("VB") else syntax.tokens[head.head]
        return verb.lemma in word_blocks("government_words.txt")["acting"]
    if token.dep == "pobj" and head.lower == "between":
        # "between Tallinn and Moscow": relations, unless it is a way ("the road between").
        noun = syntax.tokens[head.head].lemma
        return noun in word_blocks("government_words.txt")["relation"]
    if token.dep == "pobj" and head.lower in ("with", "toward", "towards", "against", "at", "from"):
        governor = syntax.tokens[head.head]
        return governor.lemma in word_blocks("government_words.txt")["relation"] or (
            head.lower in ("at", "against") and governor.lemma in ("aim", "direct", "anger")
        )
    after = syntax.tokens[name.last + 1] if name.last + 1 < len(syntax.tokens) else None
    if after is not None and after.tag == "POS":
        owned = [t.lemma for t in syntax.tokens[after.i + 1 : after.i + 5]]
        return any(w in word_blocks("government_words.txt")["owned"] for w in owned)
    return False
