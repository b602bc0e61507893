import numpy as np
import pytest

from rag.answering.figure_answer import compounded, figures_asked, sort_fits
from rag.answering.of_year import of_year
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.figures.find import find_figures
from rag.language.sentences import split_sentences
from rag.retrieval.features import FEATURES, Row
from rag.retrieval.ranker import Ranked
from rag.retrieval.texts import Sentence


def fits(question, kind, text):
    return [sort_fits(Query(question, question, kind), figure) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("question", "kind", "text", "expected"),
    [
        ("Op welke plaats staat Ooldert?", "rank", "Ooldert wil in de top 6 komen.", False),
        ("Op welke plaats staat Ooldert?", "rank", "Ooldert staat op de negende plaats.", True),
        ("Hoe lang duurt het aanleggen van de pont?", "duration", "De concessie eindigt op 31 december 2027.", False),
        ("Hoe lang duurt het aanleggen van de pont?", "duration", "Het aanleggen duurt veertig minuten.", True),
        ("Hoe lang loopt de concessie nog?", "duration", "De concessie eindigt op 31 december 2027.", True),
        ("Wanneer eindigt de concessie?", "date", "De concessie eindigt op 31 december 2027.", True),
    ],
)
def test_a_figure_that_only_resembles_what_is_asked_does_not_fit(question, kind, text, expected):
    found = fits(question, kind, text)
    assert found
    assert all(found) is expected


def scores_of_year(text, years, *scores, kind=ParagraphKind.PARAGRAPH):
    spans = split_sentences(text)
    rows = [
        (score, Row(0, Sentence(*span), np.zeros(len(FEATURES), np.float32)))
        for score, span in zip(scores, spans, strict=True)
    ]
    one = Ranked(0, max(scores), tuple(sorted(rows, key=lambda row: -row[0])))
    here = Paragraph("a:1:1", "a", kind, (), 1, None, None, None, text, (), "1")
    return [
        of_year(frozenset(years), here, one, score, text[slice(*span)])
        for score, span in zip(scores, spans, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "years", "better"),
    [
        ("In 2031 telde Ooldert 40 bijenkasten. In 2025 waren dat er 12.", ["2025"], 1),
        ("In 2031 telde Ooldert 40 bijenkasten. In 2025 waren dat er 12.", ["2031"], 0),
        ("De zwemclub had in 2019 nog 300 leden. Vorig jaar, 2024, waren het er 180.", ["2024"], 1),
        ("De veerpont kost € 3 miljoen. In 2028 komt daar € 1 miljoen bij.", ["2030"], 0),
        ("De veerpont kost € 3 miljoen. In 2028 komt daar € 1 miljoen bij.", [], 0),
    ],
)
def test_the_sentence_of_the_year_that_is_asked_goes_first(text, years, better):
    found = scores_of_year(text, years, 9.0, 5.0)
    assert (found[1] >= found[0]) is bool(better)


def test_the_cells_of_a_row_bear_their_own_years():
    row = "Ooldert — 2019: 12; 2025: 40"
    assert scores_of_year(row, ["2031"], 9.0, kind=ParagraphKind.TABLE_ROW) == [9.0]


@pytest.mark.parametrize(("kind", "expected"), [("figure", {"391", "60"}), ("date", set()), ("year", set())])
def test_the_figures_of_a_question_are_no_answer_to_it(kind, expected):
    question = "Hoeveel van de 391 schepen voeren in 2024 met 60 procent lading?"
    assert {str(value) for _, value in figures_asked(Query(question, question, kind))} == expected


@pytest.mark.parametrize(
    ("counted", "about", "expected"),
    [
        ("scholingstrajecten", "trajecten", True),
        ("plaatsen", "ligplaatsen haven", True),
        ("molens", "molenaars", False),
        ("boten", "steigers", False),
        ("", "boten", False),
    ],
)
def test_a_compound_counts_what_its_head_counts(counted, about, expected):
    assert compounded(counted, about) is expected
