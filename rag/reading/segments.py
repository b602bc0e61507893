"""From glyph runs to segments: what stands together on one baseline, with footnote markers told from exponents."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from statistics import median

from rag.reading.glyphs import WIDE_SPACE, Area, Drawn, Run
from rag.reading.letters import is_diacritic, letters
from rag.reading.lines import NOTE_CLOSE, NOTE_OPEN
from rag.reading.raised import ELEMENT, exponent

_SAME_BASELINE = 0.14  # em
_SMALL = 0.82  # of the line's size: smaller digits may be a marker (printers take 0.58 to 0.7)
_LABEL = 0.75  # of the line's size, for the small number in front of a note
_JOIN = 0.9  # em of white between words that are placed one by one; a wider gap is a tab or a gutter
_JOIN_SPACED = 0.6  # em of white beyond drawn spaces, where the file draws its spaces
_WORD_GAP = 0.17
_VARIES = 0.03  # em by which the word spaces of two lines differ where lines are justified
_WIDEST = 2.8  # em; the widest word space of a justified line
_LABEL_GAP = 2.5  # em between the small number of a note and its text
_BULLET, _BULLET_GAP = "•", 2.0  # em between a bullet and its text
_MOST_DOTS = 200  # a page with more has a scatter plot or a dotted map, and no list
_FOOT = attrgetter("y0")
_DIGITS = re.compile(r"^\(?\d{1,3}(?:\s*,\s*\d{1,3})*\)?$")


@dataclass(frozen=True)
class Segment:
    """Text on one baseline without a wide gap. ``parts``: its runs; ``box``: the index of the box around it."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    artifact: bool = False
    box: int | None = None
    parts: tuple[Run, ...] = ()
    band: int | None = None  # the foot, in points, of the shaded row of a table around it

    @property
    def letters(self) -> int:
        """Characters without spaces."""
        return len(self.text.replace(" ", ""))


def segments_of(drawn: Drawn, doubles: list[Run]) -> list[Segment]:
    """The segments of a page from top to bottom; runs drawn twice in one place (false bold) go to ``doubles``."""
    walls = [a for a in drawn.areas if a.width < 2 and a.height > 6] + _sides(drawn.areas)
    runs = _single(drawn.runs, doubles)
    join = _JOIN_SPACED if sum(run.x0 > run.lead for run in runs) > 0.4 * len(runs) else _JOIN
    rows = _rows(runs)
    stretched = _stretched(rows)
    found = [segment_of(group) for row in rows for group in _groups(row, walls, join, stretched)]
    dots = sorted(drawn.dots, key=_FOOT) if len(drawn.dots) <= _MOST_DOTS else []
    found = [_bulleted(s, dots) for s in found]
    found.sort(key=lambda s: (-s.y, s.x0))
    return found


def _bulleted(s: Segment, dots: Sequence[Area]) -> Segment:
    """A segment with the bullet that is drawn as a shape in front of it, as browsers do, as a letter of its own."""
    first = bisect_left(dots, s.y - 0.1 * s.size, key=_FOOT)
    for dot in dots[first : bisect_right(dots, s.y + 0.8 * s.size, key=_FOOT)]:
        level = dot.y1 <= s.y + 0.8 * s.size
        if level and 0.2 * s.size < s.x0 - dot.x1 < _BULLET_GAP * s.size and dot.width < 0.6 * s.size:
            bullet = Run(_BULLET, dot.x0, dot.x1, dot.x0, dot.x1, s.y, s.size, s.bold, s.italic, -1)
            return replace(s, text=f"{_BULLET} {s.text}", x0=dot.x0, parts=(bullet, *s.parts))
    return s


def _sides(areas: tuple[Area, ...]) -> list[Area]:
    """The upright sides of outlined rectangles."""
    outlined = [a for a in areas if not a.filled and a.width >= 2 and a.height > 6]
    return [replace(a, x1=a.x0) for a in outlined] + [replace(a, x0=a.x1) for a in outlined]


def _single(runs: tuple[Run, ...], doubles: list[Run]) -> list[Run]:
    seen: dict[tuple[str, int, int], list[Run]] = {}
    kept = []
    for run in runs:
        near = [
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in seen.get((run.text, round(run.x0 / 2) + dx, round(run.y / 2) + dy), ())
        ]
        if any(abs(o.x0 - run.x0) < 0.12 * run.size and abs(o.y - run.y) < 0.12 * run.size for o in near):
            doubles.append(run)
            continue
        seen.setdefault((run.text, round(run.x0 / 2), round(run.y / 2)), []).append(run)
        kept.append(run)
    return kept


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Runs that share a baseline; small ones go with the larger neighbour they touch."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: -r.y):
        for row in rows[-3:]:
            if abs(row[0].y - run.y) <= _SAME_BASELINE * max(row[0].size, run.size):
                row.append(run)
                break
        else:
            rows.append([run])
    for at, row in enumerate(rows):
        for run in list(row):
            home = _home(run, rows[max(0, at - 4) : at + 5], row)
            if home is not None and home is not row:
                row.remove(run)
                home.append(run)
    return [row for row in rows if row]


def _home(run: Run, near: list[list[Run]], own: list[Run]) -> list[Run] | None:
    """The row a small raised or lowered run belongs to, or None."""
    best, home = 1e9, None
    left = [o for o in own if o is not run and o.x1 <= run.x0 + 1 and run.lead - o.tail < run.size]
    opens = not left and run.text.isdigit() and len(run.text) <= 3
    for row in near:
        for other in row:
            if row is own or run.size > _SMALL * other.size or not -0.35 <= (run.y - other.y) / other.size <= 0.65:
                continue
            gap = max(run.lead - other.tail, other.lead - run.tail)
            reach = _LABEL_GAP if run.x1 <= other.x0 and opens and run.size <= _LABEL * other.size else 0.6
            if gap < reach * other.size and gap < best and not run.x1 > other.x1 > other.x0 > run.x0:
                best, home = gap, row
    return home


def _stretched(rows: list[list[Run]]) -> bool:
    """Whether a page is justified: word spaces are alike within its lines, and differ from line to line."""
    spaces = []
    for row in rows:
        ordered = sorted(row, key=lambda run: run.x0)
        gaps = [(b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(ordered)]
        words = [gap for gap in gaps if _WORD_GAP < gap <= _WIDEST]
        if len(words) >= 3 and max(words) - min(words) < 4 * _VARIES:
            spaces.append(median(words))
    usual = median(spaces) if spaces else 0.0
    return len(spaces) >= 4 and sum(abs(space - usual) > _VARIES for space in spaces) > 0.4 * len(spaces)


def _alike(gaps: list[float], at: int, size: float) -> bool:
    """Whether a wide gap of a justified line is a word space: one beside it is as wide, and none narrower."""
    near = [gaps[i] for i in (at - 1, at + 1) if 0 <= i < len(gaps) and gaps[i] > _WORD_GAP * size]
    return gaps[at] <= _WIDEST * size and abs(gaps[at] - min(near, default=0.0)) <= 3 * _VARIES * size


def _groups(row: list[Run], walls: list[Area], join: float, stretched: bool) -> list[list[Run]]:
    """A row cut at its wide gaps and at upright rules."""
    ordered = _ordered(row)
    groups = [[ordered[0]]]
    gaps = [b.x0 - a.x1 for a, b in pairwise(ordered)]
    for at, (before, run) in enumerate(pairwise(ordered)):
        size = max(before.size, run.size)
        white, ink = run.lead - before.tail, run.x0 - before.x1
        wall = ink > 0.5 and any(
            before.x1 - 1 <= a.x0 <= run.x0 + 1 and a.y0 <= run.y + 2 and a.y1 >= run.y for a in walls
        )
        label = (
            len(groups[-1]) == 1
            and before.text.isdigit()
            and before.size <= _SMALL * run.size
            and ink < _LABEL_GAP * size
        )
        word = stretched and not wall and _alike(gaps, at, size)
        if (white > join * size or ink > WIDE_SPACE * size or wall) and not label and not word:
            groups.append([run])
        else:
            groups[-1].append(run)
    return groups


def _ordered(row: list[Run]) -> list[Run]:
    """From left to right; a loose diacritic stands after the letter over which it was drawn."""
    keys: dict[int, float] = {}
    by_order = {run.order: run for run in row}
    for run in row:
        keys[run.order] = run.x0
        if not is_diacritic(run.text):
            continue
        centre = (run.x0 + run.x1) / 2
        for neighbour, shift in ((by_order.get(run.order - 1), 1e-3), (by_order.get(run.order + 1), -1e-3)):
            if neighbour is not None and neighbour.x0 - 0.5 <= centre <= neighbour.x1 + 0.5:
                keys[run.order] = neighbour.x0 + shift
                break
    return sorted(row, key=lambda run: (keys[run.order], run.order))


def segment_of(group: list[Run]) -> Segment:
    """Runs on one baseline, from left to right, as one segment."""
    weights: Counter[float] = Counter()
    for run in group:
        weights[round(run.size, 2)] += len(run.text)
    size = max(weights, key=lambda s: (weights[s], s))
    main = [run for run in group if run.size > _SMALL * size] or group
    y = Counter(round(run.y, 1) for run in main).most_common(1)[0][0]
    text, last = "", None
    for run in group:
        gap = run.x0 - last.x1 if last else 0.0
        drawn_space = last is not None and (run.x0 - run.lead > 0.05 * size or last.tail - last.x1 > 0.05 * size)
        space = last is not None and (gap > _WORD_GAP * size or (drawn_space and gap > 0.08 * size))
        piece = _piece(run, text, size, y, space)
        text += (" " if space else "") + piece
        last = run
    bold = sum(len(r.text) for r in main if r.bold) > 0.5 * sum(len(r.text) for r in main)
    italic = sum(len(r.text) for r in main if r.italic) > 0.5 * sum(len(r.text) for r in main)
    marked = any(run.artifact for run in group)
    return Segment(
        _letters(text), group[0].x0, max(r.x1 for r in group), y, size, bold, italic, marked, None, tuple(group)
    )


def _letters(text: str) -> str:
    parts = re.split(f"({NOTE_OPEN}[^{NOTE_CLOSE}]*{NOTE_CLOSE})", text)
    return "".join(part if part.startswith(NOTE_OPEN) else letters(part) for part in parts)


def _piece(run: Run, before: str, size: float, y: float, space: bool) -> str:
    """The text of a run as it goes into the line: a marker wrapped, an exponent raised, else as it is."""
    digits = run.text.strip()
    if run.size > _SMALL * size or not _DIGITS.match(digits):
        return _plain(run.text)
    rise = (run.y - y) / size
    if rise < -0.06:
        return digits
    plain = before.rsplit(NOTE_CLOSE, maxsplit=1)[-1]
    if rise > 0.12 and not space:
        power = exponent(digits, plain)
        if power is not None:
            return power
    if not space and before and (ELEMENT.search(plain) or (rise < 0.06 and plain[-1:].isdigit())):
        return digits
    return "".join(f"{NOTE_OPEN}{label}{NOTE_CLOSE}" for label in re.findall(r"\d+", digits))


def _plain(text: str) -> str:
    return text.replace(NOTE_OPEN, "\ufffd").replace(NOTE_CLOSE, "\ufffd")
