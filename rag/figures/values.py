"""When two figures say the same: dimension, value, qualifier, and what follows from a more exact statement."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rag.datatypes import Figure, FigureKind, Qualifier
from rag.figures.phrases import canonical
from rag.figures.units import MEASURES, TIMES
from rag.language.numbers import format_decimal

DATED = (FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD)


@dataclass(frozen=True)
class Quantity:
    """A figure in base units: what dimension, from ``low`` to ``high`` (equal unless it is a range)."""

    dimension: str
    low: Decimal
    high: Decimal


def quantity(figure: Figure) -> Quantity | None:
    """A figure in base units: shares of one for percentages and ratios, base units of measure and time; None for dates.

    >>> from rag.figures.find import find_figures
    >>> wanted = quantity(find_figures("40 procent")[0])
    >>> [quantity(find_figures(text)[0]) == wanted for text in ("2 op de 5", "40%", "een kwart")]
    [True, True, False]
    """
    if not isinstance(figure.value, Decimal):
        return None
    high = figure.upper if isinstance(figure.upper, Decimal) else figure.value
    kind = figure.kind
    if kind is FigureKind.RANGE:
        kind = _kind_of_range(figure)
    if kind is FigureKind.PERCENTAGE:
        return Quantity("share", _tidy(figure.value / 100), _tidy(high / 100))
    if kind is FigureKind.RATIO:
        return Quantity("share" if figure.value < 1 else "keer", figure.value, high)
    if kind in (FigureKind.MONEY, FigureKind.PERCENTAGE_POINT, FigureKind.RANK):
        currency = (figure.unit or "euro").partition(" per ")[0]
        return Quantity(kind.value if kind is not FigureKind.MONEY else currency, figure.value, high)
    name, low = canonical(figure.unit, figure.value)
    top = canonical(figure.unit, high)[1]
    measure = (figure.unit or "").casefold()
    known = kind is FigureKind.DURATION or measure in MEASURES or measure.partition(" per ")[0] in MEASURES
    return Quantity(str(name) if known else "count", _tidy(low), _tidy(top))


def _kind_of_range(figure: Figure) -> FigureKind:
    unit = (figure.unit or "").casefold()
    if unit == "%":
        return FigureKind.PERCENTAGE
    if unit == "procentpunt":
        return FigureKind.PERCENTAGE_POINT
    if unit.partition(" per ")[0] in ("euro", "dollar"):
        return FigureKind.MONEY
    return FigureKind.DURATION if unit in TIMES else FigureKind.COUNT


def _tidy(value: Decimal) -> Decimal:
    return value.normalize()


def is_dated(figure: Figure) -> bool:
    """Whether a figure is a date, a year or a period."""
    return figure.kind in DATED


def same_date(source: Figure, claim: Figure) -> bool:
    """Whether a source's date states the claim's: equal, or the claim is less precise ("november 2022" of the 9th)."""
    ours, theirs = _ends(source), _ends(claim)
    if len(theirs) == 2:
        return len(ours) == 2 and all(_covers(a, b) for a, b in zip(ours, theirs, strict=True))
    return any(_covers(one, theirs[0]) for one in ours)


def _ends(figure: Figure) -> list[str]:
    return [str(figure.value)] + ([str(figure.upper)] if figure.upper is not None else [])


def _covers(source: str, claim: str) -> bool:
    if claim.startswith("--") and not source.startswith("--"):
        return source[4:].startswith(claim[1:])
    if source.startswith("--") and not claim.startswith("--"):
        return claim[4:] == source[1:]
    if (
        claim[5:6] == "Q"
        and len(source) >= 7
        and source[5:7].isdigit()
        and source[:4] == claim[:4]
        and int(source[5:7]) <= 12
    ):
        return (int(source[5:7]) + 2) // 3 == int(claim[6])
    return source == claim or source.startswith(claim + "-")


def same_value(source: Figure, claim: Figure) -> bool:
    """Whether both state the same value in the same unit of measure; qualifiers are not looked at."""
    if is_dated(source) or is_dated(claim):
        return is_dated(source) and is_dated(claim) and same_date(source, claim)
    ours, theirs = quantity(source), quantity(claim)
    if ours is None or theirs is None:
        return False
    dimensions = {ours.dimension, theirs.dimension}
    if len(dimensions) > 1 and (bare(claim) or (bare(source) and claim.kind is FigureKind.COUNT)):
        return source.value == claim.value and (source.upper or source.value) == (claim.upper or claim.value)
    if _left_out(dimensions):
        return ours.low == theirs.low and ours.high == theirs.high
    if len(dimensions) > 1 and not (dimensions == {"count", "keer"} and "keer" in (theirs.dimension, ours.dimension)):
        return False
    return ours.low == theirs.low and ours.high == theirs.high


def _left_out(dimensions: set[str]) -> bool:
    """Whether two dimensions differ only in what one of them is per: "60 kilo" and "60 kilo per schip"."""
    short, *longer = sorted(dimensions, key=len)
    return len(longer) == 1 and longer[0].startswith(f"{short} per ") and longer[0] not in _NAMED


_NAMED = frozenset(name for name, _ in MEASURES.values())


def bare(figure: Figure) -> bool:
    """Whether a figure is printed without saying of what ("tegen 31 eerder")."""
    return figure.kind is FigureKind.COUNT and figure.unit is None


def significance(figure: Figure) -> float:
    """How little chance there is that two texts share this value by accident: its significant digits, 4 at most.

    >>> from rag.figures.find import find_figures
    >>> [significance(find_figures(text)[0]) for text in ("17.900 banen", "60%", "vijf jaar", "in 2030", "4 mei 2023")]
    [3.0, 1.0, 0.5, 0.5, 2.0]
    """
    if isinstance(figure.value, str):
        return 0.5 if len(figure.value) <= 4 else 2.0 if len(figure.value) == 10 else 1.0
    digits = len(figure.value.normalize().as_tuple().digits)
    if figure.kind is FigureKind.RATIO:
        return 1.0
    if digits == 1 and abs(figure.value) < 20:
        return 0.5
    return float(min(4, digits)) + (1.0 if figure.upper is not None else 0.0)


def comparable(source: Figure, claim: Figure) -> bool:
    """Whether the two could state the same thing with different values: same dimension, or the same printed number."""
    if is_dated(source) or is_dated(claim):
        return is_dated(source) and is_dated(claim)
    ours, theirs = quantity(source), quantity(claim)
    return bool(ours and theirs and (ours.dimension == theirs.dimension or source.value == claim.value))


def qualifier_differs(source: Figure, claim: Figure) -> bool:
    """Whether the qualifiers differ; one that only the other lacks is a difference too."""
    return source.qualifier is not claim.qualifier


def follows(source: Figure, claim: Figure) -> str | None:
    """How the claim follows from a more exact statement of the source, in Dutch; None where it does not.

    "meer dan 34.000" follows from 34.700 and from "ruim 34.700": a rounder bound, no more than a tenth away. A bound as
    exact as the figure itself ("ruim 33%" from 34%) is taken for another figure, and an exact claim follows from
    nothing.

    >>> from rag.figures.find import find_figures
    >>> follows(find_figures("34.700 banen")[0], find_figures("meer dan 34.000 banen")[0])
    '34.700 is meer dan 34.000'
    """
    ours, theirs = quantity(source), quantity(claim)
    if not ours or not theirs or ours.dimension != theirs.dimension or ours.dimension == "rank":
        return None
    if (
        theirs.low != theirs.high
        or ours.low != ours.high
        or not theirs.low
        or abs(ours.low / theirs.low - 1) > Decimal("0.1")
    ):
        return None
    if claim.kind is not FigureKind.RATIO and _digits(theirs.low) >= _digits(ours.low):
        return None
    more = claim.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    less = claim.qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST)
    if more and source.qualifier in (None, Qualifier.MORE_THAN, Qualifier.AT_LEAST) and ours.low > theirs.low:
        return f"{_print(ours)} is meer dan {_print(theirs)}"
    if less and source.qualifier is None and ours.low < theirs.low:
        return f"{_print(ours)} is minder dan {_print(theirs)}"
    return None


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _print(one: Quantity) -> str:
    if one.dimension == "share":
        return format_decimal((one.low * 100).quantize(Decimal("0.1"))) + "%"
    return format_decimal(one.low)
