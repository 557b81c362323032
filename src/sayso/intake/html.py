"""A web page -> an `Article`.

trafilatura finds the article's own words in the page; what it gives is the canonical text, and the page's bytes are kept beside it. Nothing
is fetched: it is handed a parsed tree. It has no deadline of its own, and some shapes of page cost it minutes, so pages beyond the size of
any news article (`MOST_ELEMENTS` and the like) are read by a plainer way, paragraph by paragraph, which takes time in step with the page.
"""

import logging
import re
from functools import cache
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sayso.errors import EmptyArticle, InputError
from sayso.intake.draft import Draft, Given, origin
from sayso.intake.page import describe
from sayso.intake.paragraphs import paragraphs
from sayso.intake.reposted import page_notice
from sayso.intake.text import MAX_BYTES, decode, decode_bytes, refuse_binary, signature
from sayso.record import Article

MOST_ELEMENTS = 15_000
MOST_SIBLINGS = 3_000
MOST_CHARACTERS = 4_000_000
DEEPEST = 200
MOST_ATTRIBUTES = 500

_HEAD = 4096
_CHARSET = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.+-]{2,30})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.+-]{2,30})",
    re.IGNORECASE,
)
_CODECS = re.compile(
    r"(?:windows-|cp)(?:125[0-8]|874|932|949)|iso-?8859-(?:[1-9]|1[013-6])|latin-?[1-9]|koi8-[ru]|gb2312|gbk|gb18030|big5|shift[_-]jis|euc-(?:jp|kr)"
    r"|iso-2022-jp|macintosh|tis-620|ibm866"
)
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "windows-874": "cp874", "tis-620": "cp874", "windows-949": "cp949",
    "euc-kr": "cp949", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "x-gbk": "gb18030",
}  # fmt: skip
# A start tag, in one step for each attribute; possessive, so that no tag is looked at twice.
_ATTRIBUTE = r"[\s/]++[^\s>=/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"']++))?+"
_START_TAG = re.compile(rf"<[a-zA-Z][^\s>/]*+(?:((?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES}}}+)|(?:{_ATTRIBUTE})*+)")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BEGINS_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|title|meta|link|article|main|section|div|p|h[1-6]|span|a|table|script|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<\?xml-stylesheet[^>]{0,300}>\s*|<!--.{0,2000}?-->\s*){0,5}<(?:rss|feed|rdf:rdf|urlset)\b",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_page(head: str) -> bool:
    """Whether a text that begins so is a web page."""
    return _BEGINS_PAGE.match(head) is not None


def looks_like_feed(head: str) -> bool:
    """Whether a text that begins so is a feed or a site map."""
    return _BEGINS_FEED.match(head) is not None


def decode_page(content: bytes, where: str | None = None, charset: str | None = None) -> tuple[str, str]:
    """The characters of a page, and how they were decoded: a byte order mark, UTF-8 where it is that, else the charset that a server or
    the page declares, else Windows-1252. Raises InputError on a binary file.
    """
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(content, where)
    if kind := signature(content):
        raise InputError(f"not a web page but {kind}", where)
    if content[1:2] == b"\0" or content[:1] == b"\0":
        return decode(content, where)
    head = _CHARSET.search(content[:_HEAD])
    declared = (charset or (head and (head[1] or head[2]).decode("ascii")) or "").lower()
    if declared.startswith("iso-2022"):
        return _declared(content, declared)
    refuse_binary(content, where)
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    if _CODECS.fullmatch(_AS_BROWSERS_DO.get(declared, declared)) or declared in _AS_BROWSERS_DO:
        return _declared(content, declared)
    return decode_bytes(content)


def _declared(content: bytes, charset: str) -> tuple[str, str]:
    try:
        return content.decode(_AS_BROWSERS_DO.get(charset, charset), errors="replace"), f"{charset}, as declared"
    except (LookupError, UnicodeError):
        return decode_bytes(content)


def read_html(
    content: bytes,
    *,
    name: str | None = None,
    where: str | None = None,
    given: Given | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Article:
    """The article of a page's bytes. Raises InputError where they are no page, EmptyArticle where the page has no article's text.

    `url` is where the page was fetched from and `charset` what the server said, where they are known.
    """
    if len(content) > MAX_BYTES:
        raise InputError(f"larger than {MAX_BYTES // 2**20} MB", where)
    page, how = decode_page(content, where, charset)
    if not page.strip():
        raise EmptyArticle("there is nothing in it", where)
    if looks_like_feed(page[:_HEAD]):
        raise InputError("a feed or site map, not an article", where)
    tree = parse_page(page, where)
    draft = Draft(id=name or "stdin", text="", origin=origin(content, "text/html", name))
    describe(tree, draft, url)
    draft.notice = page_notice(tree, draft.url, draft.outlet)
    draft.text, method = main_text(tree)
    if not draft.text:
        raise EmptyArticle("no article's text was found in the page", where)
    draft.found["text"] = f"{method}, decoded as {how}"
    return draft.article(given)


def parse_page(page: str, where: str | None = None) -> HtmlElement:
    """The tree of a page, comments and processing instructions left out; raises InputError where there is none.

    The HTML parser knows no document type definitions, so entity bombs and external entities are inert; the network is closed to it.
    """
    if any(match[1] for match in _START_TAG.finditer(page)):
        raise InputError(f"a tag in it has {MOST_ATTRIBUTES} attributes or more", where)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False, no_network=True)
    try:
        return document_fromstring(_NO_XML.sub("", page).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError("not a web page: nothing in it could be parsed", where) from error


def main_text(tree: HtmlElement) -> tuple[str, str]:
    """The words of a page's article, and how they were found; "" where there are none."""
    if reason := _too_much(tree):
        return paragraphs(tree), f"the page's paragraphs ({reason})"
    if text := _trafilatura(tree):
        return text, "trafilatura's main text"
    return paragraphs(tree), "the page's paragraphs (trafilatura found no article)"


def _too_much(tree: HtmlElement) -> str | None:
    """Why a page is not one to hand to trafilatura, or None."""
    elements = characters = depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        characters += len(element.text or "") + len(element.tail or "")
        if depth > DEEPEST:
            return f"tags nested more than {DEEPEST} deep"
        if elements > MOST_ELEMENTS:
            return f"more than {MOST_ELEMENTS} elements"
        if len(element) > MOST_SIBLINGS:
            return f"more than {MOST_SIBLINGS} elements side by side"
    return "too much text for one article" if characters > MOST_CHARACTERS else None


@cache
def _options() -> dict[str, Any]:
    """trafilatura's settings, chosen by the 4-gram F1 of `benchmarks/html.py`. Its deduplication remembers other pages: it is off."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return {"include_comments": False, "include_tables": True, "deduplicate": False, "with_metadata": False}


def _trafilatura(tree: HtmlElement) -> str:
    # It takes a second to import, which those who read no page need not wait for.
    from trafilatura import bare_extraction

    for precise in (True, False):
        try:
            document = bare_extraction(tree, favor_precision=precise, **_options())
        except Exception:  # whatever a hostile page brings about in there, there is the plainer way
            return ""
        text = (getattr(document, "text", None) or "").strip()
        if text:
            return text
    return ""
