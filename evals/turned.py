"""From the answers of before and now: questions that turned wrong and why, and measures that fell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from evals.accepted import Accepted
from evals.before import Before, ask, engine_of
from evals.evidence import counting, relevant_paragraphs
from evals.intervals import Estimate, paired_difference
from evals.questions import QuestionSet
from evals.suite import LOWER_IS_BETTER, Outcome, Result
from evals.tolerances import MEASURES, Tolerance
from rag.datatypes import Paragraph, Source
from rag.errors import RagError
from rag.settings import Settings

EVIDENCE_GONE = "evidence gone"
TURNED = "right before, wrong now"
BY_PROGRAM = "right before, wrong now, also on the live documents (program, weights, settings or encoder)"


@dataclass(frozen=True)
class Turned:
    """A question that was right and is wrong. ``gone`` are the documents (id, sha256) that no longer hold its evidence."""

    set: str
    id: str
    question: str
    old: str
    new: str
    why: str
    gone: tuple[tuple[str, str], ...] = ()
    accepted: str | None = None


@dataclass(frozen=True)
class MeasureFall:
    """A measure that fell by more than its tolerance, over the questions asked both times."""

    set: str
    tolerance: Tolerance
    difference: Estimate

    def __str__(self) -> str:
        one = self.difference
        return (
            f"{self.set}: {self.tolerance.name} {one.value:+.3f} on {one.n} questions, 95 % {one.low:+.3f} to "
            f"{one.high:+.3f} (tolerance {self.tolerance.room:.3f})"
        )


def turned_wrong(
    outcomes: Sequence[Outcome], before: Before, accepted: Accepted, sources: Mapping[str, Source]
) -> tuple[Turned, ...]:
    """Every question that was right before and is wrong now."""
    found = []
    for outcome in outcomes:
        rows = before.answers.get(outcome.name, {})
        for result in outcome.results:
            row = rows.get(result.question.id)
            if row is None or not row.right or result.right:
                continue
            gone = lost_evidence(result, sources)
            reason = accepted.questions.get(row.id) or next(
                (accepted.documents[one] for one in gone if one in accepted.documents), None
            )
            new = str(result.answer["answer"]) if result.answer else ""
            why = EVIDENCE_GONE if gone else TURNED
            old = row.answer or "(the answer was not kept)"
            found.append(Turned(outcome.name, row.id, row.question, _line(old), _line(new), why, gone, reason))
    return tuple(found)


def lost_evidence(result: Result, sources: Mapping[str, Source]) -> tuple[tuple[str, str], ...]:
    """The loaded documents that should hold a need of the question which no paragraph meets any more, with sha256."""
    return tuple(
        dict.fromkeys(
            (one.document, sources[one.document].sha256)
            for need, met in zip(result.question.evidence, result.needs, strict=True)
            if not met
            for one in need
            if one.document in sources
        )
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def with_causes(settings: Settings, sets: Sequence[QuestionSet], turned: tuple[Turned, ...]) -> tuple[Turned, ...]:
    """The same, with whether the live documents give the wrong answer too when asked by the program of today."""
    ids = {one.id for one in turned if not one.gone and one.accepted is None}
    if not ids:
        return turned
    wrong: set[str] = set()
    try:
        live = engine_of(settings)
        _ = live.index.encoder
        for one in sets:
            questions = [question for question in counting(one, live.index.sources) if question.id in ids]
            if questions:
                outcome = ask(live, one.name, questions)
                wrong |= {result.question.id for result in outcome.results if not result.right}
    except RagError:
        wrong = ids  # the live version has another encoder than the settings
    return tuple(replace(one, why=BY_PROGRAM) if one.id in wrong else one for one in turned)


def set_aside(outcomes: Sequence[Outcome], live: Sequence[Paragraph], turned: Sequence[Turned]) -> tuple[str, ...]:
    """Questions that did not turn, and a need of which the live paragraphs met and no paragraph meets now.

    They measure nothing any more, and are left out of the comparison.
    """
    named = {one.id for one in turned}
    return tuple(
        result.question.id
        for outcome in outcomes
        for result in outcome.results
        if result.question.id not in named
        and not all(result.needs)
        and any(
            was and not now for was, now in zip(relevant_paragraphs(result.question, live), result.needs, strict=True)
        )
    )


def measure_falls(outcomes: Sequence[Outcome], before: Before, without: frozenset[str]) -> list[MeasureFall]:
    """The measures that fell by more than their tolerance, and clearly: the paired interval lies below zero."""
    found = []
    for outcome in outcomes:
        rows = before.answers.get(outcome.name, {})
        for tolerance in MEASURES:
            name = tolerance.name
            pairs = [
                (rows[id_].scores[name], result.scores[name])
                for result in outcome.results
                if (id_ := result.question.id) in rows
                and id_ not in without
                and name in rows[id_].scores
                and name in result.scores
            ]
            if not pairs:
                continue
            sign = -1.0 if name in LOWER_IS_BETTER else 1.0
            one = paired_difference([sign * old for old, _ in pairs], [sign * new for _, new in pairs])
            if one.value < -tolerance.room - 1e-9 and one.high < 0:
                found.append(MeasureFall(outcome.name, tolerance, one))
    return found
