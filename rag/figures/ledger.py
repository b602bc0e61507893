"""The ledger: every figure of a collection with the paragraph that states it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any

from rag.datatypes import CitedFigure, Figure, FigureKind, Paragraph, ParagraphKind
from rag.figures.cells import row_figures
from rag.figures.find import find_figures
from rag.language.tokens import content_stems

FIELDS = (
    "surface",
    "value",
    "upper",
    "unit",
    "kind",
    "qualifier",
    "period",
    "subject",
    "inherited",
    "paragraph_id",
    "document_id",
    "start",
    "end",
)


@dataclass(frozen=True, eq=False)
class Ledger:
    """Every figure in reading order. Two ledgers are equal only when they are one object."""

    entries: tuple[CitedFigure, ...]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[CitedFigure]:
        return iter(self.entries)

    def filter(
        self,
        kind: FigureKind | str | None = None,
        unit: str | None = None,
        document: str | None = None,
        subject: str | None = None,
        year: int | str | None = None,
    ) -> Ledger:
        """The entries that meet every condition given.

        ``unit`` is part of the unit as printed, ``subject`` words whose stems all stand in the figure's subject,
        unit or
        headings, ``year`` a year in its value or its period. ValueError for an unknown kind.
        """
        wanted = FigureKind(kind) if kind else None
        asked = content_stems([subject]) if subject else set()
        kept = (
            one
            for one in self.entries
            if (wanted is None or one.figure.kind is wanted)
            and (unit is None or unit.casefold() in (one.figure.unit or "").casefold())
            and (document is None or one.paragraph.source_id == document)
            and asked <= _subject_stems(one)
            and (year is None or _in_year(one.figure, str(year)))
        )
        return Ledger(tuple(kept))


def build_ledger(paragraphs: Iterable[Paragraph]) -> Ledger:
    """The ledger of paragraphs, in their order."""
    return Ledger(tuple(CitedFigure(figure, one) for one in paragraphs for figure in _figures(one)))


def _figures(one: Paragraph) -> tuple[Figure, ...]:
    if one.kind is ParagraphKind.TABLE_ROW:
        return row_figures(one)
    return find_figures(one.text, one.markers, one.lead_in, one.heading_path)


def _subject_stems(one: CitedFigure) -> set[str]:
    return content_stems([one.figure.subject or "", one.figure.unit or "", *one.paragraph.heading_path])


def _in_year(figure: Figure, year: str) -> bool:
    if isinstance(figure.value, str):
        upper = str(figure.upper) if figure.upper is not None else figure.value
        return figure.value[:4] <= year <= upper[:4] if figure.value[:1].isdigit() else False
    return year in (figure.period or "")


def row(one: CitedFigure) -> dict[str, Any]:
    """A ledger entry as plain values, named as in the JSON contract."""
    figure = one.figure
    return {
        "surface": figure.surface,
        "value": plain(figure.value),
        "upper": None if figure.upper is None else plain(figure.upper),
        "unit": figure.unit,
        "kind": figure.kind.value,
        "qualifier": figure.qualifier.value if figure.qualifier else None,
        "period": figure.period,
        "subject": figure.subject,
        "inherited": list(figure.inherited),
        "paragraph_id": one.paragraph.id,
        "document_id": one.paragraph.source_id,
        "start": figure.start,
        "end": figure.end,
    }


def plain(value: Decimal | str) -> str:
    """A value as plain text, without an exponent."""
    return value if isinstance(value, str) else format(value.normalize(), "f")


def write_json(ledger: Ledger, handle: IO[str]) -> None:
    """The ledger as a JSON list."""
    json.dump([row(one) for one in ledger], handle, ensure_ascii=False, indent=1)
    handle.write("\n")


def write_csv(ledger: Ledger, handle: IO[str]) -> None:
    """The ledger as CSV with a header; open the handle with ``newline=""``. Spreadsheet formulas are not let
    through."""
    writer = csv.DictWriter(handle, FIELDS)
    writer.writeheader()
    for one in ledger:
        cells = {**row(one), "inherited": " ".join(one.figure.inherited)}
        writer.writerow({key: _harmless(key, value) for key, value in cells.items()})


def _harmless(key: str, value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    starts = isinstance(value, str) and value[:1] in ("=", "+", "@", "\t", "\r")
    return "'" + value if starts and key not in ("value", "upper") else value
