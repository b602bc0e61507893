from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.evidence import counts, is_relevant, relevant_paragraphs
from evals.questions import Evidence
from rag.datatypes import Paragraph, ParagraphKind
from tests.evals.conftest import make_question


def paragraph(text: str, **fields: object) -> Paragraph:
    base = Paragraph("d:1", "d", ParagraphKind.PARAGRAPH, (), 1, None, None, None, text, (), "0")
    return replace(base, **fields)


QUOTE = "komen er bijna 1.200 ligplaatsen bij in de haven"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"In 2030 {QUOTE}.", True),
        ("Er komen  er BIJNA 1.200 lig-\nplaatsen bij in de haven.", True),
        ("In 2030 komen er bijna 1.200 ligplaatsen bij", True),  # the quote runs over the end
        ("1.200 ligplaatsen bij in de haven van Veldsum", True),  # and over the beginning
        ("in de haven van Veldsum", False),  # a fifth of the quote
        ("Er komen er bijna 1.200 ligplaatsen bij dit jaar", False),  # the same words, but the quote goes on otherwise
    ],
)
def test_a_quote_is_found_in_the_paragraph_that_carries_it(text: str, expected: bool) -> None:
    assert is_relevant(paragraph(text), Evidence("d", QUOTE)) is expected
    assert not is_relevant(paragraph(text), Evidence("other", QUOTE))


def test_a_quote_may_begin_in_the_heading_or_the_lead_in() -> None:
    evidence = Evidence("d", "Uitbreiding van de haven De kade wordt verlengd")
    text = "De kade wordt verlengd met 40 meter."
    assert is_relevant(paragraph(text, heading_path=("Uitbreiding van de haven",)), evidence)
    assert is_relevant(paragraph(text, lead_in="Uitbreiding van de haven"), evidence)
    assert not is_relevant(paragraph(text), evidence)
    assert not is_relevant(paragraph("Iets anders.", heading_path=("Uitbreiding van de haven",)), evidence)


def test_a_table_row_is_found_with_and_without_its_headings() -> None:
    evidence = Evidence("d", "Oostkade | 28 | 14 uur | 9.400")
    assert is_relevant(paragraph("Oostkade — Plaatsen: 28; Open: 14 uur; Bezoek: 9.400"), evidence)
    assert is_relevant(paragraph("Westkade 3 2 1 Oostkade 28 14 uur 9.400"), evidence)
    assert not is_relevant(paragraph("Westkade — Plaatsen: 28; Open: 14 uur; Bezoek: 9.400"), evidence)
    assert not is_relevant(paragraph("Oostkade — Plaatsen: 28; Open: 9 uur; Bezoek: 9.400"), evidence)


@given(st.integers(0, 1000))
def test_a_judgement_survives_a_cut_unless_it_halves_the_quote(cut: int) -> None:
    text = f"Voor de zomer is er nieuws. In 2030 {QUOTE}. Daarna volgt de sluis."
    cut %= len(text)
    parts = [paragraph(text[:cut], id="a"), paragraph(text[cut:], id="b")]
    found = [part for part in parts if is_relevant(part, Evidence("d", QUOTE))]
    share = (cut - text.index(QUOTE)) / len(QUOTE)
    assert found or 0.3 < share < 0.7
    assert len(found) < 2


def test_needs_are_kept_apart_and_unfound_gold_is_an_empty_set() -> None:
    needs = [[{"document": "d", "quote": "de eerste zin"}], [{"document": "d", "quote": "nergens te vinden"}]]
    assert relevant_paragraphs(make_question(evidence=needs), [paragraph("Dit is de eerste zin.")]) == (
        {"d:1"},
        frozenset(),
    )


EVIDENCE = [[{"document": "a", "quote": "x"}, {"document": "b", "quote": "y"}], [{"document": "c", "quote": "z"}]]


@pytest.mark.parametrize(
    ("fields", "loaded", "expected"),
    [
        ({"evidence": EVIDENCE}, "abc", True),
        ({"evidence": EVIDENCE}, "bcx", True),  # one alternative of each need is enough, others may be loaded
        ({"evidence": EVIDENCE}, "ab", False),  # the second need is not met
        (
            {"evidence": EVIDENCE, "status": "partly_answered"},
            "abcx",
            False,
        ),  # "nothing is stated on …" of other documents
        ({"evidence": EVIDENCE, "documents": ["x"]}, "abc", False),
        ({"status": "not_in_corpus"}, "abc", True),
        ({"status": "not_in_corpus"}, "abcx", False),
        ({"status": "not_in_corpus"}, "ab", False),
        ({"status": "off_topic"}, "abcx", True),
        ({"status": "unclear"}, "ab", False),
        ({"kind": "collection"}, "abcx", False),
    ],
)
def test_which_questions_count(fields: dict[str, object], loaded: str, expected: bool) -> None:
    assert counts(make_question(**fields), frozenset("abc"), frozenset(loaded)) is expected
