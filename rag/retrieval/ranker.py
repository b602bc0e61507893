"""A small, inspectable ranker: one weight per feature, learned as a softmax over the sentences of the candidates.

(A listwise loss as in ListNet, Cao et al. 2007. ``rag.training.ranker`` learns the weights; ``models/ranker.json`` holds them.)
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from rag.errors import RagError
from rag.retrieval.features import FEATURES, OFFERS, Row
from rag.retrieval.texts import Floats

_ABOUT = np.asarray([name not in OFFERS for name in FEATURES])


@dataclass(frozen=True)
class Ranker:
    """Weights in the order of ``FEATURES``."""

    weights: Floats

    def scores(self, rows: Sequence[Row]) -> Floats:
        """A score per row, shape (rows,)."""
        return np.asarray(np.stack([row.values for row in rows]) @ self.weights, np.float32)

    def topic(self, row: Row) -> float:
        """The score of a row for what it is about, whatever it offers."""
        return float(row.values @ np.where(_ABOUT, self.weights, 0.0))


@dataclass(frozen=True)
class Ranked:
    """A paragraph with its score and its sentences, best first, each with its own score."""

    position: int
    score: float
    rows: tuple[tuple[float, Row], ...]
    read: float | None = None  # what the reader says of question and paragraph, where it read them
    said: float = 0.0  # and of the first sentence


@lru_cache(maxsize=1)
def shipped_ranker() -> Ranker:
    """The learned weights. RagError if they are for other features."""
    data = json.loads(resources.files("rag.models").joinpath("ranker.json").read_text("utf-8"))
    if tuple(data["weights"]) != FEATURES:
        raise RagError("models/ranker.json is for other features; learn it anew with: python -m rag.training.ranker")
    return Ranker(np.asarray(list(data["weights"].values()), np.float32))


def rank(ranker: Ranker, rows: Sequence[Row]) -> list[Ranked]:
    """Paragraphs by their best sentence, best first; ties in reading order."""
    if not rows:
        return []
    grouped: dict[int, list[tuple[float, Row]]] = defaultdict(list)
    for score, row in zip(ranker.scores(rows), rows, strict=True):
        grouped[row.position].append((float(score), row))
    ranked = [
        Ranked(position, max(score for score, _ in group), tuple(sorted(group, key=lambda item: -item[0])))
        for position, group in grouped.items()
    ]
    return sorted(ranked, key=lambda one: (-one.score, one.position))
