"""Which stretches of a text are names: what the recogniser found, cut and joined where it is wrong, and what it left out."""

from collections import Counter

from sayso.data.countries import by_demonym, by_name, fold
from sayso.data.lexicon import given_names, name_words, nouns, titles
from sayso.reading import world
from sayso.reading.keys import key_of
from sayso.reading.known_places import listed
from sayso.reading.syntax import Syntax, Token

_SKIP = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"))
_PARTICLES = frozenset("al el de von van bin ibn di da del".split())
_LONGEST = 12
_MARKS = ("’", "'", "‘")


def is_capital(token: Token) -> bool:
    """Whether a word begins with a capital letter."""
    return token.text[:1].isupper()


def name_runs(syntax: Syntax, headline: list[bool], seen: Counter[str]) -> list[tuple[int, int, str]]:
    """Stretches of tokens that are names, with the recogniser's label or ""."""
    tokens = syntax.tokens
    taken = [False] * len(tokens)
    runs: list[tuple[int, int, str]] = []
    for name in syntax.names:
        if name.label in _SKIP:
            for i in range(name.first, name.last + 1):
                taken[i] = True
            continue
        for first, last in _pieces(syntax, name.first, name.last):
            if any(taken[first : last + 1]):
                continue
            runs.append((first, last, name.label))
            for i in range(first, last + 1):
                taken[i] = True
    runs += _missed(syntax, taken, headline, seen)
    runs = [run for run in sorted(runs) if not _party_and_state(syntax, run[0])]
    return [_first_name(syntax, run, headline) for run in _joined(syntax, _elided(syntax, runs))]


def _first_name(syntax: Syntax, run: tuple[int, int, str], headline: list[bool]) -> tuple[int, int, str]:
    """A person's surname with the unknown first name that opens the sentence before it: "Amelise Holm"."""
    first, last, label = run
    before = syntax.tokens[first - 1] if first else None
    if label != "PERSON" or first != last or before is None or headline[first] or before.sent != syntax.tokens[first].sent:
        return run
    opens = before.i == 0 or syntax.tokens[before.i - 1].sent != before.sent
    known = before.lower in name_words()["never"] or before.lower in titles() or before.lower in nouns() or before.ent
    one = opens and before.tag == "NNP" and before.dep == "compound" and before.head == first and before.text.isalpha()
    return (first - 1, last, label) if one and is_capital(before) and not before.text.isupper() and not known else run


def _party_and_state(syntax: Syntax, i: int) -> bool:
    """Whether a name is the state in "(D-Ga.)"."""
    tokens = syntax.tokens
    return i >= 3 and tokens[i - 1].text in "-–." and tokens[i - 2].text in ("D", "R", "I", "D.", "R.") and tokens[i - 3].text in "(,["


def _elided(syntax: Syntax, runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """`runs` with "O’" and "D’" put to the name that they begin, which the tokens part from it: "O’Malley", "Dinesh D’Souza"."""
    tokens = syntax.tokens
    out: list[tuple[int, int, str]] = []
    for first, last, label in runs:
        if (
            first >= 2
            and tokens[first - 1].text in _MARKS
            and tokens[first - 2].text in ("O", "D", "L", "Dell", "M")
            and tokens[first - 2].end == tokens[first - 1].start
            and tokens[first - 1].end == tokens[first].start
            and is_capital(tokens[first])
        ):
            first -= 2
            label = "PERSON"
            if out and out[-1][1] >= first:
                before = out.pop()
                first = min(first, before[0])
            if out and out[-1][1] == first - 1 and tokens[out[-1][0]].text in given_names():
                first = out.pop()[0]
        out.append((first, last, label))
    return out


def _pieces(syntax: Syntax, first: int, last: int) -> list[tuple[int, int]]:
    """A recognised name cut where two were run together, without what does not belong to it: "the", titles, possessive marks, brackets."""
    tokens = syntax.tokens
    last = min(last, first + 40)
    pieces: list[tuple[int, int]] = []
    start = first
    for i in range(first, last + 1):
        token = tokens[i]
        breaks = token.tag == "POS" or token.lower in ("'s", "’s") or token.text in '",;:()[]“”…—–|/' or token.text == "--"
        if token.text == "-" and 0 < i < len(tokens) - 1:
            breaks = tokens[i - 1].end != token.start or tokens[i + 1].start != token.end
        between = syntax.text[tokens[i - 1].end : token.start] if i > start else ""
        # A line that is wrapped and indented goes on with the same words.
        newline = "\n" in between and not (between.count("\n") == 1 and between.endswith("  "))
        if breaks or newline:
            if i > start:
                pieces.append((start, i - 1))
            start = i + 1 if breaks else i
    if start <= last:
        pieces.append((start, last))
    trimmed = []
    for a, b in pieces:
        while a <= b and _no_start(tokens[a]):
            a += 1
        while (
            b >= a
            and not is_capital(tokens[b])
            and not (b > a and tokens[b - 1].text == "-" and tokens[b - 1].end == tokens[b].start)
            and tokens[b].text not in (".",)
            and not tokens[b].text[:1].isdigit()
        ):
            b -= 1
        if a < b and tokens[a].text.isupper() and len(tokens[a].text) > 4 and tokens[a + 1].text.istitle():
            # "WASHINGTON Ida Holm" of a dateline without its dash.
            a += 1 if a == 0 or tokens[a - 1].sent != tokens[a].sent else 0
        a = _after_title(syntax, a, b)
        if a <= b and any(is_capital(t) for t in tokens[a : b + 1]):
            trimmed.append((a, b))
    return trimmed


def _no_start(token: Token) -> bool:
    """Whether a name cannot begin with this word."""
    small = not is_capital(token) and not token.text[:1].isdigit()
    return (small or token.lower in ("the", "a", "an")) and token.lower not in _PARTICLES


def _after_title(syntax: Syntax, a: int, b: int) -> int:
    """Where the name proper begins when titles stand in front of it: after "Mr." or "Prime Minister", but never nothing at all."""
    tokens = syntax.tokens
    table = titles()
    moved = True
    while moved:
        moved = False
        for size in (4, 3, 2, 1):
            if a + size <= b and " ".join(t.lower for t in tokens[a : a + size]) in table and is_capital(tokens[a + size]):
                words = name_words()["organisation"]
                if not any(t.lower in words for t in tokens[a + size : b + 1]):
                    a += size
                    moved = True
                    break
    return a


def _missed(syntax: Syntax, taken: list[bool], headline: list[bool], seen: Counter[str]) -> list[tuple[int, int, str]]:
    """Runs of capitalised words that the recogniser left out, but for sentence starts and words that are no names."""
    tokens = syntax.tokens
    never = name_words()["never"]
    given = given_names()
    lower = {t.text for t in tokens if not is_capital(t)}
    runs = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if taken[i] or not _nameable(token) or token.lower in never or (headline[i] and not seen[token.text] and token.text not in given):
            i += 1
            continue
        j = i
        while (
            j + 1 < len(tokens) and j - i < _LONGEST and not taken[j + 1] and tokens[j + 1].sent == token.sent and _nameable(tokens[j + 1])
        ):
            if tokens[j + 1].lower in never or "\n" in syntax.text[tokens[j].end : tokens[j + 1].start]:
                break
            if headline[j + 1] and not seen[tokens[j + 1].text]:
                break
            j += 1
        a = _after_title(syntax, i, j)
        opens = a == 0 or tokens[a - 1].sent != tokens[a].sent or not tokens[a - 1].text[-1:].isalnum()
        single = a == j
        if (
            single
            and opens
            and not (tokens[a].text in given or seen[tokens[a].text] or (tokens[a].tag == "NNP" and tokens[a].lower not in lower))
        ):
            i = j + 1
            continue
        if " ".join(t.lower for t in tokens[a : j + 1]) not in titles() and " ".join(t.lower for t in tokens[a : j + 1]) not in nouns():
            runs.append((a, j, ""))
        i = j + 1
    return runs


def _nameable(token: Token) -> bool:
    return (
        is_capital(token)
        and token.tag in ("NNP", "NNPS", "NN", "FW", "JJ", "NNS", "VB", "VBP", "UH", "XX", "ADD")
        and any(c.isalpha() for c in token.text)
    )


def _joined(syntax: Syntax, runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Neighbouring runs that are one name: a given name beside what the recogniser took for something else."""
    tokens = syntax.tokens
    given = given_names()
    out: list[tuple[int, int, str]] = []
    for first, last, label in runs:
        if out:
            a, b, before = out[-1]
            if b + 2 == first and tokens[b + 1].lower == "and" and world.body(key_of(syntax.text[tokens[a].start : tokens[last].end])):
                out[-1] = (a, last, "ORG")
                continue
            if (
                _narrowed(syntax, a, b, first, last, label)
                or _goes_on(syntax, b, first, label)
                or _and_more(syntax, a, b, first, last, label)
            ):
                out[-1] = (a, last, "ORG")
                continue
            if (
                b + 1 == first
                and label in ("ORG", "")
                and tokens[first].text.isupper()
                and tokens[b].text.isupper()
                and before in ("ORG", "")
            ):
                out[-1] = (a, last, "ORG")
                continue
            if b + 1 == first and "GPE" in (before, label) and listed(syntax.text[tokens[a].start : tokens[last].end]):
                out[-1] = (a, last, "GPE")
                continue
            one = b + 1 == first and tokens[a].text in given and a == b and tokens[first].sent == tokens[a].sent
            if (
                one
                and before in ("PERSON", "")
                and label in ("", "PERSON", "ORG", "GPE", "NORP")
                and "\n" not in syntax.text[tokens[b].end : tokens[first].start]
            ):
                out[-1] = (a, last, "PERSON")
                continue
        out.append((first, last, label))
    return out


def _narrowed(syntax: Syntax, a: int, b: int, first: int, last: int, label: str) -> bool:
    """Whether an adjective taken for a name of its own begins a body's name: "Islamic State", "Western Journalism"."""
    tokens = syntax.tokens
    if a != b or b + 1 != first or tokens[a].sent != tokens[first].sent or label == "PERSON":
        return False
    whole = syntax.text[tokens[a].start : tokens[last].end]
    if world.body(key_of(whole)):
        return True
    adjective = tokens[a].lower.endswith(("ern", "ic", "ish", "al", "an")) and fold(tokens[a].text) not in by_demonym()
    known = world.body(key_of(syntax.text[tokens[first].start : tokens[last].end]))
    return label == "ORG" and first == last and adjective and tokens[a].tag.startswith(("JJ", "NNP")) and not known and a > 0


def _and_more(syntax: Syntax, a: int, b: int, first: int, last: int, label: str) -> bool:
    """Whether "and" with one more noun belongs to a body's name: "Center for Law and Justice"."""
    tokens = syntax.tokens
    if b + 2 == first and a == b and tokens[b + 1].lower == "and" and label == "ORG" and tokens[a].dep in ("nmod", "amod", "compound"):
        # "Central and East European Coalition": the first word narrows the same noun.
        return first <= tokens[a].head <= last and fold(tokens[a].text) not in by_name() and tokens[a].text not in given_names()
    if b + 2 != first or first != last or tokens[b + 1].lower != "and" or label == "PERSON" or tokens[first].sent != tokens[a].sent:
        return False
    words = [t.lower for t in tokens[a : b + 1]]
    word = fold(tokens[first].text)
    named = any(w in name_words()["organisation"] for w in words) and "for" in words
    return named and word not in by_name() and word not in by_demonym()


def _goes_on(syntax: Syntax, b: int, first: int, label: str) -> bool:
    """Whether a body's name that ends at `b` goes on at `first`: "Institute" and "Study of War" with "for the" between."""
    tokens = syntax.tokens
    if not 1 < first - b <= 3 or tokens[b].lower not in name_words()["organisation"] or label == "PERSON":
        return False
    between = [t.lower for t in tokens[b + 1 : first]]
    if between[0] not in ("for", "of", "on") or (len(between) == 2 and between[1] not in ("the", "a")) or not is_capital(tokens[b]):
        return False
    key = fold(syntax.text[tokens[first].start : tokens[first].end])
    return key not in by_name() and key not in by_demonym() and tokens[b].sent == tokens[first].sent and tokens[first].lower != "united"
