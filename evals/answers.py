"""What a version answered to each question, kept beside it in ``answers.json``: what the next candidate is compared with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evals.questions import Question
from evals.suite import RIGHT, Outcome
from rag.codec import dump, load
from rag.index.versions import version_folder, write_json

FILE = "answers.json"


@dataclass(frozen=True)
class Answered:
    """One question as a version answered it. ``gold`` is the digest of the question with its gold."""

    id: str
    gold: str
    question: str
    scores: Mapping[str, float]
    status: str
    answer: str

    @property
    def right(self) -> bool:
        """Whether the answer was right and rightly cited."""
        return self.scores.get(RIGHT) == 1.0


def gold_digest(question: Question) -> str:
    """Digest of a question with its gold: answers to another form of it are not compared."""
    return hashlib.sha256(json.dumps(asdict(question), sort_keys=True).encode()).hexdigest()


def answered(outcome: Outcome) -> tuple[Answered, ...]:
    """The answers of an outcome."""
    return tuple(
        Answered(
            one.question.id, gold_digest(one.question), one.question.question, one.scores,
            str(one.answer["status"]) if one.answer else "error", str(one.answer["answer"]) if one.answer else "",
        )
        for one in outcome.results
    )  # fmt: skip


def write_answers(index: Path, version: str, outcomes: Sequence[Outcome]) -> None:
    """Keep the answers beside the version that gave them."""
    data = {one.name: [dump(answer) for answer in answered(one)] for one in outcomes}
    write_json(version_folder(index, version) / FILE, {"sets": data})


def read_answers(index: Path, version: str) -> dict[str, dict[str, Answered]]:
    """The answers of a version by set and question id; empty where none were kept or they cannot be read."""
    path = version_folder(index, version) / FILE
    try:
        sets = json.loads(path.read_text("utf-8"))["sets"]
        return {name: {one["id"]: load(Answered, one) for one in rows} for name, rows in sets.items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
