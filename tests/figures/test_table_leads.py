"""Units that a table gives from further off: the sentence before it, a head with a date, the label of an indicator."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rag.datatypes import Paragraph, ParagraphKind
from rag.figures.cells import cells_of
from rag.figures.table_units import noun_in, unit_of_label, without_number


def row(text: str, caption: str = "", lead_in: str | None = None) -> Paragraph:
    path = (caption,) if caption else ()
    return Paragraph("d:1", "d", ParagraphKind.TABLE_ROW, path, 1, None, None, None, text, (), "x", lead_in=lead_in)


@pytest.mark.parametrize(
    ("text", "caption", "lead_in", "value", "unit"),
    [
        ("Gilden — 2026: 4,8; 2028: 5,4", "", "De tabel geeft de bijdragen weer, in miljoen euro per jaar.", "4800000", "euro"),
        ("Gilden — 2026: 4,8; 2028: 5,4", "", "De tabel geeft de bijdragen weer (x € 1.000).", "4800", "euro"),
        ("Gilden — 2026: 48; 2028: 54", "", "De tabel geeft het beeld voor de hele streek.", "48", None),
        ("Gilden — 2026: 48; 2028: 54", "Aantal leden", "Zie ook het jaarverslag, in het bijzonder bijlage 2.", "48", "leden"),
        ("Oostdam — Zangers 1 mei 2023: 48; Zangers 1 mei 2025: 54", "", None, "48", "Zangers"),
        ("Oostdam — Aandeel 1 mei 2023: 48", "", None, "48", None),
        ("Zwaluwen — Stand begin 2026: 64; Doel 2030: 90", "", None, "64", "Zwaluwen"),
        ("Molens met een molenaar — Nulmeting: 12; Streefwaarde: 20", "", None, "12", "Molens"),
        ("Waterpeil — Stand 2026: 64; Doel 2030: 90", "", None, "64", None),
        ("Zwaluwen — 2026: 64; 2030: 90", "", None, "64", None),
        ("Dalum — Molens: 14; Waarvan draaiend: 3", "Tabel B Molens in de streek", None, "14", "Molens"),
    ],
)  # fmt: skip
def test_the_unit_of_a_cell(text: str, caption: str, lead_in: str | None, value: str, unit: str | None) -> None:
    one = cells_of(row(text, caption, lead_in))[0].figure
    assert (one.value, one.unit) == (Decimal(value), unit)


def test_a_table_may_be_numbered_with_a_letter() -> None:
    assert without_number("Tabel B Molens in de streek") == "Molens in de streek"
    assert without_number("Tabel 2a. Molens") == "Molens"
    assert without_number("Tabel Molens") == "Tabel Molens"
    last = cells_of(row("Dalum — Molens: 14; Waarvan draaiend: 3", "Tabel B Molens in de streek"))[-1].figure
    assert last.unit == "Molens"


def test_labels_count_only_under_heads_of_a_state() -> None:
    assert unit_of_label("Molens", "Doel 2030") is not None
    assert unit_of_label("Molens", "Doelgroep") is None
    assert unit_of_label("Molens", "2030") is None
    assert noun_in("Molens eind 2025") is not None
