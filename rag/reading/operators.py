"""The operators of a content stream, followed to words and rules with their places (ISO 32000-1, 8.4, 8.5 and 9.4)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject

from rag.reading.faces import Fonts
from rag.reading.glyphs import Area, Run
from rag.reading.writer import IDENTITY, Matrix, TextState, WordWriter, multiply

_ROUND = 4  # curves of a circle at least
_DOT = 7.0  # points; a bullet is no wider
_MAX_DEPTH = 8  # forms within forms
_MAX_OPERATIONS = 400_000  # per page; a page of text has some thousands, a map drawn in vectors a million


@dataclass
class _Pen:
    """Where drawing stands in one content stream."""

    resources: Any
    fonts: Fonts
    state: TextState
    depth: int
    stack: list[TextState] = field(default_factory=list)
    tm: Matrix = IDENTITY
    line: Matrix = IDENTITY
    path: list[Area] = field(default_factory=list)
    point: tuple[float, float] | None = None
    curve: list[tuple[float, float]] = field(default_factory=list)

    def next_line(self, x: float, y: float) -> None:
        """Move the beginning of the line."""
        self.tm = self.line = multiply((1, 0, 0, 1, x, y), self.line)


@dataclass
class Walk:
    """Follows the operators of a content stream."""

    runs: list[Run] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    operations: int = 0
    marks: list[bool] = field(default_factory=list)
    dots: list[Area] = field(default_factory=list)

    def follow(self, content: ContentStream, resources: Any, ctm: Matrix, depth: int) -> None:
        """Draw one content stream (of a page or a form)."""
        resources = resources.get_object() if resources is not None else DictionaryObject()
        pen = _Pen(resources, Fonts(resources), TextState(ctm), depth)
        for operands, operator in content.operations:
            self.operations += 1
            if self.operations > _MAX_OPERATIONS:
                return
            op = operator.decode("latin-1") if isinstance(operator, bytes) else str(operator)
            if op in _SETTERS:
                _SETTERS[op](pen.state, operands, pen.fonts)
            elif op in _TEXT:
                self._text(op, operands, pen)
            elif op in _PATH or op in _PAINT:
                self._path(op, operands, pen)
            else:
                self._other(op, operands, pen)

    def _text(self, op: str, operands: Any, pen: _Pen) -> None:
        """Operators that place and show text (ISO 32000-1, 9.4.2 and 9.4.3)."""
        if op == "BT":
            pen.tm = pen.line = IDENTITY
        elif op == "Tm":
            pen.tm = pen.line = _matrix(operands)
        elif op in ("Td", "TD"):
            x, y = _numbers(operands, 2)
            if op == "TD":
                pen.state.leading = -y
            pen.next_line(x, y)
        elif op in ("T*", "'", '"'):
            if op == '"':
                pen.state.word_space, pen.state.char_space = _numbers(operands, 2)
            pen.next_line(0, -pen.state.leading)
        if op in ("Tj", "TJ", "'", '"') and operands:
            pen.tm = self._show(operands[-1], pen.state, pen.tm)

    def _path(self, op: str, operands: Any, pen: _Pen) -> None:
        """Operators that build and paint paths (8.5)."""
        if op == "re":
            pen.path.append(_rectangle(_numbers(operands, 4), pen.state.ctm))
        elif op in ("m", "l", "c", "v", "y"):
            pen.point = self._segment(op, operands, pen.point, pen.path, pen.state.ctm)
            if op in ("c", "v", "y"):
                pen.curve.append(pen.point)
        else:
            if op != "n":
                self.areas.extend(replace(area, filled=op not in ("S", "s")) for area in pen.path)
                self._dot(pen.curve)
            pen.path, pen.point, pen.curve = [], None, []

    def _dot(self, curve: list[tuple[float, float]]) -> None:
        """Keep a small round shape, filled or outlined."""
        if len(curve) < _ROUND:
            return
        xs, ys = [x for x, _ in curve], [y for _, y in curve]
        dot = Area(min(xs), min(ys), max(xs), max(ys), True)
        if 1.0 < dot.width < _DOT and 0.8 < dot.width / (dot.height or 1.0) < 1.25:
            self.dots.append(dot)

    def _other(self, op: str, operands: Any, pen: _Pen) -> None:
        """The graphics state, forms and marked content (8.4, 8.10, 14.6)."""
        if op == "q":
            pen.stack.append(pen.state.copy())
        elif op == "Q":
            pen.state = pen.stack.pop() if pen.stack else pen.state
        elif op == "cm":
            pen.state.ctm = multiply(_matrix(operands), pen.state.ctm)
        elif op == "Do" and operands:
            self._form(pen.resources, operands[0], pen.state.ctm, pen.depth)
        elif op in ("BDC", "BMC"):
            self.marks.append(bool(operands) and operands[0] == "/Artifact")
        elif op == "EMC" and self.marks:
            self.marks.pop()

    @staticmethod
    def _segment(
        op: str, operands: Any, point: tuple[float, float] | None, path: list[Area], ctm: Matrix
    ) -> tuple[float, float]:
        x, y = (_numbers(operands, len(operands)) or [0.0, 0.0])[-2:]
        place = (x * ctm[0] + y * ctm[2] + ctm[4], x * ctm[1] + y * ctm[3] + ctm[5])
        if op == "l" and point is not None:
            path.append(
                Area(
                    min(point[0], place[0]),
                    min(point[1], place[1]),
                    max(point[0], place[0]),
                    max(point[1], place[1]),
                    False,
                )
            )
        return place

    def _form(self, resources: Any, name: Any, ctm: Matrix, depth: int) -> None:
        objects = resources.get("/XObject")
        form = objects.get_object().get(name) if objects is not None else None
        form = form.get_object() if form is not None else None
        if form is None or form.get("/Subtype") != "/Form" or depth >= _MAX_DEPTH:
            return
        matrix = form.get("/Matrix")
        inner = multiply(_matrix(matrix), ctm) if matrix is not None else ctm
        content = ContentStream(form, getattr(form, "pdf", None), "bytes")
        self.follow(content, form.get("/Resources") or resources, inner, depth + 1)

    def _show(self, strings: Any, state: TextState, tm: Matrix) -> Matrix:
        """Draw the strings of a Tj or TJ; the text matrix after them."""
        face = state.font
        if face is None:
            return tm
        writer = WordWriter(self.runs, self.turned, state, tm, any(self.marks))
        for item in strings if isinstance(strings, (list, ArrayObject)) else [strings]:
            if isinstance(item, (int, float)):
                writer.move(-float(item) / 1000 * state.size * state.scale)
            elif isinstance(item, (bytes, str)) and not isinstance(item, NameObject):
                for text, advance, spaced in face.glyphs(_bytes(item)):
                    step = advance * state.size + state.char_space + (state.word_space if spaced else 0.0)
                    writer.glyph(text, advance * state.size * state.scale, step * state.scale)
        writer.end()
        return multiply((1, 0, 0, 1, writer.x, 0), tm)


def _bytes(item: Any) -> bytes:
    original = getattr(item, "original_bytes", None)
    return (
        original
        if isinstance(original, bytes)
        else (item if isinstance(item, bytes) else str(item).encode("latin-1", "replace"))
    )


def _numbers(operands: Any, count: int) -> list[float]:
    values = [float(value) if isinstance(value, (int, float)) else 0.0 for value in list(operands)[:count]]
    return values + [0.0] * (count - len(values))


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = _numbers(operands, 6)
    return (a, b, c, d, e, f)


def _rectangle(numbers: list[float], ctm: Matrix) -> Area:
    x, y, w, h = numbers
    xs = [x * ctm[0] + y * ctm[2] + ctm[4], (x + w) * ctm[0] + (y + h) * ctm[2] + ctm[4]]
    ys = [x * ctm[1] + y * ctm[3] + ctm[5], (x + w) * ctm[1] + (y + h) * ctm[3] + ctm[5]]
    return Area(min(xs), min(ys), max(xs), max(ys), False)


def _first(operands: Any) -> float:
    return _numbers(operands, 1)[0]


def _set_font(state: TextState, operands: Any, fonts: Fonts) -> None:
    if len(operands) >= 2:
        state.font, state.size = fonts.face(operands[0]), _numbers(operands[1:], 1)[0]


_TEXT = frozenset(("BT", "Tm", "Td", "TD", "T*", "Tj", "TJ", "'", '"'))
_PATH = frozenset(("re", "m", "l", "c", "v", "y", "n"))
_PAINT = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"))
_SETTERS: dict[str, Any] = {
    "Tf": _set_font,
    "Tc": lambda state, operands, _: setattr(state, "char_space", _first(operands)),
    "Tw": lambda state, operands, _: setattr(state, "word_space", _first(operands)),
    "Tz": lambda state, operands, _: setattr(state, "scale", _first(operands) / 100),
    "TL": lambda state, operands, _: setattr(state, "leading", _first(operands)),
    "Ts": lambda state, operands, _: setattr(state, "rise", _first(operands)),
    "Tr": lambda state, operands, _: setattr(state, "stroked_text", _first(operands) == 2),
}
