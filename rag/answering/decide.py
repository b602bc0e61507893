"""When not to answer: by kind, by scope, and by what the sources hold."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answering.definition_answer import unexplained
from rag.answering.engine import Engine
from rag.datatypes import Query, Status
from rag.language.tokens import stems
from rag.retrieval.answerable import answerable_features, shipped_judge, unknown_names
from rag.retrieval.conversation import leans
from rag.retrieval.ranker import Ranked

_KINDS = {"instruction": Status.OFF_TOPIC, "greeting": Status.OFF_TOPIC}
_OWN_WAY = ("collection", "summary", "claim")  # kinds that decide for themselves


def refuse_by_kind(query: Query) -> Status | None:
    """Off topic for greetings and instructions, unclear where the question names nothing and nothing was said before."""
    if query.kind in _KINDS:
        return _KINDS[query.kind]
    if query.kind in ("collection", "summary") or not query.scope.empty:
        return None
    content = stems(query.standalone)
    if not content or (
        query.kind != "definition"
        and len(content) <= 1
        and leans(query.standalone)
        and len(query.standalone.split()) > 1
    ):
        return Status.UNCLEAR
    return None


def refuse_by_scope(query: Query) -> bool:
    """Whether the question names a document or number that does not exist, and no other place."""
    scope = query.scope
    return bool(scope.unmatched) and not (scope.qa_numbers or scope.sections)


def refuse_if_unanswerable(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Status | None:
    """Off topic where the collection knows none of the question's words, not in the corpus where the answer is missing."""
    if query.kind in _OWN_WAY:
        return None
    if not ranked or unexplained(engine, query):
        return Status.NOT_IN_CORPUS
    values = answerable_features(query, ranked, engine.collection.texts, engine.static, engine.ranker)
    if not query.english and unknown_names(query.as_read, engine.vocabulary.counts):
        return Status.NOT_IN_CORPUS
    judge = shipped_judge(ranked[0].read is not None)
    if judge.probability(values) >= judge.threshold:
        return None
    known = values[judge.place("mean_word_anywhere")]
    foreign = known < engine.index.settings.answer.off_topic_below and not query.english and query.scope.empty
    return Status.OFF_TOPIC if foreign else Status.NOT_IN_CORPUS
