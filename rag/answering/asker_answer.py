"""What was asked: the question of a committee or member, when the reader asks for it by number."""

from __future__ import annotations

import re

from rag.answering.draft import Draft, whole
from rag.answering.engine import Engine
from rag.datatypes import ParagraphKind, Query
from rag.language.tokens import fold
from rag.retrieval.scope import within

_ASKED = re.compile(
    r"\b(?:vroeg|vroegen|vraagt|gevraagd|wilde|wilden|wil|willen|luidt|luidde|asked|ask)\b"
    r"(?=.*\b(?:commissie|kamer|fractie|lid|leden|kamerleden|kamerlid|vraag|weten|committee|member|question)\b)"
    r"|\b(?:commissie|kamer|fractie|lid|leden)\b.*\b(?:vroeg|vroegen|vraagt|weten)\b"
)
_MOST = 3


def asker_draft(engine: Engine, query: Query) -> Draft | None:
    """The question with the number that is named, verbatim; None where the reader does not ask for a question."""
    if not query.scope.qa_numbers or not _ASKED.search(fold(query.question)):
        return None
    asked = [p for p in engine.paragraphs if p.kind is ParagraphKind.QUESTION and within(query.scope, p)]
    return Draft(tuple(whole(paragraph) for paragraph in asked[:_MOST])) if asked else None
