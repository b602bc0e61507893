"""Printed pages to Lines in reading order: furniture taken out; columns, boxes, tables and notes told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rag.reading.bands import banded, is_band
from rag.reading.charts import chart_text
from rag.reading.columns import Extent, beside, find_gutter, is_split, reading_order, right_edge, text_extent
from rag.reading.frames import Frame, TableArea, frames, ruled_table
from rag.reading.glyphs import Drawn, Run
from rag.reading.hyphens import own_words
from rag.reading.labels import LABEL, labelled
from rag.reading.lines import Drawer, Line
from rag.reading.newspaper import in_strips, strip_regions, strips
from rag.reading.pairs import inline_pair, margin_pairs, stacked_pairs, table_pairs
from rag.reading.running import strip_running
from rag.reading.segments import Segment, segments_of
from rag.reading.tablerows import TableWriter, caption_lines, is_note_start
from rag.reading.tables import open_tables, rows_of

_MAX_AREAS = 1500  # rules and areas of a page that are looked at; a map or chart drawn in vectors has more


@dataclass
class _Page:
    """What a page holds once the furniture is gone."""

    segments: list[Segment]
    margin: list[Segment] = field(default_factory=list)
    tables: list[TableArea] = field(default_factory=list)
    rule: float | None = None  # the height of the short rule above the notes


def printed_lines(drawn: Sequence[Drawn], drawer: Drawer) -> tuple[list[Line], dict[int, int]]:
    """The lines of a document in reading order and the printed page numbers, by page index from 0."""
    found = []
    for page in drawn:
        doubles: list[Run] = []
        found.append(labelled(segments_of(page, doubles)))
        _count(page, found[-1], doubles, drawer)
        for text in page.turned:
            drawer.read(text)
            drawer.drop("gedraaide tekst of tekst buiten de bladspiegel", text)
    drawer.own = own_words(s.text for segments in found for s in segments)
    kept, printed = strip_running(found, [page.height for page in drawn], drawer)
    body = body_size(kept)
    extent = text_extent(kept)
    pages = [_furnish(segments, sheet, body, extent, drawer) for segments, sheet in zip(kept, drawn, strict=True)]
    texts = [page.segments for page in pages]
    writer = _LineWriter(body, extent, find_gutter(texts, extent), strips(texts, extent), drawer)
    for index, sheet in enumerate(pages):
        writer.page(index, sheet)
    return writer.lines, printed


def _count(page: Drawn, segments: list[Segment], doubles: list[Run], drawer: Drawer) -> None:
    """Count what stands on a page: the segments, and any run that is in none of them (there should be none)."""
    for run in doubles:
        drawer.read(run.text)
        drawer.drop("dubbel getekend", run.text)
    held = {run.order for run in doubles} | {run.order for s in segments for run in s.parts}
    for s in segments:
        drawer.read(s.text)
    for run in page.runs:
        if run.order not in held:
            drawer.read(run.text)


def body_size(pages: list[list[Segment]]) -> float:
    """The size in which most letters are set."""
    weights: Counter[float] = Counter()
    for s in (s for page in pages for s in page):
        weights[round(s.size, 1)] += s.letters
    return max(weights, key=lambda size: weights[size], default=10.0)


def _furnish(segments: list[Segment], page: Drawn, body: float, extent: Extent, drawer: Drawer) -> _Page:
    """A page with its tables and boxes found, and the text of its charts dropped."""
    drawings = frames(page.areas[:_MAX_AREAS])
    dropped = set(map(id, chart_text(segments, drawings, page.areas, body)))
    for s in segments:
        if id(s) in dropped:
            drawer.drop("tekst in een figuur", s.text)
    left = [s for s in segments if id(s) not in dropped]
    tables = []
    boxes: list[Frame] = []
    bands: list[Frame] = []
    for frame in sorted(drawings, key=lambda f: -f.y1):
        table = ruled_table(frame, left)
        if table is not None:
            inside = set(map(id, table.segments))
            left = [s for s in left if id(s) not in inside]
            tables.append(table)
        elif is_band(frame, left):
            bands.append(frame)
        elif _is_box(frame, left, page, body):
            boxes.append(frame)
    left = banded(left, bands, page.areas[:_MAX_AREAS])
    margin = beside(left, extent)
    aside = set(map(id, margin))
    left = [replace(s, box=_box_of(s, boxes)) for s in left if id(s) not in aside]
    return _Page(left, margin, tables, _note_rule(page, left, extent))


def _note_rule(page: Drawn, segments: Sequence[Segment], extent: Extent) -> float | None:
    """The height of a short rule at the left edge in the lower half of a page, with a note straight below it."""
    for area in page.areas[:_MAX_AREAS]:
        short = 0.1 * extent.width < area.width < 0.5 * extent.width and area.height < 1.5
        if not short or abs(area.x0 - extent.left) > 12 or area.y0 > 0.6 * page.height:
            continue
        below = [s for s in segments if s.y < area.y0 and s.x0 < extent.right]
        first = max(below, key=lambda s: s.y, default=None)
        if first is not None and area.y0 - first.y < 3 * first.size and is_note_start(first.text):
            return area.y0
    return None


def _is_box(frame: Frame, segments: list[Segment], page: Drawn, body: float) -> bool:
    """Whether a frame is a box with text of its own: wider than a label, not the whole page."""
    closed = frame.filled or (len(frame.xs) >= 2 and len(frame.ys) >= 2)
    if not closed or frame.x1 - frame.x0 < 12 * body or frame.y1 - frame.y0 > 0.93 * page.height:
        return False
    inside = [s for s in segments if frame.holds(s)]
    return len(inside) >= 2 and sum(s.letters for s in inside) >= 40


def _box_of(segment: Segment, boxes: list[Frame]) -> int | None:
    holding = [i for i, frame in enumerate(boxes) if frame.holds(segment)]
    return min(holding, key=lambda i: boxes[i].x1 - boxes[i].x0) if holding else None


class _LineWriter:
    """Writes regions out as Lines; keeps what one page hands to the next (a table that goes on)."""

    def __init__(
        self, body: float, extent: Extent, gutter: float | None, strips: tuple[Extent, ...], drawer: Drawer
    ) -> None:
        self.body, self.extent, self.gutter, self.strips, self.drawer = body, extent, gutter, strips, drawer
        self.lines: list[Line] = []
        self.rows = TableWriter(drawer)
        self.region = 0
        self.running = False

    def page(self, index: int, page: _Page) -> None:
        """Add the lines of a page."""
        self.lines.extend(margin_pairs(page.margin, index, self.body, self.drawer))
        items: list[Segment | TableArea] = [*page.segments, *page.tables]
        for region, column in self._regions(items):
            self.region += 1
            self._region(index, region, column, page.rule)

    def _regions(self, items: list[Segment | TableArea]) -> list[tuple[list[Segment | TableArea], Extent]]:
        if in_strips(items, self.strips):
            return strip_regions(items, self.strips, self.body)
        gutter = self.gutter if self.gutter and is_split(items, self.gutter, self.extent) else None
        return [(region, self._column(region, gutter)) for region in reading_order(items, gutter)]

    def _region(self, page: int, region: Sequence[Segment | TableArea], column: Extent, rule: float | None) -> None:
        segments = [item for item in region if isinstance(item, Segment)]
        tables = [item for item in region if isinstance(item, TableArea)]
        notes = self._notes(segments)
        if rule is not None:
            notes |= {id(s) for s in segments if s.y < rule and s.box is None}
        loose = [s for s in segments if id(s) not in notes]
        for table in open_tables(loose, alone=page == 0 and not self.running):
            inside = {run for s in table.segments for run in s.parts}
            segments = [s for s in segments if not inside.intersection(s.parts)]
            tables.append(table)
        items: list[Segment | TableArea] = [*segments, *tables]
        items.sort(key=lambda item: -item.y)
        captions = caption_lines(items, self.body)
        boxes: dict[int, float] = {}
        for s in segments:
            if s.box is not None:
                boxes[s.box] = min(boxes.get(s.box, s.x0), s.x0)
        before: Segment | TableArea | None = None
        for item in items:
            gap = (before.bottom if isinstance(before, TableArea) else before.y) - item.y if before is not None else 0.0
            if isinstance(item, TableArea):
                self._table(item, page, before is None)
            else:
                role = "caption" if id(item) in captions else ("note" if id(item) in notes else "")
                self._line(item, page, gap, before, _inside(item, column, boxes), role)
            before = item
        if page == 0 and not self.running:
            self.lines = stacked_pairs(self.lines, self.drawer, self.body)
        self.running = self.running or any(s.letters > 60 and s.size >= 0.93 * self.body for s in segments)

    def _notes(self, segments: list[Segment]) -> set[int]:
        """The small print at the foot of a region, from the first line that begins with a number."""
        foot: list[Segment] = []
        for row in reversed(rows_of(segments)):
            s = row[0]
            other = bool(foot) and abs(s.size - foot[0].size) > 0.04 * s.size
            if s.size >= 0.93 * self.body or s.box is not None or s.bold or len(row) > 1 or other:
                break
            foot.append(s)
        edge = min((s.x0 for s in foot), default=0.0)
        starts = [i for i, s in enumerate(foot) if is_note_start(s.text) and s.x0 < edge + s.size]
        return {id(s) for s in foot[: starts[-1] + 1]} if starts else set()

    def _column(self, region: Sequence[Segment | TableArea], gutter: float | None) -> Extent:
        text = [item for item in region if getattr(item, "size", self.body) >= 0.93 * self.body]  # notes may hang out
        left = min(item.x0 for item in text or region)
        right = right_edge([item.x1 for item in region], self.body)
        if gutter is None and self.gutter is not None and max(item.x1 for item in region) <= self.gutter:
            gutter = self.gutter  # a page of which only the left column is set
        if gutter is None or max(item.x1 for item in region) > gutter > left:
            return Extent(min(left, self.extent.left), self.extent.right)
        if left >= gutter:
            return Extent(left, self.extent.right)
        return Extent(min(left, self.extent.left), max(right, self.extent.left + 0.8 * (gutter - self.extent.left)))

    def _table(self, table: TableArea, page: int, opens: bool) -> None:
        pairs = table_pairs(table, page, self.running, self.drawer)
        if pairs:
            self.lines.extend(pairs)
            return
        body = [line for line in self.lines if line.role != "note"]
        follows = opens and bool(body) and body[-1].role == "row"
        captioned = bool(body) and body[-1].role == "caption"
        self.lines.extend(self.rows.lines(table, page, self.region, follows, captioned))

    def _line(
        self, s: Segment, page: int, gap: float, before: Segment | TableArea | None, column: Extent, role: str
    ) -> None:
        if page == 0 and not self.running and (pair := inline_pair(s, page, self.drawer)):
            self.lines.append(pair)
            return
        lines = gap / max(s.size, getattr(before, "size", s.size)) if before is not None else None
        label = len(s.parts) > 1 and LABEL.match(s.parts[0].text) is not None
        self.lines.append(
            Line(
                s.text, page, size=s.size, bold=s.bold, italic=s.italic, left=s.x0, width=s.x1 - s.x0,
                room=column.right - s.x1, edge=column.left, region=self.region, boxed=s.box is not None, box=s.box,
                role=role, gap=lines, first=s.parts[0].x1 - s.parts[0].x0, hang=s.parts[1].x0 if label else None,
            )
        )  # fmt: skip


def _inside(segment: Segment, column: Extent, boxes: dict[int, float]) -> Extent:
    """The column of a line: narrower by the same white on both sides where it stands in a box."""
    if segment.box is None:
        return column
    return Extent(boxes[segment.box], column.right - max(0.0, boxes[segment.box] - column.left))
