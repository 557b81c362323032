"""What a page's metadata and links say of the place that its article was taken from."""

from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from sayso.intake.page import absolute, meta_of, same_site
from sayso.intake.republished import cue_before
from sayso.record import Republished

_MOST_LINKS = 5000
_LONGEST_NAME = 120
_META = ("original-source", "syndication-source", "dc.source", "article:original_source")
_CACHES = ("ampproject.org", "google.com", "archive.org", "archive.ph", "archive.today", "webcache.googleusercontent.com")


def page_notice(tree: HtmlElement, url: str | None, outlet: str | None) -> Republished | None:
    """Where a page says that its article first stood: a link after the words of a notice, else a source or canonical address elsewhere.

    Its span is null, as these words are the page's and may not stand in the article's text.
    """
    return _linked(tree, url, outlet) or _declared(tree, url)


def _linked(tree: HtmlElement, url: str | None, outlet: str | None) -> Republished | None:
    for link in islice(tree.iter("a"), _MOST_LINKS):
        outer = link
        # The words before a link may stand before the emphasis that it stands in.
        while (
            (before := _before(outer)) == ""
            and outer.getparent() is not None
            and outer.getparent().tag in ("em", "i", "b", "strong", "span", "cite")
        ):
            outer = outer.getparent()
        if not before.strip() or not cue_before(before):
            continue
        target = absolute(link.get("href"), url)
        name = " ".join("".join(islice(link.itertext(), 20)).split())[:_LONGEST_NAME] or None
        if target and url and same_site(target, url):
            continue
        if name and outlet and name.casefold() == outlet.casefold():
            continue
        if name and (name.startswith("http") or name.lower() in ("here", "this link", "link", "website", "this website")):
            name = None
        if name or target:
            return Republished(name=name, url=target, why="a link in the page" if name else "only a link is given")
    return None


def _before(element: HtmlElement) -> str:
    """The text right before an element, inside its parent."""
    previous = element.getprevious()
    parent = element.getparent()
    text = (parent.text if parent is not None else None) if previous is None else previous.tail
    return (text or "")[-300:]


def _declared(tree: HtmlElement, url: str | None) -> Republished | None:
    meta = meta_of(tree)
    for name in _META:
        source = absolute(meta.get(name), url)
        if source and url and not same_site(source, url):
            return Republished(url=source, why=f"meta {name} gives an address and no name")
    if url is None:
        return None
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            canonical = absolute(link.get("href"), url)
            host = (urlsplit(canonical).hostname or "") if canonical else ""
            own = urlsplit(url).hostname or ""
            if canonical and not same_site(canonical, url) and not host.endswith(_CACHES) and not own.endswith(_CACHES):
                return Republished(url=canonical, why="the canonical link leads to another site and gives no name")
            break
    return None
