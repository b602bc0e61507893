"""The thumbs of readers, as the page stores them in ``feedback/`` of an index folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def read_feedback(index: Path) -> list[dict[str, Any]]:
    """Every thumb, oldest first; a line that is no JSON object is passed over."""
    found = []
    for path in sorted((index / "feedback").glob("*.jsonl")):
        for line in path.read_text("utf-8", errors="replace").split("\n"):
            try:
                one = json.loads(line)
            except ValueError:
                continue
            if isinstance(one, dict):
                found.append(one)
    return found
