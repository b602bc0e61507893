"""What a letter is about, its sender and the place where a note was found are no answers, unless that is asked."""

import pytest

from rag.answering.paragraph_sort import asks_source, is_label, may_answer, refers
from rag.datatypes import Paragraph, ParagraphKind, Query

M, S, Q, P = ParagraphKind.METADATA, ParagraphKind.SIGNATURE, ParagraphKind.QUESTION, ParagraphKind.PARAGRAPH


def unit(kind, text):
    return Paragraph("a:1:1", "a", kind, (), 1, None, None, None, text, (), "1")


def query(question):
    return Query(question, question, "open")


@pytest.mark.parametrize(
    ("question", "kind", "text", "expected"),
    [
        ("Welk bureau onderzoekt de dijkversterking?", M, "Betreft: Dijkversterking Oostpolder", False),
        ("Wat is het onderwerp van de brief?", M, "Onderwerp: Dijkversterking Oostpolder", True),
        ("Wat betreft de brief?", M, "Betreft: Dijkversterking Oostpolder", True),
        ("Van wanneer is uw brief?", M, "Uw brief: 5 mei 2026", True),
        ("Wat zegt de nota over zwemmen?", M, "Uw brief: 5 mei 2026", False),
        ("Wie zit het Zwemberaad Veldsum voor?", M, "Auteur: Zwemberaad Veldsum", False),
        ("Wie is de auteur van de nota?", M, "Auteur: Zwemberaad Veldsum", True),
        ("Welke status heeft het stuk?", M, "Status: concept", True),
        ("Is het stuk een concept?", M, "Status: concept", False),
        ("Met wie van de imkers sprak de wethouder?", M, "Afzender: wethouder T. Vos", False),
        ("Met wie van de imkers sprak de wethouder?", S, "de wethouder, T. Vos", False),
        ("Wie is de wethouder?", S, "de wethouder, T. Vos", True),
        ("Wie zit de raad voor?", S, "T. Vos, voorzitter van de raad", True),
        ("In welke krant stond het over de bijen?", Q, "Kent u het bericht «Bijen weg» in de Veldbode?", True),
        ("Hoeveel bijen zijn er verdwenen?", Q, "Kent u het bericht «Bijen weg» in de Veldbode?", False),
        ("In welke krant stond het over de bijen?", Q, "Klopt het dat er 300 korven leeg zijn?", False),
        ("Wat zegt het plan over bijen?", ParagraphKind.HEADING, "Bijen", False),
        ("Wat zegt het plan over bijen?", P, "Bijen krijgen meer bloemen.", True),
    ],
)
def test_a_unit_answers_what_its_sort_can_say(question, kind, text, expected):
    assert may_answer(query(question), unit(kind, text)) is expected


def test_metadata_may_say_who_without_being_asked_for_by_its_key():
    asked = Query("Wie tekende het plan?", "Wie tekende het plan?", "person")
    assert may_answer(asked, unit(M, "Ondertekenaar: T. Vos"))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("open", "Zwemplan Veldsum 2026-2032 Gemeente Veldsum · Zwemberaad Ondertekend te Veldsum", True),
        ("list", "Bureau Zeewind", True),
        ("person", "T. Vos, voorzitter van het Zwemberaad", False),
        ("open", "Het bad sluit in mei. De uitkomsten zijn", False),
        ("open", "Het bad sluit in mei.", False),
        ("open", "Het bad heeft drie taken:", False),
        ("open", "Het heet (in de volksmond) “het Meer.”", False),
    ],
)
def test_words_that_are_no_sentence_are_a_label(kind, text, expected):
    assert is_label(Query("?", "?", kind), unit(P, text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bureau Zeewind, Stroom van zee, mei 2024, p. 31.", True),
        ("Meetdienst Oost, Jaarbericht, blz. 4-6.", True),
        ("Zie www.veldsum.example voor de kaart.", True),
        ("Zonder de boten die van elders komen.", False),
        ("Peildatum 1 maart.", False),
    ],
)
def test_a_note_that_names_a_page_only_refers(text, expected):
    assert refers(unit(ParagraphKind.FOOTNOTE, text)) is expected
    assert not refers(unit(P, text))


def test_a_question_for_the_source_wants_such_a_note():
    assert asks_source(query("Uit welk rapport komt dat?"))
    assert not asks_source(query("Hoeveel boten zijn er?"))
