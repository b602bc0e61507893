"""Which paragraphs carry a gold quote, and which questions count for an index.

Judgements are quotes and not paragraph ids, so that they survive another cut of the documents into paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from evals.questions import Evidence, Question, QuestionSet
from rag.datatypes import Paragraph, Status

MINIMUM_OVERLAP = 0.6  # of the quote, where it runs over the edge of a paragraph
MINIMUM_OWN = 0.4  # of the quote, in the paragraph itself where the quote begins in its heading or lead-in
_SQUEEZED_OUT = re.compile(r"[\s|\-‐‑–—−\u00ad]+")
_CELL = " | "  # between the cells of a table row in a quote
_QUOTES = str.maketrans("‘’‚“”„´`", "'''\"\"\"''")


@lru_cache(maxsize=20_000)
def squeeze(text: str) -> str:
    """Lower case, without white space and hyphens, with straight quotation marks.

    >>> squeeze("De  R&D-uitgaven\\nvan ’t jaar")
    "der&duitgavenvan'tjaar"
    """
    return _SQUEEZED_OUT.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES).casefold()


def is_relevant(paragraph: Paragraph, evidence: Evidence) -> bool:
    """Whether a paragraph carries the quote.

    It does if it holds the whole quote, or all cells of a quoted table row; if it covers at least ``MINIMUM_OVERLAP``
    of a quote that runs over its edge; or if the quote begins in its nearest heading or in the sentence its list hangs
    on, and ``MINIMUM_OWN`` is its own.
    """
    if paragraph.source_id != evidence.document:
        return False
    quote, text = squeeze(evidence.quote), squeeze(paragraph.text)
    if quote in text or edge_overlap(quote, text) >= MINIMUM_OVERLAP * len(quote):
        return True
    if _CELL in evidence.quote and holds_row(evidence.quote, paragraph.text):
        return True
    before = (paragraph.lead_in or "", *paragraph.heading_path[-1:])
    return any(
        (shared := edge_overlap(quote, text)) >= MINIMUM_OWN * len(quote)
        and (quote in squeeze(one) + text or shared + edge_overlap(quote, squeeze(one)) >= len(quote))
        for one in before
        if one
    )


def holds_row(row: str, text: str) -> bool:
    """Whether a text is a table row: it begins with the first cell, and the other cells follow in order.

    >>> holds_row("Haven | 38 | 33", "Haven — 2019: 38; 2020: 33")
    True
    >>> holds_row("Haven | 33 | 38", "Haven — 2019: 38; 2020: 33")
    False
    """
    first, *others = map(squeeze, row.split(_CELL))
    squeezed = squeeze(text)
    if not squeezed.startswith(first):
        return False
    place = len(first)
    for other in others:
        found = squeezed.find(other, place)
        if found < 0:
            return False
        place = found + len(other)
    return True


def edge_overlap(quote: str, text: str) -> int:
    """How much of a quote a text holds whose edge it runs over, in characters (0 where it runs over none).

    >>> edge_overlap("abcdef", "xxabcd"), edge_overlap("abcdef", "defxx"), edge_overlap("abcdef", "bcd")
    (4, 3, 3)
    >>> edge_overlap("abcdef", "xxcdxx")
    0
    """
    if text and text in quote:
        return len(text)
    longest = min(len(quote), len(text))
    for size in range(longest, 0, -1):
        if text.endswith(quote[:size]) or text.startswith(quote[-size:]):
            return size
    return 0


def relevant_paragraphs(question: Question, paragraphs: Iterable[Paragraph]) -> tuple[frozenset[str], ...]:
    """Per need of a question, the ids of the paragraphs that meet it. An empty set: the gold is not in the index."""
    known = [paragraph for paragraph in paragraphs if paragraph.source_id in question.named_documents]
    return tuple(
        frozenset(one.id for one in known if any(is_relevant(one, evidence) for evidence in need))
        for need in question.evidence
    )


def counts(question: Question, of_set: frozenset[str], loaded: frozenset[str]) -> bool:
    """Whether a question may be put to an index that holds the ``loaded`` documents.

    Each need must have an alternative in a loaded document, and a filter must name loaded ones. What is said not to be
    in the corpus (a refusal, a partial answer, a question about the collection itself) is true only of exactly the
    documents of the set; small talk and unclear questions want at least those.
    """
    if not set(question.documents) <= loaded:
        return False
    if question.status in (Status.OFF_TOPIC, Status.UNCLEAR):
        return of_set <= loaded
    if question.status in (Status.NOT_IN_CORPUS, Status.PARTLY_ANSWERED) or not question.evidence:
        return of_set == loaded
    return all(any(one.document in loaded for one in need) for need in question.evidence)


def counting(questions: QuestionSet, loaded: Iterable[str]) -> tuple[Question, ...]:
    """The questions of a set that count for an index with these documents."""
    ids = frozenset(loaded)
    return tuple(question for question in questions.questions if counts(question, questions.documents, ids))
