"""The unit printed behind a number: its noun, and neither the verb nor the adverb that follows."""

from __future__ import annotations

import pytest

from rag.figures.find import find_figures


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("Zij hielpen 14 vastgelopen plannen vlot.", "14 vastgelopen plannen", "vastgelopen plannen"),
        ("Daar staan 520 gereedgekomen units.", "520 gereedgekomen units", "gereedgekomen units"),
        ("De helft liet ten minste één stoel repareren.", "één stoel", "stoel"),
        ("Er blijft één uitgezonden medewerker over.", "één uitgezonden medewerker", "uitgezonden medewerker"),
        ("Per dorp wordt niet meer dan één subsidie verstrekt.", "één subsidie", "subsidie"),
        ("Er komt één landelijk loket.", "één landelijk loket", "landelijk loket"),
        ("Wij bouwen 85 sociale huur- en middenhuurwoningen.", "85 sociale huur- en middenhuurwoningen", "sociale huur- en middenhuurwoningen"),
        ("De politie vond veertien laboratoria en 9 kassen.", "veertien laboratoria", "laboratoria"),
        ("Er zijn zeven erkende bureaus.", "zeven erkende bureaus", "erkende bureaus"),
        ("Er zijn 27 consulaten-generaal en meer.", "27 consulaten-generaal", "consulaten-generaal"),
        ("Het station levert 380 kV-stroom.", "380 kV", "kV"),
        ("Er komen twaalf open testhallen.", "twaalf open testhallen", "open testhallen"),
        ("Voor bedrijven met 250 of meer werknemers geldt het niet.", "250", "werknemers"),
        ("Zij werven elf ervaren bakkers.", "elf ervaren bakkers", "ervaren bakkers"),
        ("Vorig jaar vroegen er 44 iets aan.", "44", None),
        ("In 2034 moeten er 4.500 studeren.", "4.500", None),
        ("Bij 88 andere is het werk begonnen.", "88", None),
        ("De toename tot 13.700 relatief is groot.", "13.700", None),
        ("Eind november waren er 97 herschreven.", "97", None),
        ("Die vier laten zich niet vangen.", "vier", None),
    ],
)  # fmt: skip
def test_the_noun_behind_a_number(text: str, surface: str, unit: str | None) -> None:
    assert [(one.surface, one.unit) for one in find_figures(text) if surface in one.surface][-1] == (surface, unit)


def test_eight_is_a_number_and_no_verb_where_it_counts() -> None:
    assert [one.value for one in find_figures("Er zijn zes boten verkocht en acht in de vaart.")] == [6, 8]
    assert not find_figures("De commissie acht het wenselijk.")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("met de drie betrokken molens", "betrokken molens"),
        ("de twee besloten kringen", "besloten kringen"),
        ("Hij moet 41 vissers en handelaars schrijven.", "vissers en handelaars"),
        ("Wij spraken 12 huurders en verhuurders.", "huurders en verhuurders"),
        ("Wij spraken 12 huurders en bezochten een molen.", "huurders"),
        ("Er zijn 30 dijken en vissers klagen.", "dijken"),
        ("een dal met 118 zielen per vierkante kilometer", "zielen per vierkante kilometer"),
        ("Er staan 40 bomen per hectare.", "bomen per hectare"),
        ("Elk gezin heeft 1,4 boten per huishouden.", "boten per huishouden"),
        ("Er varen 40 boten per week.", "boten"),
        ("Er komen 40 gasten per trein.", "gasten"),
        ("Er komt één boot per twee uur.", "boot"),
        ("De vijf te sluiten molens staan in het dal.", "te sluiten molens"),
        ("Het werd ingevuld door 94 van de 176 vissers.", "vissers"),
        ("Het werd ingevuld door 94 van de 176 aangeschrevenen.", "aangeschrevenen"),
        ("Daar varen elf van de 29 boten.", "boten"),
    ],
)
def test_the_unit_of_a_count(text: str, unit: str) -> None:
    assert next(one for one in find_figures(text) if one.kind.value == "count").unit == unit
