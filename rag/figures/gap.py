"""By how much a claimed figure is off from the one the source states."""

from __future__ import annotations

from decimal import Decimal

from rag.datatypes import Figure, FigureKind
from rag.figures.find import find_figures

_COUNTED = (
    FigureKind.COUNT,
    FigureKind.MONEY,
    FigureKind.PERCENTAGE,
    FigureKind.PERCENTAGE_POINT,
    FigureKind.DURATION,
    FigureKind.RANK,
)


def gap(claimed: str, quote: str) -> str | None:
    """What the text says, what the source says, and the difference, in Dutch; None where the two are not comparable.

    >>> gap("5.500 ligplaatsen", "Tot 2035 zijn er 5.000 ligplaatsen nodig.")
    'uw tekst: 5.500 ligplaatsen; de bron: 5.000 ligplaatsen; verschil: 500 meer (10%)'
    >>> gap("75%", "70% van de boten vaart elektrisch.")
    'uw tekst: 75%; de bron: 70%; verschil: 5 procentpunt meer'
    """
    own = next((one for one in find_figures(claimed) if one.kind in _COUNTED), None)
    if own is None or not isinstance(own.value, Decimal):
        return None
    stated = [one for one in find_figures(quote) if one.kind is own.kind and isinstance(one.value, Decimal)]
    same_unit = [one for one in stated if one.unit == own.unit] or stated
    if len(same_unit) != 1 or same_unit[0].value in (own.value, Decimal(0)):
        return None
    return f"uw tekst: {own.surface}; de bron: {same_unit[0].surface}; verschil: {_difference(own, same_unit[0])}"


def _difference(own: Figure, stated: Figure) -> str:
    claimed, source = Decimal(own.value), Decimal(stated.value)
    direction = "meer" if claimed > source else "minder"
    amount = dutch_number(abs(claimed - source))
    if own.kind is FigureKind.PERCENTAGE:
        return f"{amount} procentpunt {direction}"
    share = (abs(claimed - source) / abs(source) * 100).quantize(Decimal("0.1"))
    return f"{amount} {direction} ({dutch_number(share)}%)"


def dutch_number(value: Decimal) -> str:
    """A number with dots between thousands and a decimal comma.

    >>> dutch_number(Decimal("1234567.50"))
    '1.234.567,5'
    """
    plain = format(value.normalize(), ",f")
    return plain.replace(",", " ").replace(".", ",").replace(" ", ".")
