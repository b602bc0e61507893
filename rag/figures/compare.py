"""Two figures with their sentences: are they about one subject, and in what do they differ.

``same_subject`` (0 to 1) is the mean, both ways, of the rarity-weighted share of stems that the sentences have in
common
(headings and neighbouring sentences count for less) and of the words nearest to the two figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rag.datatypes import CitedFigure, Figure
from rag.figures.evidence import Evidence
from rag.figures.match import rate
from rag.figures.statements import Statement
from rag.figures.values import is_dated, qualifier_differs, quantity, same_value
from rag.language.sentences import split_sentences
from rag.language.tokens import fold, stem

Similarity = Callable[[str, str], float]
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")


@dataclass(frozen=True)
class Comparison:
    """How much two figures are about one subject (0 to 1), and in what they differ: value, unit, qualifier, period,
    subject."""

    same_subject: float
    differs: tuple[str, ...]


def compare(
    one: CitedFigure, other: CitedFigure, evidence: Evidence, similarity: Similarity | None = None
) -> Comparison:
    """Compare two figures of the ledger that ``evidence`` was made of."""
    return compare_statements(_statement(one), one.figure, _statement(other), other.figure, evidence, similarity)


def _statement(cited: CitedFigure) -> Statement:
    text, figure = cited.paragraph.text, cited.figure
    spans = [span for span in split_sentences(text) if span[0] <= figure.start < span[1]]
    start, end = spans[0] if spans else (0, len(text))
    return Statement(text, start, end, (figure,), cited.paragraph)


def compare_statements(
    first: Statement, one: Figure, second: Statement, other: Figure, evidence: Evidence, similarity: Similarity | None
) -> Comparison:
    """Compare two figures in sentences that have been read already."""
    local = (evidence.local(first, one, second, other) + evidence.local(second, other, first, one)) / 2
    cover = (evidence.coverage(first, second) + evidence.coverage(second, first)) / 2
    if similarity:
        cover = max(cover, (cover + similarity(first.sentence, second.sentence)) / 2)
    subject = 0.5 * local + 0.5 * cover
    return Comparison(subject, tuple(_differences(first, one, second, other, subject)))


def _differences(first: Statement, one: Figure, second: Statement, other: Figure, subject: float) -> Iterator[str]:
    if not same_value(one, other) and not same_value(other, one):
        yield "value"
    if unit_name(one) != unit_name(other) and not (is_dated(one) and is_dated(other)):
        yield "unit"
    if qualifier_differs(one, other):
        yield "qualifier"
    if _period(one) != _period(other) or rate(first, one) != rate(second, other):
        yield "period"
    if subject < 0.75:
        yield "subject"


def unit_name(one: Figure) -> str:
    """The unit by its base name, or the stem of its noun."""
    found = quantity(one)
    if found and found.dimension != "count":
        return found.dimension
    words = re.findall(r"[\w’'&-]+", (one.unit or "").partition(" per ")[0])
    return stem(fold(words[-1])) if words else ""


def _period(one: Figure) -> str:
    """The period as its years and whether they are a limit ("tot 2030" is not "in 2030")."""
    words = fold(one.period or "")
    years = " ".join(_YEAR.findall(words))
    limit = next(
        (name for name in ("tot", "na ", "vanaf", "sinds", "voor", "begin", "eind") if years and name in words), ""
    )
    return f"{limit} {years}".strip()
