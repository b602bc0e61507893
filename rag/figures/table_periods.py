"""The period that a column head, row label or caption gives to the cells under it."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.figures.dates import find_dates
from rag.figures.periods import period_phrases
from rag.figures.table_units import without_number

# years that say in what prices or against what, and not of when
_REFERENCE_YEAR = re.compile(
    r"(?:\b(?:loon- en )?(?:prijspeil|prijzen|pp|t\.o\.v\.|ten opzichte van|vergeleken met|basisjaar)\s+(?:19|20)\d\d)"
    r"|(?:19|20)\d\d\s*=\s*\d+",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def period_in(words: str) -> str | None:
    """The year, years or date that a head, label or caption is of; a year of prices or of comparison is none.

    >>> period_in("Punten 2025"), period_in("'19"), period_in("Begroting 2025–2032 (mln euro)"), period_in("Nodig")
    ('2025', '2019', '2025–2032', None)
    >>> period_in("Tabel 1. Kosten (prijspeil 2026)") is None
    True
    """
    plain = _REFERENCE_YEAR.sub(lambda found: " " * len(found[0]), without_number(words))
    dates = [one for one in find_dates(plain) if re.match(r"\d{4}", str(one.value))]
    if not dates:
        return None
    first = dates[0]
    phrases = [one for one in period_phrases(plain, dates) if one.start <= first.start and first.end <= one.end]
    printed = phrases[0].words if phrases else plain[first.start : first.end]
    return str(first.value) if re.match(r"['’‘]\d", printed) else printed
