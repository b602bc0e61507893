"""Intervals: Wilson's for shares, the percentile bootstrap for means and for paired differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

SEED = 20_240_601
RESAMPLES = 2_000


@dataclass(frozen=True)
class Estimate:
    """A mean over ``n`` values with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


def wilson(successes: int, n: int) -> Estimate:
    """A share with its score interval (Wilson 1927).

    >>> one = wilson(8, 10)
    >>> round(one.low, 3), round(one.high, 3)
    (0.49, 0.943)
    """
    if n == 0:
        return Estimate(0.0, 0.0, 1.0, 0)
    interval = binomtest(successes, n).proportion_ci(method="wilson")
    return Estimate(successes / n, float(interval.low), float(interval.high), n)


def bootstrap_mean(values: Sequence[float]) -> Estimate:
    """A mean with its percentile bootstrap interval (Efron 1979), the same on every run."""
    if not values:
        return Estimate(0.0, 0.0, 0.0, 0)
    means = _resampled(np.asarray(values, np.float64))
    low, high = np.quantile(means, (0.025, 0.975))
    return Estimate(float(np.mean(values)), float(low), float(high), len(values))


def _resampled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Means of the resamples, shape (resamples,); drawn in blocks to bound memory."""
    random = np.random.default_rng(SEED)
    means = [values[random.integers(0, len(values), (100, len(values)))].mean(axis=1) for _ in range(RESAMPLES // 100)]
    return np.concatenate(means)


def paired_difference(before: Sequence[float], after: Sequence[float]) -> Estimate:
    """Mean of ``after - before`` over the same questions with its bootstrap interval (Efron and Tibshirani 1993)."""
    if len(before) != len(after):
        raise ValueError(f"paired samples differ in length: {len(before)} and {len(after)}")
    return bootstrap_mean([new - old for old, new in zip(before, after, strict=True)])


def estimate(values: Sequence[float]) -> Estimate:
    """Wilson's interval where all values are 0 or 1, else the bootstrap."""
    if all(value in (0.0, 1.0) for value in values):
        return wilson(round(sum(values)), len(values))
    return bootstrap_mean(values)
