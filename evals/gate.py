"""The gate of ingest: whether a candidate index answers no worse than the version before it.

In this order: the parse reports per document, the invariants, the measures beside those of before, and every question
that turned from right to wrong. All of it is said; any of it refuses, unless ``accepted.toml`` accepts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.accepted import NAME, entry, read_accepted
from evals.answers import write_answers
from evals.baseline import BASELINE, Fall
from evals.before import OPENINGS, Before, answers_before, ask_counting, committed_falls, engine_of, open_sets
from evals.gate_result import keep, scores_of
from evals.parse_gate import ParseFault, Read, changes_of_reading, parse_faults
from evals.questions import QuestionSet
from evals.suite import Outcome
from evals.turned import MeasureFall, Turned, measure_falls, set_aside, turned_wrong, with_causes
from rag.index.opened import OpenedIndex, open_index
from rag.index.versions import IndexVersion, read_left_out, read_pointer
from rag.ingest import Judgement, Say
from rag.settings import Settings

ACCEPTED = NAME
_SHOWN = 200


@dataclass(frozen=True)
class GateVerdict:
    """What the gate found."""

    asked: int
    right: int
    parse: tuple[ParseFault, ...] = ()
    broken: tuple[str, ...] = ()
    fallen: tuple[MeasureFall | Fall, ...] = ()
    turned: tuple[Turned, ...] = ()
    aside: tuple[str, ...] = ()

    @property
    def refusals(self) -> tuple[str, ...]:
        """In which steps the candidate is refused, in order; none: it may go live."""
        steps: dict[str, Sequence[object]] = {
            "documents read worse": [one for one in self.parse if one.accepted is None],
            "broken invariants": self.broken,
            "measures fell": self.fallen,
            "questions turned wrong": [one for one in self.turned if one.accepted is None],
        }
        return tuple(f"{name} ({len(found)})" for name, found in steps.items() if found)

    @property
    def passed(self) -> bool:
        """Whether the candidate may go live."""
        return not self.refusals


@dataclass(frozen=True)
class Assessment:
    """A verdict with what it is made of."""

    verdict: GateVerdict
    outcomes: tuple[Outcome, ...]
    before: Before
    reading: tuple[str, ...]


def judge(settings: Settings, version: IndexVersion, say: Say, sets: Sequence[QuestionSet] | None = None) -> Judgement:
    """Assess a candidate, say what was found, and keep the result and the answers beside it."""
    found = assess(settings, version, open_sets() if sets is None else sets)
    report(found, settings, say)
    write_answers(settings.index, version.id, found.outcomes)
    asked = [one for one in found.outcomes if one.name != OPENINGS]
    keep(settings.index, version.id, found.verdict.passed, [one.id for one in found.verdict.turned], asked)
    verdict = found.verdict
    if not verdict.passed:
        return Judgement(False, ", ".join(verdict.refusals), scores_of(asked))
    reasons = [*(one.accepted for one in verdict.turned), *(one.accepted for one in verdict.parse)]
    accepted = len(reasons) - reasons.count(None)
    reason = "passed the gate" if asked else "passed the gate without questions: quality not measured"
    return Judgement(True, f"{reason}, {accepted} accepted" if accepted else reason, scores_of(asked))


def assess(
    settings: Settings, version: IndexVersion, sets: Sequence[QuestionSet], baseline: Path = BASELINE
) -> Assessment:
    """Everything the gate looks at, without a word or a file."""
    candidate = engine_of(settings, version.id)
    accepted = read_accepted(settings.corpus / ACCEPTED)
    live = open_index(settings) if read_pointer(settings.index) else None
    was, now = read_of(live, settings) if live else None, read_of(candidate.index, settings)
    outcomes = tuple(ask_counting(candidate, sets))
    before = answers_before(settings, sets, outcomes, baseline)
    turned = with_causes(settings, sets, turned_wrong(outcomes, before, accepted, candidate.index.sources))
    aside = set_aside(outcomes, live.paragraphs if live else (), turned)
    without = frozenset(aside) | {one.id for one in turned if one.accepted is not None}
    fallen: list[MeasureFall | Fall] = [*measure_falls(outcomes, before, without)]
    if not without:
        fallen += committed_falls(before, outcomes, baseline)
    verdict = GateVerdict(
        sum(len(outcome.results) for outcome in outcomes),
        sum(result.right for outcome in outcomes for result in outcome.results),
        parse_faults(was, now, accepted),
        tuple(f"{one.question}: {one.invariant}: {one.detail}" for outcome in outcomes for one in outcome.breaches),
        tuple(fallen), turned, aside,
    )  # fmt: skip
    return Assessment(verdict, outcomes, before, tuple(changes_of_reading(was, now)) if was else ())


def read_of(index: OpenedIndex, settings: Settings) -> Read:
    """What a version says of reading its documents."""
    reports = {one.source_id: one for one in index.reports}
    return Read(index.sources, reports, read_left_out(settings.index, index.version.id))


def report(found: Assessment, settings: Settings, say: Say) -> None:
    """Say what was found, step by step."""
    verdict = found.verdict
    for line in found.reading:
        say(f"gate: reading: {line}")
    for fault in verdict.parse:
        say(f"gate: read worse: {fault.document}: {fault.what}{_because(fault.accepted)}")
    for line in verdict.broken:
        say(f"gate: broken invariant: {line}")
    if all(outcome.name == OPENINGS for outcome in found.outcomes):
        say(f"gate: no question set fits these documents; quality not measured, invariants on {verdict.asked} openings")
    else:
        say(f"gate: {verdict.right} of {verdict.asked} questions right; compared with the {found.before.origin}")
    for fall in verdict.fallen:
        say(f"gate: below before: {fall}")
    for one in verdict.turned:
        say(f"gate: {one.why}: {one.id}: {one.question}{_because(one.accepted)}")
        say(f"gate:   before: {one.old[:_SHOWN]}")
        say(f"gate:   now:    {one.new[:_SHOWN]}")
    if verdict.aside:
        say(f"gate: set aside, wrong before and their evidence is gone: {', '.join(verdict.aside)}")
    _advise(verdict, settings, say)


def _because(accepted: str | None) -> str:
    return f" (accepted: {accepted})" if accepted else ""


def _advise(verdict: GateVerdict, settings: Settings, say: Say) -> None:
    """What to put into ``accepted.toml``, ready to paste but for the reason."""
    documents = {one.document: one.sha256 for one in verdict.parse if one.accepted is None}
    gone = [one for one in verdict.turned if one.accepted is None and one.gone]
    documents |= {document: sha256 for one in gone for document, sha256 in one.gone}
    questions = [one.id for one in verdict.turned if one.accepted is None and not one.gone]
    if not documents and not questions:
        return
    say(f"gate: mend it, or accept it with a reason in {settings.corpus / ACCEPTED}:")
    for document, sha256 in documents.items():
        say(entry(document=document, sha256=sha256))
    for id_ in questions:
        say(entry(question=id_))
