"""The head of a table in a column of the page: shaded, over several lines, and beside running text."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from rag.reading.document import Document
from tests.reading.pdfs import Setter, of_kind, read, write_pdf
from tests.reading.test_page_forms import letter_by_letter

LEFT = [
    "De veren over de Lage Beek zijn in twintig",
    "jaar niet vervangen en het college wil dat",
    "nu doen, omdat de oude boten niet meer aan",
    "de eisen voldoen en vaak stil liggen, ook in",
    "de zomer als er veel fietsers overgaan. Van",
    "de boten is in het najaar een keuring gedaan",
]
COLUMNS = (305.0, 375.0, 440.0, 500.0)
ROWS = [("Overdam", "71", "28", "motor"), ("Lei en Beek", "46", "19", "romp"), ("Zandpunt", "58", "9", "laadklep")]
EXPECTED = [
    "Overdam — Lengte van boot (m): 71; Stand op 1 mei 2023: 28; Zwakste onderdeel: motor",
    "Lei en Beek — Lengte van boot (m): 46; Stand op 1 mei 2023: 19; Zwakste onderdeel: romp",
    "Zandpunt — Lengte van boot (m): 58; Stand op 1 mei 2023: 9; Zwakste onderdeel: laadklep",
]


def columns(canvas: Canvas, above: int) -> None:
    """Running text in two columns; the right one leaves room for a table below its first lines."""
    for at in range(40):
        Setter(canvas, 60, 780 - 13 * at, "Helvetica", 10).line(LEFT[at % len(LEFT)])
    for at in (*range(above), *range(above + 14, 40)):
        Setter(canvas, 305, 777 - 13 * at, "Helvetica", 10).line(LEFT[at % len(LEFT)])


def shade(canvas: Canvas, bottom: float, height: float, cells: bool) -> None:
    canvas.setFillGray(0.85)
    edges = [*(x - 3 for x in COLUMNS), 545.0] if cells else [302.0, 545.0]
    for x0, x1 in zip(edges, edges[1:], strict=False):
        canvas.rect(x0, bottom, x1 - x0, height, stroke=0, fill=1)
    canvas.setFillGray(0)


def table(path: Path, first: float, font: str, cells: bool, striped: bool = False) -> Document:
    """A table in the right column, its head over two lines with the first cell ``first`` points below the upper one."""

    def draw(canvas: Canvas) -> None:
        columns(canvas, 5)
        Setter(canvas, 305, 695, "Helvetica-Oblique", 9).line("Tabel 1 Toestand van de veren")
        shade(canvas, 665, 24, cells)
        if striped:
            shade(canvas, 632, 16, cells)
        Setter(canvas, 305, 680 - first, font, 8).line("Veer")
        for x, (upper, lower) in zip(
            COLUMNS[1:], (("Lengte", "van boot (m)"), ("Stand op 1", "mei 2023"), ("Zwakste", "onderdeel")), strict=True
        ):
            Setter(canvas, x, 680, font, 8).line(upper)
            Setter(canvas, x, 670, font, 8).line(lower)
        for at, row in enumerate(ROWS):
            for x, cell in zip(COLUMNS, row, strict=True):
                Setter(canvas, x, 653 - 16 * at, "Helvetica", 8).line(cell)

    return read(write_pdf(path, draw))


@pytest.mark.parametrize("first", [0.0, 5.0, 10.0])
@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold"])
@pytest.mark.parametrize("cells", [True, False])
def test_a_shaded_head_over_two_lines_names_the_columns(tmp_path: Path, first: float, font: str, cells: bool) -> None:
    document = table(tmp_path / "a.pdf", first, font, cells)
    rows = of_kind(document, "table_row")
    assert [row.text for row in rows] == EXPECTED
    assert {row.heading_path[-1] for row in rows} == {"Tabel 1 Toestand van de veren"}


def test_a_table_of_which_every_second_row_is_shaded_is_one_table(tmp_path: Path) -> None:
    document = table(tmp_path / "b.pdf", 0.0, "Helvetica", True, striped=True)
    assert [row.text for row in of_kind(document, "table_row")] == EXPECTED


@pytest.mark.parametrize(
    ("font", "head"),
    [
        ("Helvetica-Bold", [("Naam", "veer"), ("Stand op", "mei 2022"), ("Stand", "2023")]),
        ("Helvetica", [("Naam van", "veer"), ("Stand op", "mei 2022"), ("Veran-", "dering")]),
    ],
)
def test_a_head_without_shade_of_which_every_cell_takes_two_lines(
    tmp_path: Path, font: str, head: list[tuple[str, str]]
) -> None:
    def draw(canvas: Canvas) -> None:
        columns(canvas, 5)
        for x, cells in zip(COLUMNS, head, strict=False):
            for at, cell in enumerate(cells):
                Setter(canvas, x, 680 - 10 * at, font, 8).line(cell)
        for at, row in enumerate(ROWS):
            for x, cell in zip(COLUMNS, row[:3], strict=False):
                Setter(canvas, x, 653 - 17 * at, "Helvetica", 8).line(cell)

    document = read(write_pdf(tmp_path / "e.pdf", draw))
    last = "Stand 2023" if font.endswith("Bold") else "Verandering"
    assert [row.text for row in of_kind(document, "table_row")] == [
        f"{name} — Stand op mei 2022: {one}; {last}: {two}" for name, one, two, _ in ROWS
    ]


def test_a_shaded_box_of_text_above_a_table_stays_a_box(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        columns(canvas, 5)
        shade(canvas, 660, 34, False)
        Setter(canvas, 305, 680, "Helvetica-Bold", 9).line("Kader 1 Keuring van de boten")
        Setter(canvas, 305, 667, "Helvetica", 9).line("Elke boot wordt om het jaar gekeurd in de haven.")
        for at, row in enumerate([("Veer", "2030", "2031"), ("Overdam", "412", "388"), ("Lei", "1.204", "97")]):
            for x, cell in zip(COLUMNS, row, strict=False):
                Setter(canvas, x, 645 - 16 * at, "Helvetica", 8).line(cell)

    document = read(write_pdf(tmp_path / "c.pdf", draw))
    assert [row.text for row in of_kind(document, "table_row")] == [
        "Overdam — 2030: 412; 2031: 388", "Lei — 2030: 1.204; 2031: 97",
    ]  # fmt: skip
    assert "Kader 1 Keuring van de boten" in [heading.text for heading in of_kind(document, "heading")]


def test_a_cell_beside_a_justified_line_is_no_word_of_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(40):
            words = LEFT[at % len(LEFT)].split()
            taken = sum(canvas.stringWidth(word, "Helvetica", 10) for word in words)
            letter_by_letter(canvas, 60, 780 - 13 * at, words, 10, (222 - taken) / (len(words) - 1))
        for at, row in enumerate(
            [("Veerdienst", "2030", "2031"), *(("Zandpunt-O", str(40 + i), "7") for i in range(6))]
        ):
            for x, cell in zip((305, 382, 450), row, strict=True):
                letter_by_letter(canvas, x, 715 - 13 * at, [cell], 10, 2.8)
        for at in range(14, 40):
            letter_by_letter(canvas, 305, 780 - 13 * at, LEFT[at % len(LEFT)].split(), 10, 2.9)

    document = read(write_pdf(tmp_path / "d.pdf", draw))
    assert [row.text for row in of_kind(document, "table_row")] == [
        f"Zandpunt-O — 2030: {40 + i}; 2031: 7" for i in range(6)
    ]
