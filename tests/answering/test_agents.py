"""Who does something is told by the sentence that names someone new beside the action, the role or the things asked for."""

import pytest

from rag.answering.agents import acts, names_new, says_who
from rag.answering.sentence_answer import _first, _Sentence
from rag.datatypes import Paragraph, ParagraphKind, Query


def query(text, kind="person"):
    return Query(text, text, kind)


@pytest.mark.parametrize(
    ("question", "sentence", "says"),
    [
        ("Welke dienst voert de regeling uit?", "De uitvoering ligt bij de Havendienst.", True),
        ("Welke dienst voert de regeling uit?", "De uitvoering begint in mei.", False),
        ("Wie voert de toets uit?", "Dit wordt uitgevoerd door het Planbureau Veldsum.", True),
        ("Wie voert het woord?", "Het plein in Veldsum is open.", False),
        ("Wie is de trekker van de actie?", "Trekker: mevrouw Klaver.", True),
        ("Met welke rederijen is er overleg?", "Wij spreken met de rederijen Klaver en Linde.", True),
        ("Met welke rederijen is er overleg?", "Wij spreken met Klaver over de kade.", False),
    ],
)
def test_a_sentence_that_says_who(question, sentence, says):
    assert says_who(query(question), sentence) is says


def test_a_name_that_the_question_has_is_not_new():
    assert not names_new(query("Wat doet Klaver in Veldsum?"), "Daar doet Klaver het onderhoud.")
    assert names_new(query("Wat doet Klaver in Veldsum?"), "Daar helpt Linde bij het onderhoud.")


def test_a_task_is_said_outright():
    assert acts("De werving doet Hogeschool Linde.")
    assert not acts("De werving duurt tot mei.")


def sentences(*told):
    text = " ".join(told)
    paragraph = Paragraph("a:1:1", "a", ParagraphKind.PARAGRAPH, (), 1, None, None, None, text, (), "1")
    starts = [text.index(one) for one in told]
    shares = [0.8, *[0.2 / max(1, len(told) - 1)] * (len(told) - 1)]
    return [
        _Sentence(paragraph, place, start, start + len(one), share)
        for place, (one, start, share) in enumerate(zip(told, starts, shares, strict=True))
    ]


OPENED = "Daarom komt er een regeling voor de kade."
DONE = "De uitvoering ligt bij de Havendienst."


@pytest.mark.parametrize(
    ("kind", "question", "told", "first"),
    [
        ("person", "Welke dienst voert de regeling uit?", (OPENED, DONE), [1]),
        ("reason", "Waarom voert een dienst de regeling uit?", (OPENED, DONE), [0]),
        ("person", "Wie zoekt de vrijwilligers?", (OPENED, "De werving doet Hogeschool Linde."), [0, 1]),
    ],
)
def test_the_sentence_that_says_who_comes_first(kind, question, told, first):
    assert [one.place for one in _first(query(question, kind), sentences(*told), 400)] == first
