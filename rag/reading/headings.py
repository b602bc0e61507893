"""Nesting of headings: from Markdown levels or print sizes where there are any, else from how the document uses them.

A plain text has no levels. What it has: a list that announces the sections to come, series (“Pijler 1”, “Pijler 2”),
decimal numbers, a heading straight after a heading, and a heading at the top of a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from rag.reading.blocks import Block, BlockKind
from rag.reading.lines import WRAPPED_NOTE

MAX_LEVEL = 4  # deeper than this a path says nothing more to a reader, and an error would pull everything under it
_MAX_GUESSED = 3  # in plain text, where levels are guessed
_CHAPTER = re.compile(
    r"^(?:bijlagen?|hoofdstuk|deel|samenvatting|management ?summary|inleiding|voorwoord|leeswijzer)\b.{0,60}$",
    re.IGNORECASE,
)
_SERIES = re.compile(r"^([^\W\d_]{3,})\s+(?:\d{1,2}|[IVX]{1,4})\b")
_DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")


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
    """Levels of plain text. Every chapter starts afresh, so that one wrong step does not pull the rest along."""
    previews, mains = _repeated(blocks, headings)
    use = _Use(blocks, set(headings), previews, mains, _parents(headings, previews))
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.ITEM:
            use.announcements.append((block.text, use.announced_level()))
        if index in use.headings:
            use.levels[index] = min(_MAX_GUESSED, use.level(index))
            use.last, use.intro = use.levels[index], use.levels.get(index - 1) == use.levels[index] - 1
            if use.last == 1:
                use.announcements = [(text, level) for text, level in use.announcements if level == 1]
            if match := _SERIES.match(block.text):
                use.series.setdefault(match[1].casefold(), use.last)
    return use.levels


def _repeated(blocks: list[Block], headings: list[int]) -> tuple[set[int], set[int]]:
    """Headings that come back later (a preview of the chapters) and those that are the chapters themselves.

    Only where at least two do, in the same order.
    """
    by_text: dict[str, list[int]] = {}
    for i in headings:
        by_text.setdefault(WRAPPED_NOTE.sub("", blocks[i].text).casefold(), []).append(i)
    twice = sorted(places for places in by_text.values() if len(places) == 2)
    seconds = [places[1] for places in twice]
    if len(twice) < 2 or seconds != sorted(seconds) or twice[-1][0] > seconds[0]:
        return set(), set()
    return {places[0] for places in twice}, set(seconds)


def _parents(headings: list[int], previews: set[int]) -> set[int]:
    """The headings straight before a preview of chapters."""
    return {before for before, i in pairwise(headings) if i in previews and before not in previews}


@dataclass
class _Use:
    """What the headings seen so far say about the next one."""

    blocks: list[Block]
    headings: set[int]
    previews: set[int]
    mains: set[int]
    parents: set[int]
    levels: dict[int, int] = field(default_factory=dict)
    series: dict[str, int] = field(default_factory=dict)
    announcements: list[tuple[str, int]] = field(default_factory=list)  # item, level of the section it announces
    last: int | None = None
    preview: int = 2
    intro: bool = False  # the last heading stands straight under its chapter

    def announced_level(self) -> int:
        """The level of the sections a list announces here; the first section of a chapter speaks for the chapter."""
        return (self.last or 0) + (0 if self.intro else 1)

    def level(self, index: int) -> int:
        """The level of the next heading, at a block index."""
        block = self.blocks[index]
        if match := _DECIMAL.match(block.text):
            return match[1].count(".") + 1
        if (match := _SERIES.match(block.text)) and match[1].casefold() in self.series:
            return self.series[match[1].casefold()]
        chapter = index in self.mains or _CHAPTER.match(block.text) or (block.opens_page and index + 1 in self.headings)
        if self.last is None or (chapter and index not in self.previews and index not in self.parents):
            return 1
        if index in self.previews:
            return self.preview
        if index in self.parents:
            self.preview = min(self.last, 2) + 1
            return min(self.last, 2)
        announced = next((level for text, level in reversed(self.announcements) if _announces(text, block.text)), None)
        return announced or self._beside(index, self.last)

    def _beside(self, index: int, last: int) -> int:
        """Under a heading without text of its own, else beside the last; after a chapter a section, if any are."""
        if index - 1 in self.headings:
            return self.levels[index - 1] + 1
        if last > 1:
            return last
        nested = any(level > 1 for level in self.levels.values()) or bool(self.mains)
        return 2 if nested else 1
