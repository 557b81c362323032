"""What can go wrong, as one small tree.

SaysoError                 the only errors that a user sees, each with one clear line
├── InputError             something given to be read cannot be: names the file, line or field
│   └── EmptyArticle       there is nothing in it to read
├── OutputError            the record cannot be written (disk full, read-only folder, closed pipe)
└── DataError              a table, gazetteer or model of Sayso's own is missing or damaged
"""


class SaysoError(Exception):
    """Base of every error that Sayso raises on purpose; `str()` is one line for a user."""


class InputError(SaysoError):
    """An article, archive or option that cannot be used.

    `where` names the file, and the line or field where there is one: "news.jsonl, line 3".
    """

    def __init__(self, message: str, where: str | None = None) -> None:
        self.message = message
        self.where = where
        super().__init__(f"{where}: {message}" if where else message)


class EmptyArticle(InputError):
    """An input without any text to read."""


class OutputError(SaysoError):
    """The record cannot be written where it was asked for."""


class DataError(SaysoError):
    """A table or model that ships with Sayso, or was built by its user, is missing or damaged."""
