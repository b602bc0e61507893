"""Whether a sentence of the sources says in words what a claim says: a small logistic model on named features.

A claim is laid beside the sentence that says most of its words and the sentences next to it, clause by clause; words are
aligned as for figures (:mod:`rag.figures.lexis`). What comes of it is one of the things that speak for or against an equal
figure (:mod:`rag.figures.support`); the verdict on a sentence is in :mod:`rag.figures.verdicts`. ``rag.training.worded`` learns
the weights; ``models/worded.json`` holds them.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from rag.errors import RagError
from rag.figures.lexis import Floats
from rag.figures.worded_features import NAMES


@dataclass(frozen=True)
class Logistic:
    """Weights in the order of ``NAMES``."""

    weights: Floats
    bias: float

    def probability(self, values: Floats) -> float:
        """Probability of yes."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(values @ self.weights) + self.bias))))


@lru_cache(maxsize=1)
def shipped_same() -> Logistic:
    """The learned model of whether a place says the same. RagError if it is for other features."""
    data = json.loads(resources.files("rag.models").joinpath("worded.json").read_text("utf-8"))["same"]
    if tuple(data["weights"]) != NAMES:
        raise RagError("models/worded.json is for other features; learn it anew with: python -m rag.training.worded")
    return Logistic(np.asarray(list(data["weights"].values()), np.float32), float(data["bias"]))


def differing(values: Floats) -> tuple[str, ...]:
    """In what a claim differs from a window, by its features."""
    told = dict(zip(NAMES, values, strict=True))
    if max(told["share_other"], told["beyond_bar"], told["often_other"], told["values_against"]) > 0.3:
        return ("value",)
    if max(told["turned"], told["contrary"], told["compared"], told["flipped"]) > 0:
        return ("direction",)
    if max(told["denied"], told["odd"], told["also_denied"]) >= 0.5:
        return ("negation",)
    return ("subject",)
