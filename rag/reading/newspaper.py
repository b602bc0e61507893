"""Pages set in three or more columns of running text, as newsletters are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from rag.reading.columns import Extent, Placed, right_edge
from rag.reading.segments import Segment

P = TypeVar("P", bound=Placed)
_LINES = 6  # that begin at the left edge of a column
_LETTERS = 14  # of a line of running text in a narrow column
_PITCH = 0.04  # share by which the distances between the left edges of columns may differ
_FULL = 0.8  # of a column's width that a line of running text fills
_FILLED = 0.6  # share of the lines of a column that are full: cells of a table are not
_TIGHT = 1.6  # sizes; lines of running text stand no further apart
_LEVEL = 1.0  # points by which lines on one height may differ
_OPENING = 0.35  # share of lines that begin with a capital or digit; of running text one in five does
_CROSSING = 0.5  # share of a page's letters in lines over two columns, from which it is not set in columns
_HEAD = 1.15  # times the size of the text: a heading


def strips(pages: Sequence[Sequence[Segment]], extent: Extent) -> tuple[Extent, ...]:
    """The columns of running text, three or more of one width, that at least one page is set in; empty where none is."""
    found = (_strips(page, extent) for page in pages)
    return max(found, key=len, default=())


def _strips(page: Sequence[Segment], extent: Extent) -> tuple[Extent, ...]:
    lines = [s for s in page if s.letters >= _LETTERS]
    lefts = _left_edges(lines, 0.1 * extent.width)
    pitches = [b - a for a, b in pairwise(lefts)]
    if len(lefts) < 3 or max(pitches) > (1 + _PITCH) * min(pitches):
        return ()
    columns = []
    for left, end in zip(lefts, [*lefts[1:], float("inf")], strict=True):
        own = [s for s in lines if left - 1 <= s.x0 < end]
        inside = [s for s in own if s.x1 < end]
        if not inside or sum(len(s.text) for s in own) > 1.5 * sum(len(s.text) for s in inside):
            return ()
        columns.append((Extent(left, right_edge([s.x1 for s in inside], inside[0].size)), inside))
    if _one_grid([inside for _, inside in columns]):
        return ()
    widest = max(column.width for column, _ in columns)
    even = all(column.width >= 0.9 * widest for column, _ in columns)
    return tuple(column for column, _ in columns) if even and all(_runs(*one) for one in columns) else ()


def _one_grid(columns: Sequence[Sequence[Segment]]) -> bool:
    """Whether the lines of all columns stand on the same heights and many open a text: the cells of a table."""
    lines = [s for column in columns for s in column]
    heights = [[s.y for s in column] for column in columns]
    level = sum(all(any(abs(y - s.y) <= _LEVEL for y in other) for other in heights) for s in lines)
    opening = sum(s.text[0].isupper() or s.text[0].isdigit() for s in lines)
    return level >= _FULL * len(lines) and opening >= _OPENING * len(lines)


def _left_edges(lines: Sequence[Segment], apart: float) -> list[float]:
    """The places where many lines begin, from left to right; indents close by belong to the edge left of them."""
    edges: list[float] = []
    for x in sorted({round(s.x0) for s in lines}):
        near = [s.x0 for s in lines if abs(s.x0 - x) <= 1.5]
        if len(near) >= _LINES and (not edges or x - edges[-1] > apart):
            edges.append(min(near))
    return edges


def _runs(column: Extent, lines: Sequence[Segment]) -> bool:
    """Whether lines of a column are running text: most are full, and most stand close under one another."""
    full = sum(s.x1 - s.x0 >= _FULL * column.width for s in lines)
    close = sum(0 < a.y - b.y <= _TIGHT * b.size for a, b in pairwise(lines))
    return full >= _FILLED * len(lines) and close >= _FILLED * (len(lines) - 1)


def in_strips(page: Sequence[Placed], columns: Sequence[Extent]) -> bool:
    """Whether a page of a document with these columns is set in them: little runs over two."""
    crossing = sum(item.x1 - item.x0 for item in page if _at(item, columns) is None)
    return bool(columns) and crossing < _CROSSING * sum(item.x1 - item.x0 for item in page)


def _at(item: Placed, columns: Sequence[Extent]) -> int | None:
    """The column in which an item stands, None for one that runs over two."""
    starts = [column.left for column in columns[1:]]
    ends = [column.right for column in columns[:-1]]
    for at, (before, after) in enumerate(zip([float("-inf"), *ends], [*starts, float("inf")], strict=True)):
        if before < item.x0 and item.x1 < after:
            return at
    return None


def strip_regions(items: Sequence[P], columns: Sequence[Extent], body: float) -> list[tuple[list[P], Extent]]:
    """The regions of a page in reading order with where they run: what stands over all columns, and the columns between.

    ``body`` is the size of the text in points: a larger line that has nothing beside it or above it is a heading of all.
    """
    whole = Extent(columns[0].left, columns[-1].right)
    regions: list[tuple[list[P], Extent]] = []
    held: list[list[P]] = [[] for _ in columns]
    full: list[P] = []

    ordered = sorted(items, key=lambda item: (-item.y, item.x0))
    for item in ordered:
        at = _at(item, columns)
        over = at is None or (not any(held) and _heads_all(item, ordered, body))
        if over and any(held):
            regions += _closed(held, columns)
            held = [[] for _ in columns]
        if not over and full:
            regions.append((full, whole))
            full = []
        (full if over or at is None else held[at]).append(item)
    return [*regions, *([(full, whole)] if full else []), *_closed(held, columns)]


def _closed(held: Sequence[list[P]], columns: Sequence[Extent]) -> list[tuple[list[P], Extent]]:
    return [(own, column) for own, column in zip(held, columns, strict=True) if own]


def _heads_all(item: Placed, page: Sequence[Placed], body: float) -> bool:
    size = getattr(item, "size", 0.0)
    return size >= _HEAD * body and not any(other is not item and abs(other.y - item.y) < size for other in page)
