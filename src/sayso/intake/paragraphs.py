"""The words of a page, paragraph by paragraph, in time that grows with the page: for what trafilatura cannot be asked to read."""

from lxml import etree
from lxml.html import HtmlElement

_SKIPPED = frozenset((
    "head", "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select", "option",
    "textarea", "label", "input", "iframe", "object", "embed", "canvas", "svg", "math", "audio", "video", "map", "figure",
    "figcaption", "menu", "dialog",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "img",
))  # fmt: skip
_SHORTEST = 40


def paragraphs(tree: HtmlElement) -> str:
    """The blocks of text of the page's one article or main element, else of its body, one a line; blocks shorter than a sentence only
    between those that are not. "" where there are none.
    """
    blocks = [block for words in _blocks(_root(tree)) if (block := " ".join(words.split()))]
    long = [i for i, block in enumerate(blocks) if len(block) >= _SHORTEST]
    if not long:
        return "\n".join(blocks)
    return "\n".join(blocks[long[0] : long[-1] + 1])


def _root(tree: HtmlElement) -> HtmlElement:
    for tag in ("article", "main", "body"):
        found = [element for element, _ in zip(tree.iter(tag), range(2), strict=False)]
        if len(found) == 1:
            return found[0]
    return tree


def _blocks(root: HtmlElement) -> list[str]:
    blocks: list[str] = []
    words: list[str] = []
    skipping = 0

    def close() -> None:
        if words:
            blocks.append("".join(words))
            words.clear()

    for event, element in etree.iterwalk(root, events=("start", "end")):
        skipped = element.tag in _SKIPPED and element is not root
        block = element.tag not in _INLINE
        if event == "start":
            skipping += skipped
            if block:
                close()
            if not skipping and element.text:
                words.append(element.text)
        else:
            skipping -= skipped
            if block:
                close()
            if not skipping and element.tail and element is not root:
                words.append(element.tail)
    close()
    return blocks
