"""Forms of printed pages: a short heading over both columns, notes with a stop after their number, letterheads."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.reading.pdfs import Setter, of_kind, read, texts, write_pdf


def balanced(heading_x: float, right_drop: float):
    """Two balanced columns, a heading, and two more; ``right_drop`` is the white in the right column beside the heading."""

    def draw(canvas: Canvas) -> None:
        left = Setter(canvas, 60, 760, "Helvetica", 9, 12)
        for k in range(6):
            left.line(f"Eerste links {k} vult de breedte van de kolom tot het eind")
        right = Setter(canvas, 310, 760, "Helvetica", 9, 12)
        for k in range(5):
            right.line(f"Eerste rechts {k} vult de breedte van de kolom tot het eind")
        right.line("en eindigt hier.")
        left.white(20)
        Setter(canvas, heading_x, left.y, "Helvetica-Bold", 13).line("2 Het vervolg")
        left.white(20)
        right.white(right_drop)
        for k in range(5):
            left.line(f"Tweede links {k} vult de breedte van de kolom tot het eind")
            right.line(f"Tweede rechts {k} vult de breedte van de kolom tot het eind")
        left.line("en ook deze eindigt hier.")

    return draw


def order(document) -> list[str]:
    """Which of the four pieces comes when, and the heading."""
    found = " ".join(texts(document))
    marks = ["Eerste links 0", "Eerste rechts 0", "2 Het vervolg", "Tweede links 0", "Tweede rechts 0"]
    return sorted(marks, key=found.index)


def test_a_short_heading_over_both_columns_ends_what_stands_above_it(tmp_path: Path) -> None:
    document = read(write_pdf(tmp_path / "a.pdf", balanced(60, 40)))
    assert order(document) == [
        "Eerste links 0", "Eerste rechts 0", "2 Het vervolg", "Tweede links 0", "Tweede rechts 0",
    ]  # fmt: skip
    assert document.report.unaccounted == 0


def test_a_heading_of_the_left_column_alone_stays_in_it(tmp_path: Path) -> None:
    document = read(write_pdf(tmp_path / "b.pdf", balanced(60, 0)))
    assert order(document) == [
        "Eerste links 0", "2 Het vervolg", "Tweede links 0", "Eerste rechts 0", "Tweede rechts 0",
    ]  # fmt: skip


def test_notes_with_a_stop_after_their_number_and_a_sentence_over_the_page(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        body = Setter(canvas, 80, 760, "Helvetica", 10, 14)
        body.line("De veren worden dit jaar vervangen, zoals met de gemeenten aan de")
        body.line("rivier is afgesproken. Het college vindt dat een verstandige keus")
        y = body.y
        body.line("voor de dorpen aan de overkant, waar nu ook al bussen rijden,")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(
            80 + canvas.stringWidth("voor de dorpen aan de overkant, waar nu ook al bussen rijden,", "Helvetica", 10),
            y + 3.5,
            "1",
        )
        Setter(canvas, 74, 80, "Helvetica", 7, 9).line("1. Verenplan, bijlage 2, met 14 oversteken.")

    def second(canvas: Canvas) -> None:
        body = Setter(canvas, 80, 760, "Helvetica", 10, 14)
        body.line("die anders niet bereikbaar zijn. In april volgt het besluit van de raad over het")
        body.line("geld dat daarvoor nodig is.")

    document = read(write_pdf(tmp_path / "c.pdf", first, second))
    (note,) = of_kind(document, "footnote")
    assert note.text == "Verenplan, bijlage 2, met 14 oversteken."
    (paragraph,) = of_kind(document, "paragraph")
    assert "bussen rijden, die anders niet bereikbaar zijn" in paragraph.text
    assert [marker.note_id for marker in paragraph.markers] == [note.id]


def test_a_numbered_list_in_print_of_the_usual_size_is_no_row_of_notes(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body = Setter(canvas, 80, 760, "Helvetica", 10, 14)
        body.paragraph("Het college neemt drie besluiten over de veren:")
        body.line("1. de pont blijft varen;")
        body.line("2. het tarief stijgt naar 3 euro;")
        body.line("3. de steiger wordt hersteld.")

    document = read(write_pdf(tmp_path / "d.pdf", draw))
    assert [item.text for item in of_kind(document, "list_item")] == [
        "de pont blijft varen;", "het tarief stijgt naar 3 euro;", "de steiger wordt hersteld.",
    ]  # fmt: skip


def test_what_stands_above_the_salutation_of_a_printed_letter_is_metadata(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        head = Setter(canvas, 80, 780, "Helvetica", 10, 14)
        head.line("Aan de voorzitter van de raad", down=14)
        head.line("Postbus 12", down=40)
        head.line("Betreft: Vervanging van de pont bij Overdam", down=40)
        head.line("Geachte voorzitter,", down=28)
        head.line("Met deze brief informeer ik u over de pont. De pont wordt in 2031")
        head.line("vervangen. Het tarief blijft gelijk. Daarover is overleg gevoerd.")

    document = read(write_pdf(tmp_path / "brief.pdf", draw))
    assert [p.text for p in of_kind(document, "metadata")] == [
        "Aan de voorzitter van de raad Postbus 12", "Betreft: Vervanging van de pont bij Overdam",
    ]  # fmt: skip
    assert [p.number for p in of_kind(document, "paragraph")] == [1, 2]


def test_one_line_at_the_left_edge_does_not_cut_a_paragraph_that_follows_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body = Setter(canvas, 80, 760, "Helvetica", 10, 14)
        body.line("De provincie koopt de grond aan langs de hele oever van de Lage Beek.")
        body.line("Eind 2030 had zij ruim 200 hectare in bezit, meer dan was verwacht,")
        body.line("en die wordt ingezet voor ruiling.")
        Setter(canvas, 73, 60, "Helvetica", 7, 9).line("Retouradres: Postbus 12, Overdam")

    document = read(write_pdf(tmp_path / "e.pdf", draw))
    assert any("Lage Beek. Eind 2030 had zij" in text for text in texts(document))


def letter_by_letter(canvas: Canvas, x: float, y: float, words: list[str], size: float, space: float) -> None:
    """Words drawn as browsers do: each letter placed by itself, and no spaces drawn."""
    canvas.setFont("Helvetica", size)
    for word in words:
        for letter in word:
            canvas.drawString(x, y, letter)
            x += canvas.stringWidth(letter, "Helvetica", size)
        x += space


def justified(canvas: Canvas, y: float, text: str, width: float = 240.0) -> None:
    words = text.split()
    taken = sum(canvas.stringWidth(word, "Helvetica", 10) for word in words)
    letter_by_letter(canvas, 80, y, words, 10, (width - taken) / (len(words) - 1))


def test_letters_placed_one_by_one_in_justified_lines_make_one_paragraph(tmp_path: Path) -> None:
    lines = [
        "De veren over de Lage Beek worden in 2031 ver-",
        "vangen, omdat de oude niet meer",
        "aan de eisen voldoen die sinds kort",
        "gelden. Ook het college vond dat",
        "bij nader inzien verstandig en",
        "het besluit werd in april genomen.",
    ]

    def draw(canvas: Canvas) -> None:
        for at, line in enumerate(lines):
            justified(canvas, 760 - 14 * at, line)
        letter_by_letter(canvas, 80, 760 - 14 * len(lines), ["Daarna", "volgt", "de", "bouw."], 10, 2.8)

    document = read(write_pdf(tmp_path / "f.pdf", draw))
    (paragraph,) = of_kind(document, "paragraph")
    assert paragraph.text == " ".join(lines).replace("ver- vangen", "vervangen") + " Daarna volgt de bouw."


def test_cells_of_a_table_beside_justified_text_stay_apart(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for at, line in enumerate(["De veren over de Beek worden vervangen", "omdat de oude niet meer aan de eis",
                                   "voldoen die sinds kort voor alle geldt", "en ook het college dat zo vond gaan"]):  # fmt: skip
            justified(canvas, 760 - 14 * at, line, 240 + 9 * at)
        for at, row in enumerate([("Veer", "2030", "2031"), ("Overdam", "412", "388"), ("Lei", "1.204", "97")]):
            for x, cell in zip((80, 180, 260), row, strict=True):
                letter_by_letter(canvas, x, 680 - 16 * at, [cell], 10, 2.8)

    document = read(write_pdf(tmp_path / "g.pdf", draw))
    assert [row.text for row in of_kind(document, "table_row")] == [
        "Overdam — 2030: 412; 2031: 388", "Lei — 2030: 1.204; 2031: 97",
    ]  # fmt: skip


def test_bullets_drawn_as_shapes(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body = Setter(canvas, 80, 760, "Helvetica", 10, 14)
        body.line("Het college wil in 2031 bereiken:")
        for text in ("de pont vaart elk kwartier;", "het tarief blijft gelijk."):
            canvas.circle(86, body.y + 3.4, 1.8, stroke=0, fill=1)
            body.line(text, dx=14)

    document = read(write_pdf(tmp_path / "h.pdf", draw))
    assert [item.text for item in of_kind(document, "list_item")] == [
        "de pont vaart elk kwartier;", "het tarief blijft gelijk.",
    ]  # fmt: skip
    assert document.report.unaccounted == 0


def test_a_note_of_the_usual_size_below_a_short_rule(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body = Setter(canvas, 80, 760, "Helvetica", 10, 14)
        body.line("De veren worden vervangen, zoals met de gemeenten aan de rivier is afgesproken,")
        y = body.y
        body.line("en het college vindt dat verstandig.")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(
            80 + canvas.stringWidth("en het college vindt dat verstandig.", "Helvetica", 10), y + 3.5, "1"
        )
        canvas.line(80, 100, 190, 100)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(80, 88, "1")
        Setter(canvas, 88, 84.5, "Helvetica", 10).line("Verenplan, bijlage 2.")

    document = read(write_pdf(tmp_path / "i.pdf", draw))
    assert [note.text for note in of_kind(document, "footnote")] == ["Verenplan, bijlage 2."]
    assert [paragraph.text[-11:] for paragraph in of_kind(document, "paragraph")] == ["verstandig."]


def test_heads_at_the_foot_of_their_cells_and_the_name_below_the_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        Setter(canvas, 80, 780, "Helvetica", 10, 14).line("De kosten zijn verdeeld over de gemeenten aan de rivier.")
        Setter(canvas, 300, 740, "Helvetica", 10).line("Waarvan voor")
        rows = [("Gemeente", "Bijdrage", "water"), ("Overdam", "14,0", "4,5"), ("Lei", "6,0", "0,8")]
        for at, row in enumerate(rows):
            for x, cell in zip((80, 200, 300), row, strict=True):
                Setter(canvas, x, 728 - 18 * at, "Helvetica", 10).line(cell)
        Setter(canvas, 80, 664, "Helvetica-Oblique", 9).line("Tabel A Verdeling van de kosten, in miljoenen euro")

    document = read(write_pdf(tmp_path / "j.pdf", draw))
    rows = of_kind(document, "table_row")
    assert [row.text for row in rows] == [
        "Overdam — Bijdrage: 14,0; Waarvan voor water: 4,5", "Lei — Bijdrage: 6,0; Waarvan voor water: 0,8",
    ]  # fmt: skip
    assert rows[0].heading_path[-1] == "Tabel A Verdeling van de kosten, in miljoenen euro"
