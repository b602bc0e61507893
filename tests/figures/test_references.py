"""Bare numbers that point back at a noun by a word: "er", "van hen", "van de", "het aantal"."""

from __future__ import annotations

import pytest

from rag.figures.find import find_figures


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("Aan smeden is gebrek. Jaarlijks zijn er 230 nodig.", "230", "smeden"),
        ("Twaalf van de ovens bevonden zich in een schuur.", "Twaalf", "ovens"),
        ("Er lopen nu 23 van zulke proeven.", "23", "proeven"),
        ("Van de vrijwilligers zijn er inmiddels 64 actief.", "64", "vrijwilligers"),
        ("Er is zorg over de positie van seizoenwerkers. Zo’n 21.000 van hen wonen hier.", "21.000", "seizoenwerkers"),
        ("Het aantal botsingen moet terug naar ten hoogste 45 per jaar.", "45", "botsingen"),
        ("De jaarlijkse uitstroom van kappers bedraagt thans 620.", "620", "kappers"),
        ("Er is behoefte aan kappers: naar schatting 300 per jaar.", "300", None),  # a new part of the sentence
        ("Meldingen over geluid namen toe tot 2.450.", "2.450", "meldingen"),
        ("Een tolk is iemand die vertaalt. Er zijn er nu 40.", "40", None),  # the noun stands in the singular
        ("Gemeten naar het aantal jaren was 20.000 genoeg.", "20.000", None),
    ],
)
def test_a_word_points_back_at_the_noun(text: str, surface: str, unit: str | None) -> None:
    assert [one for one in find_figures(text) if one.surface == surface][-1].unit == unit
