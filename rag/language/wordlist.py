"""The word list that ships: Dutch word forms with how common they are (OpenTaal, see models/words.md)."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib import resources

from rag.language.tokens import fold

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _read(name: str) -> str:
    return gzip.decompress(resources.files("rag.language").joinpath(name).read_bytes()).decode()


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Dutch word forms in lower case."""
    return frozenset(_read("words.txt.gz").split("\n"))


@lru_cache(maxsize=1)
def verb_forms() -> frozenset[str]:
    """Common forms in -en that are verbs and no plural nouns, in lower case.

    >>> "bouwen" in verb_forms(), "gebouwen" in verb_forms()
    (True, False)
    """
    return frozenset(_read("verbs.txt.gz").split("\n"))


@lru_cache(maxsize=1)
def commonness() -> dict[str, int]:
    """For each word form the whole base-2 logarithm of its count in 42.6 million words of government text.

    >>> commonness()["gemeente"] > commonness()["gemeentehuis"]
    True
    """
    words, classes = _read("words.txt.gz").split("\n"), _read("frequencies.txt.gz")
    return {word: _DIGITS.index(one) for word, one in zip(words, classes, strict=True)}


@lru_cache(maxsize=1)
def folded_commonness() -> dict[str, int]:
    """The same for folded word forms; where two fold to one, the commoner counts."""
    table: dict[str, int] = {}
    for word, common in commonness().items():
        folded = word if word.isascii() else fold(word)
        table[folded] = max(common, table.get(folded, 0))
    return table


@lru_cache(maxsize=1)
def rare_words() -> frozenset[str]:
    """Further word forms of at most twelve letters, folded, that government text does not use; compounds left out.

    The file is front coded: a line is the number of letters shared with the word before (as a character from “0” on)
    and the rest.
    """
    found, before = [], ""
    for line in _read("rare_words.txt.gz").split("\n"):
        before = before[: ord(line[0]) - ord("0")] + line[1:]
        found.append(before)
    return frozenset(found)
