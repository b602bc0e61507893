"""The features of a claim in words against a place in the sources: what is lacking, denied, turned round or exchanged."""

from __future__ import annotations

import re

import numpy as np

from rag.figures.lexis import Floats
from rag.figures.polarity import directions
from rag.figures.reading import Reading
from rag.figures.windows import Mask, Window, are_names, clause_mask, nearest_clause, scaled, totals
from rag.figures.worded_order import TOLD, orders
from rag.figures.worded_turns import BORNE_OUT, turned_words
from rag.figures.worded_turns import NAMES as TURNED
from rag.figures.wording import Clause, clauses_of, comparison, contrary, extent, turned
from rag.language.tokens import fold

FOR = ("cover", "own_cover", "window_cover", "clause_cover", "most", "longest", *BORNE_OUT)
_PLAIN = (
    "worst", "second_worst", "worst_name", "unsaid", "substituted", "new_start", "short",
    "denied", "denied_special", "denied_close", "contrary", "turned", "turned_beside", "direction_new", "compared",
    "all_of_part", "part_of_all", "only_lost", "only_new", "some_of_none", "also_denied", "also_only",
    "crossed", "reversed", "by_other", "displaced", "said_after", "other_name", *TURNED,
)  # fmt: skip
LITERAL = (
    "crossed",
    "displaced",
    "said_after",
    "by_other",
    "denied_special",
    "only_lost",
)  # the surer, the more words are the same
AGAINST = (*_PLAIN, *(f"{name}_close" for name in LITERAL))
NAMES = FOR + AGAINST
_ALSO = re.compile(r"\b(?:ook|zelfs|eveneens)\b")
SHARPNESS = 4  # how much more a clause counts that says more of the claim


def features(reading: Reading, window: Window, named: bool) -> Floats:
    """The features of a claim against a window, shape (names,); ``named``: whether it names somebody else."""
    values = dict.fromkeys(NAMES, 0.0)
    if not reading.words:
        return np.zeros(len(NAMES), np.float32)
    best = window.credit.max(axis=1)
    own = window.credit[:, sorted(window.own)].max(axis=1)
    values["cover"], values["own_cover"] = reading.cover(window.source), reading.share(own)
    values["window_cover"] = reading.share(best)
    values["longest"] = min(1.0, len(reading.words) / 8)
    values["short"] = 1 - min(1.0, len(reading.words) / 4)
    values.update(_lacking(reading, window, best))
    values.update(_clauses(reading, window))
    values.update(_extents(reading, window))
    values.update(orders(reading, window, best, named))
    values.update(_directions(reading, window))
    values.update(turned_words(reading, window))
    if any(comparison(one) for one in (clause.statement for clause in window.clauses)) and comparison(reading.claim):
        for name in ("turned", "turned_beside", "contrary", "odd", "odd_sure", "odd_close", "flipped"):
            values[name] = 0.0  # the sides tell, not the direction alone
    for name in LITERAL:
        values[f"{name}_close"] = values[name] * values["window_cover"] ** 3
    return np.asarray([values[name] for name in NAMES], np.float32)


def _lacking(reading: Reading, window: Window, best: Floats) -> dict[str, float]:
    lacking = (1 - best) * scaled(reading)
    ordered = np.sort(lacking)[::-1]
    names = are_names(reading)
    unsaid = _unsaid(reading, nearest_clause(reading, window))
    return {
        "worst": float(ordered[0]),
        "second_worst": float(ordered[1]) if len(ordered) > 1 else 0.0,
        "worst_name": float(lacking[names].max(initial=0.0)),
        "new_start": float(lacking[0]),
        "unsaid": unsaid,
        "substituted": min(float(ordered[0]), unsaid),
        "most": float((best >= TOLD).mean()),
    }


def _unsaid(reading: Reading, clause: Clause) -> float:
    """Weight of the rarest word of a clause of a source for which the claim has none."""
    if not clause.words:
        return 0.0
    places = reading.lexis.own(clause.statement)[list(clause.words)]
    said = reading.credit[:, places].max(axis=0)
    rarity = [reading.lexis.rarity(clause.statement.words[at].stem) for at in clause.words]
    weights = np.minimum(np.asarray(rarity) / reading.lexis.middle, 1.5)
    return float(((1 - said) * weights).max())


def _special(reading: Reading, window: Window, mask: Mask) -> Floats:
    """The same, words that other clauses say too counting for less."""
    credit = window.credit[mask]
    shared = credit.sum(axis=1, keepdims=True)
    return np.asarray((reading.weights[mask, None] * credit**2 / np.maximum(shared, 1e-6)).sum(axis=0), np.float32)


def _clauses(reading: Reading, window: Window) -> dict[str, float]:
    """Clause by clause: whether it is denied where the source does not, holds opposites, goes the other way."""
    rows = [
        _against_window(reading, window, clause, mask)
        for clause in clauses_of(reading.claim)
        if (mask := clause_mask(reading, clause)).any()
    ]
    found = {name: max((row[name] for row in rows), default=0.0) for name in _BY_CLAUSE}
    covers = [row["clause_cover"] for row in rows]
    return {**found, "clause_cover": float(np.mean(covers or [0.0]))}


_BY_CLAUSE = ("denied", "denied_special", "denied_close", "contrary", "turned", "also_denied", "displaced")


def _against_window(reading: Reading, window: Window, clause: Clause, mask: Mask) -> dict[str, float]:
    """One clause of the claim against the clauses of a window, each as far as it says the same words."""
    plain = totals(reading, window, mask)
    special = _special(reading, window, mask)
    near, own = window.clauses[int(plain.argmax())], window.clauses[int(special.argmax())]
    odd = np.asarray([clause.denied % 2 != one.denied % 2 for one in window.clauses], np.float32)
    joined = _joined(reading, window, clause) if clause.denied % 2 == 0 else None
    denied = float((_shares(plain) * odd).sum())
    cover = reading.share(window.credit[mask, int(plain.argmax())], reading.weights[mask])
    return {
        "denied": denied,
        "denied_close": denied * cover**2,
        "denied_special": float((_shares(special) * odd).sum()),
        "contrary": float(contrary(clause, near) or contrary(clause, own)),
        "turned": float(turned(clause, near)),
        "also_denied": float(joined is not None and joined.denied % 2 == 1),
        "displaced": _displaced(reading, window, mask, int(plain.argmax())),
        "clause_cover": cover,
    }


def adds_what_is_denied(reading: Reading, window: Window) -> bool:
    """Whether a claim says "ook …" of what the sources say is not so."""
    for clause in clauses_of(reading.claim):
        joined = _joined(reading, window, clause) if clause.denied % 2 == 0 else None
        if joined is not None and joined.denied % 2 == 1:
            return True
    return False


def _joined(reading: Reading, window: Window, clause: Clause) -> Clause | None:
    """The clause of the sources about what a claim adds with "ook" ("ook de brug"); None where it adds nothing."""
    also = _ALSO.search(clause.text)
    if not also:
        return None
    added = [at for at, word in enumerate(reading.words) if clause.start + also.end() <= word.start < clause.end]
    return window.clauses[int(window.credit[added[0]].argmax())] if added else None


def _shares(totals: Floats) -> Floats:
    """Totals as shares of one, the larger the more so."""
    powered = totals**SHARPNESS
    return np.asarray(powered / max(float(powered.sum()), 1e-9), np.float32)


def _displaced(reading: Reading, window: Window, mask: Mask, near: int) -> float:
    """How rare a word of the claim is that the nearest clause does not say and another does, where the nearest has
    another word instead."""
    lost = (window.credit.max(axis=1) - window.credit[:, near]) * scaled(reading)
    return min(float(lost[mask].max(initial=0.0)), _unsaid(reading, window.clauses[near]))


def _directions(reading: Reading, window: Window) -> dict[str, float]:
    """Whether the claim says that something goes up or down where the window says the other, or neither."""
    ours = directions(fold(reading.claim.sentence))
    if ours[0] is ours[1]:
        return {}
    rows = [directions(clause.text) for clause in window.clauses]
    if ours in rows or (True, True) in rows:
        return {}
    opposite = ours[::-1] in rows
    return {"turned_beside": float(opposite), "direction_new": float(not opposite)}


def _extents(reading: Reading, window: Window) -> dict[str, float]:
    """Whether the claim says of all what the source says of some, and the like."""
    ours = extent(reading.claim.sentence)
    theirs = extent(window.source.sentence)
    around = frozenset().union(*(extent(clause.text) for clause in window.clauses))
    partial = {"most", "half", "few", "part"}
    return {
        "all_of_part": float("all" in ours and "all" not in theirs and bool((partial | {"only", "except"}) & around)),
        "part_of_all": float(bool(partial & ours) and not partial & around and bool({"all", "none"} & around)),
        "only_lost": float(bool({"only", "except"} & theirs) and not {"only", "except", "part", "few"} & ours),
        "only_new": float("only" in ours and not {"only", "except", "part"} & around),
        "some_of_none": float(bool({"some", "most", "all"} & ours) and "none" in around and "none" not in ours),
        "also_only": float("also" in ours and bool({"only", "except"} & around)),
    }  # fmt: skip
