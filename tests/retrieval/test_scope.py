import pytest

from rag.datatypes import Paragraph, ParagraphKind, Scope, Source, Speaker
from rag.retrieval.scope import find_scope, within


def source(id_, title, kind, date=None, references=()):
    return Source(id_, title, kind, None, date, references, f"{id_}.txt", "0")


SOURCES = (
    source(
        "brief-haven",
        "Kamerbrief Toekomst van de haven van Veldsum",
        "kamerbrief",
        "2025-03-14",
        ("Kamerstuk 12 345, nr. 6",),
    ),
    source("brief-veer", "Kamerbrief Veerdienst", "kamerbrief"),
    source("nota-veer", "Nota veerdienst", "nota", "2025-04-03"),
    source("antwoorden", "Antwoorden op vragen over de haven", "antwoorden", "2025-05-01"),
    source("woonagenda", "Woonagenda Veldsum: ruimte in de wijk", "agenda", "2025-06-01"),
)


def paragraph(id_, source_id, path=(), qa=None, speaker=None, kind=ParagraphKind.PARAGRAPH):
    return Paragraph(id_, source_id, kind, path, 1, None, qa, speaker, "Tekst.", (), id_)


PARAGRAPHS = (
    paragraph("a", "brief-haven", ("Kosten van de kade",)),
    paragraph("b", "brief-haven", ("Bijlage: 3 taken",)),
    paragraph("c", "antwoorden", (), "7", Speaker.ANSWERER, ParagraphKind.ANSWER),
    paragraph("d", "antwoorden", (), "8, 9", Speaker.ANSWERER, ParagraphKind.ANSWER),
)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("Wat staat er in de nota over de boot?", ("nota-veer",)),
        ("Wat zegt de brief van 14 maart 2025?", ("brief-haven",)),
        ("Wat staat er volgens de brief over de veerdienst?", ("brief-veer",)),
        ("Wat meldt Kamerstuk 12 345, nr. 6?", ("brief-haven",)),
        ("Hoeveel ligplaatsen komen erbij?", ()),
        ("Wat staat er in de woonagenda over flats?", ("woonagenda",)),
        ("Hoeveel flats noemt de Woonagenda?", ("woonagenda",)),
        ("Wat staat er in de sportnota over velden?", ()),
        ("Welke agenda noemt de woonvisie?", ()),
        ("Wat vermeldt de nota over de passages in de Kamerbrief?", ("nota-veer",)),
    ],
)
def test_documents_by_kind_date_title_and_number(question, documents):
    assert find_scope(question, SOURCES, PARAGRAPHS).documents == documents


def test_a_document_that_does_not_exist_is_kept_as_unmatched():
    scope = find_scope("Wat staat er in de brief van 3 mei 2021?", SOURCES, PARAGRAPHS)
    assert scope.documents == ()
    assert "3 mei 2021" in scope.unmatched[0]


def test_question_numbers_also_shared_ones_and_those_that_do_not_exist():
    assert find_scope("Wat antwoordt de minister op vraag 9?", SOURCES, PARAGRAPHS).qa_numbers == ("9",)
    assert find_scope("En het antwoord op vraag 15?", SOURCES, PARAGRAPHS).unmatched == ("vraag 15",)
    assert find_scope("Wat vroeg de commissie bij 7?", SOURCES, PARAGRAPHS).qa_numbers == ("7",)
    assert find_scope("Klopt het dat gemeenten geld vragen aan jongeren onder de 18?", SOURCES, PARAGRAPHS).empty
    assert within(Scope(qa_numbers=("9",)), PARAGRAPHS[3])
    assert not within(Scope(qa_numbers=("9",)), PARAGRAPHS[2])


def test_sections_by_heading_and_appendix():
    scope = find_scope("Wat staat er onder het kopje ‘Kosten van de kade’?", SOURCES, PARAGRAPHS)
    assert scope.sections == ("Kosten van de kade",)
    assert find_scope("Welke taken staan in de bijlage?", SOURCES, PARAGRAPHS).sections == ("Bijlage: 3 taken",)
    assert within(scope, PARAGRAPHS[0])
    assert not within(scope, PARAGRAPHS[1])


def test_a_row_lies_in_the_section_that_its_label_names():
    row = Paragraph(
        "r", "woonagenda", ParagraphKind.TABLE_ROW, ("Geld",), 1, None, None, None, "Flats — Kosten: 3", (), "r"
    )
    other = Paragraph(
        "o", "woonagenda", ParagraphKind.TABLE_ROW, ("Geld",), 2, None, None, None, "Huizen — Kosten: 4", (), "o"
    )
    assert within(Scope(sections=("Flats",)), row) and not within(Scope(sections=("Flats",)), other)


@pytest.mark.parametrize(
    "question",
    [
        "What does the letter of 4 May 2031 say about ferries?",
        "What does the May 4th, 2031 letter say about ferries?",
        "What does the 4 May 2031 letter say about ferries?",
        "According to the minister's letter of the 4th of May 2031, what happens to ferries?",
    ],
)
def test_english_dates_name_the_document(question):
    letter = source("a", "Veren", "Kamerbrief", "2031-05-04")
    other = source("b", "Sluizen", "Kamerbrief", "2031-06-09")
    assert find_scope(question, (letter, other), ()).documents == ("a",)


def test_of_two_letters_the_english_words_in_dutch_tell_which():
    ferries = source("a", "Brief over veerboten", "Kamerbrief")
    locks = source("b", "Brief over sluizen", "Kamerbrief")
    question = "According to the letter on locks, when do they open?"
    assert find_scope(question, (ferries, locks), (), "brief sluizen open").documents == ("b",)
