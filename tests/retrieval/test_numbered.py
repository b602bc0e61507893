"""Parts that are named by their number, and numbers that only stand behind such a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from rag.datatypes import Paragraph, ParagraphKind
from rag.retrieval.numbered import named_pages, numbered_sections, question_numbers


def _under(heading: str) -> Paragraph:
    return Paragraph(heading, "plan", ParagraphKind.PARAGRAPH, (heading,), 1, 4, "2", None, "Tekst.", (), heading)


NUMBERED = (_under("Maatregel 1 Kade"), _under("Maatregel 2 Steiger"), _under("Fase 1 Graven"), _under("Fase 2 Bouwen"))
PROSE = (
    _under("Maatregel in de wijk"),
    _under("Maatregel voor de kade"),
    _under("Actie aan zee"),
    _under("Actie op het water"),
)


@pytest.mark.parametrize(
    "question",
    [
        "voor welke maatregel 5 miljoen euro is uitgetrokken?",
        "klopt het dat de maatregel 5 miljoen kost?",
        "dat de fase 3 jaar duurt?",
        "kost die maatregel 40 euro?",
        "wat levert de maatregel 900 banen op?",
        "in welke fase 8 steigers klaar zijn?",
    ],
)  # fmt: skip
def test_a_number_that_measures_names_no_part(question: str) -> None:
    assert numbered_sections(question, (), NUMBERED) == ((), ())


@pytest.mark.parametrize(
    ("question", "missing"),
    [("wat staat er in maatregel 5?", ("maatregel 5",)), ("wat gebeurt er in fase 3?", ("fase 3",))],
)
def test_a_part_that_is_lacking_among_numbered_ones_is_said(question: str, missing: tuple[str, ...]) -> None:
    assert numbered_sections(question, (), NUMBERED) == ((), missing)
    assert numbered_sections(question, (), PROSE) == ((), ())


def test_a_part_is_found_by_its_number() -> None:
    assert numbered_sections("wat houdt maatregel 2 in?", (), NUMBERED) == (("Maatregel 2 Steiger",), ())


class _Unread(Sequence[Paragraph]):
    """Paragraphs that nobody may look at."""

    def __getitem__(self, at: object) -> Paragraph:  # type: ignore[override]
        raise AssertionError("looked at")

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator[Paragraph]:
        raise AssertionError("looked at")


def test_a_question_without_a_number_looks_at_no_paragraph() -> None:
    question = "hoeveel boten liggen er in de haven?"
    assert numbered_sections(question, (), _Unread()) == ((), ())
    assert named_pages(question, (), _Unread()) == ()
    assert question_numbers(question, (), _Unread()) == ((), ())
    with pytest.raises(AssertionError):
        named_pages("wat staat er op bladzijde 4?", (), _Unread())
