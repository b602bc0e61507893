"""Where the words of a collection stand: an inverted index from a word, or a stem, to the texts that have it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from rag.language.tokens import stem, words


class WordPositions:
    """The positions of the texts in which each folded word stands, ascending."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._of: dict[str, array[int]] = {}
        for position, text in enumerate(texts):
            for word in set(words(text)):
                self._of.setdefault(word, array("I")).append(position)

    def of(self, word: str) -> Iterator[int]:
        """The texts with a folded word."""
        return iter(self._of.get(word, ()))

    def with_stem(self, wanted: str) -> set[int]:
        """The texts with any word of a stem."""
        return {position for word in self._by_stem.get(wanted, ()) for position in self._of[word]}

    def with_all(self, phrase: str) -> list[int]:
        """The texts that have each word of a phrase, in order; none where it has no word.

        >>> WordPositions(["De kade is hoog.", "Een hoge kade.", "Hoog water aan de kade."]).with_all("kade hoog")
        [0, 2]
        """
        found = [set(self._of.get(word, ())) for word in words(phrase)]
        return sorted(set.intersection(*found)) if found else []

    def written_out(self, word: str) -> list[int]:
        """The texts with a word, also with an ending set off from it by another sign than a letter (“Lei’s”, “Lei2”)."""
        place = bisect_left(self._sorted, word)
        found: set[int] = set()
        while place < len(self._sorted) and self._sorted[place].startswith(word):
            if not self._sorted[place][len(word) : len(word) + 1].isalpha():
                found.update(self._of[self._sorted[place]])
            place += 1
        return sorted(found)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._of)

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._of:
            found.setdefault(stem(word), []).append(word)
        return found
