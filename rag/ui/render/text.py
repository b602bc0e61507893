"""The small change of rendering: escaping, Dutch numbers and moments, the text of a paragraph with its marks."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from urllib.parse import quote

from rag.datatypes import FigureKind, Marker, Paragraph, Qualifier, Verdict
from rag.figures.gap import dutch_number

KINDS = {
    FigureKind.MONEY: "geldbedrag",
    FigureKind.PERCENTAGE: "percentage",
    FigureKind.PERCENTAGE_POINT: "procentpunt",
    FigureKind.COUNT: "aantal",
    FigureKind.RATIO: "verhouding",
    FigureKind.RANK: "plaats in een rangorde",
    FigureKind.YEAR: "jaar",
    FigureKind.DATE: "datum",
    FigureKind.PERIOD: "periode",
    FigureKind.DURATION: "duur",
    FigureKind.RANGE: "bereik",
}
QUALIFIERS = {
    Qualifier.APPROXIMATELY: "ongeveer",
    Qualifier.MORE_THAN: "meer dan",
    Qualifier.LESS_THAN: "minder dan",
    Qualifier.AT_LEAST: "ten minste",
    Qualifier.AT_MOST: "ten hoogste",
}
VERDICTS = {
    Verdict.SUPPORTED: "Klopt",
    Verdict.CONTRADICTED: "Wijkt af",
    Verdict.NOT_IN_CORPUS: "Niet in de bronnen",
}
SIGNS = {Verdict.SUPPORTED: "✓", Verdict.CONTRADICTED: "≠", Verdict.NOT_IN_CORPUS: "?"}
DIFFERENCES = {
    "value": "de waarde",
    "unit": "de eenheid",
    "qualifier": "de nauwkeurigheid (ongeveer, ten minste …)",
    "period": "de periode",
    "subject": "het onderwerp",
    "direction": "de richting",
}


def esc(text: object) -> str:
    """Text as HTML, quotes included.

    >>> esc('<b>"x"</b>')
    '&lt;b&gt;&quot;x&quot;&lt;/b&gt;'
    """
    return html.escape(str(text), quote=True)


def paragraph_link(paragraph_id: str) -> str:
    """The permanent address of a paragraph, relative to the page.

    >>> paragraph_link("brief:ab12:1")
    '?bron=brief:ab12:1'
    """
    return f"?bron={quote(paragraph_id, safe=':')}"


def number(value: Decimal | int | float, decimals: int | None = None) -> str:
    """A number in the Dutch form: points between thousands, a comma before decimals.

    >>> number(72000), number(Decimal("1.50")), number(0.8333, 2)
    ('72.000', '1,5', '0,83')
    """
    exact = Decimal(str(value))
    if decimals is None:
        return dutch_number(exact)
    return f"{exact:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def moment(iso: str) -> str:
    """A moment in Dutch, in UTC; what is no ISO moment stays as it is.

    >>> moment("2026-11-21T12:34:21+00:00")
    '21 november 2026, 12.34 uur (UTC)'
    """
    from rag.answering.reference import dutch_date

    try:
        when = datetime.fromisoformat(iso).astimezone(UTC)
    except ValueError:
        return iso
    return f"{dutch_date(when.date().isoformat())}, {when:%H.%M} uur (UTC)"


def counted(amount: int, one: str, more: str) -> str:
    """A count with its noun.

    >>> counted(1, "alinea", "alinea's"), counted(1200, "alinea", "alinea's")
    ('1 alinea', "1.200 alinea's")
    """
    return f"{number(amount)} {one if amount == 1 else more}"


def difference_words(differs: Iterable[str]) -> str:
    """In what statements differ, as a phrase; a word that is not known stays as it is.

    >>> difference_words(("value", "period"))
    'de waarde en de periode'
    """
    words = [DIFFERENCES.get(one, one) for one in differs]
    return " en ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def paragraph_html(paragraph: Paragraph, spans: Iterable[tuple[int, int]] = (), link_notes: bool = False) -> str:
    """The text of a paragraph with spans marked and footnote markers as superscripts.

    Spans are character offsets in the text; overlapping ones are merged.
    """
    text = paragraph.text
    opens: dict[int, str] = {}
    closes: dict[int, str] = {}
    for start, end in _merged(spans, len(text)):
        opens[start], closes[end] = "<mark>", "</mark>"
    notes: dict[int, str] = {}
    for marker in paragraph.markers:
        notes[marker.offset] = notes.get(marker.offset, "") + _marker(marker, link_notes)
    cuts = sorted({0, len(text), *opens, *closes, *(min(offset, len(text)) for offset in notes)})
    parts = []
    for cut, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        parts += [closes.get(cut, ""), notes.get(cut, ""), opens.get(cut, ""), esc(text[cut:following])]
    return "".join(parts)


def _marker(marker: Marker, link: bool) -> str:
    label = esc(marker.label)
    if link and marker.note_id:
        href, note = esc(paragraph_link(marker.note_id)), esc(marker.note_id)
        return f'<sup><a href="{href}" data-bron="{note}" aria-label="noot {label}">{label}</a></sup>'
    return f"<sup>{label}</sup>"


def _merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
