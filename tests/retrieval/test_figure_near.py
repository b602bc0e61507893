import numpy as np
import pytest

from rag.figures.find import find_figures
from rag.retrieval.figure_near import decay, measure_of, measures_asked


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("Hoe diep is de vaargeul?", {"meter"}),
        ("Hoe snel staat de monteur op de stoep?", {"time", "kilometer per uur", "meter per seconde"}),
        ("Hoeveel tijd kost het overzetten?", {"time"}),
        ("How often does the ferry sail?", {"times"}),
        ("Hoeveel boten liggen er?", set()),
    ],
)
def test_a_question_tells_in_what_measure_it_wants_its_answer(question, measures):
    assert measures_asked(question) == measures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("De geul is 4,5 meter diep.", "meter"),
        ("De pont doet er twaalf minuten over.", "time"),
        ("De bodem daalt 8 millimeter per jaar.", "meter"),
        ("De raad kwam zes keer bijeen.", "times"),
        ("Er liggen 40 boten.", None),
    ],
)
def test_a_figure_has_a_measure(text, measure):
    assert measure_of(find_figures(text)[0]) == measure


def test_words_beside_a_figure_count_for_more_than_those_beyond_a_border():
    text = "In Noord (12 boten) en in Zuid (40 boten) is het druk."
    figures = [one for one in find_figures(text) if one.value in (12, 40)]
    words = ["Noord", "Zuid"]
    offsets = np.asarray([(text.index(word), text.index(word) + len(word)) for word in words])
    first, second = (decay(text, offsets, one, 0) for one in figures)
    assert first[0] > first[1]
    assert second[1] > second[0]
    assert first.max() <= 1
