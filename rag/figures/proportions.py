"""Ratios ("2 op de 5", "een derde", "tweemaal zo vaak") and ranks ("zevende plaats", "top 5", "#10")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from rag.datatypes import FigureKind, Qualifier
from rag.figures.nouns import plural_noun, verb_after
from rag.figures.numerals import numerals
from rag.figures.phrases import qualifier_before, unit_after
from rag.figures.places import Taken
from rag.figures.units import MONTHS
from rag.figures.words import STOPPERS
from rag.language.numbers import parse_ordinal

_N = r"(?:\d+(?:[.,]\d+)?|[^\W\d_]+)"
_CARDINAL = r"(?:\d{1,3}(?:\.\d{3})*|[^\W\d_]+)"
_PLACE = r"(?:plaats|plek|positie|rang)"


@dataclass(frozen=True)
class Proportion:
    """A ratio or a rank at ``start:end``; ``unit`` is what it is printed with."""

    start: int
    end: int
    kind: FigureKind
    value: Decimal
    unit: str | None = None
    qualifier: Qualifier | None = None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OF_EVERY = _compile(
    rf"(?<![\w.,])(?P<a>{_CARDINAL}) (?:op de|op elke|op iedere|op|van elke|van iedere|uit elke"
    rf"|per) (?P<b>{_CARDINAL})(?![\w%]|[.,]\d)"
)
_CURRENCY = _compile(r"[ \u00a0](?P<name>euro|dollar)(?![\w-])")
_MONTH = _compile(rf" (?:{'|'.join(MONTHS)})\b")
_OF_TEN = _compile(
    r"(?<![\w.,])(?P<a>[^\W\d_]+|\d{1,2}) van de (?P<b>tien|honderd|duizend|10|100|[^\W\d_]+(?= gevallen\b))(?![\w%]|[.,]\d)"
)
_FRACTION = _compile(
    r"(?<![\w.,])(?:(?P<a>een|één|[^\W\d_]{3,}|\d{1,2})[ -])?(?P<part>kwart|derde|vierde|vijfde"
    r"|zesde|zevende|achtste|negende|tiende|"
    r"twaalfde|twintigste|honderdste|duizendste)(?P<deel> deel| gedeelte)?\b"
)
_GLUED_FRACTION = _compile(r"\b(?P<a>twee|drie|vier|vijf)(?P<part>kwart|derde|vijfde)\b")
_SLASH = _compile(
    r"(?<![\w.,/-])(?:(?P<a>[1-9])/(?P<b>[2-9]|10)|(?P<one>1)/(?P<many>\d{1,3}(?:\.\d{3})+|\d{3,}))(?![\w/]|[.,]\d)"
)
_PARTS = _compile(r"\b(?:de (?:ene )?helft|(?<!eerste )(?<!tweede )(?<!laatste )helft)\b(?! (?:van (?:19|20)\d\d))")
_TIMES = _compile(
    rf"(?<![\w.,])(?P<a>{_N})(?:[ -]?(?:maal|keer|x))(?= (?:zo(?:veel|n|['’]n)?|meer|minder|hoger|lager|groter"
    rf"|kleiner|sneller|duurder|vaker)\b)"
    rf"|\b(?:een )?factor (?P<b>\d+(?:,\d+)?|[^\W\d_]+)|\b(?P<dubbel>dubbel zo|twee keer zo)\b"
    rf"|\b(?P<c>[^\W\d_]+?)(?:maal)(?= zo(?:veel|n|['’]n)?\b)"
)
_FOLD = _compile(
    r"\b(?:ge|ver)?(?P<fold>dubbel|driedubbel|viervoudig|drievoudig|tienvoudig)(?:ing|d|de|den"
    r"|t|en)\b|\bhet (?P<much>dubbele|drievoudige|viervoudige)(?= (?:van|aan|daarvan)\b|\s?[.,;)]|\Z)"
    r"|\b(?P<half>gehalveerd|halveren|halvering|halveert|halveerde)\b"
)
_RANK_WORD = _compile(rf"(?<!\bin de )(?<![\w])(?P<nth>[^\W\d_]+|\d{{1,3}}(?:e|de|ste))[ ]{_PLACE}(?:en)?\b")
_RANK_NUMBER = _compile(
    rf"\b(?P<unit>{_PLACE}|nummer) (?P<n>\d{{1,3}}|[^\W\d_]+)\b(?![.,]\d|%)|(?P<hash>#) ?(?P<h>\d{{1,3}})\b"
)
_RANK_TOP = _compile(r"\b(?P<unit>top)[- ](?P<n>\d{1,4}|[^\W\d_]+)\b")
_RANK_LIST = _compile(
    r"(?<!\w)(?P<nth>[^\W\d_]+|\d{1,3}(?:e|de|ste)) (?=(?:op|in) (?:de|een|die|deze|het) "
    r"(?:[\w-]+ ){0,2}[\w-]*(?:lijst(?:je)?|ranking|ranglijst|klassement)\b|van de \d)"
)
_RANK_BUT = _compile(r"\bop (?P<n>\d{1,3}|[^\W\d_]+) na (?=(?:de |het )?[^\W\d_]+ste?\b)")
_PARTS_VALUE = {"kwart": 4}
_FOLDS = {"dubbel": 2, "driedubbel": 3, "drievoudig": 3, "viervoudig": 4, "tienvoudig": 10}


def find_proportions(text: str, taken: tuple[tuple[int, int], ...] = ()) -> list[Proportion]:
    """Every ratio and rank outside the spans ``taken``, in order.

    >>> text = "2 op de 5 en bijna een kwart, op de zevende plaats, top 10"
    >>> [(text[one.start:one.end], str(one.value)) for one in find_proportions(text)]
    [('2 op de 5', '0.4'), ('een kwart', '0.25'), ('zevende plaats', '7'), ('top 10', '10')]
    """
    found: list[Proportion] = []
    spans = Taken(taken)
    for pattern, read in _READERS:
        places = _every(text) if pattern is _OF_EVERY else (read(text, match) for match in pattern.finditer(text))
        for one in places:
            if one and not spans.meets(one.start, one.end):
                found.append(one)
                spans.add(one.start, one.end)
    return sorted(found, key=lambda one: one.start)


def _every(text: str) -> Iterator[Proportion]:
    """The ratios of :data:`_OF_EVERY`; a place that is none gives way to the next inside it: "geschat op 1 op 100"."""
    place = 0
    while match := _OF_EVERY.search(text, place):
        one = _of_every(text, match)
        place = match.end() if one else match.end("a")
        if one:
            yield one


def _number(printed: str | None) -> Decimal | None:
    if not printed:
        return None
    if printed.casefold() == "een":
        return Decimal(1)
    found = numerals(printed)
    return found[0].value if len(found) == 1 and found[0].end - found[0].start == len(printed) else None


def _ratio(match: re.Match[str], value: Decimal, start: int | None = None, end: int | None = None) -> Proportion:
    return Proportion(
        match.start() if start is None else start, match.end() if end is None else end, FigureKind.RATIO, value
    )


def _of_every(text: str, match: re.Match[str]) -> Proportion | None:
    part, whole = _number(match["a"]), _number(match["b"])
    if _MONTH.match(text, match.end()):
        return None  # "in de nacht van 8 op 9 mei"
    between = match[0][len(match["a"]) : len(match[0]) - len(match["b"])].strip()
    if (
        part is None
        or not whole
        or part > whole
        or (between in ("op", "per") and whole < (2 if part == 1 and between == "op" else 5))
        or (between == "per" and whole < 10)
    ):
        return None
    return replace(_ratio(match, part / whole), unit=_counted(text, match))


def _of_ten(text: str, match: re.Match[str]) -> Proportion | None:
    """ "vier van de tien" where no noun says that there are just ten."""
    part, whole = _number(match["a"]), _number(match["b"])
    unit = unit_after(text, match.end())
    if part is None or not whole or part > whole or (unit and not verb_after(text, *match.span())):
        return None
    return _ratio(match, part / whole)


def _counted(text: str, match: re.Match[str]) -> str | None:
    """The noun behind "2 op de 5": a plural, the euro or a measure."""
    if currency := _CURRENCY.match(text, match.end()):
        return currency["name"].casefold()
    unit = unit_after(text, match.end())
    if not unit or verb_after(text, *match.span()):
        return None
    return unit.printed if unit.measure or plural_noun(unit.printed.split()[-1]) else None


def _fraction(text: str, match: re.Match[str]) -> Proportion | None:
    denominator = _PARTS_VALUE.get(match["part"].casefold()) or parse_ordinal(match["part"])
    counted = match.re is _FRACTION
    part = _number(match["a"])
    if part is None or not denominator or part >= denominator * 2:
        return None
    one = part == 1 or part != part.to_integral_value()
    if (
        counted
        and one
        and match["part"].casefold() != "kwart"
        and not match["deel"]
        and not _partitive(text, match.end())
        and not qualifier_before(text, match.start())
    ):
        return None
    if match["part"].casefold() == "kwart" and re.match(r" (?:over|voor|eeuw)\b", text[match.end() :]):
        return None
    return _ratio(match, part / denominator)


def _slash(text: str, match: re.Match[str]) -> Proportion | None:
    part, whole = _number(match["a"] or match["one"]), _number(match["b"] or match["many"])
    return _ratio(match, part / whole) if part and whole and part < whole else None


def _partitive(text: str, end: int) -> bool:
    """Whether "een derde" is a part: followed by "van", a comparison, a verb or a stop, not by a noun."""
    after = re.match(r"\s([\w-]+)", text[end:])
    return not after or after[1].casefold() in STOPPERS


def _times(text: str, match: re.Match[str]) -> Proportion | None:
    value = Decimal(2) if match["dubbel"] else _number(match["a"] or match["b"] or match["c"])
    return _ratio(match, value) if value is not None else None


def _fold(text: str, match: re.Match[str]) -> Proportion | None:
    return _ratio(
        match,
        Decimal("0.5") if match["half"] else Decimal(_FOLDS[(match["fold"] or match["much"].rstrip("e")).casefold()]),
    )


def _rank(match: re.Match[str], value: Decimal | int | None, unit: str, end: int | None = None) -> Proportion | None:
    if value is None or not 0 < value <= 1000 or value != int(value):
        return None
    most = Qualifier.AT_MOST if unit == "top" else None
    return Proportion(match.start(), match.end() if end is None else end, FigureKind.RANK, Decimal(value), unit, most)


def _rank_word(text: str, match: re.Match[str]) -> Proportion | None:
    return _rank(match, parse_ordinal(match["nth"]), match[0].split()[-1].casefold().removesuffix("en"))


def _rank_number(text: str, match: re.Match[str]) -> Proportion | None:
    return _rank(match, _number(match["n"] or match["h"]), (match["unit"] or "plaats").casefold())


def _rank_top(text: str, match: re.Match[str]) -> Proportion | None:
    return _rank(match, _number(match["n"]), "top")


def _rank_list(text: str, match: re.Match[str]) -> Proportion | None:
    return _rank(match, parse_ordinal(match["nth"]), "plaats", match.end("nth"))


def _rank_but(text: str, match: re.Match[str]) -> Proportion | None:
    """ "de op drie na grootste" is the fourth."""
    before = _number(match["n"])
    return _rank(match, before + 1, "plaats", match.end() - 1) if before is not None else None


_READERS = (
    (_RANK_WORD, _rank_word),
    (_RANK_TOP, _rank_top),
    (_RANK_NUMBER, _rank_number),
    (_RANK_LIST, _rank_list),
    (_RANK_BUT, _rank_but),
    (_OF_EVERY, _of_every),
    (_OF_TEN, _of_ten),
    (_TIMES, _times),
    (_GLUED_FRACTION, _fraction),
    (_FRACTION, _fraction),
    (_SLASH, _slash),
    (_PARTS, lambda _, match: _ratio(match, Decimal("0.5"))),
    (_FOLD, _fold),
)
