"""A quote with its reference, ready to paste: plain text, Markdown, and the Dutch form for Kamerstukken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from rag.answering.reference import place, reference
from rag.datatypes import Answer, Citation, Paragraph, Source

_KAMERSTUK = re.compile(r"^\s*Kamerstuk(?:ken)?\s+(?P<chamber>II?|TK|EK)?\b\s*,?\s*(?P<rest>\d.*)$", re.IGNORECASE)
_YEAR = re.compile(r"^\d{4}[/–-]\d{2,4}\b")


def plain_copy(answer: Answer, sources: Mapping[str, Source]) -> str:
    """The answer and its sources as plain text."""
    lines = [answer.text, ""]
    lines += [f"[{c.number}] {reference(c.paragraph, sources[c.paragraph.source_id])}" for c in answer.citations]
    return "\n".join(lines).strip()


def markdown_copy(answer: Answer, sources: Mapping[str, Source], address: str = "") -> str:
    """The answer as Markdown, its sources as a list; ``address`` is what stands before the permanent links."""
    from rag.ui.render.text import paragraph_link

    lines = [f"> {answer.text}", ""]
    for citation in answer.citations:
        where = reference(citation.paragraph, sources[citation.paragraph.source_id])
        lines.append(f"- \\[{citation.number}\\] [{where}]({address}{paragraph_link(citation.paragraph.id)})")
    return "\n".join(lines).strip()


def reference_copy(answer: Answer, sources: Mapping[str, Source]) -> str:
    """The references alone, in the Dutch form for parliamentary papers where a source is one."""
    return "\n".join(_line(citation, sources[citation.paragraph.source_id]) for citation in answer.citations)


def _line(citation: Citation, source: Source) -> str:
    return f"“{citation.quote}” ({official_reference(citation.paragraph, source)})"


def official_reference(paragraph: Paragraph, source: Source) -> str:
    """“Kamerstukken II 2022/23, 12 345, nr. 6, p. 3” where the source has such a number; else title, date and place.

    The parliamentary year is worked out from the date (it begins on the third Tuesday of September); the chamber is
    given only where the source states it.
    """
    found = next((match for one in source.references if (match := _KAMERSTUK.match(one))), None)
    if found is None:
        return reference(paragraph, source)
    chamber = {"TK": "II", "EK": "I"}.get((found["chamber"] or "").upper(), (found["chamber"] or "").upper())
    rest = found["rest"].strip()
    year = None if _YEAR.match(rest) else parliamentary_year(source.date)
    head = " ".join(part for part in ("Kamerstukken", chamber, year) if part)
    page = f"p. {paragraph.page}" if paragraph.page is not None else _where(paragraph)
    return ", ".join([f"{head}, {rest}" if year else f"{head} {rest}", page])


def _where(paragraph: Paragraph) -> str:
    return ", ".join([*paragraph.heading_path[-1:], place(paragraph)])


def parliamentary_year(iso: str | None) -> str | None:
    """The parliamentary year of a full date, or None.

    >>> parliamentary_year("2023-06-08"), parliamentary_year("2023-09-19"), parliamentary_year("2023-06")
    ('2022/23', '2023/24', None)
    """
    if iso is None or len(iso) != 10:
        return None
    day = date.fromisoformat(iso)
    first = date(day.year, 9, 1)
    opening = first + timedelta(days=(1 - first.weekday()) % 7 + 14)
    start = day.year if day >= opening else day.year - 1
    return f"{start}/{(start + 1) % 100:02d}"
