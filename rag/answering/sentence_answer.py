"""The sentences that answer: of the best paragraphs the likeliest sentence, with the neighbours that may hold the answer too.

The ranker says which paragraphs, and how sure that is; which sentence of a paragraph, a model that sees its neighbours
(``rag.retrieval.sentence_choice``). A sentence of another paragraph is shown where the first has not clearly won.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answering.agents import acts, names_new, says_who
from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.list_answer import items_under
from rag.answering.paragraph_sort import asks_source, is_label, may_answer, refers
from rag.answering.phrases import phrase
from rag.answering.spans import leaning_start
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.language.tokens import stems
from rag.retrieval.ranker import Ranked
from rag.retrieval.sentence_choice import shipped_chooser

_ALSO = 0.06  # another sentence that is this likely to hold the answer comes along, if it touches or begins a paragraph
_ALONE = 0.2  # the same for a sentence elsewhere in a paragraph
_RIVAL = 0.4  # a paragraph this likely, against the best, is shown beside it
_ROOM = 380  # characters of all quotes together, unless the first sentence alone is longer
_MORE_ROOM = {"reason": 520, "manner": 520, "condition": 450, "list": 700, "person": 450}  # by kind
_BESIDE = 260  # characters that other quotes have beside a first sentence, however long that is
_MOST = 3  # paragraphs
_NAMED = ("person", "list")  # kinds that are answered by names
_DEPTH = 8  # paragraphs among which
_UNQUOTED = (ParagraphKind.HEADING, ParagraphKind.QUESTION)


@dataclass(frozen=True)
class _Sentence:
    """A sentence of a paragraph with the probability that it answers."""

    paragraph: Paragraph
    place: int
    start: int
    end: int
    share: float


def sentence_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The likeliest sentence of the best paragraph, and what else is likely to answer as far as there is room."""
    shown = [one for one in ranked[:_DEPTH] if may_answer(query, engine.paragraphs[one.position])]
    if not shown:
        return None
    shown = _telling(engine, query, shown)
    found = _sentences(engine, query, shown)
    room = max(_MORE_ROOM.get(query.kind, _ROOM), _length(max(found[0], key=lambda one: one.share)) + _BESIDE)
    kept = _chosen(found, room, _first(query, found[0], room))
    quotes = _quotes(kept, named=query.kind == "person")
    return Draft((*_with_items(engine, quotes), *followed(engine, quotes[0].paragraph)))


def _first(query: Query, sentences: Sequence[_Sentence], room: int) -> list[_Sentence]:
    """The sentence to begin with: the likeliest; where it is asked who or which ones, the one that says so in its place, or
    one that says whose task it is beside it."""
    likeliest = max(sentences, key=lambda one: one.share)
    if query.kind not in _NAMED or query.english or says_who(query, _text(likeliest)):
        return [likeliest]
    if telling := [one for one in sentences if says_who(query, _text(one))]:
        return [max(telling, key=lambda one: one.share)]
    if query.kind == "person" and not acts(_text(likeliest)):
        fitting = (one for one in sentences if _length(one) + _length(likeliest) <= room)
        telling = [one for one in fitting if acts(_text(one)) and names_new(query, _text(one))]
        return [likeliest, *telling[:1]]
    return [likeliest]


def _telling(engine: Engine, query: Query, shown: list[Ranked]) -> list[Ranked]:
    """The paragraphs without bare references and labels, where others are left."""
    paragraphs = engine.paragraphs
    kept = shown if asks_source(query) else [one for one in shown if not refers(paragraphs[one.position])]
    return [one for one in kept if not is_label(query, paragraphs[one.position])] or kept or shown


def _with_items(engine: Engine, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes, and after one that introduces a list with a colon its items, each of which is shown once."""
    length = sum(len(quote.text) for quote in quotes)
    found: list[Quote] = []
    for quote in quotes:
        ends = quote.end >= len(quote.paragraph.text.rstrip())
        items = items_under(engine, quote.paragraph, length) if ends else ()
        length += sum(len(item.text) for item in items)
        found += [quote, *items]
    listed = {quote.paragraph.id for quote in found if quote.bullet}
    return [quote for quote in found if quote.bullet or quote.paragraph.id not in listed]


def _sentences(engine: Engine, query: Query, shown: Sequence[Ranked]) -> list[list[_Sentence]]:
    """Per paragraph that may be shown its sentences; all shares add up to 1."""
    likely = [math.exp(one.score - shown[0].score) for one in shown]
    near = [
        (one, like)
        for one, like in zip(shown, likely, strict=True)
        if like >= _RIVAL and (one is shown[0] or not refers(engine.paragraphs[one.position]))
    ][:_MOST]
    total, asked = sum(like for _, like in near), stems(query.standalone)
    found = []
    for one, like in near:
        paragraph = engine.paragraphs[one.position]
        rows = sorted((row.sentence.start, row.sentence.end, score) for score, row in one.rows)
        prepared = engine.collection.texts.of(one.position)
        stemmed = prepared.stems if len(prepared.stems) == len(rows) else None
        sentences = [(score, paragraph.text[start:end]) for start, end, score in rows]
        shares = shipped_chooser().shares(query.kind, asked, sentences, stemmed)
        found.append(
            [
                _Sentence(paragraph, place, start, end, float(share) * like / total)
                for place, ((start, end, _), share) in enumerate(zip(rows, shares, strict=True))
            ]
        )
    return found


def _chosen(paragraphs: Sequence[Sequence[_Sentence]], room: int, first: Sequence[_Sentence]) -> list[list[_Sentence]]:
    """Per paragraph the sentences to quote, in order: those to begin with, then what is likeliest and fits."""
    kept = [list(first), *([] for _ in paragraphs[1:])]
    length = sum(_length(one) for one in first)
    texts = {_text(one) for one in first}
    while True:
        open_ones = [
            (one.share, -row, -one.place, one)
            for row, own in enumerate(paragraphs)
            for one in own
            if _may_follow(one, own, kept[row]) and length + _length(one) <= room and _text(one) not in texts
        ]
        if not open_ones:
            return [sorted(one, key=lambda sentence: sentence.place) for one in kept if one]
        _, row, _, best = max(open_ones, key=lambda item: item[:3])
        kept[-row].append(best)
        texts.add(_text(best))
        length += _length(best)


def _may_follow(one: _Sentence, own: Sequence[_Sentence], kept: Sequence[_Sentence]) -> bool:
    """Whether a sentence may be quoted: likely enough, and next to a quoted one, or the likeliest of a new paragraph."""
    if one in kept or one.share < _ALSO:
        return False
    if not kept:
        return one.share == max(other.share for other in own)
    return one.share >= _ALONE or any(abs(one.place - other.place) == 1 for other in kept)


def _quotes(kept: Sequence[Sequence[_Sentence]], named: bool) -> list[Quote]:
    """Sentences that touch become one quote; one that leans on the sentence before brings it along.

    With ``named``, who is asked for may be named in the sentence before.
    """
    quotes: list[Quote] = []
    for sentences in kept:
        for one in sentences:
            last = quotes[-1] if quotes and quotes[-1].paragraph.id == one.paragraph.id else None
            start = leaning_start(one.paragraph, one.start, named)
            if last and start <= last.end + 1:
                quotes[-1] = Quote(one.paragraph, last.start, one.end)
            else:
                quotes.append(Quote(one.paragraph, start, one.end))
    return quotes


def _length(one: _Sentence) -> int:
    return one.end - one.start


def _text(one: _Sentence) -> str:
    return one.paragraph.text[one.start : one.end]


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
