"""Dates as a document writes them, in ISO 8601 at the precision stated."""

from __future__ import annotations

import re
from datetime import date

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NUMBER = {name: place + 1 for place, name in enumerate(MONTHS.split("|"))}
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{MONTHS})\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<y>(?:19|20)\d\d)-(?P<m>\d{2})-(?P<d>\d{2})\b"
    r"|\b(?P<dd>\d{1,2})[-/.](?P<mm>\d{1,2})[-/.](?P<yyyy>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
WRITTEN = (
    rf"(?:\d{{1,2}}\s+(?:{MONTHS})\s+(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)\d\d)"
)

# a date that stands by itself, behind a place or behind what happened then
DATED = re.compile(
    rf"^(?:[A-Z’'][\w ’'().-]{{1,40}},\s+|(?:aldus\s+)?(?:vastgesteld|gepubliceerd|ondertekend|bekendgemaakt|besloten|gegeven|"
    rf"versie|concept|definitief)\b[\w ,’'-]{{0,80}}?\s)?(?:d\.d\.\s+|de\s+)?({WRITTEN})\.?$",
    re.IGNORECASE,
)

# the same at the end of a few words that stand apart, as on a title page
ENDS_DATED = re.compile(
    rf"\b(?:vastgesteld|gepubliceerd|ondertekend|bekendgemaakt)\s(?:op\s|te\s[\w’' -]{{2,40}},\s)?({WRITTEN})$",
    re.IGNORECASE,
)
MONTH = re.compile(rf"^(?:{MONTHS})\s+(?:19|20)\d\d$", re.IGNORECASE)


def dates_in(text: str) -> list[str]:
    """The dates of a text in order; days that do not exist are left out.

    >>> dates_in("12 mei 2031, 2031-04-03, 1-2-2030 en maart 2029; 31 februari 2030")
    ['2031-05-12', '2031-04-03', '2030-02-01', '2029-03']
    """
    found = []
    for match in _DATE.finditer(text):
        year = match["year"] or match["y"] or match["yyyy"]
        month = _NUMBER[match["month"].casefold()] if match["month"] else int(match["m"] or match["mm"])
        day = match["day"] or match["d"] or match["dd"]
        if day is None:
            found.append(f"{year}-{month:02d}")
            continue
        try:
            found.append(date(int(year), month, int(day)).isoformat())
        except ValueError:
            continue
    return found
