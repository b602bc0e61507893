"""Two figures side by side, and the disagreements of a collection."""

from rag.figures.compare import compare
from rag.figures.disagree import disagreements
from rag.figures.evidence import evidence_for
from rag.figures.ledger import build_ledger
from tests.figures.sources import PARAGRAPHS, RARITY

LEDGER = build_ledger(PARAGRAPHS)
EVIDENCE = evidence_for(LEDGER, PARAGRAPHS, RARITY)
BY_SURFACE = {one.figure.surface: one for one in LEDGER}


def test_one_subject_and_what_differs() -> None:
    result = compare(BY_SURFACE["€ 1,6 miljard"], BY_SURFACE["€ 1,5 miljard"], EVIDENCE)
    assert result.same_subject > 0.5
    assert set(result.differs) >= {"value", "qualifier"}
    assert "unit" not in result.differs


def test_other_subjects_are_far_apart() -> None:
    assert compare(BY_SURFACE["60%"], BY_SURFACE["812 leden"], EVIDENCE).same_subject < 0.3


def test_the_disagreement_is_shown_and_nothing_else() -> None:
    (one,) = disagreements(LEDGER, PARAGRAPHS, RARITY)
    assert {side.surface for side in one.statements} == {"€ 1,6 miljard", "€ 1,5 miljard"}
    assert all(side.quote in side.paragraph.text for side in one.statements)
    assert "kade" in one.subject
