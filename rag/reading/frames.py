"""Tables, boxes and drawings on a page, by their rules: cells from upright and level lines that touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.reading.glyphs import Area
from rag.reading.segments import Segment

_TOUCH = 2.0  # points between rules that belong together
_OPEN = -1  # the row below the last rule, where a table goes on at the next page without a rule at the break


@dataclass(frozen=True)
class Cell:
    """The lines of one cell, from top to bottom."""

    lines: tuple[Segment, ...]

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(frozen=True)
class TableArea:
    """A table on a page: its rows of cells, and its place (``y`` is the baseline of its first line)."""

    rows: tuple[tuple[Cell, ...], ...]
    x0: float
    x1: float
    y: float
    bottom: float
    ruled: bool

    @property
    def segments(self) -> list[Segment]:
        """Every line of every cell."""
        return [line for row in self.rows for cell in row for line in cell.lines]


@dataclass(frozen=True)
class Frame:
    """Connected rules and areas: the x of its upright lines, the y of its level ones."""

    x0: float
    y0: float
    x1: float
    y1: float
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    filled: bool

    def holds(self, segment: Segment) -> bool:
        """Whether a segment stands inside."""
        middle = segment.y + 0.3 * segment.size
        return self.x0 - 2 <= segment.x0 and segment.x1 <= self.x1 + 2 and self.y0 - 1 <= middle <= self.y1 + 1


def frames(areas: Sequence[Area]) -> list[Frame]:
    """Clusters of rules and rectangles that touch."""
    left = list(areas)
    found = []
    while left:
        cluster = [left.pop()]
        box = [cluster[0].x0, cluster[0].y0, cluster[0].x1, cluster[0].y1]
        grown = True
        while grown:
            grown = False
            for area in list(left):
                if (
                    area.x0 <= box[2] + _TOUCH
                    and area.x1 >= box[0] - _TOUCH
                    and area.y0 <= box[3] + _TOUCH
                    and area.y1 >= box[1] - _TOUCH
                ):
                    left.remove(area)
                    cluster.append(area)
                    box = [min(box[0], area.x0), min(box[1], area.y0), max(box[2], area.x1), max(box[3], area.y1)]
                    grown = True
        found.append(_frame(cluster, box))
    return found


def _frame(cluster: list[Area], box: list[float]) -> Frame:
    xs: list[float] = []
    ys: list[float] = []
    for area in cluster:
        outlined = not area.filled
        if area.width < 2.5 or (outlined and area.height >= 2.5):
            xs.extend((area.x0, area.x1) if area.width >= 2.5 else (area.x0,))
        if area.height < 2.5 or (outlined and area.width >= 2.5):
            ys.extend((area.y0, area.y1) if area.height >= 2.5 else (area.y0,))
    return Frame(
        box[0],
        box[1],
        box[2],
        box[3],
        _merged(xs),
        _merged(ys),
        any(a.filled and a.width > 2.5 and a.height > 2.5 for a in cluster),
    )


def _merged(values: list[float]) -> tuple[float, ...]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 3:
            out.append(value)
    return tuple(out)


def ruled_table(frame: Frame, segments: Sequence[Segment]) -> TableArea | None:
    """The table of a frame with upright and level rules inside, or None."""
    inside = [s for s in segments if frame.holds(s)]
    if len(frame.xs) < 3 or len(frame.ys) < 3 or len(inside) < 3:
        return None
    if sum(1 for y in frame.ys if frame.y0 + 3 < y < frame.y1 - 3) < 1:
        return None
    grid: dict[tuple[int, int], list[Segment]] = {}
    for s in inside:
        column = max((i for i, x in enumerate(frame.xs[:-1]) if x <= (s.x0 + min(s.x1, s.x0 + 8)) / 2), default=0)
        row = max((i for i, y in enumerate(frame.ys[:-1]) if y <= s.y + 0.3 * s.size), default=_OPEN)
        grid.setdefault((row, column), []).append(s)
    if len({column for _, column in grid}) < 2 or len({row for row, _ in grid}) < 2:
        return None
    rows = tuple(
        tuple(
            Cell(tuple(sorted(grid.get((row, column), ()), key=lambda s: (-s.y, s.x0))))
            for column in range(len(frame.xs) - 1)
        )
        for row in sorted({row for row, _ in grid}, reverse=True)
    )
    return TableArea(rows, frame.x0, frame.x1, max(s.y for s in inside), frame.y0, True)
