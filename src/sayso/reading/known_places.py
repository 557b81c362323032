"""Names that any reader takes for a city first: what the gazetteer alone says of a name, without the article."""

from functools import lru_cache

from sayso.data.lexicon import given_names
from sayso.gazetteer import open_gazetteer

_FAMOUS = 150_000
_CLEAR = 5
_NEVER = frozenset("north south east west northern southern eastern western central middle upper lower new old university union".split())


@lru_cache(maxsize=8192)
def famous(text: str) -> str | None:
    """The country of the one large city that bears the name `text`: over 150,000 people, five times the next elsewhere. Else None."""
    if len(text) < 4 or text.lower() in _NEVER or given_names().get(text) in ("m", "f"):
        return None
    found = sorted((e for e in open_gazetteer().lookup(text) if e.kind == "city"), key=lambda e: -e.population)
    if not found or found[0].population < _FAMOUS:
        return None
    rest = max((e.population for e in found if e.country != found[0].country), default=0)
    return found[0].country if found[0].population >= _CLEAR * rest else None


@lru_cache(maxsize=8192)
def listed(text: str) -> bool:
    """Whether the gazetteer has a place of exactly this name, of any size."""
    return any(e.exact for e in open_gazetteer().lookup(text))


def is_direction(text: str) -> bool:
    """Whether a word is a point of the compass or the like, which names no place by itself."""
    return text.lower() in _NEVER
