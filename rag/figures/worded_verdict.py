"""The verdict on a claim in words: the sentences that say most of it, and what each says of it.

A claim is supported by a sentence that covers it and from which it differs in nothing, contradicted where it differs from
one in something that can be named, and otherwise beyond the check: the nearest sentence is shown and no verdict is guessed.
A sentence that supports goes before one that contradicts, as long as it says as much of the claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.datatypes import Verdict
from rag.figures.clashes import adds_unnamed, clashes, compares_newly
from rag.figures.evidence import Evidence
from rag.figures.norms import Reckoned, one_answer, reckoned
from rag.figures.reading import Reading
from rag.figures.statements import Statement
from rag.figures.swaps import subject_swapped
from rag.figures.windows import TRIED, Window, weight, window_of
from rag.figures.worded_cover import Cover, cover_of
from rag.figures.worded_reasons import agrees_in_denial, denied_oddly, lacks_denial, newly_all, reasons, unsettled

STATED = 0.64  # of the fit, for a support: below it claims pass that no source makes (docs/log.md)
LITERAL = 0.2  # of the fit, what the sentence says itself, without those next to it
BY_ITSELF = 0.2  # share of a claim that a sentence must say without those next to it, to support it
TOLD = 2  # words with a weight of their own that a window must say, to support a claim
LACKING = 0.2  # of the weight of the word that is lacking most, taken from the fit
AGREEING = 0.06  # added where claim and sentence both deny
DENIED = 0.12  # taken where the claim denies and the sentence does not
OF_ALL = 0.12  # taken where the claim says of all what the sentence does not
UNSETTLED = 0.05  # taken where something speaks against it that is too weak to be a reason
LIKEST = 3  # windows that are judged
OWN = 3  # windows found by the words of the claim, beside those that the search found
PER_SCORE = 0.1  # of the share of a claim's words, what a difference of one in the score of the ranker is worth
UNSCORED = 3.0  # below the best score, what a sentence is taken to have that the search did not find
AS_NEAR = 0.1  # and by which a sentence whose figures decide a comparison may say less than the likest one
CLASHING = 0.5  # share of a claim that a sentence must say for what it clashes with there to be told
AS_MUCH = 0.03  # of the share, by which a support may say less of a claim than a contradiction that is less like it
MORE = 0.2  # and by which it must say more than a contradiction that is more like it
NEAR = 0.2  # and by which a contradiction may say less than the likest sentence


@dataclass(frozen=True)
class Place:
    """A sentence of the sources that a search found for a claim, with the score of its ranker."""

    statement: Statement
    score: float


@dataclass(frozen=True)
class Judged:
    """A verdict with the window that decides it, or is nearest, and in what the claim differs from it."""

    verdict: Verdict
    window: Window
    differs: tuple[str, ...] = ()
    derived: str | None = None


@dataclass(frozen=True)
class _Told:
    window: Window
    place: int  # among the likest
    share: float
    fit: float
    differs: tuple[str, ...]
    odd: bool  # whether it says too few words, or denies where the claim does not: no support then
    reckoned: Reckoned | None  # what its figures come to, for a claim that compares


def judge(reading: Reading, near: Sequence[Statement], found: Sequence[Place], evidence: Evidence) -> Judged | None:
    """The verdict on a claim; None where no sentence has a word of it.

    ``near``: sentences with words of the claim, ``found``: those that a search of the collection found, best first.
    """
    if not reading.words:
        return None
    told = [_told(reading, one, at) for at, one in enumerate(_likest(reading, near, found, evidence))]
    if not told:
        return None
    nearest = max(told, key=lambda one: one.share)
    borne = [(one, one.reckoned) for one in told if one.reckoned and one.share >= nearest.share - AS_NEAR]
    if borne and one_answer([each for _, each in borne]):
        best, told_by = max(borne, key=lambda row: row[0].share)
        return _by_figures(best.window, told_by)
    free = max((one for one in told if not one.differs and not one.odd), key=lambda one: one.fit, default=None)
    against = max(
        (one for one in told if one.differs and one.share >= nearest.share - NEAR),
        key=lambda one: one.share,
        default=None,
    )
    if free and free.fit >= STATED and (against is None or free.share >= against.share + _more(free, against)):
        return Judged(Verdict.SUPPORTED, free.window)
    if against:
        return Judged(Verdict.CONTRADICTED, against.window, against.differs)
    return Judged(Verdict.NOT_IN_CORPUS, nearest.window)


def _by_figures(window: Window, told: Reckoned) -> Judged:
    """The verdict where figures of the sentence decide what the claim compares."""
    if told.holds:
        return Judged(Verdict.SUPPORTED, window, (), told.how)
    return Judged(Verdict.CONTRADICTED, window, ("value",), told.how)


def _more(free: _Told, against: _Told) -> float:
    """By how much a support must say more of a claim than a contradiction."""
    return MORE if against.place < free.place else -AS_MUCH


def _told(reading: Reading, window: Window, place: int) -> _Told:
    cover = cover_of(reading, window)
    fit = fit_of(reading, window, cover)
    found = reckoned(reading, window)
    differs = reasons(reading, window, cover)
    if cover.share >= CLASHING:
        differs = tuple(dict.fromkeys((*differs, *clashes(reading, window))))
    odd = cover.literal < BY_ITSELF or cover.told < TOLD or denied_oddly(reading, window, cover)
    odd = odd or adds_unnamed(reading, window.source) or (found is None and compares_newly(reading, window))
    odd = odd or (found is None and subject_swapped(reading, window))
    return _Told(window, place, cover.share, fit, differs, odd, found)


def fit_of(reading: Reading, window: Window, cover: Cover) -> float:
    """How well a window says a claim, 0 to about 1: what it covers, less what is lacking or unsettled."""
    fit = (1 - LITERAL) * cover.share + LITERAL * cover.literal - LACKING * cover.worst
    fit += AGREEING * agrees_in_denial(reading, window) - UNSETTLED * unsettled(reading, window, cover)
    return fit - DENIED * lacks_denial(reading, window) - OF_ALL * newly_all(reading, window)


def _likest(reading: Reading, near: Sequence[Statement], found: Sequence[Place], evidence: Evidence) -> list[Window]:
    """The windows most like a claim by its words and by the scores of the search."""
    rows = sorted(near, key=lambda one: -reading.cover(one))[:TRIED]
    own = sorted((window_of(reading, one, evidence.beside(one)) for one in rows), key=lambda one: -weight(reading, one))
    scores = {id(one.statement): one.score for one in found}
    top = max(scores.values(), default=0.0)
    windows = [window_of(reading, one.statement, evidence.beside(one.statement)) for one in found]
    windows += [one for one in own[:OWN] if id(one.source) not in scores]
    lead = {id(one): scores.get(id(one.source), top - UNSCORED) - top for one in windows}
    return sorted(windows, key=lambda one: -(weight(reading, one) + PER_SCORE * lead[id(one)]))[:LIKEST]
