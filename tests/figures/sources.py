"""A tiny invented collection for the tests of ledger, check and disagreements."""

from __future__ import annotations

import hashlib
import math

from rag.datatypes import Paragraph, ParagraphKind

TEXTS = {
    "brief": [
        "De haven van Dalum kreeg in 2024 ruim 22.600 schepen te verwerken. "
        "Voor de nieuwe kade is bijna € 1,6 miljard nodig.",
        "In Oostwijk wonen 43.500 mensen, in Westwijk 27.700. Het aantal klachten daalde van 2.140 naar 1.312.",
        "Van de studenten kiest 60% voor techniek. De gemeente Dalum betaalt niet mee aan het museum.",
    ],
    "agenda": [
        "Voor de nieuwe kade in Dalum is ruim € 1,5 miljard nodig.",
        "De bibliotheek telt 812 leden per 1 juni 2023, tegen 790 in 2019.",
    ],
}


class Flat:
    """A rarity that makes longer stems rarer, which is enough here."""

    def of(self, stem: str) -> float:
        return 1 + math.log(len(stem))


def paragraphs() -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            f"{name}-{number}", name, ParagraphKind.PARAGRAPH, (), number, None, None, None, text, (),
            hashlib.sha256(text.encode()).hexdigest(),
        )
        for name, texts in TEXTS.items()
        for number, text in enumerate(texts, 1)
    )  # fmt: skip


PARAGRAPHS = paragraphs()
RARITY = Flat()
