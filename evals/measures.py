"""The measures, per question: each a small pure function from gold and answer to a score between 0 and 1.

A missing answer (None), and one with status error, scores as badly as can be everywhere. Retrieval measures bear their
standard names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import ir_measures
import numpy as np
from ir_measures import RR, Success, nDCG

from evals.figure_match import share_exact, share_of_values
from evals.questions import Question
from rag.datatypes import Status

AnswerObject = Mapping[str, Any]
Needs = Sequence[frozenset[str]]
RETRIEVAL = (Success @ 1, Success @ 3, Success @ 10, RR @ 10, nDCG @ 10)
SEVERAL_NEEDS = frozenset(
    {"list", "two_in_one", "disagreement"}
)  # kinds of which half of the needs makes a right answer
HALF = 0.5
_NOWHERE = "(nowhere)"


def retrieval_scores(needs: Mapping[str, Needs], rankings: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """Success@1, @3, @10, RR@10 and nDCG@10 per question, by ir_measures (MacAvaney et al. 2022).

    ``needs`` are the relevant paragraph ids per need of each question, ``rankings`` the retrieved ids, best first. A
    paragraph that meets any need is relevant (binary; nDCG: Järvelin and Kekäläinen 2002). A question without a
    ranking, or whose gold is in no paragraph, scores 0.
    """
    qrels = {id_: dict.fromkeys(frozenset().union(*sets) or {_NOWHERE}, 1) for id_, sets in needs.items()}
    run = {id_: {one: -float(rank) for rank, one in enumerate(rankings.get(id_, ()))} for id_ in needs}
    scores: dict[str, dict[str, float]] = {id_: {str(measure): 0.0 for measure in RETRIEVAL} for id_ in needs}
    for metric in ir_measures.iter_calc(list(RETRIEVAL), qrels, run):
        scores[metric.query_id][str(metric.measure)] = float(metric.value)
    return scores


def rank_of_first(needs: Needs, ranking: Sequence[str]) -> int | None:
    """Rank (from 1) of the first relevant paragraph, or None where there is none."""
    relevant = frozenset().union(*needs)
    return next((rank for rank, one in enumerate(ranking, start=1) if one in relevant), None)


def cited(answer: AnswerObject | None) -> list[str]:
    """The paragraph ids of the citations."""
    return [one["paragraph_id"] for one in answer["citations"]] if answer else []


def citation_precision(needs: Needs, answer: AnswerObject | None) -> float:
    """Share of the citations whose paragraph meets a need; 0 without citations.

    After citation precision of Liu, Zhang and Liang 2023 (Evaluating Verifiability), judged against gold paragraphs.
    """
    ids = cited(answer)
    relevant = frozenset().union(*needs)
    return sum(one in relevant for one in ids) / len(ids) if ids else 0.0


def citation_recall(needs: Needs, answer: AnswerObject | None) -> float:
    """Share of the needs that some citation meets (any alternative will do). After Liu, Zhang and Liang 2023."""
    ids = frozenset(cited(answer))
    return sum(bool(need & ids) for need in needs) / len(needs) if needs else 0.0


def completeness(question: Question, answer: AnswerObject | None) -> float:
    """Share of the ``must_mention`` entries found in the answer text, without regard to case and white space.

    After nugget recall (Voorhees 2003, TREC QA). A number is not found inside a longer number.
    """
    if answer is None or answer["abstained"]:
        return 0.0
    text = _bare(answer["answer"])
    found = [any(_mentioned(form, text) for form in entry) for entry in question.must_mention]
    return sum(found) / len(found) if found else 1.0


def _bare(text: str) -> str:
    return re.sub(r"[\s*_]+", "", text).casefold()


def _mentioned(form: str, bare_text: str) -> bool:
    """Whether a surface form stands in a text that has passed ``_bare``."""
    pattern = re.escape(_bare(form))
    if form.strip()[:1].isdigit():
        pattern = r"(?<!\d)(?<!\d[.,])" + pattern
    if form.strip()[-1:].isdigit():
        pattern += r"(?!\d|[.,]\d)"
    return re.search(pattern, bare_text) is not None


def figure_exact(question: Question, answer: AnswerObject | None) -> float:
    """Share of the gold figures among the answer's ``figures``, exact in value, qualifier, unit and period.

    Exact match after SQuAD (Rajpurkar et al. 2016), on parsed figures; see :mod:`evals.figure_match` for the folding.
    """
    return share_exact(question.figures, stated_figures(answer))


def figure_value(question: Question, answer: AnswerObject | None) -> float:
    """Share of the gold figures whose value is among the answer's ``figures``."""
    return share_of_values(question.figures, stated_figures(answer))


def verdict_right(question: Question, answer: AnswerObject | None) -> float:
    """Whether the verdict on a claim is the gold one (label accuracy, FEVER: Thorne et al. 2018)."""
    return float(answer is not None and answer["verdict"] == question.verdict)


def refused(answer: AnswerObject | None) -> float:
    """Whether nothing was answered. Over unanswerable questions: refusal recall (SQuAD 2.0: Rajpurkar et al. 2018)."""
    return float(answer is not None and answer["abstained"] and answer["status"] != Status.ERROR)


def falsely_refused(answer: AnswerObject | None) -> float:
    """Whether an answerable question went without an answer; its mean is the false-refusal rate (lower is better)."""
    return float(not _answers(answer))


def stated_figures(answer: AnswerObject | None) -> list[Mapping[str, Any]]:
    """The parsed figures of an answer that was given."""
    return list(answer["figures"]) if answer is not None and not answer["abstained"] else []


def _answers(answer: AnswerObject | None) -> bool:
    return answer is not None and not answer["abstained"]


def right(question: Question, needs: Needs, answer: AnswerObject | None) -> float:
    """Right answer with right citation, 1 or 0; the one measure above the others.

    1. Status: a refusal has exactly the gold status; an answerable question is answered, wholly or partly.
    2. Citation: at least one need is met; for the kinds in ``SEVERAL_NEEDS`` at least half of the needs.
    3. Content: a claim has the gold verdict. A figure question has the gold value among its parsed figures and mentions
       all it must (of several needs: half). Any other mentions at least half of what it must.
    """
    if answer is None:
        return 0.0
    if not question.answerable:
        verdict = question.verdict is None or answer["verdict"] == question.verdict
        return float(answer["status"] == question.status and verdict)
    if answer["abstained"]:
        return 0.0
    return float(_cites_rightly(question, needs, answer) and _says_rightly(question, answer))


def _cites_rightly(question: Question, needs: Needs, answer: AnswerObject) -> bool:
    if not needs:
        return True
    recall = citation_recall(needs, answer)
    return recall >= HALF if question.kind in SEVERAL_NEEDS else recall > 0


def _says_rightly(question: Question, answer: AnswerObject) -> bool:
    if question.verdict is not None:
        return verdict_right(question, answer) == 1.0
    if not question.figures:
        return completeness(question, answer) >= HALF
    least = HALF if question.kind in SEVERAL_NEEDS else 1.0
    return figure_value(question, answer) >= least and completeness(question, answer) >= least


def percentile(values: Iterable[float], share: float) -> float:
    """The percentile of values by linear interpolation (0 for none); ``share`` 0.5 is the median."""
    rows = list(values)
    return float(np.quantile(rows, share)) if rows else 0.0
