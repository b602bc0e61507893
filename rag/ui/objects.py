"""The JSON object of one paragraph, shared by API and MCP."""

from __future__ import annotations

from typing import Any

from rag.answering.reference import place, reference
from rag.codec import dump
from rag.datatypes import Paragraph, Source


def paragraph_object(paragraph: Paragraph, source: Source) -> dict[str, Any]:
    """A paragraph with where it stands."""
    return {**dump(paragraph), "place": place(paragraph), "reference": reference(paragraph, source)}
