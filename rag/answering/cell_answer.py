"""Answers out of tables: the cell that the question asks for with its row, and the row with the highest or lowest cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.datatypes import Figure, Paragraph, ParagraphKind, Query, Status
from rag.figures.cells import lead_of_cell, read_row
from rag.language.tokens import fold
from rag.retrieval.cell_fit import Found, fit_table, is_open
from rag.retrieval.figure_fit import figure_fit
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.ranker import Ranked
from rag.retrieval.tables import AskedOfTables, CellFit, Table, label_share

_DEPTH = 20  # paragraphs among which a row makes its table a candidate
_TEXTS = 6  # paragraphs of running text that may state it instead
_FIRST = 3  # ranks from which a row that is named with its year answers in whatever other words it is asked
_TIE = 0.03  # running text that covers as much, but for this, goes first


def certain_cell(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The cell that is asked, where row, year and column are named and nothing that matters is left uncovered."""
    if not (BY_NAME[query.kind].take == "figure" or is_open(query)):
        return None
    asked = AskedOfTables(query, engine.rarity, engine.static, engine.row_names)
    best = _best(engine, asked, ranked)
    if best is None or not best.certain or _text_states(engine, asked, ranked, best):
        return None
    return Draft((_quote(engine, best),))


def likely_cell(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The cell that fits best; a refusal where a table has the row and not the year, and no text states it."""
    asked = AskedOfTables(query, engine.rarity, engine.static, engine.row_names)
    best = _best(engine, asked, ranked)
    if best is not None and _answers(asked, ranked, best) and not _text_states(engine, asked, ranked, best):
        return Draft((_quote(engine, best),))
    if best is not None and best.foreign and ranked[0].position in engine.tables and best.coverage >= 0.3:
        return Draft((), Status.NOT_IN_CORPUS)
    lacking = any(found.lacking for found in _found(engine, asked, ranked[:3]))
    if lacking and not any(_dated(engine, asked, one) for one in ranked[:_TEXTS]):
        return Draft((), Status.NOT_IN_CORPUS)
    return None


def _answers(asked: AskedOfTables, ranked: Sequence[Ranked], best: CellFit) -> bool:
    """Whether a cell answers a question that can be answered: it fits by itself, or its row was ranked first."""
    if best.likely:
        return True
    first = [one.position for one in ranked[:_FIRST]]
    if asked.years and best.position in first and best.named and best.coverage >= 0.3:
        return True
    ahead = first[:1] == [best.position] and best.period >= 0.9 and best.column > 0
    return ahead and best.label >= 0.3 and not best.foreign


def _tables(engine: Engine, ranked: Sequence[Ranked]) -> Iterator[Table]:
    seen: set[int] = set()
    for one in ranked[:_DEPTH]:
        table = engine.tables.get(one.position)
        if table is not None and table.positions[0] not in seen:
            seen.add(table.positions[0])
            yield table


def _found(engine: Engine, asked: AskedOfTables, ranked: Sequence[Ranked]) -> Iterator[Found]:
    for table in _tables(engine, ranked):
        source = engine.paragraphs[table.positions[0]].source_id
        yield fit_table(asked, table, engine.paragraphs, engine.sources[source].title)


def _best(engine: Engine, asked: AskedOfTables, ranked: Sequence[Ranked]) -> CellFit | None:
    fits = [one for found in _found(engine, asked, ranked) for one in found.cells[:1]]
    return max(fits, key=lambda one: one.value, default=None)


def _quote(engine: Engine, one: CellFit) -> Quote:
    paragraph = engine.paragraphs[one.position]
    return Quote(paragraph, 0, len(paragraph.text), lead=lead_of_cell(paragraph.text, one.cell))


def _text_states(engine: Engine, asked: AskedOfTables, ranked: Sequence[Ranked], best: CellFit) -> bool:
    """Whether a sentence of running text names the row and the year with a figure that fits, and covers as much."""
    label = read_row(engine.paragraphs[best.position].text).label
    for one in ranked[:_TEXTS]:
        paragraph = engine.paragraphs[one.position]
        if paragraph.kind in (ParagraphKind.TABLE_ROW, ParagraphKind.HEADING, ParagraphKind.CAPTION):
            continue
        for start, end, figures in _sentences(engine, one):
            sentence = paragraph.text[start:end]
            if not any(figure_fit(asked.query, sentence, figure, figure.start - start) > 0.1 for figure in figures):
                continue
            own = fold(sentence)
            if not all(year in own for year in asked.years) or _names(asked, label, own) < best.label - 0.1:
                continue
            if asked.share(asked.hits(_words(own))) >= best.coverage - _TIE:
                return True
    return False


def _names(asked: AskedOfTables, label: str, text: str) -> float:
    """How much of the name of the row both the question and a text have."""
    named = [word for word in asked.words if label_share(_only(asked, word), label, frozenset()) > 0]
    present = set(_words(text))
    return (
        sum(any(word in other or other in word for other in present) for word in named) / len(named) if named else 1.0
    )


def _only(asked: AskedOfTables, word: str) -> AskedOfTables:
    alone = object.__new__(AskedOfTables)
    alone.__dict__ = {**asked.__dict__, "words": (word,)}
    return alone


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text) if len(word) > 2]


def _sentences(engine: Engine, one: Ranked) -> Iterator[tuple[int, int, list[Figure]]]:
    for _, row in one.rows:
        start, end = row.sentence.start, row.sentence.end
        yield start, end, [figure for figure in engine.index.figures[one.position] if start <= figure.start < end]


def _dated(engine: Engine, asked: AskedOfTables, one: Ranked) -> bool:
    """Whether running text has a sentence of the year that is asked with a figure beside it."""
    paragraph: Paragraph = engine.paragraphs[one.position]
    if paragraph.kind is ParagraphKind.TABLE_ROW:
        return False
    return any(
        all(year in paragraph.text[start:end] for year in asked.years)
        and any(isinstance(figure.value, Decimal) for figure in figures)
        for start, end, figures in _sentences(engine, one)
    )
