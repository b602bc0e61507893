"""What a page of a PDF draws: runs of glyphs with place, size and weight, and the rules and areas drawn around them.

pypdf parses the file, its content streams and its fonts; the operators are followed here (ISO 32000-1, 8.4 and 9.4),
because its own text extraction leaves out the rise of a glyph, the width of a run and everything that is not text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject
from pypdf.generic._font import Font  # no public name; pypdf is pinned below 8, test_glyphs.py holds its behaviour

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BOLD = re.compile(r"bold|black|heavy|demi|-bd\b|,bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|-it\b", re.IGNORECASE)
_WORD_GAP = 0.17  # em; narrower is kerning, wider is a word space that was not drawn (TeX shrinks its space to 0.22)
WIDE_SPACE = 3.0  # em; no justified space is wider: spaces typed one after the other to reach a column
_MAX_DEPTH = 8  # forms within forms
_MAX_OPERATIONS = 400_000  # per page; a page of text has some thousands, a map drawn in vectors a million


@dataclass(frozen=True)
class Run:
    """A word (or a part of one) in one style on one baseline. Points from the lower left of the page; ``size`` is as printed.

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
    """All that a page draws. ``turned`` counts characters that stand neither upright nor on the page."""

    runs: tuple[Run, ...]
    areas: tuple[Area, ...]
    width: float
    height: float
    turned: tuple[str, ...] = ()


@dataclass
class _State:
    ctm: Matrix = _IDENTITY
    font: _Face | None = None
    size: float = 12.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    stroked_text: bool = False

    def copy(self) -> _State:
        return _State(**vars(self))


@dataclass(frozen=True)
class _Face:
    """A font with what is asked of it for every glyph."""

    font: Font
    bold: bool
    italic: bool
    wide: bool

    def glyphs(self, data: bytes | str) -> Iterator[tuple[str, float, bool]]:
        """Text, advance in em and whether word spacing applies, for each code in a string."""
        font = self.font
        if isinstance(data, str):
            data = data.encode("latin-1", "replace")
        if isinstance(font.encoding, str):
            codes = data.decode(font.encoding, "surrogatepass" if "utf-16" in font.encoding else "replace")
            pairs = [(code, code) for code in codes]
        else:
            pairs = [(chr(byte), font.encoding.get(byte, chr(byte))) for byte in data]
        widths = font.character_widths
        for raw, char in pairs:
            text = font.character_map.get(char, char)
            advance = widths.get(raw, widths["default"])
            yield str(text), float(advance) / 1000, raw == " " and not self.wide


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """The transformation a, then b."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def read_page(page: PageObject) -> Drawn:
    """The runs and areas of a page, upright, whatever its /Rotate."""
    box = page.cropbox
    left, bottom, width, height = float(box.left), float(box.bottom), float(box.width), float(box.height)
    turn = int(page.get("/Rotate", 0) or 0) % 360
    start: Matrix = (1, 0, 0, 1, -left, -bottom)
    if turn:
        spin: dict[int, Matrix] = {
            90: (0, -1, 1, 0, 0, width),
            180: (-1, 0, 0, -1, width, height),
            270: (0, 1, -1, 0, height, 0),
        }
        start = multiply(start, spin.get(turn, _IDENTITY))
        if turn in (90, 270):
            width, height = height, width
    walk = _Walk()
    content = page.get_contents()
    if content is not None:
        walk.follow(content, page.get("/Resources"), start, 0)
    inside = [r for r in walk.runs if -5 <= r.y <= height + 5 and r.x1 >= -5 and r.x0 <= width + 5]
    outside = [r.text for r in walk.runs if r not in set(inside)] if len(inside) < len(walk.runs) else []
    return Drawn(tuple(inside), tuple(walk.areas), width, height, tuple(walk.turned + outside))


@dataclass
class _Walk:
    """Follows the operators of a content stream."""

    runs: list[Run] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    operations: int = 0
    artifact: int = 0
    marks: list[bool] = field(default_factory=list)

    def follow(self, content: ContentStream, resources: Any, ctm: Matrix, depth: int) -> None:
        """Draw one content stream (of a page or a form)."""
        resources = resources.get_object() if resources is not None else DictionaryObject()
        fonts = _Fonts(resources)
        state, stack = _State(ctm), []
        tm = line = _IDENTITY
        path: list[Area] = []
        point: tuple[float, float] | None = None
        for operands, operator in content.operations:
            self.operations += 1
            if self.operations > _MAX_OPERATIONS:
                return
            op = operator.decode("latin-1") if isinstance(operator, bytes) else str(operator)
            if op == "q":
                stack.append(state.copy())
            elif op == "Q":
                state = stack.pop() if stack else state
            elif op == "cm":
                state.ctm = multiply(_matrix(operands), state.ctm)
            elif op == "BT":
                tm = line = _IDENTITY
            elif op in _SETTERS:
                _SETTERS[op](state, operands, fonts)
            elif op in ("Td", "TD"):
                x, y = _numbers(operands, 2)
                if op == "TD":
                    state.leading = -y
                tm = line = multiply((1, 0, 0, 1, x, y), line)
            elif op == "Tm":
                tm = line = _matrix(operands)
            elif op in ("T*", "'", '"'):
                if op == '"':
                    state.word_space, state.char_space = _numbers(operands, 2)
                tm = line = multiply((1, 0, 0, 1, 0, -state.leading), line)
                if op != "T*":
                    tm = self._show([operands[-1]], state, tm)
            elif op == "Tj" and operands:
                tm = self._show([operands[0]], state, tm)
            elif op == "TJ" and operands:
                tm = self._show(operands[0], state, tm)
            elif op == "re":
                path.append(_rectangle(_numbers(operands, 4), state.ctm))
            elif op in ("m", "l", "c", "v", "y"):
                point = self._segment(op, operands, point, path, state.ctm)
            elif op in _PAINT:
                self.areas.extend(Area(a.x0, a.y0, a.x1, a.y1, op not in ("S", "s")) for a in path)
                path, point = [], None
            elif op == "n":
                path, point = [], None
            elif op == "Do" and operands:
                self._form(resources, operands[0], state.ctm, depth)
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

    def _show(self, strings: Any, state: _State, tm: Matrix) -> Matrix:
        """Draw the strings of a Tj or TJ; the text matrix after them."""
        face = state.font
        if face is None:
            return tm
        writer = _Writer(self, state, tm, any(self.marks))
        for item in strings if isinstance(strings, (list, ArrayObject)) else [strings]:
            if isinstance(item, (int, float)):
                writer.move(-float(item) / 1000 * state.size * state.scale)
            elif isinstance(item, (bytes, str)) and not isinstance(item, NameObject):
                for text, advance, spaced in face.glyphs(_bytes(item)):
                    step = advance * state.size + state.char_space + (state.word_space if spaced else 0.0)
                    writer.glyph(text, advance * state.size * state.scale, step * state.scale)
        writer.end()
        return multiply((1, 0, 0, 1, writer.x, 0), tm)


class _Writer:
    """Gathers glyphs to words. A word owns the spaces drawn before it (``lead``) and after it (``tail``)."""

    def __init__(self, walk: _Walk, state: _State, tm: Matrix, artifact: bool) -> None:
        self.walk, self.state, self.artifact = walk, state, artifact
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
            self.walk.turned.append(text)
            return
        self.walk.runs.append(
            Run(
                text, self.start * m[0] + m[4], self.stop * m[0] + m[4], self.lead * m[0] + m[4],
                self.tail * m[0] + m[4], m[5], abs(state.size * m[3]),
                state.font.bold or state.stroked_text, state.font.italic, len(self.walk.runs), self.artifact,
            )
        )  # fmt: skip


class _Fonts:
    """The fonts of a resource dictionary, made when first used."""

    def __init__(self, resources: Any) -> None:
        fonts = resources.get("/Font")
        self.resources = fonts.get_object() if fonts is not None else {}
        self.faces: dict[str, _Face | None] = {}

    def face(self, name: str) -> _Face | None:
        if name not in self.faces:
            resource = self.resources.get(name)
            self.faces[name] = _face(resource.get_object()) if resource is not None else None
        return self.faces[name]


_CACHE_KEY = "_vraagbaak_face"


def _face(resource: Any) -> _Face:
    cached = getattr(resource, _CACHE_KEY, None)
    if isinstance(cached, _Face):
        return cached
    font = Font.from_font_resource(resource)
    flags = int(font.font_descriptor.flags or 0)
    weight = str(font.font_descriptor.weight)
    bold = bool(_BOLD.search(font.name)) or bool(flags & 1 << 18) or (weight.isdigit() and int(weight) >= 600)
    face = _Face(font, bold, bool(_ITALIC.search(font.name)) or bool(flags & 64), "/DescendantFonts" in resource)
    setattr(resource, _CACHE_KEY, face)
    return face


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


def _set_font(state: _State, operands: Any, fonts: _Fonts) -> None:
    if len(operands) >= 2:
        state.font, state.size = fonts.face(operands[0]), _numbers(operands[1:], 1)[0]


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
