"""The figures in the text of one table cell: a bare number takes the unit of its column, row or table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from rag.datatypes import Figure, FigureKind, Marker
from rag.figures.dates import find_dates
from rag.figures.find import find_figures
from rag.figures.phrases import qualifier_before
from rag.figures.table_units import TableUnit
from rag.language.numbers import parse_decimal

_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:,\d+)?|\d+,\d+|\d+\.\d{1,2}|\d+)"
_SIGN = r"(?:-/-|[-−–+])"
_BARE = re.compile(
    rf"""
    (?P<words>(?:[<>≤≥±~]|circa|ca\.|ruim|bijna|ongeveer|minimaal|maximaal)\s?)?
    (?P<figure>
        (?:(?P<sign>{_SIGN})\s?)? (?P<money>€\s?)? (?P<minus>[-−–]\s?)? (?P<number>{_NUMBER})
        (?:\s?[-–]\s?(?P<upper>{_NUMBER}))? (?:,-|,–)? (?P<share>\s?%)?
    )
    \s?(?:\*{{1,3}}|[¹²³])?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANK_HEAD = re.compile(r"\b(?:rang|rangorde|ranking|ranglijst|positie|notering|plaats|plek)\b", re.IGNORECASE)
_NUMBER_HEAD = re.compile(
    r"^(?:nr\.?|no\.?|#|nummer|volgnummer|volgnr\.?|code|id|postcode|artikel(?:nummer)?|art\.|blz\.?|pagina)$",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(r"(?:19|20)\d\d")
# what happens in a year: over such a column four digits count nothing
_EVENT = re.compile(
    r"^\s*(?:geopend|gesloten|opening|sluiting|opgericht|oprichting|gesticht|stichting|gebouwd|bouw|gestart|begonnen|begin|ingebruikname"
    r"|in gebruik(?: sinds)?|ingevoerd|invoering|aanleg|aangelegd|renovatie|gerenoveerd|gemoderniseerd|vastgesteld|vaststelling|besluit"
    r"|datum|geldig|afloop|verloopt|vervalt|gepland|voorzien|realisatie in|uitvoering|ondertekend|verschenen|ingang|aangesloten|geboren"
    r"|laatste \w+|eerste \w+)\s*$",
    re.IGNORECASE,
)
_RUNNING = 12  # words; a longer cell is running text


def cell_figures(
    text: str, start: int, end: int, head: str, unit: TableUnit | None, markers: Iterable[int] = ()
) -> list[tuple[Figure, bool]]:
    """The figures of the cell ``text[start:end]``, at their offsets in ``text``, without period and subject of the table;
    with each whether the table gives its unit or scale.

    ``unit`` is what the table gives, ``markers`` are the offsets of note markers.

    >>> from rag.figures.table_units import unit_in
    >>> one = cell_figures("Water — Nodig: 14,2", 15, 19, "Nodig", unit_in("Tabel 1. Begroting (mln euro)"))[0][0]
    >>> one.surface, int(one.value), one.unit, one.kind.value
    ('14,2', 14200000, 'euro', 'money')
    """
    content = text[start:end]
    if _NUMBER_HEAD.match(head.strip()) and re.fullmatch(r"[\d\s.,–-]+", content):
        return []
    bare = _BARE.fullmatch(content.strip())
    if bare and not _is_code(bare) and not _is_year(bare, head, unit):
        shift = start + len(content) - len(content.lstrip())
        return [_bare(text, shift, bare, head, unit)]
    inside = [Marker(one - start, "") for one in markers]
    found = find_figures(content, inside)
    lent = [(one, _scaled(one, unit, content)) for one in found]
    return [(_moved(other, start), other is not one) for one, other in lent]


def _is_code(bare: re.Match[str]) -> bool:
    """Whether digits name something: a number with a nought before it, or two that go down (“0800-1234”)."""
    low, high = bare["number"], bare["upper"]
    return bool(re.match(r"0\d", low)) or bool(high and _value(high) <= _value(low))


def _is_year(bare: re.Match[str], head: str, unit: TableUnit | None) -> bool:
    """Whether four bare digits are a year: nothing says that they count or measure, and the column is of no year."""
    ends = [one for one in (bare["number"], bare["upper"]) if one]
    if bare["money"] or bare["share"] or not all(_FOUR_DIGITS.fullmatch(one) for one in ends):
        return False
    if re.search(
        r"\b(?:jaar|jaren|periode|looptijd|gereed|oplevering|start|einde|planning|bouwjaar|sinds|tot)\b",
        head,
        re.IGNORECASE,
    ):
        return True
    if bare["upper"] and bare["number"] < bare["upper"]:
        return unit is None or not unit.explicit
    if _EVENT.search(head) and not (unit and unit.explicit):
        return True
    return unit is None and not find_dates(head) and not re.match(r"\s*aantal", head, re.IGNORECASE)


def _bare(text: str, shift: int, bare: re.Match[str], head: str, unit: TableUnit | None) -> tuple[Figure, bool]:
    start, end = shift + bare.start("figure"), shift + bare.end("figure")
    value = _value(bare["number"])
    if (bare["sign"] or "").startswith(("-", "−", "–")) or bare["minus"]:
        value = -value
    upper = _value(bare["upper"]) if bare["upper"] else None
    before = qualifier_before(text, start) if bare["words"] else None
    one = Figure(text[start:end], start, end, FigureKind.COUNT, value, upper, None, before[0] if before else None)
    if bare["share"]:
        return replace(one, kind=FigureKind.PERCENTAGE if upper is None else FigureKind.RANGE, unit="%"), False
    if _RANK_HEAD.search(head) and upper is None and value == value.to_integral_value() and 0 < value <= 1000:
        return replace(one, kind=FigureKind.RANK, unit="plaats"), False
    if bare["money"]:
        factor = unit.factor if unit and unit.unit in (None, "euro") else Decimal(1)
        return _times(replace(one, kind=FigureKind.MONEY, unit="euro"), factor), factor > 1
    if unit is None:
        return _times(one, Decimal(1)), False
    return _times(replace(one, kind=unit.kind, unit=unit.unit), unit.factor), True


def _value(printed: str) -> Decimal:
    value = parse_decimal(re.sub(r"[ \u00a0\u2009\u202f]", "", printed))
    assert value is not None  # _NUMBER matches nothing else
    return value


def _times(one: Figure, factor: Decimal) -> Figure:
    """A figure times the scale of its table; two ends make a range."""
    assert isinstance(one.value, Decimal)
    upper = one.upper * factor if isinstance(one.upper, Decimal) else None
    kind = FigureKind.RANGE if upper is not None else one.kind
    return replace(one, kind=kind, value=_plain(one.value * factor), upper=_plain(upper) if upper is not None else None)


def _plain(value: Decimal) -> Decimal:
    return Decimal(format(value.normalize(), "f"))


def _scaled(one: Figure, unit: TableUnit | None, content: str) -> Figure:
    """A number among words in a short cell that says of nothing what it is: it takes the unit of the table."""
    plain = isinstance(one.value, Decimal) and one.kind is FigureKind.COUNT and one.unit is None
    if not plain or unit is None or not unit.explicit or len(content.split()) > _RUNNING:
        return one
    return _times(replace(one, kind=unit.kind, unit=unit.unit), unit.factor)


def _moved(one: Figure, by: int) -> Figure:
    return replace(one, start=one.start + by, end=one.end + by)
