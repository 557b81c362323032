"""Words and marks of a text, cut much as the Penn Treebank does: "don’t" is "do" + "n’t", "Kallas’s" is "Kallas" + "’s"."""

import re

from sayso.record import Span

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt capt cmdr sgt maj adm sen rep gov rev hon st jr sr messrs mt ft no vs etc inc ltd co corp bros dept univ "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash "
    "wis wyo ave blvd rd hwy pres supt atty det insp esq approx est fig vol pp".split()
)
"""Words that a full stop may follow without ending a sentence, in lower case."""

_TOKEN = re.compile(
    r"""
      https?://[^\s<>"“”]+ | www\.[^\s<>"“”]+
    | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+
    | [@\#]\w+
    | (?:[^\W\d_]\.){2,}                          # U.S.  p.m.
    | [$€£¥]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|bn|m|k|pm|am)?(?!\w)%?
    | (?:ca|wo|do|does|did|is|are|was|were|has|have|had|would|could|should|must|need|ai|sha|might|ought|dare)(?=n[’']t\b)
    | n[’']t\b
    | [’'](?:s|re|ve|ll|d|m)\b
    | can(?=not\b)
    | \w+ | \.{2,} | -{2,} | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)


def tokenise(text: str) -> list[Span]:
    """Spans of the words and marks of `text`, in order; everything but white space is in exactly one of them."""
    spans: list[Span] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if spans and match.group() == "." and spans[-1][1] == start:
            word = text[spans[-1][0] : start]
            if (word.lower() in ABBREVIATIONS and word[0].isupper()) or (len(word) == 1 and word.isupper() and word != "I"):
                spans[-1] = (spans[-1][0], end)
                continue
        spans.append((start, end))
    return spans
