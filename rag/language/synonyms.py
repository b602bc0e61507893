"""Everyday, formal and English words for the same thing, for soft expansion of a question (``synonyms.tsv.gz``).

A line is one thing: formal words, everyday words, English words, compounds about it, and pairs of phrases.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from rag.language.tokens import stems

_MOST_ENTRIES = 12  # a word of more entries says nothing about any


@dataclass(frozen=True)
class Related:
    """Stems of a question, and the other ways (each a set of stems) in which a text may say the same."""

    asked: frozenset[str]
    others: tuple[frozenset[str], ...]


Key = frozenset[str]


def lines() -> Iterator[list[list[str]]]:
    """The fields of each thing: formal, everyday and English words, compounds, pairs of phrases joined by “=”."""
    data = gzip.decompress(resources.files("rag.language").joinpath("synonyms.tsv.gz").read_bytes()).decode()
    for line in data.split("\n"):
        yield [field.split("|") if field else [] for field in line.split("\t")]


@lru_cache(maxsize=1)
def _table() -> dict[str, list[tuple[Key, tuple[Key, ...]]]]:
    """For each stem the keys that hold it, with what they may also be called."""
    found: dict[Key, dict[Key, None]] = defaultdict(dict)
    entries: dict[Key, int] = defaultdict(int)
    for formal, everyday, english, _, phrases in lines():
        ways = _keys((*formal, *everyday))
        for key in (*ways, *_keys(english)):
            entries[key] += 1
            found[key].update(dict.fromkeys(way for way in ways if way != key))
        for pair in phrases:
            left, _, right = pair.partition("=")
            for one, other in ((left, right), (right, left)):
                if len(asked := frozenset(stems(one))) > 1:
                    entries[asked] += 1
                    found[asked].update(dict.fromkeys(_keys([other])))
    table: dict[str, list[tuple[Key, tuple[Key, ...]]]] = defaultdict(list)
    for key, others in found.items():
        if entries[key] <= _MOST_ENTRIES and others:
            for stem in key:
                table[stem].append((key, tuple(others)))
    return dict(table)


def _keys(terms: Iterable[str]) -> list[Key]:
    return [key for term in terms if (key := frozenset(stems(term)))]


def related(asked: Iterable[str]) -> tuple[Related, ...]:
    """What the stems of a question may also be called."""
    present = frozenset(asked)
    table = _table()
    found = {key: others for stem in present for key, others in table.get(stem, ()) if key <= present}
    return tuple(Related(key, others) for key, others in found.items())
