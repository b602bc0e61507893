"""How near documents and passages are by the very words they share, the fewer documents have a word the heavier.

Word vectors say that two documents are both about money or building; shared rare words say that they are about one
bridge. Cosines of tf-idf vectors (Salton and Buckley 1988), with documents as the unit of rarity.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from rag.figures.statements import Statement

FEWEST = 12  # documents that a collection is taken to have, so that what two of two share is still common
OWN = 2  # documents that may have a stem that is theirs


class Terms:
    """The stems of documents and statements, weighted by how few documents have them."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        headings: dict[str, set[str]] = defaultdict(set)
        for one in statements:
            assert one.paragraph
            self._counts[one.paragraph.source_id].update(one.stems)
            headings[one.paragraph.source_id] |= one.before
        for document, stems in headings.items():
            self._counts[document].update(stems - self._counts[document].keys())
        self._having = Counter(each for stems in self._counts.values() for each in stems)
        self._size = max(FEWEST, len(self._counts))
        self._documents: dict[tuple[str, str], float] = {}
        self._norms: dict[int, float] = {}

    def weight(self, stem: str) -> float:
        """The logarithm of documents for each one that has a stem."""
        return math.log((self._size + 1) / max(1, self._having[stem]))

    @cached_property
    def _vectors(self) -> dict[str, dict[str, float]]:
        vectors = {}
        for document, stems in self._counts.items():
            row = {each: (1 + math.log(count)) * self.weight(each) for each, count in stems.items()}
            length = math.sqrt(sum(value**2 for value in row.values())) or 1.0
            vectors[document] = {each: value / length for each, value in row.items()}
        return vectors

    def documents(self, one: str, other: str) -> float:
        """Cosine of two documents, 0 to 1."""
        key = (min(one, other), max(one, other))
        if key not in self._documents:
            ours, theirs = self._vectors[one], self._vectors[other]
            self._documents[key] = sum(value * theirs[each] for each, value in ours.items() if each in theirs)
        return self._documents[key]

    def passages(self, one: Statement, other: Statement) -> float:
        """Cosine (0 to 1) of two statements with their surroundings: headings and the sentences about them."""
        shared = sum(self.weight(each) ** 2 for each in _passage(one) & _passage(other))
        return shared / (self._norm(one) * self._norm(other)) if shared else 0.0

    def _norm(self, one: Statement) -> float:
        if id(one) not in self._norms:
            self._norms[id(one)] = math.sqrt(sum(self.weight(each) ** 2 for each in _passage(one)))
        return self._norms[id(one)]

    def own(self, one: Statement, other: Statement) -> int:
        """How many stems two passages share that hardly another document has."""
        return sum(self._having[each] <= OWN for each in _passage(one) & _passage(other))

    def own_near(self, one: Statement, other: Statement) -> int:
        """The same, of the sentences with their headings and the sentence before."""
        shared = (one.stems | one.before) & (other.stems | other.before)
        return sum(self._having[each] <= OWN for each in shared)


def _passage(one: Statement) -> frozenset[str]:
    return one.stems | one.around
