"""Printed lines, the common ground of every reader, and the drawer for what is dropped.

A superscript that a reader knows from the glyphs is wrapped in ``NOTE_OPEN`` … ``NOTE_CLOSE`` (private-use characters).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

NOTE_OPEN = "\ue000"
NOTE_CLOSE = "\ue001"
WRAPPED_NOTE = re.compile(f"\\s*{NOTE_OPEN}([^{NOTE_CLOSE}]*){NOTE_CLOSE}")

_CUT = 0.15  # share of lines


@dataclass(frozen=True)
class Line:
    """One printed line. ``page`` counts from 0; ``blank_before`` is in empty lines beyond the usual line spacing.

    Known from print only, else None or False: ``size`` and ``left`` (points from the page edge), ``bold``, ``italic``,
    ``width``, ``room`` (points left to the right edge of the column), ``edge`` (left edge of the column), ``region``
    (which column or band of the document), ``box`` (which box on the page), ``gap`` (from the baseline above in the
    same region, in em), ``first`` (width of the first word), ``hang`` (where the text after a bullet or number begins)
    and ``role`` ("row", "pair", "aside", "caption", "note"). Known from plain text: ``soft``, the line ends in two
    blanks, as text taken from a PDF has where the printer broke the line.
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
    italic: bool = False
    room: float | None = None
    edge: float | None = None
    region: int = 0
    box: int | None = None
    role: str = ""
    gap: float | None = None
    soft: bool = False
    first: float | None = None
    hang: float | None = None


@dataclass(frozen=True)
class HyphenDecision:
    """What was done with a hyphen at a line end: kept, taken out, or followed by a space (“in- en uitvoer”)."""

    before: str
    after: str
    joined: str
    keep_hyphen: bool
    reason: str


def glyphs_of(text: str) -> str:
    """The text without white space and without the signs around markers."""
    return "".join(text.split()).replace(NOTE_OPEN, "").replace(NOTE_CLOSE, "")


@dataclass
class Drawer:
    """What was taken out of the text and why, kept for the parse report (the one mutable value of this room)."""

    dropped: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    own: Counter[str] = field(default_factory=Counter)
    source: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    decisions: list[HyphenDecision] = field(default_factory=list)

    @property
    def hyphens_joined(self) -> int:
        """How many hyphens at line ends were taken out."""
        return sum(not decision.keep_hyphen for decision in self.decisions)

    @property
    def hyphens_kept(self) -> int:
        """How many hyphens at line ends belong to their word."""
        return sum(decision.keep_hyphen for decision in self.decisions)

    def read(self, text: str) -> None:
        """Count the letters of the source."""
        self.source.update(glyphs_of(text))

    def repeat(self, text: str, parts: Iterable[str]) -> None:
        """Record that ``text`` was made of ``parts``: what it has more or less of each letter."""
        made, given = Counter(glyphs_of(text)), Counter(glyphs_of("".join(parts)))
        self.added.update(made - given)
        self.removed.update(given - made)

    def drop(self, reason: str, text: str) -> None:
        """Record that ``text`` is in no unit, for one of the named reasons."""
        self.dropped.append((reason, text))

    def doubt(self, sentence: str) -> None:
        """Record a doubt, once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)


def text_lines(text: str) -> list[Line]:
    r"""The lines of plain text taken from a PDF: a form feed or one leading space begins a page.

    Where nearly every line is followed by an empty one (double spacing), one empty line counts as none, unless the lines
    are whole paragraphs.

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
        found.append(Line(line.strip(), page, blanks if found else 0, soft=line.endswith("  ")))
        blanks = 0
    inner = [line.blank_before for before, line in pairwise(found) if line.page == before.page]
    if inner and sum(blank >= 1 for blank in inner) > 0.8 * len(inner) and _wrapped(found):
        found = [replace(line, blank_before=max(0, line.blank_before - 1)) for line in found]
    if sum(line.soft for line in found) > 0.9 * len(found):
        found = [replace(line, soft=False) for line in found]
    return found


def _wrapped(lines: list[Line]) -> bool:
    """Whether lines are parts of paragraphs: a good share of them begin with a small letter, in the middle of a sentence."""
    return sum(bool(re.match(r"[a-zà-ÿ]{2}", line.text)) for line in lines) > _CUT * len(lines)
