"""Everyday, formal and English words for the same thing, for soft expansion of a question (``synonyms.tsv.gz``).

A line of that file is one thing: formal words, everyday words, English words, compounds about it, and pairs of phrases. What
may stand for what is worked out beforehand in stems (``related.tsv.gz``, by ``python -m rag.training.related``), since stemming
forty thousand phrases at every start takes a third of a second.
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
    for line in _read("synonyms.tsv.gz").split("\n"):
        yield [field.split("|") if field else [] for field in line.split("\t")]


def worked_out() -> str:
    """The contents of ``related.tsv.gz``: a line per set of stems, with the sets that may stand for it."""
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
    return "\n".join(
        f"{_written(key)}\t{'|'.join(map(_written, others))}"
        for key, others in found.items()
        if entries[key] <= _MOST_ENTRIES and others
    )


def related(asked: Iterable[str]) -> tuple[Related, ...]:
    """What the stems of a question may also be called."""
    present = frozenset(asked)
    table = _table()
    found = {line: None for stem in present for line in table.get(stem, ())}
    pairs = [(frozenset(key.split(" ")), others) for key, others in (line.split("\t") for line in found)]
    return tuple(
        Related(key, tuple(frozenset(way.split(" ")) for way in others.split("|")))
        for key, others in pairs
        if key <= present
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    """For each stem the lines of which it begins the left side or stands in it."""
    table: dict[str, list[str]] = defaultdict(list)
    for line in _read("related.tsv.gz").split("\n"):
        for stem in line.partition("\t")[0].split(" "):
            table[stem].append(line)
    return dict(table)


def _read(name: str) -> str:
    return gzip.decompress(resources.files("rag.language").joinpath(name).read_bytes()).decode()


def _written(key: Key) -> str:
    return " ".join(sorted(key))


def _keys(terms: Iterable[str]) -> list[Key]:
    return [key for term in terms if (key := frozenset(stems(term)))]
