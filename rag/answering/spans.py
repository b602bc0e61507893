"""Spans of a paragraph: sentences that lean on the one before bring it along."""

from __future__ import annotations

import re

from rag.datatypes import Paragraph
from rag.language.sentences import split_sentences

_LEANING = re.compile(
    r"^(?:dit|dat|deze|die|hierdoor|hiervoor|hiermee|hiertoe|hierbij|hierin|hiervan|daarom|daardoor|daarmee|daarvoor|daarin|daarvan|daarbij|daartoe|zo|"
    r"ook|zij|ze|hij|het gaat|het betreft|dergelijke|beide|bovendien|daarnaast|in die|voor die|met die|op die|van deze|van die)\b",
    re.IGNORECASE,
)
_LONG = 420  # characters; a longer pair of sentences is no short answer


def leans(sentence: str) -> bool:
    """Whether a sentence cannot be understood without the one before.

    >>> leans("Dit zijn er 35."), leans("De haven groeit.")
    (True, False)
    """
    return bool(_LEANING.match(sentence))


def leaning_start(paragraph: Paragraph, start: int) -> int:
    """Where a quote begins so that its first sentence can be understood: one sentence earlier if it leans."""
    spans = split_sentences(paragraph.text)
    place = next((i for i, span in enumerate(spans) if span[0] == start), 0)
    if place == 0 or not leans(paragraph.text[start:]):
        return start
    before, end = spans[place - 1][0], spans[place][1]
    return before if end - before <= _LONG else start
