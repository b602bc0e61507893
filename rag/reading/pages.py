"""A page of a PDF to what it draws, upright and measured from its lower left corner."""

from __future__ import annotations

from pypdf import PageObject

from rag.reading.glyphs import Drawn
from rag.reading.operators import Walk
from rag.reading.writer import IDENTITY, Matrix, multiply


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
        start = multiply(start, spin.get(turn, IDENTITY))
        if turn in (90, 270):
            width, height = height, width
    walk = Walk()
    content = page.get_contents()
    if content is not None:
        walk.follow(content, page.get("/Resources"), start, 0)
    inside = [r for r in walk.runs if -5 <= r.y <= height + 5 and r.x1 >= -5 and r.x0 <= width + 5]
    held = {run.order for run in inside}
    outside = [run.text for run in walk.runs if run.order not in held]
    return Drawn(tuple(inside), tuple(walk.areas), width, height, tuple(walk.turned + outside))
