"""What sort of quantity a question asks, on invented questions and figures."""

import pytest

from rag.answering.asked_quantity import (
    asks_behind,
    counted_things,
    counts_asked,
    fits_quantity,
    only_share,
    told_beside,
)
from rag.answering.constraints import asking
from rag.figures.find import find_figures
from rag.retrieval.question import understand


def figure_of(text):
    return find_figures(text)[0]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hoeveel sluizen zijn er?", "sluizen"),
        ("Hoeveel kleine oude boten liggen er?", "boten"),
        ("aantal schippers haven", "schippers"),
        ("Hoeveel weken duurt het?", None),
        ("Hoeveel krijgen schippers per jaar?", None),
        ("Hoeveel hectare land is er?", None),
        ("Hoeveel kosten zijn er gemaakt?", None),
        ("Hoeveel water stroomt er?", None),
        ("Hoe ontwikkelde het aantal schippers zich?", None),
        ("How many boats are there?", None),
    ],
)
def test_what_is_counted_one_by_one(question, expected):
    assert counted_things(understand(question)) == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Hoeveel sluizen gaan er dicht?", "Dat duurt zes weken.", False),
        ("Hoeveel sluizen gaan er dicht?", "Dat kost € 40.", False),
        ("Hoeveel sluizen gaan er dicht?", "Er gaan 40 deuren dicht.", True),
        ("Hoe oud zijn de schippers?", "Het cijfer is een 4,3.", False),
        ("Hoe oud zijn de schippers?", "Zij zijn 43 jaar.", True),
        ("Hoe hoog was de waterstand?", "Dat duurde zeven jaar.", False),
        ("Hoe groot was de vertraging?", "Die was zeven minuten.", True),
        ("Hoeveel kubieke meter water gaat er door de sluis?", "De sluis is 38 kilometer verderop.", False),
        ("Hoeveel kubieke meter water gaat er door de sluis?", "Er gaat 38 m³ door.", True),
        ("hoeveel m3 zand afgekeurd", "Er is 40 kubieke meter afgekeurd.", True),
        ("Hoeveel keer per jaar gaat de sluis open?", "Twee keer per jaar.", True),
        ("Hoe lang duurt de les?", "Er zijn 40 schippers.", False),
        ("Hoe lang is de kade?", "De kade is 40 meter.", True),
        ("How many boats are there?", "Dat duurt zes weken.", False),
        ("How many weeks does it take?", "Dat duurt zes weken.", True),
    ],
)
def test_a_figure_of_another_dimension_does_not_fit(question, text, expected):
    assert fits_quantity(understand(question), figure_of(text)) is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Hoeveel rijksgeld gaat er naar de sluis?", "De sluis krijgt € 40.", True),
        ("Hoeveel boten liggen er?", "De kade kost € 40.", False),
        ("Hoeveel water krijgt de polder?", "De polder krijgt 8 kubieke meter.", True),
        ("Hoeveel kopers varen er?", "Er varen 40 personen.", True),
        ("Hoeveel sluizen zijn er?", "Er zijn 40 personen.", False),
    ],
)
def test_what_is_called_otherwise_may_count_what_is_asked(question, text, expected):
    assert counts_asked(understand(question), figure_of(text)) is expected


def test_a_share_is_no_number_of_things():
    share = figure_of("Het was 12 procent.")
    assert only_share(understand("Hoeveel sluizen gaan er dicht?"), share)
    assert not only_share(understand("Hoeveel van de sluizen gaan er dicht?"), share)
    assert not only_share(understand("Hoeveel sluizen gaan er dicht?"), figure_of("Er gaan 12 sluizen dicht."))


def test_a_count_behind_a_preposition_tells_of_others():
    text = "Sluizen met meer dan 50 deuren krijgen 3 lampen."
    assert [told_beside(text, one, 0) for one in find_figures(text)] == [True, False]
    assert asks_behind(understand("In hoeveel sluizen brandt licht?"))
    assert not asks_behind(understand("Hoeveel sluizen zijn er in de polder?"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Ik woon in Aardam. Wat kost een boot in Schor?", "Wat kost een boot in Schor?"),
        ("Ik woon in Aardam. Wat kost een boot?", "Wat kost een boot?"),
        ("Ik woon in Aardam en zoek. Wat kost daar een boot?", "Ik woon in Aardam en zoek. Wat kost daar een boot?"),
        ("Wat kost een boot in Aardam?", "Wat kost een boot in Aardam?"),
        ("kosten boot Aardam", "kosten boot Aardam"),
    ],
)
def test_only_the_sentence_that_asks_holds_names(question, expected):
    assert asking(question) == expected
