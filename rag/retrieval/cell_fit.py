"""Which cells of the tables that were found fit a question, and whether a table names the row but lacks the year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rag.datatypes import FigureKind, Paragraph, Query
from rag.figures.cells import CellFigure
from rag.language.tokens import STOPWORDS, fold, words
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.tables import (
    AskedOfTables,
    CellFit,
    Table,
    about,
    is_total,
    kind_fits,
    label_share,
    naming,
    read_rows,
    same_word,
    years_of,
)  # fmt: skip

_WHO = re.compile(r"\b(?:wie|wiens|who|whom|whose)\b")
_OPEN_KINDS = frozenset({"open", "definition", "person", "comparison"})
_TIMED = (FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD)


@dataclass(frozen=True)
class Found:
    """The cells of one table that fit, best first; ``lacking`` where it has the row and not the year that is asked."""

    cells: tuple[CellFit, ...]
    lacking: bool = False


def fit_table(asked: AskedOfTables, table: Table, paragraphs: Sequence[Paragraph], title: str) -> Found:
    """How the cells of a table fit a question."""
    caption, context = about(table, title)
    around = np.maximum(asked.hits(caption), 0.8 * asked.hits(context))
    around = np.maximum(around, asked.nearness(caption))
    rows = read_rows(table, paragraphs)
    shares = [label_share(asked, row.label, asked.years) for _, row, _ in rows]
    best = max(shares, default=0.0)
    cells: list[CellFit] = []
    lacking = False
    for (position, row, own), share in zip(rows, shares, strict=True):
        named = share >= 0.3 and share >= best - 1e-6
        whole = is_total(row.label) and (best < 0.5 or (asked.total and share >= best - 1e-6))
        if not (named or whole):
            continue
        beside = np.maximum(around, asked.hits(naming(row.label)))
        found = list(_fits(asked, position, own, share if named else 0.0, beside))
        if whole and not named:
            found = [_as_whole(asked, one) for one in found]
        cells += found
        dated = {year for one in own for year in years_of(one.figure) if "period" not in one.figure.inherited}
        kept = any(one.period > 0 for one in found)
        lacking = lacking or (named and share >= 0.75 and bool(asked.years) and bool(dated) and not kept)
    fitting = sorted((one for one in cells if one.period > 0), key=lambda one: (-one.value, one.position))
    return Found(tuple(fitting), lacking and asked.share(around) >= 0.3)


def _as_whole(asked: AskedOfTables, one: CellFit) -> CellFit:
    """A cell of the total row: it is named by “in totaal”, or by naming no other row while all else is covered."""
    label = 1.0 if asked.total else (0.75 if one.coverage >= 0.9 else 0.0)
    return replace(one, label=label)


def _fits(
    asked: AskedOfTables, position: int, cells: Sequence[CellFigure], label: float, beside: np.ndarray
) -> Iterator[CellFit]:
    """The cells of one row. Another column than the best is not determined by the question and so left out."""
    wanted = BY_NAME[asked.query.kind].figures
    possible = [one for one in cells if kind_fits(asked.query, one, wanted) and _asked_for(asked, one, bool(wanted))]
    periods = [_period(asked, one, cells) for one in possible]
    best: tuple[float, CellFit] | None = None
    latest = max((max(years_of(one.figure), default="") for one in possible), default="")
    for one, period in zip(possible, periods, strict=True):
        head = naming(one.cell.head)
        covered = np.maximum(beside, asked.hits([*head, *naming(one.figure.unit or "")]))
        covered = np.maximum(covered, asked.nearness(head))
        foreign = bool((asked.names & (covered < 0.4)).any())
        column = _column(asked, one, head, beside)
        alone = sum(other > 0 for other in periods) == 1
        whole = is_total(one.cell.head)
        plain = not head and bool(years_of(one.figure))
        sure = (
            column > 0
            or alone
            or (whole and (asked.total or not asked.years or period >= 0.9))
            or (plain and period >= 0.9)
        )
        recent = 0.05 if latest and latest in years_of(one.figure) else 0.0
        order = (
            2 * column
            + 2 * period
            + recent
            + (0.3 if whole and not asked.years else 0.0)
            - (0.25 if head and not column else 0.0)
        )
        fit = CellFit(position, one, label, period, max(column, 0.1 if sure else 0.0), asked.share(covered), foreign)
        if period > 0 and (best is None or order > best[0] + 1e-6):
            best = (order, fit)
    if best:
        yield best[1]
    else:
        yield from (CellFit(position, one, label, 0.0, 0.0, 0.0) for one in possible[:1])


def _asked_for(asked: AskedOfTables, one: CellFigure, figure: bool) -> bool:
    """A rank or a date only where that is asked."""
    if one.figure.kind is FigureKind.RANK and asked.query.kind != "rank":
        return any(same_word(word, other) for word in asked.words for other in naming(one.cell.head))
    return figure or one.figure.kind not in _TIMED


def _column(asked: AskedOfTables, one: CellFigure, head: Sequence[str], beside: np.ndarray) -> float:
    """How much of the head of a column the question names with words that label and caption do not already account for."""
    if not head:
        return 0.0
    exact = sum(any(same_word(word, other) for word in asked.words) for other in head) / len(head)
    counted = [word for word in words(asked.query.expected_unit or "") if word not in STOPWORDS]
    unit = naming(one.figure.unit or "")
    measured = one.figure.kind in (FigureKind.MONEY, FigureKind.PERCENTAGE, FigureKind.PERCENTAGE_POINT)
    if exact == 0 and not measured and any(same_word(word, other) for word in counted for other in unit):
        exact = 0.8
    near = float((asked.nearness(head) * (beside < 0.5)).max(initial=0.0))
    return max(exact, 0.7 * near)


def _period(asked: AskedOfTables, one: CellFigure, cells: Sequence[CellFigure]) -> float:
    """How well the period of a cell fits the years that are asked, 0 to 1; 0 for another year."""
    own = years_of(one.figure)
    if not asked.years:
        return 1.0
    if not own:
        return 0.3 if any(years_of(other.figure) & asked.years for other in cells) else 0.6
    if own == asked.years or (len(own) > 1 and len(asked.years) > 1 and {min(own), max(own)} == asked.years):
        return 1.0
    if asked.years <= own:
        return 0.95 if max(own) in asked.years and "period" in one.figure.inherited else 0.5
    return 0.0


def is_open(query: Query) -> bool:
    """Whether a question asks for no figure in so many words and may yet be after a cell (“wat was de vraag in 2024?”).

    Who somebody is no cell with a figure says.
    """
    return query.kind in _OPEN_KINDS and not (query.kind == "person" and _WHO.search(fold(query.question)))
