"""Answering as one list of steps."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from llama_index.core.schema import QueryBundle

from rag.answering.extractive import Draft, best_sentence
from rag.datatypes import Answer, Hit, Query, Status, Turn
from rag.index.opened import OpenedIndex
from rag.retrieval.hybrid import HybridRetriever, to_hits
from rag.retrieval.question import understand
from rag.retrieval.rarity import Rarity

REFUSAL = "Dat staat niet in de bronnen. De alinea's die er het dichtst bij komen, staan hieronder."


@dataclass(frozen=True)
class Engine:
    """An opened index with what answering needs beside it."""

    index: OpenedIndex

    @cached_property
    def rarity(self) -> Rarity:
        """Rarity of stems in the collection."""
        return Rarity(self.index.texts)


@dataclass(frozen=True)
class State:
    """What the steps pass on."""

    query: Query
    hits: tuple[Hit, ...] = ()
    draft: Draft | None = None
    status: Status = Status.ANSWERED


Step = Callable[[Engine, State], State]


def retrieve(engine: Engine, state: State) -> State:
    """Rank the paragraphs within the scope."""
    scope = state.query.scope
    allowed = None
    if scope.documents:
        allowed = frozenset(i for i, p in enumerate(engine.index.paragraphs) if p.source_id in scope.documents)
    retriever = HybridRetriever(engine.index, allowed)
    return replace(state, hits=to_hits(retriever.retrieve(QueryBundle(state.query.standalone)), engine.index))


def compose(engine: Engine, state: State) -> State:
    """Take out the sentence that answers."""
    return replace(state, draft=best_sentence(state.query, state.hits, engine.rarity))


def decide(engine: Engine, state: State) -> State:
    """Refuse where too little of the question is covered."""
    enough = state.draft is not None and state.draft.coverage >= engine.index.settings.answer.minimum_coverage
    return state if enough else replace(state, draft=None, status=Status.NOT_IN_CORPUS)


STEPS: tuple[Step, ...] = (retrieve, compose, decide)


def ask(engine: Engine, question: str, history: tuple[Turn, ...] = (), documents: tuple[str, ...] = ()) -> Answer:
    """Answer a question. ValueError for an empty question or one that is too long."""
    began = time.perf_counter()
    limit = engine.index.settings.server.longest_question
    if not question.strip():
        raise ValueError("De vraag is leeg. Typ een vraag over de documenten.")
    if len(question) > limit:
        raise ValueError(f"De vraag is te lang ({len(question)} tekens). Houd het bij {limit} tekens.")
    if unknown := [one for one in documents if one not in engine.index.sources]:
        raise ValueError(f"Onbekend document: {unknown[0]}. Kies uit: {', '.join(engine.index.sources)}.")
    state = State(understand(question, history, documents))
    for step in STEPS:
        state = step(engine, state)
    draft = state.draft
    return Answer(
        question=question,
        status=state.status,
        text=draft.text if draft else REFUSAL,
        citations=draft.citations if draft else (),
        figures=(),
        disagreements=(),
        hits=state.hits[: engine.index.settings.retrieval.results],
        composer="extractive",
        index_version=engine.index.version.id,
        seconds=time.perf_counter() - began,
    )
