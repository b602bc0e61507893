"""The figures that an answer states: those of its quotes, in order, each with the paragraph that holds it."""

from __future__ import annotations

from collections.abc import Iterable

from rag.datatypes import Citation, CitedFigure
from rag.index.versions import figures_of


def stated_figures(citations: Iterable[Citation]) -> tuple[CitedFigure, ...]:
    """Every figure inside a quote, once."""
    found: dict[tuple[str, int], CitedFigure] = {}
    for citation in citations:
        for figure in figures_of(citation.paragraph):
            if citation.start <= figure.start and figure.end <= citation.end:
                found.setdefault((citation.paragraph.id, figure.start), CitedFigure(figure, citation.paragraph))
    return tuple(found.values())
