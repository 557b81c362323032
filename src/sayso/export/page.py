"""One self-contained page for one or several readings: nothing is fetched, and its policy names the only style and script it has."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

from sayso import __version__
from sayso.export import words
from sayso.export.body import Body
from sayso.export.margin import margin
from sayso.export.markup import Html, join, tag, text, web_link
from sayso.export.view import View
from sayso.record import Reading

_LAYERS = (("mentions", "Actors"), ("events", "Events"), ("places", "Places"), ("times", "Times"))


@cache
def _asset(name: str) -> Html:
    return Html((files("sayso") / "data" / "page" / name).read_text(encoding="utf-8"))


def _hash(asset: Html) -> str:
    return f"'sha256-{b64encode(sha256(asset.encode()).digest()).decode()}'"


def policy() -> str:
    """The content security policy of a page: its own style and its own script, and nothing else from anywhere."""
    style, script = _hash(_asset("page.css")), _hash(_asset("page.js"))
    return f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def page(readings: Iterable[Reading]) -> Iterator[str]:
    """The page in parts, one for each reading between head and foot, so that many readings need not be held at once."""
    numbered = enumerate(readings, 1)
    first = next(numbered, None)
    title = (words.line(first[1].article.title or first[1].article.id) if first else "No articles") + " – Sayso"
    yield _head(title)
    if first:
        yield _reading(View(first[1], first[0]))
    else:
        yield tag("p", "No article was read.", class_="empty")
    for number, reading in numbered:
        yield _reading(View(reading, number))
    yield _foot()


def _head(title: str) -> str:
    parts = (
        Html('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'),
        Html('<meta name="referrer" content="no-referrer">\n'),
        Html(f'<meta name="generator" content="Sayso {__version__}">\n'),
        tag("title", title),
        Html("\n<style>"), _asset("page.css"), Html("</style>\n</head>\n<body>\n"),
        tag("header", tag("p", tag("b", "Sayso"), tag("span", "on whose say-so?"), class_="brand"), _legend(), class_="mast"),
        Html("\n<main>\n"),
    )  # fmt: skip
    return "".join(parts)


def _foot() -> str:
    note = "Every mark points at characters of the text. Sayso tells what a text says and who says so; it rates nobody."
    return "".join((Html("\n</main>\n"), tag("footer", note), Html("\n<script>"), _asset("page.js"), Html("</script>\n</body>\n</html>\n")))


def _legend() -> Html:
    keys = (
        tag("span", tag("span", "source", class_="src first last")),
        tag("span", tag("span", "cue", class_="cue")),
        tag("span", tag("span", "content", class_="con v1"), " ", tag("span", "“quoted”", class_="con quo v1")),
        tag("span", tag("span", "other hands", class_="hand")),
        tag("span", tag("span", "◇", class_="voice report"), " the article’s own voice"),
        tag("span", tag("span", "◆", class_="voice opinion"), " its opinion or prediction"),
    )
    return tag("p", *keys, class_="legend", aria_label="how the text is marked")


def _reading(view: View) -> Html:
    body = Body(view)
    parts = [_top(view, body)]
    if view.reading.unread:
        why = f"Not read: Sayso does not read the language of this article ({view.article.language or 'unknown'})."
        parts.append(tag("p", why, " Its text is kept as it is.", class_="unread"))
    written = tag("div", body.paragraphs(), class_="text", lang=_language(view), dir="auto")
    if view.reading.unread:
        parts.append(tag("div", written, class_="columns alone"))
    else:
        parts.append(tag("div", tag("div", _layers(), written, class_="column"), margin(view), class_="columns"))
    return tag("article", *parts, class_="reading", id=f"r{view.number}")


def _language(view: View) -> str | None:
    language = view.article.language or ""
    return language if language.isascii() and language.replace("-", "").isalnum() else None


def _layers() -> Html:
    """Switches for what the text can show beside statements; the script, which they need, unhides them."""
    buttons = [tag("button", name, type="button", data_layer=layer, aria_pressed="false") for layer, name in _LAYERS]
    return tag("p", "Also mark ", *buttons, class_="layers", hidden=True)


def _top(view: View, body: Body) -> Html:
    article = view.article
    facts: list[tuple[str, Html | str]] = [
        ("Outlet", article.outlet or "unknown"),
        ("By", article.byline or ""),
        ("Published", tag("time", article.published) if article.published else "unknown"),
        ("Language", article.language or "unknown"),
        ("Address", web_link(article.url, article.url) if article.url else ""),
        ("File", article.id),
    ]
    rows = [tag("div", tag("dt", name), tag("dd", fact, title=_found(view, name))) for name, fact in facts if fact]
    return tag("header", body.title(), tag("dl", *rows, class_="facts"), _republished(view), _headline(view), class_="top")


def _found(view: View, name: str) -> str | None:
    field = {"Outlet": "outlet", "By": "byline", "Published": "published", "Language": "language", "Address": "url"}.get(name, "")
    how = view.article.found.get(field)
    return f"found: {how}" if how else None


def _republished(view: View) -> Html | None:
    notice = view.article.republished_from
    if notice is None:
        return None
    where = web_link(notice.url, notice.name or notice.url or "") if notice.name or notice.url else text("an unknown place")
    why = text(f" ({notice.why})" if notice.why else "")
    return tag("p", tag("b", "Republished from "), where, why, class_="republished")


def _headline(view: View) -> Html | None:
    check = view.reading.headline
    if check.support is None:
        return None
    sides = [tag("div", tag("dt", label), tag("dd", said)) for label, said, _ in words.headline_sides(view.article, check)]
    nearest = [tag("span", " ", view.to_entry(key)) for key in check.nearest if key in view.attributions]
    return tag(
        "section",
        tag("h2", "Headline: ", tag("b", words.SUPPORT[check.support], class_=check.support)),
        tag("dl", *sides, class_="sides") if sides else None,
        tag("p", check.why or "", *([" Nearest: ", join(nearest)] if nearest else [])),
        class_="check",
        id=view.key("headline"),
        data_i=view.key("headline"),
    )
