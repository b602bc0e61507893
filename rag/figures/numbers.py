"""Numbers that are neither date, ratio nor rank, told apart by what stands around them: money, per cent, time,
things."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from rag.datatypes import Figure, FigureKind, Qualifier
from rag.figures.numerals import Numeral, numerals
from rag.figures.phrases import duration_after, percent_after, qualifier_after, qualifier_before, unit_after
from rag.figures.units import CURRENCIES, MEASURES
from rag.figures.words import AMBIGUOUS

_PREFIX = re.compile(r"(?P<sign>€|EUR|US\$|\$)[ \u00a0]?\Z")
_SUFFIX = re.compile(r"[ \u00a0]?(?P<name>euro['’]s|euro|eur|dollar)(?![\w-])|,[-–=](?!\w)", re.IGNORECASE)
_TON = re.compile(r"[ \u00a0]ton(?: (?P<euro>euro))?\b")
_MONEY_CUE = re.compile(
    r"€|\beuro\b|subsidie|bedrag|budget|kosten|kost\b|krediet|bijdrage|invester|begroting|financier|tarief|prijs",
    re.IGNORECASE,
)
_TO = re.compile(r"\s?(?:[-–]|à|a|tot en met|t/m|tot|tot wel)\s?\Z", re.IGNORECASE)
_JOINS = re.compile(r"\s?(?:[-–]|\bà|\ba|\btot en met|\btot wel|\btot|\bt/m)\s?(?:€\s?)?\Z")
_SHARES = re.compile(
    r"\s(?:naar|en|of|tot|respectievelijk|resp\.|van de|in plaats van|tegen|, "
    r"respectievelijk)\s(?:(?:de|het|[a-z]+)\s){0,2}\Z"
)
_CHANGE = re.compile(
    r"\b(?:stijg|steeg|gesteg|daal|daling|daalde|gedaald|neemt|nam|nemen|toename|afname"
    r"|afgenomen|toegenomen|liep|loopt|gelopen|groei|gegroeid|gaat|ging|verho|verla|klom|zakte?"
    r"|terug)",
    re.IGNORECASE,
)
# "het slagingspercentage lag op 52": the noun says of what the bare number is
_PERCENTAGE_OF = re.compile(
    r"\b\w*percentage\b[^.;:()]{0,60}"
    r"\b(?:bedraagt|bedroeg|is|was|lag op|ligt op|kwam uit op|komt uit op|steeg naar|daalde naar|van|naar|tot)"
    r"\s(?:(?:nu|nog|in \d{4}|gemiddeld|ruim|bijna|circa)\s){0,2}\Z",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:binnen|minder dan|meer dan|langer dan|korter dan|hooguit|maximaal|minstens|ten minste)\s\Z", re.IGNORECASE
)
_BEFORE_TO = re.compile(r"\b(?:tot)\s\Z", re.IGNORECASE)


@dataclass(frozen=True)
class _Read:
    """A numeral with what it is of."""

    numeral: Numeral
    start: int
    end: int
    kind: FigureKind | None
    unit: str | None = None
    value: Decimal | None = None
    inherited: tuple[str, ...] = ()


def find_numbers(text: str, taken: tuple[tuple[int, int], ...], barriers: tuple[int, ...] = ()) -> list[Figure]:
    """Money, percentages, counts, durations and ranges of them outside the spans ``taken``.

    >>> text = "€ 3 à 4 miljoen in vijf jaar; 5 tot 10 procent"
    >>> [(one.surface, one.kind.value, str(one.value)) for one in find_numbers(text, ())]
    [('€ 3 à 4 miljoen', 'range', '3000000'), ('vijf jaar', 'duration', '5'), ('5 tot 10 procent', 'range', '5')]
    """
    found = [one for one in numerals(text, taken) if not any(one.start < barrier < one.end for barrier in barriers)]
    read = [_read(text, one, taken) for one in found]
    figures: list[Figure] = []
    index = 0
    while index < len(read):
        one = read[index]
        after = read[index + 1] if index + 1 < len(read) else None
        if after and _range(text, one, after):
            figures.append(_range_figure(text, one, after))
            index += 2
            continue
        if after:
            one = _shared(text, one, after)
        if figure := _figure(text, one):
            figures.append(figure)
        index += 1
    return figures


def _read(text: str, one: Numeral, taken: tuple[tuple[int, int], ...]) -> _Read:
    if money := _money(text, one):
        return money
    if percent := percent_after(text, one.end):
        kind = FigureKind.PERCENTAGE_POINT if percent[0] else FigureKind.PERCENTAGE
        return _Read(one, one.start, percent[1], kind, "procentpunt" if percent[0] else "%")
    if time := duration_after(text, one.end):
        return _Read(one, one.start, time.end, FigureKind.DURATION, time.printed)
    return _thing(text, one, taken)


def _money(text: str, one: Numeral) -> _Read | None:
    prefix = _PREFIX.search(text, max(0, one.start - 4), one.start)
    suffix = _SUFFIX.match(text, one.end)
    if prefix or (suffix and (suffix["name"] or "€" in text[max(0, one.start - 3) : one.start])):
        name = CURRENCIES[
            (prefix["sign"] if prefix else suffix["name"] if suffix else "€").casefold().replace("’", "'")
        ]
        end = suffix.end() if suffix and not (prefix and suffix["name"]) else one.end
        end = suffix.end() if suffix else end
        start = prefix.start() if prefix else one.start
        if prefix and (ton := _TON.match(text, end)):
            return _Read(one, start, ton.end(), FigureKind.MONEY, name, one.value * 100000)
        return _Read(one, start, end, FigureKind.MONEY, name)
    if hundred_thousands := _ton(text, one):
        return _Read(one, one.start, hundred_thousands, FigureKind.MONEY, "euro", one.value * 100000)
    return None


def _thing(text: str, one: Numeral, taken: tuple[tuple[int, int], ...]) -> _Read:
    """A number of things, of a measure, or of nothing that is named."""
    unit = unit_after(text, one.end)
    if unit and not unit.measure and text[max(0, one.start - 2) : one.start] == "| ":
        unit = None  # the next row of a table
    if unit and any(start < unit.end and one.end < end for start, end in taken):
        unit = None
    if unit and (not one.article or unit.measure):
        return _Read(one, one.start, unit.end, FigureKind.COUNT, unit.printed)
    if not one.scaled and one.value <= 100 and _PERCENTAGE_OF.search(text, max(0, one.start - 90), one.start):
        return _Read(one, one.start, one.end, FigureKind.PERCENTAGE, "%", None, ("unit",))
    if one.scaled and _MONEY_CUE.search(text, max(0, one.start - 250), one.end + 120):
        return _Read(one, one.start, one.end, FigureKind.MONEY, "euro", None, ("unit",))
    return _Read(one, one.start, one.end, None)


def _ton(text: str, one: Numeral) -> int | None:
    """Where "3 ton" ends when it is money: 100,000 euro each."""
    match = _TON.match(text, one.end)
    if not match or one.scaled:
        return None
    if match["euro"]:
        return match.end()
    goods = unit_after(text, match.end())
    near = _MONEY_CUE.search(text, max(0, one.start - 80), match.end() + 40)
    return match.end() if near and not goods else None


def _figure(text: str, one: _Read) -> Figure | None:
    numeral = one.numeral
    word = text[numeral.start : numeral.end].casefold()
    if one.kind is None and (numeral.article or word in AMBIGUOUS or word in ("half", "halve", "één", "eén")):
        return None
    if one.kind in (FigureKind.COUNT, FigureKind.DURATION) and numeral.article and one.unit:
        bounded = one.kind is FigureKind.DURATION and _BOUND.search(text, 0, one.start)
        if not bounded and not (_plain_measure(one) and qualifier_before(text, one.start)):
            return None
    if word in ("half", "halve") and one.kind is FigureKind.COUNT and not _plain_measure(one):
        return None
    value = one.value if one.value is not None else numeral.value
    kind = one.kind or FigureKind.COUNT
    surface = text[one.start : one.end]
    return Figure(
        surface, one.start, one.end, kind, value, None, one.unit, _qualifier(text, one), inherited=one.inherited
    )


def _plain_measure(one: _Read) -> bool:
    return (
        one.kind is FigureKind.COUNT
        and (one.unit or "").casefold() in MEASURES
        and one.unit not in ("keer", "maal", "ton", "x")
    )


def _qualifier(text: str, one: _Read) -> Qualifier | None:
    if before := qualifier_before(text, one.start):
        words = text[before[1] : one.start].casefold().split()
        among = one.kind is FigureKind.COUNT and (one.unit or "").casefold() not in MEASURES
        if not (among and words[0] in ("onder", "boven", "beneden")):
            return before[0]
    if after := qualifier_after(text, one.end):
        return after[0]
    if one.kind is FigureKind.MONEY and _BEFORE_TO.search(text, max(0, one.start - 5), one.start):
        sentence = text[max(0, one.start - 120) : one.start]
        if not _CHANGE.search(sentence) and not re.search(r"\bvan\s", sentence):
            return Qualifier.AT_MOST
    return None


def _mantissa(text: str, one: Numeral) -> Decimal | None:
    found = numerals(re.split(r"[ \u00a0]", text[one.start : one.end], maxsplit=1)[0])
    return found[0].value if found else None


def _same_scale(text: str, one: _Read, after: _Read) -> Decimal | None:
    """The value of the first of two numbers when the scale word of the second is for both ("3 à 4 miljoen")."""
    if one.numeral.scaled or not after.numeral.scaled:
        return None
    mantissa = _mantissa(text, after.numeral)
    if not mantissa or not one.numeral.value / 1000 < mantissa < max(one.numeral.value, Decimal(1)) * 1000:
        return None
    scaled = one.numeral.value * (after.numeral.value / mantissa)
    return Decimal(format(scaled.normalize(), "f"))


def _range(text: str, one: _Read, after: _Read) -> bool:
    """Whether two numbers are the ends of one range and not of a change ("van 19 tot 47")."""
    gap = text[one.end : after.start]
    head = text[max(0, one.start - 40) : one.start]
    sentence = text[max(0, one.start - 100) : one.start]
    tussen = re.search(r"\btussen\s(?:de\s|ruim\s|circa\s)?\Z", head) and re.fullmatch(r"\sen\s(?:de\s)?", gap)
    if not tussen and not _JOINS.fullmatch(gap):
        return False
    if not tussen and gap.strip() in ("-", "–") and not (one.kind or after.kind):
        return False
    low, high = _same_scale(text, one, after) or one.value or one.numeral.value, after.value or after.numeral.value
    if low >= high or one.numeral.article:
        return False
    changes = re.search(r"\bvan\s(?:€\s?)?\Z", head) and (_CHANGE.search(sentence) or after.kind is FigureKind.MONEY)
    if not tussen and gap.strip() == "tot" and changes:
        return False
    if one.kind is FigureKind.MONEY and after.kind is FigureKind.MONEY and one.unit != after.unit:
        return False
    return one.kind in (None, after.kind) or (one.kind is FigureKind.MONEY and after.kind is None)


def _range_figure(text: str, one: _Read, after: _Read) -> Figure:
    low = _same_scale(text, one, after) or (one.value if one.value is not None else one.numeral.value)
    high = after.value if after.value is not None else after.numeral.value
    unit = after.unit or one.unit
    if one.kind is FigureKind.MONEY and after.kind is not FigureKind.MONEY:
        unit = one.unit
    end = after.end if after.kind else max(after.numeral.end, after.end)
    before = qualifier_before(text, one.start)
    return Figure(
        text[one.start : end], one.start, end, FigureKind.RANGE, low, high, unit, before[0] if before else None
    )


def _shared(text: str, one: _Read, after: _Read) -> _Read:
    """Lend the unit of the next number to a bare one: "van 14 naar 11 procent", "19 van de 43 miljoen euro"."""
    if one.kind is not None or not after.kind or one.numeral.article or after.start - one.end > 40:
        return one
    gap = text[one.end : after.start]
    if not _SHARES.fullmatch(gap if gap.endswith(" ") else gap + " "):
        return one
    if after.kind is FigureKind.COUNT and one.numeral.worded and not after.numeral.worded:
        return one
    scaled = _same_scale(text, one, after)
    return replace(one, kind=after.kind, unit=after.unit, value=scaled, inherited=("unit",))
