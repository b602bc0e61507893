"""A value or a day against a bound: whether what a claim says of it follows from where it stands to the bound of a source.

"Een schip van meer dan 80 meter wordt geweigerd" tells of 90 metres as well, and, read as a rule, of 70: a value
within the bound shares what the rule says of it, one outside has the contrary. Days have bounds too ("tot en met 31 mei").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.datatypes import Figure, FigureKind, Qualifier
from rag.figures.find import qualified_span
from rag.figures.lexis import Lexis
from rag.figures.parity import turns
from rag.figures.reading import Reading
from rag.figures.statements import Statement
from rag.figures.values import comparable, is_dated, quantity, same_value
from rag.figures.windows import Window
from rag.figures.wording import Clause, clauses_of
from rag.language.tokens import fold

_CONDITION = re.compile(
    r"(?:\b(?:wie|die|dat|als|indien|wanneer|zodra|waarbij|waarvan)\b(?: [^\W\d_]+){0,5}"
    r"|\A(?:een|elke?|iedere?)(?: [^\W\d_]+){1,3} (?:van|met|onder|boven)) (?:\W|€)*\Z"
)
_RULE = re.compile(
    r"\b(?:wordt|worden|krijgt|krijgen|mag|mogen|moet|moeten|is|zijn|komt|komen|valt|vallen|betaalt|betalen|heeft|hebben|hoeft|hoeven"
    r"|gaat|gaan|kan|kunnen|vervalt|vervallen)\b"
)
SAME_UNIT = 0.6  # credit from which two nouns count the same thing
_ABOVE = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
_BELOW = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST})
_LOOSE = re.compile(r"\b(?:ruim|bijna|goed|dik|krap|nog geen|net geen|zeker|slechts|maar|pas)\s\Z")
_SINCE = re.compile(r"\b(?:vanaf|met ingang van|sinds|na|niet eerder dan|per|boven|ouder dan|van)\s(?:de |het )?\Z")
_UNTIL = re.compile(
    r"\b(?:tot en met|tot|t/m|uiterlijk|voor|vóór|niet later dan|onder|jonger dan)\s(?:op |de |het )?\Z"
)


@dataclass(frozen=True)
class Bar:
    """How a claim stands to a bound: whether it follows, and how much of its words the clause with the bound says."""

    holds: bool
    cover: float
    how: str = ""  # the value and the bound as printed
    conditional: bool = False  # whether the bound tells of whom or what the rule holds, and is not what it says of them


def bars(reading: Reading, window: Window) -> Bar | None:
    """The bound of a window that a figure of the claim is to be held against, the one that says most of the claim."""
    found: list[Bar] = []
    for at, clause in enumerate(window.clauses):
        for other in clause.statement.figures:
            if not clause.start <= other.start < clause.end:
                continue
            for one in reading.claim.figures:
                within = _within(reading, one, clause.statement, other)
                if within is not None:
                    ours = _clause_of(reading.claim, one)
                    told = turns(ours, clause)
                    cover = reading.share(window.credit[:, at])
                    start, end = qualified_span(clause.statement.text, other)
                    how = f"{one.surface}, gegeven “{clause.statement.text[start:end]}”"
                    found.append(Bar(within is not told.odd, cover, how, _is_condition(clause.statement, other)))
    return max(found, key=lambda bar: bar.cover, default=None)


def _clause_of(claim: Statement, one: Figure) -> Clause:
    return next((each for each in clauses_of(claim) if each.start <= one.start < each.end), clauses_of(claim)[0])


def _within(reading: Reading, one: Figure, source: Statement, other: Figure) -> bool | None:
    """Whether a value of the claim lies within a bound of a source; None where these are not a value and a bound."""
    if not comparable(other, one) or is_dated(one) is not is_dated(other):
        return None
    if is_dated(one):
        return _day_within(source, one, other, reading.claim)
    ours, theirs = quantity(one), quantity(other)
    if (
        ours is None
        or theirs is None
        or ours.dimension != theirs.dimension
        or not _same_unit(reading.lexis, one, other)
    ):
        return None
    up = _side(source, other)
    if up is None or same_value(other, one) or _side(reading.claim, one) is not None:
        return None
    return ours.low > theirs.low if up else ours.high < theirs.high


def _is_condition(source: Statement, other: Figure) -> bool:
    """Whether a bound is a condition: in a relative clause or an "als", or with what has it ("een schip van meer dan 80 meter").

    A rule must follow it in the sentence ("…, wordt geweigerd"); else the bound may be all that is said.
    """
    before = _CONDITION.search(fold(source.text[source.start : other.start]))
    return bool(before) and bool(_RULE.search(fold(source.text[other.end : source.end])))


def _same_unit(lexis: Lexis, one: Figure, other: Figure) -> bool:
    if one.kind is not FigureKind.COUNT or not one.unit or not other.unit:
        return one.kind is not FigureKind.RANK
    return lexis.word_credit(one.unit.split()[-1], other.unit.split()[-1]) >= SAME_UNIT


def _side(statement: Statement, one: Figure) -> bool | None:
    """Whether a figure is a lower bound (True), an upper one (False), or none."""
    before = fold(statement.text[max(statement.start, one.start - 24) : one.start])
    if one.qualifier in _ABOVE | _BELOW:
        head = fold(statement.text[one.start : one.end]) + " "
        return None if _LOOSE.search(before) or _LOOSE.match(head) else one.qualifier in _ABOVE
    return True if before.endswith("vanaf ") else None


def _day_within(source: Statement, one: Figure, other: Figure, claim: Statement) -> bool | None:
    """Whether a day, month or year lies on the open side of a bound in days."""
    before = fold(source.text[max(source.start, other.start - 20) : other.start])
    head = fold(source.text[other.start : other.end])
    asked = fold(claim.text[max(claim.start, one.start - 20) : one.start])
    since = bool(_SINCE.search(before)) or head.startswith(("vanaf", "sinds", "na ", "met ingang"))
    until = bool(_UNTIL.search(before)) or head.startswith(("tot", "uiterlijk", "voor ", "vóór "))
    if since is until or _UNTIL.search(asked):
        return None
    ours, bound = str(one.value), str(other.value if not (until and other.upper) else other.upper)
    if not (ours[:4].isdigit() and bound[:4].isdigit()) or "Q" in ours + bound:
        return None
    size = min(len(ours), len(bound))
    if ours[:size] == bound[:size]:
        return None
    return (ours[:size] > bound[:size]) is since
