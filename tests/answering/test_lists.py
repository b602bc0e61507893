"""Which lists may stand behind the best paragraph."""

from types import SimpleNamespace
from typing import Any

from rag.answering.lists import says_as_much
from rag.datatypes import Paragraph, ParagraphKind, Query, Scope
from rag.language.tokens import stems
from rag.retrieval.ranker import Ranked


def paragraph(number: int, kind: ParagraphKind, text: str) -> Paragraph:
    return Paragraph(f"a:{number}", "a", kind, (), None, None, None, None, text, (), str(number))


class Alike:
    """Every stem as rare as any other."""

    def coverage(self, asked: list[str], said: list[str]) -> float:
        return len(set(asked) & set(said)) / len(set(asked))


class Bare:
    """An engine over three paragraphs."""

    paragraphs = (
        paragraph(0, ParagraphKind.PARAGRAPH, "Aan de haven liggen rederijen van naam, zoals Klaver en Zoon."),
        paragraph(1, ParagraphKind.LIST_ITEM, "er komen woningen;"),
        paragraph(2, ParagraphKind.LIST_ITEM, "er komt een rederij bij de haven van naam."),
    )
    rarity = Alike()

    @property
    def index(self) -> Any:
        return SimpleNamespace(positions={one.id: place for place, one in enumerate(self.paragraphs)})


def test_a_list_that_says_less_than_the_best_paragraph_is_another_list() -> None:
    engine: Any = Bare()
    asked = Query("x", "de rederijen van naam aan de haven", "list", None, Scope(), ())
    best = Ranked(0, 1.0, ())
    assert stems(asked.standalone)
    assert not says_as_much(engine, asked, [Bare.paragraphs[1]], best)
    assert says_as_much(engine, asked, [Bare.paragraphs[1], Bare.paragraphs[2]], Ranked(1, 1.0, ()))
