"""What a document is made of before its structure is known: blocks, and the labels of questions and answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

QUESTION = re.compile(
    r"^vra(?:ag|gen)\s+(\d{1,3}(?:\s*(?:,|en|t/m|tot en met|–|-)\s*\d{1,3})*)\s*[.:]?$", re.IGNORECASE
)
ANSWER = re.compile(
    r"^antwoord(?:en)?(?:\s+(?:op\s+)?(?:de\s+)?(?:vra(?:ag|gen)\s+)?"
    r"(\d{1,3}(?:\s*(?:,|en|t/m|tot en met|–|-)\s*\d{1,3})*))?\s*[.:]?$",
    re.IGNORECASE,
)
ARTICLE = re.compile(
    r"^(?:Artikel|Hoofdstuk|Paragraaf|Afdeling|Bijlage)\s+(?:\d{1,3}[a-z]?|[IVX]{1,5}|[A-Z])\b(?:[.:]?\s+[A-ZÀ-Ý].*)?$"
)
BARE_NUMBER = re.compile(r"^(\d{1,3}(?:\s*(?:,|en|t/m|tot en met)\s*\d{1,3})*)\s*[.:]?$")


class BlockKind(StrEnum):
    """What a block looks like, before the structure of the document is known."""

    TEXT = "text"
    ITEM = "item"
    HEADING = "heading"
    QUESTION = "question_label"
    ANSWER = "answer_label"
    ROW = "row"
    PAIR = "pair"
    CAPTION = "caption"


@dataclass(frozen=True)
class Block:
    """A run of lines joined to one text.

    ``label`` is the bullet or number taken off; ``level`` is known for Markdown only, ``box`` and ``left`` for print.
    """

    kind: BlockKind
    text: str
    page: int
    label: str = ""
    level: int | None = None
    size: float | None = None
    bold: bool = False
    lines: tuple[str, ...] = ()
    opens_page: bool = False
    cells: tuple[str, ...] = ()
    box: int | None = None
    italic: bool = False
    left: float | None = None


def is_label(line: str, questions: bool) -> bool:
    """Whether a line stands alone by its form: “Vraag 3”, “Antwoord”, or a bare number in a list of questions."""
    return bool(QUESTION.match(line) or ANSWER.match(line) or (questions and BARE_NUMBER.match(line)))
