"""Cells of tables: value, unit, period and subject from cell, head, label and caption."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from rag.datatypes import Paragraph, ParagraphKind
from rag.figures.cells import cells_of, lead_of_cell, read_row, row_apart, row_figures
from rag.figures.ledger import build_ledger
from rag.reading.document import read_document
from rag.reading.manifest import load_collection

TABLES = Path(__file__).parents[2] / "evals" / "tables"


def row(text: str, caption: str = "") -> Paragraph:
    return Paragraph(
        "d:1", "d", ParagraphKind.TABLE_ROW, (caption,) if caption else (), 1, None, None, None, text, (), "x"
    )


def only(text: str, caption: str = "", at: int = 0):
    return cells_of(row(text, caption))[at]


@pytest.mark.parametrize(
    ("text", "caption", "value", "kind", "unit", "period", "lead"),
    [
        ("Dijk — 2025: 14,2", "Tabel 1. Lasten (mln euro)", "14200000", "money", "euro", "2025", "14,2 (mln euro)"),
        ("Dijk — Rijk (× € 1.000): 702", "Tabel 1. Lasten 2024", "702000", "money", "euro", "2024", "702 (× € 1.000)"),
        ("Dijk — Bedrag: 12", "Tabel 1. Lasten, bedragen x € 1 mln", "12000000", "money", "euro", None, None),
        ("Dijk — 2024: 88", "Bereik (in procenten)", "88", "percentage", "%", "2024", "88%"),
        ("Dijk — Reserve: 3,1%", "Vraag (miljoen m³)", "3.1", "percentage", "%", None, "3,1%"),
        ("Dijk — '19: 38,4", "NO2 in µg/m³", "38.4", "count", "µg/m³", "2019", "38,4 µg/m³"),
        ("Dijk — Aantal kernen: 28", "Staat 2", "28", "count", "kernen", None, "28 kernen"),
        ("Dijk — 2021: 142", "Tabel 1. Aantal peuters per dorp", "142", "count", "peuters", "2021", "142 peuters"),
        ("Kosten (x € 1.000) — 2023: 14", "Kerncijfers", "14000", "money", "euro", "2023", "14 (x € 1.000)"),
        ("Kosten (x € 1.000) — Verschil (%): 2", "Kerncijfers", "2", "percentage", "%", None, "2%"),
        ("Dijk — Rang 2025: 3", "Bereik (in procenten)", "3", "rank", "plaats", "2025", "3 (Rang 2025)"),
        ("Dijk — Verschil: – 3,5", "Lasten (€ mln)", "-3500000", "money", "euro", None, "– 3,5 (€ mln)"),
        ("Dijk — Prijs: € 27,8 miljoen", "Lasten (x € 1.000)", "27800000", "money", "euro", None, "€ 27,8 miljoen"),
        ("Dijk — Duur: 11 weken", "Lasten (prijspeil 2026)", "11", "duration", "weken", None, "11 weken"),
        ("Dijk — Gereed: 2027", "Lasten (mln euro)", "2027", "year", None, None, "2027"),
        ("Zwaan — Geopend: 2019; Kosten (euro): 345.000", "Bruggen: aantal", "2019", "year", None, None, "2019"),
        ("Zwaan — Gebouwd: 1987", "Aantal bruggen", "1987", "year", None, None, "1987"),
        ("Zwaan — Jaar: 2022; Aantal boten: 12", "Bruggen en boten", "2022", "year", None, None, "2022"),
        ("Zwaan — Start: 2022", "Bruggen en boten", "2022", "year", None, None, "2022"),
        ("Zwaan — Vernieuwing: 2011; Boten per werkdag: 34", "Bruggen", "2011", "year", None, None, "2011"),
        ("Zwaan — Boten: 2011; Verblijf (uur): 3", "Bruggen", "2011", "count", "Boten", None, "2011 boten"),
        ("Zwaan — Jongens: 1987", "Aantal leerlingen", "1987", "count", "Jongens", None, "1987 jongens"),
        ("Zwaan — Boten per werkdag: 34", "Bruggen", "34", "count", "Boten", "per werkdag", "34 boten"),
        ("Dijk — 2024: 2024", "Leerlingen per school", "2024", "count", "Leerlingen", "2024", "2024 leerlingen"),
        ("Dijk — Bezoek (x 1.000): 1 250", "Kerncijfers", "1250000", "count", None, None, "1 250 (x 1.000)"),
        ("2027 — Plafond: € 600.000", "Plafond per jaar", "600000", "money", "euro", "2027", "€ 600.000"),
        ("Dijk — Kosten: ca. 40", "Kosten in euro", "40", "money", "euro", None, "ca. € 40"),
    ],
)
def test_a_cell_has_its_value_unit_and_period(text, caption, value, kind, unit, period, lead):
    one = only(text, caption)
    figure = one.figure
    stated = (str(figure.value) if isinstance(figure.value, str) else figure.value, figure.kind.value, figure.unit)
    assert stated == (value if kind == "year" else Decimal(value), kind, unit)
    assert figure.period == period
    assert text[figure.start : figure.end] == figure.surface
    assert lead is None or lead_of_cell(text, one) == lead


def test_heads_and_labels_are_set_apart_with_a_reason():
    one = row("2. Dijk 4 — Punten 2019: 14; Punten 2025: –; Telefoon: 0800-1234")
    assert [figure.surface for figure in row_figures(one)] == ["14"]
    apart = [(each.surface.strip(), each.reason.value) for each in row_apart(one)]
    assert apart[:3] == [("2.", "list_number"), ("4", "name"), ("2019", "name")]
    digits = {at for at, char in enumerate(one.text) if char.isdigit()}
    held = {at for each in (*row_figures(one), *row_apart(one)) for at in range(each.start, each.end)}
    assert digits <= held


def test_subject_is_label_head_and_caption_and_the_ledger_has_it():
    (entry,) = build_ledger([row("Veldsum — Nodig: 14,2", "Tabel 1. Begroting dijken (mln euro)")])
    assert entry.figure.subject == "Veldsum Nodig Begroting dijken"
    assert entry.figure.inherited == ("unit",)


def test_a_piece_without_a_head_goes_on_with_its_cell():
    text = "C — Prijs: 3; Oordeel: te duur; vergunning onzeker"
    assert [(cell.head, text[cell.start : cell.end]) for cell in read_row(text).cells] == [
        ("Prijs", "3"),
        ("Oordeel", "te duur; vergunning onzeker"),
    ]


def test_every_figure_that_is_asked_of_the_sample_tables_is_in_its_row():
    folder = TABLES / "corpus"
    paragraphs = [
        one
        for source in load_collection(folder).sources
        for one in read_document(source, folder / source.path).paragraphs
    ]
    stated = [each for one in paragraphs if one.kind is ParagraphKind.TABLE_ROW for each in row_figures(one)]
    for line in (TABLES / "questions.jsonl").read_text("utf-8").splitlines():
        for gold in json.loads(line)["figures"]:
            same = [one for one in stated if str(one.value) == gold["value"] or one.value == Decimal(gold["value"])]
            assert any(one.kind.value == gold["kind"] for one in same), line


def test_the_parts_of_a_total_are_counted_in_what_the_caption_names():
    text = "Dalum — Totaal: 880; Starters: 190; Ouderen: 165"
    assert {one.unit for one in row_figures(row(text, "Tabel 1. Woningbouw per kern"))} == {"woningen"}
    assert {one.unit for one in row_figures(row(text, "Tabel 1. Verdeling per kern"))} == {None}
    assert row_figures(row("Dalum — Starters: 190; Ouderen: 165"))[1].unit == "Ouderen"
