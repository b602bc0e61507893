"""The verdict on a sentence as a whole: what its figures come to and what its words come to, weighed together.

Two logistic models (``verdict`` in ``models/worded.json``, learned by ``python -m rag.training.worded``) on the features of
the words and on what was found of the figures: whether the sources speak of the claim, and whether they then say the same.
They may take a support away, or settle what the figures leave open; another value of the source is never made a support by
them, except where the claim holds a value against a bound.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

import numpy as np

from rag.datatypes import Citation, ClaimCheck, Verdict
from rag.errors import RagError
from rag.figures.lexis import Floats
from rag.figures.statements import Statement
from rag.figures.values import is_dated
from rag.figures.worded import differing
from rag.figures.worded_features import FOR as WORDS_FOR
from rag.figures.worded_features import NAMES as WORDS

FINDINGS = (
    "figures", "numbers", "all_stated", "some_against", "some_nowhere", "other_value", "other_unit", "derived", "dated_number",
    "figure_denied", "figure_elsewhere", "other_period", "figure_turned",
)  # fmt: skip
NAMES = WORDS + FINDINGS
FOR = (*WORDS_FOR, "all_stated", "derived")  # these may only speak for the claim, and all others but these against it:
NEITHER = ("figures", "numbers", "dated_number")
FOLLOWS = 0.5  # of the words that a bound or a share must say for a value within it to be supported
ALL_WORDS = 0.9  # of a claim, said by one sentence
TURNED = 0.35  # of a feature that turns a claim round, from which it counts
_TURNING = (
    "odd", "denied", "flipped", "contrary", "turned", "compared", "doer_other", "slot", "often_other", "share_other", "beyond_bar",
    "values_against", "reason_other", "extreme_new", "binding_other", "also_denied", "all_of_part", "only_lost", "crossed",
)  # fmt: skip
_SPOILS = ("turned", "only_lost", "some_of_none")  # of supported claims with one of these nine of ten are false
VERDICTS = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.NOT_IN_CORPUS)


@dataclass(frozen=True)
class Weigher:
    """Weights of being spoken of and of saying the same, shape (2, names), and the probabilities that are asked."""

    weights: Floats
    bias: Floats
    stated: float  # of support, for what is supported by its words
    kept: float  # of support, for what the figures support
    against: float  # of contradiction, for what the figures leave open

    def probabilities(self, values: Floats) -> Floats:
        """Probabilities of supported, contradicted and not in the corpus, shape (3,)."""
        spoken, same = 1 / (1 + np.exp(-np.clip(self.weights @ values + self.bias, -30, 30)))
        return np.asarray([spoken * same, spoken * (1 - same), 1 - spoken], np.float32)


@lru_cache(maxsize=1)
def shipped_weigher() -> Weigher:
    """The learned model. RagError if it is for other features."""
    data = json.loads(resources.files("rag.models").joinpath("worded.json").read_text("utf-8")).get("verdict", {})
    if tuple(data.get("weights", ())) != NAMES:
        raise RagError("models/worded.json is for other features; learn it anew with: python -m rag.training.worded")
    weights = np.asarray(list(data["weights"].values()), np.float32).T
    asked = data["asked"]
    return Weigher(weights, np.asarray(data["bias"], np.float32), asked["stated"], asked["kept"], asked["against"])


def findings(claim: Statement, checks: Sequence[ClaimCheck]) -> Floats:
    """What the checks of the figures of a claim come to, shape (findings,); all zero for a claim without figures."""
    numbers = [one for one in claim.figures if not is_dated(one)]
    if not claim.figures:
        return np.zeros(len(FINDINGS), np.float32)
    verdicts = [one.verdict for one in checks]
    differs = {each for one in checks for each in one.differs}
    against, nowhere = Verdict.CONTRADICTED in verdicts, Verdict.NOT_IN_CORPUS in verdicts
    told = (
        True, bool(numbers), not against and not nowhere, against, nowhere and not against,
        bool(numbers) and "value" in differs, bool(numbers) and bool(differs & {"unit", "qualifier"}),
        any(one.derived for one in checks), bool(numbers) and len(numbers) < len(claim.figures),
        "negation" in differs, "subject" in differs, "period" in differs, "direction" in differs,
    )  # fmt: skip
    return np.asarray(told, np.float32)


def weighed(claim: Statement, checks: list[ClaimCheck], words: Floats, citation: Citation) -> list[ClaimCheck]:
    """The checks of a sentence, changed where its words and figures together say otherwise than each figure alone.

    ``words``: the features of its words against the nearest place; ``citation``: the sentence there.
    """
    weigher = shipped_weigher()
    verdict = verdict_of(claim, checks, words, weigher)
    before = _overall(checks)
    if verdict is before:
        return checks
    if verdict is Verdict.SUPPORTED:
        return [_changed(one, verdict, (), citation) for one in checks]
    if verdict is Verdict.CONTRADICTED:
        return [
            one if before is Verdict.NOT_IN_CORPUS and one.verdict is Verdict.SUPPORTED
            else _changed(one, verdict, differing(words), one.citations[0] if one.citations and before is Verdict.SUPPORTED else citation)
            for one in checks
        ]  # fmt: skip
    return [replace(one, verdict=verdict, differs=(), derived=None, citations=()) for one in checks]


def verdict_of(claim: Statement, checks: Sequence[ClaimCheck], words: Floats, weigher: Weigher) -> Verdict:
    """The verdict on a sentence by its words and by what its figures come to."""
    stated, against, nowhere = map(float, weigher.probabilities(np.concatenate([words, findings(claim, checks)])))
    other = Verdict.CONTRADICTED if against >= max(nowhere, weigher.against) else Verdict.NOT_IN_CORPUS
    before = _overall(checks)
    told = dict(zip(WORDS, words, strict=True))
    if not claim.figures:
        return Verdict.SUPPORTED if stated >= weigher.stated or _same_words(told) else other
    if before is Verdict.SUPPORTED:
        spoiled = max(told[name] for name in _SPOILS) >= FOLLOWS
        return before if stated >= weigher.kept and not spoiled else other
    valued = not any(is_dated(one) for one, check in zip(claim.figures, checks, strict=False) if _against(check))
    if valued and max(told["within_bar"], told["share_same"]) >= FOLLOWS and stated >= weigher.stated:
        return Verdict.SUPPORTED
    settled = before is Verdict.NOT_IN_CORPUS and against >= weigher.against
    return Verdict.CONTRADICTED if settled else before


def _against(check: ClaimCheck) -> bool:
    return check.verdict is Verdict.CONTRADICTED


def _same_words(told: dict[str, float]) -> bool:
    """Whether a sentence says all words of a claim, and nothing turns or exchanges them."""
    return told["own_cover"] >= ALL_WORDS and max(told[name] for name in _TURNING) < TURNED


def _overall(checks: Sequence[ClaimCheck]) -> Verdict:
    found = {one.verdict for one in checks}
    return next(one for one in (Verdict.CONTRADICTED, Verdict.NOT_IN_CORPUS, Verdict.SUPPORTED) if one in found)


def _changed(one: ClaimCheck, verdict: Verdict, differs: tuple[str, ...], citation: Citation) -> ClaimCheck:
    return replace(one, verdict=verdict, differs=differs, derived=None, citations=(citation,))
