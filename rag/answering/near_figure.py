"""Which of the figures of a sentence the words of a question are about: its measure, and the words near it, by vectors."""

from __future__ import annotations

from functools import cache

from rag.answering.engine import Engine
from rag.datatypes import Figure, Query
from rag.retrieval.asking import Asked
from rag.retrieval.figure_near import measure_of, measures_asked

_ONLY_SO = frozenset({"meter", "gram"})  # a depth or a weight is told in its unit; how soon or often in many ways


def in_other_unit(query: Query, figure: Figure) -> bool:
    """Whether a depth, distance or weight is asked, and the figure is none."""
    asked = measures_asked(query.standalone) & _ONLY_SO if query.kind == "figure" else frozenset()
    return bool(asked) and measure_of(figure) not in asked


class NearFigures:
    """How much of a question the words near each figure of a paragraph say."""

    def __init__(self, engine: Engine, query: Query) -> None:
        self._texts = engine.collection.texts
        self._asked = Asked(query, engine.static, self._texts.rarity, self._texts.vocabulary.splitter)
        self._of = cache(self._late)

    def other_measure(self, figure: Figure) -> bool:
        """Whether the question asks for a measure, and the figure is in another (“hoe diep”, and twelve minutes)."""
        return bool(self._asked.measures) and measure_of(figure) not in self._asked.measures

    def behind(self, position: int, figure: Figure) -> float:
        """How much less is said near a figure than near the best of its sentence, 0 to 1."""
        late = self._of(position)
        prepared = self._texts.of(position)
        for figures in prepared.figures:
            if any(one.start == figure.start for one in figures):
                return max(late.get(one.start, 0.0) for one in figures) - late.get(figure.start, 0.0)
        return 0.0

    def _late(self, position: int) -> dict[int, float]:
        """Late interaction of the question with the words near each figure of a paragraph, by where the figure begins."""
        prepared = self._texts.of(position)
        figures = [figure for own in prepared.figures for figure in own]
        pieces = self._texts.pieces
        if pieces is None or self._asked.pieces is None or prepared.windows is None or not figures:
            return {}
        nearest = pieces.nearest(self._asked.pieces, prepared.windows, prepared.nearness)
        return {figure.start: float(late) for figure, late in zip(figures, self._asked.late(nearest), strict=True)}
