"""The notice that a copy was taken from, or first stood, somewhere else: "This article first appeared in ...", "Originally posted at".

Notices stand at the start or the end of an article, at the beginning of a sentence. A notice whose name is missing is a finding too: the
name is null and `why` says so. What only tells when something was published ("First published on 3 May") is no such notice.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso.record import Republished

_HEAD, _HEAD_LINES = 1200, 4
_TAIL, _TAIL_LINES = 2500, 8
_LONGEST_LINE_NOTICE = 120

_WORK = (
    r"(?:article|story|report|piece|post|essay|column|commentary|analysis|op-?ed|interview|dispatch|feature|editorial|opinion|text|excerpt)"
)
_FIRST = r"(?:originally|first|previously|initially)"
_MADE = (
    r"(?:published|appeared|posted|printed|aired|ran|run|released|written|produced|reported|republished|reprinted|reposted|re-posted"
    r"|syndicated|reproduced|cross-?posted|excerpted|adapted)"
)
_AGAIN = r"(?:republished|reprinted|reposted|re-posted|reproduced|cross-?posted|syndicated|excerpted|adapted)"
_PERMISSION = r"(?:\s+here)?\s+(?:with|by)\s+(?:the\s+)?(?:kind\s+|express\s+)?permission\s+(?:of|from)"

# "This article was originally published"; "The following story first appeared"; "A version of this piece was first published".
_SUBJECT = (
    rf"(?:(?:an?|another|the)\s+(?:\w+\s+)?version\s+of\s+)?(?:this|the\s+following|the\s+above)(?:\s+[\w’'-]+){{0,2}}?\s+{_WORK}"
    rf"(?:\s*,\s*[^,.\n]{{1,80}},)?"
)
_PLAIN = rf"(?:was|is|has\s+been|had\s+been|is\s+being)\s+{_AGAIN}(?:{_PERMISSION})?"
_EARLIER = rf"(?:(?:was|has\s+been|had\s+been)\s+)?(?:{_FIRST}\s+{_MADE}|{_MADE}\s+{_FIRST})"
# "The post ... appeared first on" is what WordPress puts under the entries of a feed.
_CUES = (
    rf"{_SUBJECT}\s+(?:{_PLAIN}|{_EARLIER}|(?:comes|came|appeared|appears)\s+courtesy(?=\s+of))",
    r"the\s+post\s+[^\n]{1,200}?\s+(?:appeared\s+first|first\s+appeared)(?=\s+on\b)",
)
_SAID = re.compile(rf"(?:{'|'.join(_CUES)})(?!\w)", re.IGNORECASE)
# "The story" may be another one that the article tells of, unless the sentence stands alone on its line.
_OF_THE_WORK = re.compile(rf"the\s+{_WORK}\s+{_EARLIER}(?!\w)", re.IGNORECASE)
# Without a subject more is asked of what follows: the name must end the sentence.
_ELLIPTIC = re.compile(rf"(?:{_FIRST}\s+{_MADE}|{_AGAIN}(?:{_PERMISSION})?)(?!\w)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?:original\s+)?sources?\s*:|(?:authored|written|posted|submitted)\s+by\s+[^\n:]{2,60}?\s+via\b\s*:?|via\s*:|via\b(?=\s+\S)"
    r"|(?:read|see|view)\s+(?:the\s+)?(?:full\s+)?original(?:\s+(?:article|story|post|version|report))?(?:\s+(?:here|at|on|in))?\s*:?"
    r"|original\s+(?:article|story|post|version|url|link)(?:\s+(?:here|at|on))?\s*:)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s*[,:]?\s+(?:(?:by\s+our\s+partners?\s+)?(?:in|on|at|by|from|via|with|to|courtesy\s+of|of|as\s+part\s+of|through))(?!\w)"
    r"(?:\s+(?:the|our|a|an)\s+(?:[\w/-]+\s+){0,4}?(?:issue|edition|pages|web\s?site|site|blog|newsletter)\s+(?:of|for)(?!\w))?\s*:?",
    re.IGNORECASE,
)
_AFTER_PERMISSION = re.compile(r"\s*:?")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WHEN = re.compile(
    rf"\s*,?\s*(?:(?:on|in|at)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s+\d{{4}})?(?!\w)|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?(?!\w)"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|(?:the\s+)?(?:1[5-9]|20)\d\d(?!\w))",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"“”«»]{3,500}|(?:www\.)?(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}/[^\s<>\"“”«»]{1,300}", re.IGNORECASE)
_WORD = r"(?:[A-Z0-9@À-ÖØ-ÞĀ-Ž][\w’'.&@+-]*|i?[A-Z][\w]*)"
_LINKING = r"(?:of|the|and|for|de|la|le|les|du|des|der|die|das|del|di|da|do|el|al|&|\+|y|et|und|van|von)"
_NAME = re.compile(
    rf"\s*[\[(*_“\"‘'«]*((?:[Tt]he\s+|[Ll]a\s+|[Ll]e\s+|[Ee]l\s+|[Dd]ie\s+|[Dd]er\s+)?(?:{_WORD}|[a-z0-9-]{{2,63}}\.[a-z]{{2,10}}(?:\.[a-z]{{2,3}})?(?!\w))"
    rf"(?:\s+(?:(?:{_LINKING}\s+){{0,3}}{_WORD})){{0,9}})"
)
_FULL_STOP = re.compile(r"(?:(?<=\w{3})|(?<=\b[A-Z]{2}))\.\s+")
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Ltd|Co)\.$")
_STRIPPED = "*_\"'“”‘’«»()[]{}.,;:!?…|–—- \t"
_SENTENCE_ENDS = re.compile(r"\s*[\])*_”\"’'»]*\s*(?:$|\n|[.;)\]|]|[–—-]\s|\((?:$|[^)\n]{0,200}\)))")
_LICENCE = re.compile(r"\s*,?\s*(?:and\s+is\s+)?(?:under|with|used|and|at|here|as|by|which|where|who)\b", re.IGNORECASE)
_PICTURES = re.compile(r"getty|shutterstock|alamy|istock|unsplash|pixabay|wikimedia|flickr|google\s+maps|screenshot|youtube", re.IGNORECASE)
_SELF = re.compile(r"(?:this|our|the)\s+(?:web\s?site|site|blog|page|newspaper|magazine|newsletter)\b", re.IGNORECASE)
_SENTENCE_BEGINS = re.compile(r"(?:^|(?<=[.!?)\]”\"’*_|…])[ \t]+|[–—|•*_\[(]\s*|-{1,3}\s+|note:\s*)[*_\[(“\"]{0,3}(?=\S)", re.IGNORECASE)

_AGENCIES = {
    "ap": "AP", "reuters": "Reuters", "afp": "AFP", "dpa": "dpa", "upi": "UPI", "xinhua": "Xinhua", "tass": "TASS", "ansa": "ANSA",
    "efe": "EFE",
    "pti": "PTI", "ani": "ANI", "ians": "IANS", "bloomberg": "Bloomberg", "kyodo": "Kyodo", "yonhap": "Yonhap", "interfax": "Interfax",
}  # fmt: skip
_FULL_NAMES = {"associated press": "ap", "the associated press": "ap", "agence france-presse": "afp", "bloomberg news": "bloomberg"}
_DATELINE = re.compile(
    r"[A-Z][A-Za-zÀ-ž.’'-]{1,30}(?:[ ,/]{1,2}[A-Z][A-Za-zÀ-ž.’'-]{1,30}){0,5}(?:,? \d{1,2}(?:, \d{4})?)? \(([A-Za-z]{2,10})\)\s*[-–—]",
    re.ASCII,
)


class Line(NamedTuple):
    """A line of the head or tail: where it begins and what it says."""

    start: int
    words: str


def find_notice(text: str, outlet: str | None = None) -> Republished | None:
    """The notice of republication in `text`, or None.

    Of several the first that names someone counts, else the first. A notice that names `outlet` itself is none. A wire agency's dateline
    ("TALLINN (Reuters) -") counts where the outlet is known and another: on the agency's own page it says nothing.
    """
    nameless = None
    for line in _lines(text):
        found = _in_line(text, line)
        if found is None or (found.name and outlet and _key(found.name) == _key(outlet)):
            continue
        if found.name or found.url:
            return found
        nameless = nameless or found
    return nameless or _wire(text, outlet)


def cue_before(words: str) -> bool:
    """Whether `words`, which stand before a link, end in a notice that the link completes ("This article first appeared in")."""
    words = " ".join(words[-300:].split())
    for begin in _SENTENCE_BEGINS.finditer(words):
        for cue in (_SAID, _ELLIPTIC):
            match = cue.match(words, begin.end())
            if match is None:
                continue
            rest = words[match.end() :]
            when = _WHEN.match(rest)
            rest = rest[when.end() :] if when else rest
            if re.fullmatch(r"(?:\s*[,:]?\s+(?:in|on|at|by|from|via|of)(?:\s+the)?)?[\s:,]*[“\"‘'*_]*", rest, re.IGNORECASE):
                return True
    return False


def _lines(text: str) -> Iterator[Line]:
    """The lines of the head, then those of the tail, that are not empty; each once."""
    head_end = min(len(text), _HEAD)
    tail_start = max(0, len(text) - _TAIL)
    head = list(_split(text, 0, head_end))[:_HEAD_LINES]
    tail = list(_split(text, tail_start, len(text)))[-_TAIL_LINES:]
    yield from head
    last = head[-1].start if head else -1
    yield from (line for line in tail if line.start > last)


def _split(text: str, start: int, end: int) -> Iterator[Line]:
    at = start
    for words in text[start:end].split("\n"):
        bare = words.strip()
        if bare:
            yield Line(at + len(words) - len(words.lstrip()), bare)
        at += len(words) + 1


def _in_line(text: str, line: Line) -> Republished | None:
    label = _LABEL.match(line.words.lstrip("*_([ "))
    if label and len(line.words) <= _LONGEST_LINE_NOTICE:
        return _labelled(text, line, label.group())
    for begin in _SENTENCE_BEGINS.finditer(line.words):
        for cue, elliptic in ((_SAID, False), (_ELLIPTIC, True), (_OF_THE_WORK, True)):
            match = cue.match(line.words, begin.end())
            if match is None or (found := _completed(text, line, match, elliptic=elliptic)) is None:
                continue
            if cue is not _OF_THE_WORK or _alone(line, match, found):
                return found
    return None


def _alone(line: Line, cue: re.Match[str], found: Republished) -> bool:
    end = found.span[1] - line.start if found.span else 0
    return not line.words[: cue.start()].strip(_STRIPPED) and not line.words[end:].strip(_STRIPPED)


def _labelled(text: str, line: Line, label: str) -> Republished | None:
    """ "Source: NAME" and its like, which must be all of a line."""
    at = line.words.index(label)
    rest = line.words[at + len(label) :]
    start, cue_end = line.start + at, line.start + at + len(label.rstrip())
    url, name = _url(rest), None
    bare = _URL.sub("", rest).strip(_STRIPPED)
    if bare:
        named = _NAME.match(bare)
        if named is None or named.end() < len(bare) or _PICTURES.search(bare):
            return None
        name = bare
        # One that the article also speaks of is the source of a figure or a chart rather than of the article.
        if "source" in label.lower() and text.count(name) > 1:
            return None
    if name is None and url is None:
        if label.lower().startswith("via") and not label.rstrip().endswith(":"):
            return None
        return _next_line(text, start, cue_end)
    end = line.start + len(line.words.rstrip(_STRIPPED))
    return Republished(name=name, url=url, span=(start, end), why=f'named after "{_short(label)}"' if name else "only a link is given")


def _completed(text: str, line: Line, cue: re.Match[str], *, elliptic: bool) -> Republished | None:
    """The notice that `cue` begins, with the name that follows; None where what follows shows that it is none."""
    words, at = line.words, cue.end()
    start = line.start + cue.start()
    permitted = re.search(r"permission\s+(?:of|from)$", cue.group(), re.IGNORECASE) is not None
    if when := _WHEN.match(words, at):
        at = when.end()
    preposition = (_AFTER_PERMISSION if permitted else _PREPOSITION).match(words, at)
    if preposition is None:
        ends = not words[at:].strip(_STRIPPED)
        if not ends or when:
            return None
        return _next_line(text, start, line.start + at)
    while not permitted and (again := _WHEN.match(words, preposition.end())):
        # "on 3 May 2024 in NAME": the first preposition belonged to the date.
        following = _PREPOSITION.match(words, again.end())
        if following is None:
            return None
        preposition = following
    at = preposition.end()
    if not words[at:].strip(_STRIPPED):
        return _next_line(text, start, line.start + len(words[:at].rstrip(" :\t")))
    if address := _URL.match(words, at + len(words[at:]) - len(words[at:].lstrip())):
        url = _url(address.group())
        return Republished(name=None, url=url, span=(start, line.start + address.end()), why="only a link is given")
    named = _NAME.match(words, at)
    if named is None:
        if elliptic or _SELF.match(words[at:].lstrip()):
            return None
        rest = re.match(r"[^.;,\n(]{0,80}", words[at:])
        end = line.start + at + len((rest.group() if rest else "").rstrip())
        return Republished(name=None, span=(start, end), why="the notice gives no name")
    name = named.group(1).rstrip(_STRIPPED.replace(".", "")) if re.search(r"\.\w", named.group(1)) else named.group(1).rstrip(_STRIPPED)
    name = _FULL_STOP.split(name)[0]
    name = name if _INITIALS.search(name) else name.rstrip(".")
    end = named.start(1) + len(name)
    later = _WHEN.match(words, end)
    after = later.end() if later else end
    if elliptic and not (_SENTENCE_ENDS.match(words, after) or _LICENCE.match(words, after)):
        return None
    return Republished(
        name=name, url=_url(words[end : end + 400]), span=(start, line.start + end), why=f'named after "{_short(cue.group())}"'
    )


def _next_line(text: str, start: int, end: int) -> Republished:
    """A notice that ends its line without a name: a link or a name alone on the last line completes it."""
    cue = text[start:end].rstrip(_STRIPPED)
    end = start + len(cue)
    rest = text[end : end + 600].lstrip(_STRIPPED + "\n")
    offset = len(text[end : end + 600]) - len(rest)
    line, _, more = rest.partition("\n")
    bare = line.strip()
    if bare and "\n" in text[end : end + offset]:
        address = _URL.fullmatch(bare)
        if address:
            return Republished(name=None, url=_url(bare), span=(start, end + offset + len(line.rstrip())), why="only a link is given")
        named = _NAME.fullmatch(bare)
        if named and not more.strip():
            name = named.group(1).rstrip(_STRIPPED)
            at = end + offset + named.start(1)
            return Republished(name=name, span=(start, at + len(name)), why=f'named on the line after "{_short(cue)}"')
    return Republished(name=None, span=(start, end), why=f'"{_short(cue)}" names nobody')


def _wire(text: str, outlet: str | None) -> Republished | None:
    if outlet is None:
        return None
    own = _key(outlet)
    for line in list(_split(text, 0, min(len(text), _HEAD)))[:_HEAD_LINES]:
        match = _DATELINE.match(line.words[:200])
        agency = _AGENCIES.get(match[1].lower()) if match else None
        if match and agency:
            if _key(agency) == own or _FULL_NAMES.get(own) == _key(agency) or _key(agency) in re.split(r"\W+", own):
                return None
            return Republished(name=agency, span=(line.start, line.start + match.end(1) + 1), why="the dateline names the agency")
    return None


def _url(words: str) -> str | None:
    match = _URL.search(words)
    if match is None:
        return None
    url = match.group().rstrip(".,;:!?*_)]}’'")
    return url if "://" in url else f"https://{url}"


def _key(name: str) -> str:
    name = name.casefold().removeprefix("the ").removeprefix("www.")
    return " ".join(name.removesuffix(".com").split())


def _short(words: str) -> str:
    words = " ".join(words.split()).rstrip(_STRIPPED)
    return words if len(words) <= 60 else words[:57] + "..."
