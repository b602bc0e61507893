import pytest

from evals.intervals import bootstrap_mean, estimate, paired_difference, wilson


def test_wilson_by_hand() -> None:
    # centre (p + z²/2n) / (1 + z²/n), half width z/(1 + z²/n) · √(p(1-p)/n + z²/4n²), with p = .5, n = 20, z = 1.96
    found = wilson(10, 20)
    assert (found.value, found.n) == (0.5, 20)
    assert found.low == pytest.approx(0.5 - 0.2007, abs=1e-3) and found.high == pytest.approx(0.5 + 0.2007, abs=1e-3)
    assert wilson(0, 0).high == 1.0
    assert wilson(0, 40).low == 0.0 < wilson(0, 40).high < 0.1


def test_bootstrap_is_the_same_every_time_and_holds_the_mean() -> None:
    values = [0.0, 0.25, 0.5, 1.0] * 10
    assert bootstrap_mean(values) == bootstrap_mean(values)
    found = bootstrap_mean(values)
    assert found.low < found.value == 0.4375 < found.high
    assert bootstrap_mean([0.3] * 5).low == pytest.approx(0.3)


def test_paired_difference_is_narrower_than_the_two_means() -> None:
    before = [0.0, 0.2, 0.9, 1.0] * 10
    found = paired_difference(before, [value + 0.05 for value in before])
    assert found.value == pytest.approx(0.05) and found.low == pytest.approx(0.05)
    with pytest.raises(ValueError, match="differ in length"):
        paired_difference([1.0], [1.0, 2.0])


def test_shares_have_wilson_and_means_the_bootstrap() -> None:
    assert estimate([0.0, 1.0, 1.0]) == wilson(2, 3)
    assert estimate([0.0, 0.5]) == bootstrap_mean([0.0, 0.5])
