"""Who does what in a clause, told by the order of Dutch words, and whether a claim puts another in that place.

The verb of a main clause stands second: what opens the clause is its subject, or, where that is a place, a time or an
adverb, the subject stands behind the verb. "door" names who does it in a passive clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rag.figures.equivalents import is_verb, opposed, siblings
from rag.figures.nouns import finite_verb
from rag.figures.reading import Reading
from rag.figures.statements import Word
from rag.figures.windows import Mask, Window
from rag.figures.wording import Clause
from rag.language.tokens import fold

SAID = 0.5  # credit from which a word is taken to be said
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_AUXILIARIES = frozenset(
    "is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon konden moet moeten moest moesten zal zullen "
    "zou zouden mag mogen mocht mochten hoeft hoeven wil willen wilde wilden blijft blijven bleef krijgt krijgen kreeg komt komen "
    "kwam gaat gaan ging geldt gelden doet doen deed deden staat staan stond ligt liggen geeft geven gaf neemt nemen nam vindt "
    "vinden vond heet telt houdt houden hield valt vallen viel vraagt vroeg laat laten liet stelt stelde betaalt trekt legt biedt".split()
)
_PREPOSITIONS = frozenset(
    "aan achter bij binnen boven buiten door in langs met na naar naast om onder op over per rond sinds tegen tijdens tot tussen uit "
    "van vanaf vanuit vanwege via volgens voor voorbij wegens zonder vóór rondom omstreeks".split()
)
_ADVERBS = frozenset(
    "nu dan daar hier daarna daarom daarmee daarvoor daarbij daarnaast daardoor toen wel ook niet nog al pas "
    "eerst anders te veel zelf samen straks voortaan sindsdien inmiddels vooral verder soms altijd nooit "
    "alleen zo jaarlijks maandelijks er eerder later intussen bovendien".split()
)

_VERB_LAST = frozenset(
    "dat omdat als terwijl zodat doordat hoewel wanneer zodra nadat voordat of indien tenzij mits toen".split()
)
_JOINING = frozenset("want maar en".split())
_PASSIVE = frozenset("wordt worden werd werden is zijn was waren".split())
_PARTICIPLE = re.compile(r"(?:\w*ge\w{2,}(?:[dt]|en)|(?:be|ver|ont|her|er|onder|over)\w{2,}(?:[dt]|en))\Z")


@dataclass(frozen=True)
class Roles:
    """The spans of who does it and of the subject of a clause; None where it names none, or only points to one."""

    doer: tuple[int, int] | None
    subject: tuple[int, int] | None
    passive: bool = False


@lru_cache(maxsize=65536)
def roles_of(clause: Clause) -> Roles:
    """The doer and the subject of a clause by the order of its words, as spans of its text."""
    text = clause.statement.text
    tokens = [(fold(one[0]), one.start(), one.end()) for one in _TOKEN.finditer(text, clause.start, clause.end)]
    behind = bool(tokens) and tokens[0][0] in _VERB_LAST
    while tokens and tokens[0][0] in _JOINING | _VERB_LAST:
        tokens = tokens[1:]
    words = [word for word, _, _ in tokens]
    verb = next((at for at, word in enumerate(words) if word in _AUXILIARIES or (at and _finite(word))), None)
    if verb is None:
        return Roles(None, None)
    subject = (0, _phrase(words, 0, verb)) if behind and verb else _subject(words, verb)
    passive = any(word in _PASSIVE for word in words) and any(_PARTICIPLE.match(word) for word in words)
    spans = [None if not one else (tokens[one[0]][1], tokens[one[1] - 1][2]) for one in (_by(words), subject)]
    by, named = spans
    return Roles(by if passive else (by or named), named, passive)


@lru_cache(maxsize=65536)
def _finite(word: str) -> bool:
    return (
        len(word) > 3
        and word not in _PREPOSITIONS
        and not _PARTICIPLE.match(word)
        and (finite_verb(word) or is_verb(word))
    )


def _subject(words: Sequence[str], verb: int) -> tuple[int, int] | None:
    first = words[0] if verb else ""
    if verb and first not in _PREPOSITIONS and first not in _ADVERBS:
        return (0, _phrase(words, 0, verb))
    start = verb + 1
    while start < len(words) and words[start] in _ADVERBS:
        start += 1
    end = _phrase(words, start, len(words))
    return (start, end) if end > start else None


def _phrase(words: Sequence[str], start: int, limit: int) -> int:
    """Where a noun phrase ends: before a preposition (but "van"), an adverb, a second article, or a verb."""
    for at in range(start, limit):
        word = words[at]
        stops = (word in _PREPOSITIONS and word != "van") or word in _ADVERBS or word == "zich"
        article = (
            word in ("de", "het", "een", "geen")
            and at > start
            and words[at - 1] not in ("van", "en", "of", "al", "alle")
        )
        if at > start and (stops or article):
            return at
    return limit


def _by(words: Sequence[str]) -> tuple[int, int] | None:
    if "door" not in words:
        return None
    start = words.index("door") + 1
    end = next(
        (at for at in range(start, len(words)) if _ends_by(words[at])),
        len(words),
    )
    return (start, end) if end > start else None


def _ends_by(word: str) -> bool:
    return word in ("en", "of") or (word in _PREPOSITIONS and word != "van") or bool(_PARTICIPLE.match(word))


def _rows(words: Sequence[Word], span: tuple[int, int] | None) -> list[int]:
    return [at for at, word in enumerate(words) if span and span[0] <= word.start < span[1]]


def roles(reading: Reading, window: Window, clause: Clause, mask: Mask) -> dict[str, float]:
    """The features of who does what, for one clause of the claim against the clause that says most of its other words."""
    found = dict.fromkeys(("doer_other", "doer_moved", "subject_other", "slot", "slot_kind"), 0.0)
    ours = roles_of(clause)
    for name, span in (("doer_other", ours.doer), ("subject_other", ours.subject)):
        rows = _rows(reading.words, span)
        rest = mask.copy()
        rest[rows] = False
        if not rows or not rest.any():
            continue
        near = _said_by(reading, window, rest)
        other, moved = _in_place(reading, window, near, rows, clause, name == "doer_other")
        share = reading.share(window.credit[rest, near], reading.weights[rest])
        found[name] = other * share
        if name == "doer_other":
            found["doer_moved"] = moved * share
    near = _said_by(reading, window, mask)
    found["slot"], found["slot_kind"] = _slots(reading, window.clauses[near], mask)
    return found


def _said_by(reading: Reading, window: Window, mask: Mask) -> int:
    credit = window.credit[mask]
    shared = np.maximum(credit.sum(axis=1, keepdims=True), 1e-6)
    weights = reading.weights[mask, None]
    return int((weights * (0.5 * credit + 0.5 * credit**2 / shared)).sum(axis=0).argmax())


def _in_place(
    reading: Reading, window: Window, near: int, rows: list[int], ours: Clause, doer: bool
) -> tuple[float, float]:
    """How far the source has another in the place of some words of the claim, and how far it has these words elsewhere."""
    clause = window.clauses[near]
    theirs = roles_of(clause)
    if not doer and theirs.passive is not roles_of(ours).passive:
        return 0.0, 0.0  # the subject of the one is the object of the other
    span = theirs.doer if doer else theirs.subject
    words = clause.statement.words
    places = reading.lexis.own(clause.statement)
    inside = [at for at in _rows(words, span) if at in clause.words]
    if not inside:  # it points to another, or is left out: what went before tells
        return 0.0, 0.0
    weights = reading.weights[rows]
    said = reading.credit[rows][:, places[inside]].max(axis=1)
    outside = [at for at in clause.words if at not in inside]
    around = reading.credit[rows][:, places[outside]].max(axis=1) if outside else np.zeros(len(rows), np.float32)
    unsaid = 1 - float(reading.credit[:, places[inside]].max(axis=0).min())
    lacking = reading.share(1 - said, weights)
    return lacking * max(0.3, unsaid), float(reading.share(np.maximum(0, around - said), weights))


def _slots(reading: Reading, clause: Clause, mask: Mask) -> tuple[float, float]:
    """How far the claim has another word between the same neighbours, and whether that is another kind of the same thing."""
    ours = [int(at) for at in np.flatnonzero(mask)]
    theirs = list(clause.words)
    places = reading.lexis.own(clause.statement)
    if not theirs or not ours:
        return 0.0, 0.0
    credit = reading.credit[:, places[theirs]]
    slot = kind = 0.0
    for index, row in enumerate(ours):
        if credit[row].max() >= SAID:
            continue
        weight = min(1.5, float(reading.weights[row]) / reading.lexis.middle)
        for column, at in enumerate(theirs):
            if credit[:, column].max() >= SAID:
                continue
            left = index > 0 and column > 0 and credit[ours[index - 1], column - 1] >= SAID
            right = index + 1 < len(ours) and column + 1 < len(theirs) and credit[ours[index + 1], column + 1] >= SAID
            same = _before(reading.words[row], reading.claim.text) == _before(
                clause.statement.words[at], clause.statement.text
            )
            fit = (0.4 * left + 0.4 * right + 0.2 * same) * weight * (1 - float(credit[row, column]))
            slot = max(slot, fit)
            one, other = reading.words[row], clause.statement.words[at]
            if siblings(one.stem, other.stem) or opposed(fold(one.text), fold(other.text)):
                kind = 1.0
    return slot, kind


def _before(word: Word, text: str) -> str:
    """The words of grammar right before a word."""
    found = _TOKEN.findall(text[max(0, word.start - 25) : word.start])
    last = fold(found[-1]) if found else ""
    return " ".join(map(fold, found[-2:])) if last in ("de", "het", "een") else last
