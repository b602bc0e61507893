"""Sentences of the collection for a claim in words, as the ranker orders them."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answering.engine import Engine
from rag.answering.understood import by_rules
from rag.figures.worded_search import FoundSentence
from rag.retrieval.candidates import candidate_rows
from rag.retrieval.ranker import Ranked, rank

PARAGRAPHS, PER_PARAGRAPH, SENTENCES = 6, 3, 6  # of the best paragraphs the best sentences, and of these


def find_sentences(engine: Engine, claim: str) -> tuple[FoundSentence, ...]:
    """The best sentences for a claim, searched for as a question whether it is right."""
    query = by_rules(engine, f"Klopt het dat {claim.strip().rstrip('.?!')}?", ())
    return best_sentences(engine, rank(engine.ranker, candidate_rows(engine.collection, query)))


def best_sentences(engine: Engine, ranked: Sequence[Ranked]) -> tuple[FoundSentence, ...]:
    """The best sentences of what was ranked for a question."""
    rows = [
        (score, engine.paragraphs[one.position].id, row.sentence.start)
        for one in ranked[:PARAGRAPHS]
        for score, row in one.rows[:PER_PARAGRAPH]
    ]
    rows.sort(key=lambda row: (-row[0], row[1], row[2]))
    return tuple(FoundSentence(paragraph, start, score) for score, paragraph, start in rows[:SENTENCES])
