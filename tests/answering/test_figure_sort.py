import pytest

from rag.answering.figure_answer import sort_fits
from rag.datatypes import Query
from rag.figures.find import find_figures


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
