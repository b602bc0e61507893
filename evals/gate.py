"""The gate of ingest: whether a candidate index answers no worse than the one before it.

A question that was right and turns wrong stops the candidate, unless ``accepted.toml`` in the corpus folder accepts it:

    [[accepted]]
    question = "qa-001"
    reason = "the letter was replaced by one without this date"
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from evals.baseline import BASELINE, load_baseline
from evals.evidence import counting
from evals.questions import Question, load_set, set_names
from evals.suite import Outcome, run
from rag.errors import CorpusError, RagError
from rag.index.versions import IndexVersion, read_pointer, version_folder
from rag.settings import Settings

if TYPE_CHECKING:
    from rag.answering.pipeline import Engine

ACCEPTED = "accepted.toml"
RESULT = "gate.json"
_DUTCH = {
    "right": "Goed antwoord met de goede bron",
    "Success@3": "Goede alinea bij de eerste drie",
    "verdict": "Goed oordeel over een bewering",
    "refusal": "Terecht gezegd dat het er niet staat",
    "false refusal": "Ten onrechte gezegd dat het er niet staat",
}
_OPENING = 40
Say = Callable[[str], None]


@dataclass(frozen=True)
class GateVerdict:
    """What the gate found: ids that were right before, broken invariants, documents without text."""

    asked: int
    right: int
    turned_wrong: tuple[str, ...]
    unaccepted: tuple[str, ...]
    broken: tuple[str, ...]
    empty_documents: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the candidate may go live."""
        return not (self.unaccepted or self.broken or self.empty_documents)


def judge(settings: Settings, version: IndexVersion, say: Say) -> bool:
    """Ask the candidate the questions that count, compare with what is live, and say what was found."""
    candidate = _engine(settings, version.id)
    outcomes = ask_counting(candidate)
    before, origin = right_before(settings, {o.name: [r.question for r in o.results] for o in outcomes}, say)
    accepted = read_accepted(settings.corpus / ACCEPTED)
    verdict = weigh(outcomes, before, accepted, empty_documents(candidate))
    _report(verdict, outcomes, origin, accepted, say)
    keep(version_folder(settings.index, version.id) / RESULT, verdict, outcomes)
    return verdict.passed


def keep(path: Path, verdict: GateVerdict, outcomes: list[Outcome]) -> None:
    """Write the result beside the version it judged, for the page to show."""
    asked = [outcome for outcome in outcomes if outcome.name != "openings"]
    measures = [
        {"name": f"{_DUTCH[name]} ({outcome.name})", "value": estimate.value, "required": None, "questions": estimate.n}
        for outcome in asked
        for name, estimate in outcome.estimates().items()
        if name in _DUTCH
    ]
    gaps = [f"{id_}: was goed en is nu fout" for id_ in verdict.turned_wrong]
    result = {
        "passed": verdict.passed if asked else None,
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "measures": measures,
        "gaps": gaps,
    }
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")


def _engine(settings: Settings, version: str | None = None) -> Engine:
    from rag.answering.pipeline import Engine
    from rag.index.opened import open_index

    return Engine(open_index(settings, version))


def ask_counting(engine: Engine) -> list[Outcome]:
    """The outcome of every open set of which a question counts for the documents of an index.

    An index of other documents has none; then the openings of its documents stand in for them, so that the invariants
    are still seen to hold.
    """
    outcomes = []
    for one in map(load_set, set_names()):
        questions = counting(one, engine.index.sources)
        if questions:
            outcomes.append(run(engine, one.name, questions, len(one.questions) - len(questions), _silent))
    return outcomes or [run(engine, "openings", openings(engine), 0, _silent)]


def openings(engine: Engine) -> list[Question]:
    """Questions without gold, for a corpus that has no set: the first words of a paragraph of each document."""
    questions = []
    for source in engine.index.sources:
        text = next((p.text for p in engine.index.paragraphs if p.source_id == source), "")
        if text:
            questions.append(Question(f"opening of {source}", "opening", text[:_OPENING], "answered", (), (), ()))
    return questions


def right_before(
    settings: Settings, questions: Mapping[str, list[Question]], say: Say
) -> tuple[dict[str, frozenset[str]], str]:
    """Per set the ids answered rightly before, by the live version or else by the baseline; and which of the two."""
    pointer = read_pointer(settings.index)
    if pointer is not None:
        try:
            live = _engine(settings)
            found = {name: right_ids(run(live, name, both, 0, _silent)) for name, both in _shared(live, questions)}
        except RagError as error:
            say(f"gate: the live version cannot be asked ({error}); the committed baseline stands in")
        else:
            return found, f"live version {pointer.live}"
    sets = load_baseline(BASELINE)["sets"]
    return {name: frozenset(sets[name]["right"]) for name in questions if name in sets}, "committed baseline"


def _shared(live: Engine, questions: Mapping[str, list[Question]]) -> Iterator[tuple[str, list[Question]]]:
    """Per set the questions that count for the live index too, where there are any."""
    for name in set(questions) & set(set_names()):
        ids = {question.id for question in counting(load_set(name), live.index.sources)}
        if both := [question for question in questions[name] if question.id in ids]:
            yield name, both


def _silent() -> None:
    """No progress is shown."""


def right_ids(outcome: Outcome) -> frozenset[str]:
    """The ids of the questions answered rightly."""
    return frozenset(result.question.id for result in outcome.results if result.right)


def empty_documents(engine: Engine) -> tuple[str, ...]:
    """Documents of which no paragraph was read."""
    read = {paragraph.source_id for paragraph in engine.index.paragraphs}
    return tuple(source for source in engine.index.sources if source not in read)


def weigh(
    outcomes: list[Outcome], before: Mapping[str, frozenset[str]], accepted: Mapping[str, str], empty: tuple[str, ...]
) -> GateVerdict:
    """The verdict on a candidate from its outcomes and what was right before."""
    turned = [
        result.question.id
        for outcome in outcomes
        for result in outcome.results
        if not result.right and result.question.id in before.get(outcome.name, ())
    ]
    broken = [f"{one.question}: {one.invariant}: {one.detail}" for outcome in outcomes for one in outcome.breaches]
    return GateVerdict(
        sum(len(outcome.results) for outcome in outcomes), sum(len(right_ids(outcome)) for outcome in outcomes),
        tuple(turned), tuple(id_ for id_ in turned if id_ not in accepted), tuple(broken), empty,
    )  # fmt: skip


def read_accepted(path: Path) -> dict[str, str]:
    """The reasons by question id, none where there is no file. CorpusError for an entry without a reason."""
    if not path.exists():
        return {}
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("accepted", [])
        accepted = {str(entry["question"]): str(entry["reason"]).strip() for entry in entries}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(f"{path}: each [[accepted]] has a question and a reason ({error}); correct it") from error
    if lacking := [question for question, reason in accepted.items() if not reason]:
        raise CorpusError(f"{path}: {lacking[0]} has no reason; write down why it may turn wrong")
    return accepted


def _report(verdict: GateVerdict, outcomes: list[Outcome], origin: str, accepted: Mapping[str, str], say: Say) -> None:
    if all(outcome.name == "openings" for outcome in outcomes):
        say(f"gate: no question set fits these documents; quality not measured, invariants on {verdict.asked} openings")
    else:
        say(f"gate: {verdict.right} of {verdict.asked} questions right; compared with the {origin}")
    asked = {result.question.id: result.question.question for outcome in outcomes for result in outcome.results}
    for id_ in verdict.turned_wrong:
        reason = f" (accepted: {accepted[id_]})" if id_ in accepted else ""
        say(f"gate: right before, wrong now: {id_}: {asked[id_]}{reason}")
    for line in verdict.broken:
        say(f"gate: broken invariant: {line}")
    for document in verdict.empty_documents:
        say(f"gate: no paragraph was read from {document}")
    if verdict.unaccepted:
        say(f"gate: mend it, or accept each question with a reason in {ACCEPTED} of the corpus folder")
