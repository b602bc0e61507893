"""Digits that are no figures."""

from __future__ import annotations

import pytest

from rag.figures.find import find_figures, set_apart


@pytest.mark.parametrize(
    ("text", "surface", "reason"),
    [
        ("Het hek is open van 9.00 tot 16.30 uur.", "9.00 tot 16.30 uur", "time"),
        ("Er mag tussen 19.00 en 7.00 uur niet worden gehakt.", "19.00 en 7.00 uur", "time"),
        ("De les begint om 9.10 en eindigt later.", "9.10", "time"),
        ("Wij zijn op werkdagen bereikbaar van 9 tot 13 uur.", "9 tot 13 uur", "time"),
        ("Auteur: J. Kuiper, toestel 4471", "toestel 4471", "phone_number"),
        ("Documentnummer: PMW-2025-0093316", "Documentnummer: PMW-2025-0093316", "document_number"),
        ("Agendapunt 3 gaat over de sluis.", "Agendapunt 3", "list_number"),
        ("De klasse staat in NTA 8830.", "NTA 8830", "name"),
        ("Zij zitten in de groepen 6 tot en met 8.", "groepen 6 tot en met 8", "name"),
        ("Het 24/7 meldpunt is vol.", "24/7", "name"),
        ("De files staan bij afrit 9.", "afrit 9", "name"),
        ("Dat is gemeld. 2. De kuil is dicht.", "2.", "list_number"),
        ("Dat is gemeld. 4 en 5. Neen.", "4 en 5.", "list_number"),
        ("1. tot 3. Volgens mij wel.", "1. tot 3.", "list_number"),
        ("Bel het noodnummer 990 bij brand.", "noodnummer 990", "name"),
        ("Zie de beantwoording onder 3 voor de acties.", "beantwoording onder 3", "question_number"),
        ("In de brief,[5 ] die u kent, staat het.", "[5 ]", "footnote_marker"),
        ("Kersenplein 8 Postbus 12", "Kersenplein 8", "address"),
        ("Aanbeveling 2: verf de banken.", "Aanbeveling 2", "list_number"),
        ("Wij nemen aanbeveling 4 niet over.", "aanbeveling 4", "list_number"),
        ("Het college schrapt de maatregelen 3 en 4b.", "maatregelen 3 en 4b", "list_number"),
        ("Gekozen is tussen variant 1 of 2.", "variant 1 of 2", "list_number"),
        ("Werkblok 3: de kade wordt gelegd.", "Werkblok 3", "list_number"),
        ("Onderzoeksvraag 3 gaat over riet.", "Onderzoeksvraag 3", "question_number"),
    ],
)
def test_set_apart_with_its_reason(text: str, surface: str, reason: str) -> None:
    assert (surface, reason) in [(one.surface, one.reason.value) for one in set_apart(text)]
    assert not [one for one in find_figures(text) if any(char.isdigit() for char in one.surface)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("De klus vergt 9 tot 13 uur.", "9"), ("Het duurt 2,5 uur.", "2.5"), ("Zij werken 24 uur per week.", "24")],
)
def test_hours_of_work_are_figures(text: str, value: str) -> None:
    assert str(find_figures(text)[0].value) == value


@pytest.mark.parametrize(
    ("text", "surface"),
    [("Per maatregel 3 projecten is veel.", "3 projecten"), ("Stoelen 12: te weinig.", "12")],
)
def test_counts_behind_a_noun_are_figures(text: str, surface: str) -> None:
    assert surface in [one.surface for one in find_figures(text)]


def test_a_number_that_ends_a_sentence_is_no_list_number() -> None:
    text = "Eerst waren er 12. In de Kerkstraat 7 bomen planten kost geld. Leden: 15. Gasten (totaal) 18. Dat is veel."
    assert [str(one.value) for one in find_figures(text)] == ["12", "7", "15", "18"]
