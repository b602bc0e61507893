"""Units that stand elsewhere than behind their number."""

from __future__ import annotations

import pytest

from rag.figures.find import find_figures


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("Van de 64 kernen hebben er 9 een winkel.", "9", "kernen"),
        ("De streek telt 410 boerderijen. Er zijn er 130 bezocht.", "130", "boerderijen"),
        ("Er zijn 84 scholen, waarvan 30 in Dalum.", "30", "scholen"),
        ("Er staan 31 meetpalen. Vier daarvan werkten niet.", "Vier", "meetpalen"),
        ("De clubs leven van donateurs. Hun aantal groeide naar 15.700.", "15.700", "donateurs"),
        ("Het aantal meldingen daalde van 2.300 in 2019 tot 1.200 in 2025.", "1.200", "meldingen"),
        ("Het aantal meldingen is hoog. In Dalum steeg het aantal met 61.", "61", "meldingen"),
        ("De bieb telt 812 leden, tegen 790 in 2019.", "790", "leden"),
        ("Er waren 900 leden in 2021, circa 1.170 in 2024.", "1.170", "leden"),
        ("Er komen 9.000 banen bij (5.400 in de zorg en 3.600 daarbuiten).", "5.400", "banen"),
        ("De norm wordt 20 µg/m³. Dalum komt onder de 20.", "20", "µg/m³"),
        ("Gemeten is op 10, 20 en 25 km van de kust.", "10", "km"),
        ("Het aandeel is niet 33 maar 31 procent.", "33", "%"),
        ("Samen ruim zeven van elke tien euro.", "zeven van elke tien", "euro"),
        ("Er komen 12.000 extra technisch afgestudeerden.", "12.000 extra technisch afgestudeerden", "extra technisch afgestudeerden"),
    ],
)  # fmt: skip
def test_the_noun_stands_elsewhere(text: str, surface: str, unit: str) -> None:
    assert [one for one in find_figures(text) if one.surface == surface][-1].unit == unit


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("In 3 gemeenten kwamen er 12 bij.", "12"),  # more than there are gemeenten
        (
            "De clubs werken in dorpen en steden met vrijwilligers, donateurs en gasten uit Dalum. Hun aantal is 700.",
            "700",
        ),
        ("Het aantal meldingen daalde; het cijfer was 7.", "7"),
        ("Er zijn 20 km weg. De klas kreeg een 20.", "20"),
        ("Er zijn 9.000 banen. Bewoners geven hun buurt een 7,1.", "7,1"),
        ("Er komen 12.000 extra.", "12.000"),
    ],
)
def test_nothing_plain_lends_no_unit(text: str, surface: str) -> None:
    assert [one.unit for one in find_figures(text) if one.surface == surface][-1] is None


def test_a_lent_unit_is_named_as_inherited_and_no_word_of_the_subject() -> None:
    one = find_figures("Van de 64 kernen hebben er 9 een winkel met brood.")[1]
    assert one.inherited == ("unit",)
    assert one.subject == "winkel brood"
