"""“Wanneer” asks for a time or for a case (“wanneer vervalt de vergunning?”): the sentence most like the question tells which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.datatypes import Paragraph, Query
from rag.language.tokens import fold
from rag.retrieval.features import FEATURES
from rag.retrieval.ranker import Ranked

_EITHER = re.compile(r"\b(?:wanneer|when)\b")
_TIME = re.compile(
    r"\b(?:jaar|datum|dag|maand|kwartaal|uiterlijk|sinds|laatst|eerst|voor het eerst|year|date|day|month|since)\b"
)
_CASE = re.compile(
    r"(?:^|, |\b(?:pas|alleen|ook|zelfs|slechts) )als\b"
    r"|\bals (?:het|de|een|er|hij|zij|ze|u|je|we|dat|die|iemand|niemand|geen|alle|minder|meer)\b"
    r"|\b(?:indien|mits|zodra|tenzij|mocht|mochten|pas|alleen|uitsluitend|nadat|voordat|totdat|wie|elke|ieder|iedere|ten minste|"
    r"minimaal|hooguit|najaar|voorjaar|zomer|winter|week|weken|maand|maanden|kwartaal|volgende?|eerstvolgende|dagen|uur)\b"
    r"|^(?:is|zijn|komt|blijft|blijkt|wordt|worden|heeft|kan)\b"
)
_SUCH_AS = re.compile(r"\bals (?:het |de )?(?=[A-ZÀ-Ý])")  # “bureaus als het Loket” is no case
_DEPTH = 3
_CLEARLY = 0.65  # how much more like the question (0 to 2) than every sentence with a time; less is chance
_LATE, _COVERED, _DATED = (FEATURES.index(name) for name in ("s_late", "s_coverage", "s_figure_asked"))


def as_case(query: Query, ranked: Sequence[Ranked], paragraphs: Sequence[Paragraph]) -> Query | None:
    """The query as one for a condition, where what is clearly most like it is a sentence with a case and no time; else None."""
    folded = fold(query.question)
    if query.kind != "date" or not _EITHER.search(folded) or _TIME.search(folded):
        return None
    rows = [(one.position, row) for one in ranked[:_DEPTH] for _, row in one.rows]
    if not rows:
        return None
    likeness = [float(row.values[_LATE] + row.values[_COVERED]) for _, row in rows]
    dated = max((like for like, (_, row) in zip(likeness, rows, strict=True) if row.values[_DATED]), default=0.0)
    position, closest = rows[likeness.index(max(likeness))]
    stated = _SUCH_AS.sub(" ", paragraphs[position].text[closest.sentence.start : closest.sentence.end])
    clearly = max(likeness) - dated > _CLEARLY and _CASE.search(fold(stated))
    return replace(query, kind="condition") if clearly else None
