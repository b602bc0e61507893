"""A question of a committee or member, or its answer, when the reader asks for it by number and for nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.answering.draft import Draft, Quote, whole
from rag.answering.engine import Engine
from rag.datatypes import Paragraph, ParagraphKind, Query, Speaker
from rag.language.sentences import split_sentences
from rag.language.tokens import fold, stems
from rag.retrieval.scope import within

_ASKED = re.compile(
    r"\b(?:vroeg|vroegen|vraagt|gevraagd|wilde|wilden|wil|willen|luidt|luidde|asked|ask)\b"
    r"(?=.*\b(?:commissie|kamer|fractie|lid|leden|kamerleden|kamerlid|vraag|weten|committee|member|question)\b)"
    r"|\b(?:commissie|kamer|fractie|lid|leden)\b.*\b(?:vroeg|vroegen|vraagt|weten)\b"
)
_MOST = 3
# what may stand beside the number of a question whose answer is asked for as such
_BESIDE = frozenset(
    stems(
        "antwoord antwoordt antwoorden antwoordde beantwoord beantwoordt reactie reageert zegt zei luidt schrijft geeft gaf vraag nummer "
        "nr minister staatssecretaris kabinet bewindspersoon college gedeputeerde wethouder burgemeester answer question reply minister"
    )
)
_ANSWER = re.compile(r"\b(?:be)?antwoord\w*|\breactie\b|\breageer\w*|\bzegt\b|\banswer\w*|\brepl(?:y|ies)\b")
_ROOM = 520  # characters of an answer that is quoted as such


def asker_draft(engine: Engine, query: Query) -> Draft | None:
    """The question with the number that is named, verbatim; None where the reader does not ask for a question."""
    if not query.scope.qa_numbers or not _ASKED.search(fold(query.question)):
        return None
    asked = [p for p in engine.paragraphs if p.kind is ParagraphKind.QUESTION and within(query.scope, p)]
    return Draft(tuple(whole(paragraph) for paragraph in asked[:_MOST])) if asked else None


def answerer_draft(engine: Engine, query: Query) -> Draft | None:
    """The beginning of the answer to the question with the number that is named; None where more than that is asked."""
    numbers = query.scope.qa_numbers
    if len(numbers) != 1 or not _ANSWER.search(fold(query.question)):
        return None
    if set(stems(query.standalone)) - _BESIDE - set(numbers):
        return None
    inside = [p for p in engine.paragraphs if within(query.scope, p)]
    said = [
        p for p in inside if p.speaker is Speaker.ANSWERER or (p.kind is ParagraphKind.ANSWER and p.speaker is None)
    ]
    if not said and len(inside) > 1 and inside[0].text.rstrip().endswith("?"):
        said = [p for p in inside[1:] if not p.text.rstrip().endswith("?")]
    return Draft(tuple(_beginnings(said))) if said else None


def _beginnings(paragraphs: Sequence[Paragraph]) -> Iterator[Quote]:
    """Whole sentences from the start, as many as there is room for, at least one."""
    room = _ROOM
    for paragraph in paragraphs:
        spans = split_sentences(paragraph.text) or [(0, len(paragraph.text))]
        fitting = [end for _, end in spans if end <= room] or ([spans[0][1]] if room == _ROOM else [])
        if not fitting:
            return
        yield Quote(paragraph, 0, fitting[-1])
        room -= fitting[-1]
        if fitting[-1] < spans[-1][1]:
            return
