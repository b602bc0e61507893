"""Number words and Dutch decimals, there and back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.language.numbers import format_decimal, number_word, parse_cardinal, parse_decimal, parse_ordinal


@given(st.integers(0, 999_999))
def test_every_whole_number_is_read_from_its_own_word(value: int) -> None:
    assert parse_cardinal(number_word(value)) == value


@given(st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=3))
def test_every_decimal_is_read_as_it_is_printed(value: Decimal) -> None:
    assert parse_decimal(format_decimal(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("151.800", "151800"),
        ("7.000", "7000"),
        ("1.5", "1.5"),
        ("11,3", "11.3"),
        ("1.580,92", "1580.92"),
        ("-0,93", "-0.93"),
    ],
)
def test_the_locale_is_dutch(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1,2,3", "1.2.3", "1.2345.6", "a", "", "12.34,5"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_decimal(text) is None


@pytest.mark.parametrize(
    ("word", "value"), [("één", 1), ("drieëntwintig", 23), ("twaalfhonderd", 1200), ("honderdentien", 110)]
)
def test_spellings_of_one_number(word: str, value: int) -> None:
    assert parse_cardinal(word) == value


@pytest.mark.parametrize("word", ["banen", "duizenden", "tweeduizendduizend", "eend", "achtbaan"])
def test_other_words_are_no_numbers(word: str) -> None:
    assert parse_cardinal(word) is None


@pytest.mark.parametrize(
    ("word", "value"), [("zevende", 7), ("achtste", 8), ("honderdste", 100), ("10e", 10), ("kwart", None)]
)
def test_ordinals(word: str, value: int | None) -> None:
    assert parse_ordinal(word) == value


def test_a_number_beyond_the_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no word"):
        number_word(1_000_000)
