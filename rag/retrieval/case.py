"""“Wanneer” asks for a time or for a case (“wanneer vervalt de vergunning?”): the sentence most like the question tells which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.datatypes import Query
from rag.language.tokens import fold
from rag.retrieval.features import FEATURES
from rag.retrieval.ranker import Ranked

_EITHER = re.compile(r"\b(?:wanneer|when)\b")
_TIME = re.compile(r"\b(?:jaar|datum|dag|maand|kwartaal|uiterlijk|sinds|laatst|eerst|voor het eerst|year|date|day|month|since)\b")
_DEPTH = 3
_CLEARLY = 0.65  # how much more like the question (0 to 2) than every sentence with a time; less is chance
_LATE, _COVERED, _DATED = (FEATURES.index(name) for name in ("s_late", "s_coverage", "s_figure_asked"))


def as_case(query: Query, ranked: Sequence[Ranked]) -> Query | None:
    """The query as one for a condition, where a sentence without a time is clearly most like it; else None."""
    folded = fold(query.question)
    if query.kind != "date" or not _EITHER.search(folded) or _TIME.search(folded):
        return None
    rows = [row.values for one in ranked[:_DEPTH] for _, row in one.rows]
    if not rows:
        return None
    likeness = [float(values[_LATE] + values[_COVERED]) for values in rows]
    dated = max((like for like, values in zip(likeness, rows, strict=True) if values[_DATED]), default=0.0)
    return replace(query, kind="condition") if max(likeness) - dated > _CLEARLY else None
