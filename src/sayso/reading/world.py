"""What is known of the world: bodies with their country and sector, and who held which office when. Tables in `data/`."""

from functools import cache


@cache
def _aliases() -> dict[str, str]:
    return {}


def alias(key: str) -> str | None:
    """The canonical key of an organisation that `key` names, or None."""
    return _aliases().get(key)


def country_of_body(key: str) -> str | None:
    """The country of the organisation that `key` names, or None."""
    return None
