"""What a web page's metadata say of its article, and where each datum was found.

Only what the page declares is taken: JSON-LD, meta elements, `<time>`, `<link>`, microdata, its headings and byline. The words of the body
are never searched for a date: a treaty's date, or the year in a copyright line, is not when the article was published.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from sayso.intake.dates import page_date, url_date
from sayso.intake.draft import Draft, sound

Node = dict[str, Any]

_LONGEST = 500
_MOST_SCRIPTS = 50
_SCRIPT_SIZE = 2**20
_MOST_NODES = 2000

_ARTICLE_TYPES = re.compile(r"article|posting|report|^opinion|review|^creativework$", re.IGNORECASE)
_DATES = (
    "article:published_time", "og:article:published_time", "article:published", "article.published", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "published_date",
    "published_time", "citation_publication_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dc.created", "dc.date", "dcterms.date", "rnews:datepublished", "bt:pubdate", "cxenseparse:recs:publishtime",
    "originalpublicationdate", "article_date_original", "displaydate", "date",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "authors", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author",
    "creator", "article:author_name", "shareaholic:article_author_name", "cxenseparse:author",
)  # fmt: skip
_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_journal_title",
    "apple-mobile-web-app-title",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "sailthru.title", "parsely-title", "title")
_PUBLISHED_CLASS = re.compile(r"publish|posted|pub-?date|entry-date|article-?date|post-?date|date-?line|timestamp|created", re.IGNORECASE)
_MODIFIED_CLASS = re.compile(r"updat|modif|edited", re.IGNORECASE)
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author-?name|article-?author|entry-author|post-author|author)(?:$|[\s_-]|__)", re.IGNORECASE
)
_BY = re.compile(r"^(?:(?:written|posted|reported|story|words|text)\s+)?by[\s:]+", re.IGNORECASE)
_STAMP = re.compile(r"\s+(?:published|updated|posted|last\s+updated|on)\s+(?=\S*\d|[A-Z][a-z]+\.?\s+\d)", re.IGNORECASE)
_NOT_BYLINE_CLASS = re.compile(r"comment|form|reply|field|bio|avatar|image|photo|related", re.IGNORECASE)
_NO_NAME = re.compile(r"https?://|www\.|@\w+\.\w|^(?:admin|administrator|editor|staff|guest|unknown|none|null|n/a)$|[{}<>]", re.IGNORECASE)
_SEPARATED = re.compile(r"\s+[|•·»«›—–:-]+\s+")


def describe(tree: HtmlElement, draft: Draft, url: str | None = None) -> None:
    """Fill title, url, outlet, byline, published and language of `draft` from a page; `url` is where it was fetched from, if it was."""
    meta = meta_of(tree)
    node = _article_node(tree)
    _url(tree, meta, node, draft, url)
    _outlet(meta, node, draft)
    _title(tree, meta, node, draft)
    _byline(tree, meta, node, draft)
    _published(tree, meta, node, draft)
    _language(tree, meta, node, draft)


def absolute(url: object, base: str | None = None) -> str | None:
    """An http or https URL, made absolute where `base` is known; None for anything else (`javascript:`, `file:`, a fragment)."""
    if not isinstance(url, str) or not url.strip() or len(url) > 2000:
        return None
    try:
        found = urljoin(base or "", sound(url.strip()))
        parts = urlsplit(found)
        usable = parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s<>\"\x00-\x1f]", found)
    except ValueError:
        return None
    return found if usable else None


def meta_of(tree: HtmlElement) -> dict[str, str]:
    """The page's meta elements: name, property or itemprop in lower case, and the first content of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content)
    return found


def _article_node(tree: HtmlElement) -> Node:
    """The JSON-LD object of the page's article, or an empty one; articles that it only lists or links to are not looked at."""
    best: Node = {}
    for number, script in enumerate(tree.iter("script")):
        if number >= 10 * _MOST_SCRIPTS:
            break
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > _SCRIPT_SIZE:
            continue
        try:
            data = json.loads(script.text.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            names = [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
            if any(_ARTICLE_TYPES.search(name) for name in names) and (not best or ("headline" in node and "headline" not in best)):
                best = node
    return best


def _nodes(data: object) -> Iterator[Node]:
    """The objects at the top of a JSON-LD document."""
    waiting, seen = [data], 0
    while waiting and seen < _MOST_NODES:
        item = waiting.pop()
        seen += 1
        if isinstance(item, list):
            waiting.extend(reversed(item[:_MOST_NODES]))
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("mainEntityOfPage", "mainEntity", "@graph") if isinstance(item.get(key), list | dict))


def _clean(value: object) -> str | None:
    """A datum as one line of text without markup; None where nothing is left."""
    if not isinstance(value, str):
        return None
    value = value[: 4 * _LONGEST]
    if "<" in value:
        value = re.sub(r"<[^<>]{0,300}>", " ", value)
    # Many a page escapes its metadata once too often.
    value = unescape(value) if "&" in value else value
    value = " ".join(value.replace("\0", "").split())
    return value[:_LONGEST] or None


def _name(value: object) -> str | None:
    """The name in a JSON-LD person or organisation, or in a list of them."""
    if isinstance(value, list):
        names = [name for item in value[:20] if (name := _name(item))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    return _clean(value)


def _url(tree: HtmlElement, meta: dict[str, str], node: Node, draft: Draft, url: str | None) -> None:
    declared = absolute(meta.get("og:url"), url)
    base = url or declared
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            canonical = absolute(link.get("href"), base)
            # A canonical address on another site is where this copy was taken from, not where it stands.
            if canonical and (base is None or same_site(canonical, base)):
                draft.put("url", canonical, "the canonical link")
            break
    draft.put("url", declared, "meta og:url")
    draft.put("url", url, "where it was fetched from")
    page = node.get("mainEntityOfPage")
    for value in (node.get("url"), page.get("@id") if isinstance(page, dict) else page):
        draft.put("url", absolute(value), "JSON-LD url")


def _outlet(meta: dict[str, str], node: Node, draft: Draft) -> None:
    """The first name given for the site that is like its host's, else the first, else the host's."""
    declared = [(_clean(meta.get(name)), f"meta {name}") for name in _OUTLETS]
    declared.insert(1, (_name(node.get("publisher")), "JSON-LD publisher"))
    names = [(name, how) for name, how in declared if name and not _NO_NAME.search(name)]
    host = (urlsplit(draft.url).hostname or "").removeprefix("www.") if draft.url else ""
    own = site(draft.url).partition(".")[0] if draft.url else ""
    for name, how in [pair for pair in names if own and _alike(pair[0], own)] + names:
        draft.put("outlet", name, how)
    draft.put("outlet", host, "the host of its URL")


def same_site(a: str, b: str) -> bool:
    """Whether two URLs lie on one site, so far as their host names tell: the last two labels are the same."""
    return site(a) == site(b)


def site(url: str) -> str:
    """The part of a URL's host name that names the site: "news.example.co.uk" gives "example.co.uk"."""
    labels = (urlsplit(url).hostname or "").split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in ("co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go")
    return ".".join(labels[-3 if short else -2 :])


def _title(tree: HtmlElement, meta: dict[str, str], node: Node, draft: Draft) -> None:
    outlet = draft.outlet
    draft.put("title", _unsuffixed(_clean(node.get("headline")), outlet), "JSON-LD headline")
    for name in _TITLES[:1]:
        draft.put("title", _unsuffixed(_clean(meta.get(name)), outlet), f"meta {name}")
    headings = [words for h1 in _some(tree.iter("h1")) if (words := _words(h1))]
    if len(headings) == 1:
        draft.put("title", headings[0], "the only h1")
    for name in _TITLES[1:]:
        draft.put("title", _unsuffixed(_clean(meta.get(name)), outlet), f"meta {name}")
    element = next(iter(tree.iter("title")), None)
    if element is not None:
        draft.put("title", _unsuffixed(_words(element), outlet), "the title element")
    if headings:
        draft.put("title", headings[0], "the first h1")


def _unsuffixed(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name after its last bar or dash (or before its first)."""
    if title is None or outlet is None:
        return title
    parts = _SEPARATED.split(title)
    marks = _SEPARATED.findall(title)
    if len(parts) > 1 and _alike(parts[-1], outlet):
        return title[: title.rindex(marks[-1])].strip()
    if len(parts) > 1 and _alike(parts[0], outlet):
        return title[title.index(marks[0]) + len(marks[0]) :].strip()
    return title


def _alike(part: str, outlet: str) -> bool:
    a, b = (re.sub(r"^the|com$|\W", "", name.casefold()) for name in (part, outlet))
    return bool(a) and (a == b or (len(a) > 3 and len(b) > 3 and (a in b or b in a)))


def _byline(tree: HtmlElement, meta: dict[str, str], node: Node, draft: Draft) -> None:
    draft.put("byline", _author(_name(node.get("author") or node.get("creator"))), "JSON-LD author")
    for name in _AUTHORS:
        draft.put("byline", _author(_clean(meta.get(name))), f"meta {name}")
    if draft.byline is not None:
        return
    for element in _some(tree.iter("a", "span", "div", "p", "address", "cite", "li"), 5000):
        if "author" in (element.get("rel") or "").lower().split():
            draft.put("byline", _author(_words(element)), "a link to its author")
        elif (element.get("itemprop") or "").lower() == "author":
            draft.put("byline", _author(_words(element)), "itemprop author")
        elif _BYLINE_CLASS.search(kind := (element.get("class") or "")[:300]) and not _NOT_BYLINE_CLASS.search(kind):
            draft.put("byline", _author(_words(element)), f"an element of class {kind.split()[0][:40]}")
        if draft.byline is not None:
            return


def _author(words: str | None) -> str | None:
    words = _STAMP.split(_BY.sub("", words))[0].strip(" ,;|•·-–—") if words else ""
    if not words or len(words) > 120 or len(words.split()) > 16 or _NO_NAME.search(words) or not any(c.isupper() for c in words):
        return None
    return words


def _published(tree: HtmlElement, meta: dict[str, str], node: Node, draft: Draft) -> None:
    for key in ("datePublished", "uploadDate", "dateCreated"):
        value = node.get(key)
        if isinstance(value, str):
            draft.put("published", page_date(value), f"JSON-LD {key}")
    for name in _DATES:
        draft.put("published", page_date(meta.get(name, "")), f"meta {name}")
    for element in _some(tree.iter("time", "abbr", "span", "div", "p", "meta"), 5000):
        if (element.get("itemprop") or "").lower() == "datepublished":
            value = element.get("datetime") or element.get("content") or element.get("title") or _words(element) or ""
            draft.put("published", page_date(value), "itemprop datePublished")
    times = [(time, value) for time in _some(tree.iter("time"), 500) if (value := page_date(time.get("datetime") or _words(time) or ""))]
    for time, value in times:
        described = " ".join(filter(None, (time.get("class"), time.get("id"), "publish" if time.get("pubdate") is not None else "")))[:300]
        if _PUBLISHED_CLASS.search(described) and not _MODIFIED_CLASS.search(described):
            draft.put("published", value, "a time element for its publication")
    # Other time elements may belong to other articles, unless all of them name one day.
    if len({value[:10] for _, value in times}) == 1:
        draft.put("published", times[0][1], "the page's only time element" if len(times) == 1 else "all time elements of the page")
    if draft.url is not None:
        draft.put("published", url_date(draft.url), "the path of its URL")


def _language(tree: HtmlElement, meta: dict[str, str], node: Node, draft: Draft) -> None:
    root = tree.getroottree().getroot()
    declared = (
        (root.get("lang") or root.get("xml:lang"), "the page's lang attribute"),
        (meta.get("og:locale"), "meta og:locale"),
        (node.get("inLanguage"), "JSON-LD inLanguage"),
        (meta.get("dc.language") or meta.get("language"), "meta language"),
    )
    for value, how in declared:
        match = re.match(r"\s*([A-Za-z]{2})(?:[-_]|\s*$)", value) if isinstance(value, str) else None
        if match:
            draft.put("language", match[1].lower(), how)


def _some(elements: Iterator[HtmlElement], most: int = 50) -> Iterator[HtmlElement]:
    for number, element in enumerate(elements):
        if number >= most:
            return
        yield element


def _words(element: HtmlElement) -> str | None:
    """The words inside an element as one line; at most the first five hundred characters of them are looked at."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > 2 * _LONGEST:
            break
    return _clean(" ".join("".join(parts).split()))
