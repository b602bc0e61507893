"""The text of a paragraph as search sees it: with its headings and the sentence a list item hangs on."""

from __future__ import annotations

import hashlib

from rag.datatypes import Paragraph


def embedded_text(paragraph: Paragraph) -> str:
    """What is encoded and indexed for a paragraph."""
    parts = [" › ".join(paragraph.heading_path), paragraph.lead_in or "", paragraph.text]
    return "\n".join(part for part in parts if part)


def text_digest(text: str) -> str:
    """SHA-256 of an embedded text: the key under which its vector is kept."""
    return hashlib.sha256(text.encode()).hexdigest()
