"""A list that running text tells: a sentence that says how many things come (“Drie bezwaren wegen mee.”), and what follows it.

The things stand in that sentence itself, behind a colon, or in as many sentences after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answering.announced import asked_term
from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.list_answer import COUNTED, asked_number
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.language.tokens import fold, stems
from rag.retrieval.asked import Term
from rag.retrieval.ranker import Ranked

_ANNOUNCED = re.compile(rf"\b({'|'.join(COUNTED)}|\d{{1,2}})\s+(?:[a-z-]+e\s+){{0,2}}([a-z-]{{4,}})")
_COMING = re.compile(r"\b(?:de )?volgende\s+(?:[a-z-]+e\s+){0,2}([a-z-]{4,})")
_BETWEEN = re.compile(r"[,;]|\b(?:en|of|alsmede|and|or)\b")
_DEPTH = 6  # paragraphs
_REACH = 2.0  # how far (in score) behind the best paragraph
_SAID = 0.5  # how much of the word for the things the sentence must say: the word itself, its parts or a synonym
_ROOM = 900  # characters
_MOST = 8  # things
_UNTOLD = (ParagraphKind.HEADING, ParagraphKind.QUESTION, ParagraphKind.METADATA, ParagraphKind.TABLE_ROW)


def told_draft(engine: Engine, query: Query, ranked: Sequence[Ranked], depth: int = _DEPTH) -> Draft | None:
    """The sentence that announces the things asked for, with the sentences that tell them; None without one."""
    term = asked_term(engine, query)
    if term is None or not ranked:
        return None
    number = asked_number(query.question)
    for one in ranked[:depth]:
        paragraph = engine.paragraphs[one.position]
        if ranked[0].score - one.score > _REACH or paragraph.kind in _UNTOLD:
            continue
        if quote := _told(engine, paragraph, term, number):
            return Draft((quote,))
    return None


def _told(engine: Engine, paragraph: Paragraph, term: Term, number: int | None) -> Quote | None:
    spans = split_sentences(paragraph.text)
    for place, (start, end) in enumerate(spans):
        sentence = paragraph.text[start:end]
        said = announces(engine, sentence, term)
        if said is None or number not in (None, said):
            continue
        _, colon, behind = sentence.partition(":")
        if colon and behind.strip():
            if len(_BETWEEN.findall(behind)) >= said - 1 and end - start <= _ROOM:
                return Quote(paragraph, start, end)
            continue
        last = spans[min(place + said, len(spans) - 1)]
        if not colon and place + said < len(spans) + (said > 2) and place + 1 < len(spans) and last[1] - start <= _ROOM:
            return Quote(paragraph, start, last[1])
    return None


def announces(engine: Engine, sentence: str, term: Term) -> int | None:
    """How many of the things a sentence says that there are, at least two; None where it does not count them."""
    folded = fold(sentence)
    for match in _ANNOUNCED.finditer(folded):
        number = COUNTED.get(match[1]) or int(match[1])
        if 2 <= number <= _MOST and term.meant(_parts(engine, match[2])) >= _SAID:
            return number
    coming = _COMING.search(folded)
    return 2 if coming and ":" in sentence and term.meant(_parts(engine, coming[1])) >= _SAID else None


def _parts(engine: Engine, word: str) -> frozenset[str]:
    return frozenset(stems(word)) | frozenset(engine.vocabulary.splitter.stems(word))
