"""A page of a PDF to what it draws, upright and measured from its lower left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pypdf import PageObject

from rag.reading.glyphs import Drawn, Run
from rag.reading.letters import is_diacritic
from rag.reading.operators import Walk
from rag.reading.writer import IDENTITY, Matrix, multiply

_TOUCH = 0.12  # em; letters of one word stand no further apart (a word space is 0.17 em or more)
_OVERLAP = 0.25  # em by which kerned letters may overlap


def whole_words(runs: Sequence[Run]) -> list[Run]:
    """The runs with letters that were placed one by one, as browsers do, put together to words; numbered anew."""
    found: list[Run] = []
    for run in runs:
        if found and _goes_on(found[-1], run):
            before = found[-1]
            found[-1] = replace(before, text=before.text + run.text, x1=max(before.x1, run.x1), tail=run.tail)
        else:
            found.append(run)
    return [replace(run, order=at) for at, run in enumerate(found)]


def _goes_on(before: Run, run: Run) -> bool:
    """Whether a run stands in the same word as the one drawn before it."""
    em = before.size or 1.0
    same = (before.bold, before.italic, before.artifact) == (run.bold, run.italic, run.artifact)
    level = abs(before.y - run.y) < 0.02 * em and abs(before.size - run.size) < 0.01 * em
    apart = before.tail > before.x1 + 0.05 * em or run.lead < run.x0 - 0.05 * em  # a space was drawn between
    if not same or not level or apart or is_diacritic(run.text) or is_diacritic(before.text[-1:]):
        return False
    return -_OVERLAP * em < run.x0 - before.x1 <= _TOUCH * em


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
    runs = whole_words(walk.runs)
    inside = [r for r in runs if -5 <= r.y <= height + 5 and r.x1 >= -5 and r.x0 <= width + 5]
    held = {run.order for run in inside}
    outside = [run.text for run in runs if run.order not in held]
    return Drawn(tuple(inside), tuple(walk.areas), width, height, tuple(walk.turned + outside), tuple(walk.dots))
