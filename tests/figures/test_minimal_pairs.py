"""A claim with the figures of a source about another thing by one letter."""

import pytest

from rag.datatypes import Paragraph, ParagraphKind, Verdict
from rag.figures.check import check_text
from rag.figures.ledger import build_ledger
from rag.figures.minimal_pairs import minimal_pair
from rag.retrieval.rarity import Rarity


@pytest.mark.parametrize(
    ("claim", "source", "found"),
    [
        ("Er zijn 40 plekken op hbo-niveau.", "Er zijn 40 plekken op mbo-niveau.", ("hbo", "mbo")),
        ("De sluis kost 4 miljoen.", "De sluis kost 4 miljoen.", None),
        ("De boot is klein.", "De boten zijn klein.", None),
        ("Er zijn mbo- en hbo-plekken.", "Er zijn mbo-plekken.", None),
        ("De waterwegen zijn oud.", "De waterwagen is oud.", None),
    ],
)
def test_two_words_that_differ_in_one_letter(claim: str, source: str, found: tuple[str, str] | None) -> None:
    assert minimal_pair(claim, source) == found


@pytest.mark.parametrize(("level", "verdict"), [("mbo", Verdict.SUPPORTED), ("hbo", Verdict.CONTRADICTED)])
def test_the_right_figures_of_another_thing_are_no_support(level: str, verdict: Verdict) -> None:
    text = "In de haven zijn 840 nieuwe plekken nodig, waarvan 60% op mbo-niveau."
    paragraphs = (Paragraph("p", "p", ParagraphKind.PARAGRAPH, (), 1, None, None, None, text, (), ""),)
    claim = f"Er zijn in de haven 840 nieuwe plekken nodig, waarvan 60% op {level}-niveau."
    checks = check_text(claim, build_ledger(paragraphs), paragraphs, Rarity([text]))
    assert {one.verdict for one in checks} == {verdict}
