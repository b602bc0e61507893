"""Tokens that stay whole where it matters."""

import pytest

from rag.figures.find import find_figures
from rag.language.tokens import stems, words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("R&D-uitgaven", ["r&d", "uitgaven"]),
        ("mbo-niveau", ["mbo", "niveau"]),
        ("zzp’ers", ["zzp'ers"]),
        ("foto's", ["foto's"]),
        ("12,4%", ["12,4%"]),
        ("€1,5 mld.", ["1,5", "mld"]),
        ("€ 1.580.000,50", ["1.580.000,50"]),
    ],
)
def test_words(text, tokens):
    assert words(text) == tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("€1,5 mld.", "€ 1,5 miljard"),
        ("72.000 banen", "72000 banen"),
        ("Kamerstuk 33 009, nr. 121", "kamerstuk 33009 nr 121"),
    ],
)
def test_two_ways_of_writing_one_number_are_one_term(one, other):
    assert stems(one) == stems(other)


def test_an_amount_is_one_figure_and_a_paper_is_none():
    (amount,) = find_figures("€1,5 mld.", (), None, ())
    assert amount.value == 1_500_000_000
    assert find_figures("Kamerstuk 33 009, nr. 121", (), None, ()) == ()
