"""Printed lines, the common ground of every reader, and the drawer for what is dropped.

A superscript that a reader knows from the glyphs is wrapped in ``NOTE_OPEN`` … ``NOTE_CLOSE`` (private-use characters).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NOTE_OPEN = "\ue000"
NOTE_CLOSE = "\ue001"
WRAPPED_NOTE = re.compile(f"\\s*{NOTE_OPEN}([^{NOTE_CLOSE}]*){NOTE_CLOSE}")


@dataclass(frozen=True)
class Line:
    """One printed line. ``page`` counts from 0; ``blank_before`` is in empty lines beyond the usual line spacing.

    ``size`` (points), ``bold`` and ``left`` (points from the page edge) are None or False where the source has none.
    """

    text: str
    page: int
    blank_before: int = 0
    size: float | None = None
    bold: bool = False
    left: float | None = None
    width: float | None = None
    boxed: bool = False
    cells: tuple[str, ...] = ()


@dataclass
class Drawer:
    """What was taken out of the text and why, kept for the parse report (the one mutable value of this room)."""

    dropped: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    hyphens_joined: int = 0
    hyphens_kept: int = 0

    def drop(self, reason: str, text: str) -> None:
        """Record that ``text`` is in no unit, for one of the named reasons."""
        self.dropped.append((reason, text))

    def doubt(self, sentence: str) -> None:
        """Record a doubt, once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)


def text_lines(text: str) -> list[Line]:
    r"""The lines of plain text taken from a PDF: a form feed or one leading space begins a page.

    Where nearly every line is followed by an empty one (double spacing), one empty line counts as none.

    >>> [(line.page, line.blank_before, line.text) for line in text_lines("a\nb\n\n c\n")]
    [(0, 0, 'a'), (0, 0, 'b'), (1, 1, 'c')]
    """
    found: list[Line] = []
    blanks = page = 0
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        breaks = raw.count("\f")
        line = raw.replace("\f", "")
        if not line.strip():
            blanks += 1
            page += breaks
            continue
        opens_page = breaks or (line.startswith(" ") and not line.startswith("  "))
        page += breaks or int(bool(opens_page and found))
        found.append(Line(line.strip(), page, blanks if found else 0))
        blanks = 0
    inner = [line.blank_before for before, line in zip(found, found[1:], strict=False) if line.page == before.page]
    if inner and sum(blank >= 1 for blank in inner) > 0.8 * len(inner):
        found = [Line(line.text, line.page, max(0, line.blank_before - 1)) for line in found]
    return found
