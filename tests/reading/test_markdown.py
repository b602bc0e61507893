"""Marks of Markdown, one at a time."""

from pathlib import Path

import pytest

from rag.reading.document import Document
from tests.reading.pdfs import of_kind, read, texts


def markdown(folder: Path, text: str, name: str = "a.md") -> Document:
    (folder / name).write_text(text, "utf-8")
    document = read(folder / name)
    assert document.report.lost == ""
    return document


def marks(document: Document) -> list[tuple[str, list[tuple[int, str, bool]]]]:
    return [
        (one.text, [(mark.offset, mark.label, mark.note_id is not None) for mark in one.markers])
        for one in document.paragraphs
        if one.kind.value == "paragraph"
    ]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Er zijn 12 sluizen[^1], zegt de dijkgraaf.\n\n[^1]: Telling 2031.", True),
        ("Er zijn 12 sluizen[^telling], zegt de dijkgraaf.\n\n[^telling]: Telling 2031.", True),
        ("Er zijn 12 sluizen^[Telling 2031.], zegt de dijkgraaf.", True),
        ("Er zijn 12 sluizen<sup>1</sup>, zegt de dijkgraaf.\n\n<sup>1</sup> Telling 2031.", True),
        ("Er zijn 12 sluizen [1], zegt de dijkgraaf.\n\n[1] Telling 2031.", True),
        ("Er zijn 12 sluizen¹, zegt de dijkgraaf.\n\n¹ Telling 2031.", True),
        ("Er zijn 12 sluizen[^1], zegt de dijkgraaf.", False),
    ],
)
def test_footnotes_leave_the_text_and_are_tied(tmp_path: Path, text: str, note: bool) -> None:
    document = markdown(tmp_path, f"# Sluizen\n\n{text}\n")
    assert marks(document) == [("Er zijn 12 sluizen, zegt de dijkgraaf.", [(18, "1", note)])]
    assert [one.text for one in of_kind(document, "footnote")] == (["Telling 2031."] if note else [])


def test_exponents_are_no_markers(tmp_path: Path) -> None:
    text = "# Veld\n\nHet veld is 300 m<sup>2</sup> of 4 km² groot en bindt CO<sub>2</sub>.\n"
    assert marks(markdown(tmp_path, text)) == [("Het veld is 300 m² of 4 km² groot en bindt CO2.", [])]


def test_emphasis_links_escapes_and_entities(tmp_path: Path) -> None:
    text = "# Veld\n\nZie *de* **[kaart](https://kaart.voorbeeld/a%20b?c=1)** van A \\& B &amp; C, \\*niet\\* `dit`.\n"
    assert marks(markdown(tmp_path, text)) == [("Zie de kaart van A & B & C, *niet* dit.", [])]


@pytest.mark.parametrize(
    ("question", "answer", "number"),
    [
        ("## Vraag 4", "### Antwoord", "4"),
        ("## Vragen 11 en 12", "### Antwoord op de vragen 11 en 12", "11, 12"),
        ("**Vraag 3**", "**Antwoord op vraag 3**", "3"),
        ("### Vraag 5 (lid Bos)", "### Antwoord van de minister", "5"),
        ("VRAAG 6", "ANTWOORD", "6"),
    ],
)
def test_labels_of_questions_and_answers(tmp_path: Path, question: str, answer: str, number: str) -> None:
    text = f"# Antwoorden over sluizen\n\n{question}\n\nHoeveel?\n\n{answer}\n\nTwaalf.\n\nEn meer.\n"
    found = [
        (one.kind.value, one.qa_number, one.speaker.value if one.speaker else None, one.number, one.text)
        for one in markdown(tmp_path, text).paragraphs[1:]
    ]
    assert found == [
        ("question", number, "asker", 1, "Hoeveel?"),
        ("answer", number, "answerer", 1, "Twaalf."),
        ("answer", number, "answerer", 2, "En meer."),
    ]


def test_a_label_and_its_text_on_one_line(tmp_path: Path) -> None:
    text = "# Sluizen\n\n**Vraag 3:** Hoeveel?\n\nAntwoord: Twaalf.\n\n### Vraag 4: Waarom?\n\n**Antwoord** Daarom.\n"
    found = [(one.kind.value, one.qa_number, one.text) for one in markdown(tmp_path, text).paragraphs[1:]]
    assert found == [
        ("question", "3", "Hoeveel?"),
        ("answer", "3", "Twaalf."),
        ("question", "4", "Waarom?"),
        ("answer", "4", "Daarom."),
    ]


ANSWERED = """# Brief over de pont

**Vraag 1: Wat kost de pont?**

De pont kost twee miljoen euro.

De provincie betaalt de helft.

**Vraag 2: Wie vaart er?**

Wie dat wil, kan varen.
"""
ASKED = """# Vragen over de pont

**Vraag 1: Wat kost de pont?**

Waarom betaalt de provincie niet?

**Vraag 2: Wie vaart er?**

Ons bereiken berichten over lange rijen. Klopt dat?
"""


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (ANSWERED, ["question", "answer", "answer", "question", "answer"]),
        (ASKED, ["question"] * 4),
        (ANSWERED.replace("Wie dat wil, kan varen.", "Kan ik ook varen?"), ["question"] * 5),
        (ANSWERED.replace("Wie dat wil, kan varen.\n", ""), ["question"] * 4),
        (ANSWERED.replace("De provincie betaalt", "**Antwoord**\n\nDe provincie betaalt"),
         ["question", "question", "answer", "question", "question"]),
    ],
)  # fmt: skip
def test_answers_that_follow_their_questions_without_a_label(tmp_path: Path, text: str, speakers: list[str]) -> None:
    document = markdown(tmp_path, text)
    assert [str(one.kind) for one in document.paragraphs if one.qa_number] == speakers
    assert all((one.speaker == "answerer") == (one.kind == "answer") for one in document.paragraphs if one.qa_number)


def test_a_section_after_the_answers_has_no_speaker(tmp_path: Path) -> None:
    text = "# Sluizen\n\n## Vraag 1\n\nHoeveel?\n\n### Antwoord\n\nTwaalf.\n\n## Toelichting\n\nZo is geteld.\n"
    last = markdown(tmp_path, text).paragraphs[-1]
    assert (last.kind.value, last.qa_number, last.heading_path) == ("paragraph", None, ("Sluizen", "Toelichting"))


def test_all_pairs_of_the_head_are_metadata_and_none_after_it(tmp_path: Path) -> None:
    text = "# Sluizen\n\nPenvoerder: gemeente Lei\nZaak: 12\n\n- Secretaris: J. Bos\n\nEr zijn 12 sluizen.\n\nConclusie: sluiten\n"
    found = [(one.kind.value, one.text) for one in markdown(tmp_path, text).paragraphs[1:]]
    assert found == [
        ("metadata", "Penvoerder: gemeente Lei"),
        ("metadata", "Zaak: 12"),
        ("metadata", "Secretaris: J. Bos"),
        ("paragraph", "Er zijn 12 sluizen."),
        ("paragraph", "Conclusie: sluiten"),
    ]


def test_bold_lines_are_headings_once_the_text_runs(tmp_path: Path) -> None:
    text = "# Sluizen\n\n## Kosten\n\nHet geld volgt.\n\n**Onderhoud**\n\nTwee ton.\n"
    last = markdown(tmp_path, text).paragraphs[-1]
    assert (last.heading_path, last.text) == (("Sluizen", "Kosten", "Onderhoud"), "Twee ton.")


def test_lists_in_lists_hang_on_their_own_item(tmp_path: Path) -> None:
    text = "# Sluizen\n\nNodig zijn:\n\n1. geld;\n\n   Veel geld.\n\n2. mensen, te weten:\n   - wachters;\n   - bouwers.\n3. tijd.\n"
    items = [(one.number, one.text, one.lead_in) for one in of_kind(markdown(tmp_path, text), "list_item")]
    assert items == [
        (1, "geld;", "Nodig zijn:"),
        (1, "Veel geld.", "Nodig zijn:"),
        (2, "mensen, te weten:", "Nodig zijn:"),
        (1, "wachters;", "mensen, te weten:"),
        (2, "bouwers.", "mensen, te weten:"),
        (3, "tijd.", "Nodig zijn:"),
    ]


def test_a_list_that_goes_on_keeps_its_numbers(tmp_path: Path) -> None:
    text = "# Sluizen\n\n1. een;\n2. twee.\n\nTussendoor iets.\n\n3. drie.\n"
    assert [one.number for one in of_kind(markdown(tmp_path, text), "list_item")] == [1, 2, 3]


def test_tables(tmp_path: Path) -> None:
    text = (
        "# Sluizen\n\nDe tabel hieronder telt ze.\n\nSluizen per jaar\n\n"
        "| Plaats | 2030 | 2031 |\n|:--|--:|:-:|\n| Lei \\| Oever | 3[^1] | |\n| | 4 | 5 |\n\n[^1]: Geschat.\n"
    )
    rows = of_kind(markdown(tmp_path, text), "table_row")
    assert [row.text for row in rows] == ["Lei | Oever — 2030: 3", "4 — 2031: 5"]
    assert {row.heading_path for row in rows} == {("Sluizen", "Sluizen per jaar")}
    assert [mark.label for mark in rows[0].markers] == ["1"]


def test_a_table_of_keys_in_the_head_is_metadata(tmp_path: Path) -> None:
    text = "# Sluizen\n\n| Datum | 3 mei 2031 |\n|---|---|\n| Kenmerk | S-1 |\n| Wethouder | J. Bos |\n\nEr zijn 12 sluizen.\n"
    found = of_kind(markdown(tmp_path, text), "metadata")
    assert [one.text for one in found] == ["Datum: 3 mei 2031", "Kenmerk: S-1", "Wethouder: J. Bos"]


def test_windows_lines_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeff# Sluizen\r\n\r\nEr zijn\r\ntwaalf.\r\n".encode())
    assert texts(read(tmp_path / "a.md")) == ["Sluizen", "Er zijn twaalf."]


def test_a_web_page(tmp_path: Path) -> None:
    text = "<html><head><title>x</title></head><body><h1>Sluizen</h1><p>Er zijn <b>12</b>&nbsp;sluizen.</p><ol><li>een<li>twee</ol><script>x()</script></body></html>"
    assert texts(markdown(tmp_path, text, "a.txt")) == ["Sluizen", "Er zijn 12 sluizen.", "een", "twee"]
