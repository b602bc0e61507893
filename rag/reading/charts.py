"""Text that belongs to a drawing: axis labels and values of charts, which mean nothing without the picture."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rag.reading.frames import Frame, ruled_table
from rag.reading.glyphs import Area
from rag.reading.segments import Segment

FIGURE_CAPTION = re.compile(r"^(?:figuur|fig\.|afbeelding|grafiek|diagram|kaart|foto|illustratie)\s*\d*", re.IGNORECASE)
_NEAR = 70.0  # points between a drawing and its caption
_LABELS = 16.0  # points around a drawing in which its labels stand
_SHORT = 28  # letters; a label is no longer


def chart_text(
    segments: Sequence[Segment], drawings: Sequence[Frame], areas: Sequence[Area], body: float
) -> list[Segment]:
    """The segments that are labels in a chart: short, beside drawn bars or above a figure caption."""
    captions = [s for s in segments if FIGURE_CAPTION.match(s.text) and (s.size < 0.97 * body or s.italic or s.bold)]
    found = []
    for frame in drawings:
        if frame.x1 - frame.x0 < 30 or frame.y1 - frame.y0 < 15:
            continue
        named = any(_beside(frame, caption) for caption in captions)
        if not (named or _bars(frame, areas)) or ruled_table(frame, segments) is not None:
            continue
        near = [
            s
            for s in segments
            if _within(s, frame) and s.letters <= _SHORT and s not in captions and s.size < 0.95 * body
        ]
        long = [s for s in segments if _within(s, frame) and s.letters > 2 * _SHORT]
        if not long:
            found.extend(near)
    return found


def _beside(frame: Frame, caption: Segment) -> bool:
    below = 0 <= frame.y0 - caption.y <= _NEAR
    above = 0 <= caption.y - frame.y1 <= _NEAR
    return (below or above) and caption.x0 < frame.x1 and caption.x1 > frame.x0 - 40


def _within(s: Segment, frame: Frame) -> bool:
    across = frame.x0 - _LABELS * 2 <= s.x0 and s.x1 <= frame.x1 + _LABELS
    return across and frame.y0 - _LABELS <= s.y and s.y <= frame.y1 + _LABELS


def _bars(frame: Frame, areas: Sequence[Area]) -> bool:
    """Whether a frame holds bars: filled areas from one base line with different lengths."""
    inside = [
        a
        for a in areas
        if a.filled
        and a.width > 2.5
        and a.height > 2.5
        and frame.x0 - 1 <= a.x0
        and a.x1 <= frame.x1 + 1
        and frame.y0 - 1 <= a.y0
        and a.y1 <= frame.y1 + 1
    ]
    bases: dict[tuple[str, int], list[float]] = defaultdict(list)
    for area in inside:
        bases["standing", round(area.y0)].append(area.height)
        bases["lying", round(area.x0)].append(area.width)
    return any(len(lengths) >= 3 and len({round(x) for x in lengths}) >= 2 for lengths in bases.values())
