"""The sentences that answer: the likeliest one with what it leans on, and others that are nearly as likely.

The ranker is a softmax over sentences, so the share of a sentence in the probability says how sure it is. A second
sentence is shown where the first has not clearly won.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.phrases import phrase
from rag.answering.spans import leaning_start, leans
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.retrieval.ranker import Ranked

_EXPLAINS = ("reason", "manner", "condition", "comparison", "list")
_GOES_ON = re.compile(
    r"^(?:maar ook|ook|of |en |verder|daarnaast|tevens|bovendien|zo |denk |hierin|hieronder|daaronder)", re.IGNORECASE
)
_ROOM = 430  # characters of an explanation in one paragraph
_LITTLE = 330  # characters of any other answer that the next sentence goes on with
_RIVAL = 0.4  # a sentence this likely, against the best, is shown beside it
_BUDGET = 340  # characters of all quotes together, unless the first alone is longer
_MOST = 3
_UNQUOTED = (ParagraphKind.HEADING, ParagraphKind.QUESTION)


def sentence_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The best sentences of the best paragraphs."""
    likely = likely_sentences(engine, ranked)
    if not likely:
        return None
    quotes: list[Quote] = []
    for _, quote in likely:
        grown = _grown(engine, query, quote, ranked) if not quotes else quote
        if len(quotes) == _MOST or (quotes and sum(len(q.text) for q in quotes) + len(grown.text) > _BUDGET):
            break
        if not any(_touch(grown, other) for other in quotes):
            quotes.append(grown)
    return Draft((*quotes, *followed(engine, quotes[0].paragraph)))


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


def _touch(quote: Quote, other: Quote) -> bool:
    """Whether two quotes overlap, or say the same."""
    if quote.text == other.text:
        return True
    return quote.paragraph.id == other.paragraph.id and quote.start < other.end and other.start < quote.end


def _grown(engine: Engine, query: Query, quote: Quote, ranked: Sequence[Ranked]) -> Quote:
    """The quote with the sentence it leans on and, for why and how, the one that goes on explaining."""
    paragraph = quote.paragraph
    start, end = leaning_start(paragraph, quote.start), quote.end
    end = _with_next(paragraph.text, start, end, _ROOM if query.kind in _EXPLAINS else _LITTLE)
    return Quote(paragraph, start, end, quote.lead)


def _with_next(text: str, start: int, end: int, room: int) -> int:
    for following in split_sentences(text):
        if following[0] < end:
            continue
        goes_on = leans(text[following[0] :]) or _GOES_ON.match(text[following[0] :])
        if following[1] - start > room or not goes_on:
            break
        end = following[1]
    return end
