"""The answers that an update changes, old beside new: for ``python ingest.py --dry-run``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from evals.answers import read_answers, write_answers
from evals.before import engine_of, open_sets
from evals.feedback import read_feedback
from evals.gate import Assessment, assess, report
from evals.questions import QuestionSet
from rag.datatypes import Figure, FigureKind
from rag.errors import RagError
from rag.index.changes import AnswerChange, Changes
from rag.index.versions import IndexVersion
from rag.ingest import Say
from rag.settings import Settings

if TYPE_CHECKING:
    from rag.answering.pipeline import Engine

FIGURE_QUESTIONS = 20  # questions made of figures that changed; more would be slow and would not be read
_AMOUNTS = frozenset({FigureKind.MONEY, FigureKind.PERCENTAGE, FigureKind.COUNT, FigureKind.RATIO, FigureKind.DURATION})
_ASKING = {FigureKind.MONEY: "Hoeveel geld is er voor", FigureKind.PERCENTAGE: "Hoeveel procent is"}


def preview(settings: Settings, version: IndexVersion, changes: Changes, say: Say) -> tuple[AnswerChange, ...]:
    """Assess a candidate and compare its answers with those of the live version.

    Asked are the questions of the sets that count, the example of the collection, the stored questions of readers, and
    questions made of the figures that changed.
    """
    found = assess(settings, version, open_sets())
    report(found, settings, say)
    say(f"gate: this candidate would be {'made live' if found.verdict.passed else 'refused'}")
    write_answers(settings.index, version.id, found.outcomes)
    return tuple(dict.fromkeys((*_of_sets(found), *_of_others(settings, None, version.id, changes))))


def answers_changed(
    settings: Settings, old: str, new: str, changes: Changes, questions: QuestionSet
) -> tuple[AnswerChange, ...]:
    """The answers that differ between two judged versions, to the questions of a set and those made of figures."""
    before, now = (read_answers(settings.index, one).get(questions.name, {}) for one in (old, new))
    kept = (AnswerChange(row.question, before[id_].answer, row.answer) for id_, row in now.items() if id_ in before)
    found = (one for one in kept if one.old != one.new)
    return tuple(dict.fromkeys((*found, *_of_others(settings, old, new, changes))))


def _of_sets(found: Assessment) -> Iterator[AnswerChange]:
    for outcome in found.outcomes:
        rows = found.before.answers.get(outcome.name, {})
        for result in outcome.results:
            row, new = rows.get(result.question.id), str((result.answer or {}).get("answer", ""))
            if row and row.answer and row.answer != new:
                yield AnswerChange(row.question, row.answer, new)


def _of_others(settings: Settings, before: str | None, version: str, changes: Changes) -> Iterator[AnswerChange]:
    old, new = engine_of(settings, before), engine_of(settings, version)
    asked = [
        new.index.example,
        *(one.get("question") for one in read_feedback(settings.index)),
        *figure_questions(changes),
    ]
    try:
        for question in dict.fromkeys(filter(None, asked)):
            was, now = _answer(old, question), _answer(new, question)
            if was != now:
                yield AnswerChange(question, was, now)
    except RagError:
        return  # the live version has another encoder than the settings; its answers cannot be made any more


def _answer(engine: Engine, question: str) -> str:
    from rag.answering.batch import answer_line

    answer: dict[str, Any] = answer_line(engine, json.dumps({"id": "", "question": question}, ensure_ascii=False))
    return str(answer["answer"])


def figure_questions(changes: Changes) -> list[str]:
    """Questions after the amounts that changed, went or came; the changed ones first."""
    ordered = sorted(changes.figures, key=lambda one: (one.old is None) + (one.new is None))
    figures = [cited.figure for one in ordered for cited in (one.old or one.new,) if cited]
    questions = [_question(one) for one in figures if one.subject and one.kind in _AMOUNTS]
    return list(dict.fromkeys(questions))[:FIGURE_QUESTIONS]


def _question(figure: Figure) -> str:
    """A question after a figure.

    >>> from decimal import Decimal
    >>> _question(Figure("40 boten", 0, 8, FigureKind.COUNT, Decimal(40), unit="boten", subject="boten in de haven"))
    'Hoeveel boten in de haven?'
    """
    subject, unit = figure.subject or "", figure.unit or ""
    if figure.kind in _ASKING:
        return f"{_ASKING[figure.kind]} {subject}?"
    return f"Hoeveel {subject}?" if unit in subject else f"Hoeveel {unit} {subject}?"
