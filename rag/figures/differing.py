"""In what two figures differ, and by how much: value, unit, qualifier, period."""

from __future__ import annotations

import math
import re

from rag.datatypes import Figure, FigureKind
from rag.figures.sides import Side
from rag.figures.values import Quantity, is_dated, qualifier_differs, same_date, same_value
from rag.language.tokens import fold

_DAYS = {"dag": 1.0, "maand": 30.4}
_UNMEASURED = ("count", "share", "keer", "rank", "percentage_point", "euro", "dollar")
ROUNDED = 0.08  # what a stretch in weeks and the same in months may lie apart: six weeks, a month and a half


def measured(one: Quantity) -> bool:
    """Whether a quantity is one of measure or time, and no number of things, share, rank or sum of money."""
    return one.dimension.partition(" per ")[0] not in _UNMEASURED


def comparable(one: Side, other: Side) -> bool:
    """Whether two sides could state one thing: the same dimension, or the same printed number."""
    if is_dated(one.figure) or is_dated(other.figure):
        return is_dated(one.figure) and is_dated(other.figure)
    ours, theirs = one.quantity, other.quantity
    if not ours or not theirs:
        return False
    return ours.dimension == theirs.dimension or one.figure.value == other.figure.value or _stretches(ours, theirs)


def _stretches(ours: Quantity, theirs: Quantity) -> bool:
    """Whether one is told in days or weeks and the other in months or years."""
    return {ours.dimension, theirs.dimension} == set(_DAYS)


def _in_days(one: Quantity) -> float:
    return float((one.low + one.high) / 2) * _DAYS.get(one.dimension, 1.0)


def equal(one: Side, other: Side) -> bool:
    """Whether both state the same value; qualifiers are not looked at."""
    return same(one.figure, one.quantity, other.figure, other.quantity)


def stated_beside(side: Side, other: Side) -> bool:
    """Whether the sentence of a side states, beside its own figure, the value of the other."""
    return any(
        each is not side.figure and same(each, measured, other.figure, other.quantity) for each, measured in side.beside
    )


def same(one: Figure, ours: Quantity | None, other: Figure, theirs: Quantity | None) -> bool:
    """Whether two figures, with what they measure, state the same value either way."""
    if is_dated(one) or is_dated(other):
        return is_dated(one) and is_dated(other) and (same_date(one, other) or same_date(other, one))
    if not ours or not theirs:
        return False
    if ours.dimension == theirs.dimension:
        return ours.low == theirs.low and ours.high == theirs.high
    if _stretches(ours, theirs):
        return abs(_in_days(ours) - _in_days(theirs)) <= ROUNDED * max(_in_days(ours), _in_days(theirs))
    if one.value != other.value and ours.low != theirs.low:
        return False
    return same_value(one, other) or same_value(other, one)


def idle(one: Side, other: Side) -> bool:
    """Whether two dates cannot disagree: each tells when another figure is of, or only one names a year."""
    if not is_dated(one.figure):
        return False
    return (one.governs and other.governs) or _apart_in_months(one, other) is None


def differs(one: Side, other: Side) -> tuple[str, ...]:
    """In which of value, unit, qualifier and period two sides differ."""
    first, second = one.figure, other.figure
    found = []
    if not equal(one, other):
        found.append("value")
    each_apart = one.each and other.each and one.each != other.each
    named = first.unit and second.unit and _unit(one) != _unit(other)
    if not is_dated(first) and (named or each_apart):
        found.append("unit")
    if qualifier_differs(first, second):
        found.append("qualifier")
    if not is_dated(first) and _other_period(one, other):
        found.append("period")
    return tuple(found)


def _unit(side: Side) -> str:
    found = side.quantity
    return found.dimension if found and found.dimension != "count" else side.head


def _other_period(one: Side, other: Side) -> bool:
    """Whether both state a period and not the same, or both a rate and not the same."""
    ours, theirs = _period(one), _period(other)
    return bool(ours[0] and theirs[0] and ours != theirs) or bool(one.rate and other.rate and one.rate != other.rate)


def _period(side: Side) -> tuple[tuple[str, ...], str]:
    """The years of a figure's own period, and whether they are a limit ("tot 2030" is not "in 2030")."""
    words = fold(side.figure.period or "")
    years = tuple(re.findall(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)", words))
    words = words.replace("voor de periode", "")
    limits = ("tot", "na ", "vanaf", "sinds", "voor", "begin", "eind")
    return years, next((name for name in limits if years and name in words), "")


def closeness(one: Side, other: Side) -> float:
    """How near two different values are, 0 to 1: by their ratio, dates by the months between them."""
    if is_dated(one.figure):
        return math.exp(-(_apart_in_months(one, other) or 0.0) / 24)
    ours, theirs = one.quantity, other.quantity
    if not ours or not theirs:
        return 0.0
    stretches = _stretches(ours, theirs)
    if ours.dimension != theirs.dimension and not stretches:
        alike = measured(ours) and measured(theirs) and one.figure.value == other.figure.value
        return float(alike and FigureKind.DURATION not in (one.figure.kind, other.figure.kind))
    low, high = sorted(
        _in_days(each) if stretches else float(abs((each.low + each.high) / 2)) for each in (ours, theirs)
    )
    return (low / high) ** 2 if high else 0.0


def _apart_in_months(one: Side, other: Side) -> float | None:
    """Months between two dates; None where one has no year."""
    known = [months(str(each.figure.value)) for each in (one, other)]
    return None if known[0] is None or known[1] is None else abs(known[0] - known[1])


def months(value: str) -> float | None:
    """An ISO 8601 date, quarter, half or season as months since the year 0; a bare year is its middle.

    >>> months("2024-Q1"), months("2024-11-05"), months("--10-04")
    (24289.5, 24298.5, None)
    """
    if not value[:4].isdigit():
        return None
    year, rest = 12 * int(value[:4]), value[5:]
    if rest[:1] == "Q":
        return year + 3 * int(rest[1]) - 1.5
    if rest[:1] == "H":
        return year + 6 * int(rest[1]) - 3
    if not rest[:2].isdigit():
        return year + 6.0
    month = int(rest[:2])
    return year + (3 * (month - 20) - 0.5 if month > 20 else month - 0.5)
