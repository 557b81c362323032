"""An article in the making: what every reader fills in, and what is done alike for all of them at the end."""

import hashlib
import re
from dataclasses import dataclass, field

from sayso.errors import InputError
from sayso.intake.dates import iso
from sayso.intake.language import identify
from sayso.intake.republished import find_notice
from sayso.intake.title import find_title
from sayso.record import Article, Origin, Republished, Span

_SURROGATES = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def sound(text: str) -> str:
    """`text` with each lone surrogate turned into U+FFFD: it is no character, and no UTF-8 can carry it. Offsets stay as they are."""
    return _SURROGATES.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`text` fit for a line of an error message or an id: no control characters, no lone surrogates."""
    return _UNPRINTABLE.sub("\ufffd", sound(text))


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the articles, for those that do not say it themselves. Raises InputError on a date that is not ISO 8601."""

    published: str | None = None
    outlet: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", checked_date(self.published, "the publication date given"))
        if self.outlet is not None:
            object.__setattr__(self, "outlet", sound(" ".join(self.outlet.split())) or None)


def checked_date(value: str, where: str | None) -> str:
    """`value` in ISO 8601; raises InputError where it is not a date or date-time of that form."""
    found = iso(value)
    if found is None:
        shown = one_line(value if len(value) <= 40 else value[:40] + "...")
        raise InputError(f'"{shown}" is not an ISO 8601 date, such as 2024-05-24 or 2024-05-24T13:30:00Z', where)
    return found


def origin(content: bytes, media_type: str, name: str | None) -> Origin:
    """The record of the bytes that an article was read from."""
    return Origin(path=name, media_type=media_type, sha256=hashlib.sha256(content).hexdigest(), content=content)


@dataclass
class Draft:
    """What a reader found. `language` is what the input declares; `notice` what a page's metadata and links say of its first place."""

    id: str
    text: str
    origin: Origin | None = None
    title: str | None = None
    title_span: Span | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    notice: Republished | None = None
    found: dict[str, str] = field(default_factory=dict)

    def put(self, datum: str, value: str | None, how: str) -> None:
        """Set a datum and how it was found, unless there is nothing to set or it is set already."""
        if value and getattr(self, datum) is None:
            setattr(self, datum, sound(value))
            self.found[datum] = how

    def article(self, given: Given | None = None) -> Article:
        """The finished article: gaps filled with what was given, the language, the title's place and the notice of republication."""
        given = given or Given()
        text = sound(self.text)
        self.put("published", given.published, "given by the user")
        self.put("outlet", given.outlet, "given by the user")
        title_span = self.title_span
        if self.title is not None and title_span is None:
            title_span = find_title(text, self.title)
        language, why = identify(text)
        if language is None and self.language is not None:
            language, why = self.language, self.found.get("language", "declared")
        notice = find_notice(text, self.outlet)
        if notice is not None and notice.url is None and self.notice is not None and _same_name(notice, self.notice):
            notice = notice.model_copy(update={"url": self.notice.url})
        return Article(
            id=one_line(self.id),
            url=self.url,
            outlet=self.outlet,
            title=self.title,
            title_span=title_span,
            byline=self.byline,
            published=self.published,
            language=language,
            text=text,
            republished_from=notice or self.notice,
            found={**self.found, "language": why},
            origin=self.origin,
        )


def _same_name(a: Republished, b: Republished) -> bool:
    return a.name is None or b.name is None or a.name.casefold() == b.name.casefold()
