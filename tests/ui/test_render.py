"""Rendering is pure: from frozen values to HTML, everything from outside escaped."""

from __future__ import annotations

import dataclasses
import doctest
import importlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.datatypes import Citation, Figure, FigureKind, Marker, Paragraph, ParagraphKind, Source
from rag.ui.render.answer import Context, Exchange, answer_text, conversation
from rag.ui.render.check import checked_html, marked_text
from rag.ui.render.cite import official_reference, parliamentary_year
from rag.ui.render.document import document_html
from rag.ui.render.evidence import evidence_file
from rag.ui.render.figures import Wanted, figures_csv, selected, table_rows
from rag.ui.render.plot import plot_html
from rag.ui.render.text import paragraph_html
from tests.ui.conftest import OTHER, QUOTE

EVIL = "<script>alert(1)</script>\"'&"
MODULES = ["access", "block", "chat", "conversation", "examples", "html_page", "pdf_pages", "starting", "render.text",
           "render.cite", "services"]  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_docstrings(name):
    assert doctest.testmod(importlib.import_module(f"rag.ui.{name}")).failed == 0


def paragraph(text, **changes):
    return dataclasses.replace(
        Paragraph("doc:1", "doc", ParagraphKind.PARAGRAPH, ("Kop",), 2, 3, None, None, text, (), "1"), **changes
    )


def source(**changes):
    return dataclasses.replace(
        Source("doc", "Brief", "kamerbrief", None, "2023-06-08", (), "brief.txt", "ab" * 32), **changes
    )


def context(sources):
    return Context(sources, lambda _: ((), ()))


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4), st.data())
def test_marks_and_notes_never_change_the_text(text, spans, data):
    import html
    import re

    offsets = data.draw(st.lists(st.integers(0, len(text)), max_size=3))
    one = paragraph(text, markers=tuple(Marker(offset, "7") for offset in offsets))
    shown = paragraph_html(one, spans)
    assert html.unescape(re.sub(r"<sup>7</sup>|</?mark>", "", shown)) == text
    assert shown.count("<mark>") == shown.count("</mark>")


def test_the_quote_is_marked_and_the_note_stands_where_it_stood():
    one = paragraph("Het kost 5 euro. Meer niet.", markers=(Marker(16, "3"),))
    assert paragraph_html(one, [(0, 16)]) == "<mark>Het kost 5 euro.</mark><sup>3</sup> Meer niet."


def test_a_marker_without_citation_is_no_link(services):
    answer = dataclasses.replace(services.ask("ligplaatsen"), text="Een [1] en [9].")
    shown = answer_text(answer, "a1")
    assert shown.count("<a ") == 1
    assert "[9]" in shown


def test_the_english_frame_is_marked_as_english_and_the_quote_is_not(services):
    text = "Er komen 3 kades. [1]\n\nAnother source, another figure (newest): Er komen 4 kades. [1]"
    shown = answer_text(dataclasses.replace(services.ask("ligplaatsen"), text=text), "a1")
    assert shown.count("lang=") == 1
    assert '<span lang="en">Another source, another figure (newest):</span> Er komen 4' in shown


def test_markup_from_outside_is_text_everywhere(services):
    answer = services.ask("ligplaatsen")
    sources = {key: dataclasses.replace(one, title=EVIL, kind=EVIL) for key, one in services.documents().items()}
    answer = dataclasses.replace(answer, question=EVIL, text=f"{EVIL} [1]", standalone=f"{EVIL}!")
    shown = conversation((Exchange(EVIL, answer, EVIL),), context(sources), EVIL)
    shown += document_html(source(title=EVIL, author=EVIL, path=EVIL), (paragraph(EVIL),), None, "doc:1")
    checked = dataclasses.replace(services.check("1.200 en 900"), text=f"1.200 en 900 {EVIL}")
    shown += checked_html(checked, sources) + evidence_file(checked, sources, EVIL, EVIL)
    assert "<script" not in shown
    assert "\"'&" not in shown


def test_official_reference_of_a_parliamentary_paper():
    one = paragraph("Tekst.")
    listed = source(references=("Kamerstukken 12 345 en 6 789, nr. 12",))
    assert official_reference(one, listed) == "Kamerstukken 2022/23, 12 345 en 6 789, nr. 12, p. 3"
    second = source(references=("Kamerstukken II 2021/22, 12 345, nr. 6",), date=None)
    assert official_reference(one, second) == "Kamerstukken II 2021/22, 12 345, nr. 6, p. 3"
    assert official_reference(paragraph("T.", page=None), source()).endswith("Kop, alinea 2")


@pytest.mark.parametrize(
    ("day", "year"), [("2024-09-16", "2023/24"), ("2024-09-17", "2024/25"), ("1999-12-01", "1999/00")]
)
def test_parliamentary_year_begins_on_the_third_tuesday_of_september(day, year):
    assert parliamentary_year(day) == year


def test_checked_figures_carry_sign_and_word_not_colour_alone(services):
    shown = marked_text(services.check("Er komen 1.200 plaatsen, geen 900, en 77 bomen."))
    for word in ("✓", "klopt", "≠", "wijkt af", "?", "niet in de bronnen"):
        assert word in shown


def test_evidence_names_what_was_compared_and_loads_nothing(services):
    checked = services.check("Er komen 900 plaatsen.")
    page = evidence_file(checked, services.documents(), "v1", "2026-01-02T03:04:05+00:00")
    for part in (QUOTE, "v1", "2 januari 2026", services.documents()["havenbrief"].sha256, "wijkt af"):
        assert part in page
    assert "src=" not in page
    assert "http://" not in page
    assert "https://" not in page
    assert "default-src 'none'" in page


def test_figures_are_filtered_sorted_and_written(services):
    figures, sources = services.figures(), services.documents()
    assert [one.figure.surface for one in selected(figures, Wanted(sort="value_down"), sources)] == ["87.000", "1.200"]
    assert [one.figure.surface for one in selected(figures, Wanted(words="haven ligplaatsen"), sources)] == ["1.200"]
    assert selected(figures, Wanted(kind="money"), sources) == []
    lines = figures_csv(figures, sources).splitlines()
    assert lines[0].startswith("cijfer;waarde;")
    assert lines[1].startswith("1.200;1200;")
    assert QUOTE in lines[1]
    assert OTHER in lines[2]


def test_no_cell_of_a_download_begins_a_formula(services):
    one = services.figures()[0]
    evil = dataclasses.replace(one, figure=Figure("=1+1", 0, 4, FigureKind.COUNT, Decimal("-2.5"), subject="@sum"))
    row = figures_csv([evil], services.documents()).splitlines()[1].split(";")
    assert row[0] == "'=1+1"
    assert row[1] == "-2,5"
    assert row[7] == "'@sum"
    assert table_rows([evil], services.documents())[0][1] == Decimal("-2.5")


def test_plot_needs_a_number_and_a_year(services):
    figures = list(services.figures())
    shown = plot_html(figures)
    assert shown.count("<circle") == 2
    assert "2030" in shown
    dateless = dataclasses.replace(figures[0], figure=dataclasses.replace(figures[0].figure, period=None))
    assert "<svg" not in plot_html([dateless])


def test_citation_that_is_not_verbatim_cannot_be_shown():
    with pytest.raises(ValueError, match="verbatim"):
        Citation(1, paragraph("Een tekst."), "een tekst", 0, 9)
