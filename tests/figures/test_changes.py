"""Which way a change runs, and verbs whose particle stands apart, laid beside one sentence."""

import hashlib

import pytest

from rag.datatypes import Paragraph, ParagraphKind, Verdict
from rag.figures.check import check_text, overall
from rag.figures.ledger import build_ledger
from rag.index.encoder import static_encoder
from rag.retrieval.rarity import Rarity
from rag.settings import load_settings

TEXTS = (
    "Per 1 juli 2031 stonden 96.400 bijenkasten in de polder. Een jaar eerder waren dat er nog 101.200.",
    "De tuinvereniging telt 14.300 leden, tegenover 11.900 in 2029.",
    "Andere visserijen worden door het waterschap niet op voorhand uitgesloten.",
    "Het loket in Rietveen is op vrijdag gesloten.",
)
PARAGRAPHS = tuple(
    Paragraph(f"p-{at}", "p", ParagraphKind.PARAGRAPH, (), at, None, None, None, text, (), hashlib.sha256(text.encode()).hexdigest())
    for at, text in enumerate(TEXTS)
)  # fmt: skip
LEDGER, RARITY = build_ledger(PARAGRAPHS), Rarity(TEXTS)
ENCODER = static_encoder(load_settings().encoder)


def _verdict(claim: str) -> Verdict | None:
    return overall(check_text(claim, LEDGER, PARAGRAPHS, RARITY, ENCODER))


@pytest.mark.parametrize(
    "claim",
    [
        "Het aantal bijenkasten in de polder is gegroeid van 96.400 naar 101.200.",
        "Het aantal leden van de tuinvereniging daalde van 11.900 naar 14.300.",
        "Het aantal leden van de tuinvereniging daalde van 14.300 naar 11.900.",
        "Het waterschap sluit andere visserijen uit.",
        "De bibliotheek in Rietveen is op vrijdag gesloten.",
    ],
)
def test_no_support_for_what_runs_the_other_way(claim: str) -> None:
    assert _verdict(claim) is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "Het aantal bijenkasten in de polder daalde van 101.200 naar 96.400.",
        "Het aantal leden van de tuinvereniging groeide van 11.900 naar 14.300.",
        "Het loket in Rietveen is op vrijdag dicht.",
    ],
)
def test_support_for_what_runs_the_same_way(claim: str) -> None:
    assert _verdict(claim) is Verdict.SUPPORTED
