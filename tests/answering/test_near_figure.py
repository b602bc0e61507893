from dataclasses import replace

import pytest

from rag.answering.engine import Engine
from rag.answering.near_figure import NearFigures
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.figures.find import find_figures
from rag.settings import load_settings

TEXT = "De sluis van Ooldert kost € 12 miljoen, duurt 14 maanden en krijgt een drempel van 5 meter."


def near(tiny_index, question, kind):
    paragraph = Paragraph("a:1:1", "a", ParagraphKind.PARAGRAPH, (), 1, None, None, None, TEXT, (), "1")
    settings = load_settings()
    one = replace(
        tiny_index, paragraphs=(paragraph,), texts=(TEXT,), figures=(tuple(find_figures(TEXT)),), settings=settings
    )
    return NearFigures(Engine(one), Query(question, question, kind)), find_figures(TEXT)


@pytest.mark.parametrize(
    ("question", "surface"), [("Hoe diep ligt de drempel?", "5 meter"), ("Hoe lang duurt de bouw?", "14 maanden")]
)
def test_only_figures_in_the_measure_asked_are_of_it(tiny_index, question, surface):
    found, figures = near(tiny_index, question, "figure")
    assert [one.surface for one in figures if not found.other_measure(one)] == [surface]


def test_the_figure_with_the_words_of_the_question_near_it_is_not_behind(tiny_index):
    found, figures = near(tiny_index, "Wat kost de sluis?", "money")
    behind = [found.behind(0, one) for one in figures]
    assert behind[0] == 0
    assert min(behind[1:]) > 0
