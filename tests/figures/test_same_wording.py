"""Pairs that their wording tells: one value with another qualifier or period, one day, one goal, a denied value; and none."""

from __future__ import annotations

import pytest

from rag.datatypes import Paragraph, ParagraphKind
from rag.figures.ledger import build_ledger
from rag.figures.meaning import shipped_encoder
from rag.figures.rivals import Rival, rivals
from rag.figures.same_wording import little_in_common, much_in_common, of_others, set_right, told_by_wording
from rag.retrieval.rarity import Rarity

FILLER = [
    "De gemeente plantte 355 bomen langs de singel.",
    "In het museum hangen schilderijen van drie meesters.",
    "De rekenkamer deed onderzoek naar het zwembad.",
    "Het bestuur dankt alle vrijwilligers van het festival.",
]


def _rivals(one: str, other: str) -> list[Rival]:
    texts = {"plan": [one, *FILLER[:2]], "brief": [other, *FILLER[2:]]}
    paragraphs = tuple(
        Paragraph(f"{name}-{at}", name, ParagraphKind.PARAGRAPH, (), at, None, None, None, text, (), f"{name}{at}")
        for name, row in texts.items()
        for at, text in enumerate(row, 1)
    )
    rarity = Rarity(text for row in texts.values() for text in row)
    return rivals(build_ledger(paragraphs), paragraphs, rarity, shipped_encoder())


def _pair(one: str, other: str, *surfaces: str) -> Rival:
    found = _rivals(one, other)
    return next(pair for pair in found if {pair.one.figure.surface, pair.other.figure.surface} == set(surfaces))


TOLD = [
    ("De zeesluis Westhaven schut ruim 4.300 schepen.", "De zeesluis Westhaven schut 4.300 schepen."),
    ("De zeesluis schut tot en met 2031 in Westhaven 4.300 schepen.", "De zeesluis schut tot en met 2034 in Westhaven 4.300 schepen."),
    ("Op 1 mei 2031 lag 34 procent van de sluisdeuren stil.", "Op 1 mei 2031 lag 39 procent van de sluisdeuren stil."),
    ("De sluiswachters moeten in 2031 20 procent minder drinkwater gebruiken.", "De sluiswachters moeten in 2035 25 procent minder drinkwater gebruiken."),
]  # fmt: skip
NOT_TOLD = [
    ("De zeesluis Westhaven schut 4.300 schepen.", "De zeesluis Westhaven schut 4.300 schepen."),
    ("In 2031 lag 34 procent van de sluisdeuren in Westhaven stil.", "In 2035 lag 39 procent van de sluisdeuren in Westhaven stil."),
    ("De zeesluis Westhaven schut ruim 4.300 schepen.", "Het theater verkocht 4.300 kaarten voor de schepen."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TOLD)
def test_told(one: str, other: str) -> None:
    assert any(told_by_wording(pair) for pair in _rivals(one, other))


@pytest.mark.parametrize(("one", "other"), NOT_TOLD)
def test_not_told(one: str, other: str) -> None:
    assert not any(told_by_wording(pair) for pair in _rivals(one, other))


def test_the_period_of_another_figure_is_no_difference() -> None:
    one = "In 2031 woonde 71 procent van de schippers binnen 900 meter van de zeesluis."
    other = "In 2030 woonde 64 procent van de schippers binnen 900 meter van de zeesluis."
    pair = _pair(one, other, "900 meter")
    assert pair.differs == ("period",) and of_others(pair) and not told_by_wording(pair)


def test_a_denied_value_is_set_right() -> None:
    one = "In Westhaven daalde het aantal sluisdeuren met 33 procent."
    other = "Zonder dit punt zou de daling van de sluisdeuren in Westhaven niet 33 maar 31 procent zijn."
    found = [(pair.one.figure.surface, pair.other.figure.surface) for pair in set_right(_rivals(one, other))]
    assert found == [("33 procent", "31 procent")]
    assert not list(set_right(_rivals(one, other.replace("niet 33 maar", "33 tegen"))))


def test_little_and_much_in_common() -> None:
    near = _pair(
        "De zeesluis Westhaven schutte 4.300 schepen.", "De zeesluis Westhaven schutte 4.100 schepen.",
        "4.300 schepen", "4.100 schepen",
    )  # fmt: skip
    assert much_in_common(near) and not little_in_common(near, 0.4)
    far = [
        pair
        for pair in _rivals("De zeesluis Westhaven is open tot mei 2031.", "De gemeenteraad vergadert in juni 2031.")
        if pair.differs
    ]
    assert all(little_in_common(pair, 0.9) and not much_in_common(pair) for pair in far)
