"""A list that running text tells is quoted from the sentence that announces it to the last thing it counts."""

from dataclasses import replace

import numpy as np
import pytest

from rag.answering.engine import Engine
from rag.answering.told_list import told_draft
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.retrieval.features import FEATURES, Row
from rag.retrieval.ranker import Ranked
from rag.retrieval.texts import Sentence

TOLD = "Twee bezwaren wegen mee. De pont is te klein. De kade verzakt. De raad beslist in mei."
COLON = "De proef moet drie vragen beantwoorden: of de pont past, of de kade het houdt en of de stroom te sterk is. Klaar in mei."


def told(tiny_index, question, text, behind=0.0, kind=ParagraphKind.PARAGRAPH):
    units = (
        Paragraph("a:1:1", "a", ParagraphKind.PARAGRAPH, (), 1, None, None, None, "De imkers kwamen bijeen.", (), "1"),
        Paragraph("a:2:1", "a", kind, (), 2, None, None, None, text, (), "2"),
    )
    rows = tuple(
        (9.0 - behind, Row(1, Sentence(*span), np.zeros(len(FEATURES), np.float32))) for span in split_sentences(text)
    )
    first = Row(0, Sentence(0, 24), np.zeros(len(FEATURES), np.float32))
    ranked = [Ranked(1, 9.0 - behind, rows)]
    ranked = [Ranked(0, 9.0, ((9.0, first),)), *ranked] if behind else ranked
    draft = told_draft(Engine(replace(tiny_index, paragraphs=units)), Query(question, question, "list"), ranked)
    return draft.quotes[0].text if draft else None


@pytest.mark.parametrize(
    ("question", "text", "quoted"),
    [
        ("Welke bezwaren zijn er?", TOLD, TOLD.removesuffix(" De raad beslist in mei.")),
        ("Welke twee bezwaren zijn er?", TOLD, TOLD.removesuffix(" De raad beslist in mei.")),
        ("Welke drie bezwaren zijn er?", TOLD, None),
        ("Welke raadsleden zijn er?", TOLD, None),
        ("Welke vragen beantwoordt de proef?", COLON, COLON.removesuffix(" Klaar in mei.")),
        ("Wat kost de proef?", COLON, None),
        ("Welke bezwaren zijn er?", "Er zijn twee bezwaren.", None),
    ],
)
def test_what_is_counted_and_told_is_quoted(tiny_index, question, text, quoted):
    assert told(tiny_index, question, text) == quoted


def test_far_behind_and_in_a_question_it_is_left_alone(tiny_index):
    assert told(tiny_index, "Welke bezwaren zijn er?", TOLD, behind=1.0) is not None
    assert told(tiny_index, "Welke bezwaren zijn er?", TOLD, behind=5.0) is None
    assert told(tiny_index, "Welke bezwaren zijn er?", TOLD, kind=ParagraphKind.QUESTION) is None
