"""All items of a list, in order, with the sentence they hang on."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answering.draft import Draft, Quote, whole
from rag.answering.engine import Engine
from rag.datatypes import Paragraph, ParagraphKind
from rag.language.sentences import split_sentences
from rag.retrieval.ranker import Ranked

_CLOSE = 1.0  # how far (in score) a list may stand behind the best sentence and still be the answer
_DEPTH = 5
_LIMIT = 1150  # characters of a list; the rest is left to the source panel


def list_draft(engine: Engine, ranked: Sequence[Ranked]) -> Draft | None:
    """The list that the best paragraphs belong to, or None where none of them is part of one."""
    if not ranked:
        return None
    for one in ranked[:_DEPTH]:
        if one.score < ranked[0].score - _CLOSE:
            break
        group = list_of(engine, one.position)
        if len(group) >= 2:
            return _draft(engine, group)
        if engine.paragraphs[one.position].text.count(",") >= 2 and one is ranked[0]:
            return None
    return None


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
