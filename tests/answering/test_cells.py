"""Answers and verdicts out of tables, without an index."""

from types import SimpleNamespace

import pytest

from rag.answering.cell_check import with_cells
from rag.answering.draft import Quote
from rag.answering.verify import unsupported
from rag.datatypes import Citation, ClaimCheck, Verdict
from rag.figures.cells import read_row
from rag.figures.find import find_figures
from rag.language.tokens import stems
from rag.retrieval.rarity import Rarity
from rag.retrieval.tables import row_names
from tests.retrieval.test_tables import ROWS, TABLES, TEXTS

ENGINE = SimpleNamespace(
    tables=TABLES,
    paragraphs=ROWS,
    sources={"d": SimpleNamespace(title="Nota vervoer")},
    rarity=Rarity(TEXTS),
    static=None,
    row_names=row_names(TABLES.values(), ROWS),
    row_index={each: {0} for one in ROWS for each in stems(read_row(one.text).label)},
)


def verdict(text: str) -> ClaimCheck:
    figures = find_figures(text)
    unknown = [ClaimCheck(one.start, one.end, one.surface, Verdict.NOT_IN_CORPUS, (), None, ()) for one in figures]
    return next(
        check
        for check, one in zip(with_cells(ENGINE, text, figures, unknown), figures, strict=True)
        if not isinstance(one.value, str)
    )


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("In Hoorne waren er in 2025 58 laadpunten.", Verdict.SUPPORTED),
        ("In Hoorne waren er in 2025 59 laadpunten.", Verdict.CONTRADICTED),
        ("In Hoorne waren er in 2021 58 laadpunten.", Verdict.CONTRADICTED),
        ("In Hoorne waren er in 2023 58 laadpunten.", Verdict.NOT_IN_CORPUS),
        ("In Lutjewier waren er in 2025 58 laadpunten.", Verdict.NOT_IN_CORPUS),
        ("In Hoorne waren er in 2025 geen 58 laadpunten.", Verdict.NOT_IN_CORPUS),
    ],
)
def test_a_claim_is_held_against_the_cell_of_its_row_and_year(claim, expected):
    check = verdict(claim)
    assert check.verdict is expected
    assert [one.quote for one in check.citations] == ([TEXTS[1]] if expected is not Verdict.NOT_IN_CORPUS else [])


def test_only_what_a_cell_states_may_lead_a_row():
    row = ROWS[0]
    assert unsupported(Quote(row, 0, len(row.text), lead="61 punten")) == []
    assert unsupported(Quote(row, 0, len(row.text), lead="Veldsum")) == []
    for wrong in ("61 (mln euro)", "62 punten", "2025 punten", "Hoorne"):
        assert unsupported(Quote(row, 0, len(row.text), lead=wrong)) == [wrong]


def test_a_year_beside_a_number_that_a_cell_supports_is_that_of_the_cell():
    text = "In Hoorne waren er in 2025 58 laadpunten, met 47% gebruik."
    figures = find_figures(text)
    row = Citation(1, ROWS[1], TEXTS[1], 0, len(TEXTS[1]))
    checks = [
        ClaimCheck(one.start, one.end, one.surface, verdict, (), None, (row,))
        for one, verdict in zip(figures, (Verdict.NOT_IN_CORPUS, Verdict.SUPPORTED, Verdict.SUPPORTED), strict=True)
    ]
    assert [one.verdict for one in with_cells(ENGINE, text, figures, checks)] == [Verdict.SUPPORTED] * 3
    other = text.replace("2025", "2023")
    assert with_cells(ENGINE, other, find_figures(other), checks)[0].verdict is Verdict.NOT_IN_CORPUS
