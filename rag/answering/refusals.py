"""What a refusal says: why, what is loaded, and where the nearest paragraphs are."""

from __future__ import annotations

from rag.answering.collection_answer import describe
from rag.answering.engine import Engine
from rag.answering.phrases import enumerate_words, phrase
from rag.answering.reference import dutch_date
from rag.datatypes import Query, Status


def refusal_text(engine: Engine, query: Query, status: Status) -> str:
    """The text of an answer that was not given."""
    english = query.english
    if status is Status.UNCLEAR:
        example = engine.index.example
        return phrase("unclear", example=example) if example and not english else phrase("unclear_plain", english)
    what = _documents(engine)
    if status is Status.OFF_TOPIC:
        key = {"greeting": "greeting", "instruction": "instruction"}.get(query.kind, "off_topic")
        return phrase(key, english, what=what)
    parts = [_why(engine, query), phrase("nearest", english), _latest(engine, english)]
    return " ".join(part for part in parts if part)


def _why(engine: Engine, query: Query) -> str:
    if query.scope.unmatched:
        return phrase(
            "scope_missing", query.english, what=enumerate_words([f"“{one}”" for one in query.scope.unmatched])
        )
    if query.scope.documents and len(query.scope.documents) < len(engine.sources):
        what = enumerate_words([engine.sources[one].title for one in query.scope.documents])
        return phrase("scope_empty", query.english, what=what)
    return phrase("not_in_corpus", query.english)


def _documents(engine: Engine) -> str:
    sources = list(engine.sources.values())
    if engine.index.name:
        return f"{engine.index.name}: {len(sources)} documenten" if len(sources) > 1 else engine.index.name
    return enumerate_words([describe(source) for source in sources[:3]]) + ("" if len(sources) <= 3 else " …")


def _latest(engine: Engine, english: bool) -> str:
    """The date of the newest document, so that the reader knows what cannot be there."""
    dates = [source.date for source in engine.sources.values() if source.date]
    if not dates:
        return ""
    return phrase(
        "loaded",
        english,
        what=f"{len(engine.sources)} documenten, het nieuwste met een datum is van {dutch_date(max(dates))}",
    )
