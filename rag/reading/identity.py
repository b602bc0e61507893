"""Paragraphs get their markers, notes and ids."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace

from rag.datatypes import Marker, Paragraph, ParagraphKind
from rag.reading.lines import WRAPPED_NOTE
from rag.reading.markers import Note


@dataclass(frozen=True)
class Draft:
    """A paragraph without its id, and the index of its page."""

    paragraph: Paragraph
    page: int


def take_markers(text: str) -> tuple[str, tuple[Marker, ...]]:
    """The text without its wrapped markers, white space folded, and the offset of each."""
    markers: list[Marker] = []
    clean, at = "", 0
    for match in WRAPPED_NOTE.finditer(text):
        clean += text[at : match.start()]
        markers.append(Marker(len(clean), match[1]))
        at = match.end()
        if text[at : at + 2].strip()[:1] in {*".,;:)]"} and text[at : at + 1] == " ":
            at += 1
    clean += text[at:]
    return clean, tuple(markers)


def digest(text: str) -> str:
    """First twelve hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def with_notes(source_id: str, drafts: list[Draft], notes: list[Note], pages: dict[int, int]) -> list[Paragraph]:
    """The paragraphs with each note after the last unit of its page, under the heading of its marker."""
    holders = {marker.label: draft.paragraph for draft in drafts for marker in draft.paragraph.markers}
    queue = list(notes)
    placed: list[Paragraph] = []
    for position, draft in enumerate(drafts):
        placed.append(draft.paragraph)
        after = drafts[position + 1].page if position + 1 < len(drafts) else None
        while queue and (after is None or queue[0].page < after):
            note = queue.pop(0)
            holder = holders.get(note.label)
            path = holder.heading_path if holder else draft.paragraph.heading_path
            placed.append(
                Paragraph(
                    "", source_id, ParagraphKind.FOOTNOTE, path, int(note.label), pages.get(note.page),
                    None, None, note.text, (), digest(note.text),
                )
            )  # fmt: skip
    return placed


def with_ids(paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """Ids from document, digest and occurrence; markers tied to the ids of their notes (the nearest of that number)."""
    seen: Counter[str] = Counter()
    named = []
    for paragraph in paragraphs:
        seen[paragraph.digest] += 1
        named.append(replace(paragraph, id=f"{paragraph.source_id}:{paragraph.digest}:{seen[paragraph.digest]}"))
    footnotes = [(i, p) for i, p in enumerate(named) if p.kind is ParagraphKind.FOOTNOTE]
    tied = []
    for index, paragraph in enumerate(named):
        markers = tuple(_tie(marker, index, footnotes) for marker in paragraph.markers)
        tied.append(replace(paragraph, markers=markers) if markers else paragraph)
    return tuple(tied)


def _tie(marker: Marker, index: int, footnotes: list[tuple[int, Paragraph]]) -> Marker:
    same = [(abs(i - index), p.id) for i, p in footnotes if str(p.number) == marker.label]
    return replace(marker, note_id=min(same)[1]) if same else marker
