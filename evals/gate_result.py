"""The result of the gate beside the version it judged, for the page and the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from evals.suite import Outcome
from rag.index.versions import version_folder, write_json

RESULT = "gate.json"
_DUTCH = {
    "right": "Goed antwoord met de goede bron",
    "Success@3": "Goede alinea bij de eerste drie",
    "verdict": "Goed oordeel over een bewering",
    "refusal": "Terecht gezegd dat het er niet staat",
    "false refusal": "Ten onrechte gezegd dat het er niet staat",
}


def keep(index: Path, version: str, passed: bool, turned: Sequence[str], asked: Sequence[Outcome]) -> None:
    """Write the result; ``asked`` are the outcomes of question sets, ``turned`` the ids that turned wrong."""
    measures = [
        {"name": f"{_DUTCH[name]} ({outcome.name})", "value": estimate.value, "required": None, "questions": estimate.n}
        for outcome in asked
        for name, estimate in outcome.estimates().items()
        if name in _DUTCH
    ]
    result = {
        "passed": passed if asked else None,
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "measures": measures,
        "gaps": [f"{id_}: was goed en is nu fout" for id_ in turned],
    }
    write_json(version_folder(index, version) / RESULT, result)


def scores_of(asked: Sequence[Outcome]) -> dict[str, float]:
    """Per set and measure the mean, for the history."""
    return {
        f"{outcome.name} {name}": round(estimate.value, 4)
        for outcome in asked
        for name, estimate in outcome.estimates().items()
        if name in _DUTCH
    }
