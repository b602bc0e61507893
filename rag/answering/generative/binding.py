"""Which figure of the cited paragraphs the words beside a generated figure belong to.

Each figure of a sentence has a part of it: from the sign or word that parts it from the figure before to the one after.
The words that stand in one part and not in another are laid beside the words of the generated figure. An equal figure is
the one meant only if no figure of another value has more of these words to itself: that is how swapped figures, years
and subjects show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rag.datatypes import Figure
from rag.figures.evidence import Evidence
from rag.figures.find import set_apart
from rag.figures.statements import Statement, related
from rag.figures.values import is_dated
from rag.language.tokens import fold

_CUT = re.compile(r"[;()]|,\s|\s(?:en|tegen|versus|terwijl|of|respectievelijk|maar|waarvan|in plaats van)(?=\s)")
_ONWARD = re.compile(r"\s(?:naar|tot|en|van)\s*$")  # "van 14 naar 11"
_CLAUSE = re.compile(r";|\s(?:terwijl|maar)\s")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")
NAME = 2.0  # a name says more of whom a figure is than another word


@dataclass(frozen=True)
class Part:
    """The words of a figure in its sentence: stems (names among them), the years it is of, those of the sentence."""

    stems: frozenset[str]
    names: frozenset[str]
    years: frozenset[str]
    sentence: frozenset[str]
    text: str


@lru_cache(maxsize=16384)
def part_of(statement: Statement, figure: Figure) -> Part:
    """The part of a sentence that belongs to a figure."""
    rows = [one for one in statement.figures if not is_dated(one)]
    at = next((index for index, one in enumerate(rows) if one is figure), 0)
    start, end = _borders(statement, rows)[at]
    years = _years(statement.text[start:end])
    if not years:
        years = _years(figure.period or "") or _inherited(statement, start)
    words = [word for word in statement.words if start <= word.start < end]
    codes = _codes(statement.text[start:end])
    return Part(
        frozenset(word.stem for word in words) | codes,
        frozenset(word.stem for word in words if word.name) | codes,
        years,
        statement.stems | _codes(statement.sentence),
        statement.text[start:end],
    )


def _borders(statement: Statement, rows: list[Figure]) -> list[tuple[int, int]]:
    borders = [statement.start]
    for one, other in pairwise(rows):
        cuts = [match.start() for match in _CUT.finditer(statement.text, one.end, other.start)]
        clause = _CLAUSE.search(statement.text, one.end, other.start)
        onward = _ONWARD.search(statement.text, one.end, other.start)
        cut = clause or onward if not cuts or clause else None
        borders.append(cut.start() if cut else cuts[0] if cuts else (one.end + other.start) // 2)
    borders.append(statement.end)
    return list(pairwise(borders))


def _inherited(statement: Statement, start: int) -> frozenset[str]:
    """The last year before a part in the same clause, which holds on ("in 2023 5 van de ene en 7 van de andere")."""
    head = statement.text[statement.start : start]
    clause = _CLAUSE.split(head)[-1]
    found = list(_YEAR.findall(clause))
    return frozenset(found[-1:]) if len(set(found)) == 1 else frozenset()


def _years(text: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(text))


@lru_cache(maxsize=16384)
def _codes(text: str) -> frozenset[str]:
    """Names with a number ("zone 3", "A99"), which tell apart what a figure is of."""
    inside = (one for one in set_apart(text) if one.reason.value != "footnote_marker")
    return frozenset("@" + re.sub(r"\W", "", fold(one.surface)) for one in inside)


def exclusive(ours: Part, own: frozenset[str], other: Part, evidence: Evidence) -> tuple[float, float]:
    """The weight of the rarest of our words that stands in ``own`` and not in the other part, and the other way round.

    The rarest, since what tells two parallel figures apart is a label, while the words of their common frame stand in
    the first part only ("de een kreeg vorig jaar 5 miljoen, de ander 3").
    """
    mine = theirs = 0.0
    for each in ours.stems:
        here, there = _within(each, own), _within(each, other.stems)
        weight = _weight(each, ours, evidence)
        mine = max(mine, weight) if here and not there else mine
        theirs = max(theirs, weight) if there and not here else theirs
    return mine, theirs


def only_in(ours: Part, one: Part, other: frozenset[str]) -> frozenset[str]:
    """Our words that stand in one part and not among other words."""
    return frozenset(each for each in ours.stems if _within(each, one.stems) and not _within(each, other))


def _weight(each: str, part: Part, evidence: Evidence) -> float:
    return (NAME if each in part.names else 1.0) * evidence.weight(each)


def _within(each: str, stems: frozenset[str]) -> bool:
    return each in stems or (each[:1] != "@" and any(related(each, other) for other in stems))


def own_words(statement: Statement, figure: Figure) -> frozenset[str]:
    """The words that hold for a figure: its sentence and what stands before it, without the parts of other figures."""
    others = [part_of(statement, one).stems for one in statement.figures if one is not figure and not is_dated(one)]
    part = part_of(statement, figure)
    elsewhere = frozenset().union(*others) - part.stems
    return part.stems | ((part.sentence | statement.before) - elsewhere)
