"""Which figure of a sentence a question is about, by meaning: its measure, the thing counted, and the words near it."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from rag.datatypes import Figure, FigureKind
from rag.figures.units import MEASURES
from rag.language.tokens import fold

Floats = NDArray[np.float32]

_ASKED = (
    (re.compile(r"\bhoe (?:ver|diep|breed)\b|\bhow (?:far|deep|wide|thick)\b"), frozenset({"meter"})),
    (re.compile(r"\bhoe zwaar\b|\bhow heavy\b"), frozenset({"gram"})),
    (
        re.compile(r"\bhoe (?:snel|vlug|gauw|rap)\b|\bhow (?:fast|quickly|soon)\b"),
        frozenset({"time", "kilometer per uur", "meter per seconde"}),
    ),
    (re.compile(r"\bhoe ?(?:lang|oud)\b|\bhoeveel tijd\b|\bhow (?:long|old)\b|\bhow much time\b"), frozenset({"time"})),
    (re.compile(r"\bhoe (?:vaak|dikwijls)\b|\bhow often\b"), frozenset({"times"})),
)  # fmt: skip
_TIME = re.compile(
    r"\b(?:seconden?|minuten|minuut|uur|uren|dag(?:en)?|week|weken|maand(?:en)?|jaar|jaren|kwartaal|kwartalen)\b"
)
_TIMES = re.compile(r"\b(?:keer|maal|malen|vaker)\b")
_BORDER = re.compile(r"[,;:()]|\b(?:en|terwijl|waarvan|maar|of)\b")
_NEAR = 40.0  # characters at which a word counts for half
FAR = 0.15  # a word that counts for less than this is left out
_APART = 0.5  # what each border between a word and the figure costs, in such distances


def measures_asked(question: str) -> frozenset[str]:
    """The measures of which the answer must be one; empty where the question does not tell.

    >>> sorted(measures_asked("Hoe diep is de vaargeul?")), sorted(measures_asked("Hoeveel boten zijn er?"))
    (['meter'], [])
    """
    folded = fold(question)
    return next((found for cue, found in _ASKED if cue.search(folded)), frozenset())


def measure_of(figure: Figure) -> str | None:
    """The measure of a figure: “time”, “times”, or the name of its unit of measure; None for what is only counted."""
    unit = fold(figure.unit or "")
    if figure.kind is FigureKind.DURATION or (
        figure.kind in (FigureKind.COUNT, FigureKind.RANGE) and _TIME.match(unit)
    ):
        return "time"
    if _TIMES.search(fold(figure.surface)) or _TIMES.match(unit):
        return "times"
    for length in (4, 3, 2, 1):
        name = MEASURES.get(" ".join(unit.split()[:length]))
        if name:
            return name[0]
    return None


def decay(text: str, offsets: NDArray[np.int64], figure: Figure, start: int) -> Floats:
    """How much each piece of a sentence counts for a figure in it, shape (pieces,): 1 beside it, less further off.

    ``offsets``: first and last character of each piece, shape (pieces, 2); ``start``: of the sentence in its paragraph.
    """
    first, last = figure.start - start, figure.end - start
    before, after = offsets[:, 1] <= first, offsets[:, 0] >= last
    gaps = np.where(before, first - offsets[:, 1], np.where(after, offsets[:, 0] - last, 0))
    borders = np.asarray([one.start() for one in _BORDER.finditer(text)], np.int64)
    low = np.where(before, offsets[:, 1], last)
    high = np.where(after, offsets[:, 0], first)
    between = ((borders >= low[:, None]) & (borders < high[:, None])).sum(axis=1)
    return np.asarray(1 / (1 + gaps / _NEAR + _APART * between), np.float32)
