"""Whether a claim exchanges what the sources say: words of different clauses, the two sides of a comparison, who does it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rag.figures.lexis import Floats
from rag.figures.reading import Reading
from rag.figures.statements import Statement, Word
from rag.figures.windows import Window, clause_mask, nearest_clause, scaled
from rag.figures.wording import clauses_of, comparison

TOLD = 0.5  # credit from which a word is taken to be said


def orders(reading: Reading, window: Window, best: Floats, named: bool) -> dict[str, float]:
    """The features of exchange; ``best``: the credit of each word of the claim, ``named``: it names somebody else."""
    crossed, reversed_ = _pairs(reading, window, best)
    return {
        "crossed": crossed,
        "reversed": reversed_,
        "compared": compared(reading, window),
        "by_other": _agent(reading, window),
        "said_after": _after(reading, window),
        "other_name": float(named),
    }


def _pairs(reading: Reading, window: Window, best: Floats) -> tuple[float, float]:
    """The share of pairs of words of one clause of the claim that the source says in different clauses, and of those
    that it says in the other order."""
    total = apart = turned_ = 0.0
    places = _places(reading, window.source)
    for clause in clauses_of(reading.claim):
        rows = [int(row) for row in np.flatnonzero(clause_mask(reading, clause) & (best >= TOLD))]
        for at, i in enumerate(rows):
            for j in rows[at + 1 :]:
                weight = float(reading.weights[i] * reading.weights[j])
                total += weight
                together = float(np.minimum(window.credit[i], window.credit[j]).max())
                apart += weight * max(0.0, min(float(best[i]), float(best[j])) - together)
                if i in places and j in places and places[i] > places[j]:
                    turned_ += weight
    return (apart / total, turned_ / total) if total else (0.0, 0.0)


def _places(reading: Reading, source: Statement) -> dict[int, int]:
    """Where in a sentence each word of the claim is said, if it is."""
    columns = reading.lexis.own(source)
    if not len(columns):
        return {}
    credit = reading.credit[:, columns]
    return {int(row): int(credit[row].argmax()) for row in np.flatnonzero(credit.max(axis=1) >= TOLD)}


def compared(reading: Reading, window: Window) -> float:
    """Whether the claim says that the one is more than the other where the source says that it is less."""
    return float(same_comparison(reading, window) is False)


def same_comparison(reading: Reading, window: Window) -> bool | None:
    """Whether a sentence that compares the same two things finds the same one more; None where that cannot be told."""
    ours = comparison(reading.claim)
    if not ours:
        return None
    for source in {id(clause.statement): clause.statement for clause in window.clauses}.values():
        theirs = comparison(source)
        if theirs:
            straight = _alike(reading, source, ours.left, theirs.left) + _alike(
                reading, source, ours.right, theirs.right
            )
            across = _alike(reading, source, ours.left, theirs.right) + _alike(reading, source, ours.right, theirs.left)
            if straight != across and max(straight, across) > 0.4:
                return (straight > across) is (ours.up is theirs.up)
    return None


def _alike(reading: Reading, source: Statement, ours: Sequence[Word], theirs: Sequence[Word]) -> float:
    """The share of the claim's words of one side that the source has on a side."""
    stems = {word.stem for word in ours}
    rows = np.asarray([word.stem in stems for word in reading.words], bool)
    keys = {word.start for word in theirs}
    columns = [place for word, place in zip(source.words, reading.lexis.own(source), strict=True) if word.start in keys]
    if not rows.any() or not columns:
        return 0.0
    return reading.share(reading.credit[rows][:, columns].max(axis=1), reading.weights[rows])


def _agent(reading: Reading, window: Window) -> float:
    """How rare the first word of the claim is that the nearest clause does not say, where that clause begins otherwise."""
    clause = nearest_clause(reading, window)
    row = reading.credit[:1, reading.lexis.own(clause.statement)[list(clause.words)]] if clause.words else None
    if row is None or not row.size:
        return 0.0
    return float((1 - row.max()) * scaled(reading)[0])


def _after(reading: Reading, window: Window) -> float:
    """How rare a word of the claim is that nothing says but the sentence behind: what is told there leans on nothing."""
    behind = [at for at, one in enumerate(window.clauses) if one.start > window.source.start and at not in window.own]
    if not behind:
        return 0.0
    before = [at for at in range(len(window.clauses)) if at not in behind]
    lost = window.credit[:, behind].max(axis=1) - window.credit[:, before].max(axis=1)
    return float((lost * scaled(reading)).max(initial=0.0))
