"""What happened to the index, one JSON object a line in ``history.jsonl``: promoted, refused, rolled back, and why."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from rag.codec import dump, load

FILE = "history.jsonl"


class Happened(StrEnum):
    """What can happen to a version."""

    PROMOTED = "promoted"
    REFUSED = "refused"
    ROLLED_BACK = "rolled back"


@dataclass(frozen=True)
class Event:
    """One moment: which version, what happened, why, and what was measured (name to value; empty: not measured)."""

    when: str
    version: str
    what: Happened
    reason: str
    documents: int | None = None
    paragraphs: int | None = None
    scores: Mapping[str, float] = field(default_factory=dict)


def note(
    index: Path, version: str, what: Happened, reason: str, documents: int | None = None,
    paragraphs: int | None = None, scores: Mapping[str, float] | None = None,
) -> None:  # fmt: skip
    """Add an event, in one write at the end of the file."""
    when = datetime.now(UTC).isoformat(timespec="seconds")
    event = Event(when, version, what, reason, documents, paragraphs, scores or {})
    line = json.dumps(dump(event), ensure_ascii=False) + "\n"
    file = os.open(index / FILE, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        size = os.fstat(file).st_size
        torn = size > 0 and os.pread(file, 1, size - 1) != b"\n"
        os.write(file, ("\n" if torn else "").encode() + line.encode())
    finally:
        os.close(file)


def read_history(index: Path) -> tuple[Event, ...]:
    """The events, oldest first; a line that was cut short by a crash is passed over."""
    path = index / FILE
    events = []
    for line in path.read_text("utf-8", errors="replace").split("\n") if path.is_file() else ():
        try:
            events.append(load(Event, json.loads(line)))
        except ValueError:
            continue
    return tuple(events)
