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
# an answer or question with the name of who gives it, only where it stands as a heading or among other labels
_GIVEN = r"\s+(?:van\s+(?:de|het|mijn)?\s*\S.{2,60}|\(.{2,60}\))"
ANSWER_BY = re.compile(rf"^Antwoord(?:en)?{_GIVEN}$", re.IGNORECASE)
_QUESTION_BY = re.compile(rf"^(vra(?:ag|gen)\s+\d{{1,3}}){_GIVEN}$", re.IGNORECASE)
_NUMBERS = r"\d{1,3}(?:\s*(?:,|en|t/m|tot en met|–|-)\s*\d{1,3})*"
_OPENING = re.compile(
    rf"^(?P<label>vra(?:ag|gen)\s+{_NUMBERS}|antwoord(?:en)?(?:\s+(?:op\s+)?(?:de\s+)?(?:vra(?:ag|gen)\s+)?{_NUMBERS})?)"
    r"\s*(?P<sign>[.:–—])\s*(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
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
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Block:
    """A run of lines joined to one text.

    ``label`` is the bullet or number taken off; ``box`` and ``left`` are known for print. Known for Markdown only:
    ``level`` of a heading; of an item its ``depth`` (from 1), its ``place`` in the list (from 1 or the number given), and
    whether it ``goes_on`` with the text of the item before it; of a row the ``heads`` of its columns; of text whether
    its beginning is ``stressed``, set in bold.
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
    depth: int = 0
    place: int | None = None
    goes_on: bool = False
    heads: tuple[str, ...] = ()
    stressed: bool = False


def styled_label(text: str) -> bool:
    """Whether a text that is set apart as a heading is a label, also with a name: “Antwoord van de minister”.

    >>> styled_label("Antwoord van de wethouder"), styled_label("Vraag 3 (lid Bos)"), styled_label("Antwoorden op vragen")
    (True, True, False)
    """
    return bool(QUESTION.match(text) or ANSWER.match(text) or ANSWER_BY.match(text) or _QUESTION_BY.match(text))


def is_answer_label(text: str) -> bool:
    """Whether a label opens an answer."""
    return bool(ANSWER.match(text) or ANSWER_BY.match(text))


def question_label(text: str) -> re.Match[str] | None:
    """The numbers of a question label as group 1, or None."""
    return QUESTION.match(text) or re.match(r"^vraag\s+(\d{1,3})(?=\s)", text, re.IGNORECASE)


def opening_label(text: str) -> tuple[str, str] | None:
    """A label and the text that follows it on the same line, or None.

    >>> opening_label("Vraag 3: Wat kost het?"), opening_label("Vraag 3 gaat over geld.")
    (('Vraag 3:', 'Wat kost het?'), None)
    """
    match = _OPENING.match(text)
    return (f"{match['label']}{match['sign']}", match["rest"]) if match else None
