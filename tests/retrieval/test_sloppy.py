"""Questions as people type them on a phone, over made-up documents that ship: the paragraph that answers is found.

``sloppy.tsv`` holds the document, the number of the paragraph and the question; they were written before the spelling was.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.index.encoder import SHIPPED, StaticEncoder
from rag.retrieval.candidates import candidate_rows
from rag.retrieval.question import understand
from rag.retrieval.ranker import rank, shipped_ranker
from rag.training import __file__ as training
from rag.training.ranker import paragraphs_of, searchable
from rag.training.sets import read_lines

FIRST, FIRST_THREE = 0.85, 0.9  # shares that are reached with little to spare


@pytest.mark.slow
def test_sloppy_questions_find_their_paragraph() -> None:
    documents = read_lines(Path(training).parent / "data" / "documents_v.jsonl")
    paragraphs = [one for document in documents for one in paragraphs_of(document)]
    collection = searchable(paragraphs, StaticEncoder(SHIPPED))
    ranks = []
    for line in Path(__file__).with_name("sloppy.tsv").read_text("utf-8").splitlines():
        document, number, question = line.split("\t")
        query = understand(question, vocabulary=collection.texts.vocabulary)
        found = [paragraphs[one.position].id for one in rank(shipped_ranker(), candidate_rows(collection, query))]
        ranks.append(found.index(f"{document}:{number}") if f"{document}:{number}" in found else 99)
    assert sum(place == 0 for place in ranks) >= FIRST * len(ranks)
    assert sum(place < 3 for place in ranks) >= FIRST_THREE * len(ranks)
