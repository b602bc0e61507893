"""What a figure takes from the one it stands parallel to."""

from __future__ import annotations

import pytest

from rag.figures.find import find_figures


@pytest.mark.parametrize(
    ("text", "surface", "qualifier"),
    [
        ("Een scheur telt als hij langer is dan 3 cm (hout) of 5 cm (steen).", "5 cm", "more_than"),
        ("Toegestaan is ten hoogste 40 decibel of 30 decibel.", "30 decibel", "at_most"),
        ("Er kwamen minder dan 300 bezoekers of 20 bussen.", "20 bussen", None),
        ("Er waren ruim 300 leden. Nu 200 leden.", "200 leden", None),
    ],
)
def test_a_bound_holds_for_the_figure_that_of_joins(text: str, surface: str, qualifier: str | None) -> None:
    one = next(one for one in find_figures(text) if one.surface == surface)
    assert (one.qualifier and one.qualifier.value) == qualifier


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("De pont trok 350 fietsers per dag, ver onder de grens van 1.000 die geldt.", "1000", "per dag"),
        ("Wij telden 80 wandelaars per zondag. Zonder de markt zakt het gemiddelde naar 60.", "60", "per zondag"),
        ("Er komen veertig plaatsen per jaar, waarvan er nu zeven bezet zijn.", "7", None),
        ("In 2031 kostte de dijk 8 miljoen euro. Dat is 14 procent meer dan een jaar eerder.", "14", "In 2031"),
        ("In 2031 kostte de dijk 8 miljoen euro. Daarvan ging 14 procent naar zand.", "14", None),
    ],
)
def test_a_rate_and_a_year_go_to_the_parallel_figure(text: str, value: str, period: str | None) -> None:
    one = next(one for one in find_figures(text) if str(one.value) == value)
    assert one.period == period
