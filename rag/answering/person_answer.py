"""Who holds an office: the signature that says so."""

from __future__ import annotations

import re

from rag.answering.draft import Draft, whole
from rag.answering.engine import Engine
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.tokens import fold, stems
from rag.retrieval.scope import within

_NAMED = re.compile(r"\b(?:hoe heet|wie is|wie was|naam van|wie zijn|what is the name|who is|who was)\b")


def office_draft(engine: Engine, query: Query) -> Draft | None:
    """The signature of the office that the question names, or None where no signer holds it."""
    if not _NAMED.search(fold(query.as_read)):
        return None
    asked = set(stems(query.standalone))
    fitting = [
        paragraph
        for paragraph in engine.paragraphs
        if paragraph.kind is ParagraphKind.SIGNATURE and within(query.scope, paragraph) and _holds(paragraph, asked)
    ]
    if not fitting:
        return None
    distinct = list({paragraph.text: paragraph for paragraph in fitting}.values())
    return Draft(tuple(whole(paragraph) for paragraph in distinct[:2]))


def _holds(paragraph: Paragraph, asked: set[str]) -> bool:
    """Whether every word of the office stands in the question."""
    office = set(stems(paragraph.text.rsplit(",", 1)[0]))
    return bool(office) and office <= asked
