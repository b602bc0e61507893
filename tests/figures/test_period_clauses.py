"""Which clause lends a figure its period: its own, else the one that governs, else lead-in; never a sibling."""

from __future__ import annotations

import pytest

from rag.figures.find import find_figures

CASES = [
    # the figure's own clause
    ("In 2024 telde de bibliotheek 812 leners.", "812 leners", "In 2024"),
    ("De bibliotheek telde 812 leners in 2024.", "812 leners", "in 2024"),
    ("Het zwembad trok 40.000 bezoekers, tegen 36.000 in 2021.", "36.000", "in 2021"),
    ("Eind 2028 zijn er 60 laadpalen en in 2030 zijn er 90 laadpalen.", "90 laadpalen", "in 2030"),
    ("Eind 2028 zijn er 60 laadpalen en in 2030 zijn er 90 laadpalen.", "60 laadpalen", "Eind 2028"),
    ("Op een gewone schooldag fietsen 300 leerlingen over de dijk.", "300 leerlingen", "Op een gewone schooldag"),
    ("De steiger ontvangt op een gemiddelde zomerdag 75 kano's.", "75 kano's", "op een gemiddelde zomerdag"),
    ("Tien jaar eerder waren er nog 14 molens.", "14 molens", "Tien jaar eerder"),
    ("Twee jaar geleden kostte een kaartje 8 euro.", "8 euro", "Twee jaar geleden"),
    ("De orgels krijgen in de loop van 2027 samen 30 nieuwe pijpen.", "30 nieuwe pijpen", "in de loop van 2027"),
    ("Het tarief gaat in op 1 mei 2026 en bedraagt 12 euro.", "12 euro", "op 1 mei 2026"),
    ("Wij mikken op 20 procent van de bezoeken, per fiets, bus of te voet, te halen in 2031.", "20 procent", "in 2031"),
    # what governs a that-clause, and both of two joined ones
    ("In 2023 bleek dat 45 procent van de stallen leegstond.", "45 procent", "In 2023"),
    ("In 2023 bleek dat 45 stallen leeg stonden en dat 12 stallen gesloopt waren.", "12 stallen", "In 2023"),
    ("Wij schatten dat de veerpont in 2030 minder ritten maakt dan in 2020, terwijl 500 ritten zijn beloofd.", "500 ritten", "in 2030"),
    # a cohort: what opens with a preposition says of when the whole is
    ("Van de tuinen die in 2024 zijn aangelegd, is 30 procent openbaar.", "30 procent", "in 2024"),
    ("In de ronde die van 1 mei tot 3 juni 2025 liep, kwamen 60 aanvragen binnen.", "60 aanvragen", "van 1 mei tot 3 juni 2025"),
    # a relative clause before the verb is another matter
    ("De termijn die het bestuur in 2022 vaststelde, bedraagt 6 weken.", "6 weken", None),
    ("Het orgel dat in 1911 werd gebouwd, heeft 900 pijpen.", "900 pijpen", None),
    ("Het fonds, dat in 2019 werd opgericht, telt 22 deelnemers.", "22 deelnemers", None),
    ("De brug waarover de raad in 2024 besloot, kost 3 miljoen euro.", "3 miljoen euro", None),
    # and so is that of another noun behind the figure
    ("Een vijfde komt uit boeken die na 2010 zijn gedrukt.", "Een vijfde", None),
    ("Er zijn 80 bezwaren uit dorpen die in 2019 nog zelfstandig waren.", "80 bezwaren", None),
    # a second that-clause does not take what the first says
    ("De gids vermeldt dat de molen in 1950 stilviel en dat drie molenaars hem nu bemalen.", "drie molenaars", None),
    ("Men wees erop dat het koor al in 2015 begon en dat twee dirigenten het leiden.", "twee dirigenten", None),
    # a time that is only compared with
    ("De stoet telt 15 wagens meer dan in 2019.", "15 wagens", None),
    ("Het waterpeil lag 4 centimeter lager dan in 2018.", "4 centimeter", None),
    ("Er waren evenveel gidsen als in 2019, namelijk 31 gidsen.", "31 gidsen", None),
    ("De opbrengst ligt 9 procent hoger dan een jaar geleden.", "9 procent", None),
    ("De visstand is het dubbele van 2019 en 40 soorten komen voor.", "40 soorten", None),
    # what is so now
    ("In 2035 zijn er 90 wachtposten, tegen 40 wachtposten nu.", "40 wachtposten", None),
    ("In 2035 zijn er 90 wachtposten, tegen 40 wachtposten nu.", "90 wachtposten", "in 2035"),
    # conditions and other entries
    ("Vóór 2027 gereed: ja. Wie in 2026 meedoet, krijgt 5 punten, mits er 8 deelnemers zijn.", "8 deelnemers", None),
    ("Vastgesteld op 3 mei 2026 Opgesteld door: het bureau Partners: zes gilden", "zes gilden", None),
    # rises, between two years
    ("Het aantal ganzen groeide van 400 in 2019 naar 500 in 2024, een toename van 25 procent.", "25 procent", "2019–2024"),
    ("De pacht daalde van € 90 in 2020 tot € 81 in 2025, een daling van 10 procent.", "10 procent", "2020–2025"),
    ("In 2025 kwamen 40 ganzen terug, een toename van 4 procent.", "4 procent", "In 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "period"), CASES)
def test_the_clause_that_lends_the_period(text: str, surface: str, period: str | None) -> None:
    found = next(one for one in find_figures(text) if one.surface == surface)
    assert (found.period or "").casefold() == (period or "").casefold()


@pytest.mark.parametrize(
    ("lead_in", "text", "surface", "period"),
    [
        ("In 2032 willen wij het volgende:", "de uitval is 30 procent lager dan in 2019;", "30 procent", "In 2032"),
        ("In 2032 willen wij het volgende:", "er broeden 450 paren;", "450 paren", "In 2032"),
        ("In 2032 willen wij het volgende:", "in 2028 zijn 8 sluizen af;", "8 sluizen", "in 2028"),
        ("Wij doen het volgende, waarover u in april hoort:", "wij plaatsen 8 bankjes;", "8 bankjes", None),
    ],
)
def test_a_lead_in_lends_where_the_item_only_compares(
    lead_in: str, text: str, surface: str, period: str | None
) -> None:
    found = next(one for one in find_figures(text, (), lead_in) if one.surface == surface)
    assert found.period == period
    assert ("period" in found.inherited) is (period is not None and period.startswith("In"))
