"""The JSON of a run: what is written, read back for a comparison, and committed as the baseline."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evals.measures import percentile
from evals.suite import TOTAL, Outcome, Result
from rag.errors import RagError


def outcome_object(outcome: Outcome, single: bool = True) -> dict[str, Any]:
    """An outcome as JSON has it; without ``single`` it holds aggregates only, and no question."""
    data: dict[str, Any] = {
        "set": outcome.name,
        "index_version": outcome.index_version,
        "encoder": outcome.encoder,
        "questions": len(outcome.results),
        "skipped": outcome.skipped,
        "measures": {kind: _rounded(outcome, kind) for kind in (TOTAL, *outcome.kinds)},
        "invariants": outcome.invariants(),
        "length": {"median": percentile(outcome.lengths(), 0.5), "max": max(outcome.lengths(), default=0.0)},
        "seconds": {"median": percentile(outcome.seconds(), 0.5), "p95": percentile(outcome.seconds(), 0.95)},
    }
    if single:
        data["breaches"] = [asdict(one) for one in outcome.breaches]
        data["results"] = [_result(result) for result in outcome.results]
    return data


def _rounded(outcome: Outcome, kind: str) -> dict[str, dict[str, float]]:
    found = {name: asdict(one) for name, one in outcome.estimates(kind).items()}
    return {name: {key: round(value, 6) for key, value in one.items()} for name, one in found.items()}


def _result(result: Result) -> dict[str, Any]:
    return {
        "id": result.question.id,
        "kind": result.question.kind,
        "question": result.question.question,
        "scores": {name: round(value, 6) for name, value in result.scores.items()},
        "rank": result.rank,
        "needs": [sorted(need) for need in result.needs],
        "answer": result.answer,
    }


def write_record(path: Path, outcomes: Sequence[Outcome], single: bool = True) -> None:
    """Write the JSON of a run."""
    data = {"outcomes": [outcome_object(outcome, single) for outcome in outcomes]}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def read_record(path: Path) -> dict[str, dict[str, Any]]:
    """The outcomes of a written run by set. RagError where it is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return {one["set"]: one for one in data["outcomes"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RagError(f"{path} is no record of a run ({error}); write one with: python -m evals") from error


def single_scores(outcome: dict[str, Any], measure: str) -> dict[str, float]:
    """The scores of a measure by question id, of an outcome read back."""
    return {one["id"]: one["scores"][measure] for one in outcome.get("results", ()) if measure in one["scores"]}
