"""Pages of three columns, and tables that a page break leaves open."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.reading.pdfs import Setter, of_kind, read, texts, write_pdf

LANDSCAPE = (842.0, 595.0)
WIDTH = 220.0


def fill(number: int) -> list[str]:
    """Ten lines of a column, of which the words say where they belong."""
    return [f"kolom {number} regel {at} meldt het werk aan de" for at in range(1, 10)] + [f"kolom {number} sluit."]


def column(canvas: Canvas, x: float, y: float, number: int) -> None:
    setter = Setter(canvas, x, y)
    for line in fill(number):
        short = WIDTH - canvas.stringWidth(line, setter.font, setter.size)
        canvas.setFont(setter.font, setter.size)
        spacing = short / line.count(" ") if not line.endswith(".") else 0
        canvas.drawString(setter.x, setter.y, line, wordSpace=spacing)
        setter.y -= setter.leading


def three_columns(canvas: Canvas) -> None:
    Setter(canvas, 60, 540).line("Nieuws uit de haven", size=20)
    for number, (x, drop) in enumerate([(60, 0), (300, 9), (540, 4)], start=1):
        column(canvas, x, 490 - drop, number)


def test_three_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    document = read(write_pdf(tmp_path / "drie.pdf", three_columns, size=LANDSCAPE))
    assert not of_kind(document, "table_row")
    assert texts(document)[0] == "Nieuws uit de haven"
    assert " ".join(texts(document)[1:]) == " ".join(line for number in (1, 2, 3) for line in fill(number))


def level_columns(canvas: Canvas) -> None:
    for number, x in enumerate([60, 300, 540], start=1):
        column(canvas, x, 490, number)


def test_columns_on_one_grid_are_read_one_after_the_other(tmp_path: Path) -> None:
    document = read(write_pdf(tmp_path / "rooster.pdf", level_columns, size=LANDSCAPE))
    assert " ".join(texts(document)) == " ".join(line for number in (1, 2, 3) for line in fill(number))


def filled_table(canvas: Canvas) -> None:
    heads = ("Wat gaat er gebeuren in de haven", "Wie betaalt dat en wie doet mee", "Wanneer is het werk dan klaar")
    rows = [
        (
            f"Het project nummer {i} in de haven bij het dorp",
            f"De provincie en partner {i} betalen het samen",
            f"Het werk {i} is in de zomer van het jaar klaar",
        )
        for i in "abcdefghij"
    ]
    canvas.setFont("Times-Roman", 11)
    for at, row in enumerate([heads, *rows]):
        for x, cell in zip((60, 300, 540), row, strict=True):
            canvas.drawString(x, 520 - 14 * at, cell)


def test_rows_full_of_text_without_rules_are_a_table(tmp_path: Path) -> None:
    rows = of_kind(read(write_pdf(tmp_path / "rijen.pdf", filled_table, size=LANDSCAPE)), "table_row")
    assert len(rows) == 10
    assert all(
        f"partner {i} betalen" in row.text and f"nummer {i} in" in row.text
        for i, row in zip("abcdefghij", rows, strict=True)
    )


def open_table(canvas: Canvas) -> None:
    canvas.setFont("Times-Roman", 11)
    rows = [("Jaar", "Schepen"), ("Noord", "1.204"), ("Zuid", "1.310"), ("Oost", "1.422")]
    levels = [700 - 20 * at for at in range(4)]
    for y in levels:
        canvas.line(60, y, 300, y)
    for x in (60, 180, 300):
        canvas.line(x, 700, x, levels[-1] - 20)  # the sides go on below the last level rule
    for y, row in zip([*levels], rows, strict=True):
        for x, cell in zip((66, 186), row, strict=True):
            canvas.drawString(x, y - 14, cell)


def test_a_row_below_the_last_rule_is_a_row_of_its_own(tmp_path: Path) -> None:
    rows = [one.text for one in of_kind(read(write_pdf(tmp_path / "open.pdf", open_table)), "table_row")]
    assert rows == ["Noord — Schepen: 1.204", "Zuid — Schepen: 1.310", "Oost — Schepen: 1.422"]
