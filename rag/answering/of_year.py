"""The score of a sentence beside those of its paragraph, where a question names a year."""

from __future__ import annotations

import re

from rag.datatypes import Paragraph, ParagraphKind
from rag.retrieval.ranker import Ranked

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_YEAR = 1.5  # what a sentence of another year loses beside one of the year that is asked, in the ranker's score


def of_year(years: frozenset[str], paragraph: Paragraph, one: Ranked, own: float, sentence: str) -> float:
    """The score of a sentence, where the question names a year.

    One that states it in a paragraph whose best sentence states another year resumes that sentence (“In 2031 waren het er
    negen.”) and is as likely; beside such a one a sentence of other years loses.
    """
    if not years or paragraph.kind is ParagraphKind.TABLE_ROW:
        return own
    best = one.rows[0][1].sentence
    leading = set(YEAR.findall(paragraph.text[best.start : best.end]))
    if not leading or leading & years or not years & set(YEAR.findall(paragraph.text)):
        return own
    stated = set(YEAR.findall(sentence))
    if stated & years:
        return one.score
    return own - _OF_YEAR if stated else own
