"""Which spans of a text are taken, and in which sentence a place stands, found by bisection: a text has thousands of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence


class Taken:
    """Spans ``(start, end)`` of a text, of which no two overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)

    def meets(self, start: int, end: int) -> bool:
        """Whether one of the spans shares a character with ``start:end``.

        >>> taken = Taken([(4, 7)])
        >>> taken.meets(6, 9), taken.meets(7, 9)
        (True, False)
        """
        at = bisect_left(self._spans, (end,)) - 1
        return at >= 0 and self._spans[at][1] > start

    def add(self, start: int, end: int) -> None:
        """Take a span that meets none of the others."""
        insort(self._spans, (start, end))


def sentence_at(sentences: Sequence[tuple[int, int]], place: int) -> int:
    """The index of the span that holds a place of the text; -1 where none does. The spans are in order.

    >>> [sentence_at([(0, 5), (6, 9)], place) for place in (0, 5, 6)]
    [0, -1, 1]
    """
    at = bisect_right(sentences, place, key=_start) - 1
    return at if at >= 0 and place < sentences[at][1] else -1


def _start(span: tuple[int, int]) -> int:
    return span[0]
