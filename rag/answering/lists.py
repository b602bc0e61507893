"""The lists of a collection: which items belong together, what they hang on, and how they are quoted."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from rag.answering.draft import Draft, Quote, whole
from rag.answering.engine import Engine
from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.language.tokens import stems
from rag.retrieval.ranker import Ranked

_SHORT = 180  # characters; longer points are an argument in a list's dress, not the items that are asked for
LIMIT = 1150  # characters of a list; the rest is left to the source panel


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


def listed(engine: Engine, items: list[Paragraph]) -> Draft:
    """All items of a list, as far as there is room, after the sentence they hang on."""
    parts: list[str | Quote] = []
    before = introduction(engine, items[0])
    if before is not None:
        parts.append(before)
    length = sum(len(part.text) for part in parts if isinstance(part, Quote))
    for item in items:
        length += len(item.text) + 6
        if length > LIMIT and len(parts) > 2:
            break
        parts.append(whole(item, bullet=True))
    return Draft(tuple(parts))


def introduction(engine: Engine, item: Paragraph) -> Quote | None:
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


def argues(items: Sequence[Paragraph]) -> bool:
    """Whether the points are an argument in a list's dress."""
    return median(len(item.text) for item in items) > _SHORT


def says_as_much(engine: Engine, query: Query, items: Sequence[Paragraph], best: Ranked) -> bool:
    """Whether a list with the paragraph it hangs on says as much of the question as the best paragraph does."""
    before = introduction(engine, items[0])
    told = before.paragraph.text if before else items[0].lead_in or ""
    asked = stems(query.standalone)
    texts = (*items[0].heading_path[-1:], told, *(item.text for item in items))
    first = engine.paragraphs[best.position]
    other = (*first.heading_path[-1:], first.lead_in or "", first.text)
    return engine.rarity.coverage(asked, stems(" ".join(texts))) >= engine.rarity.coverage(
        asked, stems(" ".join(other))
    )
