"""One file to its paragraphs and parse report, whatever the kind of file."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rag.datatypes import Paragraph, Source
from rag.errors import UnreadableError
from rag.reading.described import filled
from rag.reading.furniture import strip_furniture, without_repeated_links
from rag.reading.html_text import html_to_markdown, looks_like_html
from rag.reading.hyphens import own_words
from rag.reading.letters import letters
from rag.reading.lines import Drawer, HyphenDecision, Line, glyphs_of, text_lines
from rag.reading.markdown import looks_like_markdown, markdown_blocks
from rag.reading.notes import renumber, split_notes
from rag.reading.printed_blocks import printed_blocks
from rag.reading.raised import wrap_raised
from rag.reading.structure import build_paragraphs
from rag.reading.text_blocks import text_blocks

READERS = {".pdf": "pdf", ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
_MARKDOWN = frozenset("#*_`|<>-+=~\\[]()!:^")
_GIVEN = frozenset(":;—")  # “Datum: …”, “Rij — Kop: cel; Kop: cel”
_FURNITURE = "kop, voet of paginanummer"


@dataclass(frozen=True)
class ParseReport:
    """What became of a file: counts, what was dropped and why, and doubts.

    ``unaccounted`` counts the letters of the source that are neither in a unit nor dropped for a named reason (and
    letters in units that the source does not have); it is 0, else reading has a fault, and ``lost`` shows them.
    """

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
    """Read one file; what is not known of its source is taken from it. UnreadableError says why it cannot be read."""
    drawer = Drawer()
    paragraphs, pages = _read(source.id, path, drawer)
    if not paragraphs:
        raise UnreadableError(f"{path.name}: no running text in it; check that it is the right file")
    return Document(filled(source, paragraphs), paragraphs, _report(source.id, pages, paragraphs, drawer))


def hyphen_decisions(path: Path) -> list[HyphenDecision]:
    """Every hyphen at a line end of a file, with what was done about it and why, in reading order."""
    drawer = Drawer()
    _read(path.stem, path, drawer)
    return drawer.decisions


def _read(source_id: str, path: Path, drawer: Drawer) -> tuple[tuple[Paragraph, ...], int]:
    kind = READERS.get(path.suffix.casefold())
    if kind is None:
        raise UnreadableError(
            f"{path.name}: no reader for {path.suffix or 'a file without extension'}; save it as PDF, .txt or .md"
        )
    if kind == "pdf":
        from rag.reading.pdf import pdf_lines

        lines, printed = pdf_lines(path, drawer)
        return _from_lines(source_id, lines, printed, drawer), 1 + max((line.page for line in lines), default=0)
    text = wrap_raised(letters(read_text(path)))
    if looks_like_html(text):
        text, kind = html_to_markdown(text), "markdown"
    drawer.read(text)
    if kind == "markdown" or looks_like_markdown(text):
        blocks, notes = markdown_blocks(text, drawer)
        paragraphs = build_paragraphs(source_id, blocks, notes, {}, drawer)
        _markdown_signs(paragraphs, drawer)
        return paragraphs, 1
    lines = text_lines(text)
    drawer.own = own_words(line.text for line in lines)
    body, numbers = strip_furniture(without_repeated_links(lines, drawer), drawer)
    return _from_lines(source_id, body, numbers, drawer, "\f" in text), 1 + max(line.page for line in lines)


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, else Windows-1252. UnreadableError for an empty, binary or misnamed file."""
    data = path.read_bytes()
    if not data.strip():
        raise UnreadableError(f"{path.name}: the file is empty; fetch or save it again")
    if data.startswith(b"%PDF"):
        raise UnreadableError(f"{path.name}: a PDF, not text; give the file the extension .pdf")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if b"\0" in data[:4096]:
        raise UnreadableError(f"{path.name}: not text; give the file the extension of what it is, or save it as PDF")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _from_lines(
    source_id: str, body: list[Line], printed: dict[int, int], drawer: Drawer, certain: bool = True
) -> tuple[Paragraph, ...]:
    body, notes, false_breaks = split_notes(body, drawer.own, drawer, certain)
    printed = {renumber(page, false_breaks): number for page, number in printed.items()}
    split = printed_blocks if any(line.region for line in body) else text_blocks
    return build_paragraphs(source_id, split(body, drawer.own, drawer), notes, printed, drawer)


def _report(source_id: str, pages: int, paragraphs: tuple[Paragraph, ...], drawer: Drawer) -> ParseReport:
    kinds = Counter(paragraph.kind.value for paragraph in paragraphs)
    tied = sum(marker.note_id is not None for paragraph in paragraphs for marker in paragraph.markers)
    lost = account(paragraphs, drawer)
    return ParseReport(
        source_id,
        pages,
        len(paragraphs),
        sum(len(paragraph.text) for paragraph in paragraphs),
        drawer.hyphens_joined,
        drawer.hyphens_kept,
        kinds["footnote"],
        tied,
        tuple(drawer.dropped),
        tuple(drawer.doubts),
        sum(reason == _FURNITURE for reason, _ in drawer.dropped),
        sum(abs(count) for count in lost.values()),
        " ".join(f"{char}{count:+d}" for char, count in sorted(lost.items())),
    )


def _markdown_signs(paragraphs: tuple[Paragraph, ...], drawer: Drawer) -> None:
    """Record the signs of Markdown, which are in no unit, and the signs that rows and pairs were given."""
    for char, count in account(paragraphs, drawer).items():
        if count > 0 and char in _MARKDOWN:
            drawer.drop("Markdown-teken", char * count)
        elif count < 0 and char in _GIVEN:
            drawer.added[char] -= count


def account(paragraphs: tuple[Paragraph, ...], drawer: Drawer) -> Counter[str]:
    """Letters of the source less those in units and in what was dropped: lost if positive, made up if negative."""
    balance: Counter[str] = Counter(drawer.source)
    balance.update(drawer.added)
    balance.subtract(drawer.removed)
    for _, text in drawer.dropped:
        balance.subtract(glyphs_of(text))
    for paragraph in paragraphs:
        balance.subtract(glyphs_of(paragraph.text))
        for marker in paragraph.markers:
            balance.subtract(marker.label)
    return Counter({char: count for char, count in balance.items() if count and not re.match(r"\s", char)})
