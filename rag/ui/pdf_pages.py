"""On which page of a PDF file a paragraph begins, for the viewer beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rag.datatypes import Paragraph

_OPENING = 24  # letters that must agree; enough to be found once, few enough to stand on one line
_LETTERS = re.compile(r"[^\w]+")


def file_pages(path: Path | None, paragraphs: tuple[Paragraph, ...]) -> dict[str, int] | None:
    """The page of the file (from 1) per paragraph id where it is found; None where the file is no PDF or is gone."""
    if path is None or path.suffix.casefold() != ".pdf":
        return None
    return locate(_page_texts(path, path.stat().st_mtime_ns), paragraphs)


def locate(pages: Iterable[str], paragraphs: Iterable[Paragraph]) -> dict[str, int]:
    """The page on which each paragraph begins, looked for in reading order and never backwards, notes apart.

    >>> from rag.datatypes import ParagraphKind
    >>> one = Paragraph("d:1", "d", ParagraphKind.PARAGRAPH, (), 1, None, None, None, "Tweede blad.", (), "1")
    >>> locate(["Eerste blad.", "Tweede blad."], [one])
    {'d:1': 2}
    """
    texts = [_letters(page) for page in pages]
    found: dict[str, int] = {}
    at = 0
    for paragraph in paragraphs:
        opening = _letters(paragraph.text)[:_OPENING]
        start = 0 if paragraph.kind == "footnote" else at
        place = next((i for i in range(start, len(texts)) if opening and opening in texts[i]), None)
        if place is not None:
            found[paragraph.id] = place + 1
            at = at if paragraph.kind == "footnote" else place
    return found


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


@lru_cache(maxsize=16)
def _page_texts(path: Path, _changed: int) -> tuple[str, ...]:
    from rag.reading.lines import Drawer
    from rag.reading.pdf import pdf_lines

    pages: dict[int, list[str]] = {}
    lines, _ = pdf_lines(path, Drawer())
    for line in lines:
        pages.setdefault(line.page, []).append(line.text)
    return tuple("\n".join(pages.get(number, ())) for number in range(max(pages, default=-1) + 1))
