"""A part that is left out is not used, and what is lost is counted per question."""

from __future__ import annotations

import numpy as np

from rag.retrieval.features import FEATURES
from rag.training.ablation import firsts, without
from rag.training.ranker import Example


def example(cosines: list[float], right: int) -> Example:
    features = np.zeros((len(cosines), len(FEATURES)), np.float32)
    features[:, FEATURES.index("cosine")] = cosines
    gold = frozenset({right})
    places = tuple(range(len(cosines)))
    return Example("near", features, places, tuple(place == right for place in places), gold, 1.0)


def test_the_paragraph_put_first_is_counted() -> None:
    weights = np.zeros(len(FEATURES), np.float32)
    weights[FEATURES.index("cosine")] = 1.0
    data = [example([0.1, 0.9], 1), example([0.9, 0.1], 1)]
    assert firsts(weights, data).tolist() == [1.0, 0.0]
    assert firsts(weights, without(data, ["cosine"])).tolist() == [0.0, 0.0]
