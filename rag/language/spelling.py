"""Slips of the keyboard: a word of a question that nobody knows, read as the nearest word that is known.

Nearest by optimal string alignment (Damerau 1964: a letter too many, too few, another, or two swapped), with the words
of the collection before those of the word list and common ones before rare ones. What only writes the same sound otherwise
(``rag.language.sounds``) is nearer than any other slip, and of words that are about as near the one that stands beside the
other words of the question is meant. Digits are never changed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, ItemsView, Mapping
from functools import lru_cache

from rag.language.compounds import Splitter
from rag.language.sounds import sound
from rag.language.tokens import stem
from rag.language.wordlist import folded_commonness, rare_words

_SHORTEST = 5  # letters; a shorter word has too many neighbours
_LONG = 8  # letters from which two slips are believed
_PER_DOUBLING = 0.06  # how much nearer a word of the collection seems for each doubling of its count
_LISTED = 0.5  # how much further a word that only the list knows seems
_SOUND = 0.4  # what another spelling of the same sound costs
_BESIDE = 0.5  # how much nearer a word seems that stands beside all other words of the question
_SHORTEST_SOUND = 4  # letters of a word that is read as another spelling of the same sound
_COMMON = 6  # least commonness of a word of the list that is read instead


class Speller:
    """Reads unknown words as known ones.

    ``own`` maps the folded words of a collection to their counts; ``also`` are further words that are right as they are.
    """

    def __init__(self, own: Mapping[str, int], splitter: Splitter, also: Collection[str] = frozenset()) -> None:
        self._own, self._splitter, self._also = own, splitter, also
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in own:
            if word.isalpha() and len(word) >= _SHORTEST - 1:
                self._by_length[len(word)].append(word)

        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in own:
            if word.isalpha() and len(word) >= _SHORTEST_SOUND:
                self._by_sound[sound(word)].append(word)

    def knows(self, word: str) -> bool:
        """Whether a folded word is right as it is: known, or a compound of known words."""
        if word in self._own or word in folded_commonness() or word in self._also:
            return True
        return len(self._splitter.parts(word)) > 1 or word in rare_words()

    def read(self, word: str, name: bool = False, beside: Callable[[str], float] | None = None) -> str | None:
        """The known word that a folded word was meant to be; None where it is known, nothing is near, or the stem is the same.

        A ``name`` is only read as a word of the collection. ``beside`` says how many (0 to 1) of the other words of the
        question stand beside a word.
        """
        if len(word) < _SHORTEST_SOUND or not word.isalpha() or self.knows(word):
            return None
        if word[-1] == "s" and word[-2] in "aiouy" and (word[:-1] in self._own or word[:-1] in folded_commonness()):
            return f"{word[:-1]}'s"
        near = {found: cost - _PER_DOUBLING * math.log2(1 + self._own[found]) for found, cost in self._own_near(word)}
        if not name and len(word) >= _SHORTEST:
            for found, cost in self._near(word, _lengths()):
                near.setdefault(found, cost + _LISTED - _PER_DOUBLING / 4 * folded_commonness()[found])
        if beside and len(near) > 1:
            near = {found: cost - _BESIDE * beside(found) for found, cost in near.items()}
        best = min(near, key=lambda found: (near[found], found), default=None)
        return None if best is None or stem(best) == stem(word) else best

    def _own_near(self, word: str) -> ItemsView[str, float]:
        """The words of the collection that are near, and what each costs."""
        found = dict(self._near(word, self._by_length)) if len(word) >= _SHORTEST else {}
        found.update(dict.fromkeys(self._by_sound.get(sound(word), ()), _SOUND))
        return found.items()

    @staticmethod
    def _near(word: str, pools: Mapping[int, list[str]]) -> list[tuple[str, float]]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips, heard = 2 if len(word) >= _LONG else 1, sound(word)
        found = []
        for length in range(len(word) - slips - 1, len(word) + slips + 2):
            pool = pools.get(length, ())
            for other, slip, _ in process.extract(word, pool, scorer=OSA.distance, score_cutoff=slips + 1, limit=None):
                as_heard = sound(other)
                cost = min(float(slip), _SOUND + OSA.distance(heard, as_heard))
                first = other[0] == word[0] or sorted(other[:2]) == sorted(word[:2]) or as_heard[0] == heard[0]
                if first and (slip <= slips or heard == as_heard):
                    found.append((other, cost))
        return found


@lru_cache(maxsize=1)
def _lengths() -> dict[int, list[str]]:
    pools: dict[int, list[str]] = defaultdict(list)
    for word, common in folded_commonness().items():
        if word.isalpha() and common >= _COMMON and len(word) >= _SHORTEST - 1:
            pools[len(word)].append(word)
    return dict(pools)
