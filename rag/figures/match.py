"""One figure of a claim against one figure of a source: in what they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rag.datatypes import Figure, FigureKind
from rag.figures.find import qualified_span
from rag.figures.polarity import antonyms, denials, denied_words, directions, may_deny
from rag.figures.statements import Statement
from rag.figures.values import comparable, follows, is_dated, qualifier_differs, quantity, same_value
from rag.language.tokens import fold, stem

_RATES = {
    "jaar": re.compile(
        r"\b(?:per|elk|ieder) (?:kalender|school)?jaar\b|\bjaarlijks\w*|/jaar|\bin (?:beide|alle) "
        r"jaren\b|\bop jaarbasis\b|\b(?:elk|ieder) van de jaren\b",
        re.IGNORECASE,
    ),
    "maand": re.compile(r"\b(?:per|elke|iedere) maand\b|\bmaandelijks\w*", re.IGNORECASE),
    "kwartaal": re.compile(r"\b(?:per|elk|ieder) kwartaal\b", re.IGNORECASE),
    "week": re.compile(r"\b(?:per|elke|iedere) week\b|\bwekelijks\w*", re.IGNORECASE),
    "dag": re.compile(r"\b(?:per|elke|iedere) (?:dag|etmaal)\b|\bdagelijks\w*", re.IGNORECASE),
    "uur": re.compile(r"\b(?:per|elk|ieder) uur\b", re.IGNORECASE),
    "keer": re.compile(r"\bper (?:keer|jaargang|overleg|reis|rit|bezoek)\b|\btelkens\b|\bsteeds\b", re.IGNORECASE),
    "alles": re.compile(
        r"\b(?:eenmalige?|in totaal|tezamen|bij elkaar|cumulatief|over de hele periode|in de hele "
        r"periode|alles bij elkaar|opgeteld|samen|heel|hele|gehele)\b",
        re.IGNORECASE,
    ),
}
_BEFORE = re.compile(
    r"\b(?:tot|tot en met|t/m|voor|vóór|uiterlijk)(?: (?:in|op|de|het|eind|begin|zomer|periode|medio))* ?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:na|vanaf|sinds|vroegst)(?: (?:in|op|de|het|eind|begin|medio))* ?\Z", re.IGNORECASE)
_PART = re.compile(r"\b(?P<part>begin|eind|medio|halverwege|ultimo|voorjaar|najaar)(?: \w+){0,1} ?\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Match:
    """A claim's figure and a source's figure: what differs (empty: nothing) and how the one follows from the other."""

    source: Figure
    differs: tuple[str, ...]
    derived: str | None = None


def match(claim: Statement, one: Figure, source: Statement, other: Figure, strict: bool = False) -> Match | None:
    """Compare two figures with their sentences; None where they cannot be about the same thing.

    ``strict`` (for twins) also compares what is counted by name. Which year a figure is of is told by
    :mod:`rag.figures.anchors`.
    """
    if not comparable(other, one):
        return None
    if not same_value(other, one):
        derived = follows(other, one)
        if derived and one.qualifier is not None:
            return Match(other, (), derived)
        ours, theirs = quantity(one), quantity(other)
        unit = ours and theirs and one.value == other.value and one.upper == other.upper
        return Match(other, ("unit",) if unit else ("value",))
    differs = []
    if is_dated(one):
        if _side(claim, one) and _side(source, other) and _side(claim, one) != _side(source, other):
            differs.append("period")
        if _part(claim, one) != _part(source, other) and _part(claim, one) and (strict or _part(source, other)):
            differs.append("period")
        if one.qualifier and other.qualifier and one.qualifier is not other.qualifier:
            differs.append("qualifier")
        return Match(other, tuple(dict.fromkeys(differs)))
    if qualifier_differs(other, one):
        derived = follows(other, one)
        if not derived:
            differs.append("qualifier")
    if _rate_differs(claim, one, source, other):
        differs.append("period")
    apart = _each(claim, one) and _each(source, other) and not _each(claim, one) & _each(source, other)
    if apart or (one.kind is not FigureKind.RANK and strict and _noun_differs(one, other)):
        differs.append("unit")
    return Match(other, tuple(differs))


_PER = re.compile(r"\bper (?P<each>[^\W\d_]{4,})", re.IGNORECASE)
_TIMES = frozenset({"jaar", "maand", "week", "kwartaal", "etmaal", "nacht", "keer", "saldo", "direct"})
_PERSONS = frozenset({"persoon", "inwoner", "hoofd", "passagier", "reiziger", "burger", "kop"})


def _each(statement: Statement, one: Figure) -> frozenset[str]:
    """What a figure is said to be per ("per huishouden"), times apart; the words for persons count as one."""
    found = set()
    for each in _PER.finditer(statement.text, one.start, min(statement.end, one.end + 60)):
        word = each["each"].casefold()
        if word not in _TIMES and not re.search(r"\d|;|, ", statement.text[one.end : each.start()]):
            found.add("persoon" if word in _PERSONS else stem(word))
    return frozenset(found)


def _noun_differs(one: Figure, other: Figure) -> bool:
    """Whether two counts count different things by name, where all other words are the same."""
    if not {one.kind, other.kind} <= {FigureKind.COUNT, FigureKind.RANGE} or not one.unit or not other.unit:
        return False
    ours, theirs = quantity(one), quantity(other)
    return bool(ours and theirs and ours.dimension == theirs.dimension == "count") and not _same_head(
        one.unit, other.unit
    )


def _same_head(claim: str, source: str) -> bool:
    """Whether a claim's noun is the source's, or the wider one it ends in ("plaatsen" for "arbeidsplaatsen")."""
    nouns = (counted.casefold().partition(" per ")[0] for counted in (claim, source))
    ours, theirs = (re.findall(r"[\w’'&-]+", noun) for noun in nouns)
    if "," in claim and "," in source:
        return set(ours) == set(theirs)
    return any(word.endswith(ours[-1]) for word in theirs) or stem(ours[-1]) == stem(theirs[-1])


def _side(statement: Statement, one: Figure) -> str | None:
    head = statement.text[max(statement.start, one.start - 30) : one.start]
    return "before" if _BEFORE.search(head) else "after" if _AFTER.search(head) else None


def _part(statement: Statement, one: Figure) -> str | None:
    found = _PART.search(statement.text[max(statement.start, one.start - 25) : one.start])
    return found["part"].casefold() if found else None


def _rate_differs(claim: Statement, one: Figure, source: Statement, other: Figure) -> bool:
    mine, yours = rate(claim, one), rate(source, other)
    if mine == yours or mine is None:
        return False
    if yours is None:
        return mine in ("jaar", "maand", "kwartaal", "week", "dag", "uur") and not _RATES[mine].search(source.sentence)
    if "keer" in (mine, yours):
        return "alles" in (mine, yours)
    return not _RATES[mine].search(source.sentence)


def rate(statement: Statement, one: Figure) -> str | None:
    """What a figure is a rate of ("jaar" for "per jaar"), "alles" where it is said to be the whole; nearest words
    decide."""
    text = statement.sentence
    start, end = one.start - statement.start, one.end - statement.start
    found = []
    for name, pattern in _RATES.items():
        for each in pattern.finditer(text):
            gap = text[end : each.start()] if each.start() >= end else text[each.end() : start]
            words = len(gap.split())
            if words <= 6 and not re.search(r"[;:]|, (?:en|maar|waarvan)\b", gap):
                found.append((words, name))
    return min(found)[1] if found else None


def polarity(
    claim: Statement, source: Statement, one: Figure | None = None, other: Figure | None = None
) -> tuple[str, ...]:
    """Whether a claim denies what a source states, or says it goes the other way; for sentences that are no twins.

    With figures, only their clauses are compared.
    """
    differs = []
    if denials(_plain(claim, one)) % 2 != denials(_plain(source, other)) % 2:
        differs.append("negation")
    ours, theirs = directions(_plain(claim, one)), directions(_plain(source, other))
    if ours in ((True, False), (False, True)) and theirs == ours[::-1]:
        differs.append("direction")
    return tuple(differs)


def one_way(statement: Statement) -> bool:
    """Whether a sentence says that something goes up, or that it goes down, and not both."""
    up, down = directions(_plain(statement, None))
    return up is not down


def opposed(claim: Statement, one: Figure, source: Statement, other: Figure) -> bool:
    """Whether the clauses of two figures hold words that are each other's opposite, each without the other's."""
    ours = set(_LETTERS.findall(fold(_plain(claim, one))))
    theirs = set(_LETTERS.findall(fold(_plain(source, other))))
    return any(antonyms(a, b) for a in ours - theirs for b in theirs - ours if min(len(a), len(b)) >= 4)


_LETTERS = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(
    r"[;:()]|, (?=(?:en|maar|terwijl|tegen|waarvan|dat|die|wat|waar|want|dus|zodat)\b)| terwijl "
    r"| (?=en (?:is|zijn|wordt|worden|werd|geldt|gelden|kan|mag|mogen|moet|blijft|heeft|hebben) (?:niet|geen)\b)"
    r"| (?=en (?:geen|niemand|niet een) (?:daarvan|ervan|hiervan|van)\b)"
)


def denies(claim: Statement, one: Figure, source: Statement, other: Figure) -> bool:
    """Whether one of two clauses denies the very word that the other states without any denial."""
    ours, theirs = _plain(claim, one), _plain(source, other)
    for denying, stating in ((ours, theirs), (theirs, ours)):
        if not denials(stating) and not may_deny(stating):
            stated = {stem(word) for word in _LETTERS.findall(fold(stating))}
            if stated & {stem(word) for word in denied_words(denying)}:
                return True
    return False


def doubtful(statement: Statement, figure: Figure) -> bool:
    """Whether the clause of a figure has a word that may deny and may not ("zonder", "moet nog")."""
    return may_deny(_plain(statement, figure))


def clauses(statement: Statement) -> list[tuple[int, int]]:
    """The spans of the clauses of a sentence."""
    cuts = [statement.start + cut.start() for cut in _CLAUSE.finditer(statement.sentence)]
    borders = [statement.start, *cuts, statement.end]
    return list(pairwise(borders))


def _plain(statement: Statement, figure: Figure | None) -> str:
    """A sentence (or the clause of a figure) without figures and qualifiers, so that "meer dan" of a number gives
    no direction."""
    text = list(statement.text)
    for one in statement.figures:
        start, end = qualified_span(statement.text, one)
        text[start:end] = " " * (end - start)
    left, right = statement.start, statement.end
    if figure:
        cuts = [statement.start + cut.start() for cut in _CLAUSE.finditer(statement.sentence)]
        left = max((cut for cut in cuts if cut <= figure.start), default=left)
        right = min((cut for cut in cuts if cut >= figure.end), default=right)
    return "".join(text)[left:right]
