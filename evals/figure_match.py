"""When a stated figure is the figure asked for.

Value and qualifier must be equal. Unit and period are compared where the gold has them, after folding: symbols and
abbreviations to one word, what stands in brackets left out, and then the head noun (the last word before a comma or
preposition) by its stem, or by its end for compounds ("studenteneenheden", "eenheden"). A period is compared by its
years and other numbers and by its direction ("tot", "na", "vanaf"); one without numbers by a shared content stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from evals.questions import GoldFigure
from rag.language.tokens import stem, stems, words

_SYMBOLS = {"€": "euro", "eur": "euro", "euro's": "euro"} | {
    "procent": "%", "percent": "%", "pct": "%", "procentpunten": "procentpunt",
}  # fmt: skip
_MEASURED = {"euro", "%", "procentpunt"}  # units that come first: "euro toegevoegde waarde", "% van het product"
_PREPOSITIONS = frozenset({
    "van", "op", "in", "voor", "per", "uit", "bij", "met", "aan", "tot", "onder", "over", "door", "als", "die", "dat",
    "en", "of",
})  # fmt: skip
_DIRECTIONS = {
    "tot": "until", "t/m": "until", "uiterlijk": "until", "voor": "until", "vóór": "until",
    "na": "after", "daarna": "after", "vanaf": "from", "sinds": "from", "per": "per", "jaarlijks": "per",
}  # fmt: skip
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MINIMUM_COMPOUND = 4
_PART_OF_YEAR = re.compile(r"(\d{4})-(?:Q[1-4]|H[12]|2[1-4])")
_DAY = re.compile(r"--\d\d-\d\d")
_ROUNDED = 2  # decimals of a gold value from which it may be a rounded fraction


def figure_exact(gold: GoldFigure, stated: Mapping[str, Any]) -> bool:
    """Whether a figure of an answer is the gold figure in value, qualifier, unit and period."""
    return (
        same_value(gold, stated)
        and gold.qualifier == stated.get("qualifier")
        and same_unit(gold.unit, stated.get("unit"))
        and same_period(gold.period, stated.get("period"))
    )


def share_exact(gold: Iterable[GoldFigure], stated: Iterable[Mapping[str, Any]]) -> float:
    """Share of the gold figures that the answer states exactly."""
    found = [any(figure_exact(one, other) for other in stated) for one in gold]
    return sum(found) / len(found)


def share_of_values(gold: Iterable[GoldFigure], stated: Iterable[Mapping[str, Any]]) -> float:
    """Share of the gold figures whose value the answer states."""
    found = [any(same_value(one, other) for other in stated) for one in gold]
    return sum(found) / len(found)


def same_value(gold: GoldFigure, stated: Mapping[str, Any]) -> bool:
    """Whether value and, where the gold is a range, upper end are equal.

    >>> same_value(GoldFigure("1600000000", "money"), {"value": "1.6E9"})
    True
    >>> same_value(GoldFigure("2023-07", "period", "2023-09"), {"value": "2023-Q3"})
    True
    >>> same_value(GoldFigure("0.333", "ratio"), {"value": "0.33333333"})
    True
    >>> same_value(GoldFigure("2028", "date"), {"value": "2028-Q1"}), same_value(GoldFigure("2028", "date"), {"value": "2029-Q1"})
    (True, False)
    >>> same_value(GoldFigure("2023-03-14", "date"), {"value": "--03-14"})
    True
    """
    expected = (_number(gold.value), _number(gold.upper))
    value, upper = _number(stated.get("value")), _number(stated.get("upper"))
    if quarter := _QUARTER.fullmatch(str(stated.get("value"))):
        year, number = quarter[1], int(quarter[2])
        if gold.upper:
            value, upper = f"{year}-{3 * number - 2:02}", f"{year}-{3 * number:02}"
    if expected[1] is not None:
        return value == expected[0] and upper == expected[1]
    ends = (value, upper) if isinstance(expected[0], str) else (value,)
    return any(_as_precise(gold, expected[0], one) for one in ends if one is not None)


def _as_precise(gold: GoldFigure, expected: Decimal | str | None, stated: Decimal | str) -> bool:
    """Whether a value is the gold one at the precision of the coarser of both: a third as 0.333, a quarter or season asked for by
    its year, a day without its year (“14 maart jl.”)."""
    if stated == expected:
        return True
    if isinstance(expected, Decimal) and isinstance(stated, Decimal):
        places = -int(expected.as_tuple().exponent)
        return gold.kind == "ratio" and places >= _ROUNDED and round(stated, places) == expected
    if isinstance(stated, Decimal):
        return False
    part_of_year = _PART_OF_YEAR.fullmatch(stated)
    return bool(part_of_year and part_of_year[1] == gold.value) or (
        _DAY.fullmatch(stated) is not None and gold.value[4:] == stated[1:]
    )


def _number(value: Any) -> Decimal | str | None:
    if value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return str(value)


def same_unit(gold: str | None, stated: str | None) -> bool:
    """Whether two units are the same after folding; no gold unit accepts any.

    >>> same_unit("nieuwe banen", "banen"), same_unit("%", "procent"), same_unit("euro per jaar", "€")
    (True, True, True)
    >>> same_unit("banen", "woningen"), same_unit("banen", None)
    (False, False)
    """
    if not gold or not gold.strip():
        return True
    if not stated:
        return False
    expected, found = _head(gold), _head(stated)
    pairs = ((expected, found), (stem(expected), stem(found)))
    return any(one == other or _is_compound(one, other) or _is_compound(other, one) for one, other in pairs)


def _is_compound(word: str, head: str) -> bool:
    return len(head) >= _MINIMUM_COMPOUND and word.endswith(head)


def _head(unit: str) -> str:
    """The head noun of a unit, or the measure it begins with."""
    bare = re.sub(r"\([^)]*\)", " ", unit.casefold()).split(",")[0].split()
    folded = [_SYMBOLS.get(word, word) for word in bare]
    if folded and folded[0] in _MEASURED:
        return folded[0]
    while folded and folded[0] in _PREPOSITIONS:
        folded = folded[1:]
    before = next((place for place, word in enumerate(folded) if word in _PREPOSITIONS), len(folded))
    return folded[before - 1] if before else ""


def same_period(gold: str | None, stated: str | None) -> bool:
    """Whether two periods are the same after folding; no gold period accepts any.

    >>> same_period("tot 2030", "in de periode tot 2030"), same_period("tot 2030", "na 2030")
    (True, False)
    >>> same_period("per jaar", "jaarlijks"), same_period("vijf jaar na afstuderen", "2019")
    (True, False)
    """
    if not gold:
        return True
    if not stated:
        return False
    if directions(gold) and directions(stated) and not directions(gold) & directions(stated):
        return False
    numbers = [set(re.findall(r"\d+", text)) for text in (gold, stated)]
    if any(numbers):
        return numbers[0] == numbers[1]
    return bool(set(stems(_yearly(gold))) & set(stems(_yearly(stated))))


def _yearly(period: str) -> str:
    return period.casefold().replace("jaarlijks", "jaar")


def directions(period: str) -> set[str]:
    """What the words of a period say of its direction."""
    return {_DIRECTIONS[word] for word in words(period) if word in _DIRECTIONS}
