"""The figure that a bare number is measured by: its noun was printed once and is left out ("312 leden, in Dalum 40")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from rag.datatypes import Figure, FigureKind
from rag.figures.nouns import plural_noun
from rag.figures.qualifiers import QUALIFIERS
from rag.figures.units import MEASURES
from rag.figures.words import STOPPERS

_DATED = (FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD)
_OCCASIONS = frozenset({"keer", "maal", "x"})
_FILLERS = frozenset(
    "eens maar dan zelfs gemiddeld totaal naar schatting raming maximum minimum doel streven".split()
) | {word for words in QUALIFIERS for word in words.split()}
# scores, scales and labels: what is printed bare there has no noun
_SCORED = re.compile(
    r"\b(?:\w*(?:scores?|scoor(?:t|de|den)|scoren|cijfers?|index|schaal|verhouding|factor|quotiënt|weging|klasse|klas|fase|code|nummer)"
    r"|beoordel\w+|waarde(?:ren|rden|ert|erde)|variant \d van)\b[^.;:()\d]{0,45}\Z",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\been \Z")
# a body of people or things that is as large as said: "een kudde van ongeveer 700"
_GROUP = re.compile(
    r"\b(?:een|de|het) [a-zà-ÿ]*(?:groep|ploeg|bevolking|populatie|achterban|staf|korps|vloot|kudde|veestapel)"
    r" van (?:(?:ruim|bijna|circa|ongeveer|zo['’]n) )?\Z",
    re.IGNORECASE,
)
_NORM = re.compile(
    r"\b\w*(?:norm|grens|grenswaarde|streefwaarde|drempel|limiet|plafond|planning|raming|bovengrens|ondergrens)"
    r"(?: (?:van|is|was|op|ligt op|lag op|bedraagt|bedroeg))? \Z",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(
    r"(?:\b(?:is|was|werd|wordt|bedroeg|bedraagt) (?:dat|dit)(?: (?:nog|nu|al|pas|slechts|zelfs|gemiddeld))*"
    r"|\bde (?:norm|streefwaarde|afspraak|eis|doelstelling|raming|grens) (?:is|was|bedraagt|bedroeg)"
    r"|\bhet (?:doel|streven|landelijk gemiddelde|gemiddelde|plafond|maximum) (?:is|was|bedraagt|bedroeg))"
    r"(?: (?:ruim|bijna|circa|ongeveer|hooguit|ten (?:hoogste|minste)))? \Z",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|op|bij|over|uit|te|per|van|elke|elk|verspreid over)(?: (?:de|het|deze|die|elk|elke|alle|zijn|hun|onze|uw|mijn|haar))? \Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s?(?:[.,;)]|\Z)|\s(?:en|in|op|eind|begin|per|nu|een jaar|voor|bij)\b")
_LISTED = re.compile(
    r"(?:, (?:en )?|(?: [a-zà-ÿ]+){0,2} en )(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)? |in [A-Z][\w’'-]* |[a-zà-ÿ]+ )?\Z"
)
_ANEW = re.compile(r"\b(?:dat|dit|het) er\b[^.,;:()\d]{0,25}\Z")
_THERE = re.compile(r"\ber\b[^.,;:()\d]{0,20}\Z")
# a stretch of time that says when, and is no amount: "over de afgelopen vijf jaar"
_SPAN = re.compile(
    r"\b(?:afgelopen|komende|laatste|voorbije|volgende|eerste|elke|per|over|gedurende|in|tijdens)(?: de)? \Z",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_NOT_COUNTED = frozenset("volgende kosten lasten uitgaven inkomsten middelen opbrengsten".split())
_NEW_SUBJECT = re.compile(
    r"\b(?:aandeel|percentage|bedrag|prijs|tarief|temperatuur|leeftijd|score|cijfer)\b", re.IGNORECASE
)


def measured_by(
    text: str, one: Figure, before: Sequence[Figure], after: Sequence[Figure], reach: Sequence[tuple[int, int]]
) -> Figure | None:
    """The figure whose unit and kind the bare count ``one`` shares; None where nothing plain is near.

    ``before`` and ``after``: the other figures of the text in order, ``reach``: spans of the sentences up to that of
    ``one``, the last its own.
    """
    start = reach[-1][0]
    if (
        _GRADE.search(text, start, one.start)
        or _GROUP.search(text, start, one.start)
        or not isinstance(one.value, Decimal)
    ):
        return None
    if found := _same_kind(text, one, [other for other in before if start <= other.start]):
        return found
    if _SCORED.search(text, max(start, one.start - 90), one.start):
        return None
    if not _hangs(text, one):
        return _listed_with(text, one, after)
    own = [other for other in before if start <= other.start]
    found = _that(text, one, before, reach) or _count(text, one, own) or _listed_with(text, one, after)
    if found or not _leans(text, one):
        return found
    earlier = ([other for other in before if first <= other.start < last] for first, last in reversed(reach[-3:-1]))
    return next((found for counts in earlier if (found := _count(text, one, counts))), None)


def _that(text: str, one: Figure, before: Sequence[Figure], reach: Sequence[tuple[int, int]]) -> Figure | None:
    """The amount of the sentence before that "dat" or "de norm" takes up: "De tocht duurt 8 uur. Vorig jaar was dat 9."."""
    if len(reach) < 2 or not _ENDS.match(text, one.end) or not isinstance(one.value, Decimal):
        return None
    if not _TAKEN_UP.search(text, reach[-1][0], one.start) or any(
        reach[-1][0] <= other.start for other in before if other.kind not in _DATED
    ):
        return None
    amounts = [other for other in before if reach[-2][0] <= other.start and other.kind not in _DATED]
    last = amounts[-1] if amounts else None
    if last is None or not isinstance(last.value, Decimal) or not last.value / 20 <= one.value <= last.value * 20:
        return None
    measured = last.kind in (FigureKind.PERCENTAGE, FigureKind.DURATION, FigureKind.MONEY)
    measured = measured or (last.unit or "").casefold() in MEASURES.keys() - _OCCASIONS
    return last if measured and (last.kind is not FigureKind.PERCENTAGE or one.value <= 100) else None


def _same_kind(text: str, one: Figure, own: Sequence[Figure]) -> Figure | None:
    """The last amount before a bare one that stands parallel to it: "negen maanden, bij anderen zes", "58 procent, hier 54"."""
    amounts = [other for other in own if other.kind not in (*_DATED, FigureKind.RANK, FigureKind.RATIO)]
    if not amounts or not isinstance(one.value, Decimal):
        return None
    last = amounts[-1]
    if last.kind is FigureKind.COUNT:
        measured = (last.unit or "").casefold() in MEASURES and (last.unit or "").casefold() not in _OCCASIONS
        near = isinstance(last.value, Decimal) and last.value / 50 <= one.value <= last.value * 20
        return (
            last
            if measured
            and near
            and (_NORM.search(text, max(0, one.start - 120), one.start) or _ENDS.match(text, one.end))
            else None
        )
    if last.kind is FigureKind.PERCENTAGE:
        return last if one.value <= 100 and _parallel(text, last, one) else None
    if last.kind is FigureKind.DURATION and not _SPAN.search(text, max(0, last.start - 24), last.start):
        return last if one.value <= last.value * 20 and _parallel(text, last, one) else None  # type: ignore[operator]
    return None


def _parallel(text: str, last: Figure, one: Figure) -> bool:
    """Whether nothing but a short parallel part stands between two amounts, and the second ends its part."""
    gap = text[last.end : one.start]
    if not re.match(r"\s?(?:[.,;)]|\Z)|\s(?:in (?:19|20)\d\d|een jaar)\b|\shet (?:hoogst|laagst)", text[one.end :]):
        return bool(_NORM.search(text, max(0, one.start - 120), one.start)) and len(gap) <= 60
    words = [word for word in _WORDS.findall(gap) if word.casefold() not in STOPPERS]
    return len(gap) <= 70 and (len(words) <= 5 or bool(_NORM.search(text, max(0, one.start - 120), one.start)))


def _hangs(text: str, one: Figure) -> bool:
    """Whether the word before a number is none that it could number ("klas 2", "Bus 400")."""
    before = re.search(r"(?P<word>[^\W\d_][\w’'-]*)(?P<sign>[.,;:(]?)\s?\Z", text[max(0, one.start - 40) : one.start])
    if not before or before["sign"]:
        return True
    word = before["word"].casefold()
    return (
        word in STOPPERS
        or word in _FILLERS
        or plural_noun(word)
        or (not before["word"][:1].isupper() and len(word) > 5)
    )


def _leans(text: str, one: Figure) -> bool:
    """Whether no other measure is named in the sentence before a number."""
    stop = max(text.rfind(". ", 0, one.start), 0)
    return not _NEW_SUBJECT.search(text, stop, one.start)


def _count(text: str, one: Figure, others: Sequence[Figure]) -> Figure | None:
    """The nearest count of things before a number that it can be a part, a rival or a change of.

    What was counted before and is counted anew ("dat zijn er nu 71") is of the same order, so that a count far off gives way.
    """
    if not isinstance(one.value, Decimal):
        return None
    whole = one.value == one.value.to_integral_value()
    fitting: list[Figure] = []
    for other in reversed(others):
        if other.kind is not FigureKind.COUNT or not other.unit or other.value == 1 or _other_sort(text, one, other):
            continue
        if not isinstance(other.value, Decimal) or one.value > other.value * 50:
            continue
        if not whole and other.value == other.value.to_integral_value():
            return None
        if not (one.value > other.value and _PLACE.search(text[max(0, other.start - 30) : other.start])):
            fitting.append(other)
    if fitting and _ANEW.search(text, max(0, one.start - 40), one.start):
        things = [other for other in fitting if (other.unit or "").casefold() not in MEASURES]
        near = [other for other in things or fitting if Decimal("0.3") <= one.value / other.value <= 4]  # type: ignore[operator]
        return (near or things or fitting)[0]
    return fitting[0] if fitting else None


def _other_sort(text: str, one: Figure, other: Figure) -> bool:
    """Whether a count is one of a measure; a bare number shares it only with "er" ("waarvan er 21 al klaar zijn")."""
    measure = MEASURES.get((other.unit or "").casefold())
    if measure is None or measure[0] == "fte":
        return False
    near = isinstance(one.value, Decimal) and isinstance(other.value, Decimal) and one.value * 50 >= other.value
    return not (near and _THERE.search(text, max(0, one.start - 30), one.start))


def _listed_with(text: str, one: Figure, after: Sequence[Figure]) -> Figure | None:
    """The count that ends the list a number is in: "Dalum 40, Westwijk 30 en Oost 20 woningen"."""
    end = one.end
    for other in after:
        if other.kind is not FigureKind.COUNT or not _LISTED.fullmatch(text, end, other.start):
            return None
        if other.unit and "unit" not in other.inherited:
            return other if other.unit.casefold() not in _OCCASIONS else None
        end = other.end
    return None


def counted_in(lead_in: str) -> str | None:
    """The plural noun that a lead-in opens with, which its items count: "De incidenten zijn als volgt verdeeld:".

    >>> counted_in("De meldingen laten zich als volgt verdelen:"), counted_in("Het tekort is het grootst in de branches:")
    ('meldingen', None)
    """
    words: list[str] = _WORDS.findall(lead_in)
    if not words or words[0].casefold() != "de":
        return None
    for word in words[1:4]:
        plain = word.casefold()
        if plain in STOPPERS or plain in _NOT_COUNTED:
            return None
        if plural_noun(word):
            return word
        if not plain.endswith("e"):
            return None
    return None


def counted_by(one: Figure, noun: str) -> Figure:
    """A bare count with the noun of its lead-in."""
    whole = isinstance(one.value, Decimal) and one.value == one.value.to_integral_value()
    if one.kind is not FigureKind.COUNT or one.unit is not None or not whole:
        return one
    return replace(one, unit=noun, inherited=(*one.inherited, "unit"))
