"""Rows of a table as text: each cell with the head of its column."""

from __future__ import annotations


def row_text(head: list[str], row: list[str]) -> str:
    """A table row as text: the cells with their heads.

    >>> row_text(["Gemeente", "2023", "2024"], ["Lei", "12", "14"])
    'Lei — 2023: 12; 2024: 14'
    """
    cells = [f"{name}: {cell}" if name else cell for name, cell in zip(head[1:], row[1:], strict=False) if cell]
    return f"{row[0]} — {'; '.join(cells)}" if cells else row[0]


def labelled_row(row: list[str]) -> list[str]:
    """A row whose first cell is empty gets its first filled cell as label.

    >>> labelled_row(["", "Totaal", "14"])
    ['Totaal', '', '14']
    """
    if not row or row[0]:
        return row
    at = next((i for i, cell in enumerate(row) if cell), 0)
    return [row[at], *("" if i == at else cell for i, cell in enumerate(row) if i)]
