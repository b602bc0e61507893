"""All items of a list, in order, with the sentence they hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from rag.answering.draft import Draft, Quote, whole
from rag.answering.engine import Engine
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.language.tokens import fold, stem, stems, words
from rag.retrieval.ranker import Ranked
from rag.retrieval.scope import within

_CLOSE = 1.0  # how far (in score) a list may stand behind the best sentence and still be the answer
_FITS = 2.0  # what a list of just as many items as asked for gains
_DEPTH = 10
_SHORT = 180  # characters; longer points are an argument in a list's dress, not the items that are asked for
_SERIES = re.compile(r"^([^\W\d_]{4,})\s+(?:\d{1,2}|[IVX]{1,4})\s*[:.–-]\s*\S")
_NUMBERS = {
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_LIMIT = 1150  # characters of a list; the rest is left to the source panel


def list_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The list that the best paragraphs belong to, or None where a sentence answers better.

    A question that says how many (“welke vijf …”) wants a list of as many items; a series of headings (“Pijler 1”,
    “Pijler 2”) is a list too.
    """
    if not ranked:
        return None
    number = asked_number(query.question)
    series = _series(engine, query, number)
    if series:
        return Draft(tuple(whole(heading, bullet=True) for heading in series))
    best: tuple[float, list[Paragraph]] | None = None
    for one in ranked[:_DEPTH]:
        group = list_of(engine, one.position)
        if len(group) < 2 or (median(len(item.text) for item in group) > _SHORT and len(group) != number):
            continue
        score = one.score + (0.0 if number is None else _FITS if len(group) == number else -_FITS / 2)
        if best is None or score > best[0]:
            best = (score, group)
    if best is None or best[0] < ranked[0].score - _CLOSE:
        return None
    return _draft(engine, best[1])


def asked_number(question: str) -> int | None:
    """How many items the question wants, or None where it does not say.

    >>> asked_number("Welke vijf maatregelen zijn er?"), asked_number("Welke maatregelen?")
    (5, None)
    """
    match = re.search(r"\b(?:welke|uit welke|de|which|what are the)\s+(?:\w+\s+)?(\w+)\b", fold(question))
    found = match and _NUMBERS.get(match[1])
    return found or next((_NUMBERS[w] for w in words(question)[:6] if w in _NUMBERS), None)


def _series(engine: Engine, query: Query, number: int | None) -> list[Paragraph]:
    """Headings that count what is asked for: “Pijler 1: …”, “Opgave 2: …”."""
    asked = set(stems(query.as_read))
    found: dict[tuple[str, str], list[Paragraph]] = {}
    for paragraph in engine.paragraphs:
        match = _SERIES.match(paragraph.text) if paragraph.kind is ParagraphKind.HEADING else None
        if match and stem(fold(match[1])) in asked and within(query.scope, paragraph):
            found.setdefault((paragraph.source_id, match[1].casefold()), []).append(paragraph)
    fitting = [group for group in found.values() if len(group) >= 2 and number in (None, len(group))]
    return fitting[0] if fitting else []


def list_of(engine: Engine, position: int) -> list[Paragraph]:
    """The items of the list that a paragraph is an item of, or introduces; empty where there is none."""
    paragraphs = engine.paragraphs
    here = paragraphs[position]
    start = position
    if here.kind is not ParagraphKind.LIST_ITEM:
        start = _next_unit(paragraphs, position)
        introduces = here.text.rstrip().endswith(":") or here.kind is ParagraphKind.HEADING
        if not introduces or start >= len(paragraphs) or not _item(paragraphs[start], here.source_id):
            return []
    while _item(paragraphs[start - 1], here.source_id) and (paragraphs[start].number or 1) > 1:
        start -= 1
    items = [paragraphs[start]]
    for other in paragraphs[start + 1 :]:
        if other.kind is ParagraphKind.FOOTNOTE:
            continue
        if not _item(other, here.source_id) or (other.number or 0) <= (items[-1].number or 0):
            break
        items.append(other)
    return items


def _next_unit(paragraphs: Sequence[Paragraph], position: int) -> int:
    following = position + 1
    while following < len(paragraphs) and paragraphs[following].kind is ParagraphKind.FOOTNOTE:
        following += 1
    return following


def _item(paragraph: Paragraph, source_id: str) -> bool:
    return paragraph.kind is ParagraphKind.LIST_ITEM and paragraph.source_id == source_id


def _draft(engine: Engine, items: list[Paragraph]) -> Draft:
    parts: list[str | Quote] = []
    before = _introduction(engine, items[0])
    if before is not None:
        parts.append(before)
    length = sum(len(part.text) for part in parts if isinstance(part, Quote))
    for item in items:
        length += len(item.text) + 6
        if length > _LIMIT and len(parts) > 2:
            break
        parts.append(whole(item, bullet=True))
    return Draft(tuple(parts))


def _introduction(engine: Engine, item: Paragraph) -> Quote | None:
    """The last sentence of the paragraph that introduces the list."""
    position = engine.index.positions[item.id] - 1
    while position >= 0 and engine.paragraphs[position].kind is ParagraphKind.FOOTNOTE:
        position -= 1
    if position < 0:
        return None
    before = engine.paragraphs[position]
    if before.source_id != item.source_id or not before.text.rstrip().endswith(":"):
        return None
    start, end = split_sentences(before.text)[-1]
    return Quote(before, start, end)
