"""Two parts of a claim that give each other what a sentence gives them: "A pays and B manages" for "B pays, A manages".

Claim and sentence are cut where one part of what is told ends and the next begins. A word (or figure) that only one part of the
sentence says anchors a part of the claim there; where two parts of a claim are both torn between the same two, they are crossed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from rag.datatypes import Figure
from rag.figures.light_words import is_light
from rag.figures.reading import Reading
from rag.figures.statements import Statement
from rag.figures.values import comparable, is_dated, same_value
from rag.figures.windows import Window

MOST_PARTS = 40  # of a claim or the sentences beside it, beyond which nothing is told: a long list
SAID, UNSAID = 0.7, 0.35  # credit from which one part says a word, and up to which no other does
_CUT = re.compile(r"[;:()]|, |\s(?:en|terwijl|maar|tegen|naar|respectievelijk|versus|waarvan)(?=\s)", re.IGNORECASE)

_SPAN = re.compile(r"\btussen [^.;,]{0,40}\b(?:19|20)\d\d en\b", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A stretch of a statement."""

    statement: Statement
    start: int
    end: int


@dataclass(frozen=True)
class Anchor:
    """What ties a part of a claim to a part of the sources: a word, or a figure (its place among those of the claim)."""

    part: int
    place: int
    figure: int | None = None
    name: bool = False


def parts_of(statement: Statement) -> tuple[Part, ...]:
    """The parts of a statement in order, those that hold neither a word nor a figure left out."""
    cuts = [statement.start + cut.start() for cut in _CUT.finditer(statement.sentence)]
    borders = [statement.start, *(cut for cut in cuts if not _in_figure(statement, cut)), statement.end]
    spans = [Part(statement, a, b) for a, b in pairwise(borders)]
    return tuple(one for one in spans if _filled(one))


def _respective(parts: Sequence[Part]) -> bool:
    """Whether a part holds nothing but values or nothing but dates: their place in a row tells whose they are.

    "A en B telden 40 en 50, in 2031 en 2032" is cut into such parts.
    """
    for part in parts:
        dated = {is_dated(one) for one in _figures(part)}
        if len(dated) == 1 and not any(part.start <= word.start < part.end for word in part.statement.words):
            return True
    return False


def _spanned(parts: list[Part]) -> bool:
    """Whether sentences tell of a change between two dates, which stand apart from the values at either end."""
    return any(_SPAN.search(part.statement.sentence) for part in parts)


def _in_figure(statement: Statement, at: int) -> bool:
    return any(one.start < at < one.end for one in statement.figures)


def _filled(part: Part) -> bool:
    inside = [one.start for one in part.statement.words] + [one.start for one in part.statement.figures]
    return any(part.start <= start < part.end for start in inside)


def crossed(reading: Reading, window: Window) -> bool:
    """Whether two parts of a claim have exchanged what a sentence, or one next to it, says of each."""
    ours = parts_of(reading.claim)
    if len(ours) < 2 or _respective(ours):
        return False
    rows = {id(one.statement): one.statement for one in window.clauses}
    theirs = [part for statement in rows.values() for part in parts_of(statement)]
    if len(ours) > MOST_PARTS or len(theirs) > MOST_PARTS or _respective(theirs):
        return False
    anchors = list(_anchors(reading, ours, theirs))
    for first, second in combinations(range(len(ours)), 2):
        left = [one for one in anchors if one.part == first]
        right = [one for one in anchors if one.part == second]
        torn = {one.place for one in left} & {one.place for one in right}
        if len(torn) >= 2 or _figures_moved(reading, left, right) or _figures_moved(reading, right, left):
            return True
    return False


def _anchors(reading: Reading, ours: tuple[Part, ...], theirs: list[Part]) -> Iterator[Anchor]:
    columns = [_columns(reading, part) for part in theirs]
    for number, part in enumerate(ours):
        for at, word in enumerate(reading.words):
            if part.start <= word.start < part.end and not is_light(word.stem):
                credits = np.asarray([float(reading.credit[at, one].max()) if len(one) else 0.0 for one in columns])
                if (place := _only(credits)) is not None:
                    yield Anchor(number, place, name=word.stem in reading.names)
        for at, one in enumerate(reading.claim.figures):
            if part.start <= one.start < part.end and not (is_dated(one) and _spanned(theirs)):
                stated = [any(same_value(other, one) for other in _figures(each)) for each in theirs]
                if sum(stated) == 1:
                    yield Anchor(number, stated.index(True), at)


def _figures_moved(reading: Reading, left: list[Anchor], right: list[Anchor]) -> bool:
    """Whether the number of one part stands with the names or dates of the other, and the other's number with its own."""
    for one in left:
        words = {each.place for each in left if each is not one and (each.name or each.figure is not None)}
        for other in right:
            if _number(reading, one) and _number(reading, other) and one.place != other.place:
                a, b = (reading.claim.figures[each.figure or 0] for each in (one, other))
                if comparable(a, b) and other.place in words and one.place not in words:
                    return True
    return False


def _number(reading: Reading, one: Anchor) -> bool:
    return one.figure is not None and not is_dated(reading.claim.figures[one.figure])


def _only(credits: np.ndarray[tuple[int], np.dtype[np.float64]]) -> int | None:
    """The one place that says a word, None where none or more do."""
    if not len(credits) or credits.max() < SAID:
        return None
    best = int(credits.argmax())
    others = np.delete(credits, best)
    return best if others.max(initial=0.0) <= UNSAID else None


def _columns(reading: Reading, part: Part) -> list[int]:
    places = reading.lexis.own(part.statement)
    return [int(places[at]) for at, word in enumerate(part.statement.words) if part.start <= word.start < part.end]


def _figures(part: Part) -> list[Figure]:
    return [one for one in part.statement.figures if part.start <= one.start < part.end]
