"""What is asked as the engine reads it: input that can be answered, and the query made of it."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.answering.engine import Engine
from rag.datatypes import Query, Turn
from rag.language.typed import joined_compounds
from rag.retrieval.question import understand

_HALVES = re.compile(r"[\ud800-\udfff]")  # halves of characters, which no encoding can write


def check_input(engine: Engine, question: str, history: tuple[Turn, ...], documents: tuple[str, ...]) -> None:
    """ValueError for an empty question, one that cannot be written or is too long, now or in an earlier turn, or an unknown document."""
    limit = engine.index.settings.server.longest_question
    if not question.strip():
        raise ValueError("De vraag is leeg. Typ een vraag over de documenten.")
    if _HALVES.search(question):
        raise ValueError("De vraag bevat een teken dat niet te lezen is. Haal het weg en probeer het opnieuw.")
    if len(question) > limit:
        raise ValueError(f"De vraag is te lang ({len(question)} tekens). Houd het bij {limit} tekens.")
    if (longest := max((len(turn.user) for turn in history), default=0)) > limit:
        raise ValueError(f"Een eerdere vraag is te lang ({longest} tekens). Houd elke beurt bij {limit} tekens.")
    if unknown := [one for one in documents if one not in engine.sources]:
        raise ValueError(f"Onbekend document: {unknown[0]}. Kies uit: {', '.join(engine.sources)}.")


def understood(engine: Engine, question: str, history: tuple[Turn, ...], documents: tuple[str, ...]) -> Query:
    """The query; a follow-up is rewritten by the model where there is one, and by rules where that does not hold."""
    writer = engine.writer
    limit = engine.index.settings.server.longest_question
    heard = tuple(replace(turn, assistant=turn.assistant and turn.assistant[:limit]) for turn in history)
    alone = writer.stand_alone(question, heard) if writer else None
    if alone is None:
        return by_rules(engine, question, history, documents)
    return replace(
        by_rules(engine, alone, (), documents),
        question=question,
        history=history,
        shown=alone,
    )


def by_rules(engine: Engine, question: str, history: tuple[Turn, ...], documents: tuple[str, ...] = ()) -> Query:
    """The query by rules alone."""
    sources = tuple(engine.sources.values())
    return understand(question, history, documents, sources, engine.paragraphs, engine.vocabulary)


def with_compounds(engine: Engine, query: Query) -> Query:
    """The query with the compounds that its writer typed apart."""
    joined = joined_compounds(query.standalone, engine.vocabulary.counts)
    return replace(query, standalone=f"{query.standalone} {' '.join(joined)}") if joined else query
