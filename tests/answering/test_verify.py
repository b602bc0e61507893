"""No figure leads an answer that its quote does not state."""

from __future__ import annotations

from dataclasses import replace

from rag.answering.draft import Quote
from rag.answering.verify import unsupported
from rag.datatypes import ParagraphKind


def test_a_lead_may_lack_the_unit_that_another_sentence_lends(tiny_index):
    text = "De groei van het aantal ligplaatsen is nodig. Dit zijn er minimaal 900 tot 2031."
    paragraph = replace(tiny_index.paragraphs[0], text=text, kind=ParagraphKind.PARAGRAPH)
    assert unsupported(Quote(paragraph, 0, len(text), lead="Minimaal 900")) == []
    assert unsupported(Quote(paragraph, 0, len(text), lead="Minimaal 950")) == ["950"]
    assert unsupported(Quote(paragraph, 0, len(text), lead="Ruim 900")) == ["900"]
