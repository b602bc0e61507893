"""A sentence against the table of its own document: one figure for one label and one year, and not the same."""

from __future__ import annotations

from rag.figures.differing import closeness
from rag.figures.pair_features import is_row
from rag.figures.rivals import Rival
from rag.figures.sides import Side
from rag.figures.statements import related, stems_of
from rag.figures.values import is_dated, significance

NEAR = 0.8  # closeness from which two values may be one that was told wrongly once
TELLING = 2.0  # significance below which two numbers are near by accident
_TURNS = frozenset({"part", "change", "earlier"})
_WHOLE = stems_of("totaal totale samen alle")


def against_its_table(pair: Rival) -> bool:
    """Whether a pair is a figure of running text and the cell of its document that should state it, with another value.

    The sentence names the label of the row (all of its words, "totaal" apart), the same year governs both, and both
    count or measure the same.
    """
    one, other = pair.one, pair.other
    if one.document != other.document or is_row(one) == is_row(other) or pair.equal or is_dated(one.figure):
        return False
    if not one.years & other.years or one.cues & _TURNS != other.cues & _TURNS:
        return False
    row, told = (one, other) if is_row(one) else (other, one)
    telling = min(significance(one.figure), significance(other.figure)) >= TELLING
    return telling and closeness(one, other) >= NEAR and _counts_alike(one, other) and _named(row, told)


def _counts_alike(one: Side, other: Side) -> bool:
    if not one.quantity or not other.quantity or one.quantity.dimension != other.quantity.dimension:
        return False
    if one.quantity.dimension != "count":
        return True
    return bool(one.head and other.head) and (one.head == other.head or related(one.head, other.head))


def _named(row: Side, told: Side) -> bool:
    """Whether a sentence has every word of the label of a row."""
    label = stems_of(row.statement.text.split(" — ")[0]) - _WHOLE
    return bool(label) and label <= told.statement.stems
