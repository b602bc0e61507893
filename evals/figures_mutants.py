"""Mutants of sentences: one thing changed that a source does not say, by kind. None of them may be called supported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rag.datatypes import Figure, FigureKind
from rag.figures.find import find_figures, qualified_span

SCALES = {"miljoen": "miljard", "miljard": "miljoen", "mln": "mld", "mld": "mln", "biljoen": "miljoen"}
UNITS = {
    "%": " procentpunt",
    "procent": "procentpunt",
    "procentpunt": "procent",
    "procentpunten": "procent",
    "€": "$",
    "euro": "dollar",
    "jaar": "maanden",
    "jaren": "maanden",
    "maanden": "weken",
    "maand": "week",
    "weken": "dagen",
    "week": "dag",
    "dagen": "uur",
    "werkdagen": "weken",
    "uur": "minuten",
    "minuten": "uur",
    "hectare": "vierkante kilometer",
    "kilometer": "meter",
    "meter": "kilometer",
    "liter": "kubieke meter",
    "ton": "kilo",
    "woningen": "winkels",
    "banen": "bussen",
    "arbeidsplaatsen": "parkeerplaatsen",
    "gemeenten": "provincies",
    "mensen": "bedrijven",
    "kinderen": "leraren",
    "bedrijven": "scholen",
    "keer": "dagen",
    "µg/m³": "mg/m³",
    "microgram per kubieke meter": "microgram per liter",
    "vacatures": "vliegtuigen",
    "havens": "luchthavens",
}
QUALIFIERS = {
    "bijna": "ruim",
    "ruim": "bijna",
    "meer dan": "minder dan",
    "minder dan": "meer dan",
    "circa": "minstens",
    "ongeveer": "minstens",
    "rond de": "ruim",
    "zo’n": "hooguit",
    "zo'n": "hooguit",
    "minimaal": "maximaal",
    "maximaal": "minimaal",
    "ten minste": "ten hoogste",
    "tenminste": "hooguit",
    "ten hoogste": "ten minste",
    "minstens": "hoogstens",
    "hooguit": "minstens",
    "naar schatting": "minstens",
    ">": "<",
    "nog geen": "ruim",
    "uiterlijk": "op zijn vroegst",
}
DIRECTIONS = {
    "stijgt": "daalt",
    "steeg": "daalde",
    "gestegen": "gedaald",
    "stijging": "daling",
    "daalt": "stijgt",
    "daalde": "steeg",
    "gedaald": "gestegen",
    "daling": "stijging",
    "toename": "afname",
    "afname": "toename",
    "groei": "krimp",
    "hoger": "lager",
    "lager": "hoger",
    "groter": "kleiner",
    "kleiner": "groter",
    "verhogen": "verlagen",
    "vergroten": "verkleinen",
    "langer": "korter",
    "vermindering": "vermeerdering",
    "toegenomen": "afgenomen",
    "afgenomen": "toegenomen",
    "groeide": "kromp",
    "verhoging": "verlaging",
    "verlaging": "verhoging",
    "meer": "minder",
    "minder": "meer",
    "hoogste": "laagste",
    "boven": "onder",
    "sneller": "trager",
}
FINITE = frozenset(
    re.findall(
        r"\w+",
        "is zijn was waren wordt worden werd werden heeft hebben had kan kunnen moet moeten zal zullen komt komen "
        "gaat gaan staat staan ligt liggen bedraagt bedragen telt krijgt krijgen blijft blijven werkt werken levert "
        "kost kosten daalde steeg vraagt geldt doet",
    )
)
WORDS = {
    "twee": "vier",
    "drie": "zes",
    "vier": "negen",
    "vijf": "acht",
    "zes": "drie",
    "zeven": "twee",
    "tien": "veertig",
    "vijftien": "vijftig",
}


@dataclass(frozen=True)
class Mutant:
    """A sentence with one thing changed."""

    kind: str
    text: str


def mutants(sentence: str) -> Iterator[Mutant]:
    """Every mutant of a sentence: digit, scale, unit, qualifier, year, direction, swap, negation.

    >>> sorted({one.kind for one in mutants("Het tekort steeg in 2024 met bijna 12 procent.")})
    ['digit', 'direction', 'qualifier', 'unit', 'year']
    """
    figures = find_figures(sentence)
    for one in figures:
        yield from _of_figure(sentence, one)
    yield from _swaps(sentence, figures)
    yield from _words(sentence, figures)


def _replace(sentence: str, start: int, end: int, new: str) -> str:
    return sentence[:start] + new + sentence[end:]


def _of_figure(sentence: str, one: Figure) -> Iterator[Mutant]:
    dated = one.kind in (FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD)
    for match in re.finditer(r"(?:1[89]|20)\d{2}", one.surface) if dated else ():
        year = str(int(match[0]) + 3)
        yield Mutant("year", _replace(sentence, one.start + match.start(), one.start + match.end(), year))
    if dated:
        return
    if digit := re.search(r"\d", one.surface):
        changed = str(int(digit[0]) % 9 + 1)
        yield Mutant("digit", _replace(sentence, one.start + digit.start(), one.start + digit.end(), changed))
    elif (word := re.match(r"\w+", one.surface)) and word[0].casefold() in WORDS and one.kind is not FigureKind.RATIO:
        yield Mutant("digit", _replace(sentence, one.start, one.start + word.end(), WORDS[word[0].casefold()]))
    for match in re.finditer(r"[^\W\d_]+", one.surface):
        if match[0] in SCALES:
            place = one.start + match.start(), one.start + match.end()
            yield Mutant("scale", _replace(sentence, *place, SCALES[match[0]]))
    yield from _units(sentence, one)
    yield from _qualifiers(sentence, one)


def _units(sentence: str, one: Figure) -> Iterator[Mutant]:
    for unit, other in UNITS.items():
        found = re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", one.surface)
        if found:
            place = one.start + found.start(), one.start + found.end()
            yield Mutant("unit", _replace(sentence, *place, other))
            return


def _qualifiers(sentence: str, one: Figure) -> Iterator[Mutant]:
    start = qualified_span(sentence, one)[0]
    words = sentence[start : one.start].strip()
    if words:
        yield Mutant("qualifier", _replace(sentence, start, one.start, ""))
        if words.casefold() in QUALIFIERS:
            yield Mutant("qualifier", _replace(sentence, start, one.start, QUALIFIERS[words.casefold()] + " "))
    elif (
        one.qualifier is None
        and one.kind in (FigureKind.MONEY, FigureKind.PERCENTAGE)
        and sentence[one.start - 1 : one.start] == " "
    ):
        yield Mutant("qualifier", _replace(sentence, one.start, one.start, "ruim "))


def _swaps(sentence: str, figures: tuple[Figure, ...]) -> Iterator[Mutant]:
    numbers = [one for one in figures if not isinstance(one.value, str)]
    for one, other in pairwise(numbers):
        if one.kind is other.kind and one.value != other.value and one.kind is not FigureKind.RATIO:
            a, b = _number(one), _number(other)
            swapped = sentence[: one.start] + b + one.surface[len(a) :] + sentence[one.end : other.start]
            yield Mutant("swap", swapped + a + other.surface[len(b) :] + sentence[other.end :])


def _number(one: Figure) -> str:
    """The part of a surface that is swapped: all but the unit behind it."""
    if one.unit and one.surface.endswith(one.unit):
        return one.surface[: -len(one.unit)].rstrip()
    return one.surface


def _words(sentence: str, figures: tuple[Figure, ...]) -> Iterator[Mutant]:
    spans = [qualified_span(sentence, one) for one in figures]
    for match in re.finditer(r"[^\W\d_]+", sentence):
        if any(a <= match.start() < b for a, b in spans):
            continue
        if match[0] in DIRECTIONS:
            yield Mutant("direction", _replace(sentence, *match.span(), DIRECTIONS[match[0]]))
            break
    finite = next((one for one in re.finditer(r"[^\W\d_]+", sentence) if one[0] in FINITE), None)
    if finite and figures:
        yield Mutant("negation", _replace(sentence, finite.end(), finite.end(), " niet"))
    if figures and (denied := re.search(r"\b(?:niet|geen) ", sentence)):
        yield Mutant("negation", _replace(sentence, *denied.span(), ""))
