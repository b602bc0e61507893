"""Verbs whose particle stands apart in a main clause and in front elsewhere: "sluit … uit", "uitgesloten", "uit te sluiten"."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTICLES = (
    "aan|af|achter|bij|binnen|dicht|door|in|mee|na|neer|om|onder|op|open|over|plaats|samen|tegen|terug|thuis|toe|uit|vast|voort|voor"
    "|vrij|weg"
)
_APART = re.compile(rf"\b(?P<verb>[^\W\d_]{{3,}})\b(?: [^\W\d_]+){{0,8}}? (?P<particle>{_PARTICLES})(?=\W*\Z|[,.;:)])")
_JOINED = re.compile(rf"\b(?P<particle>{_PARTICLES})(?:ge|te )?(?P<verb>[^\W\d_]{{3,}})\b")
_ENDINGS = re.compile(r"(?:ten|den|en|te|de|t|d)\Z")
_LEAST = 2  # consonants of a verb


@lru_cache(maxsize=65536)
def shared_verbs(one: str, other: str) -> frozenset[str]:
    """The words of a folded clause that are a verb of another clause, its particle apart in one of them and joined in the other.

    >>> sorted(shared_verbs("het gilde wijst leerlingen af", "leerlingen zijn niet afgewezen"))
    ['wijst']
    >>> sorted(shared_verbs("het gilde wijst leerlingen af", "leerlingen zijn niet afgeleid"))
    []
    """
    pairs = [(a, b) for a in _apart(one) for b in _joined(other)] + [
        (a, b) for a in _joined(one) for b in _apart(other)
    ]
    return frozenset(a[0] for a, b in pairs if a[1:] == b[1:])


@lru_cache(maxsize=65536)
def _apart(text: str) -> frozenset[tuple[str, str, str]]:
    """The words that stand before a particle at the end of a clause, each with that particle and a root."""
    found: set[tuple[str, str, str]] = set()
    for one in _APART.finditer(text):
        between = text[one.start() : one.end()].split()[:-1]
        found |= {(word, one["particle"], root) for word in between for root in _roots(word)}
    return frozenset(found)


@lru_cache(maxsize=65536)
def _joined(text: str) -> frozenset[tuple[str, str, str]]:
    return frozenset((one[0], one["particle"], root) for one in _JOINED.finditer(text) for root in _roots(one["verb"]))


def _roots(word: str) -> set[str]:
    """The consonants of a verb, which no tense changes, with and without those of an ending; "z" as "s" and "v" as "f"."""
    bare = {word, _ENDINGS.sub("", word)}
    roots = {re.sub(r"[aeiouyj]", "", each).translate(str.maketrans("zv", "sf")) for each in bare}
    return {each for one in roots if len(each := re.sub(r"(.)\1", r"\1", one)) >= _LEAST}
