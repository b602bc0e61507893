"""Dates by which a question names a document, in Dutch and in English."""

from __future__ import annotations

import re

from rag.retrieval.numbered import MONTHS

ENGLISH_MONTHS = "january february march april may june july august september october november december".split()
DATE = re.compile(
    rf"\b(?:van|of|dated|from|uit|op|d\.d\.)\s+(\d{{1,2}})\s+({'|'.join(MONTHS + ENGLISH_MONTHS)})(?:\s+(\d{{4}}))?\b"
)
# “June 8th, 2023”, “the 8th of June”: put as “8 june 2023”
_MONTH_FIRST = re.compile(
    rf"\b({'|'.join(ENGLISH_MONTHS)})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:procent|per))(?:,?\s+(\d{{4}}))?"
)
_ORDINAL = re.compile(rf"\b(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)\s+(?:of\s+)?({'|'.join(ENGLISH_MONTHS)})\b")
# “the 8 June 2023 letter”: put as “the letter of 8 june 2023”
_DATE_FIRST = re.compile(
    rf"\b(the|in|per)\s+(\d{{1,2}}\s+(?:{'|'.join(ENGLISH_MONTHS)})(?:\s+\d{{4}})?)\s+(letters?|memo|note|report|decision|answers?|agenda)\b"
)


def dates_in_order(folded: str) -> str:
    """A folded question with its English dates after the name of the document, day before month.

    >>> dates_in_order("what does the june 8th, 2023 letter say?")
    'what does the letter of 8 june 2023 say?'
    """
    text = _MONTH_FIRST.sub(lambda date: " ".join(part for part in (date[2], date[1], date[3]) if part), folded)
    text = _ORDINAL.sub(r"\1 \2", text)
    return _DATE_FIRST.sub(r"\1 \3 of \2", text)
