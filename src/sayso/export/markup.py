"""HTML that is safe by construction: what is not `Html` already is escaped when it goes into a tag."""

import re
from html import escape

from sayso.export.words import visible

_WEB = re.compile(r"https?://[^\s<>\"'`\\^{|}\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+", re.IGNORECASE)


class Html(str):
    """Markup that may go into a page as it is."""

    __slots__ = ()


def text(words: str) -> Html:
    """`words` as text: nothing in it is markup, and no control character is left."""
    return words if isinstance(words, Html) else Html(escape(visible(words)))


def join(parts: list[Html], between: str = "") -> Html:
    """Parts one after the other; `between` is escaped."""
    return Html(text(between).join(parts))


def tag(name: str, *children: str | None, **attributes: str | bool | None) -> Html:
    """An element; children that are not `Html` are escaped, None is left out.

    Attribute `class_` becomes `class` and `data_i` becomes `data-i`; None, False and an empty class are left out, True stands alone.
    """
    written = [name]
    for key, value in attributes.items():
        attribute = key.rstrip("_").replace("_", "-")
        if value is True:
            written.append(attribute)
        elif value or (value == "" and attribute != "class"):
            written.append(f'{attribute}="{escape(visible(str(value)))}"')
    inner = "".join(text(child) for child in children if child is not None)
    return Html(f"<{' '.join(written)}>{inner}</{name}>")


def web_link(url: str | None, label: str) -> Html:
    """A link to a page of the web; only the label where `url` is not plainly http or https."""
    if url is None or not _WEB.fullmatch(url):
        return text(label)
    return tag("a", label, href=url, rel="noopener noreferrer nofollow")
