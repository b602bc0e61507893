"""Bullets and numbers that stand apart from their text, put before it."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.reading.lines import NOTE_CLOSE, NOTE_OPEN
from rag.reading.segments import Segment

_CELL = 12  # letters; what is shorter beside a number is a cell and not a text
LABEL = re.compile(r"^(?:[•▪■●○◦*·–—−‣➢-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)°]|\d{1,2}°|\d{1,2}(?:\.\d{1,2})+\.?)$")


def labelled(segments: list[Segment]) -> list[Segment]:
    """Bullets and numbers that stand apart are put before the text to their right."""
    sizes = sorted(s.size for s in segments for _ in range(s.letters))
    usual = sizes[len(sizes) // 2] if sizes else 10.0
    out: list[Segment] = []
    taken: set[int] = set()
    for at, segment in enumerate(segments):
        if at in taken:
            continue
        right = _right_of(segments, at, taken) if _is_label(segment, usual) else None
        if right is None:
            out.append(segment)
            continue
        taken.add(right)
        text = segments[right]
        joined = f"{segment.text} {text.text}"
        out.append(replace(text, text=joined, x0=segment.x0, parts=segment.parts + text.parts))
    return out


def _is_label(segment: Segment, usual: float) -> bool:
    """Whether a segment is a bullet, a number of a list or heading, or the number of a note in small print."""
    bare = segment.text.replace(NOTE_OPEN, "").replace(NOTE_CLOSE, "")
    note = bare.isdigit() and len(bare) <= 3 and (segment.text != bare or segment.size < 0.93 * usual)
    return bool(LABEL.match(bare)) or note or _heading_number(segment)


def _numbers(label: Segment, follower: Segment, segments: list[Segment]) -> bool:
    """Whether a bare number is that of the text to its right: close, of one size, with nothing close to its left."""
    if _heading_number(label):
        return True
    row = [s for s in segments if abs(s.y - label.y) <= 0.2 * label.size and s is not label and s is not follower]
    crowded = any(-1 < label.x0 - s.x1 < 4 * s.size or -1 < s.x0 - follower.x1 < 2 * s.size for s in row)
    same = abs(label.size - follower.size) < 0.04 * follower.size
    return same and follower.x0 - label.x1 < 1.3 * follower.size and follower.letters >= _CELL and not crowded


def _heading_number(segment: Segment) -> bool:
    return segment.bold and bool(re.match(r"^\d{1,2}(?:\.\d{1,2})*\.?$", segment.text))


def _right_of(segments: list[Segment], at: int, taken: set[int]) -> int | None:
    """The segment on the same baseline just right of a label, where it is no row of cells."""
    label = segments[at]
    same = [
        i
        for i, s in enumerate(segments)
        if i != at and i not in taken and abs(s.y - label.y) <= 0.2 * max(s.size, label.size) and s.x0 >= label.x1
    ]
    if not same:
        return None
    right = min(same, key=lambda i: segments[i].x0)
    follower = segments[right]
    near = follower.x0 - label.x1 < 4.5 * follower.size
    words = re.search(r"[^\W\d_]{2}", follower.text)
    others = [segments[i] for i in same if i != right]
    if _heading_number(label) and (not follower.bold or any(s.bold for s in others)):
        return None
    if label.text.isdigit() and not _numbers(label, follower, segments):
        return None
    return right if near and words else None
