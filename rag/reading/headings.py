"""Nesting of headings: from Markdown levels or print sizes where there are any, else from how the document uses them.

A plain text has no levels. What it has: a list that announces the sections to come, series (“Pijler 1”, “Pijler 2”),
decimal numbers, a heading straight after a heading, and a heading at the top of a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.reading.blocks import Block, BlockKind
from rag.reading.lines import WRAPPED_NOTE

MAX_LEVEL = 4  # deeper than this a path says nothing more to a reader, and an error would pull everything under it
_SERIES = re.compile(r"^([^\W\d_]{3,})\s+(?:\d{1,2}|[IVX]{1,4})\b")
_DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")


@dataclass(frozen=True)
class _Seen:
    level: int
    announced: bool


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W\d_]{4,}", WRAPPED_NOTE.sub("", text).casefold()))


def _announces(item: str, heading: str) -> bool:
    """Whether a list item names the section: its words are nearly those of the heading."""
    a, b = _words(item), _words(heading)
    return bool(a and b) and len(a & b) >= 0.75 * min(len(a), len(b)) and len(a & b) >= 0.5 * max(len(a), len(b))


def heading_levels(blocks: list[Block]) -> dict[int, int]:
    """The level (from 1) of each heading block, by its index."""
    headings = [i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if any(blocks[i].level is not None for i in headings):
        return {i: blocks[i].level or 1 for i in headings}
    if any(blocks[i].size is not None for i in headings):
        return _by_print(blocks, headings)
    return _by_use(blocks, headings)


def _by_print(blocks: list[Block], headings: list[int]) -> dict[int, int]:
    """Larger print stands higher; of one size, bold stands higher, then upright, then fewer decimals in the number."""
    outside = [i for i in headings if blocks[i].box is None] or headings
    sizes: list[float] = []
    for size in sorted({blocks[i].size or 0.0 for i in outside}, reverse=True):
        if not sizes or size < 0.97 * sizes[-1]:
            sizes.append(size)

    def look(index: int) -> tuple[int, bool, bool, int]:
        block = blocks[index]
        rank = next((k for k, size in enumerate(sizes) if (block.size or 0.0) >= 0.97 * size), len(sizes))
        match = _DECIMAL.match(block.text)
        return rank, not block.bold, block.italic, match[1].count(".") if match else 0

    looks = sorted({look(i) for i in outside})
    return {i: min(MAX_LEVEL, looks.index(look(i)) + 1) if look(i) in looks else MAX_LEVEL for i in headings}


def _by_use(blocks: list[Block], headings: list[int]) -> dict[int, int]:
    levels: dict[int, int] = {}
    series: dict[str, int] = {}
    announcements: list[tuple[str, int]] = []  # item text, level of the section it announces
    last: _Seen | None = None
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.ITEM:
            announcements.append((block.text, (last.level if last else 0) + 1))
        if index not in headings:
            continue
        level, announced = _level(blocks, index, series, announcements, last, levels)
        levels[index] = level
        if match := _SERIES.match(block.text):
            series.setdefault(match[1].casefold(), level)
        last = _Seen(level, announced)
    return levels


def _level(
    blocks: list[Block],
    index: int,
    series: dict[str, int],
    announcements: list[tuple[str, int]],
    last: _Seen | None,
    levels: dict[int, int],
) -> tuple[int, bool]:
    block = blocks[index]
    follows_heading = index > 0 and blocks[index - 1].kind is BlockKind.HEADING
    leads_heading = index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.HEADING
    if match := _DECIMAL.match(block.text):
        return match[1].count(".") + 1, False
    if (match := _SERIES.match(block.text)) and match[1].casefold() in series:
        return series[match[1].casefold()], False
    for text, level in reversed(announcements):
        if _announces(text, block.text):
            return level, True
    if last is None:
        return 1, False
    if block.opens_page and (leads_heading or not last.announced):
        return 1, False
    if follows_heading:
        return levels[index - 1] + 1, False
    if last.announced:
        return last.level + 1, False
    if leads_heading and last.level > 1 and last.level == max(levels.values()):
        return last.level, False
    return last.level, False
