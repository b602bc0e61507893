import pytest

from rag.answering.draft import Draft, Quote, render
from rag.answering.verify import verify
from rag.datatypes import Citation, Paragraph, ParagraphKind

TEXT = "De kosten bedragen circa € 48,5 miljoen. Het Rijk betaalt 60%."


@pytest.fixture
def paragraph():
    return Paragraph("d:1:1", "d", ParagraphKind.PARAGRAPH, (), 1, None, None, None, TEXT, (), "1")


def test_one_span_is_cited_once(paragraph):
    quote = Quote(paragraph, 0, 40)
    text, citations = render(Draft((quote, "Zie ook:", quote)))
    assert text == f"“{TEXT[:40]}” [1] Zie ook: “{TEXT[:40]}” [1]"
    assert len(citations) == 1


def test_citation_that_is_not_verbatim_cannot_be_made(paragraph):
    with pytest.raises(ValueError, match="not verbatim"):
        Citation(1, paragraph, "De kosten", 1, 10)


@pytest.mark.parametrize(
    "lead", ["Circa € 48,6 miljoen", "€ 48,5 miljoen", "Circa € 48,5 miljard", "Circa 48,5 procent"]
)
def test_lead_with_another_figure_unit_or_qualifier_is_removed(paragraph, lead):
    draft = verify(Draft((Quote(paragraph, 0, 40, lead=lead),)))
    assert draft.quotes[0].lead == ""
    assert draft.removed


def test_lead_that_its_quote_states_stays(paragraph):
    draft = verify(Draft((Quote(paragraph, 0, 40, lead="Circa € 48,5 miljoen"),)))
    assert draft.quotes[0].lead == "Circa € 48,5 miljoen"
    assert not draft.removed
