"""How much of a question a text covers, weighted by rarity (inverse document frequency, Spärck Jones 1972)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from rag.language.tokens import stems


class Rarity:
    """Rarity of stems in a collection of texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        sets = [frozenset(stems(text)) for text in texts]
        self._count = Counter(one for stemmed in sets for one in stemmed)
        self._size = max(1, len(sets))
        self._known: dict[str, float] = {}

    def of(self, stem: str) -> float:
        """Rarity of one stem; an unseen stem is rarest."""
        if stem not in self._known:
            count = self._count[stem]
            self._known[stem] = math.log(1 + (self._size - count + 0.5) / (count + 0.5))
        return self._known[stem]

    def coverage(self, question: Iterable[str], text: Iterable[str]) -> float:
        """Share (0 to 1) of the question's rarity whose stems stand in the text."""
        asked, present = set(question), set(text)
        total = sum(self.of(stem) for stem in asked)
        return sum(self.of(stem) for stem in asked & present) / total if total else 0.0
