import pytest

from evals.invariants import ABSTAINS, STATED, VERBATIM, breaches
from rag.datatypes import Paragraph, ParagraphKind, Source
from tests.evals.conftest import make_answer

TEXT = "In de periode tot 2030 komen er bijna 1.200 ligplaatsen bij."
PARAGRAPHS = {"d:1": Paragraph("d:1", "d", ParagraphKind.PARAGRAPH, ("Fase 2",), 3, 7, None, None, TEXT, (), "0")}
SOURCES = {"d": Source("d", "Brief nr. 12", None, None, "2025-03-04", (), "d.txt", "0")}


def cite(start: int = 0, end: int = 22, **fields: object) -> dict[str, object]:
    return {
        "number": 1,
        "paragraph_id": "d:1",
        "quote": TEXT[start:end],
        "start": start,
        "end": end,
        "text": TEXT,
    } | fields


def found(answer: dict[str, object], asked: str = "Hoeveel?") -> list[str]:
    return [one.invariant for one in breaches("q", answer, PARAGRAPHS, SOURCES, asked)]


def test_a_clean_answer_has_no_breach() -> None:
    assert (
        found(make_answer("“tot 2030 komen er bijna 1.200” [1] (Fase 2, alinea 3, 4 maart 2025)", citations=[cite()]))
        == []
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"start": 1},
        {"quote": "In de periode tot 2031"},
        {"paragraph_id": "d:2"},
        {"text": "iets"},
        {"quote": "", "end": 0},
    ],
)
def test_every_mutant_of_a_quote_is_caught(fields: dict[str, object]) -> None:
    assert found(make_answer("Ja.", citations=[cite() | fields])) == [VERBATIM]


@pytest.mark.parametrize("text", ["1.201 ligplaatsen", "1200 ligplaatsen", "1.200,5", "tot 2031", "12.001"])
def test_every_mutant_of_a_figure_is_caught(text: str) -> None:
    assert found(make_answer(text + " [1]", citations=[cite()])) == [STATED]


def test_figures_of_the_question_may_be_repeated_only_where_it_is_judged_or_partly_answered() -> None:
    asked = "Klopt het dat er 3.000 bij komen?"
    text = "Nee, geen 3.000 maar bijna 1.200 [1]"
    assert found(make_answer(text, citations=[cite()], verdict="contradicted"), asked) == []
    assert found(make_answer(text, citations=[cite()], status="partly_answered"), asked) == []
    assert found(make_answer(text, citations=[cite()]), asked) == [STATED]


def test_without_citations_only_the_collection_is_counted() -> None:
    assert found(make_answer("Er is 1 document: Brief nr. 12")) == []
    assert found(make_answer("Er komen 1.200 bij")) == [STATED]


def test_a_refusal_has_no_citations() -> None:
    assert found(make_answer("Dat staat er niet.", citations=[cite()], status="not_in_corpus")) == [ABSTAINS]
