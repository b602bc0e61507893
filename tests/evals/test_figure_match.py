import pytest

from evals.figure_match import figure_exact, same_period, same_unit, share_exact, share_of_values
from evals.questions import GoldFigure

GOLD = GoldFigure("1200", "count", None, "ligplaatsen", "less_than", "tot 2030")
STATED = {"value": "1200", "upper": None, "unit": "ligplaatsen", "qualifier": "less_than", "period": "tot 2030"}


def test_equal_in_everything_is_exact() -> None:
    assert figure_exact(GOLD, STATED)
    assert figure_exact(
        GOLD, STATED | {"value": "1200.0", "unit": "nieuwe ligplaatsen", "period": "in de periode tot 2030"}
    )


@pytest.mark.parametrize(
    "change",
    [{"value": "1201"}, {"qualifier": None}, {"qualifier": "more_than"}, {"unit": "schepen"}, {"unit": None},
     {"period": "tot 2031"}, {"period": "na 2030"}, {"period": None}],
)  # fmt: skip
def test_each_difference_is_seen(change: dict[str, str | None]) -> None:
    assert not figure_exact(GOLD, STATED | change)


def test_a_range_needs_both_ends_and_a_quarter_is_three_months() -> None:
    gold = GoldFigure("95", "range", "125")
    assert figure_exact(gold, {"value": "95", "upper": "125"})
    assert not figure_exact(gold, {"value": "95", "upper": "120"})
    assert figure_exact(GoldFigure("2023-07", "period", "2023-09"), {"value": "2023-Q3"})
    assert not figure_exact(GoldFigure("2023-07", "period", "2023-09"), {"value": "2023-Q2"})


@pytest.mark.parametrize(
    ("gold", "stated", "expected"),
    [
        ("banen (hbo)", "banen", True),
        ("arbeidsplaatsen op mbo", "nieuwe arbeidsplaatsen", True),
        ("studenteneenheden", "eenheden", True),
        ("bedrijven, kennisinstellingen en overheden", "bedrijven", True),
        ("€", "euro per jaar", True),
        ("%", "procentpunt", False),
        ("van de 201 ecosystemen", "ecosystemen", True),
        (None, "iets", True),
        ("", None, True),
    ],
)
def test_units(gold: str | None, stated: str | None, expected: bool) -> None:
    assert same_unit(gold, stated) is expected


@pytest.mark.parametrize(
    ("gold", "stated", "expected"),
    [
        ("in 2030", "2030", True),
        ("tussen 2017-2020", "tussen 2017 en 2020", True),
        ("vanaf 2025", "tot 2025", False),
        ("per jaar", "per maand", False),
        ("vijf jaar na afstuderen", "na afstuderen", True),
    ],
)
def test_periods(gold: str, stated: str, expected: bool) -> None:
    assert same_period(gold, stated) is expected


def test_shares() -> None:
    gold = [GOLD, GoldFigure("3", "count")]
    assert share_exact(gold, [STATED]) == 0.5
    assert share_of_values(gold, [{"value": "3"}, STATED | {"qualifier": None}]) == 1.0
    assert share_exact(gold, []) == 0.0
