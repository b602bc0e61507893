"""How a citation is written: document, date, section, page, paragraph."""

from __future__ import annotations

from rag.datatypes import Paragraph, ParagraphKind, Source, Speaker

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def dutch_date(date: str | None) -> str:
    """An ISO date at its precision, in Dutch.

    >>> dutch_date("2023-06-08"), dutch_date("2022-06"), dutch_date(None)
    ('8 juni 2023', 'juni 2022', 'zonder datum')
    """
    if not date:
        return "zonder datum"
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def place(paragraph: Paragraph) -> str:
    """Where in its section a paragraph stands: “alinea 1”, “punt 2”, “noot 3”, “antwoord op vraag 9, alinea 1”."""
    kind, number = paragraph.kind, paragraph.number
    if kind is ParagraphKind.FOOTNOTE:
        return f"noot {number}"
    qa = _qa(paragraph)
    if kind is ParagraphKind.QUESTION:
        return qa
    own = {
        ParagraphKind.LIST_ITEM: f"punt {number}",
        ParagraphKind.TABLE_ROW: f"rij {number}",
        ParagraphKind.HEADING: "kop",
        ParagraphKind.SIGNATURE: "ondertekening",
        ParagraphKind.METADATA: "gegevens",
        ParagraphKind.CAPTION: "bijschrift",
    }.get(kind, f"alinea {number}")
    return f"{qa}, {own}" if qa else own


def _qa(paragraph: Paragraph) -> str:
    if not paragraph.qa_number:
        return ""
    several = "," in paragraph.qa_number
    numbers = " en ".join(paragraph.qa_number.rsplit(", ", 1))
    if paragraph.speaker is Speaker.ANSWERER:
        return f"antwoord op {'vragen' if several else 'vraag'} {numbers}"
    return f"{'vragen' if several else 'vraag'} {numbers}"


def section(paragraph: Paragraph) -> str | None:
    """The headings of a paragraph, or None under no heading."""
    return " › ".join(paragraph.heading_path) or None


def reference(paragraph: Paragraph, source: Source) -> str:
    """One line that finds the paragraph again.

    The title carries the date unless it is in it already; a heading that is the title is not said again; a page only where
    known.
    """
    parts = [f"{source.title} ({dutch_date(source.date)})"]
    if headings := [one for one in paragraph.heading_path if one.casefold() != source.title.casefold()]:
        parts.append(" › ".join(headings))
    if paragraph.page is not None:
        parts.append(f"p. {paragraph.page}")
    parts.append(place(paragraph))
    return ", ".join(parts)
