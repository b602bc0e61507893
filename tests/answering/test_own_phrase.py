"""Of several figures in a paragraph the one is asked for whose own words say what the others' do not."""

from dataclasses import replace

import numpy as np
import pytest

from rag.answering.engine import Engine
from rag.answering.figure_answer import figure_draft
from rag.answering.own_phrase import own_phrase
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.figures.find import find_figures
from rag.language.sentences import split_sentences
from rag.retrieval.features import FEATURES, Row
from rag.retrieval.question import understand
from rag.retrieval.ranker import Ranked
from rag.retrieval.texts import Sentence

PARTS = "Het tekort bestaat uit achterstand door stormen (3.100) en nieuwe vraag door toerisme (5.400)."
EXTREMES = "In de streek liep in 2031 12% van de kwekers schade op. Dit deel is het hoogst in Aardam (19%) en het laagst in Veldsum (6%)."


@pytest.mark.parametrize(
    ("text", "surface", "own"),
    [
        (PARTS, "3.100", "Het tekort bestaat uit achterstand door stormen (3.100)"),
        (PARTS, "5.400", "nieuwe vraag door toerisme (5.400)"),
        ("Er komen kassen (90 van glas en 40 van folie).", "40", "40 van folie"),
        ("Er varen 60 boten, waarvan er 44 elektrisch zijn.", "44", "er 44 elektrisch zijn."),
        ("Vijftien jaar of langer na de bouw loopt dat op tot 34%.", "34%", "Vijftien jaar of langer na de bouw loopt dat op tot 34%."),
    ],
)  # fmt: skip
def test_the_words_that_go_with_a_figure(text, surface, own):
    start = text.index(surface)
    assert own_phrase(text, start, start + len(surface)).strip() == own


def answered(tiny_index, question, text):
    source = next(iter(tiny_index.sources))
    unit = Paragraph("a:1:1", source, ParagraphKind.PARAGRAPH, (), 1, None, None, None, text, (), "1")
    index = replace(tiny_index, paragraphs=(unit,))
    index.__dict__["figures"] = (tuple(find_figures(text)),)
    in_its_words = np.asarray([float(name == "s_meant") for name in FEATURES], np.float32)
    rows = tuple(
        (9.0 - place, Row(0, Sentence(*span), in_its_words)) for place, span in enumerate(split_sentences(text))
    )
    query: Query = understand(question)
    draft = figure_draft(Engine(index), query, [Ranked(0, 9.0, rows)])
    return draft.quotes[0].lead if draft and draft.quotes else None


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        ("Hoeveel van het tekort is achterstand door stormen?", PARTS, "3.100"),
        ("Hoeveel van het tekort is nieuwe vraag door toerisme?", PARTS, "5.400"),
        ("Welk percentage van de kwekers in Aardam liep in 2031 schade op?", EXTREMES, "19%"),
        ("Welk percentage van de kwekers in Veldsum liep in 2031 schade op?", EXTREMES, "6%"),
        ("Hoeveel boten zijn er elektrisch?", "Er varen 60 boten, waarvan er 44 elektrisch zijn.", "44"),
    ],
)
def test_the_figure_whose_own_phrase_is_asked_leads(tiny_index, question, text, figure):
    assert answered(tiny_index, question, text).startswith(figure)
