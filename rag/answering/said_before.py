"""What the turn before a follow-up was answered with, found by answering it once more."""

from __future__ import annotations

from collections.abc import Callable

from rag.answering.draft import Quote
from rag.answering.engine import Engine
from rag.answering.understood import by_rules, with_compounds
from rag.datatypes import Query
from rag.retrieval.follow_up import Said

_TURNS = 3  # turns before a follow-up that are answered again to know what it leans on


def said_before(
    engine: Engine, query: Query, documents: tuple[str, ...], answered: Callable[[Query], tuple[Quote, ...]]
) -> tuple[Said, ...]:
    """What the last turn before a follow-up was answered with, kept by the engine for the next that leans on it.

    ``documents`` is the filter of the page, within which the turn is answered too; ``answered`` gives the quotes that
    answer a query, none where it is refused.
    """
    *before, last = query.history[-_TURNS:]
    key = (*(turn.user for turn in before), last.user), documents
    said = engine.said.get(key)
    if said is None:
        quotes = answered(with_compounds(engine, by_rules(engine, last.user, tuple(before), documents)))
        places = ((engine.index.positions.get(one.paragraph.id), one) for one in quotes)
        said = tuple(Said(at, one.start, one.end) for at, one in places if at is not None)
        engine.said.keep(key, said)
    return said
