"""Tables without rules: cells from columns of white, rows from line spacing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.reading.frames import Cell, TableArea
from rag.reading.segments import Segment, segment_of

Slots = list[tuple[float, float]]
_SPACE = 0.45  # em; the white of a usual word space is narrower
_HYPHENS = ("-", "\u2010", "\u00ad")
_FIGURE = re.compile(r"^[€$+–-]?\s*\d[\d.,]*\s*%?$")


def open_tables(segments: Sequence[Segment], alone: bool = False) -> list[TableArea]:
    """Tables without upright rules in one column of text: rows of several segments under one another.

    ``alone``: a bold label with a plain value beside it counts by itself.
    """
    rows = _levelled(rows_of(segments))
    _split_heads(rows)
    found: list[TableArea] = []
    at = 0
    while at < len(rows):
        if len(rows[at]) < 2:
            at += 1
            continue
        stop, slots = _extend(rows, at)
        several = [row for row in rows[at:stop] if len(row) >= 2]
        label = alone and len(rows[at]) == 2 and rows[at][0].bold and not rows[at][1].bold
        if (len(several) >= 2 or label) and len(slots) >= 2:
            rows[at] = _with_head_above(rows, at, slots)
            found.append(_table(rows[at:stop], slots))
            at = stop
        else:
            at += 1
    return found


def _with_head_above(rows: list[list[Segment]], at: int, slots: Slots) -> list[Segment]:
    """The first row of a table with the first lines of heads that stand at the foot of their cells."""
    first = rows[at]
    above = rows[at - 1] if at else []
    tight = above and above[0].y - first[0].y <= 1.5 * first[0].size
    if not tight or len(above) >= len(first) or any(s.size != first[0].size for s in above):
        return first
    hits = [[i for i, (x0, x1) in enumerate(slots) if s.x0 < x1 and s.x1 > x0] for s in above]
    beside = all(len(hit) == 1 and hit[0] > 0 for hit in hits)
    return [first[0], *above, *first[1:]] if beside else first


def _split_heads(rows: list[list[Segment]]) -> None:
    """Cells that touch are cut where the columns of a fuller row nearby are; changes ``rows``."""
    for at, row in enumerate(rows):
        if len(row) < 2 and not all(s.bold for s in row):
            continue
        near = [
            rows[i]
            for i in range(max(0, at - 2), min(len(rows), at + 4))
            if abs(rows[i][0].y - row[0].y) < 6 * row[0].size
        ]
        fuller = max(near, key=len)
        if len(fuller) >= 3 and len(fuller) > len(row):
            pieces = [piece for s in row for piece in _cut(s, fuller)]
            if len(pieces) <= len(fuller):
                rows[at] = pieces


def _cut(segment: Segment, below: Sequence[Segment]) -> list[Segment]:
    """A segment cut where white was left undrawn, if every piece then stands nearest to a cell of its own below."""
    runs = segment.parts
    gaps = [after.x0 - before.x1 for before, after in pairwise(runs)]
    usual = min(gaps, default=0.0)
    groups = [[runs[0]]] if runs else []
    for (before, after), gap in zip(pairwise(runs), gaps, strict=True):
        drawn = before.tail > before.x1 or after.lead < after.x0  # what is white beyond a drawn space is no word space
        apart = (drawn and after.lead > before.tail + 1.5) or (len(gaps) == 1 and gap > _SPACE * segment.size)
        if after.lead - before.tail > 0.2 * segment.size and (gap > 1.3 * usual or apart):
            groups.append([after])
        else:
            groups[-1].append(after)
    pieces = [segment_of(group) for group in groups]
    columns = [min(range(len(below)), key=lambda i: _away(piece, below[i])) for piece in pieces]
    fits = len(pieces) > 1 and all(a < b for a, b in pairwise(columns))
    return pieces if fits else [segment]


def _away(run: Segment, cell: Segment) -> float:
    """How far a text stands from a cell below it, across the page."""
    return max(0.0, cell.x0 - run.x1, run.x0 - cell.x1) + 0.01 * abs((run.x0 + run.x1) / 2 - (cell.x0 + cell.x1) / 2)


def rows_of(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments by baseline, from top to bottom, each row from left to right."""
    rows: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: (-s.y, s.x0)):
        if rows and abs(rows[-1][0].y - s.y) <= 0.3 * s.size:
            rows[-1].append(s)
        else:
            rows.append([s])
    return [sorted(row, key=lambda s: s.x0) for row in rows]


def _levelled(rows: list[list[Segment]]) -> list[list[Segment]]:
    """Rows, with cells of a band that stand half a line lower than those beside them put in one row: centred ones."""
    out: list[list[Segment]] = []
    for row in rows:
        above = out[-1] if out else row
        near = above is not row and _one_band(above, row) and _top(above) - _top(row) < 0.75 * row[0].size
        if near and not any(a.x0 < s.x1 and a.x1 > s.x0 for a in above for s in row):
            out[-1] = sorted([*above, *row], key=lambda s: s.x0)
        else:
            out.append(row)
    return out


def _top(row: Sequence[Segment]) -> float:
    return max(s.y for s in row)


def _extend(rows: list[list[Segment]], start: int) -> tuple[int, Slots]:
    """The row after the last that fits the columns of white which begin at ``start``, and those columns."""
    slots: Slots = [(s.x0, s.x1) for s in rows[start]]
    stop, at = start + 1, start + 1
    while at < len(rows):
        row = rows[at]
        size = row[0].size
        gap = rows[at - 1][0].y - row[0].y
        wider = fits(slots, row)
        if (
            wider is None
            or gap > 4.0 * size
            or abs(size - rows[start][0].size) > 0.25 * size
            or any(s.box != rows[start][0].box for s in row)
        ):
            break
        if len(row) == 1 and not _wraps(rows, at, slots, gap):
            break
        slots = wider
        at += 1
        stop = at
    while (
        stop - 1 > start
        and len(rows[stop - 1]) == 1
        and rows[stop - 2][0].y - rows[stop - 1][0].y > 1.5 * rows[stop - 1][0].size
    ):
        stop -= 1
    return stop, slots


def fits(slots: Slots, row: list[Segment]) -> Slots | None:
    """The columns with a row taken in, or None where it bridges two of them."""
    wider = list(slots)
    for s in row:
        hits = [i for i, (x0, x1) in enumerate(wider) if s.x0 < x1 + 1 and s.x1 > x0 - 1]
        if len(hits) > 1:
            return None
        if hits:
            x0, x1 = wider[hits[0]]
            wider[hits[0]] = (min(x0, s.x0), max(x1, s.x1))
        elif len(row) == 1:
            return None
        else:
            wider = sorted([*wider, (s.x0, s.x1)])
    return wider if all(a[1] < b[0] for a, b in pairwise(wider)) else None


def _wraps(rows: list[list[Segment]], at: int, slots: Slots, gap: float) -> bool:
    """Whether a lone segment is part of a table: a wrapped cell, or a row with one cell between fuller rows."""
    s = rows[at][0]
    follows = at + 1 < len(rows) and len(rows[at + 1]) >= 2 and fits(slots, rows[at + 1]) is not None
    tight = gap <= 1.5 * s.size
    first = s.x0 < slots[0][1]
    if tight:
        return True
    return follows and first and s.letters < 40


def _table(rows: list[list[Segment]], slots: Slots) -> TableArea:
    groups = _row_groups(rows, slots)
    body = tuple(
        tuple(Cell(tuple(s for row in group for s in row if _slot(s, slots) == column)) for column in range(len(slots)))
        for group in groups
    )
    every = [s for row in rows for s in row]
    return TableArea(body, min(s.x0 for s in every), max(s.x1 for s in every), every[0].y, every[-1].y, False)


def _slot(s: Segment, slots: Slots) -> int:
    middle = (s.x0 + s.x1) / 2
    return min(
        range(len(slots)),
        key=lambda i: (
            0.0 if slots[i][0] <= middle <= slots[i][1] else min(abs(middle - slots[i][0]), abs(middle - slots[i][1]))
        ),
    )


def _row_groups(rows: list[list[Segment]], slots: Slots) -> list[list[list[Segment]]]:
    """Printed rows joined to table rows: a tight line that fills some cells only continues the row above it."""
    gaps = [_top(before) - _top(row) for before, row in pairwise(rows)]
    low, high = min(gaps, default=0.0), max(gaps, default=0.0)
    limit = (low + high) / 2 if high > 1.12 * low else 0.0
    groups = [[rows[0]]]
    bold_head = not all(s.bold for s in rows[-1])
    for (before, row), gap in zip(pairwise(rows), gaps, strict=True):
        close = gap <= 1.6 * row[0].size
        partial = len(row) < len(slots)
        first = next((s for s in row if _slot(s, slots) == 0), None)
        figures = any(_FIGURE.match(s.text) for s in row if s is not first)
        same_weight = any(s.bold for s in before) == any(s.bold for s in row)
        inside = gap < limit and same_weight and (first is None or not figures)
        dense = first is None or (len(row) == 1 and first.text[:1].islower())
        heading = len(groups) == 1 and bold_head and all(s.bold for s in (*before, *row))
        one = gap < limit and (heading or _one_band(before, row) or _broken(before, row, slots))
        if close and (one or (partial and (inside or (dense and same_weight)))):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _one_band(before: Sequence[Segment], row: Sequence[Segment]) -> bool:
    """Whether two printed rows stand in one shaded row of a table."""
    bands = {s.band for s in (*before, *row)}
    return len(bands) == 1 and None not in bands


def _broken(before: Sequence[Segment], row: Sequence[Segment], slots: Slots) -> bool:
    """Whether a word of the first printed row goes on in the same column of the second."""
    cut = {_slot(s, slots) for s in before if s.text.endswith(_HYPHENS)}
    return any(s.text[:1].islower() and _slot(s, slots) in cut for s in row)


def is_head(row: Sequence[str], rest: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: its cells beside the first hold words, or years above other numbers."""
    cells = [cell for cell in row[1:] if cell]
    if not cells:
        return False
    plain = [
        cell
        for cell in cells
        if re.fullmatch(r"[€$\d.,%\s–-]+", cell) and not re.fullmatch(r"(?:19|20)\d\d|[’'‘]\d\d", cell)
    ]
    return len(plain) < max(1, 0.5 * len(cells)) or not rest
