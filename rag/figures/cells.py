"""The figures of a table row: each cell with the unit, period and subject that column head, row label and caption give.

A row is read as “label — head: cell; head: cell” under a heading path that ends with the caption of the table. Digits of
the label and of the heads name what the cells are of; they are set apart and are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.datatypes import Figure, FigureKind, Paragraph
from rag.figures.apart import ApartReason, SetApart
from rag.figures.cell_values import cell_figures
from rag.figures.find import find_figures, qualified_span, set_apart
from rag.figures.periods import rate_in
from rag.figures.subjects import LONGEST, content_words
from rag.figures.table_periods import period_in
from rag.figures.table_units import TableUnit, noun_in, unit_in, unit_of_label, without_number

_BEHIND = " — "
_PLAIN = re.compile(r"[€$+−–-]?\s*\d[\d.,]*\s*%?")
_MOST_HEAD = 80  # characters; what is longer before a colon is running text
_MOST_LABEL = 12  # words; a longer label is running text, and states its own figures
_NUMBERING = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,2})*[.)]|[A-Z][.)])\s")
_RUN = re.compile(r"\d(?:[\d.,]*\d)?")
_SHARES = (FigureKind.PERCENTAGE, FigureKind.PERCENTAGE_POINT)
_TOTAL = re.compile(r"\s*(?:(?:in )?totaal|samen|alle|som|eindtotaal)\s*$", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"\s*(?:19|20)\d\d\s*")  # a year, where other columns have units of their own
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_BRACKETED = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Cell:
    """A cell of a row: its column head as printed ("" without one) and its span in the text of the row."""

    head: str
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """A table row as read: its label, and its cells in order."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class CellFigure:
    """A figure with the cell it stands in, and the words of the table that give its unit (None where the cell does)."""

    figure: Figure
    cell: Cell
    label: str
    unit: TableUnit | None


def read_row(text: str) -> Row:
    """The parts of a row as the reader writes it; a piece without a head belongs to the cell before it.

    >>> row = read_row("Veldsum — 2024: 66; Oordeel: goed; maar duur; Prijs (€): 4,5")
    >>> row.label, [(one.head, row_text[one.start:one.end]) for row_text in [
    ...     "Veldsum — 2024: 66; Oordeel: goed; maar duur; Prijs (€): 4,5"] for one in row.cells]
    ('Veldsum', [('2024', '66'), ('Oordeel', 'goed; maar duur'), ('Prijs (€)', '4,5')])
    """
    colon = text.find(": ")
    place = text.rfind(_BEHIND, 0, colon if colon >= 0 else len(text))
    place = place if place >= 0 else text.find(_BEHIND)
    if place < 0:
        return Row(text, ())
    cells: list[Cell] = []
    start = place + len(_BEHIND)
    while start <= len(text):
        end = text.find("; ", start)
        end = len(text) if end < 0 else end
        head, sign, _ = text[start:end].partition(": ")
        if sign and len(head) <= _MOST_HEAD:
            cells.append(Cell(head, start + len(head) + 2, end))
        elif cells and cells[-1].head and not _PLAIN.fullmatch(text, start, end):
            cells[-1] = Cell(cells[-1].head, cells[-1].start, end)
        else:
            cells.append(Cell("", start, end))
        start = end + 2
    return Row(text[:place], tuple(cells))


@lru_cache(maxsize=4096)
def cells_of(paragraph: Paragraph) -> tuple[CellFigure, ...]:
    """The figures of a table row with their cells, in order."""
    text, row = paragraph.text, read_row(paragraph.text)
    caption = paragraph.heading_path[-1] if paragraph.heading_path else ""
    parted = any(_TOTAL.match(one.head) for one in row.cells)
    mixed = not parted and any(unit_in(one.head, head=True) or noun_in(one.head) for one in row.cells)
    found: list[CellFigure] = []
    for cell in row.cells:
        unit = _unit(row.label, cell.head, caption, parted, paragraph.lead_in or "")
        if unit is None and text[cell.start : cell.end].strip().rpartition(" ")[2].replace(".", "").isdigit():
            unit = unit_of_label(row.label, cell.head)
        if mixed and unit == noun_in(caption) and not noun_in(cell.head) and not _TOTAL.match(cell.head):
            unit = None if _FOUR_DIGITS.fullmatch(text, cell.start, cell.end) else unit
        for one, lent in cell_figures(text, cell.start, cell.end, cell.head, unit, _markers(paragraph, cell)):
            shared = unit_in(caption) or unit_in(paragraph.lead_in or "") or noun_in(caption)
            inherited = ("unit",) if lent and unit == shared else ()
            figure = replace(one, inherited=inherited)
            figure = _with_subject(_with_period(figure, row.label, cell.head, caption), row.label, cell.head, caption)
            found.append(CellFigure(figure, cell, row.label, unit if lent else None))
    return tuple(found)


def row_figures(paragraph: Paragraph) -> tuple[Figure, ...]:
    """The figures of a table row, in order: those of its cells, and of a label that is running text."""
    label = read_row(paragraph.text).label
    own: tuple[Figure, ...] = ()
    if len(label.split()) > _MOST_LABEL:
        own = find_figures(label, paragraph.markers, None, paragraph.heading_path)
    return (*own, *(one.figure for one in cells_of(paragraph)))


def row_apart(paragraph: Paragraph) -> tuple[SetApart, ...]:
    """The digits of a row that are in no figure, each with its reason; with :func:`row_figures` all are accounted for."""
    text = paragraph.text
    taken = [(one.start, one.end) for one in row_figures(paragraph)]
    found: list[SetApart] = []
    if numbering := _NUMBERING.match(text):
        _add(found, text, numbering.start(), numbering.end(), ApartReason.LIST_NUMBER, taken)
    for cell in read_row(text).cells:
        markers = _markers(paragraph, cell)
        shifted = [replace(one, offset=one.offset - cell.start) for one in paragraph.markers if one.offset in markers]
        for one in set_apart(text[cell.start : cell.end], shifted):
            _add(found, text, cell.start + one.start, cell.start + one.end, one.reason, taken)
    for run in _RUN.finditer(text):
        _add(found, text, run.start(), run.end(), ApartReason.NAME, taken)
    return tuple(sorted(found, key=lambda one: one.start))


def _add(
    found: list[SetApart], text: str, start: int, end: int, reason: ApartReason, taken: Sequence[tuple[int, int]]
) -> None:
    spans = [*taken, *((one.start, one.end) for one in found)]
    if _RUN.search(text, start, end) and not any(a < end and start < b for a, b in spans):
        found.append(SetApart(start, end, text[start:end], reason))


def _markers(paragraph: Paragraph, cell: Cell) -> tuple[int, ...]:
    return tuple(one.offset for one in paragraph.markers if cell.start <= one.offset <= cell.end)


def _unit(label: str, head: str, caption: str, parted: bool = False, lead_in: str = "") -> TableUnit | None:
    """The unit of a cell: set apart in the label, then in the head, then counted (“aantal”), then of the caption or of
    the sentence that leads to the table.

    ``parted``: the row has a total, so the other heads name its parts (“Ouderen”) and not what is counted.
    """
    noun = noun_in(head)
    if noun and parted and not re.match(r"\s*(?:het\s+)?aantal", head, re.IGNORECASE):
        noun = None
    counted = noun if noun and re.match(r"\s*(?:het\s+)?aantal", head, re.IGNORECASE) else None
    column, row = unit_in(head, head=True), unit_in(label)
    first = (column, row) if column and column.kind in _SHARES else (row, column)  # “Verschil (%)” holds in every row
    present = [one for one in (*first, counted, unit_in(caption), unit_in(lead_in), noun, noun_in(caption)) if one]
    if not present:
        return None
    nearest = present[0]
    for other in present[1:]:
        nearest = _joined(nearest, other)
    return nearest


def _joined(one: TableUnit, other: TableUnit) -> TableUnit:
    """A unit with the scale or the noun that it lacks, taken from a less near one: “(× 1.000)” and “woningen”."""
    if one.unit is None and one.factor > 1 and other.factor == 1 and other.unit is not None:
        return replace(one, kind=other.kind, unit=other.unit)
    if one.kind is FigureKind.MONEY and one.factor == 1 and other.explicit and other.unit is None and other.factor > 1:
        return replace(one, factor=other.factor, printed=f"{one.printed} {other.printed}")
    return replace(one, unit=other.unit) if one.unit is None and one.factor == 1 and not other.explicit else one


def _with_period(one: Figure, label: str, head: str, caption: str) -> Figure:
    """A figure with the period of its head, else of its row, else of the caption."""
    if one.period or one.kind in (FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD):
        return one
    for place, words in enumerate((head, label, caption)):
        if period := period_in(words):
            return replace(one, period=period, inherited=(*one.inherited, "period") if place == 2 else one.inherited)
    return replace(one, period=rate_in(head) or rate_in(label))


def _with_subject(one: Figure, label: str, head: str, caption: str) -> Figure:
    """The subject of a cell: row label, column head and caption; running text in a cell has its own."""
    if one.subject and len(one.subject.split()) >= 6:
        return one
    parts = (
        _BRACKETED.sub(" ", label) if unit_in(label) else label,
        _BRACKETED.sub(" ", head),
        _BRACKETED.sub(" ", without_number(caption)),
    )
    named = [word for part in parts[:2] for word in content_words(part) or _LETTERS.findall(part)]
    words = list(dict.fromkeys([*named, *content_words(parts[2])]))
    inherited = one.inherited if named else (*one.inherited, "subject")
    return replace(one, subject=" ".join(words[:LONGEST]) or None, inherited=inherited)


def lead_of_cell(text: str, one: CellFigure) -> str:
    """The figure as it is put first in an answer: as printed, with the unit that the table gives it.

    “14,2 (mln euro)” where the unit is scaled, else “88%”, “€ 4.094”, “28,1 µg/m³”, “7 punten”.
    """
    figure, unit = one.figure, one.unit
    start, end = qualified_span(text, figure)
    surface = text[max(start, one.cell.start) : end]
    if figure.kind is FigureKind.RANK:
        return f"{surface} ({one.cell.head})" if one.cell.head else surface
    if unit is None:
        return surface
    if unit.factor > 1:
        return f"{surface} ({unit.printed})"
    if figure.kind is FigureKind.PERCENTAGE:
        return f"{surface}%"
    if figure.kind is FigureKind.MONEY and (figure.unit or "").startswith("euro"):
        return f"{text[max(start, one.cell.start) : figure.start]}€ {figure.surface}"
    noun = figure.unit or ""
    lowered = noun[:1].lower() + noun[1:] if noun[1:].islower() else noun
    return f"{surface} {lowered}".strip()


def leads(paragraph: Paragraph) -> Iterator[str]:
    """What may be put first of a row: nothing else is stated by it."""
    for one in cells_of(paragraph):
        yield lead_of_cell(paragraph.text, one)


__all__ = [
    "Cell", "CellFigure", "Row", "cells_of", "lead_of_cell", "leads", "period_in", "read_row", "row_apart",
    "row_figures",
]  # fmt: skip
