"""What the turn before a follow-up was answered with: within the filter of the page, kept for threads, bounded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from rag.answering.draft import Quote, whole
from rag.answering.engine import Engine
from rag.answering.pipeline import ask, run
from rag.answering.said_before import said_before
from rag.answering.understood import by_rules
from rag.datatypes import Query, Turn
from rag.retrieval.follow_up import Said, SaidBefore

BEFORE = (Turn("Hoeveel reizigers vervoerde de veerdienst in 2024?"),)
FOLLOW = "en wie wil er nog een boot?"


@pytest.fixture
def engine(tiny_index) -> Engine:
    return Engine(tiny_index)


def _asked(engine: Engine, documents: tuple[str, ...]) -> Query:
    query = by_rules(engine, FOLLOW, BEFORE, documents)
    assert query.own_words
    return query


@pytest.mark.parametrize("source", ["havenbrief", "nota-veerdienst"])
def test_the_earlier_turn_is_answered_within_the_filter_of_the_page(engine: Engine, source: str) -> None:
    asked: list[Query] = []

    def answered(query: Query) -> tuple[Quote, ...]:
        asked.append(query)
        return (whole(engine.paragraphs[0]),)

    assert said_before(engine, _asked(engine, (source,)), (source,), answered) == (
        Said(0, 0, len(engine.paragraphs[0].text)),
    )
    assert [one.scope.documents for one in asked] == [(source,)]
    said_before(engine, _asked(engine, (source,)), (source,), answered)
    assert len(asked) == 1
    said_before(engine, _asked(engine, ()), (), answered)
    assert asked[1].scope.documents == ()


def test_the_pipeline_hands_the_filter_on(engine: Engine) -> None:
    run(engine, _asked(engine, ("havenbrief",)), ("havenbrief",))
    spans = engine.said.get((tuple(turn.user for turn in BEFORE), ("havenbrief",)))
    assert spans is not None
    assert {engine.paragraphs[one.position].source_id for one in spans} <= {"havenbrief"}


def test_a_full_memory_lets_the_oldest_go_and_answers_all_the_same(engine: Engine) -> None:
    memory = SaidBefore(most=2)
    for key in "abc":
        memory.keep(key, (Said(1, 2, 3),))
    assert (len(memory), memory.get("a"), memory.get("c")) == (2, None, (Said(1, 2, 3),))
    engine.__dict__["said"] = _Forgetful()
    assert said_before(engine, _asked(engine, ()), (), lambda _: (whole(engine.paragraphs[1]),))[0].position == 1


class _Forgetful(SaidBefore):
    def keep(self, key: object, spans: tuple[Said, ...]) -> None:
        """Another thread has filled the memory since."""


def test_threads_share_the_memory() -> None:
    memory = SaidBefore(most=3)

    def use(number: int) -> int:
        for key in range(400):
            memory.keep((number, key), ())
            memory.get((number, key))
        return len(memory)

    with ThreadPoolExecutor(8) as pool:
        assert max(pool.map(use, range(8))) <= 3


def test_an_earlier_turn_is_no_longer_than_a_question(engine: Engine) -> None:
    limit = engine.index.settings.server.longest_question
    with pytest.raises(ValueError, match=rf"eerdere vraag is te lang \({limit + 1} tekens\)"):
        ask(engine, FOLLOW, (Turn("a" * (limit + 1)),))
    ask(engine, FOLLOW, (replace(BEFORE[0], assistant="a" * (limit + 1)),))
    ask(engine, FOLLOW, (Turn("boot " * (limit // 5)),))
