"""Questions about the small corpus, and what makes a gold question and an answer object in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.questions import Question, read_question

ROWS: list[dict[str, Any]] = [
    {
        "id": "t-1", "kind": "figure_source", "question": "Hoeveel ligplaatsen komen er bij in de haven van Veldsum?",
        "status": "answered", "must_mention": ["1.200"],
        "evidence": [[{"document": "havenbrief", "quote": "tot 2030 komen er bijna 1.200 ligplaatsen bij"}]],
        "figures": [
            {"value": "1200", "unit": "ligplaatsen", "kind": "count", "qualifier": "less_than", "period": "tot 2030"},
        ],
    },
    {
        "id": "t-2", "kind": "who_what", "question": "Wie wil een tweede boot?", "status": "answered",
        "must_mention": ["burgemeester"], "figures": [],
        "evidence": [[{"document": "nota-veerdienst", "quote": "De burgemeester van Veldsum wil een tweede boot."}]],
    },
    {
        "id": "t-3", "kind": "unanswerable", "question": "Wat kost een kaartje voor de nachttrein naar Wenen?",
        "status": "not_in_corpus", "must_mention": [], "evidence": [], "figures": [],
    },
]  # fmt: skip


def make_question(**fields: Any) -> Question:
    """A question from what matters of it."""
    base = {
        "id": "q",
        "kind": "who_what",
        "question": "Wie?",
        "status": "answered",
        "evidence": [],
        "must_mention": [],
        "figures": [],
    }
    return read_question(base | fields)


def make_answer(text: str = "", cited: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    """An answer object with the keys that are scored."""
    status = fields.get("status", "answered")
    citations = [
        {"number": n, "paragraph_id": one, "document_id": "d", "quote": "", "start": 0, "end": 0, "text": ""}
        for n, one in enumerate(cited, start=1)
    ]
    abstained = status not in ("answered", "partly_answered")
    base = {"status": status, "abstained": abstained, "verdict": None, "answer": text, "citations": citations}
    return base | {"figures": [], "retrieved": [], "composer": "extractive", "seconds": 0.01} | fields


@pytest.fixture
def questions_file(tmp_path: Path) -> Path:
    path = tmp_path / "haven" / "open.jsonl"
    path.parent.mkdir()
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), "utf-8")
    return path
