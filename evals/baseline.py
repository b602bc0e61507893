"""The committed baseline: what a run may not fall below, per set and measure, each with its tolerance."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.questions import EVALS
from evals.suite import LOWER_IS_BETTER, Outcome
from evals.tolerances import MEASURES
from rag.errors import RagError

BASELINE = EVALS / "baseline.json"
TOLERANCES = {one.name: one.room for one in MEASURES}


@dataclass(frozen=True)
class Fall:
    """A measure that fell further than its tolerance."""

    set: str
    measure: str
    before: float
    now: float
    tolerance: float

    def __str__(self) -> str:
        """The fall as one line."""
        return f"{self.set}: {self.measure} {self.now:.3f}, baseline {self.before:.3f} (tolerance {self.tolerance:.3f})"


def baseline_object(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What is committed: the measures in total, and which questions were right."""
    return {
        "tolerances": TOLERANCES,
        "sets": {
            outcome.name: {
                "questions": len(outcome.results),
                "encoder": outcome.encoder,
                "measures": {name: round(one.value, 6) for name, one in outcome.estimates().items()},
                "right": sorted(result.question.id for result in outcome.results if result.right),
                "wrong": sorted(result.question.id for result in outcome.results if not result.right),
            }
            for outcome in outcomes
        },
    }


def save_baseline(path: Path, outcomes: Sequence[Outcome]) -> None:
    """Write the baseline; sets that were not run keep what was there."""
    data = baseline_object(outcomes)
    if path.exists():
        data["sets"] = load_baseline(path)["sets"] | data["sets"]
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def load_baseline(path: Path) -> dict[str, Any]:
    """The baseline. RagError where there is none."""
    try:
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise RagError(f"{path} is no baseline ({error}); write one with: python -m evals --save-baseline") from error
    if not isinstance(data, dict) or not {"sets", "tolerances"} <= set(data):
        raise RagError(f"{path} is no baseline; write one with: python -m evals --save-baseline")
    return data


def falls(outcome: Outcome, baseline: dict[str, Any]) -> tuple[list[Fall], str | None]:
    """The measures of an outcome below its baseline, and a remark where not all could be compared.

    With other questions than the baseline has (a part of the corpus is loaded, questions were added), the share of
    right answers is compared over the questions that both have.
    """
    name, before = outcome.name, baseline["sets"].get(outcome.name)
    if before is None:
        return [], f"{name}: the baseline has no such set; add it with: python -m evals --save-baseline"
    tolerances = baseline["tolerances"]
    now = {result.question.id: result.right for result in outcome.results}
    known = dict.fromkeys(before["right"], True) | dict.fromkeys(before["wrong"], False)
    if set(now) != set(known):
        shared = sorted(set(now) & set(known))
        if not shared:
            return [], f"{name}: no question of this run is in the baseline"
        old, new = (sum(answers[id_] for id_ in shared) / len(shared) for answers in (known, now))
        fell = new < old - tolerances["right"]
        found = [Fall(name, "right", old, new, tolerances["right"])] if fell else []
        return (
            found,
            f"{name}: other questions than the baseline; compared on right answers to the {len(shared)} in both",
        )
    return _falls(outcome, before["measures"], tolerances), None


def _falls(outcome: Outcome, before: dict[str, float], tolerances: dict[str, float]) -> list[Fall]:
    found, estimates = [], outcome.estimates()
    for measure, value in before.items():
        now = estimates[measure].value if measure in estimates else 0.0
        tolerance = tolerances.get(measure, 0.02)
        worse = now - value if measure in LOWER_IS_BETTER else value - now
        if worse > tolerance + 1e-9:
            found.append(Fall(outcome.name, measure, value, now, tolerance))
    return found
