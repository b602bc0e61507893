"""The figures of the corpus as a table, as CSV, and filtered and sorted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rag.answering.contract import figure_object, plain_value
from rag.answering.reference import reference
from rag.datatypes import CitedFigure, FigureKind, Source
from rag.ui.render.text import KINDS, QUALIFIERS, counted, esc, number, paragraph_link

SORTS = {
    "document": "volgorde in de documenten",
    "value_down": "waarde, hoog naar laag",
    "value_up": "waarde, laag naar hoog",
    "period": "periode",
    "subject": "onderwerp",
}
COLUMNS = ("cijfer", "waarde", "tot", "eenheid", "soort", "nauwkeurigheid", "periode", "onderwerp", "document", "datum",
           "vindplaats", "citaat", "alinea-id")  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_YEAR = re.compile(r"\b(?:1[89]|20|21)\d{2}\b")


@dataclass(frozen=True)
class Wanted:
    """Which figures: words that must all occur, a kind, a document, and the order."""

    words: str = ""
    kind: str = ""
    document: str = ""
    sort: str = "document"


def figure_id(cited: CitedFigure) -> str:
    """The identity of a figure: its paragraph and its place in it."""
    return f"{cited.paragraph.id}:{cited.figure.start}-{cited.figure.end}"


def selected(figures: Iterable[CitedFigure], wanted: Wanted, sources: Mapping[str, Source]) -> list[CitedFigure]:
    """The figures that are wanted, in the order that is wanted."""
    words = wanted.words.casefold().split()
    found = [
        one
        for one in figures
        if (not wanted.kind or one.figure.kind == wanted.kind)
        and (not wanted.document or one.paragraph.source_id == wanted.document)
        and all(word in _searched(one, sources) for word in words)
    ]
    keys: dict[str, Callable[[CitedFigure], Any]] = {
        "value_up": _magnitude,
        "value_down": lambda one: -_magnitude(one),
        "period": lambda one: (one.figure.period is None, one.figure.period or ""),
        "subject": lambda one: (one.figure.subject is None, (one.figure.subject or "").casefold()),
    }
    return sorted(found, key=keys[wanted.sort]) if wanted.sort in keys else found


def _searched(cited: CitedFigure, sources: Mapping[str, Source]) -> str:
    figure, paragraph = cited.figure, cited.paragraph
    parts = [
        figure.surface,
        figure.subject,
        figure.unit,
        figure.period,
        paragraph.text,
        sources[paragraph.source_id].title,
    ]
    return " ".join(part for part in [*parts, *paragraph.heading_path] if part).casefold()


def _magnitude(cited: CitedFigure) -> Decimal:
    value = cited.figure.value
    if isinstance(value, Decimal):
        return value
    digits = re.sub(r"\D", "", value)[:8]
    return Decimal(digits) if digits else Decimal(0)


def year_of(cited: CitedFigure) -> int | None:
    """The last year in the period of a figure, or None: for “2019-2023” that is 2023."""
    years = _YEAR.findall(cited.figure.period or "")
    return int(years[-1]) if years else None


def table_html(figures: list[CitedFigure], sources: Mapping[str, Source], limit: int, query: str) -> str:
    """The first rows as a table; ``query`` is the filter as a query string for the downloads."""
    if not figures:
        return '<p class="vb-melding">Geen cijfers gevonden. Maak de zoekwoorden of filters ruimer.</p>'
    rows = "".join(_row(one, sources) for one in figures[:limit])
    more = f" Hier staan de eerste {number(limit)}; de downloads bevatten alles." if len(figures) > limit else ""
    return (
        f'<div class="vb-tabelkop"><p role="status">{counted(len(figures), "cijfer", "cijfers")}.{more}</p>'
        f'<p><a class="vb-knop" href="cijfers.csv?{esc(query)}" download>Download CSV</a> '
        f'<a class="vb-knop" href="cijfers.xlsx?{esc(query)}" download>Download Excel</a> '
        '<button type="button" class="vb-knop" data-grafiek>Teken gekozen cijfers</button></p></div>'
        '<div id="grafiek" aria-live="polite"></div>'
        '<div class="vb-tabelvak" tabindex="0" role="region" aria-label="Cijfers"><table class="vb-tabel"><thead><tr>'
        '<th scope="col"><span class="vb-verborgen">Kies</span></th><th scope="col">Cijfer</th><th scope="col">'
        "Onderwerp</th>"
        '<th scope="col">Periode</th><th scope="col">Soort</th><th scope="col">Bron</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(cited: CitedFigure, sources: Mapping[str, Source]) -> str:
    figure, paragraph = cited.figure, cited.paragraph
    where = reference(paragraph, sources[paragraph.source_id])
    return (
        f'<tr><td><input type="checkbox" data-cijferid="{esc(figure_id(cited))}" '
        f'aria-label="Kies {esc(figure.surface)}"></td>'
        f"<td><strong>{esc(figure.surface)}</strong></td>"
        f'<td data-kop="Onderwerp">{esc(figure.subject or "niet bepaald")}</td>'
        f'<td data-kop="Periode">{esc(figure.period or "–")}</td>'
        f'<td data-kop="Soort">{KINDS[FigureKind(figure.kind)]}</td>'
        f'<td data-kop="Bron"><a href="{esc(paragraph_link(paragraph.id))}" data-bron="{esc(paragraph.id)}" '
        f'data-citaat="{esc(_quote(cited))}">{esc(where)}</a></td></tr>'
    )


def _quote(cited: CitedFigure) -> str:
    from rag.language.sentences import split_sentences

    text, figure = cited.paragraph.text, cited.figure
    around = [(a, b) for a, b in split_sentences(text) if a <= figure.start and figure.end <= b]
    return text[around[0][0] : around[0][1]] if around else text


def table_rows(figures: Iterable[CitedFigure], sources: Mapping[str, Source]) -> list[list[str | Decimal]]:
    """The rows of a download, under :data:`COLUMNS`; a numeric value is a Decimal, all else text."""
    rows: list[list[str | Decimal]] = []
    for one in figures:
        figure, source = one.figure, sources[one.paragraph.source_id]
        value = figure.value if isinstance(figure.value, Decimal) else plain_value(figure)
        upper = figure.upper if figure.upper is not None else ""
        qualifier = QUALIFIERS[figure.qualifier] if figure.qualifier else ""
        rows.append(
            [figure.surface, value, upper, figure.unit or "", KINDS[FigureKind(figure.kind)], qualifier,
             figure.period or "", figure.subject or "", source.title, source.date or "",
             reference(one.paragraph, source), _quote(one), one.paragraph.id]
        )  # fmt: skip
    return rows


def figures_csv(figures: Iterable[CitedFigure], sources: Mapping[str, Source]) -> str:
    """CSV as Dutch spreadsheets read it: semicolons, a comma before decimals. No cell can begin a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in table_rows(figures, sources):
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: str | Decimal) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f").replace(".", ",")
    return f"'{value}" if value.startswith(_FORMULA) else value


def figure_objects(figures: Iterable[CitedFigure]) -> list[dict[str, Any]]:
    """The figures in the form of the contract."""
    return [figure_object(one) for one in figures]
