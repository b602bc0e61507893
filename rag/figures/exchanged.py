"""Words of a claim that a sentence has with their opposite, as parts of compounds: "turfimport" for "turfexport"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rag.figures.equivalents import lemma, opposed, things_of
from rag.figures.light_words import is_light
from rag.figures.polarity import antonyms
from rag.figures.reading import Reading
from rag.figures.statements import Statement, Word
from rag.language.compounds import Splitter
from rag.language.tokens import fold, stem


def exchanged(reading: Reading, source: Statement) -> tuple[str, str] | None:
    """A word of a claim that the sentence lacks, with the opposite that it has there, itself or as part of a compound.

    "turfimport" beside "turf export" or "turfexport" is such a pair.
    """
    ours, theirs = list(_plain(reading.claim)), list(_plain(source))
    known = {one for one, _ in theirs} | {stem(one) for one, _ in theirs}
    mine = {one for one, _ in ours} | {stem(one) for one, _ in ours}
    for one, _ in ours:
        if one in known or stem(one) in known or any(_same(one, each) for each, _ in theirs):
            continue
        for other, _ in theirs:
            if other in mine or stem(other) in mine or any(_same(other, each) for each, _ in ours):
                continue
            if _opposite_parts(one, other):
                return one, other
    return None


def _plain(statement: Statement) -> Iterator[tuple[str, Word]]:
    for word in statement.words:
        if not is_light(word.stem):
            yield fold(word.text), word


def _same(one: str, other: str) -> bool:
    return lemma(one) == lemma(other) or bool(things_of(one) & things_of(other))


@lru_cache(maxsize=65536)
def _opposite_parts(one: str, other: str) -> bool:
    """Whether two words are compounds alike but for a part that is the opposite, or one is such a compound of the other.

    >>> _opposite_parts("turfimport", "turfexport"), _opposite_parts("tekort", "belang"), _opposite_parts("bijzonder", "boven")
    (True, False, False)
    """
    if min(len(one), len(other)) < 5 or antonyms(one, other) or opposed(one, other):
        return False  # whole words are weighed with the denials beside them
    ours, theirs = _splitter().parts(one), _splitter().parts(other)
    if len(ours) == len(theirs) > 1:
        pairs = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
        return len(pairs) == 1 and antonyms(*pairs[0])
    long, short = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    return len(short) == 1 and len(long) > 1 and antonyms(long[-1], short[0])


@lru_cache(maxsize=1)
def _splitter() -> Splitter:
    return Splitter()
