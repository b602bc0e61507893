"""What the words before a number say it is: a share, an age, a scale, nights one by one, an amount below zero."""

from __future__ import annotations

import pytest

from rag.figures.find import find_figures


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("Daar lag het slagingspercentage op 49,6.", "percentage", "49.6", "%"),
        ("In het zuiden is het percentage met 14 het hoogst.", "percentage", "14", "%"),
        ("Het scheidingspercentage steeg van 61 naar 72.", "percentage", "72", "%"),
        ("Er zijn er vier jonger dan achttien.", "duration", "18", "jaar"),
        ("De boot vaart niet bij windkracht 9.", "count", "9", "windkracht"),
        ("Het saldo komt van de vlasmarkt (min € 3,5 miljoen).", "money", "-3500000", "euro"),
        ("Het werk leidde op 74 nachten tot hinder.", "count", "74", "nachten"),
        ("De termijn is gesteld op tien dagen.", "duration", "10", "dagen"),
        ("De kans is 1/10.000.", "ratio", "0.0001", None),
        ("De norm gaat van een op drie naar een op vier.", "ratio", "0.25", None),
        ("Het is de op drie na oudste toren van het land.", "rank", "4", "plaats"),
        ("Er is nooit minder dan 85 procent vergoed.", "percentage", "85", "%"),
    ],
)
def test_kind_value_and_unit(text: str, kind: str, value: str, unit: str | None) -> None:
    one = find_figures(text)[-1]
    assert (one.kind.value, str(one.value), one.unit) == (kind, value, unit)


def test_an_amount_below_zero_is_printed_with_its_sign() -> None:
    assert find_figures("Dat is min 4 procent.")[0].surface == "min 4 procent"
    assert find_figures("Zes min 4 procent.")[-1].value == -4


def test_never_less_is_a_lower_bound() -> None:
    one = find_figures("Er is nooit minder dan 85 procent vergoed.")[0]
    assert one.qualifier and one.qualifier.value == "at_least"


def test_a_comparison_with_a_known_amount_is_no_bound() -> None:
    assert find_figures("Het dorp kreeg € 19 miljoen, minder dan de € 27 miljoen van toen.")[-1].qualifier is None
    one = find_figures("Het dorp kreeg minder dan € 27 miljoen.")[-1]
    assert one.qualifier and one.qualifier.value == "less_than"


@pytest.mark.parametrize(
    "text",
    [
        "Het percentage huizen met warmtepompen is gedaald, terwijl het aantal bezwaren in dat jaar steeg tot 31.",
        "Het percentage afgehandelde zaken steeg en het aantal klachten over de balie ging van 12 naar 31.",
        "Het percentage vrouwen in de raad nam toe en de gemiddelde leeftijd van de leden ligt nu op 54.",
        "Het percentage bezette plekken bleef gelijk, de wachtlijst is gegroeid tot 31.",
        "Het percentage steeg bij een gemiddelde leeftijd van 54.",
    ],
)
def test_a_number_of_another_quantity_is_no_percentage(text: str) -> None:
    assert "percentage" not in {one.kind.value for one in find_figures(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Het percentage van het aantal aanvragen dat wordt toegewezen, is 31.",
        "Het percentage tussen de kust en de rivier lag op 31.",
        "Het percentage ligt boven het landelijk gemiddelde van 31.",
        "Het percentage in het oosten is gedaald en het percentage in het westen ligt op 31.",
        "Het slagingspercentage is voor deze leeftijd gestegen tot 31.",
    ],
)
def test_a_number_of_the_percentage_stays_one(text: str) -> None:
    assert [str(one.value) for one in find_figures(text) if one.kind.value == "percentage"] == ["31"]
