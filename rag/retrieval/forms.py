"""What a sentence shows by itself, whatever is asked: what sort of unit it stands in, and what it could offer."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.datatypes import Figure, FigureKind, Paragraph, ParagraphKind
from rag.language.tokens import fold

FORMS = (
    "s_list", "s_reason", "s_person", "s_date", "s_leaning", "s_short", "s_long", "is_item", "is_footnote", "is_heading",
    "is_question", "is_metadata", "is_caption", "is_row", "lead_in_list",
)  # fmt: skip
# forms that count only where a question of this kind is asked
ONLY_FOR = {
    "s_list": ("list",), "lead_in_list": ("list",), "s_reason": ("reason", "manner"), "s_person": ("person",), "s_date": ("date",),
}  # fmt: skip

_REASON = re.compile(
    r"\b(?:omdat|doordat|daarom|daardoor|vanwege|wegens|aangezien|dankzij|waardoor|hierdoor|want|reden|gevolg|oorzaak|zodat|om te|doel|"
    r"zo kan|nodig|als gevolg)\b"
)
NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-ZÀ-Ý][\w&/’'-]*|\b[A-Z]{2,}\w*")
_LEANING = re.compile(
    r"^(?:dit|dat|deze|die|hierdoor|hiervoor|hiermee|daarom|daardoor|daarmee|daarvoor|daarin|hierin|zo|ook|zij|ze|hij|het gaat)\b"
)
_PERSON = re.compile(
    r"\b(?:minister|staatssecretaris|wethouder|burgemeester|gedeputeerde|voorzitter|directeur|lid|commissaris|griffier|college|ministerie|provincie|gemeente|bedrijf|stichting|inspectie|kabinet)\w*\b|\b(?:[A-Z]\.)+\s?[A-Z]\w+"
)


def forms(paragraph: Paragraph, texts: Sequence[str], figures: Sequence[Sequence[Figure]]) -> NDArray[np.float32]:
    """Which of ``FORMS`` each sentence of a paragraph has, shape (sentences, forms)."""
    of_all = _of_unit(paragraph.kind)
    item = paragraph.kind is ParagraphKind.LIST_ITEM
    found = []
    for text, own in zip(texts, figures, strict=True):
        folded = fold(text)
        found.append([
            item or text.count(",") >= 2,
            bool(_REASON.search(folded)),
            bool(_PERSON.search(text) or NAME.search(text)),
            any(figure.kind is FigureKind.DATE for figure in own),
            bool(_LEANING.match(folded)),
            len(text) < 40,
            len(text) > 300,
            *of_all,
            text.rstrip().endswith(":"),
        ])  # fmt: skip
    return np.asarray(found, np.float32).reshape(-1, len(FORMS))


def _of_unit(kind: ParagraphKind) -> list[bool]:
    return [
        kind is ParagraphKind.LIST_ITEM,
        kind is ParagraphKind.FOOTNOTE,
        kind is ParagraphKind.HEADING,
        kind is ParagraphKind.QUESTION,
        kind in (ParagraphKind.METADATA, ParagraphKind.SIGNATURE),
        kind is ParagraphKind.CAPTION,
        kind is ParagraphKind.TABLE_ROW,
    ]


def bodies_named(text: str) -> int:
    """How many persons and bodies a text names by office or by initials.

    >>> bodies_named("Deelnemers zijn de minister, de burgemeester en J.K. Visser.")
    3
    """
    return len(_PERSON.findall(text))
