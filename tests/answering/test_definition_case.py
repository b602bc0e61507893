"""When one speaks of something is answered by the sentence that says so by its form."""

from dataclasses import replace

import pytest

from rag.answering import definition_answer
from rag.answering.definition_answer import definition_draft
from rag.answering.engine import Engine
from rag.datatypes import Paragraph, ParagraphKind, Query

OTHER = "In Veldsum was in 2024 sprake van een lekkage in het bad."


def said(tiny_index, question, *texts):
    units = tuple(
        Paragraph(f"a:{n}:1", "a", ParagraphKind.PARAGRAPH, (), n, None, None, None, one, (), str(n))
        for n, one in enumerate((OTHER, *texts))
    )
    draft = definition_draft(Engine(replace(tiny_index, paragraphs=units)), Query(question, question, "date"))
    return draft.quotes[0].text if draft else None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Wanneer is er sprake van wateroverlast?",
            "Van wateroverlast is sprake als het water twee dagen blijft staan.",
        ),
        (
            "Wanneer spreken jullie van een ijsnoodtoestand?",
            "Wij spreken van een ijsnoodtoestand zodra de pont niet vaart.",
        ),
        (
            "Wanneer spreek je bij kassen van leegstand?",
            "Van leegstand wordt gesproken wanneer een kas een jaar niets teelt.",
        ),
    ],
)
def test_the_sentence_that_states_the_case(tiny_index, question, text):
    assert said(tiny_index, question, text) == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wanneer was er sprake van een lekkage?", "Het bad is gemaakt."),
        ("Wanneer is het bad van Veldsum gebouwd?", "Van Veldsum is weinig bekend."),
        ("Wanneer is de opening van het bad?", "De opening van het bad is in mei, als het weer meewerkt."),
    ],
)
def test_a_day_is_no_case(tiny_index, question, text):
    assert said(tiny_index, question, text) is None


WEAK = "Van droogte is in de polder weinig te zien bij een hoge sluis."
DITCH = "Van droogte is sprake als een sloot een week leeg staat."
FIELD = "Van droogte is sprake als een akker een maand geen regen krijgt."


@pytest.mark.parametrize("texts", [(WEAK, DITCH, FIELD), (FIELD, WEAK, DITCH), (DITCH, FIELD, WEAK)])
def test_of_several_sentences_the_best_is_taken_and_not_the_first(tiny_index, texts):
    assert said(tiny_index, "Wanneer spreek je bij een akker van droogte?", *texts) == FIELD
    assert said(tiny_index, "Wanneer spreek je bij een sloot van droogte?", *texts) == DITCH
    assert said(tiny_index, "Wanneer is er sprake van natheid?", *texts) is None


def test_only_paragraphs_with_the_term_are_read(tiny_index, monkeypatch):
    read = []

    def split(text):
        read.append(text)
        return [(0, len(text))]

    monkeypatch.setattr(definition_answer, "split_sentences", split)
    assert said(tiny_index, "Wanneer is er sprake van droogte?", WEAK, "Van regen is niets bekend.") == WEAK
    assert read == [WEAK]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wanneer heet een kade verouderd?", "Een kade is verouderd als zij in tien jaar niet is hersteld."),
        (
            "Wanneer noemen jullie het onderhoud van een pont onvoldoende?",
            "Onderhoud is onvoldoende zodra de pont stilligt.",
        ),
        (
            "Ik lees steeds het woord spuikom. Wat bedoelen ze daarmee?",
            "De spuikom (oftewel, het spoelbekken) loopt leeg.",
        ),
    ],
)
def test_when_a_thing_is_called_so_and_a_word_that_is_asked_after(tiny_index, question, text):
    assert said(tiny_index, question, text) == text


def test_another_thing_that_is_so_is_left_alone(tiny_index):
    assert said(tiny_index, "Wanneer heet een kade verouderd?", "Een pont is verouderd als zij stilligt.") is None
