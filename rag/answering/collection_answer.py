"""Questions about the collection itself: from the manifest, with the line of the document that says it where there is one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answering.draft import Draft, Quote, whole
from rag.answering.engine import Engine
from rag.answering.phrases import phrase
from rag.answering.reference import dutch_date
from rag.datatypes import Paragraph, ParagraphKind, Query, Source
from rag.language.tokens import fold, stems, words

_DATE = re.compile(
    r"\b(?:wanneer|datum|gedateerd|dag|recent|nieuwste|laatste|oudste|oud|jongste|dated|date|when|latest|recentste)\b"
)
_AUTHOR = re.compile(
    r"\b(?:wie|tekende|ondertekend\w*|getekend|schreef|geschreven|auteur|afzender|opgesteld|opsteller|naam|namen|stelde|ministerie|directoraat\S*|signed|wrote|author)\b"
)
_NUMBER = re.compile(r"\b(?:kenmerk|kamerstuk\w*|dossiernummer|referentie|nummer|reference)\b")
_NEWEST = re.compile(r"\b(?:recent\w*|nieuwste|laatste|jongste|latest|newest)\b")
_OLDEST = re.compile(r"\b(?:oudste|eerste|oldest)\b")
_UNDATED = re.compile(r"\b(?:zonder|geen|without) (?:eigen )?(?:datum|date)\b")
_METADATA = (ParagraphKind.METADATA, ParagraphKind.SIGNATURE)


def collection_draft(engine: Engine, query: Query) -> Draft:
    """What the manifest says that answers the question: dates, authors, numbers, or the list of documents."""
    folded = fold(query.question)
    sources = chosen(engine, query)
    if _UNDATED.search(folded):
        return _listing([s for s in engine.sources.values() if s.date is None], len(engine.sources), counted=False)
    dated = sorted((s for s in sources if s.date), key=lambda s: s.date or "")
    if (_NEWEST.search(folded) or _OLDEST.search(folded)) and dated:
        source = dated[-1] if _NEWEST.search(folded) else dated[0]
        return _about(engine, [source], "date")
    if _NUMBER.search(folded):
        return _about(engine, sources, "references")
    if _AUTHOR.search(folded):
        return _about(engine, sources, "author")
    if _DATE.search(folded) and len(sources) < len(engine.sources):
        return _about(engine, sources, "date")
    return _listing(sources, len(sources), counted=True)


def chosen(engine: Engine, query: Query) -> list[Source]:
    """The documents the question is about: those in scope, else those whose title or kind it names, else all."""
    if query.scope.documents:
        return [engine.sources[one] for one in query.scope.documents]
    asked = set(stems(query.standalone))
    named = [s for s in engine.sources.values() if set(stems(s.kind or "")) & asked]
    return named or list(engine.sources.values())


def describe(source: Source) -> str:
    """Title with date, as the manifest has them."""
    return f"{source.title} ({dutch_date(source.date)})"


def _listing(sources: Sequence[Source], count: int, counted: bool) -> Draft:
    parts: list[str | Quote] = [phrase("documents", count=count)] if counted else []
    parts += [f"\n- {describe(source)}" for source in sources]
    return Draft(tuple(parts))


def _about(engine: Engine, sources: Sequence[Source], field: str) -> Draft:
    parts: list[str | Quote] = []
    for source in sources:
        value = _value(source, field)
        line = f"{source.title}: {value}."
        parts.append(f"\n- {line}" if len(sources) > 1 else line)
        evidence = _line(engine, source, field)
        if evidence is not None:
            parts.append(evidence)
    return Draft(tuple(parts))


def _value(source: Source, field: str) -> str:
    if field == "date":
        return dutch_date(source.date)
    if field == "references":
        return "; ".join(source.references) or "geen eigen nummer bekend"
    return source.author or "geen auteur bekend"


def _line(engine: Engine, source: Source, field: str) -> Quote | None:
    """The line of the document that states it: signature, date line, or key and value."""
    lines = [p for p in engine.paragraphs if p.source_id == source.id and p.kind in _METADATA]
    for paragraph in lines:
        if _states(paragraph, source, field):
            return whole(paragraph)
    return None


def _states(paragraph: Paragraph, source: Source, field: str) -> bool:
    if field == "date":
        return bool(source.date) and dutch_date(source.date) in paragraph.text
    if field == "references":
        return any(reference in paragraph.text for reference in source.references)
    if paragraph.kind is ParagraphKind.SIGNATURE:
        return True
    names = [word for word in words(source.author or "") if len(word) > 5]
    return bool(names) and all(name in fold(paragraph.text) for name in names[-2:])
