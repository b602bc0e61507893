"""Which cell a question is after."""

import pytest

from rag.datatypes import Paragraph, ParagraphKind, Query, Turn
from rag.retrieval.cell_fit import fit_table
from rag.retrieval.conversation import stand_alone
from rag.retrieval.question import understand
from rag.retrieval.rarity import Rarity
from rag.retrieval.tables import AskedOfTables, row_names, row_peers, same_word, tables_of

CAPTION = "Tabel 1. Laadpunten per dorp"
TEXTS = (
    "Veldsum — Punten 2021: 14; Punten 2025: 61; Gebruik 2025: 34%",
    "Hoorne — Punten 2021: 9; Punten 2025: 58; Gebruik 2025: 47%",
    "Totaal — Punten 2021: 23; Punten 2025: 119; Gebruik 2025: –",
)
ROWS = tuple(
    Paragraph(f"d:{n}", "d", ParagraphKind.TABLE_ROW, ("Vervoer", CAPTION), n, None, None, None, text, (), str(n))
    for n, text in enumerate(TEXTS, start=1)
)
TABLES = tables_of(ROWS)


def fit(question: str, history: tuple[Turn, ...] = ()):
    query: Query = understand(question, history, (), (), ROWS)
    asked = AskedOfTables(query, Rarity(TEXTS), None, row_names(TABLES.values(), ROWS))
    return fit_table(asked, TABLES[0], ROWS, "Nota")


@pytest.mark.parametrize(
    ("question", "surface"),
    [
        ("Hoeveel laadpunten had Hoorne in 2025?", "58"),
        ("hoeveel laadpnten had hoorne in 2021", "9"),
        ("Hoeveel laadpunten heeft Veldsum?", "61"),
        ("Hoeveel procent gebruik had Veldsum in 2025?", "34%"),
        ("Hoeveel laadpunten waren er in totaal in 2025?", "119"),
    ],
)
def test_row_year_and_column_decide(question, surface):
    best = fit(question).cells[0]
    assert best.cell.figure.surface == surface
    assert best.certain


def test_a_year_that_the_row_lacks_is_told_apart():
    found = fit("Hoeveel laadpunten had Hoorne in 2023?")
    assert found.lacking
    assert not found.cells


def test_a_row_that_is_not_there_is_no_other_row():
    assert not any(one.certain or one.likely for one in fit("Hoeveel laadpunten had Lutjewier in 2025?").cells)


def test_a_follow_up_puts_one_row_in_the_place_of_another():
    history = (Turn("Hoeveel laadpunten had Veldsum in 2025?"),)
    assert "veldsum" not in stand_alone("en in Hoorne?", history, row_peers(ROWS)).search
    assert fit("en in Hoorne?", history).cells[0].cell.figure.surface == "58"


def test_a_follow_up_counts_years_back():
    history = (Turn("Hoeveel laadpunten had Veldsum in 2025?"),)
    assert fit("En vier jaar eerder?", history).cells[0].cell.figure.surface == "14"


def test_same_word_knows_compounds_and_typing_errors_but_not_neighbours():
    assert same_word("punten", "laadpunten")
    assert same_word("leerlngen", "leerlingen")
    assert not same_word("hoorne", "hoofden")
