"""Numbers in a text, in digits or words, with the scale word folded in; what they are of is for others to say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from rag.figures.places import Taken
from rag.figures.units import GLUED_MEASURES, GLUED_SCALES, SCALES
from rag.language.numbers import parse_cardinal, parse_decimal

_NUMBER = re.compile(
    r"""
    (?P<sign>(?:(?<=[\s(\[|€=:;])|^)[-−])?
    (?<![^\W\d_]) (?<!\d) (?<!\d[.,/])
    (?P<digits>
        \d{1,3}(?:\.\d{3})+(?:,\d+)?(?=\d{0,2}(?!\d))   # 164.500, and 164.50022 with a glued note marker
      | \d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?:,\d+)?(?!\d)
      | \d+,\d+
      | \d+\.\d{1,2}(?![\d.])
      | \d+
    )
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w])")
_SCALE = re.compile(
    r"[ \u00a0]?(?P<word>"
    + "|".join(sorted(SCALES, key=len, reverse=True))
    + r")\b(?P<dot>(?-i:\.(?=\s+[a-z(€0-9])|\.(?=[,;)])))?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"[^\W\d_]+[²³]?(?:/[^\W\d_]+[²³]?)?")
_HALF = re.compile(r"[ \u00a0]en (?:een |één )?(?:half|halve)\b", re.IGNORECASE)
_HALF_WORD = re.compile(r"(?P<whole>[a-zë]+?)(?:ën|en)(?:een)?half\Z")


@dataclass(frozen=True)
class Numeral:
    """A number at ``start:end`` of a text; ``scaled`` where a scale word is part of it, ``worded`` where no digit
    is."""

    start: int
    end: int
    value: Decimal
    scaled: bool = False
    worded: bool = False
    article: bool = False


def numerals(text: str, taken: tuple[tuple[int, int], ...] = ()) -> list[Numeral]:
    """Every number outside the spans ``taken``, in order; digits that are part of a name are none.

    >>> [(str(one.value), text[one.start:one.end]) for text in ["Van €164.500 naar 1,6 mld., drie A99-knopen"]
    ...     for one in numerals(text)]
    [('164500', '164.500'), ('1600000000', '1,6 mld.'), ('3', 'drie')]
    """
    found = [one for match in _NUMBER.finditer(text) if (one := _digits(text, match))]
    found += [one for match in _WORD.finditer(text) if (one := _worded(text, match))]
    spans = Taken(taken)
    free = sorted((one for one in found if not spans.meets(one.start, one.end)), key=_place)
    kept: list[Numeral] = []
    for one in free:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _place(one: Numeral) -> tuple[int, int]:
    return one.start, -one.end


def _digits(text: str, match: re.Match[str]) -> Numeral | None:
    value = parse_decimal((match["sign"] or "") + match["digits"])
    if value is None:
        return None
    end = match.end()
    glued = _GLUED.match(text, end)
    before = text[max(0, match.start() - 2) : match.start()]
    if glued and glued[0] in GLUED_SCALES and "€" in before:
        return Numeral(match.start(), glued.end(), _times_ten(value, GLUED_SCALES[glued[0]]), scaled=True)
    if glued and glued[0].casefold() not in GLUED_MEASURES and not _SCALE.match(text, end) and not _is_unit(glued[0]):
        return None
    return _scaled(text, match.start(), end, value)


def _times_ten(value: Decimal, power: int) -> Decimal:
    """``value`` × 10^power in plain digits, so that it prints without an exponent."""
    return Decimal(format(value.scaleb(power).normalize(), "f"))


def _is_unit(word: str) -> bool:
    return word.casefold() in ("procent", "euro", "fte", "jaar", "uur")


def _scaled(text: str, start: int, end: int, value: Decimal, worded: bool = False, article: bool = False) -> Numeral:
    """Fold the scale word behind a number into it."""
    if (half := _HALF.match(text, end)) and value == value.to_integral_value():
        value, end = value + Decimal("0.5"), half.end()
    scale = _SCALE.match(text, end)
    if not scale or (scale["word"].casefold() == "honderd" and not worded):
        return Numeral(start, end, value, False, worded, article)
    return Numeral(start, scale.end(), _times_ten(value, SCALES[scale["word"].casefold()]), True, worded)


def _worded(text: str, match: re.Match[str]) -> Numeral | None:
    word = match[0]
    value = parse_cardinal(word)
    if value is None and word.casefold().endswith("maal"):
        value = parse_cardinal(word[:-4])
        return None if value is None else Numeral(match.start(), match.end() - 4, value, worded=True)
    if value is None:
        value = _half(word)
    if value is None:
        return None
    article = word.casefold() == "een"
    if article and (half := re.compile(r"[ \u00a0](?:half|halve)\b").match(text, match.end())):
        return _scaled(text, match.start(), half.end(), Decimal("0.5"), worded=True)
    return _scaled(text, match.start(), match.end(), value, worded=True, article=article)


def _half(word: str) -> Decimal | None:
    plain = word.casefold()
    if plain in ("half", "halve"):
        return Decimal("0.5")
    compound = _HALF_WORD.match(plain)
    whole = parse_cardinal(compound["whole"]) if compound else None
    return whole + Decimal("0.5") if whole is not None else None
