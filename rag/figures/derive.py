"""What may be reckoned from the figures of one sentence or paragraph: sums, differences and shares, with the
calculation."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from rag.datatypes import Figure
from rag.figures.statements import Statement
from rag.figures.values import Quantity, is_dated, quantity
from rag.language.numbers import format_decimal

LEAST_WHOLE = 20  # a share is reckoned of no smaller whole: with small numbers any percentage comes out somewhere
MOST_PARTS = 6  # numbers that a total in the same sentence is looked for among
LEAST_COVER = 0.45  # share of the claim's rarity that the sentence reckoned from must state


def derive(
    claim: Statement, one: Figure, near: list[Statement], covers: dict[int, float]
) -> tuple[str, Statement] | None:
    """How a figure follows from figures of one sentence ("12.300 van 20.500 is 60%"), and from which sentence."""
    wanted = quantity(one)
    if wanted is None or wanted.low != wanted.high or one.qualifier is not None:
        return None
    for source in near:
        if covers[id(source)] < LEAST_COVER:
            continue
        known = [(each, found) for each in source.figures if not is_dated(each) and (found := quantity(each))]
        exact = [(each, found) for each, found in known if found.low == found.high]
        parts = [pair for pair in exact if not _divided(source, pair[0])]
        if words := _share(source, wanted, exact) or _sum(wanted, parts):
            return words, source
    return None


def derive_years(one: Figure, source: Statement) -> str | None:
    """How a number of years follows from two years of a sentence ("2024 - 2022 = 2 jaar")."""
    wanted = quantity(one)
    if wanted is None or wanted.dimension != "maand":
        return None
    years = sorted(
        {int(each.value[:4]) for each in source.figures if isinstance(each.value, str) and each.value[:4].isdigit()}
    )
    for a, b in combinations(years, 2):
        if (b - a) * 12 == wanted.low:
            return f"{b} - {a} = {b - a} jaar"
    if len(years) >= 2 and years[-1] - years[0] + 1 == wanted.low / 12 and (len(years) > 2 or _runs(source)):
        return f"{years[0]} tot en met {years[-1]} is {years[-1] - years[0] + 1} jaar"
    told = {name for name, pattern in _SPANS.items() if pattern.search(source.sentence)}
    return next((f"{int(wanted.low)} maanden" for name in told if wanted.low == name), None)


_SPANS = {
    12: re.compile(
        r"\b(?:een|één) jaar (?:eerder|later|daarvoor|daarna|ervoor)\b|\b(?:vorig|volgend) jaar\b", re.IGNORECASE
    ),
    6: re.compile(r"\b(?:eerste|tweede) (?:jaar)?helft van\b|\bhalf ?jaar\b", re.IGNORECASE),
}


def _runs(source: Statement) -> bool:
    """Whether a period of a sentence runs from one year to another."""
    return any(is_dated(one) and one.upper is not None for one in source.figures)


def _part_of(source: Statement, one: Figure, other: Figure) -> bool:
    """Whether two figures stand as "zes van de negen"."""
    return bool(re.fullmatch(r"\s(?:\w+\s)?(?:van|op) (?:de|het|alle)\s", source.text[one.end : other.start]))


def _share(source: Statement, wanted: Quantity, known: list[tuple[Figure, Quantity]]) -> str | None:
    if wanted.dimension != "share":
        return None
    for (one, a), (other, b) in combinations(known, 2):
        small, large = (a, b) if a.low < b.low else (b, a)
        if a.dimension != b.dimension or a.dimension in ("share", "rank", "keer"):
            continue
        if large.low < LEAST_WHOLE and not _part_of(source, one, other):
            continue
        if small.low != small.low.to_integral_value() or large.low != large.low.to_integral_value():
            continue
        exponent = wanted.low.as_tuple().exponent
        places = max(2, -exponent) if isinstance(exponent, int) else 2
        share = (small.low / large.low).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if share == wanted.low:
            return f"{format_decimal(small.low)} van {format_decimal(large.low)} is {format_decimal(share * 100)}%"
    return None


def _divided(source: Statement, one: Figure) -> bool:
    """Whether a number is one that its parts follow ("elf leden: vier namens …"), to which nothing is added."""
    return bool(re.match(r"(?:\s[^\W\d_]+){0,3}:\s", source.text[one.end : source.end]))


def _is_total(one: Decimal, others: list[Decimal]) -> bool:
    """Whether a number is the sum of three or more of the numbers beside it, which is not added up once more."""
    sizes = range(3, min(len(others), MOST_PARTS) + 1)
    return any(sum(parts) == one for size in sizes for parts in combinations(others, size))


def _sum(wanted: Quantity, known: list[tuple[Figure, Quantity]]) -> str | None:
    if wanted.dimension in ("rank", "keer"):
        return None
    stated = [found.low for _, found in known if found.dimension == wanted.dimension]
    same = [one for at, one in enumerate(stated) if not _is_total(one, stated[:at] + stated[at + 1 :])]
    for size in (2, 3, 4):
        for parts in combinations(same, size):
            if sum(parts) == wanted.low:
                return " + ".join(map(format_decimal, parts)) + " = " + format_decimal(wanted.low)
    for a, b in combinations(sorted(same), 2):
        if b - a == wanted.low:
            return f"{format_decimal(b)} - {format_decimal(a)} = {format_decimal(wanted.low)}"
    return None
