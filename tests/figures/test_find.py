"""Finding figures: properties, and examples by where they come from."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.datatypes import Figure, FigureKind, Qualifier
from rag.figures.find import find_figures, qualified_span, set_apart
from rag.language.numbers import format_decimal, number_word

PIECES = st.sampled_from(
    [
        "€ 1,6 mld.", "72.000 nieuwe banen", "bijna 20%", "tot 2030", "4 oktober jl.", "A58",
        "Kamerstuk 33 009, nr. 121", "2 op de 5", "drie", "plek 10", "5 tot 10 procent", "€151.80022", "op", "de",
        "(", ")", ",", "en", "CO2", "vraag 13", "3D", "2017-2020", "een kwart", "anderhalf miljard", "mbo4",
        "10.30 uur", "artikel 5", "00", "1.2.3", "§ 4.2", "#7", "x2", "9e", "https://a.nl/1",
    ]
)  # fmt: skip


def only(text: str) -> Figure:
    (one,) = find_figures(text)
    return one


@given(st.decimals(min_value=2, max_value=10**9, places=2).filter(lambda value: not 1500 <= value <= 2100))
def test_a_printed_amount_is_found_again(value: Decimal) -> None:
    one = only(f"Dat kost € {format_decimal(value)} aan subsidie.")
    assert (one.value, one.kind, one.unit) == (value, FigureKind.MONEY, "euro")


@given(st.decimals(min_value=0, max_value=100, places=1))
def test_a_printed_percentage_is_found_again(value: Decimal) -> None:
    one = only(f"Het aandeel is {format_decimal(value)}% van het totaal.")
    assert (one.value, one.kind) == (value, FigureKind.PERCENTAGE)


@given(st.integers(2, 9999).filter(lambda value: value not in (8, 11)))
def test_a_number_word_before_a_noun_is_found_again(value: int) -> None:
    one = only(f"Er zijn {number_word(value)} woningen nodig.")
    assert (one.value, one.unit) == (value, "woningen")


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=9).map(" ".join))
def test_spans_hold_and_every_digit_is_accounted_for(text: str) -> None:
    figures, apart = find_figures(text), set_apart(text)
    assert all(text[one.start : one.end] == one.surface for one in (*figures, *apart))
    spans = sorted((one.start, one.end) for one in (*figures, *apart))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(any(a <= at < b for a, b in spans) for at, char in enumerate(text) if char.isdecimal())


DEVELOPMENT = [
    ("Dat kost bijna € 1,6 mld. per jaar.", "€ 1,6 mld.", "money", "1600000000", "euro", "less_than"),
    ("Er ligt 1.600 miljoen euro klaar.", "1.600 miljoen euro", "money", "1600000000", "euro", None),
    ("Van €138.000 naar meer.", "€138.000", "money", "138000", "euro", None),
    ("Een subsidie van 3 ton is toegekend.", "3 ton", "money", "300000", "euro", None),
    ("Dat is 11,3 % van het geheel.", "11,3 %", "percentage", "11.3", "%", None),
    ("De graad (>73%) stijgt.", "73%", "percentage", "73", "%", "more_than"),
    ("Het steeg met 29 procentpunten.", "29 procentpunten", "percentage_point", "29", "procentpunt", None),
    ("Er zijn 72.000 nieuwe banen nodig.", "72.000 nieuwe banen", "count", "72000", "nieuwe banen", None),
    ("Er is 130 hectare ruimte.", "130 hectare", "count", "130", "hectare", None),
    ("Dat raakt 2 op de 5 bedrijven.", "2 op de 5", "ratio", "0.4", "bedrijven", None),
    ("Bijna een kwart werkt nog hier.", "een kwart", "ratio", "0.25", None, "less_than"),
    ("Zij blijven tweemaal zo vaak.", "tweemaal", "ratio", "2", None, None),
    ("De regio staat op de zevende plaats.", "zevende plaats", "rank", "7", "plaats", None),
    ("Het land staat op #10.", "#10", "rank", "10", "plaats", None),
    ("Dat duurt minstens achttien maanden.", "achttien maanden", "duration", "18", "maanden", "at_least"),
    ("Vijftien jaar of langer na de start.", "Vijftien jaar", "duration", "15", "jaar", "at_least"),
    ("De brief is van 8 juni 2023.", "8 juni 2023", "date", "2023-06-08", None, None),
    ("Dat was op 4 oktober jl. al zo.", "4 oktober jl.", "date", "--10-04", None, None),
    ("Het komt in het derde kwartaal van 2023.", "derde kwartaal van 2023", "date", "2023-Q3", None, None),
    ("Het staat uiterlijk op het overleg van 2024 op de agenda.", "2024", "year", "2024", None, "at_most"),
    ("Ruim anderhalf miljard euro is nodig.", "anderhalf miljard euro", "money", "1500000000", "euro", "more_than"),
]
HELD_OUT = [
    ("Ten hoogste € 180.000 per park.", "€ 180.000 per park", "money", "180000", "euro per park", "at_most"),
    ("Zo'n 418.000 mensen kwamen kijken.", "418.000 mensen", "count", "418000", "mensen", "approximately"),
    ("De norm is 20 µg/m³ geworden.", "20 µg/m³", "count", "20", "µg/m³", None),
    ("In het schooljaar 2023-2024 begon het.", "2023-2024", "period", "2023", None, None),
    ("Nog geen drie kwart doet mee.", "drie kwart", "ratio", "0.75", None, "less_than"),
]
BUGS = [
    ("Er is tot 2030 behoefte aan talent.", "2030", "year", "2030", None, None),  # "behoefte" is no "fte"
    ("Dat is 1/3 van het geheel.", "1/3", "ratio", "0.3333333333333333333333333333", None, None),
    ("Onder 900 kinderen is gemeten.", "900 kinderen", "count", "900", "kinderen", None),  # "onder" = among
    ("Dat kost ruim €1,5 mld. Het is veel.", "€1,5 mld", "money", "1500000000", "euro", "more_than"),  # the full stop
    ("Het niveau (16.000 mensen) blijft.", "16.000 mensen", "count", "16000", "mensen", None),  # the bracket
    ("In 2023 346 miljoen euro.", "346 miljoen euro", "money", "346000000", "euro", None),  # a year before it
]


@pytest.mark.parametrize(("text", "surface", "kind", "value", "unit", "qualifier"), DEVELOPMENT + HELD_OUT + BUGS)
def test_examples(text: str, surface: str, kind: str, value: str, unit: str | None, qualifier: str | None) -> None:
    one = next(one for one in find_figures(text) if one.surface == surface)
    found = one.value if isinstance(one.value, str) else format(one.value.normalize(), "f")
    assert (one.kind.value, found, one.unit) == (kind, value, unit)
    assert (one.qualifier.value if one.qualifier else None) == qualifier


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("€ 3 à 4 miljoen", "3000000", "4000000", "euro"),
        ("5 tot 10 procent", "5", "10", "%"),
        ("tussen 3 en 5 miljoen euro", "3000000", "5000000", "euro"),
    ],
)
def test_ranges_have_two_ends(text: str, low: str, high: str, unit: str) -> None:
    one = only(text)
    assert (one.kind, one.value, one.upper, one.unit) == (FigureKind.RANGE, Decimal(low), Decimal(high), unit)


def test_a_change_is_no_range() -> None:
    values = [one.value for one in find_figures("Het gebruik steeg van 19 tot 47 procent.")]
    assert values == [19, 47]


def test_days_in_a_row_share_month_and_year() -> None:
    values = [one.value for one in find_figures("op 9, 10 en 11 november 2022")]
    assert values == ["2022-11-09", "2022-11-10", "2022-11-11"]


@pytest.mark.parametrize(
    ("text", "surface", "reason"),
    [
        ("Zie Kamerstuk 33 009, nr. 121.", "Kamerstuk 33 009, nr. 121", "document_number"),
        ("Handelingen II 2022/23, nr. 54, item 10", "Handelingen II 2022/23, nr. 54, item 10", "document_number"),
        ("Kenmerk DGBI / 27293059", "Kenmerk DGBI / 27293059", "document_number"),
        ("op bladzijde 2 en 4", "bladzijde 2 en 4", "page_number"),
        ("bij vraag 13 kom ik terug", "vraag 13", "question_number"),
        ("volgens artikel 5", "artikel 5", "article_number"),
        ("de motie1 van het lid", "1", "footnote_marker"),
        ("naar €151.80022", "22", "footnote_marker"),
        ("op de A58", "A58", "name"),
        ("het fijnstof PM2,5", "PM2,5", "name"),
        ("het Programma Toekomstvisie 2040", "Toekomstvisie 2040", "name"),
        ("om 20.00 uur begint het", "20.00 uur", "time"),
        ("zie www.voorbeeld.nl/2022", "www.voorbeeld.nl/2022", "address"),
    ],
)  # fmt: skip
def test_set_apart(text: str, surface: str, reason: str) -> None:
    assert (surface, reason) in [(one.surface, one.reason.value) for one in set_apart(text)]


def test_period_subject_and_what_is_lent() -> None:
    one = find_figures(
        "Er komen 12.000 afgestudeerden bij.", lead_in="In 2032 geldt voor techniek:", headings=("Talent",)
    )[0]
    assert (one.period, one.inherited[:1]) == ("In 2032", ("period",))
    two = find_figures("Van €138.000 in 2019 naar €151.800.")
    assert [each.period for each in two if each.kind is FigureKind.MONEY] == ["in 2019", None]


def test_qualified_span_includes_the_qualifier() -> None:
    text = "liggen rond de € 3 miljard"
    start, end = qualified_span(text, only(text))
    assert (text[start:end], only(text).qualifier) == ("rond de € 3 miljard", Qualifier.APPROXIMATELY)


def test_a_verb_behind_a_number_is_no_unit() -> None:
    assert find_figures("Vijf onderschrijven het advies.")[0].unit is None


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Dat moet binnen een jaar gebeuren.", [("een jaar", "duration", "jaar", "at_most")]),
        ("Een hectare kost 3.900 euro.", [("3.900 euro", "money", "euro", None)]),
        ("Dat is 6 procent meer dan de 20 miljoen euro van toen.", [("6 procent", "percentage", "%", None), ("20 miljoen euro", "money", "euro", None)]),
        ("In 2024 meer dan 300 klachten.", [("2024", "year", None, None), ("300 klachten", "count", "klachten", "more_than")]),
        ("Het slagingspercentage lag op 52.", [("52", "percentage", "%", None)]),
        ("Het aantal is met 1.000 toegenomen.", [("1.000", "count", None, None)]),
        ("Nooit meer dan 250 euro.", [("250 euro", "money", "euro", "at_most")]),
        ("In Dalum wonen 12 mensen, in Oostwijk 7.", [("12 mensen", "count", "mensen", None), ("7", "count", "mensen", None)]),
        ("Noord — Punten 2019: 4; Punten 2025: 7", [("2019", "year", None, None), ("4", "count", None, None), ("2025", "year", None, None), ("7", "count", None, None)]),
    ],
)  # fmt: skip
def test_classes_of_misread_figures(text: str, figures: list[tuple[str, str, str | None, str | None]]) -> None:
    found = [
        (one.surface, one.kind.value, one.unit, one.qualifier and one.qualifier.value) for one in find_figures(text)
    ]
    assert found == figures


@pytest.mark.parametrize(
    "text", ["ABC 4 / De Kade", "Kamerstukken 12 345 en 67 890–02, nr. 181.", "Uw kenmerk: 2025Z02114"]
)
def test_numbers_that_name_are_set_apart_whole(text: str) -> None:
    assert find_figures(text) == ()
    assert len(set_apart(text)) == 1
