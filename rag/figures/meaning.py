"""How near the words of two sentences are: equal stems, compounds that share a part, and word vectors.

Late interaction (Khattab and Zaharia 2020): each word of one side looks for its nearest word on the other; the share
found is weighted by rarity, so that everyday words count for little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rag.figures.statements import Statement
from rag.index.encoder import SHIPPED, StaticEncoder, Vectors, normalised

Floats = NDArray[np.float64]
COMPOUND = 0.75  # what a part of a compound is worth beside an equal stem
SHORTEST = 5  # letters of a part of a compound
SOME, MOST = 0.1, 0.8  # cosines of word vectors that mean nothing yet, and that mean the same word


@cache
def shipped_encoder() -> StaticEncoder:
    """The embedder shipped with the project, which the weights of the scorer were learned with."""
    return StaticEncoder(SHIPPED)


@dataclass(frozen=True)
class Words:
    """Different stems with their unit vectors (rows) and weights."""

    stems: tuple[str, ...]
    rows: Vectors
    weights: Floats


class Meaning:
    """Vectors of stems and sentences, each made once."""

    def __init__(self, statements: Iterable[Statement], encoder: StaticEncoder) -> None:
        self._encoder = encoder
        printed: dict[str, str] = {}
        for statement in statements:
            for word in statement.words:
                printed.setdefault(word.stem, word.text.casefold())
        self._related: dict[str, frozenset[str]] = {}
        self._parts = _by_ends(printed)
        self._rows = dict(zip(printed, encoder.encode(list(printed.values())), strict=True)) if printed else {}

    @property
    def width(self) -> int:
        """The dimensions of the vectors."""
        return int(self._encoder.table.shape[1])

    def vector(self, stem: str) -> Vectors:
        """The vector of a stem, from the word as printed where one was."""
        if stem not in self._rows:
            self._rows[stem] = self._encoder.encode([stem])[0]
        return np.asarray(self._rows[stem], np.float32)

    def words(self, weights: Mapping[str, float]) -> Words:
        """Stems with the weights given."""
        stems = tuple(weights)
        rows = np.stack([self.vector(one) for one in stems]) if stems else np.zeros((0, self.width), np.float32)
        return Words(stems, rows, np.asarray([weights[one] for one in stems], np.float64))

    def related(self, stem: str) -> frozenset[str]:
        """The stems of the collection that are compounds with this one, or parts of it."""
        if stem not in self._related:
            longer = self._parts.get(stem, frozenset())
            ends = {stem[:size] for size in range(SHORTEST, len(stem))} | {
                stem[at:] for at in range(1, len(stem) - SHORTEST + 1)
            }
            self._related[stem] = longer | {each for each in ends if each in self._rows}
        return self._related[stem]

    def mean(self, words: Words) -> Vectors:
        """The weighted mean of the vectors, of length one, shape (dimensions,)."""
        total = (words.rows * words.weights[:, None]).sum(axis=0, keepdims=True)
        return np.asarray(normalised(np.asarray(total, np.float32))[0], np.float32)


def _by_ends(stems: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each stem the longer ones that begin or end with it."""
    known = set(stems)
    found: dict[str, set[str]] = {}
    for each in known:
        for size in range(SHORTEST, len(each)):
            for part in (each[:size], each[-size:]):
                if part in known:
                    found.setdefault(part, set()).add(each)
    return {part: frozenset(longer) for part, longer in found.items()}


def likeness(one: Words, other: Words, meaning: Meaning) -> Floats:
    """How near each stem of one side is to each of the other, 0 to 1, shape (one, other)."""
    if not one.stems or not other.stems:
        return np.zeros((len(one.stems), len(other.stems)))
    cosines = np.asarray(one.rows @ other.rows.T, np.float64)
    found: Floats = np.clip((cosines - SOME) / (MOST - SOME), 0, 0.95)
    at = {each: column for column, each in enumerate(other.stems)}
    for row, each in enumerate(one.stems):
        if each in at:
            found[row, at[each]] = 1.0
        for theirs in meaning.related(each) & at.keys():
            found[row, at[theirs]] = max(found[row, at[theirs]], COMPOUND)
    return found


def covered(nearness: Floats, weights: Floats) -> float:
    """The share (0 to 1) of the weights of the rows that find a near column."""
    total = float(weights.sum())
    if not total or not nearness.shape[1]:
        return 0.0
    return float((nearness.max(axis=1) * weights).sum()) / total
