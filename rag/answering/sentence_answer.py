"""The sentences that answer: of the best paragraphs the likeliest sentence, with the neighbours that may hold the answer too.

The ranker says which paragraphs, and how sure that is; which sentence of a paragraph, a model that sees its neighbours
(``rag.retrieval.sentence_choice``). A sentence of another paragraph is shown where the first has not clearly won.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.phrases import phrase
from rag.answering.spans import leaning_start
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.language.tokens import stems
from rag.retrieval.ranker import Ranked
from rag.retrieval.sentence_choice import shipped_chooser

_ROOM = 380  # characters that a quote may grow to
_ALSO = 0.08  # a neighbour that is this likely to hold the answer comes along
_RIVAL = 0.4  # a paragraph this likely, against the best, is shown beside it
_BUDGET = 340  # characters of all quotes together, unless the first alone is longer
_MOST = 3
_DEPTH = 8  # paragraphs that may be shown
_UNQUOTED = (ParagraphKind.HEADING, ParagraphKind.QUESTION)


def sentence_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The best sentences of the best paragraphs."""
    shown = [one for one in ranked[:_DEPTH] if engine.paragraphs[one.position].kind not in _UNQUOTED]
    quotes: list[Quote] = []
    for one in shown:
        if math.exp(one.score - shown[0].score) < _RIVAL or len(quotes) == _MOST:
            break
        quote = chosen_span(engine, query, one, grown=not quotes)
        if quotes and sum(len(other.text) for other in quotes) + len(quote.text) > _BUDGET:
            break
        if not any(quote.text == other.text for other in quotes):
            quotes.append(quote)
    return Draft((*quotes, *followed(engine, quotes[0].paragraph))) if quotes else None


def chosen_span(engine: Engine, query: Query, one: Ranked, grown: bool = True) -> Quote:
    """The likeliest sentence of a paragraph; ``grown``, with the neighbours that may hold the answer too.

    A first sentence that leans on the one before brings it along.
    """
    paragraph = engine.paragraphs[one.position]
    rows = sorted((row.sentence.start, row.sentence.end, score) for score, row in one.rows)
    spans = [(start, end) for start, end, _ in rows]
    sentences = [(score, paragraph.text[start:end]) for start, end, score in rows]
    shares = shipped_chooser().shares(query.kind, stems(query.standalone), sentences)
    first = last = int(shares.argmax())
    if grown:
        first, last = _with_neighbours(spans, [float(share) for share in shares], first)
    start, end = leaning_start(paragraph, spans[first][0]), spans[last][1]
    return Quote(paragraph, start, end)


def _with_neighbours(spans: Sequence[tuple[int, int]], shares: Sequence[float], best: int) -> tuple[int, int]:
    """The first and the last sentence of the quote around the best one, likelier neighbours first, as far as there is room."""
    first = last = best
    while True:
        sides = [(shares[i], i) for i in (first - 1, last + 1) if 0 <= i < len(spans) and shares[i] >= _ALSO]
        fitting = [(share, i) for share, i in sides if spans[max(i, last)][1] - spans[min(i, first)][0] <= _ROOM]
        if not fitting:
            return first, last
        _, nearest = max(fitting)
        first, last = min(first, nearest), max(last, nearest)


def followed(engine: Engine, paragraph: Paragraph) -> tuple[str | Quote, ...]:
    """Where an answer only points on (“Zie het antwoord op vraag 7.”): the beginning of the answer it points to."""
    if not paragraph.see:
        return ()
    for other in engine.paragraphs:
        numbers = set((other.qa_number or "").split(", "))
        if (
            other.kind is ParagraphKind.ANSWER
            and other.source_id == paragraph.source_id
            and paragraph.see[0] in numbers
        ):
            start, end = split_sentences(other.text)[0]
            return (phrase("follows"), Quote(other, start, end))
    return ()


def likely_sentences(engine: Engine, ranked: Sequence[Ranked], rival: float = _RIVAL) -> list[tuple[float, Quote]]:
    """Sentences within the likelihood ``rival`` of the best one, best first, with their likelihood against it (0 to 1)."""
    scored = [
        (score, one.position, row.sentence)
        for one in ranked[:8]
        for score, row in one.rows
        if engine.paragraphs[one.position].kind not in _UNQUOTED
    ]
    scored.sort(key=lambda item: -item[0])
    if not scored:
        return []
    best = scored[0][0]
    return [
        (math.exp(score - best), Quote(engine.paragraphs[position], sentence.start, sentence.end))
        for score, position, sentence in scored
        if math.exp(score - best) >= rival
    ]
