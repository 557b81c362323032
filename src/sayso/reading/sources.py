"""What the words of a source are, apart from any actor: a number of people, an unknown noun for someone, a name that explains the rest."""

from collections.abc import Mapping, Sequence

from sayso.data.lexicon import name_words, word_blocks
from sayso.reading.relative import before_marks, phrase_start
from sayso.reading.syntax import Syntax, Token
from sayso.record import ActorKind, Span

_PLURAL_THINGS = tuple(
    """tions sions ments nesses ances ences ities isms ships ures ings lines rules ices sults els steps iefs photos courses aces ries
    urnaces laws votes words facts acts ages ights osts rates""".split()
)
_PARTICIPLES = ("VBN", "VBG", "JJ", "RB")
_NAME = ("NNP", "NNPS", "HYPH", "NNS", "NN")


def source_words() -> Mapping[str, frozenset[str]]:
    """Words by what the head noun of a source is: document, indefinite, pointing, quantity, person, group, body, ending, never."""
    return word_blocks("source_words.txt")


def quantity(syntax: Syntax, tokens: Sequence[Token]) -> ActorKind | None:
    """What a source that counts people is: "a third of voters", "45% of them", "a number of aides" a group, "one of the aides" a person."""
    words = source_words()["quantity"]
    for k, token in enumerate(tokens[:6]):
        after = syntax.tokens[token.i + 1] if token.i + 1 < len(syntax.tokens) else None
        if token.lower in words or token.text.endswith("%") or (token.tag == "CD" and k == 0):
            share = token.text.endswith("%") or token.lower in ("percent", "majority", "minority", "plurality")
            if share or after is None or after.lower == "of" or (after.text == "%" and token.tag == "CD"):
                return "person" if token.lower == "one" else "group"
        elif token.tag not in ("DT", "JJ", "JJR", "JJS", "RB", "CD", "PRP$", "IN", "RBR"):
            return None
    return None


def unknown_kind(head: Token, owned: bool = False) -> ActorKind | None:
    """What a noun that no list has may stand for, by its ending; None where it is more likely a thing, above all if it is `owned`."""
    words = source_words()
    lower = head.lower
    if lower in words["body"]:
        return "organisation"
    if lower in words["group"] or lower in words["indefinite"]:
        return "group"
    if head.tag in ("NNS", "NNPS"):
        base = lower[:-3] + "y" if lower.endswith("ies") else lower.removesuffix("s")
        if base in words["body"] or base in words["person"]:
            return "group"
        if owned and not base.endswith(tuple(words["ending"])):
            return None
        return None if base in words["never"] or lower in words["document"] or lower.endswith(_PLURAL_THINGS) else "group"
    if head.tag.startswith("NNP"):
        named = name_words()
        if lower in named["organisation"]:
            return "organisation"
        return None if lower in named["event"] or lower in named["place"] else "person"
    if lower in words["person"]:
        return "person"
    return "person" if lower not in words["never"] and len(lower) > 4 and lower.endswith(tuple(words["ending"])) else None


def explained_by(syntax: Syntax, tokens: Sequence[Token], names: Sequence[Span]) -> Span | None:
    """The person's name that a source ends with and that says who its description is, None where there is none.

    "the head of the guild and owner of a mill, Ivo Lamm", "mill specialist Marta Quill"; not "aides to Ivo Lamm". `names` are the places of
    people's names in the source, in order.
    """
    if not names:
        return None
    a, b = names[-1]
    inside = [t for t in tokens if a <= t.start < b]
    if not inside or inside[0].i == tokens[0].i or any(t.start >= b and t.tag in ("POS", "NN", "NNS") for t in tokens):
        return None
    earlier = [t for t in tokens if t.start < a]
    behind = [t for t in tokens if t.start >= b]
    if behind and behind[0].tag not in ("IN", "WP", "VBN", ",") and syntax.tokens[inside[-1].i + 1].text != ",":
        return None
    last = syntax.tokens[inside[0].i - 1]
    title = last
    while title.tag.startswith("NNP") and title.i > earlier[0].i and inside[0].i - title.i < 5:
        title = syntax.tokens[title.i - 1]
    if title.text == ",":
        last = title
        last = syntax.tokens[last.i - 1]
        if any(t.text == "," for t in syntax.tokens[earlier[0].i : last.i + 1]) or (
            earlier[0].tag.startswith("NNP") and not any(t.tag == "POS" for t in earlier)
        ):
            return None
        if any(t.lower in ("for", "to", "including", "like") for t in earlier):
            return None
        return (a, b) if any(t.tag == "NN" for t in earlier) and last.tag in ("NN", "NNP", "NNPS", "CD") else None
    if any(t.lower in ("including", "like", "than", "unlike", "by", "headed", "led") or t.tag.startswith("W") for t in earlier):
        return None
    commas = [t.i for t in syntax.tokens[earlier[0].i : inside[0].i] if t.text == ","]
    if commas and any(t.tag[:2] in ("IN", "VB", "NN") for t in syntax.tokens[commas[-1] + 1 : inside[0].i - 1]):
        return None
    if earlier[0].tag == "DT" and any(t.lower == "and" for t in earlier[-4:]):
        return None
    # A title right before the name: a noun for one person, written small, or "GM".
    return (a, b) if last.tag == "NN" or (last.tag == "NNP" and last.text.isupper() and 1 < len(last.text) < 5) else None


def taken_up(syntax: Syntax, pronoun: Token) -> Span | None:
    """The noun phrase that a relative "who", "which" or "that" takes up, None where no noun stands before it."""
    end = before_marks(syntax, pronoun.i - 1)
    if end < 0 or syntax.tokens[end].sent != pronoun.sent:
        return None
    # "backers of the dam who": the parse knows the noun better than the neighbourhood, where it has one.
    governor = next((t for t in syntax.ancestors(pronoun.i) if t.dep == "relcl"), None)
    noun = syntax.tokens[governor.head] if governor is not None else None
    if noun is not None and noun.i <= end and end - noun.i <= 10 and noun.tag.startswith("NN") and noun.sent == pronoun.sent:
        end = noun.i
    while end > 0 and syntax.tokens[end].tag in _PARTICIPLES:
        end -= 1
    if not syntax.tokens[end].tag.startswith(("NN", "CD", "DT")):
        return None
    first = phrase_start(syntax, end)
    tie = first - 1 if first and syntax.tokens[first - 1].tag != "DT" else first - 2
    where = pronoun.lower in ("who", "whom") and syntax.tokens[end].ent in ("GPE", "ORG", "LOC", "FAC") and tie > 0
    if where and syntax.tokens[tie].tag == "IN" and syntax.tokens[tie - 1].tag.startswith("NN"):
        # "bakers in Orvad who": people, not where they are.
        end = tie - 1
        first = phrase_start(syntax, end)
    if syntax.tokens[end + 1].lower in ("and", "or"):
        return None
    if first > 0 and syntax.tokens[first - 1].lower in ("and", "or") and syntax.tokens[end].tag in ("NNS", "NNPS"):
        return None
    return syntax.tokens[first].start, syntax.tokens[end].end
