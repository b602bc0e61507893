"""How well one word stands for another: the same stem, a part of a compound, or near it by the embedder.

Words are aligned one by one, each with the nearest word of the other text, as in BERTScore (Zhang et al. 2020) with
rarity as the weight of a word; here with vectors that do not depend on the sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rag.figures.equivalents import (
    NEAR_THING,
    SAME_LEMMA,
    SAME_THING,
    entries_of,
    lemma,
    opposites_of,
    things_of,
    without_particle,
)
from rag.figures.equivalents import word_credit as listed_credit
from rag.figures.evidence import Evidence
from rag.figures.statements import Statement, Word, related, words_in
from rag.index.encoder import Encoder
from rag.language.tokens import fold, stem

Floats = NDArray[np.float32]
COMPOUND = 0.7  # credit of "plaatsen" for "arbeidsplaatsen"
NARROWER = 0.4  # and the other way round, where the claim says more than the source
NEAR, SAME = 0.25, 0.65  # cosines of two words from which the embedder gives credit, and all of it
MOST = 0.9  # the most that the embedder gives
OPPOSITE = 0.5  # credit of a word for its opposite: the source speaks of it, and says the contrary
AROUND = 0.6  # share of the credit of a word that stands in a neighbouring sentence, lead-in or heading
_EDGE = 5  # letters that a compound shares with its part


class HashableEncoder(Encoder, Hashable, Protocol):
    """An encoder that a cache can tell from another."""


class Lexis:
    """The words of the sources, and the credit of each for a word of a claim."""

    def __init__(self, evidence: Evidence, encoder: Encoder | None) -> None:
        self._encoder = encoder
        self._evidence = evidence
        self._place: dict[str, int] = {}
        self._stems: list[str] = []
        self._own: dict[int, NDArray[np.intp]] = {}
        self._around: dict[int, NDArray[np.intp]] = {}
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._by_edge: dict[str, list[int]] = defaultdict(list)
        self._by_lemma: dict[str, list[int]] = defaultdict(list)
        self._by_bare: dict[str, list[int]] = defaultdict(list)
        self._by_thing: dict[int, list[int]] = defaultdict(list)
        self._by_entry: dict[int, list[int]] = defaultdict(list)
        for one in evidence.statements:
            self._own[id(one)] = self._places(one.words)
        for one in evidence.statements:
            self._around[id(one)] = self._places(self._context(one))
        names = {word.stem for one in evidence.statements for word in one.words if word.name}
        plain = {word.stem for one in evidence.statements for word in one.words if word.text[:1].islower()}
        self._names = names - plain
        self._vectors = self._encode(list(self._place)) if encoder else None
        self._known: dict[tuple[str, str], Floats] = {}

    def _context(self, one: Statement) -> Iterable[Word]:
        assert one.paragraph
        title = " . ".join([*one.paragraph.heading_path, one.paragraph.lead_in or ""])
        yield from words_in(title, 0, len(title), ())
        for other in self._evidence.beside(one):
            if other is not one:
                yield from other.words

    def _places(self, words: Iterable[Word]) -> NDArray[np.intp]:
        return np.asarray([self._add(word) for word in words], np.intp)

    def _add(self, word: Word) -> int:
        key = fold(word.text)
        if key not in self._place:
            place = self._place[key] = len(self._place)
            self._stems.append(word.stem)
            self._by_stem[word.stem].append(place)
            for edge in {f"{word.stem[:_EDGE]}-", f"-{word.stem[-_EDGE:]}"} if len(word.stem) >= _EDGE else ():
                self._by_edge[edge].append(place)
            self._by_lemma[lemma(key)].append(place)
            if bare := without_particle(key):
                self._by_bare[bare].append(place)
            for thing in things_of(key):
                self._by_thing[thing].append(place)
            for entry in entries_of(word.stem):
                self._by_entry[entry].append(place)
        return self._place[key]

    def _encode(self, texts: list[str]) -> Floats:
        assert self._encoder
        return self._encoder.encode(texts) if texts else np.zeros((0, 1), np.float32)

    def rows(self, words: Sequence[Word]) -> Floats:
        """Credit (0 to 1) of every word of the sources for each of ``words``, shape (words, vocabulary)."""
        keys = [(fold(word.text), word.stem) for word in words]
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if len(self._known) > 4000:
            self._known = {key: row for key, row in self._known.items() if key in keys}
        for key, row in zip(new, self._credits(new), strict=True):
            self._known[key] = row
        return np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, len(self._place)), np.float32)

    def _credits(self, keys: list[tuple[str, str]]) -> Floats:
        if self._vectors is not None and keys and len(self._vectors):
            cosines = self._encode([text for text, _ in keys]) @ self._vectors.T
            credit = np.asarray(np.clip((cosines - NEAR) / (SAME - NEAR), 0, 1) * MOST, np.float32)
        else:
            credit = np.zeros((len(keys), len(self._place)), np.float32)
        for row, (text, each) in zip(credit, keys, strict=True):
            self._listed(row, text, each)
            for edge in (f"{each[:_EDGE]}-", f"-{each[-_EDGE:]}") if len(each) >= _EDGE else ():
                for place in self._by_edge.get(edge, ()):
                    if related(each, self._stems[place]):
                        row[place] = max(row[place], compound(each, self._stems[place]))
            row[self._by_stem.get(each, [])] = 1.0
        return credit

    def _listed(self, row: Floats, text: str, stem: str) -> None:
        """Raise the credits of a word to what the lists of equal and opposite words give."""
        things = things_of(text)
        for found, credit in (
            ((self._by_entry.get(one, ()) for one in entries_of(stem)), NEAR_THING),
            ((self._by_thing.get(one, ()) for one in opposites_of(things)), OPPOSITE),
            ((self._by_thing.get(one, ()) for one in things), SAME_THING),
            ((self._by_lemma.get(one or "", ()) for one in (without_particle(text),)), SAME_THING),
            ((self._by_bare.get(one, ()) for one in (lemma(text),)), SAME_THING),
            ((self._by_lemma.get(one, ()) for one in (lemma(text),)), SAME_LEMMA),
        ):
            for places in found:
                rows = np.asarray(places, np.intp)
                row[rows] = np.maximum(row[rows], credit)

    @property
    def middle(self) -> float:
        """The median rarity of the stems of the sources."""
        return self._evidence.middle

    def rarity(self, stem: str) -> float:
        """The rarity of a stem."""
        return self._evidence.weight(stem)

    def always_name(self, stem: str) -> bool:
        """Whether the sources write a stem with a capital only, inside sentences too."""
        return stem in self._names

    def word_credit(self, one: str, other: str) -> float:
        """Credit (0 to 1) of one word for another."""
        a, b = stem(fold(one)), stem(fold(other))
        if a == b:
            return 1.0
        near = listed_credit(fold(one), fold(other))
        if self._encoder:
            rows = self._encode([fold(one), fold(other)])
            near = max(near, float(np.clip((float(rows[0] @ rows[1]) - NEAR) / (SAME - NEAR), 0, 1)) * MOST)
        return max(near, compound(a, b) if related(a, b) else 0.0)

    def own(self, source: Statement) -> NDArray[np.intp]:
        """The places of a statement's words in the vocabulary, in order."""
        return self._own[id(source)]

    def around(self, source: Statement) -> NDArray[np.intp]:
        """The places of the words of its heading, lead-in and the other sentences of its paragraph."""
        return self._around[id(source)]


def compound(claim: str, source: str) -> float:
    """Credit of one stem for another of which it is a part, or that is a part of it."""
    return COMPOUND if len(claim) < len(source) else NARROWER


@lru_cache(maxsize=8)
def lexis_for(evidence: Evidence, encoder: HashableEncoder | None) -> Lexis:
    """The words of a collection, made once."""
    return Lexis(evidence, encoder)


def best(credit: Floats, places: NDArray[np.intp]) -> Floats:
    """For each row the best credit among ``places``; 0 where there are none. Shape (rows,)."""
    return credit[:, places].max(axis=1) if len(places) else np.zeros(len(credit), np.float32)
