"""Which words of a sentence belong to which of its parallel figures: "Den Haag heft 5,35 euro, Veldsum 4,10 euro".

A sentence with several figures of one dimension is cut between each two, at the sign or word that parts them. The words
of one part that no other part has are the anchors of its figure. A claim that gives a figure the anchors of another one
has swapped subjects or years.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from rag.datatypes import Figure, FigureKind
from rag.figures.evidence import Evidence
from rag.figures.statements import Statement, related
from rag.figures.values import bare, is_dated, quantity
from rag.language.tokens import fold, stem

_PART = re.compile(
    r"[;()]|,(?! (?:die|dat|wat|waarvan|van wie)\b)|\s(?:en|tegen|naar|versus|terwijl|of|respectievelijk)(?=\s)"
)
LEAST_SHARE = 0.5  # share of another figure's anchors from which a claim is taken to mean that one


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one dimension, or one of them of none that is printed."""
    a, b = quantity(one), quantity(other)
    if not a or not b or a.dimension == b.dimension:
        return bool(a and b)
    return any(bare(each) for each in (one, other)) and not any(each.kind in _NEVER_BARE for each in (one, other))


_NEVER_BARE = (FigureKind.DURATION, FigureKind.RATIO, FigureKind.RANK)


@lru_cache(maxsize=65536)
def parts(statement: Statement, figure: Figure) -> tuple[tuple[Figure, frozenset[str]], ...]:
    """The figures parallel to ``figure`` in its sentence, itself first, with the stems of their parts (dates as
    "#2023")."""
    rows = part_spans(statement, figure)
    shared = _shared_units([one for one, _, _ in rows])
    return tuple((one, _stems(statement, a, b) - shared) for one, a, b in rows)


@lru_cache(maxsize=65536)
def part_spans(statement: Statement, figure: Figure) -> tuple[tuple[Figure, int, int], ...]:
    """The figures parallel to ``figure`` in its sentence, itself first, each with where its part begins and ends."""
    rows = [one for one in statement.figures if not is_dated(one) and (one is figure or alike(one, figure))]
    borders = [statement.start]
    for one, other in pairwise(rows):
        borders.append(cut_between(statement, one, other))
    borders.append(statement.end)
    found = [(one, a, b) for one, (a, b) in zip(rows, pairwise(borders), strict=True)]
    return tuple(sorted(found, key=lambda row: row[0] is not figure))


def cut_between(statement: Statement, one: Figure, other: Figure) -> int:
    """Where the part of one figure ends and that of the next begins: the first sign or word that parts them."""
    cut = _PART.search(statement.text, one.end, other.start)
    return cut.start() if cut else (one.end + other.start) // 2


def _shared_units(rows: list[Figure]) -> frozenset[str]:
    """Stems of a unit that is printed once and holds for several figures ("van 1.148 naar 1.251 miljoen kubieke
    meter")."""
    units = [(one.unit or "").casefold() for one in rows]
    common = {unit for unit in units if unit and (units.count(unit) > 1 or "" in units)}
    return frozenset(stem(fold(word)) for unit in common for word in unit.split())


def _stems(statement: Statement, start: int, end: int) -> frozenset[str]:
    words = {word.stem for word in statement.words if start <= word.start < end}
    dates = {f"#{str(one.value)[:4]}" for one in statement.figures if is_dated(one) and start <= one.start < end}
    return frozenset(words | dates)


def belongs_elsewhere(
    claim: Statement, one: Figure, source: Statement, other: Figure, evidence: Evidence
) -> tuple[str, ...]:
    """In what a claim's figure differs when its words are those of a figure parallel to the equal one; () where it
    fits.

    "period" where what it takes from the other figure is a year, else "subject".
    """
    rows = () if is_dated(other) else parts(source, other)
    if len(rows) < 2:
        return ()
    ours = parts(claim, one)[0][1]
    own = rows[0][1]
    elsewhere = frozenset().union(*(stems for _, stems in rows[1:]))
    mine = _share(ours, own - elsewhere, evidence)
    for rival, stems in rows[1:]:
        if rival.value == other.value:
            continue
        anchors = stems - own
        theirs = _share(ours, anchors, evidence)
        if theirs >= LEAST_SHARE and theirs > mine:
            return ("period",) if any(each[:1] == "#" for each in ours & anchors) else ("subject",)
    return ()


def _share(ours: frozenset[str], anchors: frozenset[str], evidence: Evidence) -> float:
    """Share of the rarity of the anchors that stand in the claim's part."""
    total = sum(evidence.weight(each) for each in anchors)
    found = sum(
        evidence.weight(each)
        for each in anchors
        if each in ours or any(related(each, word) for word in ours if each[:1] != "#")
    )
    return found / total if total else 0.0
