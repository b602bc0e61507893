"""A question of a committee or member, or its answer, when the reader asks for it by number and for nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.answering.draft import Draft, Quote, whole
from rag.answering.engine import Engine
from rag.answering.phrases import phrase
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
    """The beginning of the answer to the question with the number that is named; None where more than that is asked.

    Where several documents have a question with that number each is quoted apart, with its title; None if they are many.
    """
    numbers = query.scope.qa_numbers
    if len(numbers) != 1 or not _ANSWER.search(fold(query.question)):
        return None
    if set(stems(query.standalone)) - _BESIDE - set(numbers):
        return None
    sources: dict[str, list[Paragraph]] = {}
    for paragraph in engine.paragraphs:
        if within(query.scope, paragraph):
            sources.setdefault(paragraph.source_id, []).append(paragraph)
    said = {source: answer for source, inside in sources.items() if (answer := _answer(inside))}
    if len(said) == 1:
        return Draft(tuple(_beginnings(next(iter(said.values())))))
    if not said or len(said) > _MOST:
        return None
    parts: list[str | Quote] = []
    for source, answer in said.items():
        lead = phrase("according_to", query.english, title=engine.sources[source].title)
        parts += [f"\n\n{lead}" if parts else lead, *_beginnings(answer, _ROOM // len(said))]
    return Draft(tuple(parts))


def _answer(inside: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of one document that answer a question, out of all with its number; empty where it has no answer."""
    said = [
        p for p in inside if p.speaker is Speaker.ANSWERER or (p.kind is ParagraphKind.ANSWER and p.speaker is None)
    ]
    if not said and len(inside) > 1 and inside[0].text.rstrip().endswith("?"):
        return [p for p in inside[1:] if not p.text.rstrip().endswith("?")]
    return said


def _beginnings(paragraphs: Sequence[Paragraph], most: int = _ROOM) -> Iterator[Quote]:
    """Whole sentences from the start, as many as go into ``most`` characters, at least one."""
    room = most
    for paragraph in paragraphs:
        spans = split_sentences(paragraph.text) or [(0, len(paragraph.text))]
        fitting = [end for _, end in spans if end <= room] or ([spans[0][1]] if room == most else [])
        if not fitting:
            return
        yield Quote(paragraph, 0, fitting[-1])
        room -= fitting[-1]
        if fitting[-1] < spans[-1][1]:
            return
