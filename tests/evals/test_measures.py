"""Every expected value was worked out by hand; the working stands beside it."""

from math import log2

import pytest

from evals import measures
from tests.evals.conftest import make_answer, make_question

NEEDS = (frozenset({"a", "b"}), frozenset({"c"}))
CLAIM = {"verdict": "supported", "evidence": [[{"document": "d", "quote": "x"}]]}
FIGURE = [{"value": "1200", "kind": "count", "unit": "banen", "qualifier": None, "period": None}]


def test_retrieval_measures() -> None:
    needs = {"q": (frozenset({"a"}), frozenset({"c"})), "missing": (frozenset({"a"}),), "lost": (frozenset(),)}
    scores = measures.retrieval_scores(needs, {"q": ["x", "c", "y", "a"], "lost": ["x"]})
    assert scores["q"]["Success@1"] == 0 and scores["q"]["Success@3"] == 1 and scores["q"]["Success@10"] == 1
    assert scores["q"]["RR@10"] == 0.5  # the first relevant one at rank 2
    gained, ideal = 1 / log2(3) + 1 / log2(5), 1 / log2(2) + 1 / log2(3)  # ranks 2 and 4, where 1 and 2 could be had
    assert scores["q"]["nDCG@10"] == pytest.approx(gained / ideal)
    assert set(scores["missing"].values()) == {0.0} == set(scores["lost"].values())


def test_order_is_that_of_the_list_and_not_of_the_ids() -> None:
    ranking = [f"p{number}" for number in range(10)]
    for place, one in enumerate(ranking, start=1):
        assert measures.retrieval_scores({"q": (frozenset({one}),)}, {"q": ranking})["q"]["RR@10"] == pytest.approx(
            1 / place
        )
        assert measures.rank_of_first((frozenset({one}),), ranking) == place
    assert measures.rank_of_first((frozenset({"z"}),), ranking) is None


def test_citation_precision_and_recall() -> None:
    answer = make_answer(cited=("a", "b", "x", "x"))
    assert measures.citation_precision(NEEDS, answer) == 0.5  # a and b of four
    assert measures.citation_recall(NEEDS, answer) == 0.5  # a and b meet the same need
    assert measures.citation_recall(NEEDS, make_answer(cited=("b", "c"))) == 1.0
    assert measures.citation_precision(NEEDS, make_answer()) == 0.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er zijn **72.000** banen op Hbo-niveau.", 1.0),
        ("Er zijn 72.000 banen.", 0.5),
        ("Er zijn 172.000 banen.", 0.0),  # another number that ends in it
        ("Er zijn 72.000.000 banen.", 0.0),  # or begins with it
        ("72.000, waarvan de helft h b o - n i v e a u", 1.0),
    ],
)
def test_completeness(text: str, expected: float) -> None:
    question = make_question(must_mention=["72.000", ["hbo-niveau", "hoger beroeps"]])
    assert measures.completeness(question, make_answer(text)) == expected


def test_figures() -> None:
    question = make_question(figures=[*FIGURE, {"value": "3", "kind": "count"}])
    answer = make_answer(figures=[{"value": "1200", "unit": "banen", "qualifier": "approximately", "period": None}])
    assert measures.figure_exact(question, answer) == 0.0  # the qualifier is not in the gold
    assert measures.figure_value(question, answer) == 0.5  # one of two values


def test_refusals_and_errors() -> None:
    assert measures.refused(make_answer(status="not_in_corpus")) == 1.0
    assert measures.refused(make_answer(status="error")) == 0.0
    assert measures.falsely_refused(make_answer()) == 0.0
    assert measures.falsely_refused(make_answer(status="unclear")) == 1.0


def test_a_missing_answer_scores_as_badly_as_can_be() -> None:
    question = make_question(must_mention=["x"], figures=FIGURE, **CLAIM)
    for measure in (measures.completeness, measures.figure_exact, measures.figure_value, measures.verdict_right):
        assert measure(question, None) == 0.0
    for cites in (measures.citation_precision, measures.citation_recall):
        assert cites(NEEDS, None) == 0.0
    assert measures.right(question, NEEDS, None) == 0.0
    assert measures.right(make_question(status="not_in_corpus"), (), None) == 0.0
    assert measures.refused(None) == 0.0 and measures.falsely_refused(None) == 1.0


NEED = (frozenset({"a"}),)
ASKED = {"figures": FIGURE, "must_mention": ["1.200"]}
STATED = [{"value": "1200"}]


@pytest.mark.parametrize(
    ("fields", "needs", "answer", "expected"),
    [
        ({"must_mention": ["x", "y"]}, NEED, make_answer("x", ("a",)), 1),
        ({"must_mention": ["x", "y", "z"]}, NEED, make_answer("x", ("a",)), 0),  # a third is less than half
        ({"must_mention": ["x"]}, NEED, make_answer("x", ("b",)), 0),  # another paragraph cited
        ({"must_mention": ["x"]}, NEED, make_answer("x", ("a",), status="not_in_corpus"), 0),
        ({"must_mention": ["x"]}, NEED, make_answer("x", ("a",), status="partly_answered"), 1),
        (ASKED, NEED, make_answer("1.200 banen", ("a",)), 0),  # not among figures
        (ASKED, NEED, make_answer("1.200", ("a",), figures=STATED), 1),
        (ASKED, NEED, make_answer("1.300", ("a",), figures=STATED), 0),
        (CLAIM, NEED, make_answer("ja", ("a",), verdict="supported"), 1),
        (CLAIM, NEED, make_answer("nee", ("a",), verdict="contradicted"), 0),
        ({"kind": "list", "must_mention": ["x", "y"]}, NEEDS, make_answer("x", ("c",)), 1),  # half of both
        ({"kind": "list", "must_mention": ["x"]}, (*NEEDS, *NEED), make_answer("x", ("c",)), 0),  # a third of them
        ({"kind": "who_what", "must_mention": ["x"]}, (*NEEDS, *NEED), make_answer("x", ("c",)), 1),  # any will do
        ({"kind": "collection", "must_mention": ["x"]}, (), make_answer("x"), 1),
        ({"status": "not_in_corpus"}, (), make_answer(status="not_in_corpus"), 1),
        ({"status": "off_topic"}, (), make_answer(status="not_in_corpus"), 0),
        ({"status": "not_in_corpus", "verdict": "not_in_corpus"}, (), make_answer(status="not_in_corpus"), 0),
    ],
)  # fmt: skip
def test_right(fields, needs, answer, expected) -> None:
    assert measures.right(make_question(**fields), needs, answer) == expected


def test_percentile() -> None:
    assert measures.percentile([4, 1, 3, 2], 0.5) == 2.5
    assert measures.percentile([], 0.5) == 0.0
