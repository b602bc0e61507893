"""Dutch numbers in digits and in words, as exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from rag.language.tokens import fold

_UNITS = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_TEENS = ["tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_IRREGULAR_ORDINALS = {"nul": "nulde", "een": "eerste", "drie": "derde", "acht": "achtste"}
_GROUPED = re.compile(r"\d{1,3}(?:[.\u00a0\u2009\u202f]\d{3})+(?:,\d+)?\Z")
_PLAIN = re.compile(r"\d+(?:,\d+)?\Z")
_DOTTED = re.compile(r"\d+\.\d+\Z")
LARGEST_WORD = 999_999


def parse_decimal(text: str) -> Decimal | None:
    """The value of digits printed the Dutch way: ``.`` groups thousands, ``,`` begins the decimals.

    A dot that is not followed by exactly three digits begins decimals after all. None for anything else.

    >>> [str(parse_decimal(one)) for one in ("164.500", "7,1", "1.580,92", "1.5", "-0,93", "164.50022", "1,2,3")]
    ['164500', '7.1', '1580.92', '1.5', '-0.93', '164.50022', 'None']
    """
    sign, digits = ("-", text[1:]) if text[:1] in ("-", "−") else ("", text)
    if _GROUPED.match(digits):
        return Decimal(sign + re.sub(r"[.\u00a0\u2009\u202f]", "", digits).replace(",", "."))
    if _PLAIN.match(digits):
        return Decimal(sign + digits.replace(",", "."))
    if _DOTTED.match(digits):
        return Decimal(sign + digits)
    return None


def format_decimal(value: Decimal) -> str:
    """A decimal printed the Dutch way, with no trailing zeros.

    >>> [format_decimal(Decimal(one)) for one in ("164500", "7.10", "1E+9", "-1580.92")]
    ['164.500', '7,1', '1.000.000.000', '-1.580,92']
    """
    plain = format(value.normalize(), "f")
    sign, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, decimals = plain.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return sign + grouped + ("," + decimals if decimals else "")


def number_word(value: int) -> str:
    """The word for a whole number up to 999,999, as the Taalunie writes it without spaces. ValueError beyond.

    >>> [number_word(one) for one in (1, 21, 83, 105, 1200, 31000)]
    ['een', 'eenentwintig', 'drieentachtig', 'honderdvijf', 'duizendtweehonderd', 'eenendertigduizend']
    """
    if not 0 <= value <= LARGEST_WORD:
        raise ValueError(f"no word for {value}; only 0 to {LARGEST_WORD}")
    thousands, rest = divmod(value, 1000)
    head = ("" if thousands == 1 else _below_thousand(thousands)) + "duizend" if thousands else ""
    return head + (_below_thousand(rest) if rest or not thousands else "")


def _below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    head = ("" if hundreds == 1 else _UNITS[hundreds]) + "honderd" if hundreds else ""
    return head + (_below_hundred(rest) if rest or not hundreds else "")


def _below_hundred(value: int) -> str:
    if value < 10:
        return _UNITS[value]
    if value < 20:
        return _TEENS[value - 10]
    tens, unit = divmod(value, 10)
    return (_UNITS[unit] + "en" if unit else "") + _TENS[tens - 2]


@lru_cache(maxsize=1)
def _cardinals() -> dict[str, int]:
    """Every written form below a thousand, the "twaalfhonderd" kind, and the "honderdentien" kind."""
    table = {_below_thousand(value): value for value in range(1000)}
    for hundreds in range(1, 10):
        for rest in range(1, 13):
            table[_below_thousand(100 * hundreds) + "en" + _below_hundred(rest)] = 100 * hundreds + rest
    for hundreds in range(11, 100):
        for rest in (0, *range(10, 100, 5)):
            tail = _below_hundred(rest) if rest else ""
            table.setdefault(_below_hundred(hundreds) + "honderd" + tail, 100 * hundreds + rest)
    return table


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    table = {}
    for value in range(1, 200):
        word = _below_thousand(value)
        last = next((unit for unit in _IRREGULAR_ORDINALS if word.endswith(unit)), None)
        if value in (1, 3, 8) or (value > 100 and last and value % 100 in (1, 3, 8)):
            assert last
            table[word[: -len(last)] + _IRREGULAR_ORDINALS[last]] = value
        else:
            table[word + ("de" if value % 100 < 20 and value % 100 else "ste")] = value
    return table


def plain_word(word: str) -> str:
    """A number word without case, accents (één) and diaeresis (drieëntwintig).

    >>> plain_word("Drieëntwintig"), plain_word("één")
    ('drieentwintig', 'een')
    """
    return fold(word)


@lru_cache(maxsize=4096)
def parse_cardinal(word: str) -> Decimal | None:
    """The value of one cardinal number word ("eenentwintig", "twaalfhonderd", "anderhalf"); None for other words.

    >>> [str(parse_cardinal(one)) for one in ("drieëntwintig", "twaalfhonderd", "Anderhalf", "duizendvijftig", "banen")]
    ['23', '1200', '1.5', '1050', 'None']
    """
    plain = plain_word(word)
    if plain in ("anderhalf", "anderhalve"):
        return Decimal("1.5")
    table = _cardinals()
    if plain in table:
        return Decimal(table[plain])
    before, joint, after = plain.partition("duizend")
    thousands = table.get(before) if before else 1
    rest = table.get(after.removeprefix("en") if after not in table else after) if after else 0
    if not joint or not thousands or rest is None or thousands >= 1000 or rest >= 1000 or (after and not rest):
        return None
    return Decimal(1000 * thousands + rest)


@lru_cache(maxsize=4096)
def parse_ordinal(word: str) -> int | None:
    """The value of an ordinal, in words or digits ("zevende", "10e", "1ste"); None for other words.

    >>> [parse_ordinal(one) for one in ("zevende", "Achtste", "twintigste", "eenentwintigste", "10e", "3de", "plaats")]
    [7, 8, 20, 21, 10, 3, None]
    """
    digits = re.fullmatch(r"(\d{1,3})(?:e|de|ste)", word)
    return int(digits[1]) if digits else _ordinals().get(plain_word(word))
