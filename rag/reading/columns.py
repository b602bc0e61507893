"""Reading order on a page: the margin beside the text, columns, and full-width blocks between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from rag.reading.segments import Segment


class Placed(Protocol):
    """Anything with a place on the page: a segment or a table."""

    @property
    def x0(self) -> float: ...  # noqa: D102
    @property
    def x1(self) -> float: ...  # noqa: D102
    @property
    def y(self) -> float: ...  # noqa: D102


P = TypeVar("P", bound=Placed)
_LONG = 26  # letters; a segment with as many is running text, not a cell
_FILL = 0.55  # of a column's width that its long lines fill
_HEAD = 1.15  # times the size of the text: a heading
_LEAD = 1.6  # times its size: the furthest that lines of one heading stand apart
_APART = 1.4  # sizes of the text: the furthest that the two columns below a heading over both begin apart


@dataclass(frozen=True)
class Extent:
    """From where to where text runs across the page, in points."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Points."""
        return self.right - self.left


def text_extent(pages: list[list[Segment]]) -> Extent:
    """The extent of the running text of a document: that of its long lines, else of everything."""
    every = [s for page in pages for s in page]
    weights: dict[float, int] = {}
    for s in every:
        weights[round(s.size, 1)] = weights.get(round(s.size, 1), 0) + s.letters
    body = max(weights, key=lambda size: weights[size], default=10.0)
    long = [s for s in every if s.letters >= _LONG and s.size >= 0.93 * body] or every
    if not long:
        return Extent(0.0, 600.0)
    lefts = sorted(s.x0 for s in long)
    return Extent(lefts[len(lefts) // 50], right_edge([s.x1 for s in long], body))


def right_edge(ends: Sequence[float], size: float) -> float:
    """The right edge of lines with these ends: the furthest end with others within an em, not one that sticks out."""
    ordered = sorted(ends, reverse=True)
    support = max(1, min(3, len(ordered) // 8))
    for at, end in enumerate(ordered[:-support]):
        if ordered[at + support] >= end - size:
            return end
    return ordered[0]


def beside(segments: Sequence[Segment], extent: Extent) -> list[Segment]:
    """The segments that stand wholly beside the running text."""
    return [s for s in segments if s.x0 > extent.right + 6 or s.x1 < extent.left - 6]


def find_gutter(pages: list[list[Segment]], extent: Extent) -> float | None:
    """The x that splits the text into two columns on at least one page, or None."""
    best: tuple[float, float] | None = None
    for page in pages:
        for x in _candidates(page, extent):
            quality = _quality(page, x, extent)
            if quality > 0 and (best is None or quality > best[0]):
                best = (quality, x)
    return best[1] if best else None


def _candidates(page: list[Segment], extent: Extent) -> list[float]:
    """The middles of the gaps between a line end and the nearest line start to its right."""
    low, high = extent.left + 0.2 * extent.width, extent.right - 0.2 * extent.width
    starts = sorted({round(s.x0) for s in page if s.letters >= _LONG // 2})
    found = set()
    for start in starts:
        ends = [s.x1 for s in page if s.x1 < start - 6]
        if low <= start <= high and ends:
            found.add(round((start + max(ends)) / 2, 1))
    return sorted(found)


def _quality(page: list[Segment], x: float, extent: Extent) -> float:
    """Letters in long lines on either side against those that cross; zero where a side has no running text."""
    left = [s for s in page if s.x1 <= x]
    right = [s for s in page if s.x0 >= x]
    crossing = sum(s.letters for s in page if s.x0 < x < s.x1)
    for side, edge in ((left, Extent(extent.left, x)), (right, Extent(x, extent.right))):
        long = [s for s in side if s.x1 - s.x0 >= _FILL * edge.width and s.letters >= 0.6 * _LONG]
        if len(long) < 3:
            return 0.0
    total = sum(s.letters for s in left + right)
    return float(total - 2 * crossing)


def is_split(page: Sequence[Placed], gutter: float, extent: Extent) -> bool:
    """Whether a page of a document with this gutter is set in columns: something begins at the right column."""
    starts = [p for p in page if p.x0 >= gutter and p.x0 < gutter + 0.15 * extent.width]
    crossing = [p for p in page if p.x0 < gutter - 2 and p.x1 > gutter + 2]
    return len(starts) >= 1 and (len(starts) >= len(crossing) or len(starts) >= 3)


def reading_order(items: Sequence[P], gutter: float | None) -> list[list[P]]:
    """The regions of a page in reading order, each from top to bottom: bands of full width, and columns between."""
    ordered = sorted(items, key=lambda item: (-item.y, item.x0))
    if gutter is None:
        return [ordered] if ordered else []
    regions: list[list[P]] = []
    left: list[P] = []
    right: list[P] = []
    full: list[P] = []
    crossing = [item for item in ordered if _crosses(item, gutter)]
    heads = spanning_heads(ordered, gutter)
    for item in ordered:
        if id(item) in heads or _is_full(item, gutter, full, left, right) or _in_row(item, crossing):
            regions.extend(r for r in (left, right) if r)
            left, right = [], []
            full.append(item)
        else:
            if full:
                regions.append(full)
                full = []
            (left if (item.x0 + item.x1) / 2 < gutter else right).append(item)
    return [*regions, *(r for r in (full, left, right) if r)]


def spanning_heads(ordered: Sequence[Placed], gutter: float) -> set[int]:
    """The ids of short headings that stand over both columns: the other column is empty beside them, and both go on below.

    A heading of the left column alone has text beside it, or text beside it that goes on at another height. ``ordered``
    holds the items of a page from top to bottom.
    """
    left = [item for item in ordered if item.x1 < gutter]
    right = [item for item in ordered if item.x0 >= gutter]
    usual = Counter(round(getattr(item, "size", 0.0), 1) for item in ordered).most_common(1)
    body = usual[0][0] if usual else 0.0
    found: set[int] = set()
    for at, item in enumerate(left):
        size = getattr(item, "size", 0.0)
        if not body or size < _HEAD * body or item.x0 > min(other.x0 for other in left) + 2 * body:
            continue
        last = _head_end(left, at)
        above = min((other.y for other in right if other.y > item.y), default=float("inf"))
        below = max((other for other in right if other.y <= item.y + 0.3 * size), key=lambda o: o.y, default=None)
        after = left[last + 1].y if last + 1 < len(left) else None
        if below is None or after is None or abs(after - below.y) > _APART * body:
            continue
        headed = getattr(below, "size", 0.0) >= 1.05 * body  # a heading of its own: the white is above that
        if not headed and above - item.y > 1.3 * size and above - below.y > size + 1.6 * body:
            found.update(id(one) for one in left[at : last + 1])
    return found


def _head_end(left: Sequence[Placed], at: int) -> int:
    """The index of the last line of the heading that begins there."""
    last = at
    size = getattr(left[at], "size", 0.0)
    while last + 1 < len(left) and getattr(left[last + 1], "size", 0.0) == size:
        if left[last].y - left[last + 1].y > _LEAD * size:
            break
        last += 1
    return last


def _crosses(item: Placed, gutter: float) -> bool:
    return item.x0 < gutter - 2 and item.x1 > gutter + 2


def _in_row(item: Placed, crossing: Sequence[Placed]) -> bool:
    """Whether an item stands on the baseline of one that runs over both columns, as a label beside a long value."""
    size = getattr(item, "size", 0.0)
    return any(abs(other.y - item.y) <= 0.25 * size and getattr(other, "size", 0.0) == size for other in crossing)


def _is_full(
    item: Placed, gutter: float, full: Sequence[Placed], left: Sequence[Placed], right: Sequence[Placed]
) -> bool:
    """Whether an item runs over both columns, or ends a paragraph that does."""
    if _crosses(item, gutter):
        return True
    if not full or left or right or item.x0 > gutter:
        return False
    before = full[-1]
    size = getattr(item, "size", 0.0)
    return bool(size and size == getattr(before, "size", None) and before.y - item.y < 1.6 * size)
