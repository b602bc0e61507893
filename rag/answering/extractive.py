"""The default composer: which way of taking out an answer serves which kind of question."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answering.announced import announced_draft
from rag.answering.asker_answer import answerer_draft, asker_draft
from rag.answering.cell_answer import certain_cell, likely_cell
from rag.answering.claim_answer import claim_draft
from rag.answering.collection_answer import collection_draft
from rag.answering.definition_answer import definition_draft
from rag.answering.draft import Draft
from rag.answering.engine import Engine
from rag.answering.extreme_answer import extreme_draft
from rag.answering.figure_answer import figure_draft
from rag.answering.list_answer import list_draft, list_hit, with_people
from rag.answering.person_answer import office_draft
from rag.answering.sentence_answer import sentence_draft
from rag.answering.summary_answer import summary_draft
from rag.answering.told_list import told_draft
from rag.datatypes import Query
from rag.retrieval.cell_fit import is_open
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.ranker import Ranked


def certain(engine: Engine, query: Query, ranked: Sequence[Ranked] = ()) -> Draft | None:
    """An answer that does not hang on ranking: from the manifest, a signature, a sentence that defines by its form, or
    the cell of a table that the question names in full."""
    if BY_NAME[query.kind].take == "collection":
        return collection_draft(engine, query)
    return (
        asker_draft(engine, query)
        or answerer_draft(engine, query)
        or office_draft(engine, query)
        or definition_draft(engine, query)
        or _of_table(engine, query, ranked)
    )


def _of_table(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    return extreme_draft(engine, query, ranked) or certain_cell(engine, query, ranked)


def compose(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The answer that the kind of the question asks for, else its best sentence; None where nothing was found."""
    take = BY_NAME[query.kind].take
    draft: Draft | None = None
    if take == "claim":
        return claim_draft(engine, query, ranked)
    if take == "summary":
        draft = summary_draft(engine, query, ranked)
    elif take == "figure":
        draft = likely_cell(engine, query, ranked) or figure_draft(engine, query, ranked)
    elif is_open(query) and ranked and ranked[0].position in engine.tables:
        draft = likely_cell(engine, query, ranked)
    elif take == "list":
        ranked = with_people(engine, query, ranked)
        draft = (
            told_draft(engine, query, ranked, depth=1)
            or announced_draft(engine, query, ranked)
            or told_draft(engine, query, ranked)
            or list_draft(engine, query, ranked)
        )
    elif take == "reason" or query.kind in ("open", "condition"):
        draft = announced_draft(engine, query, ranked) or list_hit(engine, query, ranked)
    return draft or sentence_draft(engine, query, ranked)
