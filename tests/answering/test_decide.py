from dataclasses import replace

import numpy as np
import pytest

from rag.answering import decide
from rag.answering.decide import unreadable
from rag.answering.definition_answer import asked_term, unexplained
from rag.answering.figure_answer import likeness
from rag.answering.pipeline import Engine, ask
from rag.datatypes import Query, Status, Turn
from rag.retrieval.answerable import NAMES, Judge, shipped_judge, shipped_subject
from rag.retrieval.question import understand


def test_what_is_counted_in_the_question_must_be_what_the_source_counts(tiny_index):
    engine = Engine(tiny_index)
    answer = ask(engine, "Hoeveel ligplaatsen komen er bij in de haven van Veldsum?")
    figure = next(cited.figure for cited in answer.figures if cited.figure.unit)
    there = Query("Hoeveel ligplaatsen?", "Hoeveel ligplaatsen?", "figure", "ligplaatsen")
    absent = Query("Hoeveel ziekenhuisbedden?", "Hoeveel ziekenhuisbedden?", "figure", "ziekenhuisbedden")
    assert likeness(engine, there, figure) == 1.0
    assert likeness(engine, absent, figure) < 0.35


@pytest.mark.parametrize(
    ("question", "counts"),
    [("Hoeveel ontvangt een schipper per jaar?", False), ("Met hoeveel daalde het havengeld?", False),
     ("Hoeveel bedraagt de boete?", False), ("Hoeveel ziekenhuisbedden zijn er?", True),
     ("Hoeveel nieuwe ziekenhuisbedden heeft de haven?", True)],
)  # fmt: skip
def test_a_verb_after_the_asking_word_is_nothing_to_count(tiny_index, question, counts):
    engine = Engine(tiny_index)
    figure = next(
        one for one in ask(engine, "Hoeveel ligplaatsen komen er bij in de haven van Veldsum?").figures
    ).figure
    assert (likeness(engine, understand(question), figure) < 1.0) is counts


def test_a_count_of_something_else_is_no_answer(tiny_index):
    answer = ask(Engine(tiny_index), "Hoeveel ziekenhuisbedden komen er bij in de haven van Veldsum tot 2030?")
    assert answer.status is Status.NOT_IN_CORPUS


def test_the_shipped_judge_fits_the_features_and_a_higher_score_is_likelier():
    import numpy as np

    judge = shipped_judge()
    assert 0 < judge.threshold < 1
    zero = np.zeros(len(NAMES), np.float32)
    assert 0 < judge.probability(zero) < 1


@pytest.mark.parametrize(
    ("question", "term"),
    [("Wat is het MIEK?", "MIEK"), ("Waar staat de afkorting TINL voor?", "TINL"), ("Wat zijn ROM's?", "ROM's"),
     ("Wat verstaat de agenda onder een dragend landschap?", "dragend landschap"), ("Hoeveel banen?", None)],
)  # fmt: skip
def test_term_whose_meaning_is_asked(question, term):
    assert asked_term(question) == term


def test_an_abbreviation_that_no_source_explains_is_refused(tiny_index):
    engine = Engine(tiny_index)
    assert unexplained(engine, Query("Waar staat KBV voor?", "Waar staat KBV voor?", "definition"))
    assert not unexplained(engine, Query("Wat is de KBV?", "Wat is de KBV?", "definition"))
    assert not unexplained(engine, Query("Waar staat de haven voor?", "Waar staat de haven voor?", "definition"))


@pytest.mark.parametrize(
    ("question", "wanted"),
    [("asdf qwrt blubzz 123", True), ("wat kost de haven", False), ("zjdkf", False)],
)
def test_keys_struck_at_random_are_no_question(tiny_index, question, wanted):
    assert unreadable(Engine(tiny_index), Query(question, question, "open")) is wanted


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Welke wasmachine kan ik het beste kopen voor een gezin van vier?", Status.OFF_TOPIC),
        ("Hoe maak ik een ommeletje met kaas?", Status.OFF_TOPIC),
    ],
)
def test_advice_on_what_no_document_names_is_off_topic(tiny_index, question, status):
    assert ask(Engine(tiny_index), question).status is status


def test_advice_on_what_a_document_names_is_not_off_topic(tiny_index):
    assert ask(Engine(tiny_index), "Welke haven is het beste voor ligplaatsen?").status is not Status.OFF_TOPIC


def test_the_judge_of_the_subject_is_for_the_features_there_are():
    judge = shipped_subject()
    assert judge.weights.shape == (len(NAMES),) and 0 < judge.threshold < 0.5


def test_a_question_on_another_subject_is_refused_but_not_as_a_follow_up(monkeypatch):
    query = understand("Hoeveel liter melk geeft een koe?")
    certain = Judge(np.zeros(len(NAMES), np.float32), -5.0, 0.2)
    monkeypatch.setattr("rag.answering.decide.shipped_subject", lambda: certain)
    values = np.zeros(len(NAMES), np.float32)
    assert decide._of_another_subject(query, values)
    assert not decide._of_another_subject(replace(query, history=(Turn("Wat kost de stal?", None),)), values)
