"""The features of a claim in words that turn on one word: yes and no, who does it, how often, how much, how binding, why."""

from __future__ import annotations

import numpy as np

from rag.figures.bars import bars
from rag.figures.frequencies import oftener
from rag.figures.lexis import Floats
from rag.figures.parity import turns
from rag.figures.particulars import binding_differs, extreme_new, reason_of, shares_differ
from rag.figures.reading import Reading
from rag.figures.roles import roles
from rag.figures.two_values import compared_values
from rag.figures.windows import Mask, Window, clause_mask, nearest_clause, scaled
from rag.figures.wording import Clause, clauses_of

BY_CLAUSE = (
    "odd", "odd_sure", "odd_close", "flipped", "denies_else", "doer_other", "doer_moved", "subject_other", "slot", "slot_kind",
)  # fmt: skip
WHOLE = (
    "often_other", "share_other", "binding_other", "extreme_new", "reason_other", "reason_new", "beyond_bar", "values_against",
)  # fmt: skip
BORNE_OUT = ("within_bar", "values_for", "share_same", "often_same")  # these speak for the claim
NAMES = BY_CLAUSE + WHOLE
SHARPNESS = 4  # how much more a clause counts that says more of the claim


def turned_words(reading: Reading, window: Window) -> dict[str, float]:
    """The features of a claim against a window; each 0 to about 1.5, the more the less the source says the same."""
    rows = [
        _by_clause(reading, window, clause, mask)
        for clause in clauses_of(reading.claim)
        if (mask := clause_mask(reading, clause)).any()
    ]
    found = {name: max((row[name] for row in rows), default=0.0) for name in BY_CLAUSE}
    return {**found, **_whole(reading, window)}


def _by_clause(reading: Reading, window: Window, clause: Clause, mask: Mask) -> dict[str, float]:
    credit = window.credit[mask]
    shared = np.maximum(credit.sum(axis=1, keepdims=True), 1e-6)
    weights = reading.weights[mask, None]
    special = np.asarray((weights * (0.3 * credit + 0.7 * credit**2 / shared)).sum(axis=0), np.float32)
    shares = special**SHARPNESS / max(float((special**SHARPNESS).sum()), 1e-9)
    told = [turns(clause, one) for one in window.clauses]
    odd = np.asarray([one.odd for one in told], np.float32)
    sure = np.asarray([one.odd and not one.doubtful for one in told], np.float32)
    near = int(special.argmax())
    cover = reading.share(credit[:, near], reading.weights[mask])
    return {
        "odd": float((shares * odd).sum()),
        "odd_sure": float((shares * sure).sum()),
        "odd_close": float((shares * odd).sum()) * cover**2,
        "flipped": float(told[near].opposites > 0 and told[near].denials == 0) * max(0.3, cover),
        "denies_else": float(told[near].doubtful % 2 == 1),
        **roles(reading, window, clause, mask),
    }


def _whole(reading: Reading, window: Window) -> dict[str, float]:
    claim = reading.claim.sentence
    near = nearest_clause(reading, window).statement
    texts = list(dict.fromkeys((near.sentence, window.source.sentence)))
    often = [told for one in texts if (told := oftener(claim, one)) is not None]
    parts = [told for one in texts if (told := shares_differ(claim, one)) is not None]
    around = {id(one.statement): one.statement.sentence for one in window.clauses}.values()
    return {
        "often_other": float(bool(often) and all(often)),
        "share_other": float(bool(parts) and all(parts)),
        "often_same": float(bool(often) and not all(often)),
        "share_same": float(bool(parts) and not all(parts)),
        "binding_other": float(binding_differs(claim, near.sentence)),
        "extreme_new": float(extreme_new(claim, around)),
        **_reasons(reading, window),
        **_reckoned(reading, window),
    }


def _reckoned(reading: Reading, window: Window) -> dict[str, float]:
    """What follows from a bound or from two values of the window, as far as it says the claim's other words."""
    bar, compared = bars(reading, window), compared_values(reading, window)
    return {
        "within_bar": bar.cover if bar and bar.holds else 0.0,
        "beyond_bar": bar.cover if bar and not bar.holds else 0.0,
        "values_for": compared[1] if compared and compared[0] else 0.0,
        "values_against": compared[1] if compared and not compared[0] else 0.0,
    }


def _reasons(reading: Reading, window: Window) -> dict[str, float]:
    """How much of the reason that a claim gives no source says, where the source gives another one or none."""
    at = reason_of(reading.claim.sentence)
    if at is None:
        return {"reason_other": 0.0, "reason_new": 0.0}
    rows = np.asarray([word.start >= reading.claim.start + at for word in reading.words], bool)
    if not rows.any():
        return {"reason_other": 0.0, "reason_new": 0.0}
    lacking = (1 - window.credit[rows].max(axis=1)) * scaled(reading)[rows]
    gives = any(reason_of(one.text) is not None for one in window.clauses)
    worst = float(_most(lacking))
    return {"reason_other": worst * gives, "reason_new": worst * (not gives)}


def _most(values: Floats) -> float:
    return float(values.max(initial=0.0))
