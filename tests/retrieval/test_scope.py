import pytest

from rag.datatypes import Paragraph, ParagraphKind, Scope, Source, Speaker
from rag.retrieval.scope import find_scope, within, without_scope


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


@pytest.mark.parametrize(
    ("question", "documents", "sections"),
    [
        ("Hoeveel boten lagen er volgens de nota in Veldsum op 31 december 2031?", ("nota-veer",), ()),
        ("Wat zegt de veernota over boten?", (), ()),
        ("Wat zegt de veerdienstnota over boten?", ("nota-veer",), ()),
        ("Wat gaat er uit artikel 3 van het Havenfonds naar de kade?", (), ()),
        ("Wat staat er in artikel 3?", (), ("Artikel 3 Boten",)),
        ("Wat staat er in artikel 3 van de woonagenda?", ("woonagenda",), ("Artikel 3 Boten",)),
    ],
)
def test_days_of_facts_and_articles_of_other_things_are_no_scope(question, documents, sections):
    units = (*PARAGRAPHS, paragraph("e", "woonagenda", ("Artikel 3 Boten",)))
    scope = find_scope(question, SOURCES, units)
    assert (scope.documents, scope.sections, scope.unmatched) == (documents, sections, ())


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


def _part(source: str, text: str, *path: str, page: int | None = None) -> Paragraph:
    return Paragraph(text, source, ParagraphKind.PARAGRAPH, path, 1, page, None, None, text, (), text)


_RULE = Source("regeling", "Regeling Zwembaden", "regeling", None, "2026-02-01", (), "regeling.md", "0")
_NOTE = Source("nota", "Nota Zwemwater", "nota", None, "2026-03-07", (), "nota.md", "1")
_PARTS = (
    _part("regeling", "De aanvraag.", "Artikel 5 Aanvraag", page=2),
    _part("regeling", "Het plafond.", "Artikel 15 Plafond", page=3),
    _part("regeling", "De tarieven.", "Bijlage B Tarieven", page=3),
    _part("nota", "Het water.", "3. Kwaliteit"),
    _part("nota", "Het zand.", "3.2 Zand"),
)


@pytest.mark.parametrize(
    ("question", "sections"),
    [
        ("Wat moet er volgens artikel 5 lid 2 bij de aanvraag?", ("Artikel 5 Aanvraag",)),
        ("Hoe hoog is het tarief in bijlage B?", ("Bijlage B Tarieven",)),
        ("Wat staat er in hoofdstuk 3 over water?", ("3. Kwaliteit",)),
        ("Wat staat er in paragraaf 3.2?", ("3.2 Zand",)),
        ("Hoeveel artikelen zijn er?", ()),
        ("Welk deel 40 procent betaalt de gemeente?", ()),
    ],
)
def test_a_section_is_found_by_its_number(question: str, sections: tuple[str, ...]) -> None:
    assert find_scope(question, (_RULE, _NOTE), _PARTS).sections == sections


def test_an_article_that_does_not_exist_is_said_and_a_chapter_without_numbers_is_not() -> None:
    assert find_scope("Wat zegt artikel 9?", (_RULE, _NOTE), _PARTS).unmatched == ("artikel 9",)
    assert find_scope("Wat zegt hoofdstuk 9?", (_RULE, _NOTE), _PARTS).unmatched == ()


def test_a_page_narrows_where_it_is_known() -> None:
    scope = find_scope("Wat staat er op bladzijde 3?", (_RULE, _NOTE), _PARTS)
    assert scope.pages == (3,) and [within(scope, one) for one in _PARTS] == [False, True, True, False, False]
    assert find_scope("Wat staat er op bladzijde 30?", (_RULE, _NOTE), _PARTS).empty


def test_two_documents_that_are_named_are_both_searched() -> None:
    assert find_scope("Wat staat er in de regeling en de nota over zand?", (_RULE, _NOTE), _PARTS).documents == (
        "regeling",
        "nota",
    )
    assert find_scope("Wat staat er in de regeling over zand?", (_RULE, _NOTE), _PARTS).documents == ("regeling",)


def test_a_compound_names_a_document_by_its_date() -> None:
    assert find_scope("Wat schrijft de begeleidingsnota van 7 maart 2026 over zand?", (_NOTE,), _PARTS).documents == (
        "nota",
    )
    assert find_scope("Wat schrijft de begeleidingsnota over zand?", (_NOTE,), _PARTS).documents == ()


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Wat zegt de Kamerbrief van 14 april 2026 over de badmeesters?", "Wat over de badmeesters?"),
        ("Hoe lang duurt een les volgens het zwemprogramma Oudeveen?", "Hoe lang duurt een les ?"),
        ("Hoe lang duurt een les in Oudeveen?", "Hoe lang duurt een les in Oudeveen?"),
    ],
)
def test_words_that_name_the_document_are_not_searched(question: str, rest: str) -> None:
    assert without_scope(question, ["Zwemprogramma Oudeveen 2026–2030"]) == rest
