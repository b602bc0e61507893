"""A bare number takes the unit of the figure that it stands parallel to, or of the lead-in it is listed under."""

from __future__ import annotations

import pytest

from rag.datatypes import Figure
from rag.figures.find import find_figures


def last(text: str, surface: str, lead_in: str | None = None) -> Figure:
    return [one for one in find_figures(text, lead_in=lead_in) if one.surface == surface][-1]


@pytest.mark.parametrize(
    ("text", "surface", "kind", "unit"),
    [
        ("In 2019 zijn 31 molens gesloopt en 12 verplaatst.", "12", "count", "molens"),
        ("De vloot telt 74 sloepen, waarvan 40 op zeil, 22 op diesel en 12 op stroom.", "12", "count", "sloepen"),
        ("Er werken 610 imkers in het oosten, in het westen 480.", "480", "count", "imkers"),
        ("De kas trok 4.100 bezoekers. Het streven is 5.000 in 2030.", "5.000", "count", "bezoekers"),
        ("Dat zijn 48 kassen met 2.900 planten; straks zijn dat er 71.", "71", "count", "kassen"),
        ("Er is 38 hectare nodig, waarvan de stad er 21 bezit.", "21", "count", "hectare"),
        ("In Venhorst staat een tekort van 85 kassen; in Mullem gaat het om 20.", "20", "count", "kassen"),
        ("Er kwamen 312 brieven binnen, 14 minder dan een jaar eerder.", "14", "count", "brieven"),
        ("De verdeling: Mullem 1.900, Venhorst 1.400 en Oost 1.250 zitplaatsen.", "1.900", "count", "zitplaatsen"),
        ("Van de loden pijp is 27 van 64 kilometer vervangen.", "27", "count", "kilometer"),
        ("Van de schapen liep 81 procent mank, van de geiten 54.", "54", "percentage", "%"),
        ("Van de treinen reed 93 procent stipt, tegen een norm van 95.", "95", "percentage", "%"),
        ("Het slikgehalte is 63 milligram per liter, boven de norm van 50.", "50", "count", "milligram per liter"),
        ("Bij eiken duurt het zeven maanden en bij beuken veertien.", "veertien", "duration", "maanden"),
        ("Eerst mocht het twee werkdagen duren, en vanaf 2028 drie.", "drie", "duration", "werkdagen"),
    ],
)
def test_the_unit_of_the_figure_beside_it(text: str, surface: str, kind: str, unit: str) -> None:
    one = last(text, surface)
    assert (one.kind.value, one.unit) == (kind, unit)
    assert "unit" in one.inherited


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Er zijn 31 molens. Bezoekers geven ze een 7,4.", "7,4"),  # a grade
        ("Zestien molens scoorden onder de 40.", "40"),  # a score
        ("Op 3 molens werken 55 en op de helft niemand.", "55"),  # more than there are molens
        ("Er zijn 31 molens. Het aandeel lag op 12.", "12"),  # another measure is named
    ],
)
def test_what_is_measured_otherwise_takes_no_unit(text: str, surface: str) -> None:
    assert last(text, surface).unit is None


def test_the_noun_a_lead_in_opens_with_is_what_its_items_count() -> None:
    assert last("kapotte tandwielen: 118;", "118", "De storingen laten zich als volgt verdelen:").unit == "storingen"
    assert last("het veer: 118;", "118", "Het tekort is het grootst in de volgende takken:").unit is None
    assert last("het cijfer: 7,5;", "7,5", "De storingen laten zich als volgt verdelen:").unit is None
