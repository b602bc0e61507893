"""Spans of a paragraph: sentences that lean on the one before bring it along."""

from __future__ import annotations

from rag.datatypes import Figure, Paragraph
from rag.figures.find import qualified_span
from rag.language.leaning import leans, resumes
from rag.language.sentences import split_sentences

_LONG_NAMED = 520  # the same where the name is what was asked
_LONG = 420  # characters; a longer pair of sentences is no short answer


def leaning_start(paragraph: Paragraph, start: int, named: bool = False) -> int:
    """Where a quote begins so that its first sentence can be understood: one sentence earlier if it leans.

    With ``named`` also if it resumes something that the sentence before may have named in full (“De motie …”).
    """
    spans = split_sentences(paragraph.text)
    place = next((i for i, span in enumerate(spans) if span[0] == start), 0)
    if place == 0:
        return start
    own, earlier = paragraph.text[start:], paragraph.text[slice(*spans[place - 1])]
    if not leans(own) and not (named and resumes(own, earlier)):
        return start
    before, end = spans[place - 1][0], spans[place][1]
    return before if end - before <= (_LONG_NAMED if named else _LONG) else start


def lead_of(text: str, figure: Figure) -> str:
    """The figure as it is put first: with its qualifier, as printed, beginning with a capital."""
    start, end = qualified_span(text, figure)
    lead = text[start:end].strip()
    return lead[:1].upper() + lead[1:]
