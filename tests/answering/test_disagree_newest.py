"""Which side of a disagreement is marked as the newest."""

import pytest

from rag.answering.disagree import _others, distinct, newest
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


def _side(source: str, place: int, surface: str, quote: str) -> Statement:
    told = Paragraph(f"{source}-{place}", source, ParagraphKind.PARAGRAPH, (), 1, None, None, None, quote, (), "")
    return Statement(surface, told, quote)


HOMES = (
    _side("nota", 1, "62.000", "Er komen 62.000 woningen."),
    _side("brief", 1, "62.000 woningen", "De regio bouwt 62.000 woningen."),
    _side("plan", 1, "50.000 woningen", "Het plan telt 50.000 woningen."),
    _side("plan", 2, "50.000 woningen", "In totaal gaat het om ruim 50.000 woningen."),
    _side("rede", 1, "50.000 woningen", "De rede noemt ruim 50.000 woningen."),
)


def test_a_value_is_shown_once_among_the_sides() -> None:
    shown = distinct(Disagreement("woningen", ("value", "qualifier"), HOMES))
    assert [one.paragraph.id for one in shown] == ["nota-1", "plan-1", "rede-1"]
    alike = (HOMES[2], HOMES[3])
    assert len(distinct(Disagreement("woningen", ("qualifier",), alike))) == 1
    periods = (HOMES[0], HOMES[1])
    assert len(distinct(Disagreement("woningen", ("period",), periods))) == 2


def test_a_value_is_quoted_once_beside_the_answer() -> None:
    group = Disagreement("woningen", ("value", "qualifier"), HOMES)
    leading = Quote(HOMES[0].paragraph, 0, len(HOMES[0].quote), "62.000")
    assert [one.paragraph.id for one in _others([group], leading, {"nota-1"})] == ["plan-1", "rede-1"]
    own = Quote(HOMES[2].paragraph, 0, len(HOMES[2].quote), "50.000 woningen")
    assert "plan-2" not in [one.paragraph.id for one in _others([group], own, {"plan-1"})]
