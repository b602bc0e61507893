"""Another paragraph that answers, where the first one lacks what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answering.draft import Draft
from rag.answering.engine import Engine
from rag.answering.extractive import compose
from rag.answering.near_miss import missed
from rag.datatypes import Query
from rag.retrieval.ranker import Ranked

_CLOSE = 1.0  # ranker's score below the best, up to which a paragraph may answer in its place


def next_best(engine: Engine, query: Query, ranked: Sequence[Ranked], draft: Draft) -> Draft | None:
    """What the paragraphs answer without those of ``draft``, if one is nearly as likely and passes the checks; else None."""
    used = {quote.paragraph.id for quote in draft.quotes}
    others = [one for one in ranked if engine.paragraphs[one.position].id not in used]
    if not others or others[0].score < ranked[0].score - _CLOSE:
        return None
    other = compose(engine, query, others)
    if other is None or not other.quotes or other.status.abstained or missed(engine, query, other):
        return None
    return other
