"""The learned scorer: how likely two figures state one thing differently (weights in ``models/disagree.json``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from rag.errors import RagError
from rag.figures.meaning import Floats
from rag.figures.pair_features import NAMES
from rag.figures.rivals import FAR, STANDING, Rival, standing

SHIPPED_WEIGHTS = Path(__file__).resolve().parent.parent / "models" / "disagree.json"
SECOND = ("first", *STANDING)


@dataclass(frozen=True, eq=False)
class Scorer:
    """Two logistic models: of a pair by itself, and of that score with how the pair stands among its competitors."""

    first: Floats
    first_bias: float
    second: Floats
    second_bias: float
    threshold: float

    def probabilities(self, found: Sequence[Rival]) -> Floats:
        """How likely each pair states one thing, 0 to 1."""
        if not found:
            return np.zeros(0)
        rows = second_features(found, self.first, self.first_bias)
        return np.asarray(1 / (1 + np.exp(-(rows @ self.second + self.second_bias))), np.float64)


def second_features(found: Sequence[Rival], weights: Floats, bias: float) -> Floats:
    """The features of the second model by :data:`SECOND`, shape (pairs, features)."""
    scores = np.stack([one.values for one in found]) @ weights + bias
    return np.column_stack([scores / FAR, standing(found, scores)])


@cache
def shipped_scorer() -> Scorer:
    """The weights shipped with the project. RagError where they do not fit the features."""
    data = json.loads(SHIPPED_WEIGHTS.read_text("utf-8"))
    if set(data["weights"]) != set(NAMES) or set(data["standing"]) != set(SECOND):
        raise RagError(
            f"{SHIPPED_WEIGHTS.name} was learned on other features; learn it again: "
            "python -m rag.training.disagree --pairs evals/claims/pairs"
        )
    return Scorer(
        np.asarray([data["weights"][name] for name in NAMES]),
        float(data["bias"]),
        np.asarray([data["standing"][name] for name in SECOND]),
        float(data["standing_bias"]),
        float(data["threshold"]),
    )
