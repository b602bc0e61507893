"""Asking a set of questions and scoring the answers: from questions and an engine to one frozen outcome."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evals import measures
from evals.evidence import relevant_paragraphs
from evals.intervals import Estimate, estimate
from evals.invariants import INVARIANTS, Breach, breaches
from evals.questions import Question
from rag.datatypes import Paragraph

if TYPE_CHECKING:
    from rag.answering.pipeline import Engine

RIGHT, REFUSAL, FALSE_REFUSAL = "right", "refusal", "false refusal"
# name in the scores, heading of the column; in the order of the table
COLUMNS = {
    "Success@1": "S@1", "Success@3": "S@3", "Success@10": "S@10", "RR@10": "RR@10", "nDCG@10": "nDCG@10",
    "citation precision": "cit. P", "citation recall": "cit. R", RIGHT: "right", "FigureExact": "FigExact",
    "completeness": "compl.", "verdict": "verdict", REFUSAL: "refusal", FALSE_REFUSAL: "false ref.",
}  # fmt: skip
LOWER_IS_BETTER = frozenset({FALSE_REFUSAL})
TOTAL = "total"


@dataclass(frozen=True)
class Result:
    """A question, its answer object (None where there is none), the paragraphs per need, and its scores by measure."""

    question: Question
    answer: dict[str, Any] | None
    needs: tuple[frozenset[str], ...]
    scores: dict[str, float]

    @property
    def right(self) -> bool:
        """Whether the answer is right and rightly cited."""
        return self.scores[RIGHT] == 1.0

    @property
    def rank(self) -> int | None:
        """Rank of the first relevant paragraph among the retrieved ones."""
        return measures.rank_of_first(self.needs, retrieved(self.answer))


@dataclass(frozen=True)
class Outcome:
    """A set of questions put to one index version."""

    name: str
    index_version: str
    encoder: str
    results: tuple[Result, ...]
    breaches: tuple[Breach, ...]
    skipped: int
    paragraphs: Mapping[str, Paragraph]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of questions, by name."""
        return tuple(sorted({result.question.kind for result in self.results}))

    def of_kind(self, kind: str) -> tuple[Result, ...]:
        """The results of a kind; ``TOTAL`` for all."""
        return tuple(result for result in self.results if kind in (TOTAL, result.question.kind))

    def values(self, measure: str, kind: str = TOTAL) -> list[float]:
        """The scores of a measure over the questions it applies to."""
        return [result.scores[measure] for result in self.of_kind(kind) if measure in result.scores]

    def estimates(self, kind: str = TOTAL) -> dict[str, Estimate]:
        """Every measure that applies to a kind, with its interval."""
        return {name: estimate(values) for name in COLUMNS if (values := self.values(name, kind))}

    def invariants(self) -> dict[str, float]:
        """Share of the answers of which each invariant holds."""
        count = max(1, len(self.results))
        broken = {name: {one.question for one in self.breaches if one.invariant == name} for name in INVARIANTS}
        return {name: 1.0 - len(ids) / count for name, ids in broken.items()}

    def lengths(self) -> list[float]:
        """Characters of the answers that were given."""
        return [float(len(r.answer["answer"])) for r in self.results if r.answer and not r.answer["abstained"]]

    def seconds(self) -> list[float]:
        """Seconds of every answer."""
        return [float(result.answer["seconds"]) for result in self.results if result.answer]


def retrieved(answer: Mapping[str, Any] | None) -> list[str]:
    """The ids of the retrieved paragraphs, best first."""
    return [one["paragraph_id"] for one in answer["retrieved"]] if answer else []


def score(question: Question, needs: Sequence[frozenset[str]], answer: dict[str, Any] | None) -> dict[str, float]:
    """The scores of one answer on every measure that applies to its question, but for those of retrieval."""
    scores = {RIGHT: measures.right(question, needs, answer)}
    if question.evidence:
        scores["citation precision"] = measures.citation_precision(needs, answer)
        scores["citation recall"] = measures.citation_recall(needs, answer)
    if question.must_mention:
        scores["completeness"] = measures.completeness(question, answer)
    if question.figures:
        scores["FigureExact"] = measures.figure_exact(question, answer)
    if question.verdict is not None:
        scores["verdict"] = measures.verdict_right(question, answer)
    if question.answerable:
        scores[FALSE_REFUSAL] = measures.falsely_refused(answer)
    else:
        scores[REFUSAL] = measures.refused(answer)
    return scores


def judged(
    questions: Sequence[Question], answers: Mapping[str, dict[str, Any]], paragraphs: Sequence[Paragraph]
) -> tuple[Result, ...]:
    """Questions with their answers (by id; missing ones count as zero) and scores."""
    needs = {question.id: relevant_paragraphs(question, paragraphs) for question in questions}
    rankings = {id_: retrieved(answer) for id_, answer in answers.items()}
    ranked = measures.retrieval_scores({q.id: needs[q.id] for q in questions if q.evidence}, rankings)
    return tuple(
        Result(
            question, answer := answers.get(question.id), needs[question.id],
            ranked.get(question.id, {}) | score(question, needs[question.id], answer),
        )
        for question in questions
    )  # fmt: skip


def run(engine: Engine, name: str, questions: Sequence[Question], skipped: int, tick: Callable[[], None]) -> Outcome:
    """Put every question to an engine and judge the answers; ``tick`` is called after each."""
    from rag.answering.batch import answer_line

    index = engine.index
    answer_line(
        engine, questions[0].line()
    )  # loads what is loaded once, so that the latencies are those of a warm engine
    answers: dict[str, dict[str, Any]] = {}
    for question in questions:
        answers[question.id] = json.loads(json.dumps(answer_line(engine, question.line())))
        tick()
    paragraphs = {paragraph.id: paragraph for paragraph in index.paragraphs}
    broken = [
        one
        for question in questions
        for one in breaches(question.id, answers[question.id], paragraphs, index.sources, _asked(question))
    ]
    results = judged(questions, answers, index.paragraphs)
    return Outcome(name, index.version.id, index.version.encoder, results, tuple(broken), skipped, paragraphs)


def _asked(question: Question) -> str:
    earlier = " ".join(text for turn in question.history for text in turn.values())
    return f"{earlier} {question.question}"
