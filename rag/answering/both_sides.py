"""A question about what several sources say: beside the answer, the best sentence of another document with such a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.phrases import phrase
from rag.answering.spans import lead_of, leaning_start
from rag.datatypes import Figure, FigureKind, ParagraphKind, Query
from rag.figures.compare import unit_name
from rag.language.tokens import fold, stems
from rag.retrieval.ranker import Ranked

_BOTH = re.compile(
    r"\b(?:beide|allebei|zowel|spre(?:ken|ekt) (?:elkaar|zich(?:zelf)?|.{1,60}\belkaar)|tegenspr\w+|tegenstrijdig\w*|stroken|strookt|"
    r"komen? .{0,60}\bovereen|steeds hetzelfde|(?:hetzelfde|dezelfde|een ander|verschillende|andere) (?:bedrag|bedragen|aantal|aantallen|"
    r"percentage|percentages|cijfer|cijfers|getal|getallen|datum|data|jaar|termijn|termijnen)|verschil\w*|vergelijk\w*|"
    r"both|contradict\w*|disagree\w*|agree with each other|differ|difference|same (?:figure|amount|number|date|percentage))\b"
)
_DEPTH = 12  # paragraphs among which another document is looked for
_AS_MUCH = 0.6  # how much of the question the other sentence says, against the one shown
_UNQUOTED = (ParagraphKind.HEADING, ParagraphKind.QUESTION, ParagraphKind.METADATA, ParagraphKind.TABLE_ROW)


def asks_both(question: str) -> bool:
    """Whether a question asks what more than one source says, or whether they say the same.

    >>> asks_both("Noemen de twee brieven hetzelfde bedrag?"), asks_both("Hoeveel kost de sluis?")
    (True, False)
    """
    return bool(_BOTH.search(fold(question)))


def with_both_sides(engine: Engine, query: Query, draft: Draft, ranked: Sequence[Ranked]) -> Draft:
    """The draft with the sentence of another document that gives a figure of the same unit for the same thing."""
    if (
        not (query.sides or asks_both(query.question))
        or len({quote.paragraph.source_id for quote in draft.quotes}) != 1
    ):
        return draft
    first = draft.quotes[0]
    figures = [one for one in _figures(engine, first) if not first.lead or one.surface in first.lead]
    asked = stems(query.standalone)
    said = engine.rarity.coverage(asked, stems(_in_place(first)))
    for other, own in _elsewhere(engine, first, ranked):
        like = next((one for one in own if any(comparable(one, figure) for figure in figures)), None)
        if like is not None and engine.rarity.coverage(asked, stems(_in_place(other))) >= _AS_MUCH * said:
            quote = replace(other, lead=lead_of(other.paragraph.text, like))
            return replace(draft, parts=(*draft.parts, "\n\n" + phrase("other_source", query.english), quote))
    return draft


def _elsewhere(engine: Engine, first: Quote, ranked: Sequence[Ranked]) -> Iterator[tuple[Quote, list[Figure]]]:
    """The sentences of other documents, the best first, with their figures."""
    rows = [
        (score, engine.paragraphs[one.position], row.sentence) for one in ranked[:_DEPTH] for score, row in one.rows
    ]
    for _, paragraph, sentence in sorted(rows, key=lambda item: -item[0]):
        if paragraph.source_id == first.paragraph.source_id or paragraph.kind in _UNQUOTED:
            continue
        quote = Quote(paragraph, sentence.start, sentence.end)
        yield replace(quote, start=leaning_start(paragraph, sentence.start)), _figures(engine, quote)


def _figures(engine: Engine, quote: Quote) -> list[Figure]:
    figures = engine.index.figures[engine.index.positions[quote.paragraph.id]]
    return [one for one in figures if quote.start <= one.start < quote.end]


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one kind and unit; a count in a cell has its unit in the head of the column or the row."""
    timed = {FigureKind.DATE, FigureKind.YEAR, FigureKind.PERIOD}
    if one.kind in timed or other.kind in timed:
        return one.kind in timed and other.kind in timed
    if one.kind is not other.kind:
        return False
    for bare, named in ((one, other), (other, one)):
        if bare.unit is None and named.unit and bare.kind is FigureKind.COUNT:
            return bool(set(stems(named.unit)) & set(stems(bare.subject or "")))
    return unit_name(one) == unit_name(other)


def _in_place(quote: Quote) -> str:
    return " ".join((*quote.paragraph.heading_path[-1:], quote.paragraph.lead_in or "", quote.text))
