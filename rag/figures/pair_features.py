"""What tells whether two figures state one thing differently, as named numbers between -1 and 1 (about)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from rag.datatypes import FigureKind, ParagraphKind, Qualifier
from rag.figures.differing import closeness, equal, measured
from rag.figures.meaning import Floats, covered, likeness
from rag.figures.pair_cues import by_accident, cues, names, revision
from rag.figures.sides import Side
from rag.figures.statements import related
from rag.figures.terms import Terms
from rag.figures.topics import Topics
from rag.figures.values import is_dated, significance

NAMES = (
    "own_mean", "own_min", "wide_mean", "wide_min", "context_mean", "context_min", "cosine", "stands_out",
    "shared_rare", "anchors", "thin", "paragraphs", "headings", "documents",
    "noun", "noun_unknown", "money", "share", "time", "measure", "rank", "dated", "bare_years", "governs",
    "same_year", "other_year", "limits", "one_year", "rate_apart",
    "close", "equal", "equal_weight", "equal_rare", "inside_equal", "small_number", "qualifier",
    "target_apart", "local_apart", "part_apart", "earlier_apart", "further_apart", "average_apart",
    "names_shared", "names_one", "names_both", "inside", "same_section", "rows", "beside", "revised",
    "document_terms", "passage_terms", "own_terms", "own_near", "noun_there", "change_apart", "whole_apart", "each_apart",
    "equal_small", "days", "note_dated",
)  # fmt: skip
ANCHORED = 0.6  # likeness from which two words are nearly the same
ONE_SUBJECT = 0.14  # cosine of the terms of two documents that are about one thing
UNRELATED, RELATED = 0.35, 0.75  # cosines of two documents that share no subject, and that share one
# features that can only speak for one thing, and only against it: what they weigh is bounded when they are learned
FOR = frozenset({
    "own_mean", "own_min", "wide_mean", "wide_min", "context_mean", "context_min", "cosine", "stands_out", "shared_rare", "anchors",
    "paragraphs", "headings", "documents", "noun", "same_year", "close", "equal_weight", "equal_rare", "names_shared",
    "revised", "document_terms", "passage_terms", "own_terms", "own_near", "noun_there",
})  # fmt: skip
AGAINST = frozenset({
    "governs", "other_year", "rate_apart", "small_number", "target_apart", "local_apart", "part_apart", "earlier_apart",
    "further_apart", "average_apart", "names_one", "names_both", "inside", "beside", "change_apart", "whole_apart",
    "each_apart", "equal_small", "note_dated", "days",
})  # fmt: skip


@dataclass(frozen=True, eq=False)
class Between:
    """What two sentences have in common, the same for all their figures: how near each word of one is to each of the
    other, shape (words, words), and the features that ask no figure."""

    nearness: Floats
    values: dict[str, float]


def between(one: Side, other: Side, topics: Topics, stands_out: float) -> Between:
    """Compare the sentences of two sides; ``stands_out``: their cosine less what is usual between their documents."""
    nearness = likeness(one.wide, other.wide, topics.meaning)
    ours, theirs = one.wide.weights[one.whole], other.wide.weights[other.whole]
    values = {
        **_both("wide", covered(nearness[one.whole], ours), covered(nearness[:, other.whole].T, theirs)),
        **_both("context", covered(nearness, one.wide.weights), covered(nearness.T, other.wide.weights)),
        "cosine": float(one.mean @ other.mean),
        "stands_out": stands_out,
        "thin": 1 / (1 + min(len(one.whole), len(other.whole))),
        "shared_rare": _shared(one, other),
        "anchors": _anchors(one, other, nearness) / 3,
        "inside": float(one.document == other.document),
        "same_section": float(_section(one) == _section(other)),
        "rows": (is_row(one) + is_row(other)) / 2,
        **_places(one, other, topics),
        **_terms(one, other, topics.terms),
        **names(one, other),
    }
    return Between(nearness, values)


def features(one: Side, other: Side, shared: Between) -> Floats:
    """The features of a pair by :data:`NAMES`, with what their sentences have in common."""
    whole = shared.nearness[np.ix_(one.whole, other.whole)]
    values = {
        **shared.values,
        **_both("own", covered(whole, one.own), covered(whole.T, other.own)),
        **_units(one, other),
        **_periods(one, other),
        **_values(one, other),
        **cues(one, other),
        **by_accident(one, other, equal(one, other)),
        **revision(one, other),
    }
    return np.asarray([values.get(name, 0.0) for name in NAMES], np.float64)


def _section(side: Side) -> tuple[str, tuple[str, ...]]:
    paragraph = side.statement.paragraph
    assert paragraph
    return side.document, paragraph.heading_path


def is_row(side: Side) -> bool:
    """Whether a side stands in a table."""
    return side.statement.paragraph is not None and side.statement.paragraph.kind is ParagraphKind.TABLE_ROW


def _places(one: Side, other: Side, topics: Topics) -> dict[str, float]:
    """How near the paragraphs, their headings and their documents are."""
    ours, theirs = one.statement.paragraph, other.statement.paragraph
    assert ours and theirs
    return {
        "paragraphs": float(one.topic @ other.topic),
        "headings": topics.headings(ours, theirs),
        "documents": 1.0
        if one.document == other.document
        else _related(topics.documents(one.document, other.document)),
    }


def _terms(one: Side, other: Side, terms: Terms) -> dict[str, float]:
    """How near documents and passages are by the very words they share."""
    first, second = one.statement, other.statement
    inside = one.document == other.document
    return {
        "document_terms": 1.0 if inside else min(1.0, terms.documents(one.document, other.document) / ONE_SUBJECT),
        "passage_terms": terms.passages(first, second),
        "own_terms": 1 - math.exp(-terms.own(first, second) / 2),
        "own_near": 1 - math.exp(-terms.own_near(first, second) / 2),
    }


def _related(cosine: float) -> float:
    return min(1.0, max(0.0, (cosine - UNRELATED) / (RELATED - UNRELATED)))


def _both(name: str, ours: float, theirs: float) -> dict[str, float]:
    return {f"{name}_mean": (ours + theirs) / 2, f"{name}_min": min(ours, theirs)}


def _shared(one: Side, other: Side) -> float:
    """The rarity of the stems both sentences have, flattened: two rare words say much, ten say little more."""
    there = other.statement.stems
    total = sum(float(one.wide.weights[at]) for at in one.whole if one.wide.stems[at] in there)
    return 1 - math.exp(-total / 8)


def _anchors(one: Side, other: Side, nearness: Floats) -> int:
    """How many telling words of the sentences have the same or nearly the same word on the other side, 3 at most."""
    if not len(one.telling) or not len(other.telling):
        return 0
    near = nearness[np.ix_(one.whole[one.telling], other.whole[other.telling])] >= ANCHORED
    return int(min(3, near.any(axis=1).sum(), near.any(axis=0).sum()))


def _units(one: Side, other: Side) -> dict[str, float]:
    kind = one.figure.kind
    if is_dated(one.figure):
        bare = all(len(str(each.figure.value)) == 4 for each in (one, other))
        return {"dated": 1.0, "bare_years": float(bare), "governs": (one.governs + other.governs) / 2, "noun": 0.5}
    dimension = one.quantity.dimension if one.quantity else ""
    if dimension == "count":
        return _nouns(one, other)
    measure = one.quantity is not None and measured(one.quantity)
    return {
        "noun": 0.5,
        "money": float(dimension in ("euro", "dollar")),
        "share": float(dimension in ("share", "percentage_point")),
        "rank": float(dimension == "rank"),
        "time": float(kind is FigureKind.DURATION),
        "measure": float(measure and kind is not FigureKind.DURATION),
    }


def _nouns(one: Side, other: Side) -> dict[str, float]:
    """How near the nouns counted are: equal heads 1, a common part 0.75, nothing in common 0."""
    return _near_nouns(one, other) | {"noun_there": (_there(one, other) + _there(other, one)) / 2}


def _there(one: Side, other: Side) -> float:
    """Whether the other's sentence, or what stands before it, has the noun that a side counts."""
    if not one.head:
        return 0.5
    said = other.statement.stems | other.statement.before
    return float(one.head in said or any(related(one.head, each) for each in said))


def _near_nouns(one: Side, other: Side) -> dict[str, float]:
    ours, theirs = one.head, other.head
    if not ours or not theirs:
        return {"noun": 0.5, "noun_unknown": 1.0}
    if ours == theirs:
        return {"noun": 1.0}
    if related(ours, theirs):
        return {"noun": 0.75}
    rows = [dict(zip(side.wide.stems, side.wide.rows, strict=True)) for side in (one, other)]
    if ours not in rows[0] or theirs not in rows[1]:
        return {"noun": 0.25}
    return {"noun": max(0.0, 0.75 * float(rows[0][ours] @ rows[1][theirs]))}


def _periods(one: Side, other: Side) -> dict[str, float]:
    rates = float(one.rate != other.rate and bool(one.rate) and bool(other.rate))
    if one.years and other.years:
        if one.years & other.years:
            return {"same_year": 1.0, "rate_apart": rates}
        if one.limit and other.limit:
            return {"limits": 1.0, "rate_apart": rates}
        return {"other_year": 1.0, "rate_apart": rates}
    return {"one_year": float(bool(one.years or other.years)), "rate_apart": rates}


def _values(one: Side, other: Side) -> dict[str, float]:
    same = equal(one, other)
    weight = min(significance(one.figure), significance(other.figure)) + _large(one)
    return {
        "close": 1.0 if same else closeness(one, other),
        "equal": float(same),
        "equal_weight": min(1.0, weight / 4) if same else 0.0,
        "equal_rare": 1 / max(1, one.times - 1) if same else 0.0,
        "inside_equal": float(same and one.document == other.document),
        "small_number": float(max(significance(one.figure), significance(other.figure)) < 1),
        "qualifier": float(_against(one) != 0 and _against(one) == -_against(other)),
    }


def _large(side: Side) -> float:
    """One where a number is of some size, so that few texts share it by accident."""
    return float(isinstance(side.figure.value, Decimal) and abs(side.figure.value) >= 1000)


def _against(side: Side) -> int:
    return (
        {Qualifier.MORE_THAN: 1, Qualifier.LESS_THAN: -1}.get(side.figure.qualifier, 0) if side.figure.qualifier else 0
    )
