"""Whether a sentence of the sources states what a claim says in words: two small logistic models on named features.

A claim without figures is laid beside the sentence that says most of its words and the sentences next to it, clause by
clause. One model tells whether the sources speak of it at all, the other whether they say the same. Words are aligned as
for figures (:mod:`rag.figures.lexis`). ``rag.training.worded`` learns the weights; ``models/worded.json`` holds them.
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

LEAST_SAID = 0.55  # share of a claim that a place must say with its headings, whatever the model holds of the rest


@dataclass(frozen=True)
class Logistic:
    """Weights in the order of ``NAMES``, and the probability from which it says yes."""

    weights: Floats
    bias: float
    threshold: float

    def probability(self, values: Floats) -> float:
        """Probability of yes."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(values @ self.weights) + self.bias))))


@dataclass(frozen=True)
class Judge:
    """Whether the sources speak of a claim, and whether they say the same."""

    about: Logistic
    same: Logistic


@lru_cache(maxsize=1)
def shipped_judge() -> Judge:
    """The learned models. RagError if they are for other features."""
    data = json.loads(resources.files("rag.models").joinpath("worded.json").read_text("utf-8"))
    found = []
    for name in ("about", "same"):
        if tuple(data[name]["weights"]) != NAMES:
            raise RagError(
                "models/worded.json is for other features; learn it anew with: python -m rag.training.worded"
            )
        weights = np.asarray(list(data[name]["weights"].values()), np.float32)
        found.append(Logistic(weights, float(data[name]["bias"]), float(data[name]["threshold"])))
    return Judge(*found)


def spoken_of(values: Floats) -> bool:
    """Whether a window says enough of a claim to be about it, and of the same kind of change where it tells of one."""
    told = dict(zip(NAMES, values, strict=True))
    return max(told["cover"], told["window_cover"]) >= LEAST_SAID and not told["direction_new"]


def differing(values: Floats) -> tuple[str, ...]:
    """In what a claim differs from a window, by its features."""
    told = dict(zip(NAMES, values, strict=True))
    if max(told["denied"], told["also_denied"]) >= 0.5:
        return ("negation",)
    if max(told["turned"], told["contrary"], told["compared"]) > 0:
        return ("direction",)
    return ("subject",)
