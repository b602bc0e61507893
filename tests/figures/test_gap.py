from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.figures.gap import dutch_number, gap
from rag.language.numbers import parse_decimal


@pytest.mark.parametrize(
    ("claimed", "quote", "says"),
    [
        ("€ 1,8 miljard", "Het pakket bedraagt € 1,6 miljard.", "200.000.000 meer (12,5%)"),
        ("30 medewerkers", "Er werken 35 medewerkers.", "5 minder (14,3%)"),
        ("35 medewerkers", "Er werken 35 medewerkers.", None),
        ("in 2030", "De kade is in 2031 klaar.", None),
        ("30 medewerkers", "Er werken 35 medewerkers en 40 medewerkers zijn nodig.", None),
    ],
)
def test_difference_is_said_only_where_the_two_compare(claimed, quote, says):
    found = gap(claimed, quote)
    assert (found is None) if says is None else found.endswith(says)


@given(st.decimals(min_value=Decimal("0.1"), max_value=Decimal(10**9), places=1))
def test_a_number_printed_the_dutch_way_is_read_back(value):
    assert parse_decimal(dutch_number(value)) == value
