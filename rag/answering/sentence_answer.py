"""The sentence that answers, with the one it leans on; for why and how, up to three."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.spans import leaning_start, leans
from rag.datatypes import Query
from rag.language.sentences import split_sentences
from rag.retrieval.ranker import Ranked

_MORE = re.compile(r"^(?:daarom|daardoor|hierdoor|hiermee|dit|zo|dat|daarmee|hiervoor)\b", re.IGNORECASE)
_ROOM = 430  # characters of the sentences together


def sentence_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The best sentence of the best paragraph, with what it needs."""
    if not ranked:
        return None
    best = ranked[0]
    paragraph = engine.paragraphs[best.position]
    sentence = best.rows[0][1].sentence
    start, end = leaning_start(paragraph, sentence.start), sentence.end
    if query.kind in ("reason", "manner", "condition", "comparison"):
        end = _with_next(paragraph.text, start, end, best)
    return Draft((Quote(paragraph, start, end),))


def _with_next(text: str, start: int, end: int, best: Ranked) -> int:
    """The end of the answer when the next sentence goes on explaining."""
    following = next((span for span in split_sentences(text) if span[0] >= end), None)
    if following is None or following[1] - start > _ROOM:
        return end
    explains = _MORE.match(text[following[0] :]) or leans(text[following[0] :])
    second = len(best.rows) > 1 and best.rows[1][1].sentence.start == following[0]
    return following[1] if explains or second else end
