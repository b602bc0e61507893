import pytest

from rag.answering.definition_answer import asked_term
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.retrieval.answerable import NAMES, counted_noun_cover, shipped_judge
from rag.retrieval.features import Texts
from rag.retrieval.ranker import Ranked


@pytest.fixture
def texts(tiny_model):
    from rag.index.encoder import StaticEncoder

    paragraph = Paragraph(
        "d:1:1", "d", ParagraphKind.PARAGRAPH, (), 1, None, None, None, "Er komen 1.200 ligplaatsen bij.", (), "1"
    )
    encoder = StaticEncoder(tiny_model)
    return Texts([paragraph], [paragraph.text], encoder), encoder


def test_what_is_counted_must_stand_in_the_paragraph(texts):
    found, encoder = texts
    ranked = [Ranked(0, 1.0, ())]
    there = Query("Hoeveel ligplaatsen komen er?", "Hoeveel ligplaatsen komen er?", "figure", "ligplaatsen")
    absent = Query("Hoeveel ziekenhuisbedden?", "Hoeveel ziekenhuisbedden?", "figure", "ziekenhuisbedden")
    assert counted_noun_cover(there, ranked, found, encoder) == 1.0
    assert counted_noun_cover(absent, ranked, found, encoder) < 0.5


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
