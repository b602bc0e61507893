"""Where a new block begins in print: white, indents, size and weight, and lines that end before the margin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from rag.reading.lines import WRAPPED_NOTE, Line

BULLET = re.compile(r"^(?:[•▪■●○◦*·–—−‣➢]|-(?=\s))\s*(?=\S)")
NUMBERED = re.compile(r"^(?:\d{1,2}[.)°](?!\d)|[a-z][.)]|[ivx]{1,4}[.)]|\([a-z0-9]{1,3}\))\s+(?=\S)")
SURE_BULLET = re.compile(r"^[•▪■●○◦·‣➢]")
TERMINAL = re.compile(r"[.!?:;][)”’\"»\]]*$")
CLOSED = re.compile(r"[.!?:][)”’\"»\]]*$")
SALUTATION = re.compile(
    r"^(?:geachte|beste|excellentie|zeer geachte|mijnheer|mevrouw|waarde)\b.{0,70},$", re.IGNORECASE
)
CLOSING = re.compile(
    r"^(?:hoogachtend|met (?:de meeste )?(?:hoogachting|vriendelijke groet(?:en)?))\W*$", re.IGNORECASE
)
_SPACE = 0.45  # em before a word, with some slack: a printer does not set a line full to the last tenth of a point
_TIGHT_SPACE = 0.2  # em; in justified text, where a line that ends early was ended on purpose
_TOLERANCE = 0.05  # em by which line spacing may vary


def plain(line: Line) -> str:
    """The text of a line without its markers."""
    return WRAPPED_NOTE.sub("", line.text).rstrip()


class Spacing:
    """The usual line spacing of a document, in em, by size: white beyond it separates blocks.

    ``justified`` holds the regions of which most lines are set to the full width.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        gaps: dict[float, list[float]] = defaultdict(list)
        for before, line in pairwise(lines):
            same = (
                before.region == line.region
                and before.page == line.page
                and before.size == line.size
                and before.bold == line.bold
            )
            if same and line.gap is not None and line.size is not None and 0.9 < line.gap < 2.2 and not line.cells:
                gaps[round(line.size, 1)].append(line.gap)
        self.usual = {size: _usual(found) for size, found in gaps.items() if len(found) >= 6}
        every = [gap for found in gaps.values() for gap in found]
        self.default = _usual(every) if every else 1.3
        rooms: dict[int, list[bool]] = defaultdict(list)
        for line in lines:
            if line.room is not None and not line.role and len(line.text) > 20:
                rooms[line.region].append(abs(line.room) < 0.15 * (line.size or 10.0))
        self.justified = {region for region, full in rooms.items() if len(full) >= 6 and sum(full) > 0.5 * len(full)}

    def blank(self, line: Line) -> bool:
        """Whether there is white above a line beyond the usual spacing."""
        if line.gap is None:
            return False
        usual = self.usual.get(round(line.size or 0.0, 1), self.default)
        return line.gap > usual * 1.1 + _TOLERANCE


def _usual(gaps: list[float]) -> float:
    """The spacing inside paragraphs: the smallest that occurs often."""
    counts: dict[float, int] = defaultdict(int)
    for gap in gaps:
        counts[round(gap, 1)] += 1
    often = [gap for gap, count in counts.items() if count >= 0.25 * max(counts.values())]
    return max(gap for gap in gaps if round(gap, 1) == min(often))


def begins_item(line: Line, before: Line | None, spacing: Spacing) -> bool:
    """Whether a printed line begins with a bullet or number of a list."""
    if SURE_BULLET.match(line.text):
        return True
    if not (BULLET.match(line.text) or NUMBERED.match(line.text)):
        return False
    if before is None or before.region != line.region or spacing.blank(line) or before.box != line.box:
        return before is None or not _runs_on(before, line, spacing)
    text = plain(before)
    return bool(TERMINAL.search(text) or re.search(r",$|\b(?:en|of)$", text)) or _short(before, line, spacing)


def _runs_on(before: Line, line: Line, spacing: Spacing) -> bool:
    """Whether a line at the head of a column finishes the sentence before it, and only looks like an item."""
    text = plain(before)
    return not TERMINAL.search(text) and not re.search(r",$|\b(?:en|of)$", text) and not _short(before, line, spacing)


def _short(before: Line, line: Line, spacing: Spacing) -> bool:
    """Whether a line was broken on purpose: the first word of the next would still have fitted."""
    if before.room is None or not before.width or before.text.endswith(("-", "\u00ad")):
        return False
    size = before.size or 10.0
    letter = before.width / max(1, len(plain(before)))
    word = plain(line).split()
    width = line.first if line.first is not None else letter * len(word[0]) if word else 0.0
    return before.room > width + (_TIGHT_SPACE if before.region in spacing.justified else _SPACE) * size


def style_differs(before: Line, line: Line) -> bool:
    """Whether two lines are set in another size or weight."""
    if before.size is None or line.size is None:
        return False
    return abs(before.size - line.size) > 0.06 * before.size or before.bold != line.bold


def printed_border(before: Line, line: Line, group: Sequence[Line], item: bool, signs: bool, spacing: Spacing) -> bool:
    """Whether a new block begins at ``line``.

    ``item``: the block so far is an item of a list; ``signs``: it is an office, and ``line`` the name that signs.
    """
    if _apart(before, line) or (len(group) == 1 and CLOSING.match(plain(before))):
        return True
    if SALUTATION.match(plain(line)) or (len(group) == 1 and SALUTATION.match(plain(before))):
        return True
    text = plain(before)
    closed, lower = bool(CLOSED.search(text)), line.text[:1].islower()
    if style_differs(before, line):
        mixed = before.size == line.size and line.region == before.region and not spacing.blank(line)
        return not (mixed and lower and not TERMINAL.search(text))
    if line.region != before.region or line.gap is None:
        return _across(before, line, item, closed, lower, spacing)
    if spacing.blank(line):
        return not signs
    return _within(before, line, group, item, closed, lower, spacing)


def _apart(before: Line, line: Line) -> bool:
    """Whether two lines differ in what they are: a row, a caption, in a box or not. A box may go on overleaf."""
    goes_on = line.page != before.page and line.box is not None and before.box is not None
    return line.role != before.role or line.role in ("row", "pair", "aside") or (line.box != before.box and not goes_on)


def _across(before: Line, line: Line, item: bool, closed: bool, lower: bool, spacing: Spacing) -> bool:
    """Between columns or pages: a full line may end a sentence in the middle of a paragraph."""
    if lower and not re.search(r"[.!?]$", plain(before)):
        return False
    if before.bold and line.bold and not closed:
        return line.page != before.page
    if closed:
        return _short(before, line, spacing) or _indented(line)
    return item and _short(before, line, spacing) and not lower


def _indented(line: Line) -> bool:
    if line.left is None or line.edge is None:
        return False
    return 0.6 < (line.left - line.edge) / (line.size or 10.0) < 4


def _within(
    before: Line, line: Line, group: Sequence[Line], item: bool, closed: bool, lower: bool, spacing: Spacing
) -> bool:
    """Without white between: an indent, the end of a hanging indent, or a line broken on purpose."""
    shift = ((line.left or 0.0) - (before.left or 0.0)) / (line.size or 10.0)
    short = _short(before, line, spacing)
    if item:
        hang = group[1].left if len(group) > 1 else group[0].hang
        moved = hang is not None and line.left is not None and abs(line.left - hang) > 0.3 * (line.size or 10.0)
        ended = (moved and not lower) if closed else (moved and shift < -0.6 and not lower)
        return ended or (closed and short and not lower)
    if shift > 0.6:
        return bool(TERMINAL.search(plain(before))) or (short and not lower)
    if shift < -0.6 and len(group) > 1:
        return closed and short
    if (short or len(group) == 1) and _indented(line) and TERMINAL.search(plain(before)):
        return True
    return closed and short and not lower
