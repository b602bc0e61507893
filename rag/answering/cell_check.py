"""A sentence to check against the cells of tables: the row, the year and the column that it names, and no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.answering.engine import Engine
from rag.datatypes import Citation, ClaimCheck, Figure, FigureKind, Paragraph, ParagraphKind, Query, Verdict
from rag.figures.cells import cells_of
from rag.figures.find import find_figures
from rag.figures.polarity import negations
from rag.figures.values import comparable, is_dated, qualifier_differs, same_value
from rag.language.sentences import split_sentences
from rag.language.tokens import stem
from rag.retrieval.cell_fit import fit_table
from rag.retrieval.tables import AskedOfTables, CellFit, years_of

_KINDS = {FigureKind.MONEY: "money", FigureKind.PERCENTAGE: "percentage", FigureKind.RANK: "rank"}
_SAME = (
    0.4  # of the claim that a table must cover for a cell with the same value; with another value it must be certain
)


def with_cells(
    engine: Engine, text: str, figures: Sequence[Figure], checks: Sequence[ClaimCheck]
) -> tuple[ClaimCheck, ...]:
    """The checks with what a table says of a sentence that running text does not support.

    Only sentences with one number are looked up; years beside it say of when it is.
    """
    found = list(checks)
    for start, end in split_sentences(text):
        own = [one for one in figures if start <= one.start < end]
        numbers = [one for one in own if not is_dated(one)]
        places = [at for at, check in enumerate(found) if start <= check.start < end]
        for at in places:
            if row := _row_of_year(found, places, at, text):
                found[at] = _supported(found[at], row)
        if (
            len(numbers) != 1
            or negations(text[start:end])
            or all(found[at].verdict is Verdict.SUPPORTED for at in places)
        ):
            continue
        if told := _told(engine, text[start:end], replace(numbers[0], start=numbers[0].start - start)):
            verdict, position = told
            for at in places:
                found[at] = _check(found[at], verdict, numbers[0], engine.paragraphs[position])
    return tuple(found)


def _row_of_year(checks: Sequence[ClaimCheck], places: Sequence[int], at: int, text: str) -> Paragraph | None:
    """The table row that supports a number beside an unsettled year, where that year is the one of its cell."""
    year = text[checks[at].start : checks[at].end]
    if checks[at].verdict is not Verdict.NOT_IN_CORPUS or not year.isdigit():
        return None
    for other in (checks[place] for place in places if place != at):
        row = other.citations[0].paragraph if other.verdict is Verdict.SUPPORTED and other.citations else None
        if row is None or row.kind is not ParagraphKind.TABLE_ROW:
            continue
        stated = [one.figure for one in cells_of(row) if year in years_of(one.figure)]
        claimed = find_figures(text[other.start : other.end])
        if any(same_value(one, each) for one in stated for each in claimed):
            return row
    return None


def _supported(one: ClaimCheck, row: Paragraph) -> ClaimCheck:
    citation = Citation(1, row, row.text, 0, len(row.text))
    return replace(one, verdict=Verdict.SUPPORTED, differs=(), derived=None, citations=(citation,), note=None)


def _check(one: ClaimCheck, verdict: Verdict, number: Figure, row: Paragraph) -> ClaimCheck:
    """The check of the number, or of a year beside it, which the row has in any case."""
    held = _supported(one, row)
    if one.start != number.start or verdict is Verdict.SUPPORTED:
        return held
    return replace(held, verdict=verdict, differs=("value",))


def _told(engine: Engine, sentence: str, claimed: Figure) -> tuple[Verdict, int] | None:
    """The verdict of the cell that a sentence names, and where its row stands; None where no table tells."""
    fits = _fits(engine, sentence, claimed)
    for one in fits:
        stated = one.cell.figure
        if one.coverage >= _SAME and same_value(stated, claimed) and not qualifier_differs(stated, claimed):
            return Verdict.SUPPORTED, one.position
    best = fits[0] if fits else None
    if best is None or not best.certain or claimed.qualifier is not None or not comparable(best.cell.figure, claimed):
        return None
    return None if same_value(best.cell.figure, claimed) else (Verdict.CONTRADICTED, best.position)


def _fits(engine: Engine, sentence: str, claimed: Figure) -> list[CellFit]:
    """The cells that a sentence names, best first."""
    unit = claimed.unit if claimed.kind in (FigureKind.COUNT, FigureKind.DURATION) else None
    end = claimed.start + len(claimed.surface)
    words = f"{sentence[: claimed.start]} {unit or ''} {sentence[end:]}"
    query = Query(words, words, _KINDS.get(claimed.kind, "figure"), unit)
    asked = AskedOfTables(query, engine.rarity, engine.static, engine.row_names)
    first = {place for word in asked.words for place in engine.row_index.get(stem(word), ())}
    years = {place for year in asked.years for place in engine.row_index.get(year, ())}
    found: list[CellFit] = []
    for place in sorted(first | years):
        title = engine.sources[engine.paragraphs[place].source_id].title
        found += fit_table(asked, engine.tables[place], engine.paragraphs, title).cells[:1]
    return sorted((one for one in found if one.named), key=lambda one: (-one.value, one.position))
