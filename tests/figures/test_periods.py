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
