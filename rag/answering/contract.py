"""The JSON objects of the contract: one function makes them for the command line, the API and MCP."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from rag.answering.checking import Checked
from rag.answering.reference import place, section
from rag.codec import dump
from rag.datatypes import Answer, Citation, ClaimCheck, Disagreement, Figure, Source, Wording
from rag.figures.ledger import plain, row


def schema() -> dict[str, Any]:
    """The committed JSON Schema of the objects."""
    return json.loads(resources.files("rag").joinpath("contract.schema.json").read_text("utf-8"))  # type: ignore[no-any-return]


def answer_object(answer: Answer, sources: Mapping[str, Source], id_: str | None = None) -> dict[str, Any]:
    """The public form of an answer. When nothing is answered, ``citations`` is empty and ``retrieved`` is nearest."""
    found: dict[str, Any] = {
        "id": id_,
        "question": answer.question,
        "standalone": answer.standalone,
        "status": answer.status.value,
        "abstained": answer.status.abstained,
        "verdict": answer.verdict.value if answer.verdict else None,
        "answer": answer.text,
        "citations": [citation_object(citation, sources) for citation in answer.citations],
        "figures": [figure_object(cited) for cited in answer.figures],
        "disagreements": [disagreement_object(one) for one in answer.disagreements],
        "retrieved": [
            {"paragraph_id": hit.paragraph.id, "score": round(hit.score, 6), "text": hit.paragraph.text}
            for hit in answer.hits[:10]
        ],
        "removed": list(answer.removed),
        "fallback_reason": answer.fallback_reason,
        "composer": answer.composer,
        "index_version": answer.index_version,
        "seconds": round(answer.seconds, 4),
    }
    if answer.wording is not None:
        found["wording"] = wording_object(answer.wording)
    return found


def wording_object(wording: Wording) -> dict[str, Any]:
    """What the language model cost, and what of it was kept and removed; only there where one was asked."""
    return {
        "model": wording.model,
        "seconds": round(wording.seconds, 4),
        "prompt_tokens": wording.prompt_tokens,
        "completion_tokens": wording.completion_tokens,
        "kept": wording.kept,
        "removed": list(wording.removed),
        "cached": wording.cached,
    }


def citation_object(citation: Citation, sources: Mapping[str, Source]) -> dict[str, Any]:
    """A citation with all that is needed to find and check it."""
    paragraph = citation.paragraph
    source = sources[paragraph.source_id]
    return {
        "number": citation.number,
        "paragraph_id": paragraph.id,
        "document_id": source.id,
        "title": source.title,
        "file": source.path,
        "page": paragraph.page,
        "section": section(paragraph),
        "paragraph": place(paragraph),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "text": paragraph.text,
    }


figure_object = row  # a figure with the paragraph that states it; the value as plain text, so that no digit is lost


def plain_value(figure: Figure) -> str:
    """The value of a figure as plain text.

    >>> from decimal import Decimal
    >>> from rag.datatypes import FigureKind
    >>> plain_value(Figure("1,6 miljard", 0, 11, FigureKind.COUNT, Decimal("1.6E+9")))
    '1600000000'
    """
    return plain(figure.value)


def disagreement_object(disagreement: Disagreement) -> dict[str, Any]:
    """Statements side by side, and in what they differ."""
    return {
        "subject": disagreement.subject,
        "differs": list(disagreement.differs),
        "statements": [
            {
                "surface": one.surface,
                "paragraph_id": one.paragraph.id,
                "document_id": one.paragraph.source_id,
                "quote": one.quote,
            }
            for one in disagreement.statements
        ],
    }


def check_object(checked: Checked, sources: Mapping[str, Source], id_: str | None = None) -> dict[str, Any]:
    """The verdict on a text and on each of its claims."""
    return {
        "id": id_,
        "verdict": checked.verdict.value if checked.verdict else None,
        "claims": [claim_object(one, sources) for one in checked.checks],
    }


def claim_object(one: ClaimCheck, sources: Mapping[str, Source]) -> dict[str, Any]:
    """One claim of a text, at its offsets there."""
    return {
        "start": one.start,
        "end": one.end,
        "surface": one.surface,
        "verdict": one.verdict.value,
        "differs": list(one.differs),
        "derived": one.derived,
        "note": one.note,
        "citations": [citation_object(citation, sources) for citation in one.citations],
    }


def paragraph_objects(paragraphs: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Every paragraph in reading order."""
    return [dump(paragraph) for paragraph in paragraphs]
