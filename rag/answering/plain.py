"""An answer as plain text for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rag.answering.reference import reference
from rag.datatypes import Answer, Source, Status

_NEAREST = 3


def plain_answer(answer: Answer, sources: Mapping[str, Source]) -> str:
    """The answer and its list of sources; after a refusal the nearest paragraphs."""
    lines = [answer.text, ""]
    if answer.citations:
        lines.append("Bronnen:")
        for citation in answer.citations:
            lines.append(
                f"  [{citation.number}] {reference(citation.paragraph, sources[citation.paragraph.source_id])}"
            )
    elif answer.hits and answer.status is Status.NOT_IN_CORPUS:
        lines.append("Dichtstbijzijnde alinea's:")
        for hit in answer.hits[:_NEAREST]:
            where = reference(hit.paragraph, sources[hit.paragraph.source_id])
            lines.append(f"  - {where}\n    {shortened(hit.paragraph.text)}")
    return "\n".join(lines).rstrip()


def shortened(text: str, limit: int = 240) -> str:
    """The beginning of a text, cut at a word.

    >>> shortened("een twee drie vier", 12)
    'een twee…'
    """
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
