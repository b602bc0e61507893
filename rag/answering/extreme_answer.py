"""“Welke gemeente heeft de meeste …?”: the row of a table whose cell is the highest or lowest of its column.

Only where the table is what the question is about, one column fits, and one row stands alone at the top: nothing is
computed, and the row is quoted whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.datatypes import Query
from rag.figures.cells import CellFigure, read_row
from rag.language.tokens import fold
from rag.retrieval.ranker import Ranked
from rag.retrieval.tables import AskedOfTables, Table, about, is_total, naming, read_rows, same_word, years_of

_HIGH = re.compile(r"\b(?:meeste?|vaakst|hoogste?|grootste?|langste?|drukste?|duurste?|snelste?|zwaarste?|breedste?)\b")
_LOW = re.compile(
    r"\b(?:minste?|minst vaak|laagste?|kleinste?|kortste?|goedkoopste?|langzaamste?|traagste?|lichtste?)\b"
)
_ASKS_WHICH = re.compile(r"\b(?:welke?|wat voor|wie|waar|which|wat is (?:de|het))\b")
_ASKS_FIGURE = re.compile(r"\b(?:hoeveel|how (?:many|much)|waarom|wanneer|hoe)\b")
_DEPTH = 20  # paragraphs among which a row makes its table a candidate
_COVERED = 0.6  # of the question, by caption, heads and headings
_ROWS = 3  # fewest rows in which one can be said to be highest


def extreme_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The row with the highest or lowest cell of the column that the question names; None where that is not sure."""
    folded = fold(query.question)
    high, low = _HIGH.search(folded), _LOW.search(folded)
    if bool(high) == bool(low) or not _ASKS_WHICH.search(folded) or _ASKS_FIGURE.search(folded):
        return None
    asked = AskedOfTables(query, engine.rarity, engine.static, engine.row_names)
    found: list[tuple[float, Quote]] = []
    seen: set[int] = set()
    for one in ranked[:_DEPTH]:
        table = engine.tables.get(one.position)
        if table is None or table.positions[0] in seen:
            continue
        seen.add(table.positions[0])
        if best := _extreme(engine, asked, table, bool(high)):
            found.append(best)
    found.sort(key=lambda item: -item[0])
    if not found or found[0][0] < _COVERED or (len(found) > 1 and found[1][0] > found[0][0] - 0.05):
        return None
    return Draft((found[0][1],))


def _extreme(engine: Engine, asked: AskedOfTables, table: Table, high: bool) -> tuple[float, Quote] | None:
    title = engine.sources[engine.paragraphs[table.positions[0]].source_id].title
    rows = [one for one in read_rows(table, engine.paragraphs) if not is_total(one[1].label)]
    picked = _column(asked, rows[0][2], *about(table, title)) if len(rows) >= _ROWS else None
    if picked is None:
        return None
    covered, head = picked
    cells = [(position, cell) for position, _, own in rows for cell in own if cell.cell.head == head]
    values = [(cell.figure.value, position) for position, cell in cells if isinstance(cell.figure.value, Decimal)]
    if len(values) < _ROWS or len({cell.figure.kind for _, cell in cells}) > 1:
        return None
    values.sort(key=lambda item: item[0], reverse=high)
    if values[0][0] == values[1][0]:
        return None
    paragraph = engine.paragraphs[values[0][1]]
    return covered, Quote(paragraph, 0, len(paragraph.text), lead=read_row(paragraph.text).label)


def _column(
    asked: AskedOfTables, cells: Sequence[CellFigure], caption: list[str], context: list[str]
) -> tuple[float, str] | None:
    """The one column of the year and the words that are asked, and how much of the question the table then covers."""
    around = np.maximum(asked.hits(caption), 0.8 * asked.hits(context))
    around = np.maximum(around, asked.nearness(caption))
    superlative = np.asarray([bool(_HIGH.fullmatch(word) or _LOW.fullmatch(word)) for word in asked.words], bool)
    found: list[tuple[float, float, str]] = []
    for one in cells:
        years, head = years_of(one.figure), naming(one.cell.head)
        if asked.years and years and not asked.years <= years:
            continue
        named = sum(any(same_word(word, other) for word in asked.words) for other in head)
        covered = np.maximum(np.maximum(around, asked.hits(head)), superlative)
        counted = bool(re.match(r"aantal\b", one.cell.head, re.IGNORECASE))
        found.append(
            (named + 0.5 * counted - (0.3 if head and not named else 0.0), asked.share(covered), one.cell.head)
        )
    found.sort(key=lambda item: -item[0])
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < 0.2):
        return None
    return found[0][1], found[0][2]
