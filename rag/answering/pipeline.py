"""Answering as one list of steps; each takes the engine and the state so far and returns the next state."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from llama_index.core.schema import QueryBundle

from rag.answering.both_sides import with_both_sides
from rag.answering.claim_answer import unknown_draft
from rag.answering.decide import refuse_by_kind, refuse_by_scope, refuse_if_unanswerable
from rag.answering.disagree import with_disagreements
from rag.answering.draft import Draft, Quote, render, shortened_to
from rag.answering.engine import Engine
from rag.answering.extractive import certain
from rag.answering.extractive import compose as compose_extractive
from rag.answering.halves import interleaved, joined
from rag.answering.near_miss import missed
from rag.answering.next_best import next_best
from rag.answering.refusals import refusal_text
from rag.answering.said_before import said_before
from rag.answering.scoped_topic import not_spoken_of
from rag.answering.stated import stated_figures
from rag.answering.understood import by_rules, check_input, understood, with_compounds
from rag.answering.verify import verify as verify_draft
from rag.datatypes import Answer, Hit, Query, Status, Turn
from rag.retrieval.asked import searched
from rag.retrieval.candidates import scores_of
from rag.retrieval.case import as_case
from rag.retrieval.follow_up import Said, neighbours
from rag.retrieval.hybrid import HybridRetriever, to_hits
from rag.retrieval.loaded import beside_documents
from rag.retrieval.question import parts_of
from rag.retrieval.ranker import Ranked
from rag.retrieval.rerank import LeaningReranker, LearnedReranker, ReadingReranker
from rag.retrieval.reread import shipped_mix
from rag.retrieval.scope import within

__all__ = ["STEPS", "Engine", "State", "ask", "stream"]


@dataclass(frozen=True)
class State:
    """What the steps pass on; once ``status`` refuses, the composing steps leave the state as it is."""

    query: Query
    hits: tuple[Hit, ...] = ()
    ranked: tuple[Ranked, ...] = ()
    draft: Draft | None = None
    status: Status = Status.ANSWERED
    said: tuple[Said, ...] = ()


Step = Callable[[Engine, State], State]


def by_kind(_: Engine, state: State) -> State:
    """Refuse instructions, greetings and what is too short to mean anything."""
    status = refuse_by_kind(state.query)
    return replace(state, status=status) if status else state


def by_scope(engine: Engine, state: State) -> State:
    """Refuse where the question names a place that does not exist, or asks what one says of something it does not speak of."""
    refused = refuse_by_scope(state.query) or (not state.status.abstained and not_spoken_of(engine, state.query))
    return replace(state, status=Status.NOT_IN_CORPUS) if refused else state


def retrieve(engine: Engine, state: State) -> State:
    """Rank the paragraphs within the scope: hybrid candidates, the learned ranker, then the reader."""
    allowed = None
    if not state.query.scope.empty:
        allowed = frozenset(i for i, p in enumerate(engine.paragraphs) if within(state.query.scope, p)) or None
    bundle = QueryBundle(searched(state.query))
    scores = scores_of(engine.collection, state.query)
    said = tuple(one for one in state.said if allowed is None or one.position in allowed)
    near = neighbours(said, engine.collection.texts)
    nodes = HybridRetriever(engine.index, allowed, near=near, scores=scores).retrieve(bundle)
    ordered = LearnedReranker(engine.collection, engine.ranker, state.query, scores).postprocess_nodes(nodes, bundle)
    if said:
        ordered = LeaningReranker(engine.collection.texts, state.query, said).postprocess_nodes(ordered, bundle)
    if engine.reader is not None:
        reading = ReadingReranker(engine.reader, shipped_mix(), engine.collection.texts, state.query)
        ordered = reading.postprocess_nodes(ordered, bundle)
    ranked = tuple(node.node.metadata["ranked"] for node in ordered)
    return replace(state, hits=to_hits(ordered, engine.index), ranked=ranked)


def reconsider(engine: Engine, state: State) -> State:
    """Rank anew where what was found shows that “wanneer” asks for a case and not for a time."""
    case = None if state.status.abstained else as_case(state.query, state.ranked, engine.paragraphs)
    return state if case is None else retrieve(engine, replace(state, query=case))


def take_certain(engine: Engine, state: State) -> State:
    """Answer what needs no ranking: the collection itself, and who signed."""
    draft = None if state.status.abstained else certain(engine, state.query, state.ranked)
    return state if draft is None else replace(state, draft=draft, status=draft.status)


def decide(engine: Engine, state: State) -> State:
    """Refuse where the sources do not hold the answer."""
    if state.status.abstained or state.draft is not None:
        return state
    status = refuse_if_unanswerable(engine, state.query, state.ranked)
    return replace(state, status=status) if status else state


def compose(engine: Engine, state: State) -> State:
    """Take the answer out of the best paragraphs."""
    if state.status.abstained or state.draft is not None:
        return state
    draft = compose_extractive(engine, state.query, state.ranked)
    if draft is None and state.query.kind == "claim":
        draft = unknown_draft(engine, state.query, state.ranked)
    if draft is None or not draft.parts:
        return replace(state, status=Status.NOT_IN_CORPUS)
    return replace(state, draft=draft, status=draft.status)


def check_reply(engine: Engine, state: State) -> State:
    """Take the next best paragraph, or refuse, where what was composed lacks what was asked."""
    if state.draft is None or state.status.abstained or not missed(engine, state.query, state.draft):
        return state
    draft = next_best(engine, state.query, state.ranked, state.draft)
    return replace(state, draft=draft, status=draft.status if draft else Status.NOT_IN_CORPUS)


def disagree(engine: Engine, state: State) -> State:
    """Put beside the figure what other sources say of the same subject."""
    if state.draft is None or state.status.abstained:
        return state
    draft = with_disagreements(engine, state.query, state.draft)
    return replace(state, draft=with_both_sides(engine, state.query, draft, state.ranked))


def verify(_: Engine, state: State) -> State:
    """Let nothing pass that a source does not state."""
    return state if state.draft is None else replace(state, draft=verify_draft(state.draft))


STEPS: tuple[Step, ...] = (
    by_kind, by_scope, retrieve, reconsider, take_certain, decide, compose, check_reply, disagree, verify,
)  # fmt: skip


def run(engine: Engine, query: Query, documents: tuple[str, ...] = ()) -> State:
    """All steps on one question; ``documents`` is the filter of the page, which an earlier turn is answered within too."""

    def answered(earlier: Query) -> tuple[Quote, ...]:
        state = run(engine, earlier, documents)
        return state.draft.quotes if state.draft and not state.status.abstained else ()

    state = State(query, said=said_before(engine, query, documents, answered) if query.own_words else ())
    for step in STEPS:
        state = step(engine, state)
    return state


def ask(engine: Engine, question: str, history: tuple[Turn, ...] = (), documents: tuple[str, ...] = ()) -> Answer:
    """Answer a question. ValueError for an empty question, one that is too long, or an unknown document."""
    *_, last = stream(engine, question, history, documents)
    return last


def stream(
    engine: Engine, question: str, history: tuple[Turn, ...] = (), documents: tuple[str, ...] = ()
) -> Iterator[Answer]:
    """The answer as it grows, the last one whole: at once where it is verbatim, else verified sentence by sentence.

    A language model words what the steps have answered; it is not asked where they refuse. Errors as for :func:`ask`.
    """
    began = time.perf_counter()
    check_input(engine, question, history, documents)
    query = with_compounds(engine, understood(engine, question, history, documents))
    states, parts = _states(engine, query, documents)
    verbatim = _answer(engine, query, states, parts, time.perf_counter() - began)
    if engine.writer is None or len(states) > 1 or not engine.writer.words(query, verbatim):
        yield verbatim
    else:
        yield from engine.writer.word(query, verbatim, states[0].hits)


def _states(engine: Engine, query: Query, documents: tuple[str, ...]) -> tuple[list[State], tuple[str, ...]]:
    """The steps on the question, or on its two halves where it is two questions and a half has an answer."""
    states = [run(engine, query, documents)]
    parts = (query.question,) if query.sides else parts_of(query.question)
    if query.kind == "collection" and any(
        not beside_documents(part, tuple(engine.sources.values())) for part in parts[1:]
    ):
        return states, (query.question,)  # “… en waar gaan die over?”
    if len(parts) < 2 or (states[0].status.abstained and states[0].status is not Status.NOT_IN_CORPUS):
        return states, parts
    both = [
        run(engine, _half(engine, query, part, other, documents), documents)
        for part, other in zip(parts, parts[::-1], strict=True)
    ]
    return (both if any(not state.status.abstained for state in both) else states), parts


def _half(engine: Engine, query: Query, part: str, other: str, documents: tuple[str, ...]) -> Query:
    """One of two questions in one; where it leans, on the other (“… en wie betaalt dat?”)."""
    return by_rules(engine, part, (*query.history, Turn(other)), documents)


def _answer(engine: Engine, query: Query, states: list[State], parts: tuple[str, ...], seconds: float) -> Answer:
    draft, status = joined(query, [(state.draft, state.status) for state in states], parts)
    draft = shortened_to(draft, engine.index.settings.answer.maximum_characters) if draft else None
    text, citations = render(draft) if draft else (refusal_text(engine, query, status), ())
    hits = states[0].hits if len(states) == 1 else interleaved([state.hits for state in states])
    return Answer(
        question=query.question,
        status=status,
        text=text,
        citations=citations,
        figures=stated_figures(citations, engine.index),
        disagreements=draft.disagreements if draft else (),
        hits=hits[: engine.index.settings.retrieval.results],
        composer="extractive",
        index_version=engine.index.version.id,
        seconds=seconds,
        verdict=draft.verdict if draft else None,
        standalone=query.shown,
        removed=draft.removed if draft else (),
    )
