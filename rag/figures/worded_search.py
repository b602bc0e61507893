"""The verdict on the words of a sentence by those near to it and those that a search of the collection finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.figures.evidence import Evidence
from rag.figures.lexis import Lexis
from rag.figures.reading import Reading
from rag.figures.statements import Statement
from rag.figures.worded_verdict import Judged, Place, judge


@dataclass(frozen=True)
class FoundSentence:
    """A sentence that a search of the collection found: its paragraph, its offset there and the score of the ranker."""

    paragraph: str
    start: int
    score: float


Search = Callable[[str], Sequence[FoundSentence]]


def judged(
    claim: Statement, near: list[Statement], evidence: Evidence, lexis: Lexis, search: Search | None
) -> Judged | None:
    """The verdict on the words of a sentence; None where no sentence has a word of it."""
    found = []
    for one in search(claim.sentence) if search else ():
        statement = evidence.at(one.paragraph, one.start)
        found += [Place(statement, one.score)] if statement else []
    return judge(Reading(claim, lexis), near, found, evidence)
