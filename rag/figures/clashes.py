"""What takes a support away from a claim although figures and words agree: another of the same row, a whole for a part.

A sentence on the first of two things says nothing of the second; one on a whole nothing of the part that did something; one
that denies a verb does not bear out a claim that states it. Each check names in what the claim differs; none is a guess.
"""

from __future__ import annotations

import re

import numpy as np

from rag.datatypes import Figure
from rag.figures.crossing import crossed
from rag.figures.equivalents import is_verb, without_particle
from rag.figures.exchanged import exchanged
from rag.figures.lexis import Floats
from rag.figures.light_words import is_light
from rag.figures.ordinals import ordinals
from rag.figures.particulars import extreme_new, shares_differ
from rag.figures.permission import permission
from rag.figures.polarity import directions, negations
from rag.figures.reading import Reading
from rag.figures.separable import shared_verbs
from rag.figures.statements import Statement, related
from rag.figures.values import comparable, is_dated, same_value
from rag.figures.windows import Window
from rag.figures.worded_order import same_comparison
from rag.figures.wording import AGAIN, NEGATIVE, Clause, clauses_of, comparison
from rag.language.tokens import fold

SAID = 0.6  # credit from which a word is taken to be said
GOOD_PART = 0.4  # of a claim, that a clause must say to be set against it
NEARLY_ALL = 0.7  # of a claim, said by one clause
PREDICATE = 0.75  # credit from which a verb of a clause is that of the claim
_OF_THE = re.compile(
    r"\bvan (?:de|het|alle|die|deze|onze|hun|haar|zijn)(?: in totaal| ruim| bijna| circa| ongeveer)?\s\Z"
)
_HARDLY = re.compile(
    r"\b(?:alleen|uitsluitend|slechts|pas|nog|meer|te|zonder|tenzij|behalve|vrijwillig\w*|on\w{5,}|\w+loos|\w+vrij|afgezien|minder|stop\w*|geen)\b"
)
_RELATIVE = re.compile(r"\b(?:wie|waar\w*|zodat|die|dat)\b")
_KEEPS = re.compile(
    r"\b(?:blijft|blijven|bleef|bleven|gebleven|ongewijzigd|onveranderd|gelijk gebleven|handhaaf\w*|handhaven|gehandhaafd)\b"
)
_ALSO_BEFORE = re.compile(r"\b(?:ook|eveneens|net als)(?: (?:in|bij|voor|op|de|het)){0,2} \Z")
_ALSO_BEHIND = re.compile(r" (?:& |en )?(?:[^\W\d_]+ )?(?:ook|eveneens)\b")


def clashes(reading: Reading, window: Window) -> tuple[str, ...]:
    """In what a claim clashes with the sentence of a window; empty where nothing plain stands against it."""
    claim, source = reading.claim, window.source
    told = {
        "subject": other_of_row(reading, source) or bool(exchanged(reading, source)) or crossed(reading, window),
        "direction": kept_as_is(reading, window),
        "qualifier": permission_differs(reading, window),
        "value": whole_for_part(reading, source)
        or (all(is_dated(one) for one in claim.figures) and shares_differ(claim.sentence, source.sentence) is True),
        "negation": denied_verb(reading, window),
    }
    return tuple(name for name, holds in told.items() if holds)


def other_of_row(reading: Reading, source: Statement) -> bool:
    """Whether a claim names the second of a row where the sentence names only others ("de eerste tranche")."""
    theirs = ordinals(source.sentence)
    for place, noun in ordinals(reading.claim.sentence):
        same = [other for other, each in theirs if each == noun]
        if same and place not in same:
            return True
    return False


def whole_for_part(reading: Reading, source: Statement) -> bool:
    """Whether a claim says of a whole what the sentence says of a part of it ("van de 90 leden kwamen er 30")."""
    numbers = [one for one in reading.claim.figures if not is_dated(one)]
    if len(numbers) != 1 or of_the(reading.claim, numbers[0]):
        return False
    wholes = [one for one in source.figures if not is_dated(one) and same_value(one, numbers[0])]
    if len(wholes) != 1 or not of_the(source, wholes[0]):
        return False
    whole = wholes[0]
    parts = [
        one for one in source.figures if one is not whole and comparable(one, whole) and _beside(source, whole, one)
    ]
    return bool(parts) and _verb_said(reading, source, whole.end)


def of_the(statement: Statement, one: Figure) -> bool:
    """Whether a figure is a whole that something is said of a part of ("van de 90 leden")."""
    return bool(_OF_THE.search(fold(statement.text[max(statement.start, one.start - 30) : one.start])))


def _beside(source: Statement, one: Figure, other: Figure) -> bool:
    first, last = sorted((one, other), key=lambda each: each.start)
    return not re.search(r"[;:.]", source.text[first.end : last.start]) and not is_dated(other)


def _verb_said(reading: Reading, source: Statement, start: int) -> bool:
    """Whether the claim has a verb that stands behind an offset of the sentence."""
    columns = reading.lexis.own(source)
    behind = [
        int(columns[at]) for at, word in enumerate(source.words) if word.start > start and is_verb(fold(word.text))
    ]
    rows = [at for at, word in enumerate(reading.words) if is_verb(fold(word.text)) and not is_light(word.stem)]
    return bool(behind and rows) and float(reading.credit[rows][:, behind].max()) >= SAID


def denied_verb(reading: Reading, window: Window) -> bool:
    """Whether the clauses that have a verb of the claim all deny it where the claim does not, or none where it does.

    That nothing denies tells only of a sentence that says the claim nearly whole: else it may speak of something else.
    """
    own = [window.clauses[each] for each in sorted(window.own)]
    if negations(fold(reading.claim.sentence)) and (
        any(_denials(one) for one in own) or float(_said_by(reading, window).max()) < NEARLY_ALL
    ):
        return False
    verdicts = []
    for at, word in enumerate(reading.words):
        plain = fold(word.text)
        if not (is_verb(plain) or without_particle(plain)) or is_light(word.stem):
            continue
        ours = next((one for one in clauses_of(reading.claim) if one.start <= word.start < one.end), None)
        if ours and _RELATIVE.search(ours.text) and negations(ours.text):
            continue  # which of its two clauses the denial is in is not told
        theirs = [one for one in own if _has(reading, at, one) or (ours and shared_verbs(ours.text, one.text))]
        if ours and theirs:
            verdicts.append(all(_odd(ours, one) for one in theirs))
    return bool(verdicts) and all(verdicts)


def _has(reading: Reading, row: int, clause: Clause) -> bool:
    places = reading.lexis.own(clause.statement)[list(clause.words)]
    return bool(len(places)) and float(np.max(reading.credit[row, places])) >= PREDICATE


def _odd(claim: Clause, source: Clause) -> bool:
    """Whether exactly one of two clauses denies, in plain words and by nothing else."""
    ours, theirs = _denials(claim), _denials(source)
    if ours % 2 == theirs % 2:
        return False
    plain, other = (source, claim) if ours % 2 else (claim, source)
    shared = shared_verbs(plain.text, other.text)
    told = any(not shared or found[0].split()[0] not in shared for found in NEGATIVE.finditer(plain.text))
    return not (told or _HARDLY.search(plain.text))


def kept_as_is(reading: Reading, window: Window) -> bool:
    """Whether a claim says that something changes which the clause nearest to it says stays as it is."""
    text = fold(reading.claim.sentence)
    up, down = directions(text)
    if up is down or _KEEPS.search(text) or negations(text):
        return False
    near = _nearest(reading, window)
    return bool(
        near and _KEEPS.search(near.text) and directions(near.text) == (False, False) and not negations(near.text)
    )


def permission_differs(reading: Reading, window: Window) -> bool:
    """Whether a claim calls allowed what the nearest clause forbids, or the reverse."""
    near = _nearest(reading, window)
    ours = permission(fold(reading.claim.sentence))
    theirs = permission(near.text) if near else None
    return ours is not None and theirs is not None and ours is not theirs


def _nearest(reading: Reading, window: Window) -> Clause | None:
    """The clause of the sentence itself that says most of the claim, if it says a good part."""
    said = _said_by(reading, window)
    at = int(said.argmax())
    return window.clauses[sorted(window.own)[at]] if said[at] >= GOOD_PART else None


def _said_by(reading: Reading, window: Window) -> Floats:
    """The share of a claim that each clause of the sentence itself says, shape (clauses,)."""
    own = window.credit[:, sorted(window.own)]
    total = max(float(reading.weights.sum()), 1e-9)
    return np.asarray((own * reading.weights[:, None]).sum(axis=0) / total, np.float32)


def adds_unnamed(reading: Reading, source: Statement) -> bool:
    """Whether a claim says "ook" of a name that the sentence does not have."""
    text, stems = reading.claim.text, source.stems
    for word in reading.words:
        if word.stem not in reading.names or word.stem in stems or any(related(word.stem, one) for one in stems):
            continue
        if _ALSO_BEFORE.search(fold(text[: word.start])) or _ALSO_BEHIND.match(fold(text[word.end :])):
            return True
    return False


def compares_newly(reading: Reading, window: Window) -> bool:
    """Whether a claim compares, tells of a rise or fall or calls something the most of all, where no sentence here does."""
    texts = [one.sentence for one in {id(clause.statement): clause.statement for clause in window.clauses}.values()]
    if extreme_new(reading.claim.sentence, texts):
        return True
    up, down = directions(fold(reading.claim.sentence))
    if comparison(reading.claim) is None:
        return up is not down and not any(any(directions(fold(text))) for text in texts)
    if comparison(window.source) is not None:
        return same_comparison(reading, window) is None  # which side is the larger is not told
    return not any(any(directions(fold(text))) for text in texts)


def _denials(clause: Clause) -> int:
    return clause.inherited + negations(AGAIN.sub(" ", clause.text))
