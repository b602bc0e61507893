from dataclasses import replace

from rag.answering.engine import Engine
from rag.answering.sentence_answer import followed
from rag.datatypes import Paragraph, ParagraphKind, Speaker


def answer(number, text, see=()):
    return Paragraph(
        f"a:{number}:1", "a", ParagraphKind.ANSWER, (), 1, None, number, Speaker.ANSWERER, text, (), number, None, see
    )


def test_an_answer_that_points_on_brings_the_answer_it_points_to(tiny_index):
    paragraphs = (
        answer("7, 8", "De kade kost meer. Dat komt door het zand."),
        answer("9", "Zie het antwoord op vraag 8.", ("8",)),
    )
    engine = Engine(replace(tiny_index, paragraphs=paragraphs))
    lead, quote = followed(engine, paragraphs[1])
    assert lead == "Verwijst door naar:"
    assert quote.text == "De kade kost meer."
    assert followed(engine, paragraphs[0]) == ()
