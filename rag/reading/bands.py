"""Shaded rows of a table: what looks like a box by its colour, and is the head or every second row of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.reading.frames import Frame
from rag.reading.glyphs import Area
from rag.reading.segments import Segment
from rag.reading.tables import Slots, fits, rows_of

_RUNNING = 26  # letters; a segment with as many is running text, not a cell
_NEAR = 2.5  # em between a shaded row and the next row of its table


def is_band(frame: Frame, segments: Sequence[Segment]) -> bool:
    """Whether a shaded frame holds rows of a table that goes on outside it, in the same columns of white."""
    inside = [s for s in segments if frame.holds(s)] if frame.filled else []
    if len(inside) < 2 or 2 * sum(s.letters >= _RUNNING for s in inside) >= len(inside):
        return False
    slots = _slots(rows_of(inside))
    if slots is None:
        return False
    size = max(s.size for s in inside)
    held = set(map(id, inside))
    near = [
        s
        for s in segments
        if frame.y0 - _NEAR * size <= s.y <= frame.y1 + _NEAR * size
        and id(s) not in held
        and frame.x0 - 2 <= s.x0
        and s.x1 <= frame.x1 + 2
    ]
    return any(_goes_on(row, slots, size) for row in rows_of(near))


def _goes_on(row: list[Segment], slots: Slots, size: float) -> bool:
    """Whether a row beside the band has cells in its columns, in print of about its size."""
    alike = all(abs(s.size - size) <= 0.25 * size for s in row)
    running = 2 * sum(s.letters >= _RUNNING for s in row) >= len(row)
    return len(row) >= 2 and alike and not running and fits(slots, row) is not None


def _slots(rows: Sequence[list[Segment]]) -> Slots | None:
    """The columns of white of a few rows; None where a row bridges two of the fullest, or that has one cell."""
    widest = max(map(len, rows))
    slots: Slots = []
    for s in sorted((s for row in rows for s in row), key=lambda s: s.x0):
        if slots and s.x0 < slots[-1][1] + 1:
            slots[-1] = (slots[-1][0], max(slots[-1][1], s.x1))
        else:
            slots.append((s.x0, s.x1))
    return slots if widest >= 2 and len(slots) >= widest else None


def banded(segments: Sequence[Segment], bands: Sequence[Frame], areas: Sequence[Area]) -> list[Segment]:
    """The segments, with the foot of the shaded area around it for each that stands in one of the bands."""
    if not bands:
        return list(segments)
    shades = [a for a in areas if a.filled and a.height > 2.5 and any(_in(a, frame) for frame in bands)]
    return [replace(s, band=_around(s, shades)) if any(f.holds(s) for f in bands) else s for s in segments]


def _in(area: Area, frame: Frame) -> bool:
    return frame.x0 <= area.x0 and area.x1 <= frame.x1 and frame.y0 <= area.y0 and area.y1 <= frame.y1


def _around(s: Segment, shades: Sequence[Area]) -> int | None:
    """The foot of the least high shaded area around a segment, in points."""
    middle = s.y + 0.3 * s.size
    holding = [a for a in shades if a.x0 - 2 <= s.x0 and s.x1 <= a.x1 + 2 and a.y0 - 1 <= middle <= a.y1 + 1]
    return round(min(holding, key=lambda a: a.height).y0) if holding else None
