"""Numbers that belong together: the ends of a range, and a list whose last number names the unit of all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from rag.datatypes import FigureKind
from rag.figures.nouns import plural_noun
from rag.figures.numerals import Numeral, numerals
from rag.figures.units import MEASURES, TIMES
from rag.figures.words import STOPPERS
from rag.language.wordlist import verb_forms

_JOINS = re.compile(r"-?\s?(?:[-–]|\bà|\ba|\btot en met|\btot wel|\btot|\bt/m)\s?(?:€\s?)?\Z")
_SHARES = re.compile(
    r"\s(?:naar|en|of|maar|tot|respectievelijk|resp\.|van de|in plaats van|tegen|, "
    r"respectievelijk)\s(?:(?:de|het|[a-z]+)\s){0,2}\Z"
)
CHANGE = re.compile(
    r"\b(?:stijg|steeg|gesteg|daal|daling|daalde|gedaald|neemt|nam|nemen|toename|afname"
    r"|afgenomen|toegenomen|liep|loopt|gelopen|groei|gegroeid|gaat|ging|verho|verla|klom|zakte?"
    r"|terug)",
    re.IGNORECASE,
)


_ADJECTIVE = re.compile(r" (?P<words>[a-zà-ÿ]+(?:e|en|d|t)(?: [a-zà-ÿ]+)?) (?:en|of) ")
_SMALL = 20
_CHOICE = re.compile(r"\b(?:of|hetzij|ofwel)\s\Z", re.IGNORECASE)
# two lengths of time, and not one: "tussen één jaar en drie maanden", "respectievelijk"
_APART = re.compile(r"\b(?:tussen|respectievelijk|zowel|elke|iedere|per)\s(?:de\s)?\Z", re.IGNORECASE)
# what lies between two ends, and does not go from one to the other
_SPREAD = re.compile(r"uiteen|\bvari[ëe]|bandbreedte|schommel|reik", re.IGNORECASE)


@dataclass(frozen=True)
class Read:
    """A numeral with what it is of."""

    numeral: Numeral
    start: int
    end: int
    kind: FigureKind | None
    unit: str | None = None
    value: Decimal | None = None
    inherited: tuple[str, ...] = ()


def _mantissa(text: str, one: Numeral) -> Decimal | None:
    found = numerals(re.split(r"[ \u00a0]", text[one.start : one.end], maxsplit=1)[0])
    return found[0].value if found else None


def same_scale(text: str, one: Read, after: Read) -> Decimal | None:
    """The value of the first of two numbers when the scale word of the second is for both ("3 à 4 miljoen")."""
    if one.numeral.scaled or not after.numeral.scaled:
        return None
    mantissa = _mantissa(text, after.numeral)
    if not mantissa or not one.numeral.value / 1000 < mantissa < max(one.numeral.value, Decimal(1)) * 1000:
        return None
    scaled = one.numeral.value * (after.numeral.value / mantissa)
    return Decimal(format(scaled.normalize(), "f"))


def is_range(text: str, one: Read, after: Read) -> bool:
    """Whether two numbers are the ends of one range and not of a change ("van 19 tot 47")."""
    gap = text[one.end : after.start]
    head = text[max(0, one.start - 40) : one.start]
    sentence = text[max(0, one.start - 100) : one.start]
    tussen = re.search(r"\btussen\s(?:de\s|ruim\s|circa\s)?\Z", head) and re.fullmatch(r"\sen\s(?:de\s)?", gap)
    if not tussen and not _JOINS.fullmatch(gap):
        return False
    if not tussen and gap.strip() in ("-", "–") and not (one.kind or after.kind):
        return False
    low, high = same_scale(text, one, after) or one.value or one.numeral.value, after.value or after.numeral.value
    if low >= high or (one.numeral.article and gap.strip() not in ("tot", "à")):
        return False
    changes = re.search(r"\bvan\s(?:€\s?)?\Z", head) and (CHANGE.search(sentence) or after.kind is FigureKind.MONEY)
    if not tussen and gap.strip() == "tot" and changes and not _SPREAD.search(sentence):
        return False
    if (
        one.kind is FigureKind.MONEY
        and after.kind is FigureKind.MONEY
        and one.unit != (after.unit or "").partition(" per ")[0]
    ):
        return False
    return one.kind in (None, after.kind) or (one.kind is FigureKind.MONEY and after.kind is None)


def either(text: str, one: Read, after: Read) -> bool:
    """Whether two small numbers in a row are the ends of one: "één of twee molens", "vijf of zes weken"."""
    value, upper = one.numeral.value, after.value or after.numeral.value
    plain = one.kind is None and after.kind in (FigureKind.COUNT, FigureKind.DURATION) and "unit" not in after.inherited
    small = upper - value == 1 and upper <= _SMALL and value == value.to_integral_value()
    return (
        plain
        and small
        and text[one.end : after.start] == " of "
        and not _CHOICE.search(text, max(0, one.start - 10), one.start)
    )


def compound(text: str, one: Read, after: Read) -> tuple[Decimal, str] | None:
    """The value of two lengths of time that make one, in the smaller unit, and that unit: "zes jaar en twee maanden".

    >>> from rag.figures.find import find_figures
    >>> [(str(each.value), each.unit) for each in find_figures("Het duurde twee jaar en drie maanden")]
    [('27', 'maanden')]
    """
    if not one.unit or not after.unit or one.kind is not FigureKind.DURATION or after.kind is not FigureKind.DURATION:
        return None
    large, small = TIMES.get(one.unit.casefold()), TIMES.get(after.unit.casefold())
    if not large or not small or large[0] != small[0] or text[one.end : after.start] not in (" en ", ", "):
        return None
    value, rest, times = one.numeral.value, after.numeral.value, large[1] / small[1]
    if (
        times <= 1
        or rest >= times
        or value != value.to_integral_value()
        or _APART.search(text, max(0, one.start - 24), one.start)
    ):
        return None
    return value * times + rest, after.unit


def with_list_unit(text: str, rest: list[Read]) -> Read:
    """The first of the numbers to come, with the measure that the last of its list has: "10, 20 en 25 km"."""
    if len(rest) > 1 and rest[0].kind is None and not is_range(text, rest[0], rest[1]):
        return shared(text, rest[0], with_list_unit(text, rest[1:]))
    return rest[0]


def _part_of(one: Read, after: Read) -> bool:
    """Whether a number can be a part of the next: "zeven van negentien gevallen"."""
    alike = one.numeral.worded is after.numeral.worded or (after.unit or "").casefold() not in MEASURES
    return after.kind is FigureKind.COUNT and one.numeral.value <= after.numeral.value and alike


def shared(text: str, one: Read, after: Read) -> Read:
    """Lend the unit of the next number to a bare one: "van 14 naar 11 procent", "19 van de 43 miljoen euro"."""
    if one.kind is not None or not after.kind or one.numeral.article or after.start - one.end > 40:
        return one
    gap = text[one.end : after.start]
    listed = gap.strip() == "van" and _part_of(one, after)
    listed = listed or (gap == ", " and "unit" in after.inherited) or _adjective(gap, after) is not None
    if not listed and not _SHARES.fullmatch(gap if gap.endswith(" ") else gap + " "):
        return one
    part = gap.strip() in ("van", "van de") and _part_of(one, after)
    if after.kind is FigureKind.COUNT and one.numeral.worded and not after.numeral.worded and not part:
        return one
    scaled = same_scale(text, one, after)
    if after.kind is FigureKind.MONEY and text[after.numeral.end : after.end].strip().endswith("cent"):
        scaled = one.numeral.value / 100  # "van 5 naar 4 cent"
    return replace(one, kind=after.kind, unit=_adjective(gap, after) or after.unit, value=scaled, inherited=("unit",))


def _adjective(gap: str, after: Read) -> str | None:
    """The noun of the next number with the adjective that stands here: "30 vaste en 40 losse krachten"."""
    own = _ADJECTIVE.fullmatch(gap)
    words = (after.unit or "").split()
    if not own or after.kind is not FigureKind.COUNT or len(words) < 2 or (after.unit or "").casefold() in MEASURES:
        return None
    if any(word in STOPPERS or plural_noun(word) or word in verb_forms() for word in own["words"].split()):
        return None
    return f"{own['words']} {words[-1]}"
