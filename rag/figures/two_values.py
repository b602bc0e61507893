"""Which of two values of a source is the larger, against a claim that one is more than the other, or that it rose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.datatypes import Figure
from rag.figures.polarity import directions, negations
from rag.figures.reading import Reading
from rag.figures.statements import Statement
from rag.figures.values import comparable, is_dated, quantity
from rag.figures.windows import Window
from rag.language.tokens import fold

_THAN = re.compile(r"\bdan\b|\bten opzichte van\b|\bvergeleken met\b", re.IGNORECASE)
_LESS_IS_MORE = re.compile(r"\b(?:snel\w*|vlug\w*|eerder|vroeger|jong\w*)\b")
_TIME = re.compile(r"(?:dag|dagen|week|weken|maand|maanden|jaar|jaren|uur|uren|minuut|minuten|seconden)\b")
_EARLIER = re.compile(
    r"\b(?:tegen(?:over)?|eerder|daarvoor|ervoor"
    r"|was (?:dat|dit|het)|waren (?:dat|er)|vorige?|voorheen|nog|kwam(?:en)? (?:van|uit))\b|, van\b"
)
_BEFORE = re.compile(
    r"\b(?:het )?(?:jaar|schooljaar|kwartaal|maand|seizoen|keer) (?:daarvoor|ervoor|eerder|tevoren)|\bvorige?\b"
    r"|\been jaar eerder\b|\bvoorheen\b|\beerst\b"
)
_FROM = re.compile(r"\bvan\s(?:[^\s,.;]+\s){0,3}\Z")
_TO = re.compile(r"\b(?:naar|tot)\s(?:[^\s,.;]+\s){0,2}\Z")


@dataclass(frozen=True)
class Pair:
    """Two comparable figures of a window, the one that is later or is told first in front."""

    one: Figure
    other: Figure
    source: Statement
    second: Statement
    timely: bool  # whether they stand for now and then


@dataclass(frozen=True)
class Compared:
    """What two values make of a claim that compares."""

    holds: bool
    fit: float  # how well they go with its words, 0 to 1
    how: str  # as printed: "9,6 procent tegen 8,2 procent"
    sources: tuple[Statement, Statement]


def compared_values(reading: Reading, window: Window) -> tuple[bool, float] | None:
    """Whether two values of a window bear out a claim of more or less, and how well they go with its words (0 to 1)."""
    told = compared_pair(reading, window)
    return (told.holds, told.fit) if told else None


def compared_pair(reading: Reading, window: Window) -> Compared | None:
    """As :func:`compared_values`, with the two values as printed and their sentences."""
    claim = reading.claim
    text = fold(claim.sentence)
    up, down = directions(text)
    if up is down or any(not is_dated(one) for one in claim.figures):
        return None
    than = _THAN.search(claim.sentence)
    found: list[Compared] = []
    for pair in pairs_of(window):
        ours, theirs = quantity(pair.one), quantity(pair.other)
        if ours is None or theirs is None or ours.low == theirs.low:
            continue
        if told := _order(reading, pair, claim.start + than.start() if than else None):
            fit, straight = told
            larger = (ours.low > theirs.low) is straight
            reverse = bool(_LESS_IS_MORE.search(text)) and bool(
                _TIME.search(fold(pair.one.unit or pair.other.unit or ""))
            )
            holds = larger is (up is not reverse)
            how = f"{pair.one.surface} tegen {pair.other.surface}"
            found.append(Compared(holds is (negations(text) % 2 == 0), fit, how, (pair.source, pair.second)))
    return max(found, key=lambda one: (one.fit, one.holds, one.how), default=None)


def pairs_of(window: Window) -> Iterator[Pair]:
    """The comparable figures of a window that stand near each other, two by two."""
    rows = list({id(one.statement): one.statement for one in window.clauses}.values())
    figures = [(source, one) for source in rows for one in source.figures if not is_dated(one)]
    for at, (source, one) in enumerate(figures):
        for second, other in figures[at + 1 : at + 4]:
            if comparable(one, other) and _alike(one, other):
                yield _in_time(source, one, second, other)


def _alike(one: Figure, other: Figure) -> bool:
    units = [set(fold(each.unit or "").split()) for each in (one, other)]
    return not units[0] or not units[1] or bool(units[0] & units[1]) or one.kind.value != "count"


def _in_time(source: Statement, one: Figure, second: Statement, other: Figure) -> Pair:
    """The pair with the later value in front, where words or years tell which is the later."""
    text = source.text
    if source is second:
        between = fold(text[one.end : other.start])
        if _FROM.search(text[source.start : one.start]) and _TO.search(text[one.end : other.start]):
            return Pair(other, one, second, source, True)
        years = [_year_by(source, each) for each in (one, other)]
        if years[0] and years[1] and years[0] != years[1]:
            return (
                Pair(one, other, source, second, True)
                if years[0] > years[1]
                else Pair(other, one, second, source, True)
            )
        behind = fold(text[other.end : other.end + 25])
        return Pair(
            one,
            other,
            source,
            second,
            bool(_EARLIER.search(between) or re.match(r" (?:een|het) jaar (?:eerder|daarvoor)", behind)),
        )
    years = [_year_by(each, figure) for each, figure in ((source, one), (second, other))]
    if years[0] and years[1] and years[0] != years[1]:
        return Pair(one, other, source, second, True) if years[0] > years[1] else Pair(other, one, second, source, True)
    return Pair(one, other, source, second, bool(_EARLIER.search(fold(second.sentence))))


def _year_by(source: Statement, one: Figure) -> str:
    """The date nearest to a figure in its part of the sentence, as printed in full; one of another part comes last."""
    dated = [
        (_parted(source, one, each), abs(each.start - one.start), str(each.value))
        for each in source.figures
        if is_dated(each)
    ]
    inside = [row for row in dated if row[1] <= 60 and row[2][:4].isdigit()]
    return min(inside)[2] if inside else ""


def _parted(source: Statement, one: Figure, other: Figure) -> bool:
    first, last = sorted((one, other), key=lambda each: each.start)
    return bool(re.search(r"[;:]|, ", source.text[first.end : last.start]))


def _order(reading: Reading, pair: Pair, than: int | None) -> tuple[float, bool] | None:
    """How well the figures go with the sides of the claim, and whether the first figure is that of the first side."""
    claim = reading.claim
    cover = reading.cover(pair.source)
    years = [str(each.value) for each in claim.figures]
    if than is None:
        return (cover, True) if pair.timely else None
    behind = fold(claim.text[than : claim.end])
    if _BEFORE.search(behind) and pair.timely:
        return cover, True
    dated = [(each.start > than, str(each.value)) for each in claim.figures if is_dated(each)]
    stated = _year_by(pair.source, pair.one), _year_by(pair.second, pair.other)
    for is_behind, value in dated if years else ():
        match = [bool(each) and (each.startswith(value) or value.startswith(each)) for each in stated]
        if match[0] is not match[1]:
            return cover, match[1] is is_behind
    left, right = _sides(reading, pair, than)
    if abs(left - right) < 0.15:
        return None
    return cover * min(1.0, abs(left - right)), left > right


def _sides(reading: Reading, pair: Pair, than: int) -> tuple[float, float]:
    """The fit of the two figures to the two sides of "dan", straight and across."""
    scores = []
    near = [(pair.source, pair.source.near(pair.one, 5)), (pair.second, pair.second.near(pair.other, 5))]
    for row in near:
        source, weights = row
        places = reading.lexis.own(source)
        nearness = [min(1.0, weights.get(word.stem, 0.0)) for word in source.words]
        left = right = 0.0
        for index, word in enumerate(reading.words):
            fit = max(
                (float(reading.credit[index, at]) * by for at, by in zip(places, nearness, strict=True)), default=0.0
            )
            weight = float(reading.weights[index]) / reading.lexis.middle
            if word.start < than:
                left = max(left, fit * weight)
            else:
                right = max(right, fit * weight)
        scores.append((left, right))
    (a, b), (c, d) = scores
    return a + d, b + c
