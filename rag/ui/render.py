"""An answer as the page shows it: pure functions from an Answer to Markdown and HTML. All document text is escaped."""

from __future__ import annotations

import html
from collections.abc import Mapping

from rag.answering.plain import shortened
from rag.answering.reference import reference
from rag.datatypes import Answer, Citation, Source

_NEAREST = 3


def chat_text(answer: Answer) -> str:
    """The bubble in the chat, as HTML: the answer, and its sources in one line each."""
    parts = [f"<p>{html.escape(answer.text)}</p>"]
    if answer.citations:
        items = "".join(f"<li>[{c.number}] {html.escape(c.paragraph.source_id)}</li>" for c in answer.citations)
        parts.append(f"<ul class='bronnen'>{items}</ul>")
    return "".join(parts)


def source_panel(answer: Answer, sources: Mapping[str, Source]) -> str:
    """The panel beside the chat: every cited paragraph with its quote marked, or the nearest ones after a refusal."""
    if answer.citations:
        return "".join(_cited(citation, sources) for citation in answer.citations)
    if not answer.hits:
        return ""
    nearest = "".join(
        f"<article class='bron'><h3>{html.escape(reference(hit.paragraph, sources[hit.paragraph.source_id]))}</h3>"
        f"<p>{html.escape(shortened(hit.paragraph.text, 400))}</p></article>"
        for hit in answer.hits[:_NEAREST]
    )
    return f"<p>Dichtstbijzijnde alinea's:</p>{nearest}"


def _cited(citation: Citation, sources: Mapping[str, Source]) -> str:
    text, start, end = citation.paragraph.text, citation.start, citation.end
    marked = f"{html.escape(text[:start])}<mark>{html.escape(text[start:end])}</mark>{html.escape(text[end:])}"
    where = html.escape(reference(citation.paragraph, sources[citation.paragraph.source_id]))
    return f"<article class='bron' id='bron-{citation.number}'><h3>[{citation.number}] {where}</h3><p>{marked}</p></article>"
