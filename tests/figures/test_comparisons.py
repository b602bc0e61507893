"""A comparison is reckoned only from figures of what the claim compares."""

import hashlib

import pytest

from rag.datatypes import Paragraph, ParagraphKind, Verdict
from rag.figures.check import check_text, overall
from rag.figures.ledger import build_ledger
from rag.index.encoder import static_encoder
from rag.retrieval.rarity import Rarity
from rag.settings import load_settings

TEXTS = (
    "In Wierdam kregen vorig jaar 310 molenaars een maalvergunning, in Oosterkreek 190.",
    "De aanleg van de tolbrug kostte 4,8 miljoen euro, tegen een raming van 3,1 miljoen euro.",
    "De nieuwe viskade is binnen de raming aangelegd.",
    "Het orgelfonds krijgt 4 miljoen euro van de provincie, 2 miljoen euro van de gemeenten en 1 miljoen euro van de kerken.",
    "De norm van minimaal 85 procent is dit jaar niet het probleem: de veerdienst voer 92 procent van de tochten op tijd.",
    "Een kaasplan dat minder dan 40 punten behaalt, wordt afgewezen.",
    "Er komen minimaal 500 boswoningen in het Elzenkwartier.",
    "De toelage voor een boomgaard is maximaal 500 euro.",
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
        "Bussen rijden vaker in Wierdam dan in Oosterkreek.",
        "Bussen rijden vaker in Oosterkreek dan in Wierdam.",
        "In Wierdam wordt vaker gestolen dan in Oosterkreek.",
        "In Oosterkreek branden meer lantaarns dan in Wierdam.",
        "De viskade kwam boven de raming uit.",
        "De gemeenten dragen de grootste zorg voor het orgelfonds.",
        "De provincie heeft de hoogste verwachting van het orgelfonds.",
        "De veerdienst voer onder de norm.",
    ],
)
def test_figures_of_something_else_decide_nothing(claim: str) -> None:
    checks = check_text(claim, LEDGER, PARAGRAPHS, RARITY, ENCODER)
    assert not any(one.derived for one in checks)


def test_figures_of_what_is_compared_decide() -> None:
    assert _verdict("In Wierdam kregen meer molenaars een maalvergunning dan in Oosterkreek.") is Verdict.SUPPORTED
    assert _verdict("In Oosterkreek kregen meer molenaars een maalvergunning dan in Wierdam.") is Verdict.CONTRADICTED
    assert _verdict("De kerken krijgen het meeste van het orgelfonds.") is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("Een kaasplan met 35 punten wordt afgewezen.", True),
        ("Er komen 9.000 boswoningen in het Elzenkwartier.", False),
        ("De toelage voor een boomgaard is 20 euro.", False),
    ],
)
def test_a_value_within_a_bound_is_told_only_where_the_bound_is_a_condition(claim: str, supported: bool) -> None:
    assert (_verdict(claim) is Verdict.SUPPORTED) is supported
