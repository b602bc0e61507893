"""When not to answer: by kind, by scope, and by what the sources hold."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answering.engine import Engine
from rag.datatypes import Query, Status
from rag.language.tokens import stems
from rag.retrieval.ranker import Ranked

_KINDS = {"instruction": Status.OFF_TOPIC, "greeting": Status.OFF_TOPIC}
_SCOPED_KINDS = ("collection", "summary")


def refuse_by_kind(query: Query) -> Status | None:
    """Off topic for greetings and instructions, unclear where nothing is named."""
    if query.kind in _KINDS:
        return _KINDS[query.kind]
    if query.kind in _SCOPED_KINDS or not query.scope.empty:
        return None
    return Status.UNCLEAR if not stems(query.standalone) else None


def refuse_by_scope(query: Query) -> bool:
    """Whether the question names a document or number that does not exist, and no other place."""
    scope = query.scope
    return bool(scope.unmatched) and not (scope.qa_numbers or scope.sections)


def refuse_if_unanswerable(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Status | None:
    """Not in the corpus where too little of the question is covered (first version: one threshold)."""
    if query.kind in _SCOPED_KINDS:
        return None
    if not ranked:
        return Status.NOT_IN_CORPUS
    asked = stems(query.standalone)
    best = engine.collection.texts.of(ranked[0].position)
    covered = engine.rarity.coverage(asked, best.all_stems)
    return Status.NOT_IN_CORPUS if covered < 0.12 and not query.english else None
