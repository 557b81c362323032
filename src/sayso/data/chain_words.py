"""Words that tell the links of a chain apart (`chain_words.tsv`)."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sayso.data.lexicon import lines, nouns


@cache
def chain_words() -> Mapping[str, frozenset[str]]:
    """The kinds of the table, each with its words."""
    table: dict[str, frozenset[str]] = {}
    for _, line in lines("chain_words.tsv"):
        kind, _, words = line.partition("\t")
        table[kind] = frozenset(words.split())
    return MappingProxyType(table)


@cache
def people() -> frozenset[str]:
    """Nouns, singular and plural and in lower case, for people and bodies that words can be addressed to."""
    roles = {words.split()[-1] for words in nouns()}
    return frozenset(roles) | chain_words()["addressee"]
