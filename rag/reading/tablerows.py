"""Tables as lines: each row one text with the heads of its columns, and the caption that names the table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.reading.frames import Cell, TableArea
from rag.reading.hyphens import join_lines
from rag.reading.lines import NOTE_OPEN, WRAPPED_NOTE, Drawer, Line
from rag.reading.rows import labelled_row, row_text
from rag.reading.segments import Segment
from rag.reading.tables import is_head

TABLE_CAPTION = re.compile(r"^(?:tabel|overzicht|schema|staat)\s+(?:\d+|(?-i:[A-Z])\b)", re.IGNORECASE)
CAPTION = re.compile(
    r"^(?:afbeelding|figuur|fig\.|tabel|kaart|grafiek|diagram|foto|illustratie|schema)\s+(?:\d+|[IVX]+|(?-i:[A-H]))(?:\.\d+)?[a-z]?\s*[.:–|-]?\s",
    re.IGNORECASE,
)
_NOTE_START = re.compile(rf"^(?:{NOTE_OPEN}|\[?\d{{1,3}}[\]).]?\s+\S)")


def is_note_start(text: str) -> bool:
    """Whether a line of small print begins with a number, as a note does."""
    return bool(_NOTE_START.match(text))


def caption_lines(items: Sequence[Segment | TableArea], body: float) -> set[int]:
    """The ids of the lines that are captions: named so, or set apart in style straight above a table."""
    found: set[int] = set()
    for at, item in enumerate(items):
        if isinstance(item, TableArea):
            _above(items, at, body, found)
        elif (
            CAPTION.match(item.text)
            and item.text[:1].isupper()
            and item.letters < 160
            and (_styled(item, body) or _beside_table(items, at))
        ):
            found.add(id(item))
            _more(items, at, found)
    return found


def _styled(s: Segment, body: float) -> bool:
    return s.italic or s.bold or abs(s.size - body) > 0.04 * body


def _beside_table(items: Sequence[Segment | TableArea], at: int) -> bool:
    return any(isinstance(items[i], TableArea) for i in (at - 1, at + 1, at + 2) if 0 <= i < len(items))


def _more(items: Sequence[Segment | TableArea], at: int, found: set[int]) -> None:
    """The lines after the first that go on in its style and spacing."""
    first = items[at]
    for before, item in zip(items[at:], items[at + 1 :], strict=False):
        if not isinstance(item, Segment) or not isinstance(before, Segment) or not isinstance(first, Segment):
            return
        if not _same_style(item, first) or before.y - item.y > 1.5 * item.size or CAPTION.match(item.text):
            return
        found.add(id(item))


def _above(items: Sequence[Segment | TableArea], at: int, body: float, found: set[int]) -> None:
    table = items[at]
    last = items[at - 1] if at else None
    if not isinstance(last, Segment) or last.y - table.y > 3.2 * last.size or last.letters > 160:
        return
    apart = last.italic or abs(last.size - body) > 0.04 * body or TABLE_CAPTION.match(last.text)
    if not apart or last.text.endswith((".", ";", ":")) or (last.bold and last.size > 1.08 * body):
        return
    found.add(id(last))
    for k in range(at - 2, max(-1, at - 5), -1):
        item, below = items[k], items[k + 1]
        if not isinstance(item, Segment) or not _same_style(item, last) or item.y - below.y > 1.5 * item.size:
            return
        found.add(id(item))


def _same_style(a: Segment, b: Segment) -> bool:
    return abs(a.size - b.size) < 0.03 * b.size and a.bold == b.bold and a.italic == b.italic


class TableWriter:
    """Writes tables as Lines and remembers the head of the last one, for tables that go on elsewhere."""

    def __init__(self, drawer: Drawer) -> None:
        self.drawer = drawer
        self.head: list[str] = []

    def lines(self, table: TableArea, page: int, region: int, follows: bool, captioned: bool) -> list[Line]:
        """One line per row. ``follows``: the last line written was a row, so the table may go on from there."""
        rows = [[self._text(cell) for cell in row] for row in table.rows]
        weights = [all(cell.bold for cell in row if cell.lines) for row in table.rows]
        head, rest = rows[0], rows[1:]
        if follows and not captioned and [_key(c) for c in head] == [_key(c) for c in self.head]:
            self.drawer.drop("herhaalde tabelkop", " ".join(head))
        elif (weights[0] and not all(weights)) or is_head(head, rest):
            self.drawer.drop("tabelkop (staat in elke rij)", " ".join(head))
            self.head = [WRAPPED_NOTE.sub("", cell) for cell in head]
        elif follows and not captioned and len(head) == len(self.head):
            rest = rows
        else:
            self.head, rest = [""] * len(head), rows
        size = table.rows[0][0].lines[0].size if table.rows[0][0].lines else None
        return [self._line(row, page, region, size) for row in rest if any(row)]

    def _line(self, row: list[str], page: int, region: int, size: float | None) -> Line:
        text = row_text(self.head, labelled_row(row))
        self.drawer.repeat(WRAPPED_NOTE.sub("", text), [WRAPPED_NOTE.sub("", cell) for cell in row])
        return Line(text, page, cells=tuple(row), size=size, region=region, role="row")

    def _text(self, cell: Cell) -> str:
        return join_lines([line.text for line in cell.lines], self.drawer)


def _key(cell: str) -> str:
    return re.sub(r"\W+", "", WRAPPED_NOTE.sub("", cell)).casefold()
