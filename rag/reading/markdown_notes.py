"""Notes of Markdown that are written as text: “<sup>1</sup> Bron …” or “[1] Bron …” below, with their markers above."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rag.reading.blocks import Block, BlockKind
from rag.reading.lines import NOTE_CLOSE, NOTE_OPEN, WRAPPED_NOTE, Drawer
from rag.reading.markers import Note
from rag.reading.raised import wrapped

_RAISED_START = re.compile(rf"^{NOTE_OPEN}(\d{{1,3}}){NOTE_CLOSE}\s*(?=\S)")
_BRACKET_START = re.compile(r"^\[(\d{1,3})\]:?\s+(?=\S)")
_BRACKETED = re.compile(r"(?<=\S)\s?\[(\d{1,3})\]")


def notes_in_text(blocks: list[Block], drawer: Drawer) -> tuple[list[Block], list[Note]]:
    """The blocks without the paragraphs that are notes, and the notes. A note has its marker in an earlier block."""
    kept, raised = _split(blocks, _RAISED_START, lambda text: [mark[1] for mark in WRAPPED_NOTE.finditer(text)], drawer)
    kept, bracketed = _split(kept, _BRACKET_START, _BRACKETED.findall, drawer)
    labels = {note.label for note in bracketed}
    if labels:
        kept = [replace(block, text=_wrap(block.text, labels)) for block in kept]
    return kept, [*raised, *bracketed]


def _wrap(text: str, labels: set[str]) -> str:
    return _BRACKETED.sub(lambda match: wrapped(match[1]) if match[1] in labels else match[0], text)


def _split(
    blocks: list[Block], start: re.Pattern[str], markers: Callable[[str], list[str]], drawer: Drawer
) -> tuple[list[Block], list[Note]]:
    seen: set[str] = set()
    kept: list[Block] = []
    notes: list[Note] = []
    for block in blocks:
        match = start.match(block.text) if block.kind in (BlockKind.TEXT, BlockKind.ITEM) else None
        if match and match[1] in seen:
            drawer.drop("nootnummer", match[1])
            text = block.text[match.end() :]
            notes.append(Note(match[1], WRAPPED_NOTE.sub("", text), 0))
            continue
        seen.update(markers(block.text))
        kept.append(block)
    return kept, notes
