"""One file to its paragraphs and parse report, whatever the kind of file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rag.datatypes import Paragraph, Source
from rag.errors import UnreadableError
from rag.reading.blocks import split_blocks
from rag.reading.furniture import strip_furniture
from rag.reading.hyphens import own_words
from rag.reading.lines import Drawer, Line, text_lines
from rag.reading.markdown import looks_like_markdown, markdown_blocks
from rag.reading.notes import renumber, split_notes
from rag.reading.structure import build_paragraphs

READERS = {".pdf": "pdf", ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}


@dataclass(frozen=True)
class ParseReport:
    """What became of a file: counts, what was dropped and why, and doubts."""

    source_id: str
    pages: int
    paragraphs: int
    characters: int
    hyphens_joined: int
    hyphens_kept: int
    notes: int
    notes_tied: int
    dropped: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]
    headers_removed: int = 0
    unaccounted: int = 0
    lost: str = ""


@dataclass(frozen=True)
class Document:
    """A source with its paragraphs and the report of reading it."""

    source: Source
    paragraphs: tuple[Paragraph, ...]
    report: ParseReport


def read_document(source: Source, path: Path) -> Document:
    """Read one file. UnreadableError says why it cannot be read."""
    drawer = Drawer()
    kind = READERS.get(path.suffix.casefold())
    if kind is None:
        raise UnreadableError(f"{path.name}: no reader for {path.suffix or 'a file without extension'}; use PDF, .txt or .md")
    if kind == "pdf":
        from rag.reading.pdf import pdf_lines

        lines, certain = pdf_lines(path, drawer), True
    else:
        text = read_text(path)
        if kind == "markdown" or looks_like_markdown(text):
            paragraphs = build_paragraphs(source.id, markdown_blocks(text, drawer), [], {}, drawer)
            return Document(source, paragraphs, _report(source.id, 1, paragraphs, drawer))
        lines, certain = text_lines(text), "\f" in text
    paragraphs = _from_lines(source.id, lines, certain, drawer)
    return Document(source, paragraphs, _report(source.id, 1 + max(line.page for line in lines), paragraphs, drawer))


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, else Windows-1252. UnreadableError for an empty or binary file."""
    data = path.read_bytes()
    if not data.strip():
        raise UnreadableError(f"{path.name}: the file is empty")
    if b"\0" in data[:4096] or data.startswith(b"%PDF"):
        raise UnreadableError(f"{path.name}: not text; give the file the extension of what it is")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _from_lines(source_id: str, lines: list[Line], certain: bool, drawer: Drawer) -> tuple[Paragraph, ...]:
    own = own_words(line.text for line in lines)
    body, printed = strip_furniture(lines, drawer)
    body, notes, false_breaks = split_notes(body, own, drawer, certain)
    printed = {renumber(page, false_breaks): number for page, number in printed.items()}
    return build_paragraphs(source_id, split_blocks(body, own, drawer), notes, printed, drawer)


def _report(source_id: str, pages: int, paragraphs: tuple[Paragraph, ...], drawer: Drawer) -> ParseReport:
    kinds = Counter(paragraph.kind for paragraph in paragraphs)
    tied = sum(marker.note_id is not None for paragraph in paragraphs for marker in paragraph.markers)
    return ParseReport(
        source_id,
        pages,
        len(paragraphs),
        sum(len(paragraph.text) for paragraph in paragraphs),
        drawer.hyphens_joined,
        drawer.hyphens_kept,
        kinds["footnote"],  # type: ignore[index]  # a StrEnum equals its value
        tied,
        tuple(drawer.dropped),
        tuple(drawer.doubts),
    )
