"""What sets a figure apart from the others of its sentence and paragraph, and whether a claim's words go with it.

"Oostdam heft 5 euro, Westdam 4" has two parts. The words of a claim that gives a figure are laid beside the part of the
equal figure and beside those of the others: where another fits better, the claim has swapped subjects, years or ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rag.datatypes import Figure
from rag.figures.anchors import alike, cut_between, part_spans
from rag.figures.lexis import Floats, best
from rag.figures.match import clauses
from rag.figures.polarity import denials, negations
from rag.figures.reading import Reading
from rag.figures.statements import Statement
from rag.figures.values import is_dated, quantity, same_value
from rag.language.tokens import stem

_FROM = re.compile(r"\bvan\s(?:(?:de|het|een|nog|ruim|bijna|circa|eerst|zo['’]n)\s)*(?:€\s?)?\Z", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:naar|tot|op)\s(?:(?:de|het|een|nog|ruim|bijna|circa|nu|wel|zo['’]n)\s)*(?:€\s?)?\Z", re.IGNORECASE
)
_EMPTY = frozenset(
    map(stem, "jaar maand week dag uur kwartaal jaren plaats opzichte periode euro eerder later".split())
)
_COMPARED = re.compile(
    r"\b(?:tegen|naar|in plaats van|ten opzichte van|vergeleken met|dan|(?:was|is|waren|zijn) (?:dat|het|dit)(?: er)?)"
    r"\s(?:(?:in|de|het|nog|circa|ruim|bijna|zo['’]n|€|er|\d{4})\s?)*\Z",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:ten opzichte van|vergeleken met|tegenover|dan in|sinds|vanaf)\s(?:\w+\s){0,2}\Z", re.IGNORECASE
)
_SHIFT = re.compile(
    r"\b(?:een|één|1) jaar (?P<way>eerder|daarvoor|ervoor|later|daarna)\b|\btwaalf maanden (?P<months>eerder|daarvoor|later)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Part:
    """A figure with the stretch of its sentence that is about it alone, ``start:end``, and the wider one of its group:
    "van 138 in 2019 naar 151" says of what it speaks once for both."""

    statement: Statement
    figure: Figure
    start: int
    end: int
    left: int
    right: int

    @property
    def years(self) -> frozenset[str]:
        """The years printed in the part, else those of the last part before it that has any."""
        if own := years_of(self.statement, self.start, self.end):
            return own
        text, first = self.statement.text, self.statement.start
        if _COMPARED.search(text, self.start, self.figure.start):
            return frozenset()
        before = [one for one in self.statement.figures if _is_year(one) and first <= one.start < self.start]
        told = [
            one
            for one in before
            if not _REFERENCE.search(text, first, one.start)
            and text.count("(", first, one.start) == text.count(")", first, one.start)
        ]
        years = {str(one.value)[:4] for one in told}
        return frozenset(years) if len(years) == 1 else frozenset()

    def same_group(self, other: Part) -> bool:
        """Whether two figures of one sentence stand with nothing between them that tells them apart."""
        return self.statement is other.statement and self.left == other.left


def years_of(statement: Statement, start: int, end: int) -> frozenset[str]:
    """The years of the dates in a stretch of a sentence; "een jaar eerder" counts from those of the sentence."""
    dated = [one for one in statement.figures if is_dated(one)]
    printed = {one: [str(value)[:4] for value in (one.value, one.upper) if value is not None] for one in dated}
    years = {year for one in dated if start <= one.start < end for year in printed[one]}
    known = [int(year) for row in printed.values() for year in row if year.isdigit()]
    for match in _SHIFT.finditer(statement.text, start, end) if len(set(known)) == 1 else ():
        later = (match["way"] or match["months"]).casefold() in ("later", "daarna")
        years.add(str(known[0] + (1 if later else -1)))
    return frozenset(year for year in years if year.isdigit())


def _is_year(one: Figure) -> bool:
    return is_dated(one) and str(one.value)[:4].isdigit()


def parts_of(statement: Statement, figure: Figure) -> list[Part]:
    """The part of a figure, and behind it those of the figures parallel to it."""
    if is_dated(figure):
        return _dated_parts(statement, figure)
    rows = sorted(part_spans(statement, figure), key=lambda row: row[1])
    groups: list[list[tuple[Figure, int, int]]] = []
    for row in rows:
        if groups and _goes_on(statement, groups[-1][-1][0], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    parts = [Part(statement, *row, group[0][1], group[-1][2]) for group in groups for row in group]
    return sorted(parts, key=lambda part: part.figure is not figure)


def _dated_parts(statement: Statement, figure: Figure) -> list[Part]:
    """The parts of dates, where a sentence has nothing but dates to tell apart."""
    rows = [one for one in statement.figures if is_dated(one)]
    if len(rows) < len(statement.figures) or len(rows) < 2:
        return [Part(statement, figure, *(statement.start, statement.end) * 2)]
    borders = [statement.start, *(cut_between(statement, one, other) for one, other in pairwise(rows)), statement.end]
    parts = [Part(statement, one, *(a, b) * 2) for one, (a, b) in zip(rows, pairwise(borders), strict=True)]
    return sorted(parts, key=lambda part: part.figure is not figure)


def _goes_on(statement: Statement, before: Figure, row: tuple[Figure, int, int]) -> bool:
    """Whether a figure is of the same thing as the one before it: nothing between them or with it says of what it is,
    or it is what the first is compared with ("tegen 31 eerder")."""
    figure, start, end = row
    text = statement.text
    if ";" not in text[before.end : figure.start] and not _content(statement, before.end, figure.start):
        return True
    if _content(statement, start, figure.start):
        return False
    return not _content(statement, figure.end, end) or bool(_COMPARED.search(text, start, figure.start))


def _content(statement: Statement, start: int, end: int) -> bool:
    inside = [word for word in statement.words if start <= word.start < end]
    return any(word.stem not in _EMPTY for word in inside)


def contrast(
    reading: Reading, one: Figure, source: Statement, other: Figure, beside: Sequence[Statement]
) -> dict[str, float]:
    """Features of how the words of a claim's figure go with the equal figure and with those beside it."""
    mine = parts_of(reading.claim, one)[0]
    own, *rest = parts_of(source, other)
    parallel = [part for part in rest if part.figure.value != other.value]
    rivals = [part for part in parallel if not any(same_value(part.figure, each) for each in reading.claim.figures)]
    values = {"wide_lead": _sentence_lead(reading, mine, source, other, beside)}
    values |= _years(mine, own, parallel, source, beside)
    joint, values["crossed"] = _joint(reading, mine, own, beside)
    values["joint"], values["exchanged"] = max(0.0, joint), max(0.0, -joint)
    values["negated_beside"] = _negated_beside(reading, source, other, beside)
    apart = [part for part in rivals if not part.same_group(own)]
    if not apart:
        return values
    rows = [(_forward(reading, mine, part), _backward(reading, mine, part, own), part) for part in apart]
    values["forward_lead"] = _forward(reading, mine, own) - max(row[0] for row in rows)
    before = [row[1] for row in rows if row[2].start < own.start]
    behind = [row[1] for row in rows if row[2].start > own.start]
    values["rival_before"], values["rival_behind"] = max(before, default=0.0), max(behind, default=0.0)
    values["contrary"] = float(any(_backward(reading, mine, own, part) <= 0.2 and row >= 0.8 for _, row, part in rows))
    values["anchor_lead"] = min(_backward(reading, mine, own, part) - row for _, row, part in rows)
    values["brief_lead"] = min(_brief_lead(reading, mine, own, part) for part in apart)
    return values


def _brief_lead(reading: Reading, mine: Part, own: Part, rival: Part) -> float:
    """How much the shorter of two parts, which has nothing but what sets it apart, speaks for the claim (-1 to 1)."""
    ours, theirs = _specific(reading, own, rival, [(mine, 1.0)]), _specific(reading, rival, own, [(mine, 1.0)])
    if not ours[0] or not theirs[0]:
        return 0.0
    if ours[0] <= theirs[0]:
        return 2 * ours[1] / ours[0] - 1
    return 1 - 2 * theirs[1] / theirs[0]


def _inside(reading: Reading, part: Part) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.asarray([part.left <= word.start < part.right for word in reading.words], bool)


def _places(reading: Reading, part: Part) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    words, places = part.statement.words, reading.lexis.own(part.statement)
    return places[np.asarray([part.left <= word.start < part.right for word in words], bool)] if len(words) else places


def _forward(reading: Reading, mine: Part, part: Part) -> float:
    """Share (0 to 1) of what the claim says with its figure that stands in a part."""
    mask = _inside(reading, mine)
    return reading.share(best(reading.credit[mask], _places(reading, part)), reading.weights[mask])


def _backward(reading: Reading, mine: Part, part: Part, against: Part) -> float:
    """Share (0 to 1) of what a part says, and another does not, that stands with the claim's figure."""
    total, found = _specific(reading, part, against, [(mine, 1.0)])
    return found / total if total else 0.0


def _specific(reading: Reading, part: Part, against: Part, shares: Sequence[tuple[Part, float]]) -> tuple[float, float]:
    """The rarity of what a part says and another does not, and what of it the parts of the claim say, signed."""
    rows = []
    for mine, sign in shares:
        mask = _inside(reading, mine)
        if mask.any():
            rows.append(sign * reading.credit[mask].max(axis=0))
    credit: Floats = np.sum(rows, axis=0) if rows else np.zeros(reading.credit.shape[1], np.float32)
    elsewhere = {word.stem for word in against.statement.words if against.left <= word.start < against.right}
    total = found = 0.0
    for word, place in zip(part.statement.words, reading.lexis.own(part.statement), strict=True):
        if part.left <= word.start < part.right and word.stem not in elsewhere:
            weight = reading.lexis.rarity(word.stem)
            total += weight
            found += weight * float(credit[place])
    return total, found


def _years(
    mine: Part, own: Part, parallel: Sequence[Part], source: Statement, beside: Sequence[Statement]
) -> dict[str, float]:
    """Whether the years of the claim's part stand with another figure, elsewhere in the paragraph, or nowhere."""
    years, there = mine.years, own.years
    everywhere = years_of(source, source.start, source.end)
    if not years or years & there:
        return {}
    around = frozenset().union(*(years_of(each, each.start, each.end) for each in beside))
    named = [part for part in parallel if years & years_of(source, part.start, part.end)]
    told = years_of(mine.statement, mine.start, mine.end)
    ends = bool(told) and any(part.same_group(own) for part in named)
    rival = bool(named)
    return {
        "year_rival": float((bool(there) and rival) or ends),
        "year_else": float(bool(there) and not rival and bool(years & everywhere)),
        "year_away": float(bool(there) and not years & everywhere and bool(years & around)),
        "year_other": float(bool(around) and not years & around),
    }


def _sentence_lead(
    reading: Reading, mine: Part, source: Statement, other: Figure, beside: Sequence[Statement]
) -> float:
    """How much more of the claim's part this sentence says than the others of its paragraph with such a figure."""
    mask = _inside(reading, mine)
    weights = reading.weights[mask]
    shares = []
    for each in beside:
        if each is not source and any(_rival(reading, one, other) for one in each.figures):
            shares.append(reading.share(best(reading.credit[mask], reading.lexis.own(each)), weights))
    if not shares:
        return 0.0
    return reading.share(best(reading.credit[mask], reading.lexis.own(source)), weights) - max(shares)


def _rival(reading: Reading, one: Figure, other: Figure) -> bool:
    if is_dated(one) or is_dated(other) or one.value == other.value or not _parallel(one, other):
        return False
    return not any(same_value(one, each) for each in reading.claim.figures)


def _parallel(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one dimension; one without a unit is no share."""
    if is_dated(one) or is_dated(other):
        return is_dated(one) and is_dated(other)
    shares = [(found := quantity(each)) is not None and found.dimension == "share" for each in (one, other)]
    return alike(one, other) and shares[0] == shares[1]


def _joint(reading: Reading, mine: Part, own: Part, beside: Sequence[Statement]) -> tuple[float, float]:
    """For two figures of the claim that one paragraph states: how much better what sets them apart there goes with the
    figures as the claim has them than exchanged (the least of all), and whether one goes from what the other goes to."""
    least, crossed = 1.0, 0.0
    for two in reading.claim.figures:
        if two is mine.figure or two.value == mine.figure.value or not _parallel(two, mine.figure):
            continue
        part = parts_of(reading.claim, two)[0]
        for target in _targets(two, beside):
            crossed = max(crossed, float(_crossed(mine, part, own, target)))
            if mine.same_group(part) or own.same_group(target):
                continue
            first = _specific(reading, own, target, [(mine, 1.0), (part, -1.0)])
            second = _specific(reading, target, own, [(part, 1.0), (mine, -1.0)])
            least = min(least, _weighed(first, second))
    return least, crossed


def _weighed(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The mean of two signed shares; of the briefer one alone where the other says much more, as it elides the rest."""
    told = sorted(row for row in (first, second) if row[0])
    if not told:
        return 1.0
    brief, long = told[0], told[-1]
    return brief[1] / brief[0] if long[0] > 1.5 * brief[0] else (brief[1] + long[1]) / (brief[0] + long[0])


def _targets(two: Figure, beside: Sequence[Statement]) -> list[Part]:
    return [parts_of(each, one)[0] for each in beside for one in each.figures if same_value(one, two)]


def _crossed(one: Part, two: Part, first: Part, second: Part) -> bool:
    ours, theirs = (_role(one), _role(two)), (_role(first), _role(second))
    return None not in ours and None not in theirs and ours[0] != ours[1] and ours == theirs[::-1]


def _role(part: Part) -> str | None:
    head = part.statement.text[max(part.statement.start, part.figure.start - 25) : part.figure.start]
    return "from" if _FROM.search(head) else "to" if _TO.search(head) else None


def _negated_beside(reading: Reading, source: Statement, other: Figure, beside: Sequence[Statement]) -> float:
    """The share of a denied clause of the paragraph (not the figure's own) that a claim without a negation states in
    words that the figure's sentence lacks."""
    left = best(reading.credit, reading.lexis.own(source)) < 0.5
    if denials(reading.claim.sentence) or not left.any():
        return 0.0
    credit = reading.credit[left].max(axis=0)
    most = 0.0
    for each in beside:
        for start, end in clauses(each):
            if (each is source and start <= other.start < end) or not negations(each.text[start:end]):
                continue
            total = found = 0.0
            for word, place in zip(each.words, reading.lexis.own(each), strict=True):
                if start <= word.start < end:
                    total += reading.lexis.rarity(word.stem)
                    found += reading.lexis.rarity(word.stem) * float(credit[place])
            most = max(most, found / total if total else 0.0)
    return most
