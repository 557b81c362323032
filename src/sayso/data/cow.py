"""Country codes of the Correlates of War project (`cow_codes.tsv`)."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sayso.data.lexicon import lines
from sayso.errors import DataError


@cache
def cow_codes() -> Mapping[str, int]:
    """ISO 3166 alpha-3 (and XKX) to the project's number of the state."""
    table: dict[str, int] = {}
    for number, line in lines("cow_codes.tsv"):
        words = line.split()
        try:
            table.update({alpha3: int(code) for code, alpha3 in zip(words[::2], words[1::2], strict=True)})
        except ValueError as error:
            raise DataError(f"cow_codes.tsv, line {number}: {error}") from error
    return MappingProxyType(table)
