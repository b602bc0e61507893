"""Glyphs drawn one after the other become words with their places."""

from __future__ import annotations

from dataclasses import dataclass

from rag.reading.faces import Face
from rag.reading.glyphs import Run

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_WORD_GAP = 0.17  # em; narrower is kerning, wider is a word space that was not drawn (TeX shrinks its space to 0.22)


@dataclass
class TextState:
    """What the operators set: transformation, font, size, spacing (ISO 32000-1, 8.4 and 9.3)."""

    ctm: Matrix = IDENTITY
    font: Face | None = None
    size: float = 12.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    stroked_text: bool = False

    def copy(self) -> TextState:
        """For the stack of graphics states."""
        return TextState(**vars(self))


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """The transformation a, then b."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


class WordWriter:
    """Gathers glyphs to words. A word owns the spaces drawn before it (``lead``) and after it (``tail``)."""

    def __init__(self, runs: list[Run], turned: list[str], state: TextState, tm: Matrix, artifact: bool) -> None:
        self.runs, self.turned, self.state, self.artifact = runs, turned, state, artifact
        self.matrix = multiply((1, 0, 0, 1, 0, state.rise), multiply(tm, state.ctm))
        self.x = 0.0
        self.text: list[str] = []
        self.start = self.stop = self.lead = self.tail = 0.0
        self.spaced = False

    def move(self, step: float) -> None:
        """Move without drawing."""
        self.x += step

    def glyph(self, text: str, width: float, step: float) -> None:
        """Draw one glyph: its ink is ``width`` wide, the next begins ``step`` further."""
        em = abs(self.state.size * self.state.scale) or 1.0
        blank = not text.strip()
        if self.text and ((self.x - self.tail) / em > _WORD_GAP or (self.spaced and not blank)):
            self.end()
        if not self.text and not self.spaced:
            self.lead = self.x
        if not blank:
            if not self.text:
                self.start = self.x
            self.stop = self.x + width
            self.text.append(text)
        self.spaced = blank
        self.x += step
        self.tail = self.x

    def end(self) -> None:
        """Write the word gathered so far."""
        text = "".join(self.text).strip()
        self.text = []
        if not text:
            return
        m, state = self.matrix, self.state
        upright = m[0] > 0 and abs(m[1]) < 0.1 * abs(m[0])
        if not upright or state.font is None:
            self.turned.append(text)
            return
        self.runs.append(
            Run(
                text, self.start * m[0] + m[4], self.stop * m[0] + m[4], self.lead * m[0] + m[4],
                self.tail * m[0] + m[4], m[5], abs(state.size * m[3]),
                state.font.bold or state.stroked_text, state.font.italic, len(self.runs), self.artifact,
            )
        )  # fmt: skip
