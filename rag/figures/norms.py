"""What two or more figures of a sentence bear out: a norm that is kept or not, and which of its parts is the largest.

"… kostte 4,6 miljoen, tegen een raming van 2,9 miljoen" contradicts a claim that the cost stayed within the estimate;
"3 miljoen van de provincie, 2 miljoen van de gemeenten" one that the municipalities pay most. Both are reckoned, and say how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rag.datatypes import Figure, Qualifier
from rag.figures.anchors import part_spans
from rag.figures.equivalents import is_verb
from rag.figures.polarity import negations
from rag.figures.predicates import says_what
from rag.figures.reading import Reading
from rag.figures.statements import Statement
from rag.figures.two_values import compared_pair
from rag.figures.values import comparable, is_dated, quantity
from rag.figures.windows import Window
from rag.language.tokens import fold, stem

_NOUN = (
    r"(?:raming|begroting|budget|norm|streefwaarde|grenswaarde|grens|plafond|maximum|limiet|doel|doelstelling|streefcijfer|planning"
    r"|prognose|verwachting|afspraak|termijn|eis)"
)
_WITHIN = re.compile(
    rf"\b(?:binnen|onder|beneden|lager dan|minder dan) (?:de|het|zijn|haar|hun|een) (?:\w+ )?(?P<noun>{_NOUN})\b"
)
_BEYOND = re.compile(
    rf"\b(?:boven|buiten|over|hoger dan|meer dan) (?:de|het|zijn|haar|hun|een) (?:\w+ )?(?P<noun>{_NOUN})\b"
    rf"|\b(?P<noun2>{_NOUN}) (?:\w+ ){{0,3}}(?:overschreden|overschreed|overschrijdt|overstegen|oversteeg|overstijgt)\b"
)
# what a figure is called that others are held against: "een raming van €", "geraamd op €"
_NAMED = re.compile(
    rf"\b(?P<noun>{_NOUN})(?: \w+){{0,3}}? (?:van|op|is|was|bedraagt|bedroeg|ligt bij|lag op) (?:[\w.]+ )?\Z"
)
# to be reached or to be kept within, which their name does not tell
_AIMS = frozenset("streefwaarde doel doelstelling streefcijfer eis".split())
_AT_LEAST = re.compile(r"\b(?:minimaal|minstens|(?:ten|op zijn) minste?|tenminste|minimum)\b")
_REACH = 60  # characters before a figure in which its norm is named
_PART = r"(?:deel|part|stuk|gedeelte|aandeel|bijdrage|inleg|bedrag)"
_SHARES = (
    r"\b(?:betaal(?:t|de|den)?|betalen|krijgt?|krijgen|kreeg|kregen|draagt|dragen|droeg(?:en)?|ontvang(?:t|en)|ontving(?:en)?"
    r"|geeft|geven|gaf|gaven)\b(?: (?!de\b|geen\b)[^\W\d_]+){0,6}? het "
)
_MOST = re.compile(
    rf"\b(?:het|de) (?:grootste|hoogste|zwaarste) {_PART}\b|\bhet leeuwendeel\b|{_SHARES}(?:meeste?)\b(?! [^\W\d_]+(?:ste|e) )"
)
_LEAST = re.compile(rf"\b(?:het|de) (?:kleinste|laagste) {_PART}\b|{_SHARES}minste?\b")
_OF_PARTS = re.compile(
    r"(?:grootste|hoogste|zwaarste|kleinste|laagste|meeste?|minste?|leeuwendeel|deel|part|stuk|gedeelte|aandeel|bijdrage|inleg|bedrag"
    r"|betaal(?:t|de|den)?|betalen|krijgt?|krijgen|kreeg|kregen|draagt|dragen|droeg(?:en)?|ontvang(?:t|en)|ontving(?:en)?|geeft|geven"
    r"|gaf|gaven|draait|draaien|levert|leveren|leverde)\Z"
)
_OF_NORMS = re.compile(
    r"(?:bleef|bleven|gebleven|blijf(?:t|ven)?|kw(?:am|amen)|kom(?:t|en)|overschr\w+|overst\w+|viel|vallen|valt|gevallen|uitgekomen|ligt"
    r"|lag|liggen|lagen|scoor(?:t|de)|zit|zat)\Z"
)
_THAN = re.compile(r"\b(?:dan|ten opzichte van|vergeleken met)\b", re.IGNORECASE)
_PARTS_SAID = 0.7  # credit from which a word of the claim is one of those that set a part apart
LEAST_COVER = 0.45  # share of a claim that the window must say
COMPARED = 0.33  # how well two values must go with the words of a claim that says which is more


@dataclass(frozen=True)
class Reckoned:
    """Whether figures of a sentence bear a claim out, how, and how much of the claim the sentence says (0 to 1)."""

    holds: bool
    how: str
    cover: float


def against_norm(reading: Reading, window: Window) -> Reckoned | None:
    """A claim that something is within or beyond its norm, held against a figure and the norm beside it."""
    text = fold(reading.claim.sentence)
    within, beyond = _WITHIN.search(text), _BEYOND.search(text)
    found = within or beyond
    if not found or (within and beyond) or any(not is_dated(one) for one in reading.claim.figures):
        return None
    noun = found["noun"] if within else beyond and (beyond["noun"] or beyond["noun2"])
    if noun in _AIMS:
        return None
    pair = _norm_and_value(window.source, stem(noun or ""))
    if pair is None or _is_least(window.source, pair[0]):
        return None
    norm, value = pair
    ours, bound = quantity(value), quantity(norm)
    if ours is None or bound is None or ours.low == bound.low:
        return None
    kept = ours.low < bound.low
    holds = (kept if within else not kept) is (negations(text) % 2 == 0)
    how = f"{value.surface} tegen {norm.surface}"
    return Reckoned(holds, how, reading.share(window.credit.max(axis=1)))


def _norm_and_value(source: Statement, noun: str) -> tuple[Figure, Figure] | None:
    """The one figure that is called a norm, and the one beside it that is not; None where there are more."""
    plain = [one for one in source.figures if not is_dated(one)]
    norms = [one for one in plain if _norm_of(source, one) == noun]
    if len(norms) != 1:
        return None
    values = [one for one in plain if one is not norms[0] and comparable(one, norms[0]) and not _norm_of(source, one)]
    return (norms[0], values[0]) if len(values) == 1 else None


def _is_least(source: Statement, norm: Figure) -> bool:
    """Whether a norm is a lower bound ("minimaal 85 procent"): who is within it is above it."""
    around = fold(source.text[max(source.start, norm.start - 24) : norm.end + 12])
    return norm.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) or bool(_AT_LEAST.search(around))


def _norm_of(source: Statement, one: Figure) -> str:
    head = fold(source.text[max(source.start, one.start - _REACH) : one.start])
    found = _NAMED.search(head if head.endswith(" ") else head + " ")
    return stem(found["noun"]) if found else ""


def largest_part(reading: Reading, window: Window) -> Reckoned | None:
    """A claim that somebody has the largest (or smallest) part, held against the parts that a sentence lists."""
    claim = reading.claim
    text = fold(claim.sentence)
    most, least = _MOST.search(text), _LEAST.search(text)
    if bool(most) is bool(least) or any(not is_dated(one) for one in claim.figures):
        return None
    told = [(one, _said(reading, window.source, places)) for one, places in _parts(window.source)]
    if len(told) < 2:
        return None
    named = [one for one, said in told if said]
    if len(named) != 1:
        return None
    values = [(found.low, one) for one, _ in told if (found := quantity(one))]
    extreme = (max if most else min)(value for value, _ in values)
    holders = [one for value, one in values if value == extreme]
    if len(holders) != 1 or len(values) != len(told):
        return None
    holds = (holders[0] is named[0]) is (negations(text) % 2 == 0)
    how = f"{named[0].surface} naast {', '.join(one.surface for one, _ in told if one is not named[0])}"
    return Reckoned(holds, how, reading.share(window.credit.max(axis=1)))


def _parts(source: Statement) -> Iterator[tuple[Figure, list[int]]]:
    """The parallel figures of a sentence, a total that they make left out, each with the words of its own part."""
    plain = [one for one in source.figures if not is_dated(one)]
    for first in plain[:2]:
        rows = sorted(part_spans(source, first), key=lambda row: row[1])
        if rows and len(rows) > 2 and _is_total(rows[0][0], [one for one, _, _ in rows[1:]]):
            rows = rows[1:]
        if len(rows) >= 2:
            behind = any(rows[-1][0].end <= word.start < rows[-1][2] for word in source.words)
            for one, start, end in rows:
                a, b = (one.end, end) if behind else (start, one.start)
                yield one, [at for at, word in enumerate(source.words) if a <= word.start < b]
            return


def _is_total(one: Figure, others: Sequence[Figure]) -> bool:
    whole, parts = quantity(one), [quantity(each) for each in others]
    return whole is not None and all(parts) and sum(each.low for each in parts if each) == whole.low


def _said(reading: Reading, source: Statement, places: list[int]) -> bool:
    """Whether the claim has a word that stands in one part and in no other words of the sentence so well."""
    columns = reading.lexis.own(source)
    rows = [at for at, word in enumerate(reading.words) if not is_verb(fold(word.text))]
    if not places or not rows:
        return False
    inside = reading.credit[rows][:, columns[places]].max(axis=1)
    outside_at = [at for at in range(len(columns)) if at not in places]
    outside = (
        reading.credit[rows][:, columns[outside_at]].max(axis=1) if outside_at else np.zeros(len(rows), np.float32)
    )
    return bool(((inside >= _PARTS_SAID) & (outside < _PARTS_SAID - 0.2)).any())


def reckoned(reading: Reading, window: Window) -> Reckoned | None:
    """What the figures of a window come to for a claim that compares; None where it compares nothing that they tell.

    The sentences with the figures must say what is compared (:mod:`rag.figures.predicates`).
    """
    for told, beyond in ((against_norm(reading, window), _OF_NORMS), (largest_part(reading, window), _OF_PARTS)):
        if told is not None and told.cover >= LEAST_COVER and says_what(reading, [window.source], beyond):
            return told
    values = compared_pair(reading, window) if _THAN.search(reading.claim.sentence) else None
    if values is not None and values.fit >= COMPARED and says_what(reading, values.sources):
        return Reckoned(values.holds, values.how, values.fit)
    return None


def one_answer(found: Sequence[Reckoned]) -> bool:
    """Whether all that was reckoned for a claim comes to the same; else nothing is known."""
    return len({one.holds for one in found}) == 1
