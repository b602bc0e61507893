"""What sort of quantity a question asks for, and whether a figure is one: things that are counted are no money and no time.

“Hoeveel sluizen …” is not answered by “zes weken”, “hoe oud …” not by a mark, “hoeveel kubieke meter …” not by kilometres.
"""

from __future__ import annotations

import re

from rag.answering.counted import ANYTHING, PEOPLE, names_persons
from rag.datatypes import Figure, FigureKind, Query
from rag.figures.equivalents import is_verb
from rag.figures.nouns import plural_noun
from rag.figures.units import MEASURES
from rag.language.tokens import fold, stem, words
from rag.retrieval.answerable import VAGUE
from rag.retrieval.figure_near import measure_of

_OF_TIME = (FigureKind.DURATION, FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD)
_PERCENT = (FigureKind.PERCENTAGE, FigureKind.PERCENTAGE_POINT)
_PAID = re.compile(r"betaal|betalen")  # “hoeveel rechten betaal ik”: what is paid, not how many of it
_PLURAL = re.compile(r"(?:en|ën|ers|els|ens|ems|es|ies|ums|['’]s)$")
_TIME = re.compile(r"(?:seconden|minuten|uren|dagen|nachten|etmalen|weken|maanden|kwartalen|jaren|decennia|eeuwen)$")
_MONEY = re.compile(
    r"(?:geld(?:en)?|kosten|uitgaven|investeringen|inkomsten|lasten|baten|subsidies?|leges|premies?|toeslagen|vergoedingen|belastingen|heffingen|bijdragen|tarieven|lonen|salarissen|miljoenen|miljarden|middelen|euro'?s?|bedragen|boetes?|"
    r"schulden|besparingen|opbrengsten|budget)$"
)
_COUNTED = re.compile(
    r"\b(?:hoeveel|aantal) (?!meer\b|minder\b)(?:(?!de\b|het\b|een\b|we\b|ze\b|je\b)[a-zà-ÿ-]+e ){0,3}(?P<noun>[a-zà-ÿ'’-]{4,})"
)
_CHANGE = re.compile(r"\bhoe (?:ontwikkel|verander)\w*|\bwat gebeurt\b")
_OLD = re.compile(r"\bhoe oud\b")
_SIZE = re.compile(
    r"\bhoe (?:hoog|laag|groot|zwaar|breed|diep) (?:is|was|zijn|waren|wordt|werd|blijft|bleef|ligt|lag) (?:de|het|een)? ?"
    r"((?:[a-z-]+ ){0,2}[a-z-]{4,})"
)
_HOW_LONG = re.compile(r"\bhoe ?lang\b|\bhow long\b|\bhow many (?:hours|days|weeks|months|years)\b")
_HOW_MANY = re.compile(
    r"\bhow many (?:[a-z-]+ ){0,2}?(?!(?:days|weeks|months|years|hours|minutes|seconds|nights|euros|times)\b)"
    r"(?:[a-z-]{3,}s|people|children|men|women)\b(?! (?:of|per)\b)"
)
_LASTS = re.compile(
    r"straf|verschil|schorsing|ontzegging|tijd|duur|termijn|vertraging|leeftijd|achterstand|besparing|verlenging|periode|verblijf"
)
_ASKS_BEHIND = re.compile(r"\b(?:met|binnen|in|uit|voor|door|bij|na|aan|tussen|op|over|onder|van) hoeveel\b")
_BEHIND = re.compile(
    r"\b(?:met|vanaf|boven|onder|binnen|in|uit|voor|door|bij|na|aan|tussen) (?:(?:meer|minder) dan |ten minste |minimaal |minstens |"
    r"maximaal |alle |de |hun |ruim |bijna |circa |ongeveer |zo'n )*$"
)


def counted_things(query: Query) -> str | None:
    """The plural noun right behind “hoeveel”, past an adjective: what can be counted one by one; None for anything else.

    >>> [counted_things(Query(text, text, "figure")) for text in ("Hoeveel oude sluizen zijn er?", "Hoeveel weken duurt het?")]
    ['sluizen', None]
    """
    found = _COUNTED.search(fold(query.as_read))
    if query.kind != "figure" or query.english or not found or _CHANGE.search(fold(query.as_read)):
        return None
    noun = found["noun"]
    vague = stem(noun) in VAGUE | ANYTHING or is_verb(noun) or noun in MEASURES
    behind = fold(query.as_read)[found.end() :].lstrip()
    if _PAID.match(behind) and not (noun in PEOPLE or names_persons(noun)):
        return None
    if vague or not plural_noun(noun) or not _PLURAL.search(noun) or _TIME.search(noun) or _MONEY.search(noun):
        return None
    return noun


def fits_quantity(query: Query, figure: Figure) -> bool:
    """Whether a figure may be the quantity that is asked, by its dimension alone."""
    if query.kind not in ("figure", "duration"):
        return True
    asked = fold(query.as_read)
    of_time = figure.kind in _OF_TIME or measure_of(figure) == "time"
    if figure.kind is FigureKind.COUNT and figure.unit and measure_of(figure) is None and _HOW_LONG.search(asked):
        return False
    if of_time or figure.kind is FigureKind.MONEY:
        counted = query.kind == "figure" and bool(_HOW_MANY.search(asked)) if query.english else counted_things(query)
        size = _SIZE.search(asked) if of_time and not query.english else None
        return not counted and not (size and not _LASTS.search(size[1]))
    return query.english or not (_OLD.search(asked) or _in_other_measure(query, figure))


def _in_other_measure(query: Query, figure: Figure) -> bool:
    """Whether a unit of measure is asked (“hoeveel kubieke meter”), and a figure is a share or in another one."""
    measure = _measure(query)
    if measure is None:
        return False
    return figure.kind in _PERCENT or (bool(figure.unit) and measure_of(figure) not in (measure, None))


def only_share(query: Query, figure: Figure) -> bool:
    """Whether a number of things is asked, not of some whole, and the figure is a percentage."""
    return (
        bool(counted_things(query))
        and figure.kind in _PERCENT
        and not re.search(r"\b(?:van|onder)\b", fold(query.as_read))
    )


def asks_behind(query: Query) -> bool:
    """Whether a preposition stands before what is counted in the question itself (“bij hoeveel sluizen”)."""
    return bool(_ASKS_BEHIND.search(fold(query.as_read)))


def told_beside(sentence: str, figure: Figure, start: int) -> bool:
    """Whether a count of a sentence that begins at ``start`` stands behind a preposition, and so tells of what others are.

    >>> from rag.figures.find import find_figures
    >>> text = "Bij de 140 sluizen werken 620 mensen."
    >>> [told_beside(text, one, 0) for one in find_figures(text)]
    [True, False]
    """
    return figure.kind is FigureKind.COUNT and bool(_BEHIND.search(fold(sentence[: figure.start - start])))


def _measure(query: Query) -> str | None:
    """The name of the unit of measure behind “hoeveel” (“hoeveel kubieke meter”)."""
    named = (query.expected_unit or "").split()
    if query.kind != "figure" or not named:
        return None
    printed = next((one for one in (" ".join(named[:2]), named[0]) if one in MEASURES), None)
    if printed is None or not re.search(rf"\b{re.escape(printed)}\b", fold(query.as_read)):  # of “m3” the letter alone
        return None
    found = MEASURES[printed]
    return "times" if found[0] == "keer" else found[0]


def counts_asked(query: Query, figure: Figure) -> bool:
    """Whether a figure counts what is asked though it is called otherwise or not at all: money for money, cubic metres for
    water, people for those who are named by what they do."""
    noun = next(iter(words(query.expected_unit or "")), "")
    if figure.kind is FigureKind.MONEY:
        return bool(_MONEY.search(noun))
    if figure.kind is not FigureKind.COUNT:
        return False
    if measure_of(figure) not in (None, "time", "times"):
        return counted_things(query) is None
    unit = words(fold(figure.unit or ""))
    return bool(PEOPLE.intersection(unit)) and names_persons(noun)
