"""A question about several sources is answered with the figure of each, also where no stored disagreement joins them."""

from types import SimpleNamespace

import pytest

from rag.answering.both_sides import asks_both, comparable, with_both_sides
from rag.answering.draft import Draft, Quote
from rag.datatypes import Figure, FigureKind, Paragraph, ParagraphKind, Query
from rag.figures.find import find_figures
from rag.retrieval.rarity import Rarity
from rag.retrieval.texts import Sentence

BRIEF = "De sluis bij Lindhaven kost € 12 miljoen."
NOTA = "Voor de sluis bij Lindhaven is € 14 miljoen geraamd."
OTHER_UNIT = "De sluis bij Lindhaven is 40 meter lang."
OTHER_THING = "Een fietspad in Oostveld vraagt € 3 miljoen."


def paragraph(source, text):
    return Paragraph(f"{source}:1", source, ParagraphKind.PARAGRAPH, (), 1, None, None, None, text, (), source)


def engine_and_ranking(*texts):
    paragraphs = [paragraph(f"stuk-{number}", text) for number, text in enumerate(texts)]
    index = SimpleNamespace(
        figures=[tuple(find_figures(one.text)) for one in paragraphs],
        positions={one.id: place for place, one in enumerate(paragraphs)},
    )
    engine = SimpleNamespace(paragraphs=paragraphs, index=index, rarity=Rarity(texts))
    ranked = [
        SimpleNamespace(position=place, rows=((float(-place), SimpleNamespace(sentence=Sentence(0, len(text)))),))
        for place, text in enumerate(texts)
    ]
    return engine, ranked


def answered(question, *texts):
    engine, ranked = engine_and_ranking(*texts)
    first = engine.paragraphs[0]
    draft = Draft((Quote(first, 0, len(first.text), lead="€ 12 miljoen"),))
    return with_both_sides(engine, Query(question, question, "money"), draft, ranked)


QUESTION = "Noemen beide stukken hetzelfde bedrag voor de sluis bij Lindhaven?"


def test_the_figure_of_the_other_document_stands_beside_it():
    quotes = answered(QUESTION, BRIEF, NOTA).quotes
    assert [quote.text for quote in quotes] == [BRIEF, NOTA]
    assert quotes[1].lead == "€ 14 miljoen"


@pytest.mark.parametrize("other", [OTHER_UNIT, OTHER_THING])
def test_another_unit_or_another_thing_is_no_other_side(other):
    assert len(answered(QUESTION, BRIEF, other).quotes) == 1


def test_a_better_ranked_sentence_of_another_thing_is_passed_over():
    assert answered(QUESTION, BRIEF, OTHER_THING, NOTA).quotes[-1].text == NOTA


@pytest.mark.parametrize(
    ("said", "other", "expected"),
    [
        ("12 kippen", Figure("12", 0, 2, FigureKind.COUNT, 12, subject="Veldsum Kippen 2025"), True),
        ("12 kippen", Figure("12", 0, 2, FigureKind.COUNT, 12, subject="Veldsum Koeien 2025"), False),
        ("12 kippen", Figure("12", 0, 2, FigureKind.COUNT, 12), False),
        ("12 procent", Figure("12", 0, 2, FigureKind.COUNT, 12, subject="Veldsum procent"), False),
        ("12 kippen", Figure("12 koeien", 0, 9, FigureKind.COUNT, 12, unit="koeien"), False),
    ],
)
def test_a_bare_count_of_a_cell_counts_what_its_head_names(said, other, expected):
    [figure] = find_figures(said)
    assert comparable(figure, other) is comparable(other, figure) is expected


def test_a_question_about_one_source_gets_one():
    assert len(answered("Hoeveel kost de sluis bij Lindhaven?", BRIEF, NOTA).quotes) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Wat zeggen beide bronnen over de lengte van de kade?",
        "Spreken de brief en de nota elkaar tegen over het aantal ligplaatsen?",
        "Do both letters give the same amount?",
        "Is er verschil tussen de twee stukken?",
    ],
)
def test_questions_about_several_sources(question):
    assert asks_both(question)


def test_other_questions():
    assert not asks_both("Wanneer opent de sluis?")
