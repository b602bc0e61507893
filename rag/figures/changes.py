"""A claim that something went from one value to another: which of the two a source tells to be the earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from rag.datatypes import Figure
from rag.figures.polarity import negations
from rag.figures.statements import Statement
from rag.figures.two_values import pairs_of
from rag.figures.values import comparable, is_dated, quantity, same_value
from rag.figures.windows import Window
from rag.language.tokens import fold

_FROM = re.compile(r"\bvan(?: [^\s,.;]+){0,3} ?\Z")
_TO = re.compile(r"[^,.;:]{0,40}\b(?:naar|tot)(?: [^\s,.;]+){0,2} ?\Z")
_RISE = re.compile(
    r"\b(?:stij(?:g|gt|gen|ging)|steeg|stegen|gestegen|groei(?:t|de|den|en)?|gegroeid|toegenomen|toename|(?:nam|neemt|namen|nemen)\b.*\btoe"
    r"|verhoogd?|verhogen|verhoging|verhoogde|omhoog|opgelopen|(?:liep|loopt|liepen|lopen)\b.*\bop)\b"
)
_FALL = re.compile(
    r"\b(?:daal(?:t|de|den)|dalen|gedaald|daling|afgenomen|afname|(?:nam|neemt|namen|nemen)\b.*\baf|zak(?:t|te|ten)|gezakt|kromp|gekrompen"
    r"|krimpt?|verlaagd?|verlagen|verlaging|verlaagde|omlaag|teruggelopen|(?:liep|loopt|liepen|lopen)\b.*\bterug|verminderd?)\b"
)


class Run(Enum):
    """How a change that a claim tells stands to the sources."""

    RIGHT = "right"
    REVERSED = "reversed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Change:
    """The value before and the value after, and whether the verb says that it rose (None where it does not tell)."""

    before: Figure
    after: Figure
    up: bool | None


def change_of(claim: Statement) -> Change | None:
    """The one change "van … naar …" (or "tot", behind a verb of rise or fall) of a claim."""
    plain = [one for one in claim.figures if not is_dated(one)]
    text = fold(claim.sentence)
    rise, fall = bool(_RISE.search(text)), bool(_FALL.search(text))
    found = []
    for one, other in zip(plain, plain[1:], strict=False):
        head, between = claim.text[claim.start : one.start], fold(claim.text[one.end : other.start])
        if not (_FROM.search(fold(head)) and _TO.match(between)) or not comparable(one, other):
            continue
        if rise or fall or re.search(r"\bnaar\b", between):
            found.append(Change(one, other, rise if rise is not fall else None))
    return found[0] if len(found) == 1 else None


def runs_impossibly(claim: Statement, change: Change) -> bool:
    """Whether the verb says that a value rose which went down, or the reverse ("daalde van 12 naar 14")."""
    before, after = quantity(change.before), quantity(change.after)
    if before is None or after is None or change.up is None or negations(fold(claim.sentence)):
        return False
    if before.dimension != after.dimension or before.low == after.low or before.low < 0 or after.low < 0:
        return False
    return (after.low > before.low) is not change.up


def run_of(change: Change, windows: Iterable[Window]) -> Run:
    """Whether the sources have the two values in the order of the claim, exchanged, or in one that is not told."""
    found = Run.UNKNOWN
    for window in windows:
        for pair in pairs_of(window):
            if not pair.timely:
                continue
            if same_value(pair.one, change.after) and same_value(pair.other, change.before):
                return Run.RIGHT
            if same_value(pair.one, change.before) and same_value(pair.other, change.after):
                found = Run.REVERSED
    return found
