"""Numbers that are neither date, ratio nor rank, told apart by what stands around them: money, per cent, time,
things."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.datatypes import Figure, FigureKind, Qualifier
from rag.figures.bounds import bound_before
from rag.figures.contexts import counts_times, is_adverb, is_age, is_percentage, minus_before, scale_before
from rag.figures.joined import Read, compound, either, is_range, same_scale, shared, with_list_unit
from rag.figures.money import MONEY_CUE, for_each, money
from rag.figures.noun_phrases import Unit
from rag.figures.nouns import plural_noun, verb_after
from rag.figures.numerals import Numeral, numerals
from rag.figures.phrases import (
    duration_after,
    each_after,
    estimate_before,
    percent_after,
    qualifier_after,
    qualifier_before,
    unit_after,
)
from rag.figures.places import Taken
from rag.figures.units import MEASURES
from rag.figures.words import AMBIGUOUS

_PER_MILLE = re.compile(r"[ \u00a0]?‰|[ \u00a0]promille(?!\w)")
# a plural noun that a name with digits is part of: "zes A99-dorpen"
NAMED_HEAD = re.compile(r" (?P<unit>(?:[A-Z][\w’'-]* )?[A-Z0-9][\w]*\d-(?P<head>[a-zà-ÿ]+))(?![\w-])")
_TO = re.compile(r"\s?(?:[-–]|à|a|tot en met|t/m|tot|tot wel)\s?\Z", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:binnen|minder dan|meer dan|langer dan|korter dan|hooguit|maximaal|minstens|ten minste)\s\Z", re.IGNORECASE
)
_OR_MORE = re.compile(r" of (?:meer|minder)(?= [a-zà-ÿ])")
# words after which "acht" is a number and no verb
_COUNTING = re.compile(
    r"\b(?:er|nu|nog|wie|waarvan|met|door|over|tot|naar|van|de|alle|circa|ruim|bijna|slechts|en|of|tegen|tegenover)\s[^\W\d_]+\Z",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bvanaf (?:de |een )?\Z", re.IGNORECASE)
_AGO = re.compile(r" (?:eerder|later|ervoor|daarvoor|tevoren)\b")
_LIST = 60  # numbers of a list that take the unit of its last
_OVER = 40  # from here on "over de 40" says more than 40
_VERBAL = re.compile(r"\s(?:het|dit|dat|een|ik|deze|zich|zij|hij|wij|mij|de)\b")


def find_numbers(text: str, taken: tuple[tuple[int, int], ...], barriers: tuple[int, ...] = ()) -> list[Figure]:
    """Money, percentages, counts, durations and ranges of them outside the spans ``taken``.

    >>> text = "€ 3 à 4 miljoen in vijf jaar; 5 tot 10 procent"
    >>> [(one.surface, one.kind.value, str(one.value)) for one in find_numbers(text, ())]
    [('€ 3 à 4 miljoen', 'range', '3000000'), ('vijf jaar', 'duration', '5'), ('5 tot 10 procent', 'range', '5')]
    """
    found = [one for one in numerals(text, taken) if not any(one.start < barrier < one.end for barrier in barriers)]
    spans = Taken(taken)
    read = [_signed(text, _read(text, one, spans)) for one in found]
    figures: list[Figure] = []
    index = 0
    while index < len(read):
        one = read[index]
        after = read[index + 1] if index + 1 < len(read) else None
        if after and (is_range(text, one, after) or either(text, one, after)):
            figures.append(_range_figure(text, one, after))
            index += 2
            continue
        if after and (length := compound(text, one, after)):
            numeral = replace(one.numeral, article=False)
            one = replace(one, numeral=numeral, end=after.end, value=length[0], unit=length[1])
            index += 1
            after = read[index + 1] if index + 1 < len(read) else None
        if after:
            one = shared(text, one, with_list_unit(text, read[index + 1 : index + 1 + _LIST]))
        if figure := _figure(text, one):
            figures.append(figure)
        index += 1
    return figures


def _read(text: str, one: Numeral, taken: Taken) -> Read:
    if paid := money(text, one):
        return for_each(text, paid)
    if thousandth := _PER_MILLE.match(text, one.end):
        return Read(one, one.start, thousandth.end(), FigureKind.RATIO, "‰", one.value / 1000)
    if percent := percent_after(text, one.end):
        kind = FigureKind.PERCENTAGE_POINT if percent[0] else FigureKind.PERCENTAGE
        return Read(one, one.start, percent[1], kind, "procentpunt" if percent[0] else "%")
    if time := duration_after(text, one.end):
        counted = counts_times(text, one.start, time.printed, time.end)
        kind = FigureKind.COUNT if counted else FigureKind.DURATION
        return Read(one, one.start, time.end, kind, time.printed)
    return _thing(text, one, taken)


def _signed(text: str, one: Read) -> Read:
    """An amount with the "min" before it."""
    if one.kind is None or (place := minus_before(text, one.start)) is None:
        return one
    value = one.value if one.value is not None else one.numeral.value
    return replace(one, start=place, value=-value)


def _thing(text: str, one: Numeral, taken: Taken) -> Read:
    """A number of things, of a measure, or of nothing that is named."""
    if scale := scale_before(text, one.start):
        return Read(one, scale[1], one.end, FigureKind.COUNT, scale[0])
    unit = unit_after(text, one.end, None if one.scaled else one.value)
    if unit and not unit.measure and text[max(0, one.start - 2) : one.start] == "| ":
        unit = None  # the next row of a table
    if unit and taken.meets(one.end, unit.end):
        unit = None
    if unit is None and (named := NAMED_HEAD.match(text, one.end)) and plural_noun(named["head"]) and not one.article:
        return Read(one, one.start, one.end, FigureKind.COUNT, named["unit"], None, ("unit",))
    if unit and not unit.measure and verb_after(text, one.start, one.end):
        unit = None
    if unit and (end := each_after(text, unit.end)):
        unit = Unit(unit.printed + text[unit.end : end], end, unit.measure)
    if unit and (not one.article or unit.measure):
        return Read(one, one.start, unit.end, FigureKind.COUNT, unit.printed)
    return _bare_thing(text, one)


def _bare_thing(text: str, one: Numeral) -> Read:
    """A number without a noun right behind it: what the words around it say that it is."""
    more = _OR_MORE.match(text, one.end)
    if more and (named := unit_after(text, more.end(), one.value)):
        return Read(one, one.start, one.end, FigureKind.COUNT, named.printed, None, ("unit",))
    if is_age(text, one.start) and not one.article:
        return Read(one, one.start, one.end, FigureKind.DURATION, "jaar", None, ("unit",))
    if not one.scaled and not one.article and one.value <= 100 and is_percentage(text, one.start):
        return Read(one, one.start, one.end, FigureKind.PERCENTAGE, "%", None, ("unit",))
    if one.scaled and MONEY_CUE.search(text, max(0, one.start - 250), one.end + 120):
        return Read(one, one.start, one.end, FigureKind.MONEY, "euro", None, ("unit",))
    return Read(one, one.start, one.end, None)


def _figure(text: str, one: Read) -> Figure | None:
    numeral = one.numeral
    word = text[numeral.start : numeral.end].casefold()
    if one.kind is None and (
        numeral.article
        or (
            word in AMBIGUOUS
            and (_VERBAL.match(text, one.end) or not _COUNTING.search(text, max(0, one.end - 80), one.end))
        )
        or word in ("half", "halve", "één", "eén")
    ):
        return None
    if one.kind in (FigureKind.COUNT, FigureKind.DURATION) and numeral.article and one.unit:
        bounded = one.kind is FigureKind.DURATION and _BOUND.search(text, max(0, one.start - 24), one.start)
        if not bounded and not (_plain_measure(one) and qualifier_before(text, one.start)):
            return None
    if word in ("half", "halve") and one.kind is FigureKind.COUNT and not _plain_measure(one):
        return None
    if numeral.worded and one.unit in ("keer", "maal") and numeral.value == 1 and is_adverb(text, one.start, one.end):
        return None
    value = one.value if one.value is not None else numeral.value
    kind = one.kind or FigureKind.COUNT
    surface = text[one.start : one.end]
    if value == 1 and numeral.worded and one.unit in ("deel", "gedeelte"):
        return None  # "één deel wil weg, een ander deel niet"
    return Figure(
        surface, one.start, one.end, kind, value, None, one.unit, _qualifier(text, one), inherited=one.inherited
    )


def _plain_measure(one: Read) -> bool:
    return (
        one.kind is FigureKind.COUNT
        and (one.unit or "").casefold() in MEASURES
        and one.unit not in ("keer", "maal", "ton", "x")
    )


def _qualifier(text: str, one: Read) -> Qualifier | None:
    if before := qualifier_before(text, one.start):
        words = text[before[1] : one.start].casefold().split()
        counted = one.kind is FigureKind.COUNT or (one.kind is None and one.numeral.worded)
        among = counted and (one.unit or "").casefold() not in MEASURES
        among = among or text[one.start : one.end].endswith("jarigen")
        known = len(words) > 2 and words[-2:] in (["dan", "de"], ["dan", "het"])  # "minder dan de 1,1 procent van toen"
        spread = words == ["over", "de"] and (
            one.numeral.worded or one.numeral.value < _OVER
        )  # "verspreid over de drie"
        ago = (
            one.kind is FigureKind.DURATION and words[-1] == "dan" and _AGO.match(text, one.end)
        )  # "lager dan zes jaar eerder"
        if not known and not spread and not ago and not (among and words[0] in ("onder", "boven", "beneden")):
            return before[0]
    if after := qualifier_after(text, one.end):
        return after[0]
    if bound_before(text, one.start):
        return Qualifier.AT_MOST
    if one.kind is not None and _FROM.search(text, max(0, one.start - 12), one.start):
        return Qualifier.AT_LEAST
    estimated = one.kind is not None and estimate_before(text, one.start)
    return estimated[0] if estimated else None


def _range_figure(text: str, one: Read, after: Read) -> Figure:
    low = same_scale(text, one, after) or (one.value if one.value is not None else one.numeral.value)
    high = after.value if after.value is not None else after.numeral.value
    unit = after.unit or one.unit
    end = after.end if after.kind else max(after.numeral.end, after.end)
    if one.kind is FigureKind.MONEY and after.kind is not FigureKind.MONEY:
        whole = for_each(text, replace(one, end=end))
        unit, end = whole.unit, whole.end
    before = qualifier_before(text, one.start)
    if before and text[before[1] : one.start].casefold().strip() in ("onder", "boven", "over de"):
        before = None  # "onder 20- tot 25-jarigen"
    return Figure(
        text[one.start : end], one.start, end, FigureKind.RANGE, low, high, unit, before[0] if before else None
    )
