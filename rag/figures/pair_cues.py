"""What the clauses of two figures say of their kind: that they are of different things, or that one revises the other."""

from __future__ import annotations

import math
import re

from rag.datatypes import ParagraphKind
from rag.figures.differing import equal, stated_beside
from rag.figures.sides import Side
from rag.figures.values import is_dated, significance

_REVISED = re.compile(
    r"(?i)\b(?:in plaats van|bijgesteld|bijstelling|herzien\w*|verlaagd|verhoogd|gecorrigeerd|correctie|eerder (?:gemeld|genoemd)\w*"
    r"|niet (?:op|in|per) [^,.;]{3,40} maar|voorlopige|opgeschoven|uitgesteld|nog circa|nog werd|niet langer)\b"
)


def cues(one: Side, other: Side) -> dict[str, float]:
    """Whether the clauses are of different kinds: a goal, a part, an average, a change, another place."""
    found = {
        f"{name}_apart": float((name in one.cues) != (name in other.cues))
        for name in ("target", "part", "earlier", "further", "average", "change", "whole")
    }
    places = [("local" in side.cues) - ("national" in side.cues) for side in (one, other)]
    each = float((one.each or "") != (other.each or ""))
    return found | {"local_apart": abs(places[0] - places[1]) / 2, "each_apart": each}


def names(one: Side, other: Side) -> dict[str, float]:
    """Names in common, and names that the other side has nowhere near: on one side, or on both."""
    ours, theirs = one.statement.names, other.statement.names
    alone = [bool(ours - other.around), bool(theirs - one.around)]
    return {
        "names_shared": 1 - math.exp(-len(ours & theirs)),
        "names_one": float(sum(alone) == 1),
        "names_both": float(all(alone)),
    }


def revision(one: Side, other: Side) -> dict[str, float]:
    """Whether one sentence states the other's value too, and says that it has been revised."""
    if equal(one, other):
        return {}
    beside = [stated_beside(one, other), stated_beside(other, one)]
    revised = any(
        there and _REVISED.search(side.statement.sentence) for there, side in zip(beside, (one, other), strict=True)
    )
    return {"beside": float(any(beside) and not revised), "revised": float(bool(revised))}


def by_accident(one: Side, other: Side, alike: bool) -> dict[str, float]:
    """Small equal values, shared by accident, and dates that only tell when something was."""
    small = max(significance(one.figure), significance(other.figure)) < 1
    notes = any(
        each.statement.paragraph and each.statement.paragraph.kind is ParagraphKind.FOOTNOTE for each in (one, other)
    )
    dated = is_dated(one.figure)
    return {
        "equal_small": float(alike and small),
        "days": float(dated and all(len(str(each.figure.value)) == 10 for each in (one, other))),
        "note_dated": float(dated and notes),
    }
