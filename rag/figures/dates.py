"""Dates, years and periods with two ends, at the precision stated: never a day or a year that the text lacks.

Values are ISO 8601 ("2023-06-08", "2022-06", "--10-04" for a day without a year), quarters "2023-Q3", half a year a
period of six months ("2024-01" to "2024-06"),
seasons as ISO 8601-2 numbers them ("2024-23" is autumn), decades "199X".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.datatypes import FigureKind
from rag.figures.decades import DECADE, decade_value, vague_decades
from rag.figures.nouns import finite_verb
from rag.figures.places import Taken
from rag.figures.units import MONTHS, SEASONS, SHORT_MONTHS
from rag.figures.words import STOPPERS
from rag.language.numbers import parse_ordinal

_MONTH = (
    "(?:"
    + "|".join([*MONTHS, *(rf"(?-i:{short})\b\.?" for short in sorted(SHORT_MONTHS, key=len, reverse=True))])
    + ")"
)
_YEAR = r"(?<![\d.,/€])(?:1[5-9]\d{2}|20\d{2}|2100)(?![\d%]|[.,]\d)"
_DAY = r"(?<![\d.,/-])(?:0?[1-9]|[12]\d|3[01])"
_TO = r"(?:\s+(?:tot en met|t/m|tot|tot aan)\s+|\s?[-–]\s?)"
_PERIODS = "eerste|tweede|derde|vierde|[1-4]e|[1-4]ste"


@dataclass(frozen=True)
class Dated:
    """A date or a period at ``start:end``; ``upper`` is the other end of a period."""

    start: int
    end: int
    kind: FigureKind
    value: str
    upper: str | None = None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NUMERIC = _compile(
    r"(?<![\d.,/-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d{2})(?!\d)|(?<![\d-])((?:19"
    r"|20)\d{2})-(\d{2})-(\d{2})(?![\d-])"
)
_DAY_SPAN = _compile(
    rf"(?P<d1>{_DAY})(?:\s(?P<m1>{_MONTH}))?(?:\s(?P<y1>{_YEAR}))?{_TO}(?P<d2>\d{{1,2}})\s(?P<m2>{_MONTH})(?![a-z])(?:\s(?P<y2>{_YEAR}))?"
)
_BETWEEN = _compile(
    rf"(?<=\btussen )(?:(?P<d1>{_DAY})\s)?(?P<m1>{_MONTH})(?:\s(?P<y1>{_YEAR}))?\sen\s"
    rf"(?:(?P<d2>\d{{1,2}})\s)?(?P<m2>{_MONTH})(?![a-z])(?:\s(?P<y2>{_YEAR}))?"
)
_DAYS = _compile(
    rf"(?P<days>{_DAY}(?:, \d{{1,2}})*,? (?:en|of|op) \d{{1,2}}) (?P<month>{_MONTH})(?![a-z])(?: (?P<year>{_YEAR}))?"
)
_FULL = _compile(
    rf"(?P<day>{_DAY})\s(?P<month>{_MONTH})(?![a-z])(?:,?\s(?P<year>{_YEAR})|\s(?:jl|jongstleden"
    rf"|a\.s|aanstaande)\b\.?)?"
)
_MONTH_SPAN = _compile(rf"\b(?P<m1>{_MONTH})(?:\s(?P<y1>{_YEAR}))?{_TO}(?P<m2>{_MONTH})\s(?P<y2>{_YEAR})")
_MONTH_YEAR = _compile(rf"\b(?P<month>{_MONTH})\s(?:van\s)?(?P<year>{_YEAR})")
_LONE_MONTH = re.compile(
    "|".join(
        rf"(?<=\b{before}\s)(?:{'|'.join(MONTHS)})\b"
        for before in ("in", "eind", "half", "per", "begin", "medio", "vanaf", "sinds", "tot")
    ),
    re.IGNORECASE,
)
_QUARTER = _compile(
    rf"\b(?P<nth>{_PERIODS})\skwartaal\s(?:van\s|in\s)?(?P<year>{_YEAR})"
    rf"|\bQ(?P<q>[1-4])(?:\s(?:van\s)?|-)(?P<qy>{_YEAR})|(?P<yq>{_YEAR})[- ]Q(?P<q2>[1-4])\b"
    rf"|\bkwartaal\s(?P<q3>[1-4])\s(?:van\s)?(?P<y3>{_YEAR})"
)
_HALF = _compile(rf"\b(?P<nth>eerste|tweede)\s(?:helft|halfjaar)\s(?:van\s)?(?P<year>{_YEAR})")
_SEASON = _compile(rf"\b(?P<season>{'|'.join(SEASONS)})\s(?:van\s)?(?P<year>{_YEAR})")
_YEAR_SPAN = _compile(
    rf"(?P<y1>{_YEAR})(?:(?:\s?[-–/]\s?|\s+(?:tot en met|t/m|tot)\s+(?:en "
    rf"met\s)?)(?P<y2>{_YEAR})|/(?P<y5>(?:19|20)\d{{2}})(?!\d)|[-/–]['’]?(?P<short>\d{{2}})(?![\d-]|[.,]\d))"
    rf"|(?<=\btussen )(?P<y3>{_YEAR})\sen\s(?P<y4>{_YEAR})"
)
_SHORT_YEAR = re.compile(r"(?:(?<=^)|(?<=[\s|(–-]))['’‘](?P<short>\d{2})(?![\d.,]*\d)(?![’'])")
_BARE = _compile(_YEAR + r"(?![-–]\d)(?![^\W\d_])")
_TEMPORAL = re.compile(
    r"\b(?:in|tot|na|voor|sinds|vanaf|eind|begin|medio|per|uit|jaar|sedert|met|t/m|ultimo|richting"
    r"|schooljaar|halverwege|seizoen|of|en|vóór|prijspeil|met ingang van|begin van|einde? van)\s\Z",
    re.I,
)
_COUNTED = re.compile(r"\s(?P<word>[^\W\d_][\w’'&-]*(?:en|s)|euro|meter|ha|fte)\b")


def find_dates(text: str, taken: tuple[tuple[int, int], ...] = ()) -> list[Dated]:
    """Every date, year and period with two ends outside the spans ``taken``, in order.

    >>> text = "Op 4 oktober jl., in het derde kwartaal van 2023 en 2017-2020"
    >>> [(one.kind.value, one.value, one.upper) for one in find_dates(text)]
    [('date', '--10-04', None), ('date', '2023-Q3', None), ('period', '2017', '2020')]
    """
    found: list[Dated] = []
    spans = Taken(taken)
    for start, end in vague_decades(text):
        if not spans.meets(start, end):
            spans.add(start, end)
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            for one in read(text, match):
                if not spans.meets(one.start, one.end):
                    found.append(one)
                    spans.add(one.start, one.end)
    return sorted(found, key=lambda one: one.start)


def _month(name: str) -> int:
    plain = name.casefold().rstrip(".")
    return MONTHS.get(plain) or SHORT_MONTHS[plain]


def _iso(year: str | None, month: int, day: int | None = None) -> str:
    head = f"{year}-{month:02}" if year else f"--{month:02}"
    return head if day is None else f"{head}-{day:02}"


def _one(match: re.Match[str], value: str, upper: str | None = None) -> list[Dated]:
    kind = FigureKind.PERIOD if upper else FigureKind.DATE
    return [Dated(match.start(), match.end(), kind, value, upper)]


def _numeric(text: str, match: re.Match[str]) -> list[Dated]:
    if match[5]:
        return _one(match, match[0]) if 1 <= int(match[6]) <= 12 and 1 <= int(match[7]) <= 31 else []
    day, month = int(match[1]), int(match[3])
    return _one(match, _iso(match[4], month, day)) if 1 <= month <= 12 and 1 <= day <= 31 else []


def _day_span(text: str, match: re.Match[str]) -> list[Dated]:
    year = match["y2"]
    first = _iso(match["y1"] or year, _month(match["m1"] or match["m2"]), int(match["d1"]))
    return _one(match, first, _iso(year, _month(match["m2"]), int(match["d2"])))


def _between(text: str, match: re.Match[str]) -> list[Dated]:
    """ "tussen 1 mei 2019 en 31 december 2024", "tussen maart en juni 2025"."""
    if bool(match["d1"]) != bool(match["d2"]):
        return []
    first = _iso(match["y1"] or match["y2"], _month(match["m1"]), int(match["d1"]) if match["d1"] else None)
    return _one(match, first, _iso(match["y2"], _month(match["m2"]), int(match["d2"]) if match["d2"] else None))


def _days(text: str, match: re.Match[str]) -> list[Dated]:
    places = [
        (day.start() + match.start("days"), day.end() + match.start("days"))
        for day in re.finditer(r"\d+", match["days"])
    ]
    dates = [_iso(match["year"], _month(match["month"]), int(text[a:b])) for a, b in places]
    ends = [b for _, b in places[:-1]] + [match.end()]
    return [Dated(a, end, FigureKind.DATE, value) for (a, _), end, value in zip(places, ends, dates, strict=True)]


def _full(text: str, match: re.Match[str]) -> list[Dated]:
    return _one(match, _iso(match["year"], _month(match["month"]), int(match["day"])))


def _month_span(text: str, match: re.Match[str]) -> list[Dated]:
    return _one(match, _iso(match["y1"] or match["y2"], _month(match["m1"])), _iso(match["y2"], _month(match["m2"])))


def _month_year(text: str, match: re.Match[str]) -> list[Dated]:
    return _one(match, _iso(match["year"], _month(match["month"])))


def _lone_month(text: str, match: re.Match[str]) -> list[Dated]:
    return _one(match, _iso(None, _month(match[0])))


def _quarter(text: str, match: re.Match[str]) -> list[Dated]:
    nth = match["q"] or match["q2"] or match["q3"] or str(parse_ordinal(match["nth"].casefold()))
    return _one(match, f"{match['year'] or match['qy'] or match['yq'] or match['y3']}-Q{nth}")


def _half(text: str, match: re.Match[str]) -> list[Dated]:
    first, last = (1, 6) if match["nth"].casefold() == "eerste" else (7, 12)
    return _one(match, _iso(match["year"], first), _iso(match["year"], last))


def _season(text: str, match: re.Match[str]) -> list[Dated]:
    return _one(match, f"{match['year']}-{SEASONS[match['season'].casefold()]}")


def _year_span(text: str, match: re.Match[str]) -> list[Dated]:
    first = match["y1"] or match["y3"]
    last = match["y2"] or match["y4"] or match["y5"] or first[:2] + match["short"]
    return _one(match, first, last) if first <= last else []


def _decade(text: str, match: re.Match[str]) -> list[Dated]:
    value = decade_value(text, match)
    return [Dated(match.start(), match.end(), FigureKind.PERIOD, value)] if value else []


def _short_year(text: str, match: re.Match[str]) -> list[Dated]:
    century = "20" if int(match["short"]) < 50 else "19"
    return [Dated(match.start(), match.end(), FigureKind.YEAR, century + match["short"])]


def _bare(text: str, match: re.Match[str]) -> list[Dated]:
    counted = _COUNTED.match(text, match.end())
    if (
        counted
        and not _TEMPORAL.search(text, max(0, match.start() - 20), match.start())
        and counted["word"].casefold() not in STOPPERS
    ):
        return [] if not finite_verb(counted["word"]) else _one_year(match)
    return _one_year(match)


def _one_year(match: re.Match[str]) -> list[Dated]:
    return [Dated(match.start(), match.end(), FigureKind.YEAR, match[0])]


_READERS = (
    (_NUMERIC, _numeric),
    (_BETWEEN, _between),
    (_DAY_SPAN, _day_span),
    (_DAYS, _days),
    (_FULL, _full),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_SEASON, _season),
    (_MONTH_SPAN, _month_span),
    (_MONTH_YEAR, _month_year),
    (_YEAR_SPAN, _year_span),
    (DECADE, _decade),
    (_SHORT_YEAR, _short_year),
    (_BARE, _bare),
    (_LONE_MONTH, _lone_month),
)
