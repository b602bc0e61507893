"""The judge of whether documents are about what is asked."""

from __future__ import annotations

import numpy as np

from rag.training.subject import Asked, cross_validated, learn


def test_it_tells_apart_on_an_index_that_it_has_not_seen() -> None:
    rng = np.random.default_rng(1)
    own = np.tile([True, False, False], 60)
    values = rng.normal(size=(180, 4))
    values[:, 2] += 4 * own
    index = np.repeat(["a", "b", "c"], 60)
    found = cross_validated(Asked(values, own, index))
    assert np.median(found[own]) > 0.9 and np.median(found[~own]) < 0.1
    weights, bias = learn(values, own)
    assert int(np.argmax(np.abs(weights))) == 2 and np.isfinite(bias)
