"""Printed pages in other fonts, sizes and places than the second corpus."""

import time
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.reading.pdfs import A5_PAGE, Setter, of_kind, read, texts, write_pdf


def test_paragraphs_headings_and_page_numbers(tmp_path: Path) -> None:
    def page(number: int):
        def draw(canvas: Canvas) -> None:
            Setter(canvas, 90, 800, "Courier", 8).line("Gemeente Zandrecht - raadsvoorstel 2031")
            body = Setter(canvas, 90, 740, "Courier", 10, 13)
            body.line(f"{number}.1 Onderdeel {'een' if number == 4 else 'twee'}", font="Courier-Bold", size=13, down=24)
            body.paragraph(
                "Het college stelt de raad voor om in te stemmen met",
                "het plan voor de haven. Dat plan kost 3 miljoen euro.",
            )
            body.paragraph("De raad besluit in mei. Daarna volgt de uitvoering in", "twee stappen.")
            Setter(canvas, 290, 40, "Courier", 9).line(f"- {number} -")

        return draw

    document = read(write_pdf(tmp_path / "a.pdf", page(4), page(5)))
    assert [p.text for p in of_kind(document, "heading")] == ["4.1 Onderdeel een", "5.1 Onderdeel twee"]
    assert [(p.number, p.page) for p in of_kind(document, "paragraph")] == [(1, 4), (2, 4), (1, 5), (2, 5)]
    assert document.report.headers_removed == 4
    assert document.report.unaccounted == 0


def test_two_columns_under_a_full_width_title_with_a_word_broken_over_a_note(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        Setter(canvas, 60, 780, "Helvetica-Bold", 20).line("Verkenning van het stroomgebied van de Lage Beek")
        left = Setter(canvas, 60, 730, "Helvetica", 9, 12)
        for k in range(6):
            left.line(f"Regel {k} van de linker kolom vult de breedte van de kolom")
        left.line("geheel en eindigt halverwege een afgebroken samenwer-")
        note = Setter(canvas, 60, 120, "Helvetica", 7, 9)
        note.line("1 Metingen van het waterschap, jaarverslag 2029.")
        right = Setter(canvas, 310, 730, "Helvetica", 9, 12)
        right.line("king van gemeenten. Daarna volgt de rechter kolom met")
        for k in range(5):
            right.line(f"Regel {k} van de rechter kolom, ook over de volle breedte")
        right.line("en een slot met een noot")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(310 + canvas.stringWidth("en een slot met een noot", "Helvetica", 9), right.y + 12 + 3.2, "1")

    document = read(write_pdf(tmp_path / "b.pdf", draw))
    (paragraph,) = of_kind(document, "paragraph")
    assert "samenwerking van gemeenten. Daarna volgt" in paragraph.text
    assert paragraph.text.endswith("slot met een noot")
    (note,) = of_kind(document, "footnote")
    assert (note.number, note.text) == (1, "Metingen van het waterschap, jaarverslag 2029.")
    assert [(m.offset, m.note_id) for m in paragraph.markers] == [(len(paragraph.text), note.id)]


def test_exponents_are_no_markers(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(70, 700, "Het terrein meet 40 km")
        at = 70 + canvas.stringWidth("Het terrein meet 40 km", "Times-Roman", 12)
        canvas.setFont("Times-Roman", 7)
        canvas.drawString(at, 704.5, "2")
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(at + 4, 700, " en stoot CO")
        at += 4 + canvas.stringWidth(" en stoot CO", "Times-Roman", 12)
        canvas.setFont("Times-Roman", 7)
        canvas.drawString(at, 697.5, "2")
        canvas.setFont("Times-Roman", 12)
        canvas.drawString(at + 4, 700, " uit.")

    document = read(write_pdf(tmp_path / "c.pdf", draw))
    assert texts(document) == ["Het terrein meet 40 km² en stoot CO2 uit."]
    assert document.paragraphs[0].markers == ()


def test_letters_drawn_out_of_order_and_twice(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        words = ["De", "griffier", "leest", "alles", "terug."]
        places = []
        x = 80.0
        for word in words:
            places.append((x, word))
            x += canvas.stringWidth(word + " ", "Helvetica", 11)
        for x, word in reversed(places):
            canvas.drawString(x, 600, word)
        canvas.drawString(80.3, 600, "De")  # false bold

    document = read(write_pdf(tmp_path / "d.pdf", draw))
    assert texts(document) == ["De griffier leest alles terug."]
    assert ("dubbel getekend", "De") in document.report.dropped
    assert document.report.unaccounted == 0


def _ruled(canvas: Canvas, x: float, y: float, widths: list[float], rows: list[list[list[str]]]) -> None:
    for number, row in enumerate(rows):
        height = 6 + 11 * max(len(cell) for cell in row)
        at = x
        for width, cell in zip(widths, row, strict=True):
            canvas.rect(at, y - height, width, height)
            for k, text in enumerate(cell):
                canvas.setFont("Times-Bold" if number == 0 else "Times-Roman", 9)
                canvas.drawString(at + 3, y - 11 * (k + 1), text)
            at += width
        y -= height


def test_a_ruled_table_with_wrapped_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        Setter(canvas, 60, 760).line("De kosten staan hieronder en zijn door het bureau van de gemeente nagerekend.")
        Setter(canvas, 60, 735, "Times-Italic", 9.5).line("Tabel 2: Kosten per brug")
        rows = [
            [["Brug"], ["Lengte", "(m)"], ["Kosten"]],
            [["Oude brug bij", "de sluis"], ["40"], ["€ 2 mln"]],
            [["Nieuwe brug"], ["55"], ["€ 7 mln"]],
        ]
        _ruled(canvas, 60, 725, [110, 60, 80], rows)
        Setter(canvas, 60, 600).line("Na de tabel gaat de tekst gewoon verder.")

    document = read(write_pdf(tmp_path / "e.pdf", draw))
    rows = of_kind(document, "table_row")
    assert [row.text for row in rows] == [
        "Oude brug bij de sluis — Lengte (m): 40; Kosten: € 2 mln",
        "Nieuwe brug — Lengte (m): 55; Kosten: € 7 mln",
    ]
    assert rows[0].heading_path == ("Tabel 2: Kosten per brug",)
    assert texts(document)[-1] == "Na de tabel gaat de tekst gewoon verder."
    assert document.report.unaccounted == 0


def test_a_table_without_rules_that_goes_on_overleaf(tmp_path: Path) -> None:
    def page(rows: list[str], first: bool):
        def draw(canvas: Canvas) -> None:
            body = Setter(canvas, 50, 500 if first else 540, "Helvetica", 10, 13)
            if first:
                body.line("De inwoners per dorp staan in de tabel hieronder, telkens op een januari.", down=26)
                body.line("Tabel 1 Inwoners", font="Helvetica-Oblique", size=9, down=16)
            for k, row in enumerate(["Dorp|2020|2025", *rows]):
                name, *numbers = row.split("|")
                font = "Helvetica-Bold" if k == 0 else "Helvetica"
                canvas.setFont(font, 9)
                canvas.drawString(50, body.y, name)
                for number, right in zip(numbers, (220, 300), strict=True):
                    canvas.drawRightString(right, body.y, number)
                body.y -= 15

        return draw

    pages = [page(["Aalst|1.200|1.310", "Beers|480|455"], True), page(["Kuik|90|88"], False)]
    document = read(write_pdf(tmp_path / "f.pdf", *pages, size=A5_PAGE))
    rows = of_kind(document, "table_row")
    assert [row.text for row in rows] == [
        "Aalst — 2020: 1.200; 2025: 1.310",
        "Beers — 2020: 480; 2025: 455",
        "Kuik — 2020: 90; 2025: 88",
    ]
    assert {row.heading_path for row in rows} == {("Tabel 1 Inwoners",)}
    assert ("herhaalde tabelkop", "Dorp 2020 2025") in document.report.dropped


def test_metadata_in_the_margin_beside_and_stacked(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        margin = Setter(canvas, 470, 640, "Helvetica", 7, 9)
        for label, value in (("Datum", "3 maart 2030"), ("Uw referentie", "AB-12")):
            margin.line(label, font="Helvetica-Bold")
            margin.line(value)
            margin.white(5)
        body = Setter(canvas, 70, 640, "Helvetica", 9.5, 13)
        body.line("Aan het college van burgemeester en wethouders van Zandrecht", down=30)
        body.paragraph("Geacht college,")
        body.paragraph(
            "In uw brief vroeg u naar de stand van zaken van het onderzoek naar de dijk.",
            "Het onderzoek is afgerond. De uitkomst is dat de dijk nog tien jaar veilig is.",
        )

    document = read(write_pdf(tmp_path / "g.pdf", draw))
    assert [p.text for p in of_kind(document, "metadata")] == [
        "Datum: 3 maart 2030",
        "Uw referentie: AB-12",
        "Aan het college van burgemeester en wethouders van Zandrecht",
    ]
    assert [p.number for p in of_kind(document, "paragraph")] == [1, 2]


def test_labels_of_a_chart_are_dropped_by_name(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body = Setter(canvas, 70, 760, "Times-Roman", 12, 15)
        body.paragraph("Het aantal bezoekers van het museum nam in vier jaar tijd met de helft toe.")
        for k, height in enumerate((40, 60, 80)):
            canvas.rect(90 + 50 * k, 600, 30, height, fill=1)
            canvas.setFont("Times-Roman", 8)
            canvas.drawString(95 + 50 * k, 590, str(2020 + k))
            canvas.drawString(95 + 50 * k, 604 + height, str(height * 10))
        Setter(canvas, 70, 565, "Times-Italic", 10).line("Figuur 3. Bezoekers van het museum")
        Setter(canvas, 70, 535, "Times-Roman", 12).line("Dat komt door de nieuwe vleugel.")

    document = read(write_pdf(tmp_path / "h.pdf", draw))
    assert [p.text for p in of_kind(document, "caption")] == ["Figuur 3. Bezoekers van het museum"]
    dropped = {text for reason, text in document.report.dropped if reason == "tekst in een figuur"}
    assert dropped == {"2020", "2021", "2022", "400", "600", "800"}
    assert not any("2021" in text for text in texts(document))


def test_a_box_is_a_section_of_its_own_and_the_text_goes_on_after_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body = Setter(canvas, 70, 780, "Times-Roman", 11, 14)
        body.line("Wonen", font="Times-Bold", size=14, down=22)
        body.paragraph("De eerste alinea van de paragraaf over wonen staat boven het kader op de bladzijde.")
        canvas.setFillGray(0.9)
        canvas.rect(70, 650, 440, 70, stroke=0, fill=1)
        canvas.setFillGray(0)
        box = Setter(canvas, 80, 702, "Times-Roman", 11, 14)
        box.line("Wat is een hofje?", font="Times-Bold", down=18)
        box.line("Een hofje is een groep kleine woningen rond een gezamenlijke tuin, vaak voor ouderen.")
        body.y = 630
        body.paragraph("De tweede alinea van de paragraaf over wonen staat onder het kader.")

    document = read(write_pdf(tmp_path / "i.pdf", draw))
    assert [(p.heading_path, p.number) for p in of_kind(document, "paragraph")] == [
        (("Wonen",), 1),
        (("Wonen", "Wat is een hofje?"), 1),
        (("Wonen",), 2),
    ]


def test_signatures_side_by_side_and_questions_answered_together(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body = Setter(canvas, 60, 790, "Helvetica", 10, 13)
        for label, text in (
            ("Vragen 3 t/m 5", "Hoeveel scholen doen mee, waar staan die en wat kost het?"),
            ("Antwoord op de vragen 3 t/m 5", "Er doen 14 scholen mee. Zie verder het antwoord op vraag 2."),
        ):
            body.line(label, font="Helvetica-Bold")
            body.paragraph(text)
        body.line("De Minister van Onderwijs,")
        body.white(40)
        body.line("A.B. van der Wal")

    document = read(write_pdf(tmp_path / "j.pdf", draw))
    question, answer, signature = document.paragraphs
    assert (question.kind.value, question.qa_number) == ("question", "3, 4, 5")
    assert (answer.kind.value, answer.qa_number, answer.see) == ("answer", "3, 4, 5", ("2",))
    assert (signature.kind.value, signature.text) == ("signature", "De Minister van Onderwijs, A.B. van der Wal")


def test_a_turned_page_and_turned_text(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        Setter(canvas, 60, 700).line("De tekst staat recht op de bladzijde en wordt gelezen.")
        canvas.saveState()
        canvas.rotate(90)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(300, -20, "ONTWERP")
        canvas.restoreState()

    document = read(write_pdf(tmp_path / "k.pdf", draw))
    assert texts(document) == ["De tekst staat recht op de bladzijde en wordt gelezen."]
    assert ("gedraaide tekst of tekst buiten de bladspiegel", "ONTWERP") in document.report.dropped
    assert document.report.unaccounted == 0


def test_a_page_without_text_is_a_doubt(tmp_path: Path) -> None:
    document = read(
        write_pdf(
            tmp_path / "l.pdf",
            lambda canvas: Setter(canvas, 60, 700).line("Alleen op de eerste bladzijde staat tekst."),
            lambda canvas: canvas.rect(50, 50, 100, 100),
        )
    )
    assert document.report.doubts == ("geen tekstlaag op pagina 2",)


def test_reading_forty_pages_takes_a_few_seconds(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body = Setter(canvas, 60, 780, "Times-Roman", 10, 12)
        for k in range(55):
            body.line(f"Regel {k} van een lange bladzijde met gewone lopende tekst over het beleid.")

    path = write_pdf(tmp_path / "m.pdf", *[draw] * 40)
    began = time.perf_counter()
    read(path)
    assert time.perf_counter() - began < 8


def test_labels_on_the_line_of_their_text_and_labels_with_a_name(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body = Setter(canvas, 60, 780)
        body.paragraph(
            "Vraag 1: Hoeveel bruggen telt de gemeente en in welk jaar", "zijn zij voor het laatst geschilderd?"
        )
        body.line("Antwoord van de wethouder", font="Times-Bold")
        body.paragraph("De gemeente telt 41 bruggen, die in 2029 zijn geschilderd.")
        body.paragraph("Vraag 2: Wat kostte dat?")
        body.paragraph("Antwoord: Het kostte vier ton.")

    found = [(one.kind.value, one.qa_number, one.text) for one in read(write_pdf(tmp_path / "q.pdf", draw)).paragraphs]
    assert found == [
        ("question", "1", "Hoeveel bruggen telt de gemeente en in welk jaar zijn zij voor het laatst geschilderd?"),
        ("answer", "1", "De gemeente telt 41 bruggen, die in 2029 zijn geschilderd."),
        ("question", "2", "Wat kostte dat?"),
        ("answer", "2", "Het kostte vier ton."),
    ]


def test_a_table_without_caption_hangs_on_the_sentence_that_announces_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body = Setter(canvas, 60, 780)
        body.paragraph("De gemeente telt bruggen. Onderstaand overzicht geeft hun aantal per wijk aan.")
        for row in (("Wijk", "Bruggen", "Kosten"), ("Noord", "12", "340"), ("Zuid", "29", "610")):
            for x, cell in zip((0, 150, 250), row, strict=True):
                canvas.setFont("Times-Bold" if row[0] == "Wijk" else "Times-Roman", 11)
                canvas.drawString(60 + x, body.y, cell)
            body.y -= 14

    rows = of_kind(read(write_pdf(tmp_path / "t.pdf", draw)), "table_row")
    assert [row.lead_in for row in rows] == ["Onderstaand overzicht geeft hun aantal per wijk aan."] * 2
