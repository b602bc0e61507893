from types import SimpleNamespace

import pytest

from rag.answering.near_figure import NearFigures, in_other_unit
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.figures.find import find_figures
from rag.index.encoder import SHIPPED, StaticEncoder
from rag.retrieval.texts import Texts

TEXT = "De sluis van Ooldert kost € 12 miljoen, duurt 14 maanden en krijgt een drempel van 5 meter."


def near(question, kind):
    paragraph = Paragraph("a:1:1", "a", ParagraphKind.PARAGRAPH, (), 1, None, None, None, TEXT, (), "1")
    figures, encoder = tuple(find_figures(TEXT)), StaticEncoder(SHIPPED)
    texts = Texts((paragraph,), (TEXT,), encoder, (figures,))
    engine = SimpleNamespace(collection=SimpleNamespace(texts=texts), static=encoder)
    return NearFigures(engine, Query(question, question, kind)), figures


@pytest.mark.parametrize(
    ("question", "surface"), [("Hoe diep ligt de drempel?", "5 meter"), ("Hoe lang duurt de bouw?", "14 maanden")]
)
def test_only_figures_in_the_measure_asked_are_of_it(question, surface):
    found, figures = near(question, "figure")
    assert [one.surface for one in figures if not found.other_measure(one)] == [surface]


def test_the_figure_with_the_words_of_the_question_near_it_is_not_behind():
    found, figures = near("Wat kost de sluis?", "money")
    behind = [found.behind(0, one) for one in figures]
    assert behind[0] == 0
    assert min(behind[1:]) > 0


@pytest.mark.parametrize(
    ("question", "kind", "other"),
    [
        ("Hoe diep is de geul?", "figure", [True, True, False]),
        ("Hoe vaak vaart de pont?", "figure", [False, False, False]),
        ("Wat kost de sluis?", "money", [False, False, False]),
    ],
)
def test_a_depth_is_told_in_no_other_unit(question, kind, other):
    assert [in_other_unit(Query(question, question, kind), one) for one in find_figures(TEXT)] == other
