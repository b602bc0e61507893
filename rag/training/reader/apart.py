"""The documents that the reader does not learn from: to measure on, and for the ranker and the judge to learn on."""

from __future__ import annotations

KEPT_APART = ("documents_v.jsonl", "documents_z.jsonl")
