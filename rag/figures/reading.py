"""A claim beside the sources: which words of a sentence stand for those of the claim, and how well two figures fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rag.datatypes import Figure
from rag.figures.lexis import AROUND, Floats, Lexis, best
from rag.figures.statements import Statement, Word


@dataclass(eq=False)
class Reading:
    """A claim with the words of the sources that stand for its own."""

    claim: Statement
    lexis: Lexis

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The content words of the claim, each stem once."""
        first: dict[str, Word] = {}
        for word in self.claim.words:
            first.setdefault(word.stem, word)
        return tuple(first.values())

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the claim's names, that at its beginning included where the sources write it as one."""
        known = (word.stem for word in self.words[:1] if self.lexis.always_name(word.stem))
        return self.claim.names | frozenset(known)

    @cached_property
    def credit(self) -> Floats:
        """Credit of every word of the sources for each word, shape (words, vocabulary)."""
        return self.lexis.rows(self.words)

    @cached_property
    def weights(self) -> Floats:
        """The rarity of each word."""
        return np.asarray([self.lexis.rarity(word.stem) for word in self.words], np.float32)

    def share(self, credit: Floats, weights: Floats | None = None) -> float:
        """Mean of the credits, weighted; 0 for a claim without words."""
        row = self.weights if weights is None else weights
        total = float(row.sum())
        return float((credit * row).sum()) / total if total else 0.0

    def covered(self, source: Statement) -> Floats:
        """The credit of each word by the sentence or, at less, by what stands around it."""
        own = best(self.credit, self.lexis.own(source))
        around = best(self.credit, self.lexis.around(source))
        return np.asarray(np.maximum(own, AROUND * around), np.float32)

    def cover(self, source: Statement) -> float:
        """Share (0 to 1) of the claim's rarity that a sentence covers with its surroundings."""
        return self.share(self.covered(source))

    def local(self, one: Figure, source: Statement, other: Figure) -> float:
        """Overlap (0 to 1) of what stands nearest to a figure of the claim and to one of the source."""
        near, there = self.claim.near(one), source.near(other)
        nearness = np.asarray([near.get(word.stem, 0.0) for word in self.words], np.float32) * self.weights
        places = self.lexis.own(source)
        weights = np.asarray([min(1.0, 1.4 * there.get(word.stem, 0.0)) for word in source.words], np.float32)
        if not len(places) or not len(self.words):
            return 0.0
        found = (self.credit[:, places] * weights).max(axis=1)
        total, shared = float(nearness.sum()), float((nearness * found).sum())
        for key in (key for key in near if key[:1] == "#"):
            total += near[key] * self.lexis.middle
            shared += self.lexis.middle * min(near[key], there.get(key, 0.0))
        return shared / total if total else 1.0
