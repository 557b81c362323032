"""Sayso, a source-tracing desk for news: who said what, through whom, and what is nobody's but the article's.

>>> import sayso
>>> reading = sayso.read("The mayor said the bridge would close.", published="2026-03-06")
"""

from sayso.record import Article, Reading

__version__ = "0.1.0"
__all__ = ["Article", "Reading", "__version__", "read"]


def read(text: str | Article, *, title: str | None = None, published: str | None = None, outlet: str | None = None) -> Reading:
    """The reading of an article, or of a text taken to the letter, so that offsets hold.

    `published` is an ISO 8601 date, against which times are resolved. Raises `InputError` where a field cannot be used.
    """
    from sayso.intake import read_row
    from sayso.reading.reader import read_article

    if isinstance(text, Article):
        return read_article(text)
    return read_article(read_row({"id": "text", "text": text, "title": title, "published": published, "outlet": outlet}))
