"""Which side of a disagreement is marked as the newest."""

import pytest

from rag.answering.disagree import _others, newest
from rag.answering.draft import Quote
from rag.answering.plain import plain_disagreement
from rag.datatypes import Disagreement, Paragraph, ParagraphKind, Source, Statement


def _disagreement() -> Disagreement:
    sides = [
        Statement(
            f"{size} meter",
            Paragraph(name, name, ParagraphKind.PARAGRAPH, (), 1, None, None, None, text := f"De kade is {size} meter.", (), ""),
            text,
        )
        for name, size in (("nota", 140), ("brief", 155))
    ]  # fmt: skip
    return Disagreement("kade", ("value",), tuple(sides))


def _sources(*dates: str | None) -> dict[str, Source]:
    return {
        name: Source(name, name.title(), None, None, date, (), name, "")
        for name, date in zip(("nota", "brief"), dates, strict=True)
    }


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (("2025-03-01", "2026-02"), "brief"),
        (("2027", "2026-02"), "nota"),
        (("2026", "2026-02"), None),
        (("2026-02", "2026-02"), None),
        ((None, "2026-02"), None),
    ],
)
def test_the_newest_is_named_only_where_dates_tell(dates: tuple[str | None, str | None], wanted: str | None) -> None:
    assert newest(_disagreement(), _sources(*dates)) == wanted


def test_the_mark_stands_behind_the_newest_side() -> None:
    lines = plain_disagreement(_disagreement(), _sources("2025-03-01", "2026-02")).splitlines()
    assert not lines[1].endswith("(nieuwste)")
    assert lines[2].endswith("(nieuwste)")


def test_a_side_with_the_number_that_leads_is_not_shown_as_another() -> None:
    told = _disagreement()
    same = Paragraph("lijst", "lijst", ParagraphKind.PARAGRAPH, (), 1, None, None, None, "De kade meet 140 m.", (), "")
    group = Disagreement("kade", ("value",), (*told.statements, Statement("140 m", same, same.text)))
    leading = Quote(told.statements[0].paragraph, 0, len(told.statements[0].paragraph.text), "140 meter")
    assert [one.surface for one in _others([group], leading, {"nota"})] == ["155 meter"]
    words = Statement("acht jaar", same, same.text)
    spoken = Quote(same, 0, 5, "zes jaar")
    assert _others([Disagreement("duur", ("value",), (words,))], spoken, set()) == [words]
