"""Many short texts as numbers, so that one numpy call says of each how much of a question stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rag.datatypes import Figure
from rag.index.encoder import StaticEncoder
from rag.retrieval.figure_near import FAR, decay

Floats = NDArray[np.float32]
_NONE = 0  # stands before every text: ``reduceat`` knows no empty segment


class Numbers(dict[str, int]):
    """A number, from 1, for each stem or n-gram that was ever looked up in brackets."""

    def __missing__(self, key: str) -> int:
        self[key] = len(self) + 1
        return self[key]

    def weighed(self, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """The weight of each number, 0 for what is not among the weights, shape (1 + numbers,)."""
        found = np.zeros(len(self) + 1)
        for key, weight in weights.items():
            number = self.get(key, len(found))
            if number < len(found):  # another thread may number words meanwhile
                found[number] = weight
        return found


class Bags:
    """Texts, each as the numbers of what stands in it.

    >>> both = Bags.joined([Bags([[1, 2], []]), Bags([[2]])])
    >>> both.sums(np.asarray([0.0, 5.0, 7.0])).tolist()
    [12.0, 0.0, 7.0]
    """

    def __init__(self, texts: Iterable[Iterable[int]]) -> None:
        each = [(_NONE, *text) for text in texts]
        self.numbers = np.fromiter((number for text in each for number in text), np.int32)
        self.lengths = np.fromiter(map(len, each), np.intp, len(each))

    @classmethod
    def joined(cls, several: Sequence[Bags]) -> Bags:
        """The texts of several, one after another."""
        made = cls.__new__(cls)
        made.numbers = np.concatenate([one.numbers for one in several])
        made.lengths = np.concatenate([one.lengths for one in several])
        return made

    def sums(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of the weights of each text, shape (texts,)."""
        return np.asarray(np.add.reduceat(weights.take(self.numbers), starts(self.lengths)))

    def highest(self, rows: Floats, places: NDArray[np.intp], weights: Floats | None = None) -> Floats:
        """Of the rows of each text the highest value per column, shape (texts, columns).

        ``places`` says where a number's row is, ``weights`` by how much the row counts at each place, shape (numbers,).
        """
        own = rows.take(places.take(self.numbers), axis=0)
        if weights is not None:
            own = own * weights[:, None]
        return np.asarray(np.maximum.reduceat(own, starts(self.lengths), axis=0))


def starts(lengths: NDArray[np.intp] | Sequence[int]) -> NDArray[np.intp]:
    """Where segments of these lengths begin.

    >>> starts([2, 3, 1]).tolist()
    [0, 2, 5]
    """
    return np.asarray(np.cumsum(lengths) - lengths, np.intp)


class Pieces:
    """The word pieces of texts, and how near the nearest of them is to a vector.

    A piece has one vector wherever it stands, so that it is compared once, however often it stands in the texts.
    """

    def __init__(self, encoder: StaticEncoder) -> None:
        self._encoder = encoder
        self._units = np.empty(encoder.table.shape, np.float32)  # a page takes no memory until it is written to
        self._made = np.zeros(len(encoder.table), bool)

    def bags(self, texts: Iterable[str]) -> Bags:
        """The pieces of each text."""
        return Bags([piece + 1 for piece in self._encoder.piece_ids(text)] for text in texts)

    def nearest(self, vectors: Floats, bags: Bags, weights: Floats | None = None) -> Floats:
        """The cosine of each vector of length 1 with its nearest piece of each text, shape (texts, vectors).

        Minus infinity where the text has no piece. ``weights``: by how much each piece of the texts counts, with 1 before each text.
        """
        there = np.zeros(len(self._made) + 1, bool)
        there[bags.numbers] = True
        pieces = np.flatnonzero(there[1:])
        rows = np.full((len(pieces) + 1, len(vectors)), -np.inf, np.float32)
        np.matmul(self._of(pieces), vectors.T, out=rows[1:])
        return bags.highest(rows, np.cumsum(there) - 1, weights)

    def windows(
        self, texts: Sequence[str], starts_at: Sequence[int], figures: Sequence[Sequence[Figure]]
    ) -> tuple[Bags, Floats]:
        """The pieces about each figure of sentences that begin at ``starts_at``, and how much each counts (``decay``)."""
        bags, weights = [], [np.zeros(0, np.float32)]
        for text, start, own in zip(texts, starts_at, figures, strict=True):
            ids, offsets = self._encoder.located(text) if own else ([], np.zeros((0, 2), np.int64))
            for figure in own:
                counts = decay(text, offsets, figure, start)
                kept = np.flatnonzero(counts > FAR)
                bags.append([ids[at] + 1 for at in kept])
                weights += [np.ones(1, np.float32), counts[kept]]
        return Bags(bags), np.concatenate(weights)

    def encode(self, texts: list[str]) -> Floats:
        """Means of the vectors of pieces, normalised, shape (texts, dimensions)."""
        return self._encoder.encode(texts)

    def _of(self, pieces: NDArray[np.intp]) -> Floats:
        """The vectors of pieces, with length 1."""
        new = pieces[~self._made[pieces]]
        if len(new):
            self._units[new] = unit_rows(self._encoder.table[new].astype(np.float32))
            self._made[new] = True
        return np.asarray(self._units[pieces])


def unit_rows(rows: Floats) -> Floats:
    """The rows with length 1, shape as given; a row of zeros stays one."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
