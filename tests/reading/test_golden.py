"""Reading against the golden files of both corpora: what was reached may not be lost."""

import pytest

from evals.golden_check import Score, check


@pytest.fixture(scope="module", params=["brainport", "second"])
def scores(request: pytest.FixtureRequest) -> list[Score]:
    return check(request.param)


def test_units(scores: list[Score]) -> None:
    assert sum(s.units for s in scores) >= 0.97 * sum(s.total for s in scores)


def test_no_letter_is_lost_and_no_page_is_wrong(scores: list[Score]) -> None:
    assert {s.name: s.unaccounted for s in scores if s.unaccounted} == {}
    assert {s.name: s.pages_wrong for s in scores if s.pages_wrong} == {}


def test_markers_stand_at_their_place(scores: list[Score]) -> None:
    assert sum(s.markers for s in scores) >= 0.95 * sum(s.markers_gold for s in scores)


def test_reading_is_fast(scores: list[Score]) -> None:
    assert sum(s.seconds for s in scores) < 8
