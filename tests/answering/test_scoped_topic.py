"""What a document is asked about and does not speak of is refused; in other words or forms it may still speak of it."""

from dataclasses import replace

import pytest

from rag.answering.engine import Engine
from rag.answering.scoped_topic import not_spoken_of
from rag.datatypes import Paragraph, ParagraphKind, Query, Scope


@pytest.mark.parametrize(
    ("question", "refused"),
    [
        ("Wat zegt de nota over stikstof?", True),
        ("Wat staat er in de nota over betaalbare ligplaatsen?", False),
        ("Wat zegt de nota over de pont?", False),
        ("Wat kost de pont volgens de nota?", False),
    ],
)
def test_a_topic_that_no_paragraph_in_scope_speaks_of(tiny_index, question, refused):
    source = next(iter(tiny_index.sources))
    texts = ("De pont vaart tot middernacht.", "Een ligplaats is betaalbaar voor elke visser.")
    units = tuple(
        Paragraph(f"{n}:1:1", source, ParagraphKind.PARAGRAPH, (), n, None, None, None, text, (), str(n))
        for n, text in enumerate(texts)
    )
    engine = Engine(replace(tiny_index, paragraphs=units))
    assert not_spoken_of(engine, Query(question, question, "open", scope=Scope((source,)))) is refused
    assert not not_spoken_of(engine, Query(question, question, "open"))
