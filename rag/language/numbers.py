"""Dutch numbers in digits and in words, as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


_SPACED = re.compile(r"(?<![\d.,/-])(\d{1,3}(?: \d{3})+)(?=\s+[a-zà-ÿ€%])(?!\s+nrs?\b)", re.IGNORECASE)
_PAPER = re.compile(r"\b(?:kamerstuk\w*|dossier\w*|nr\.?|nummer)\s*$", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s?k\b")
_RUN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)+")
_HALVES = re.compile(r"\b([^\W\d_]{3,}?)[ -]?(?:en|ën)[ -]?(?:(?:een|één)[ -]?)?hal(?:f|ve)\b", re.IGNORECASE)


def numbers_written_out(text: str) -> str:
    """A text with numbers that are typed apart put together, as figures are found: in digits, or as one word.

    >>> numbers_written_out("twee en zeventig duizend banen, 72k of 72 000 banen, zeven komma één miljard")
    '72 duizend banen, 72 duizend of 72.000 banen, 7,1 miljard'
    >>> numbers_written_out("tweeënhalf miljoen en tweehonderd vijftig; Kamerstuk 33 009, nr. 121")
    '2,5 miljoen en 250; Kamerstuk 33 009, nr. 121'
    """
    text = _THOUSANDS.sub(r"\1 duizend", text)
    text = _SPACED.sub(
        lambda found: found[0] if _PAPER.search(text[: found.start()]) else found[0].replace(" ", "."), text
    )
    return _RUN.sub(_run, _HALVES.sub(_half, text))


def _half(found: re.Match[str]) -> str:
    whole = parse_cardinal(found[1]) or parse_cardinal(found[1].removesuffix("e"))
    return found[0] if whole is None or whole >= 100 else f"{whole},5"


def _run(found: re.Match[str]) -> str:
    """A run of words with the number words in it that belong together as one number in digits."""
    typed = re.split(r"([ -])", found[0])
    tokens, gaps = typed[::2], [*typed[1::2], ""]
    out, place = [], 0
    while place < len(tokens):
        length, number = max(_numbers_at(tokens, place), default=(1, tokens[place]))
        out.append(number + gaps[place + length - 1])
        place += length
    return "".join(out)


def _numbers_at(tokens: list[str], place: int) -> Iterator[tuple[int, str]]:
    """Numbers of more than one word that begin at a place: how many words they take, and their digits."""
    first = parse_cardinal(tokens[place])
    if first is None or (place and fold(tokens[place - 1]) == "tussen"):
        return
    following = [parse_cardinal(token) for token in tokens[place + 1 : place + 3]]
    if following and following[0] is not None and _fits(first, following[0]):
        yield 2, format_decimal(first + following[0])
    if len(following) == 2 and following[1] is not None:
        joint = fold(tokens[place + 1])
        if joint == "en" and 0 < first < 10 and following[1] in range(20, 100, 10):
            yield 3, format_decimal(first + following[1])
        if joint == "komma" and first == int(first) and following[1] == int(following[1]):
            yield 3, f"{first},{following[1]}"


def _fits(first: Decimal, second: Decimal) -> bool:
    """Whether a second number word goes on with the first (“tweehonderd vijftig”)."""
    return any(first % base == 0 and 0 < second < base for base in (100, 1000)) and first != 0
