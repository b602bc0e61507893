"""The figure asked for, first; then its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.spans import leaning_start
from rag.datatypes import Figure, Paragraph, Query
from rag.figures.find import qualified_span
from rag.retrieval.figure_fit import figure_fit
from rag.retrieval.ranker import Ranked

_DEPTH = 3  # paragraphs in which the figure is looked for


def figure_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The best figure of the best sentences, or None where no sentence has one of the asked kind."""
    best: tuple[float, Paragraph, Figure, int, int] | None = None
    top = ranked[0].score if ranked else 0.0
    for one in ranked[:_DEPTH]:
        paragraph = engine.paragraphs[one.position]
        figures = engine.index.figures[one.position]
        for score, row in one.rows:
            start, end = row.sentence.start, row.sentence.end
            inside = [f for f in figures if start <= f.start < end]
            for figure in inside:
                fit = figure_fit(query, paragraph.text[start:end], figure, figure.start - start)
                value = score - top + fit
                if fit > 0 and (best is None or value > best[0]):
                    best = (value, paragraph, figure, start, end)
    if best is None:
        return None
    _, paragraph, figure, start, end = best
    start = leaning_start(paragraph, start)
    quote = Quote(paragraph, start, end, lead=lead_of(paragraph.text, figure))
    return Draft((quote,))


def lead_of(text: str, figure: Figure) -> str:
    """The figure as it is put first: with its qualifier, as printed, beginning with a capital."""
    start, end = qualified_span(text, figure)
    lead = text[start:end].strip()
    return lead[:1].upper() + lead[1:]
