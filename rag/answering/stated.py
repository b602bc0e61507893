"""The figures that an answer states: those of its quotes, in order, each with the paragraph that holds it."""

from __future__ import annotations

from collections.abc import Iterable

from rag.datatypes import Citation, CitedFigure
from rag.index.opened import OpenedIndex


def stated_figures(citations: Iterable[Citation], index: OpenedIndex) -> tuple[CitedFigure, ...]:
    """Every figure inside a quote, once, as the ledger has it."""
    found: dict[tuple[str, int], CitedFigure] = {}
    for citation in citations:
        for figure in index.figures[index.positions[citation.paragraph.id]]:
            if citation.start <= figure.start and figure.end <= citation.end:
                found.setdefault((citation.paragraph.id, figure.start), CitedFigure(figure, citation.paragraph))
    return tuple(found.values())
