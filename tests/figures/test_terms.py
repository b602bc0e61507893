"""Which documents and passages are near by the rare words that they share."""

from rag.datatypes import Marker, Paragraph, ParagraphKind
from rag.figures.evidence import Evidence, evidence_for
from rag.figures.ledger import build_ledger
from rag.figures.notes import with_references
from rag.figures.sides import told
from rag.figures.terms import Terms
from rag.retrieval.rarity import Rarity

TEXTS = {
    "brug-1": "De kosten van de Wilgenbrug zijn geraamd op € 12 miljoen. De pijlers worden hersteld.",
    "brug-2": "Voor de pijlers van de Wilgenbrug is € 14 miljoen nodig. De kosten zijn gestegen.",
    "zorg-1": "De kosten van de wijkverpleging stijgen naar € 12 miljoen. Verpleegkundigen zijn schaars.",
    "zorg-2": "In de wijk zijn 40 verpleegkundigen nodig. De kosten zijn gestegen.",
    "bos-1": "In het bos staan 300 eiken. De kosten van het planten zijn laag.",
}


def _paragraph(document: str, text: str, kind: ParagraphKind = ParagraphKind.PARAGRAPH, number: int = 1) -> Paragraph:
    return Paragraph(
        f"{document}:{number}", document, kind, (), number, None, None, None, text, (), f"{document}{number}"
    )


PARAGRAPHS = tuple(_paragraph(document, text) for document, text in TEXTS.items())


def _evidence(paragraphs: tuple[Paragraph, ...]) -> Evidence:
    return evidence_for(build_ledger(paragraphs), paragraphs, Rarity(one.text for one in paragraphs))


def test_documents_about_one_bridge_are_nearer_than_documents_about_money() -> None:
    terms = Terms(_evidence(PARAGRAPHS).statements)
    assert terms.documents("brug-1", "brug-2") > 2 * terms.documents("brug-1", "zorg-1")
    assert terms.documents("brug-1", "brug-2") == terms.documents("brug-2", "brug-1")
    assert 0 <= terms.documents("bos-1", "brug-2") < 0.2


def test_passages_share_what_hardly_another_document_has() -> None:
    evidence = _evidence(PARAGRAPHS)
    first = {one.paragraph.source_id: one for one in reversed(evidence.statements) if one.paragraph}
    terms = Terms(evidence.statements)
    assert terms.passages(first["brug-1"], first["brug-2"]) > terms.passages(first["brug-1"], first["zorg-1"])
    assert terms.own(first["brug-1"], first["brug-2"]) == 2
    assert terms.own(first["brug-1"], first["bos-1"]) == 0


def test_a_footnote_is_about_what_its_marker_stands_in() -> None:
    said = "In het hoogseizoen rijdt de tandradbaan vaker.[1] De kaartjes zijn duurder."
    note = _paragraph("baan", "In de zomer zijn dat er negen.", ParagraphKind.FOOTNOTE, 2)
    text = said.replace("[1]", "")
    told_of = Paragraph(
        "baan:1", "baan", ParagraphKind.PARAGRAPH, (), 1, None, None, None, text, (Marker(46, "1", note.id),), "b1"
    )  # fmt: skip
    evidence = _evidence((told_of, note))
    (before,) = [one for one in evidence.statements if one.paragraph == note]
    (after,) = [one for one in with_references(evidence.statements) if one.paragraph == note]
    assert "tandradban" not in before.before
    assert any(each.startswith("tandrad") for each in after.before)
    assert not any(each.startswith("kaart") for each in after.before)
    assert [one.paragraph for one in told(evidence)] == [note]
