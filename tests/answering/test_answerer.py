"""The answer to a numbered question, asked for as such."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from rag.answering.asker_answer import answerer_draft
from rag.datatypes import Paragraph, ParagraphKind, Query, Scope, Speaker

ANSWER = "De brug blijft dicht. Zij wordt in het najaar van 2027 hersteld. Omwonenden krijgen bericht."


def _one(
    text: str, kind: ParagraphKind, speaker: Speaker | None, number: str = "4", source: str = "lijst"
) -> Paragraph:
    return Paragraph(text, source, kind, (), 1, None, number, speaker, text, (), text)


ENGINE = SimpleNamespace(
    paragraphs=(
        _one("Blijft de brug dicht?", ParagraphKind.QUESTION, Speaker.ASKER),
        _one(ANSWER, ParagraphKind.ANSWER, Speaker.ANSWERER),
        _one("Iets anders.", ParagraphKind.ANSWER, Speaker.ANSWERER, "5"),
    )
)


@pytest.mark.parametrize(
    "question",
    ["Wat antwoordt de staatssecretaris op vraag 4?", "wat is het antwoord op vraag 4", "Hoe luidt het antwoord op vraag 4?", "What is the answer to question 4?"],
)  # fmt: skip
def test_the_answer_is_quoted(question: str) -> None:
    draft = answerer_draft(ENGINE, Query(question, question, "open", scope=Scope(qa_numbers=("4",))))  # type: ignore[arg-type]
    assert draft is not None and [quote.text for quote in draft.quotes] == [ANSWER]


@pytest.mark.parametrize(
    "question",
    ["Wanneer is de brug hersteld volgens het antwoord op vraag 4?", "Wat staat er in het antwoord op vraag 4 over subsidie?", "Wat is vraag 4?"],
)  # fmt: skip
def test_more_than_the_answer_is_looked_for_otherwise(question: str) -> None:
    assert answerer_draft(ENGINE, Query(question, question, "open", scope=Scope(qa_numbers=("4",)))) is None  # type: ignore[arg-type]


def test_a_long_answer_is_quoted_from_its_beginning_in_whole_sentences() -> None:
    long = _one(" ".join([ANSWER] * 9), ParagraphKind.ANSWER, Speaker.ANSWERER)
    query = Query("Wat is het antwoord op vraag 4?", "antwoord vraag 4", "open", scope=Scope(qa_numbers=("4",)))
    draft = answerer_draft(SimpleNamespace(paragraphs=(long,)), query)  # type: ignore[arg-type]
    assert draft is not None and 300 < len(draft.quotes[0].text) <= 520 and draft.quotes[0].text.endswith(".")


def _lists(*sources: str) -> SimpleNamespace:
    """Several documents that all answer a question 4; the first has its answer in two paragraphs."""
    texts = {one: f"In {one} is het antwoord ja. Dat blijft zo." for one in sources}
    paragraphs = [
        each
        for one, text in texts.items()
        for each in (
            _one(f"Vraagt {one} iets?", ParagraphKind.QUESTION, Speaker.ASKER, "4", one),
            _one(text, ParagraphKind.ANSWER, Speaker.ANSWERER, "4", one),
        )
    ]
    paragraphs.insert(2, _one("Ook later.", ParagraphKind.ANSWER, Speaker.ANSWERER, "4", sources[0]))
    titles = {one: SimpleNamespace(title=f"Vragen over {one}") for one in sources}
    return SimpleNamespace(paragraphs=tuple(paragraphs), sources=titles)


def test_several_lists_with_that_number_are_quoted_apart_with_their_titles() -> None:
    query = Query("Wat is het antwoord op vraag 4?", "antwoord vraag 4", "open", scope=Scope(qa_numbers=("4",)))
    draft = answerer_draft(_lists("zand", "klei"), query)  # type: ignore[arg-type]
    assert draft is not None
    said = [part if isinstance(part, str) else part.text for part in draft.parts]
    assert said == [
        "Volgens “Vragen over zand”:",
        "In zand is het antwoord ja. Dat blijft zo.",
        "Ook later.",
        "\n\nVolgens “Vragen over klei”:",
        "In klei is het antwoord ja. Dat blijft zo.",
    ]


def test_one_list_that_is_named_and_too_many_lists() -> None:
    named = Query("Wat is het antwoord op vraag 4?", "antwoord vraag 4", "open", scope=Scope(("klei",), (), ("4",)))
    draft = answerer_draft(_lists("zand", "klei"), named)  # type: ignore[arg-type]
    assert draft is not None and [quote.paragraph.source_id for quote in draft.quotes] == ["klei"]
    assert len(draft.parts) == 1
    many = Query("Wat is het antwoord op vraag 4?", "antwoord vraag 4", "open", scope=Scope(qa_numbers=("4",)))
    assert answerer_draft(_lists("zand", "klei", "veen", "leem"), many) is None  # type: ignore[arg-type]
