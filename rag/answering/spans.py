"""Spans of a paragraph: sentences that lean on the one before bring it along."""

from __future__ import annotations

from rag.datatypes import Paragraph
from rag.language.leaning import leans
from rag.language.sentences import split_sentences

_LONG = 420  # characters; a longer pair of sentences is no short answer


def leaning_start(paragraph: Paragraph, start: int) -> int:
    """Where a quote begins so that its first sentence can be understood: one sentence earlier if it leans."""
    spans = split_sentences(paragraph.text)
    place = next((i for i, span in enumerate(spans) if span[0] == start), 0)
    if place == 0 or not leans(paragraph.text[start:]):
        return start
    before, end = spans[place - 1][0], spans[place][1]
    return before if end - before <= _LONG else start
