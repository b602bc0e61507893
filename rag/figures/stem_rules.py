"""Pairs that stems alone tell: equal numbers of some size that differ in qualifier, period or noun, and near numbers in
near sentences. Where the wording is shared, these need no learned score; it only keeps out what it is sure of."""

from __future__ import annotations

import re
from decimal import Decimal

from rag.datatypes import Figure, FigureKind
from rag.figures.compare import Comparison, compare_statements, unit_name
from rag.figures.evidence import Evidence
from rag.figures.statements import Statement
from rag.figures.values import is_dated, quantity, same_value, significance
from rag.language.tokens import fold, stem

SAME_NUMBER = 0.14  # same_subject asked of two equal numbers
OTHER_NUMBER = 0.28  # and of two different ones in different documents
SAME_TOPIC = 0.09  # which also must be on one topic: cosine of sentences with their surroundings
ONE_DOCUMENT = 0.50  # asked in one document, which seldom contradicts itself
# asked of two different dates of different documents, coarser than a day: days stand in like sentences
OTHER_DATE = 0.32
NEARLY = Decimal("0.45")  # two numbers about one thing differ by less than this share of the larger
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")


def told_by_stems(
    first: Statement, one: Figure, second: Statement, other: Figure, evidence: Evidence
) -> tuple[str, ...]:
    """In what two comparable figures of different paragraphs disagree, by the stems of their sentences; else empty."""
    if _settled(first, one, second, other, evidence):
        return ()
    result = compare_statements(first, one, second, other, evidence, None)
    if _shows(first, one, second, other, result) and _grounded(first, one, second, other, evidence):
        return tuple(each for each in result.differs if each != "subject")
    return ()


def _grounded(first: Statement, one: Figure, second: Statement, other: Figure, evidence: Evidence) -> bool:
    """Whether a pair has more in common than its unit of measure: one content word, two where the values differ."""
    measures = {
        stem(fold(word)) for figure in (one, other) if _measured(figure) for word in (figure.unit or "").split()
    }
    shared = [each for each in (first.stems & second.stems) - measures if evidence.telling(each)]
    if same_value(one, other):
        large = isinstance(one.value, Decimal) and abs(one.value) >= 1000
        return bool(shared) or evidence.topic(first, second) >= (0.7 if large else 5) * SAME_TOPIC
    asked = 2 if _measured(one) and not is_dated(one) and _names_apart(first, second) else 1
    return len(shared) >= asked and evidence.topic(first, second) >= SAME_TOPIC


def _measured(one: Figure) -> bool:
    found = quantity(one)
    return bool(found and found.dimension != "count")


def _names_apart(first: Statement, second: Statement) -> bool:
    """Whether each names somebody or something that the other does not."""
    return bool(first.names - second.names) and bool(second.names - first.names)


def _settled(first: Statement, one: Figure, second: Statement, other: Figure, evidence: Evidence) -> bool:
    """Whether a side also states the other's number: then the two figures are different things."""
    if same_value(one, other):
        return False
    assert first.paragraph and second.paragraph
    beside = any(same_value(one, each) for each in second.figures) or any(
        same_value(other, each) for each in first.figures
    )
    if first.paragraph.source_id == second.paragraph.source_id:
        return beside
    both = evidence.states(first.paragraph.source_id, other) and evidence.states(second.paragraph.source_id, one)
    return beside or (both and not is_dated(one))


def _shows(first: Statement, one: Figure, second: Statement, other: Figure, result: Comparison) -> bool:
    """Whether a pair is a disagreement to show."""
    differs = set(result.differs) - {"subject"}
    if not differs:
        return False
    inside = bool(first.paragraph and second.paragraph and first.paragraph.source_id == second.paragraph.source_id)
    if same_value(one, other):
        return _shows_equal(one, other, differs, result.same_subject)
    if is_dated(one):
        coarse = all(each.kind is FigureKind.DATE and len(str(each.value)) < 10 for each in (one, other))
        return coarse and not inside and result.same_subject >= OTHER_DATE
    if inside and _names_apart(first, second):
        return False
    return _near_numbers(one, other) and result.same_subject >= (ONE_DOCUMENT if inside else OTHER_NUMBER)


def _near_numbers(one: Figure, other: Figure) -> bool:
    """Two numbers of one dimension, of the same years, that differ by less than half, one of them with two digits."""
    ours, theirs = quantity(one), quantity(other)
    if not ours or not theirs or ours.dimension != theirs.dimension or _other_years(one, other):
        return False
    if max(significance(one), significance(other)) < 2 or (
        ours.dimension == "count" and unit_name(one) != unit_name(other)
    ):
        return False
    larger, smaller = max(ours.low, theirs.low), min(ours.low, theirs.low)
    return larger > 0 and (larger - smaller) / larger <= NEARLY


def _shows_equal(one: Figure, other: Figure, differs: set[str], subject: float) -> bool:
    """Equal numbers, of enough digits to be no accident, that differ in qualifier, noun, or a period that both
    state."""
    large = isinstance(one.value, Decimal) and abs(one.value) >= 1000
    weight = max(significance(one), significance(other)) + (1 if large else 0)
    if is_dated(one) or one.kind is FigureKind.DURATION or weight < (2 if one.kind is not FigureKind.RANK else 0.5):
        return False
    if differs == {"period"} and not (one.period and other.period) and weight < 3:
        return False
    return subject >= (SAME_NUMBER if weight >= 2 and one.kind is not FigureKind.RANK else 2 * SAME_NUMBER)


def _other_years(one: Figure, other: Figure) -> bool:
    """Whether the figures are of different years, and so need not agree."""
    ours, theirs = set(_YEAR.findall(one.period or "")), set(_YEAR.findall(other.period or ""))
    return bool(
        ours and theirs and not ours & theirs and not ({"tot", "na", "vanaf"} & set(fold(one.period or "").split()))
    )
