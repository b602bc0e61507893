"""What a figure takes from the one it stands parallel to: a bound that holds for both, a rate, the time compared with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rag.datatypes import Figure, FigureKind, Qualifier
from rag.figures.periods import rate_in
from rag.figures.places import sentence_at
from rag.language.sentences import split_sentences

_DATED = (FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD)
# "groter dan 3 mm (klei) of 5 mm (zand)"
_OR = re.compile(r"(?: \([^()]*\))?,? (?:of|respectievelijk|resp\.) |(?: \([^()]*\)),? en ")
_BOUNDS = (Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.AT_LEAST, Qualifier.AT_MOST)
# what an amount named before comes down to: "Dat is 6 procent meer dan een jaar eerder"
_SAID_OF_IT = re.compile(
    r"(?:Dat|Dit) (?:is|was|zijn|waren|betekent|betekende|komt neer op|kwam neer op)"
    r"(?: (?:ruim|bijna|circa|ongeveer|iets|maar|slechts|liefst|zelfs|nog|dus|gemiddeld|meer|minder|dan))*"
    r"(?: een (?:stijging|daling|toename|afname|groei) van)?"
    r"(?: (?:ruim|bijna|circa|ongeveer))? \Z"
)
_COMPARED_WITH = re.compile(
    r" (?:meer|minder|hoger|lager|groter|kleiner|vaker|sneller) dan (?:een jaar (?:eerder|ervoor|daarvoor)|het jaar (?:ervoor|daarvoor)"
    r"|in (?:19|20)\d{2}|vorig jaar)\b| ten opzichte van (?:een jaar eerder|het jaar ervoor|(?:19|20)\d{2})\b"
)
_RATE = re.compile(r"(?i)(?:per (?!\d)|elk|ieder)")
# the most of all together: "12 euro per dag, met een jaarmaximum van 4 miljoen"
MOST_OF_ALL = re.compile(r", met (?:een|als) [a-z]*(?:maximum|minimum|plafond)\b", re.IGNORECASE)
_PART = re.compile(r"\bwaarvan\b[^.;:()\d]*\Z|\b(?:van de|daarvan|van hen)\b[^.;:()\d]*\Z", re.IGNORECASE)
_A_CHANGE = re.compile(
    r"(?:,| \()(?: (?:wat|dat|ofwel|oftewel|dus|neerkomt|neerkwam|komt|is|betekent|op|samen))* ?een "
    r"(?:\w+ )?(?:stijging|daling|toename|afname|groei|krimp|verlaging|verhoging|terugloop|vermindering|verschil) van"
    r"(?: (?:ruim|bijna|circa|ongeveer|meer dan|krap|nog geen))? (?:€ ?)?\Z",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bvan (?:(?:ruim|bijna|circa|ongeveer) )?(?:€ ?)?\Z", re.IGNORECASE)
_TO_END = re.compile(r"\b(?:naar|tot) (?:(?:ruim|bijna|circa|ongeveer) )?(?:€ ?)?\Z", re.IGNORECASE)
_AT = re.compile(r"(?i)(?:in|over|voor) (?:heel )?(?:19|20)\d{2}\Z")


def with_parallels(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, with the bound of the one before for the second of two that "of" joins.

    >>> from rag.figures.find import find_figures
    >>> [one.qualifier and one.qualifier.value for one in find_figures("Hoger dan 3 meter (dijk) of 5 meter (duin)")]
    ['more_than', 'more_than']
    """
    done: list[Figure] = []
    for one in figures:
        last = done[-1] if done else None
        shared = last.qualifier if last and _same_bound(text, last, one) else None
        done.append(replace(one, qualifier=shared) if shared else one)
    return done


def _same_bound(text: str, last: Figure, one: Figure) -> bool:
    """Whether the bound of a figure holds for the next one too."""
    alike = (one.kind, one.unit) == (last.kind, last.unit) and last.qualifier in _BOUNDS
    if one.value == last.value == 1 and one.kind is last.kind is FigureKind.COUNT and last.qualifier in _BOUNDS:
        return one.qualifier is None and text[last.end : one.start] == " en "  # "ten minste één X en één Y"
    return alike and one.qualifier is None and bool(_OR.fullmatch(text, last.end, one.start))


def rates_shared(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures in order, with a rate for those that take their unit from one with a rate, and the time of the amount
    before for a comparison that says what it comes down to.

    >>> from rag.figures.find import find_figures
    >>> [one.period for one in find_figures("Wij telden 80 fietsers per werkdag. Zonder de brug zijn het er 60.")]
    ['per werkdag', 'per werkdag']
    """
    sentences = split_sentences(text)
    done: list[Figure] = []
    for at, one in enumerate(figures):
        lent = None
        if at + 1 < len(figures) and _first_end(text, one, figures[at + 1]):
            done.append(replace(one, period=figures[at + 1].period, inherited=(*one.inherited, "period")))
            continue
        if years := _years_of_change(text, one, done, sentences):
            done.append(replace(one, period=years))
            continue
        if one.period is None and one.kind not in _DATED:
            lent = _rate(text, one, done, sentences) or _compared(text, one, done, sentences)
        done.append(replace(one, period=lent, inherited=(*one.inherited, "period")) if lent else one)
    return done


def _first_end(text: str, one: Figure, after: Figure) -> bool:
    """Whether a figure is what one of a rate was before: "van twaalf naar dertig uur per week"."""
    bare = one.period is None and "unit" in one.inherited and (one.kind, one.unit) == (after.kind, after.unit)
    joined = bare and re.fullmatch(r" (?:naar|tot|en|of|à) (?:de |circa |ruim |bijna )?", text[one.end : after.start])
    return bool(joined and after.period and _RATE.match(after.period))


def _place(one: Figure, sentences: Sequence[tuple[int, int]]) -> int:
    return sentence_at(sentences, one.start)


def _rate(text: str, one: Figure, before: Sequence[Figure], sentences: Sequence[tuple[int, int]]) -> str | None:
    """The rate of the figure that lends the unit."""
    if "unit" not in one.inherited or one.unit is None:
        return None
    donor = next((other for other in reversed(before) if other.unit == one.unit and other.kind is one.kind), None)
    if donor is None or _place(one, sentences) - _place(donor, sentences) > 1 or not donor.period:
        return None
    if _PART.search(text, donor.end, one.start) or re.match(r" van (?:de|hen|die)\b", text[one.end :]):
        return None  # a part of what was counted
    if MOST_OF_ALL.search(text, donor.end, one.start):
        return None
    return (rate_in(donor.period) or donor.period) if _RATE.match(donor.period) else None


def _years_of_change(
    text: str, one: Figure, before: Sequence[Figure], sentences: Sequence[tuple[int, int]]
) -> str | None:
    """The years between which a change took place that is printed before: "van 40 in 2019 naar 50 in 2024, een groei van 25
    procent" is 2019–2024."""
    at = _place(one, sentences)
    if one.kind in _DATED or at < 0 or not _A_CHANGE.search(text, sentences[at][0], one.start):
        return None
    ends = _amounts_in(sentences[at], before)[-2:]
    if len(ends) < 2 or not _ends_in(_FROM, text, ends[0].start) or not _ends_in(_TO_END, text, ends[1].start):
        return None
    years = [re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", other.period or "") for other in ends]
    first, last = (years[0][-1:] or [""])[0], (years[1][:1] or [""])[0]
    return f"{first}–{last}" if first and first < last else None


def _amounts_in(sentence: tuple[int, int], before: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence that are no dates, of figures in order."""
    first = bisect_left(before, sentence[0], key=_start)
    own = before[first : bisect_left(before, sentence[1], key=_start)]
    return [other for other in own if other.kind not in _DATED]


def _start(one: Figure) -> int:
    return one.start


def _ends_in(words: re.Pattern[str], text: str, end: int) -> bool:
    return bool(words.search(text, max(0, end - 40), end))


def _compared(text: str, one: Figure, before: Sequence[Figure], sentences: Sequence[tuple[int, int]]) -> str | None:
    """The year of the last amount of the sentence before, of which this figure says how much more or less it is."""
    at = _place(one, sentences)
    if at < 1 or one.kind not in (FigureKind.PERCENTAGE, FigureKind.COUNT, FigureKind.MONEY):
        return None
    if not _SAID_OF_IT.fullmatch(text, sentences[at][0], one.start) or not _COMPARED_WITH.match(text, one.end):
        return None
    earlier = _amounts_in(sentences[at - 1], before)
    period = earlier[-1].period if earlier else None
    return period if period and _AT.fullmatch(period) else None
