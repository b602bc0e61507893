"""Pairs whose wording is so much the same that it tells what they state: one thing with another qualifier, period or value.

The learned score weighs what two sentences leave out against them; here only what they share counts, so that each rule asks
for several telling words and lets no word that sets the two apart pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rag.datatypes import FigureKind
from rag.figures.differing import closeness, differs, equal, stated_beside
from rag.figures.pair_features import NAMES, is_row
from rag.figures.rivals import Rival
from rag.figures.sides import Side
from rag.figures.values import is_dated, significance

TOLD = 2  # telling words that two sentences with one value share
HALF = 0.4  # share of what the sentence that says less says of its figure which the other must say too
ALL, MOST = 0.9, 0.5  # the same where the values differ: of one sentence, and of the other
NEAR = 0.5  # closeness from which two values may be of one thing
# common wording below which two dates, and two other figures, are not shown; the lesser of both measures for a lower score
LITTLE_DATED, LITTLE, LESS = 0.34, 0.25, 0.38
SURE = 0.8  # score that makes up for little common wording
OTHER_THINGS = 0.15  # nearness of the nouns counted below which two counts with other values are of other things
FAR_APART = 0.3  # closeness below which two values need more common wording
_SET_APART = ("part_apart", "earlier_apart", "change_apart", "further_apart", "names_both", "other_year")
_APART = frozenset({"target", "part", "earlier", "further", "average", "change", "whole"})
_DAY = re.compile(r"\b\d{1,2} [a-z]+ (?:19|20)\d{2}\b")
_GOAL = re.compile(
    r"(?i)\b(?:moet(?:en)?|zal|zullen|afgesproken|doel(?:stelling)?|streven|streeft|beoogd?e?|beloofd|verplicht|ambitie)\b"
)
_DENIED = re.compile(r"(?i)\bniet (?:op |in |per |de )?\Z")
_BUT = re.compile(r"(?i)(?: [a-z]+){0,2},? maar (?:op |in |per |de )?\Z")
_AND_NOT = re.compile(r"(?i)(?: [\w-]+){0,4},? en (?:dus )?niet (?:op |in |per |de )?\Z")


def told_by_wording(pair: Rival) -> bool:
    """Whether two sentences say the same of their figures in the same words, and the figures differ."""
    if not pair.differs or _cut_apart(pair):
        return False
    if pair.equal and not is_dated(pair.one.figure):
        return _equal(pair)
    shared = _shared(pair)
    if shared <= TOLD and not _same_day(pair):
        return False
    covered = _covered(pair)
    told = shared >= TOLD and max(covered) >= ALL and closeness(pair.one, pair.other) >= NEAR
    if not told or is_row(pair.one) or is_row(pair.other):
        return False
    return _same_day(pair) or (min(covered) >= MOST and (is_dated(pair.one.figure) or _goals(pair)))


def little_in_common(pair: Rival, score: float) -> bool:
    """Whether what two sentences say is too little the same for a disagreement, whatever the score of the pair: next to no
    common wording (unless they are no dates and the score is high), counts of other things, or values far apart."""
    wording = max(_feature(pair, "wide_min"), _feature(pair, "own_mean"))
    dated = is_dated(pair.one.figure)
    if wording < (LITTLE_DATED if dated else LITTLE) and (dated or score < SURE):
        return True
    if pair.equal:
        return False
    other_things = {"value", "unit"} <= set(pair.differs) and _feature(pair, "noun") < OTHER_THINGS
    return other_things or (_feature(pair, "close") < FAR_APART and _shared(pair) <= TOLD)


def much_in_common(pair: Rival) -> bool:
    """Whether two sentences say so much the same, of values so near, that a lower score will do."""
    wording = _feature(pair, "wide_min"), _feature(pair, "own_mean")
    if max(wording) < MOST or min(wording) < LESS or _feature(pair, "close") < NEAR:
        return False
    apart = any(_feature(pair, name) for name in _SET_APART) or (is_row(pair.one) and is_row(pair.other))
    return not apart and not ({"value", "unit"} <= set(pair.differs) and _feature(pair, "noun") < OTHER_THINGS)


def _feature(pair: Rival, name: str) -> float:
    return float(pair.values[NAMES.index(name)])


def _cut_apart(pair: Rival) -> bool:
    """Whether a word of one clause says that its figure is of another sort, or a sentence states both values."""
    beside = stated_beside(pair.one, pair.other) or stated_beside(pair.other, pair.one)
    return bool((pair.one.cues ^ pair.other.cues) & _APART) or (beside and not pair.equal)


def _equal(pair: Rival) -> bool:
    """One value with another qualifier or period, of some size or a rank."""
    least = min(significance(pair.one.figure), significance(pair.other.figure))
    telling = least >= 1 or pair.one.figure.kind is FigureKind.RANK
    periods = bool(pair.one.figure.period and pair.other.figure.period)
    apart = "qualifier" in pair.differs or ("period" in pair.differs and periods and not of_others(pair))
    return telling and apart and _shared(pair) >= TOLD and max(_covered(pair)) >= HALF


def of_others(pair: Rival) -> bool:
    """Whether both periods are those of other figures: "In 2031 woonde 70 procent binnen 900 meter"."""
    return all(
        any(
            each is not side.figure and not is_dated(each) and each.period == side.figure.period
            for each, _ in side.beside
        )
        for side in (pair.one, pair.other)
    )


def _same_day(pair: Rival) -> bool:
    """Whether both figures are said to be of one day."""
    if is_dated(pair.one.figure):
        return False
    days = [set(_DAY.findall((side.figure.period or "").casefold())) for side in (pair.one, pair.other)]
    return bool(days[0] & days[1]) and pair.one.cues == pair.other.cues


def _goals(pair: Rival) -> bool:
    """Whether both sentences say what is to be: then another year is part of what differs."""
    return all(_GOAL.search(side.statement.sentence) for side in (pair.one, pair.other))


def _telling(side: Side) -> set[str]:
    return {side.wide.stems[side.whole[at]] for at in side.telling}


def _shared(pair: Rival) -> int:
    return len(_telling(pair.one) & _telling(pair.other))


def _covered(pair: Rival) -> tuple[float, float]:
    """For each side the share, by weight, of what it says of its figure that the other sentence says too."""
    return _said(pair.one, pair.other.statement.stems), _said(pair.other, pair.one.statement.stems)


def _said(side: Side, there: frozenset[str]) -> float:
    total = float(side.own.sum())
    found = sum(float(weight) for weight, at in zip(side.own, side.whole, strict=True) if side.wide.stems[at] in there)
    return found / total if total else 0.0


def set_right(found: Iterable[Rival]) -> Iterator[Rival]:
    """Of pairs of one value that a sentence denies ("niet 33 maar 31"), the pair of that statement with what it says instead."""
    for pair in found:
        if (
            not pair.equal
            or is_dated(pair.one.figure)
            or not _telling(pair.one) & _telling(pair.other) - {pair.one.head}
        ):
            continue
        for side, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if (instead := _instead(side)) and not equal(instead, other) and not stated_beside(other, instead):
                yield Rival(other, instead, pair.values, differs(other, instead), False)


def _instead(side: Side) -> Side | None:
    """The side of the figure that a sentence states in the place of one that it denies."""
    text, own = side.statement.text, side.figure
    figures = [each for each, _ in side.beside]
    at = figures.index(own)
    for step in (1, -1):
        if not 0 <= at + step < len(figures):
            continue
        one = figures[at + step]
        between = text[own.end : one.start] if step == 1 else text[one.end : own.start]
        denied = _DENIED.search(text, max(side.statement.start, own.start - 12), own.start)
        if (step == 1 and denied and _BUT.fullmatch(between)) or (step == -1 and _AND_NOT.fullmatch(between)):
            return replace(side, place=side.place + step, figure=one, quantity=side.beside[at + step][1])
    return None
