"""A list whose introduction names what is asked is answered whole, also a little behind; one that does not is left alone."""

from dataclasses import replace

import numpy as np
import pytest

from rag.answering.announced import announced_draft, asked_things
from rag.answering.engine import Engine
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.retrieval.features import FEATURES, Row
from rag.retrieval.ranker import Ranked
from rag.retrieval.texts import Sentence


def unit(text, kind=ParagraphKind.PARAGRAPH, number=1):
    return Paragraph(f"a:{text[:12]}:1", "a", kind, (), number, None, None, None, text, (), text[:12])


def ranked(position, text, score):
    rows = tuple(
        (score, Row(position, Sentence(*span), np.zeros(len(FEATURES), np.float32))) for span in split_sentences(text)
    )
    return Ranked(position, score, rows)


def listing(tiny_index, lead, *points, question, behind=1.5, kind="list"):
    items = [unit(text, ParagraphKind.LIST_ITEM, n) for n, text in enumerate(points, 1)]
    other = unit("De imkers kwamen in mei bijeen.")
    engine = Engine(replace(tiny_index, paragraphs=(other, unit(lead), *items)))
    hits = [ranked(0, other.text, 9.0), ranked(2, points[0], 9.0 - behind)]
    draft = announced_draft(engine, Query(question, question, kind), hits)
    return [quote.text for quote in draft.quotes] if draft else None


POINTS = ("te weinig bloemen;", "te veel mijten.")


@pytest.mark.parametrize(
    ("question", "lead", "found"),
    [
        ("Wat zijn volgens de imkers de oorzaken van de sterfte?", "De imkers noemen twee oorzaken:", True),
        ("Welke oorzaken van de sterfte zijn er?", "De imkers noemen twee oorzaken:", True),
        ("Noem de twee oorzaken van de sterfte", "De imkers noemen twee oorzaken:", True),
        ("Noem de drie oorzaken van de sterfte", "De imkers noemen twee oorzaken:", False),
        ("Welke gereedschappen zijn er nodig?", "De imkers noemen twee oorzaken:", False),
        ("Wat is de oorzaak van de sterfte?", "De imkers noemen twee oorzaken:", False),
    ],
)
def test_a_list_is_found_by_what_it_says_it_holds(tiny_index, question, lead, found):
    said = listing(tiny_index, lead, *POINTS, question=question)
    assert said == ([lead, *POINTS] if found else None)


def test_a_list_far_behind_is_left_alone(tiny_index):
    asked = "Welke oorzaken zijn er?"
    assert listing(tiny_index, "Twee oorzaken:", *POINTS, question=asked, behind=9.0) is None


def test_one_that_says_less_of_the_question_than_the_best_paragraph_may_be_little_behind(tiny_index):
    asked = "Welke oorzaken bespraken de imkers in mei?"
    assert listing(tiny_index, "Twee oorzaken:", *POINTS, question=asked, behind=3.0) is None
    assert listing(tiny_index, "Twee oorzaken:", *POINTS, question=asked, behind=1.0) is not None
    assert listing(tiny_index, "In mei bespraken de imkers oorzaken:", *POINTS, question=asked, behind=3.0) is not None


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Aan welke eisen moet een imker voldoen?", "eisen"),
        ("Uit welke drie bronnen komt de honing?", "bronnen"),
        ("Geef de belangrijkste taken van de imker", "taken"),
        ("What are the main reasons?", "reasons"),
        ("Wie is de imker?", None),
        ("Hoeveel kasten zijn er?", None),
    ],
)
def test_the_things_that_are_asked(question, things):
    assert asked_things(question) == things
