"""The JSON objects that pages, API and MCP share beside the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rag.answering.contract import citation_object
from rag.answering.reference import place, reference
from rag.codec import dump
from rag.datatypes import ClaimCheck, Paragraph, Source
from rag.ui.services import Checked


def check_object(checked: Checked, sources: Mapping[str, Source]) -> dict[str, Any]:
    """The verdict of a text and of each figure in it; ``notice`` says why there is none."""
    return {
        "verdict": checked.verdict.value if checked.verdict else None,
        "claims": [_claim_object(one, sources) for one in checked.claims],
        "notice": checked.notice,
    }


def _claim_object(claim: ClaimCheck, sources: Mapping[str, Source]) -> dict[str, Any]:
    return {
        "start": claim.start,
        "end": claim.end,
        "surface": claim.surface,
        "verdict": claim.verdict.value,
        "differs": list(claim.differs),
        "derived": claim.derived,
        "citations": [citation_object(one, sources) for one in claim.citations],
    }


def paragraph_object(paragraph: Paragraph, source: Source) -> dict[str, Any]:
    """A paragraph with where it stands."""
    return {**dump(paragraph), "place": place(paragraph), "reference": reference(paragraph, source)}
