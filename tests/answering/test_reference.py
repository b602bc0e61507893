from rag.answering.reference import reference
from rag.datatypes import Paragraph, ParagraphKind, Source


def paragraph(*path):
    return Paragraph("a:1:1", "a", ParagraphKind.PARAGRAPH, path, 2, None, None, None, "Tekst.", (), "1")


def test_a_heading_that_is_the_title_is_not_said_twice():
    source = Source("a", "Agenda Waterkant", None, None, "2025-03-14", (), "a.md", "0")
    said = reference(paragraph("Agenda Waterkant", "Geld"), source)
    assert said.count("Agenda Waterkant") == 1 and said.endswith("Geld, alinea 2")
    assert reference(paragraph("Agenda waterkant"), source).endswith(", alinea 2")
    assert "Inleiding › Geld" in reference(paragraph("Inleiding", "Geld"), source)
