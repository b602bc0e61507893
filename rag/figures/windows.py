"""The places in the sources that a claim is laid beside: a sentence with those next to it, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.figures.evidence import Evidence
from rag.figures.lexis import Floats, best
from rag.figures.reading import Reading
from rag.figures.statements import Statement
from rag.figures.wording import Clause, clauses_of

BESIDE = 0.9  # share of the credit of a word that stands in the sentence next to it
POINTED = (
    0.75  # share of the credit of a word of the sentence before, where a clause points back ("Daarna neemt het … over")
)
ELIDED = 0.5  # share of the credit of a word of the clause before, which a clause may leave out
TRIED = 6  # sentences with the most of the claim's words whose windows are compared

# words that stand for what the sentence before speaks of
_POINTS = re.compile(
    r"\b(?:die|dat|dit|deze|ze|zij|hij|daar(?:na|van|voor|mee|bij|op|over|door)?|hier(?:van|voor|mee|bij|op|over|door)?|er(?:van|voor|mee|bij"
    r"|op|over|door)?|beide|zo'n|laatste|eerste|hetzelfde|dezelfde)\b"
)
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Window:
    """A sentence with those next to it: its clauses, and the credit of each for each word of the claim."""

    source: Statement
    clauses: tuple[Clause, ...]
    credit: Floats  # shape (words, clauses)
    own: frozenset[int]  # the clauses of the sentence itself


def window_of(reading: Reading, source: Statement, beside: Sequence[Statement]) -> Window:
    """The window of a sentence; ``beside``: the sentences of its paragraph in order."""
    place = next((at for at, one in enumerate(beside) if one is source), 0)
    rows = beside[max(0, place - 1) : place + 2] or [source]
    clauses: list[Clause] = []
    columns: list[tuple[Floats, Floats]] = []
    own: set[int] = set()
    told = np.zeros(len(reading.words), np.float32)  # what the sentence before says
    for one in rows:
        words = reading.credit[:, reading.lexis.own(one)]
        before = np.zeros(len(reading.words), np.float32)
        earlier, told = told, best(reading.credit, reading.lexis.own(one))
        for clause in clauses_of(one):
            row = words[:, list(clause.words)].max(axis=1) if clause.words else np.zeros_like(before)
            if one is source:
                own.add(len(clauses))
            clauses.append(clause)
            pointed = POINTED * earlier if _POINTS.search(clause.text) else np.zeros_like(before)
            columns.append((row if one is source else BESIDE * row, np.maximum(ELIDED * before, pointed)))
            before = row
    credit = np.stack([np.maximum(row, elided) for row, elided in columns], axis=1)
    return Window(source, tuple(clauses), np.asarray(credit, np.float32), frozenset(own))


def nearest_window(reading: Reading, near: Sequence[Statement], evidence: Evidence) -> Window | None:
    """The window that says most of the claim, the first of those that say as much; None where no sentence is near."""
    rows = sorted(near, key=lambda one: -reading.cover(one))[:TRIED]
    windows = [window_of(reading, one, evidence.beside(one)) for one in rows]
    return max(windows, key=lambda one: weight(reading, one), default=None)


def weight(reading: Reading, window: Window) -> float:
    """How much of a claim a window says, its own sentence counting for more (0 to 1)."""
    own = window.credit[:, sorted(window.own)].max(axis=1)
    return reading.share(np.asarray(0.6 * own + 0.4 * window.credit.max(axis=1), np.float32))


def scaled(reading: Reading) -> Floats:
    """The rarity of each word, a name that no source has counting for as much as a rare word."""
    scaled = np.minimum(reading.weights / reading.lexis.middle, 1.5)
    return np.asarray(np.where(are_names(reading), np.maximum(scaled, 1.0), scaled), np.float32)


def are_names(reading: Reading) -> Mask:
    """Which words of the claim are names."""
    return np.asarray([word.stem in reading.names for word in reading.words], bool)


def clause_mask(reading: Reading, clause: Clause) -> Mask:
    """Which words of the claim stand in one of its clauses."""
    return np.asarray([clause.start <= word.start < clause.end for word in reading.words], bool)


def totals(reading: Reading, window: Window, mask: Mask) -> Floats:
    """How much of the words of ``mask`` each clause says, shape (clauses,)."""
    return np.asarray((window.credit[mask] * reading.weights[mask, None]).sum(axis=0), np.float32)


def nearest_clause(reading: Reading, window: Window) -> Clause:
    """The clause that says most of the claim."""
    return window.clauses[int(totals(reading, window, np.ones(len(reading.words), bool)).argmax())]
