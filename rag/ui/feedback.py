"""Thumbs on answers, one JSON object a line, in ``feedback/`` of the index folder. Made to become tests of."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Short = Annotated[str, Field(max_length=300)]


class Feedback(BaseModel):
    """What a reader says of an answer. ``question`` and ``answer`` are kept only where the settings say so."""

    model_config = ConfigDict(extra="forbid")

    thumb: Literal["up", "down"]
    reason: Literal["wrong_figure", "wrong_source", "not_found", "other"] | None = None
    index_version: Short
    status: Short
    paragraph_ids: Annotated[list[Short], Field(max_length=20)] = []
    question: Annotated[str, Field(max_length=2000)] | None = None
    answer: Annotated[str, Field(max_length=4000)] | None = None


def store_feedback(folder: Path, feedback: Feedback, keep_question: bool) -> Path:
    """Append a line to the file of this month; returns the file. Without ``keep_question`` no text is written."""
    now = datetime.now(UTC)
    record = feedback.model_dump(exclude=None if keep_question else {"question", "answer"}, exclude_none=True)
    record["when"] = now.isoformat(timespec="seconds")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{now:%Y-%m}.jsonl"
    line = (json.dumps(record, ensure_ascii=False) + "\n").encode()
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, line)
    finally:
        os.close(file)
    return path
