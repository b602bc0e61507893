"""A period governs the figures of its own clause."""

from __future__ import annotations

import pytest

from rag.figures.find import find_figures


@pytest.mark.parametrize(
    ("text", "surface", "period"),
    [
        ("De drempel is nu 40 dB en wordt per 1 mei 2030 verlaagd.", "40 dB", None),
        ("Nu een bon van € 60, wordt dat in 2031 meer.", "€ 60", None),
        ("Wie 60 procent klei heeft en in 2024 niet is beboet, mag mee.", "60 procent", None),
        ("Voor 2026 is € 7 miljoen geraamd, omdat sinds maart 2025 strenger wordt getest.", "€ 7 miljoen", "Voor 2026"),
        ("De gemeente trekt € 35 miljoen in als het Rijk niet vóór 1 juli 2028 besluit.", "€ 35 miljoen", None),
        ("Kosten € 118 miljoen, gereed in 2029.", "€ 118 miljoen", None),
        ("Er is € 85 miljoen beschikbaar, uit te keren in de jaren 2027 tot en met 2029.", "€ 85 miljoen", "in de jaren 2027 tot en met 2029"),
        ("Vanaf 2027 vergoedt de kas alles, mits men binnen twee dagen meldt.", "twee dagen", None),
        ("De raad adviseerde op 12 maart om de grens naar 80 jaar te verleggen.", "80 jaar", None),
        ("De kring komt in het eerste kwartaal van 2027 met een plan om de start met drie jaar te verschuiven.", "drie jaar", None),
        ("In 2032 is het gestegen tot 60 procent en in 2040 tot 80 procent.", "60 procent", "In 2032"),
        ("Wij telden op 1 mei 2026 910 pauwen, 38 minder dan een jaar eerder.", "38", "op 1 mei 2026"),
        ("Dat zijn er 19 minder dan een jaar eerder, toen het er 300 waren.", "300", "een jaar eerder"),
        ("Dat gaat per 1 mei 2026 naar € 40 per rit en voor ouderen naar € 30.", "€ 30", "per 1 mei 2026"),
        ("In 2026 en 2027 samen is er € 90 miljoen.", "€ 90 miljoen", "In 2026 en 2027"),
        ("Het duurde 38 dagen, tegen 61 dagen in dezelfde periode van 2024.", "61 dagen", "in dezelfde periode van 2024"),
        ("Van de 1.200 pauwen is een op de vijf ouder dan 6 jaar in 2025.", "6 jaar", None),  # an age
        ("Als een kring op 1 juli 2028 minder dan de helft van zijn jaarlijkse quotum haalt.", "de helft", "op 1 juli 2028"),
        ("Het afgelopen seizoen telde de streek 74 branden.", "74 branden", "Het afgelopen seizoen"),
        ("Op de peildatum 1 maart 2025 stonden 90 kamers leeg.", "90 kamers", "Op de peildatum 1 maart 2025"),
        ("In het eerste halfjaar zijn 86 lekken gemeld.", "86 lekken", "In het eerste halfjaar"),
        ("De start is op 14 april 2027; de kosten, € 41 miljoen, zijn gedeeld.", "€ 41 miljoen", None),
        ("Er waren in 2025 58 kramen; 13 daarvan sloten.", "13", "in 2025"),
        ("Het werd 2,19 procent, tegen 2,27 procent volgens de raming die ik in maart noemde.", "2,27 procent", None),
        ("Het groeide in 2024, maar bleef 7 procent onder dat van 2019.", "7 procent", "in 2024"),
        ("De oogst per uur ligt 28 procent hoger dan elders.", "28 procent", None),
        ("De instroom blijft op het niveau van begin 2023 (16.000 mensen).", "16.000 mensen", "op het niveau van begin 2023"),
        ("Het ligt 22 procent onder het niveau van 2015.", "22 procent", None),
        ("In het topjaar 2021 waren er 40 markten.", "40 markten", "In het topjaar 2021"),
    ],
)  # fmt: skip
def test_the_period_of_the_same_clause(text: str, surface: str, period: str | None) -> None:
    assert next(one for one in find_figures(text) if one.surface == surface).period == period


@pytest.mark.parametrize(
    ("lead_in", "period"),
    [
        ("Doelen 2031:", "2031"),
        ("De daling was over de hele periode, van groot naar klein:", "over de hele periode"),
        ("De volgende proeven worden in 2026 en 2027 gedaan:", "in 2026 en 2027"),
        ("Voor 2033 stellen wij ons doelen, telkens ten opzichte van 2025:", "Voor 2033"),
        ("Wij bereiden het volgende voor, waarover u in april meer hoort:", None),
    ],
)
def test_the_period_of_a_lead_in(lead_in: str, period: str | None) -> None:
    one = find_figures("ten minste 110 kilometer vaart is schoon;", lead_in=lead_in)[0]
    assert one.period == period
    assert ("period" in one.inherited) is (period is not None)


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("Tussen 1 januari 2018 en 31 december 2025 zijn er 94 gesloten.", "2018-01-01", "2025-12-31"),
        ("Het liep tussen maart en juni 2025.", "2025-03", "2025-06"),
        ("In het studiejaar 2032/2033 zijn er plaatsen.", "2032", "2033"),
    ],
)
def test_two_ends_make_one_period(text: str, value: str, upper: str) -> None:
    one = find_figures(text)[0]
    assert (one.kind.value, one.value, one.upper) == ("period", value, upper)


def test_the_night_between_two_days_is_no_ratio() -> None:
    found = find_figures("In de nacht van 8 op 9 september 2025 viel de stroom uit.")
    assert [one.value for one in found] == ["2025-09-08", "2025-09-09"]
