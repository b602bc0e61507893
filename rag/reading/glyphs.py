"""What a page of a PDF draws: words with place, size and weight, and the rules and areas around them.

pypdf parses the file, its content streams and its fonts; the operators are followed in operators.py, because pypdf's
own text extraction leaves out the rise of a glyph, the width of a word and everything that is not text.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDE_SPACE = 3.0  # em; no justified space is wider: spaces typed one after the other to reach a column


@dataclass(frozen=True)
class Run:
    """A word (or a part of one) in one style on one baseline, in points from the lower left; ``size`` is as printed.

    ``x0`` and ``x1`` bound the ink, ``lead`` and ``tail`` also the spaces drawn before and after it.
    """

    text: str
    x0: float
    x1: float
    lead: float
    tail: float
    y: float
    size: float
    bold: bool
    italic: bool
    order: int
    artifact: bool = False


@dataclass(frozen=True)
class Area:
    """A rectangle drawn on the page, filled or outlined; a rule where one side is thin."""

    x0: float
    y0: float
    x1: float
    y1: float
    filled: bool

    @property
    def width(self) -> float:
        """Points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points."""
        return self.y1 - self.y0


@dataclass(frozen=True)
class Drawn:
    """All that a page draws.

    ``turned`` holds what stands neither upright nor on the page; ``dots`` are small round shapes: bullets, beside text.
    """

    runs: tuple[Run, ...]
    areas: tuple[Area, ...]
    width: float
    height: float
    turned: tuple[str, ...] = ()
    dots: tuple[Area, ...] = ()
