"""When "tot" is a bound, the end of a change, or the upper end of a range."""

from __future__ import annotations

import pytest

from rag.figures.find import find_figures, qualified_span


@pytest.mark.parametrize(
    "text",
    [
        "Molenaars met een inkomen tot € 30.000 krijgen korting.",
        "De regeling vergoedt de helft, tot € 250 per ton.",
        "Op hete dagen ligt het debiet tot 45% boven het gemiddelde.",
        "Het geldt voor kinderen tot 12 jaar.",
        "Er was file, met uitschieters tot 90 minuten.",
        "Een rente bij een looptijd tot zes jaar.",
        "Pakketten tot 10 kilo gaan mee.",
    ],
)
def test_a_bound(text: str) -> None:
    one = find_figures(text)[-1]
    assert one.qualifier and one.qualifier.value == "at_most"


@pytest.mark.parametrize(
    "text",
    [
        "De oogst daalde tot 400 ton.",
        "Wij brengen de wachttijd terug tot 12 dagen.",
        "Mijn doel is deze tot 12 weken te hebben teruggebracht.",
        "Het leidde tot 40 klachten.",
        "De grens is verruimd tot € 85.000.",
        "De norm wordt aangescherpt tot 20 µg/m³.",
        "Het liep uiteen van € 4 in het noorden tot € 190 in het zuiden.",
        "Een verbreding tot 12 meter.",
    ],
)
def test_the_end_of_a_change_is_no_bound(text: str) -> None:
    assert find_figures(text)[-1].qualifier is None


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("De kuur duurt van 10 tot 15 dagen.", "10 tot 15 dagen", "10", "15"),
        ("Dat scheelt 10 tot 15 procent.", "10 tot 15 procent", "10", "15"),
        ("De raming loopt uiteen van € 10 tot 40 miljard.", "€ 10 tot 40 miljard", "10000000000", "40000000000"),
        ("Voor dorpen met een tot vijf kapellen.", "een tot vijf kapellen", "1", "5"),
        ("Het aantal 18- tot 25-jarigen daalt.", "18- tot 25-jarigen", "18", "25"),
    ],
)
def test_the_upper_end_of_a_range(text: str, surface: str, low: str, high: str) -> None:
    (one,) = find_figures(text)
    assert (one.surface, one.kind.value, str(one.value), str(one.upper)) == (surface, "range", low, high)
    assert one.qualifier is None


@pytest.mark.parametrize(
    ("text", "surface", "qualifier"),
    [
        ("Komt de vergoeding lager uit dan € 500, dan vervalt zij.", "€ 500", "less_than"),
        ("De muur mag niet hoger zijn dan 3 meter.", "3 meter", "at_most"),
        ("Wie ouder is dan 27 jaar betaalt.", "27 jaar", "more_than"),
        ("Dat is 6 procent, hoger dan de 4 procent van toen.", "6 procent", None),
        ("De raad wil het tarief begrenzen op € 15.", "€ 15", "at_most"),
        ("Naar schatting gaat het om 300 molens.", "300 molens", "approximately"),
        ("Naar schatting kost dat in 2031 € 5 miljoen.", "€ 5 miljoen", "approximately"),
        ("Naar schatting bezit een op de vijf gezinnen een boot; er zijn 300 molens.", "300 molens", None),
        ("Het is gereed omstreeks 2031.", "2031", "approximately"),
    ],
)
def test_qualifiers_that_stand_further_off(text: str, surface: str, qualifier: str | None) -> None:
    one = next(one for one in find_figures(text) if one.surface == surface)
    assert (one.qualifier and one.qualifier.value) == qualifier


def test_the_span_of_an_estimate_holds_its_words() -> None:
    text = "Naar schatting gaat het om 300 molens."
    start, end = qualified_span(text, find_figures(text)[0])
    assert text[start:end] == "Naar schatting gaat het om 300 molens"
