"""From bytes to an `Article`: files, folders and standard input; plain text, web pages and JSON lines."""

from sayso.intake.door import iter_articles
from sayso.intake.draft import Given
from sayso.intake.html import read_html
from sayso.intake.jsonl import read_row
from sayso.intake.language import READ_LANGUAGES, detect
from sayso.intake.text import read_text

__all__ = ["READ_LANGUAGES", "Given", "detect", "iter_articles", "read_html", "read_row", "read_text"]
