"""What was answered before: by the live version as recorded, else asked now, else the committed baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from evals.answers import Answered, answered, gold_digest, read_answers
from evals.baseline import BASELINE, Fall, falls, load_baseline
from evals.evidence import counting
from evals.questions import Question, QuestionSet, load_set, set_names
from evals.suite import RIGHT, Outcome, run
from rag.errors import RagError
from rag.index.versions import read_pointer
from rag.settings import Settings

if TYPE_CHECKING:
    from rag.answering.pipeline import Engine

OPENINGS = "openings"
_OPENING = 40


@dataclass(frozen=True)
class Before:
    """Answers by set and question id, where they are from, and the sets that only the committed baseline knows."""

    origin: str
    answers: Mapping[str, Mapping[str, Answered]]
    committed: frozenset[str] = frozenset()


def open_sets() -> tuple[QuestionSet, ...]:
    """The committed open sets."""
    return tuple(map(load_set, set_names()))


def engine_of(settings: Settings, version: str | None = None) -> Engine:
    """The engine of a version; the live one without a name."""
    from rag.answering.pipeline import Engine
    from rag.index.opened import open_index

    return Engine(open_index(settings, version))


def ask_counting(engine: Engine, sets: Sequence[QuestionSet]) -> list[Outcome]:
    """The outcome of every set of which a question counts for the documents of an index.

    An index of other documents has none; then the openings of its documents stand in for them, so that the invariants
    are still seen to hold.
    """
    outcomes = []
    for one in sets:
        questions = counting(one, engine.index.sources)
        if questions:
            outcomes.append(ask(engine, one.name, questions, len(one.questions) - len(questions)))
    return outcomes or [ask(engine, OPENINGS, openings(engine))]


def ask(engine: Engine, name: str, questions: Sequence[Question], skipped: int = 0) -> Outcome:
    """Put questions to an engine, with a progress bar on a terminal."""
    from rag.progress import track

    ticks = track(questions, f"{name}: questions")

    def tick() -> None:
        next(ticks, None)

    try:
        return run(engine, name, questions, skipped, tick)
    finally:
        list(ticks)


def openings(engine: Engine) -> list[Question]:
    """Questions without gold, for a corpus that has no set: the first words of a paragraph of each document."""
    questions = []
    for source in engine.index.sources:
        text = next((p.text for p in engine.index.paragraphs if p.source_id == source), "")
        if text:
            questions.append(Question(f"opening of {source}", "opening", text[:_OPENING], "answered", (), (), ()))
    return questions


def answers_before(
    settings: Settings, sets: Sequence[QuestionSet], outcomes: Sequence[Outcome], baseline: Path = BASELINE
) -> Before:
    """What was answered before to the questions of these outcomes, of those that counted then too.

    What the live version is recorded to have answered comes first: a program or setting that answers worse today is
    then seen. A question without a record is put to the live version now. A set without any record is also held against
    the committed baseline, if the live version has all documents of the set.
    """
    pointer = read_pointer(settings.index)
    if pointer is None:
        return Before("committed baseline", _committed(baseline, outcomes), frozenset(one.name for one in outcomes))
    recorded = read_answers(settings.index, pointer.live)
    live = engine_of(settings)
    found: dict[str, dict[str, Answered]] = {}
    committed = set()
    for one, outcome in _paired(sets, outcomes):
        both = _in_both(one, live, outcome)
        rows = recorded.get(one.name, {})
        known = {q.id: rows[q.id] for q in both if q.id in rows and rows[q.id].gold == gold_digest(q)}
        found[one.name] = known | _asked_now(live, one.name, [q for q in both if q.id not in known])
        if not rows and one.documents <= set(live.index.sources):
            committed.add(one.name)
            right = _committed(baseline, [outcome]).get(one.name, {})
            found[one.name] |= {id_: _right(found[one.name].get(id_), row) for id_, row in right.items()}
    origin = f"live version {pointer.live}" + (" as recorded" if recorded else " and the committed baseline")
    return Before(origin if recorded or committed else f"live version {pointer.live}", found, frozenset(committed))


def _paired(sets: Sequence[QuestionSet], outcomes: Sequence[Outcome]) -> list[tuple[QuestionSet, Outcome]]:
    named = {one.name: one for one in sets}
    return [(named[outcome.name], outcome) for outcome in outcomes if outcome.name in named]


def _in_both(one: QuestionSet, live: Engine, outcome: Outcome) -> list[Question]:
    """The questions of an outcome that count for the live index too."""
    now = {result.question.id for result in outcome.results}
    return [question for question in counting(one, live.index.sources) if question.id in now]


def _asked_now(live: Engine, name: str, questions: Sequence[Question]) -> dict[str, Answered]:
    """The answers of the live version by the program of today; none where it cannot be asked (another encoder)."""
    if not questions:
        return {}
    try:
        _ = live.index.encoder
    except RagError:
        return {}
    return {row.id: row for row in answered(ask(live, name, questions))}


def _committed(baseline: Path, outcomes: Sequence[Outcome]) -> dict[str, dict[str, Answered]]:
    """The questions that the committed baseline has as right, without their answers."""
    try:
        sets = load_baseline(baseline)["sets"]
    except RagError:
        return {}
    return {
        outcome.name: {
            one.question.id: Answered(one.question.id, "", one.question.question, {RIGHT: 1.0}, "", "")
            for one in outcome.results
            if one.question.id in sets.get(outcome.name, {"right": ()})["right"]
        }
        for outcome in outcomes
    }


def _right(asked: Answered | None, committed: Answered) -> Answered:
    """An answer asked now, held to be right where the committed baseline has it right."""
    return committed if asked is None else replace(asked, scores={**asked.scores, RIGHT: 1.0})


def committed_falls(before: Before, outcomes: Sequence[Outcome], baseline: Path = BASELINE) -> list[Fall]:
    """Measures below the committed baseline, for the sets that no record of the live version covers."""
    try:
        data = load_baseline(baseline)
    except RagError:
        return []
    return [fall for one in outcomes if one.name in before.committed for fall in falls(one, data)[0]]
