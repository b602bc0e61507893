"""A total that its parts follow is added to none of them."""

import hashlib

from rag.datatypes import Paragraph, ParagraphKind, Verdict
from rag.figures.check import check_text, overall
from rag.figures.ledger import build_ledger
from rag.retrieval.rarity import Rarity

TEXT = "De raad van Dalmeer heeft elf leden: vier leden namens de boeren, zeven leden namens de molenaars."


def test_a_total_is_not_added_to_its_parts() -> None:
    seal = hashlib.sha256(TEXT.encode()).hexdigest()
    paragraphs = (Paragraph("p-1", "p", ParagraphKind.PARAGRAPH, (), 1, None, None, None, TEXT, (), seal),)
    ledger, rarity = build_ledger(paragraphs), Rarity([TEXT])
    assert (
        overall(check_text("De raad van Dalmeer telt vijftien leden.", ledger, paragraphs, rarity))
        is not Verdict.SUPPORTED
    )
    assert overall(check_text("De raad van Dalmeer telt elf leden.", ledger, paragraphs, rarity)) is Verdict.SUPPORTED
