"""Which period governs a figure; kinds and qualifiers that the words around decide."""

from __future__ import annotations

import pytest

from rag.datatypes import Figure
from rag.figures.find import find_figures, set_apart


def the(text: str, surface: str) -> Figure:
    return next(one for one in find_figures(text) if one.surface == surface)


@pytest.mark.parametrize(
    ("text", "surface", "period"),
    [
        ("Bij een op de acht is in de afgelopen vijf jaar schade gemeld.", "een op de acht", "in de afgelopen vijf jaar"),
        ("In drie jaar zijn 41 projecten gestart.", "41 projecten", "In drie jaar"),
        ("De bodem daalt 5 mm en het dorp vergrijst: in 2034 is naar verwachting ruim een derde van ons oud.", "een derde", "in 2034"),
        ("Een groei van 10% tot 2032 (van €138 in 2019 naar €151).", "€151", "tot 2032"),
        ("Er komen 10.000 bij tot 2030 (bovenop het huidige tekort van 1.500 kamers).", "1.500 kamers", None),
        ("Het steeg met 61 punten ten opzichte van 2019.", "61 punten", None),
        ("Het nam in 2024 met 11 procent toe ten opzichte van 2023.", "11 procent", "in 2024"),
        ("Dat is 4 procent minder dan in 2023.", "4 procent", None),
        ("Als hij dagelijks reed en niet meer dan 80 euro kostte.", "80 euro", None),
        ("Het is 300 euro per maand, voor anderen 700 euro.", "700 euro", "per maand"),
        ("In de droge zomer van 2022 vielen 40 pompen uit.", "40 pompen", "In de droge zomer van 2022"),
        ("Het start binnen negen maanden en is in drie jaar af.", "negen maanden", None),
    ],
)  # fmt: skip
def test_the_period_that_governs(text: str, surface: str, period: str | None) -> None:
    assert the(text, surface).period == period


@pytest.mark.parametrize(
    ("text", "surface", "kind", "qualifier"),
    [
        ("Let op: vier van de tien vrezen dat het misgaat.", "vier van de tien", "ratio", None),
        ("Dat zijn vier van de tien scholen.", "vier", "count", None),
        ("Een verschil tussen twee jaren telt niet.", "twee jaren", "count", None),
        ("Het duurt tussen twee jaren en drie.", "twee jaren", "duration", None),
        ("De oogst loopt terug, in droge jaren tot 30%.", "30%", "percentage", "at_most"),
        ("Dat kan oplopen tot 30%.", "30%", "percentage", "at_most"),
        ("Dat steeg vorig jaar tot 30%.", "30%", "percentage", None),
        ("De trams groeiden tot 54.000 reizigers, in de stad tot 31.000 reizigers.", "31.000 reizigers", "count", None),
    ],
)
def test_kind_and_qualifier(text: str, surface: str, kind: str, qualifier: str | None) -> None:
    one = the(text, surface)
    assert (one.kind.value, one.qualifier and one.qualifier.value) == (kind, qualifier)


def test_a_document_number_is_no_period() -> None:
    assert find_figures("Rekenbureau, notitie 2024-31.") == ()
    assert set_apart("Rekenbureau, notitie 2024-31.")[0].reason.value == "document_number"
    assert find_figures("Het rapport 2019-2025 is af.")[0].kind.value == "period"


def test_a_name_before_days_in_a_row_takes_none_of_them() -> None:
    found = find_figures("Overleggen MIRT 9, 10 en 11 november 2022")
    assert [one.value for one in found] == ["2022-11-09", "2022-11-10", "2022-11-11"]


def test_the_title_of_a_letter_lends_its_topic_and_no_names() -> None:
    title = "Antwoorden op vragen van de leden Visser (Partij Zuid) en Kok (Lijst Noord) over de bus (ingezonden 1 mei 2026)"
    assert find_figures("Daarvan is € 4 miljoen op.", headings=(title,))[0].subject == "bus"


@pytest.mark.parametrize(
    ("text", "surface", "period"),
    [
        ("De kabelbaan trekt 150 skiërs per werkdag.", "150 skiërs", "per werkdag"),
        ("Er is ruimte voor 12 boten per zaterdag.", "12 boten", "per zaterdag"),
        ("De ploeg komt 40 keer per zes weken bijeen.", "40 keer", "per zes weken"),
        ("Tot nu toe zijn 80 daken hersteld.", "80 daken", "Tot nu toe"),
        ("In de verslagperiode kwamen 31 klachten binnen.", "31 klachten", "In de verslagperiode"),
        (
            "Zij die vóór 1 mei 2031 instappen, krijgen in de eerste twee jaar 15 procent.",
            "15 procent",
            "in de eerste twee jaar",
        ),
        ("Wij hielden 24 gesprekken, bezochten 11 molens en lieten in mei 2031 tellen.", "11 molens", None),
        ("Hij toetst of een opslag van € 2 redelijk is en adviseert hierover vóór 1 mei 2031.", "€ 2", None),
        ("Zo'n 40 procent hiervan betreft vervanging van buizen die voor 1950 zijn gelegd.", "40 procent", None),
        ("Vanaf 1 mei 2031 zijn er tolken voor bewoners die binnen acht dagen verhuizen.", "acht dagen", None),
        ("In 2031 was dat vier weken.", "vier weken", "In 2031"),
        ("Zij krijgen € 40 per hectare per jaar, over 80 hectare.", "80 hectare", None),
        ("Het doel voor eind 2031 is 180 leden; het hadden er nu 150 moeten zijn.", "150", None),
        ("In 2031 waren dat er 22. Van de 37 molens draaien er 16.", "37 molens", None),
        ("In de nacht van 8 op 9 mei 2031 kwamen 70 gasten.", "70 gasten", "van 8 op 9 mei 2031"),
        ("Op 3 en 4 mei 2031 kwamen 900 gasten.", "900 gasten", "Op 3 en 4 mei 2031"),
        ("Met ingang van 1 mei 2031 gelden 12 regels.", "12 regels", "Met ingang van 1 mei 2031"),
        ("De bijdrage is € 15 per maand, wat de stad € 9.000 kost.", "€ 9.000", None),
    ],
)
def test_the_period_of_the_own_clause(text: str, surface: str, period: str | None) -> None:
    assert next(one for one in find_figures(text) if one.surface == surface).period == period


def test_a_stretch_of_time_of_a_noun_takes_no_period_of_the_lead_in() -> None:
    found = find_figures("een bekken voor een droogte van 60 dagen;", (), "In 2031 wordt gestart met:")
    assert found[0].period is None
    found = find_figures("twaalf bekkens in het dal;", (), "In 2031 wordt gestart met:")
    assert found[0].period == "In 2031"


@pytest.mark.parametrize(
    ("text", "surface", "period"),
    [
        ("In 2031 ontstaat een tekort van 40 ton per jaar.", "40 ton", "per jaar in 2031"),
        ("Het kost ongeveer € 17 per maand vanaf 2029.", "€ 17", "per maand vanaf 2029"),
        ("Vanaf mei 2027 planten wij elk jaar twaalf bomen.", "twaalf bomen", "elk jaar vanaf mei 2027"),
        ("In 2026 woont 60 procent bij een halte waar ten minste 4 bussen per uur stoppen.", "4 bussen", "per uur"),
        ("Onze drie sluizen schutten per week 400 schepen.", "drie sluizen", None),
        ("Onze drie sluizen schutten per week 400 schepen.", "400 schepen", "per week"),
        ("In een brief van 3 mei 2024 vroegen zij drie scholen om hulp.", "drie scholen", None),
        ("In 2024, 2025 en 2026 kwamen 40 gasten.", "40 gasten", "In 2024, 2025 en 2026"),
    ],
)
def test_a_rate_and_its_time(text: str, surface: str, period: str | None) -> None:
    assert the(text, surface).period == period


def test_a_rate_is_lent_without_its_time() -> None:
    text = "In 2024 telden wij 80 fietsers per werkdag. Zonder de brug zijn het er 60."
    assert the(text, "60").period == "per werkdag"


def test_an_entry_counts_what_its_label_names() -> None:
    assert [find_figures(text)[0].unit for text in ("Bijlagen: 2", "Kosten: 3")] == ["Bijlagen", None]
