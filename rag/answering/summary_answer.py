"""A summary of a document or section: its own first sentences, section by section."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.retrieval.ranker import Ranked
from rag.retrieval.scope import within

_SENTENCES = 4
_LIMIT = 900
_RUNNING = (ParagraphKind.PARAGRAPH, ParagraphKind.ANSWER)


def summary_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """First sentences of the sections in scope; without a scope, those of the document found best."""
    inside = [p for p in engine.paragraphs if p.kind in _RUNNING and within(query.scope, p)]
    if query.scope.empty:
        if not ranked:
            return None
        best = engine.paragraphs[ranked[0].position].source_id
        inside = [p for p in inside if p.source_id == best]
    parts: list[Quote] = []
    seen: set[tuple[str, ...]] = set()
    for paragraph in inside:
        if paragraph.heading_path in seen or len(parts) == _SENTENCES:
            continue
        seen.add(paragraph.heading_path)
        quote = _first(paragraph)
        if sum(len(one.text) for one in parts) + len(quote.text) <= _LIMIT:
            parts.append(quote)
    return Draft(tuple(parts)) if parts else None


def _first(paragraph: Paragraph) -> Quote:
    start, end = split_sentences(paragraph.text)[0]
    return Quote(paragraph, start, end)
