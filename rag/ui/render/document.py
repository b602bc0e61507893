"""A document in full: what is known of it, its numbered paragraphs with anchors and notes, and how it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rag.answering.reference import dutch_date, place
from rag.datatypes import Paragraph, ParagraphKind, Source
from rag.reading.document import ParseReport
from rag.ui.render.text import counted, esc, number, paragraph_html, paragraph_link

_NAMES = {
    ParagraphKind.QUESTION: "vraag",
    ParagraphKind.ANSWER: "antwoord",
    ParagraphKind.SIGNATURE: "ondertekening",
    ParagraphKind.METADATA: "gegevens",
    ParagraphKind.CAPTION: "bijschrift",
}


def document_list(sources: Mapping[str, Source], amounts: Mapping[str, int]) -> str:
    """The documents as a list of links, with what is known of each."""
    items = "".join(
        f'<li><a class="vb-doc" href="?document={esc(one.id)}" data-document="{esc(one.id)}">'
        f"<strong>{esc(one.title)}</strong>"
        f"<span>{esc(_about(one))} · {counted(amounts.get(one.id, 0), 'alinea', 'alinea’s')}</span></a></li>"
        for one in sources.values()
    )
    return f'<nav aria-label="Documenten"><ul class="vb-docs">{items}</ul></nav>'


def _about(source: Source) -> str:
    parts = [source.kind or "soort onbekend", dutch_date(source.date)]
    return " · ".join(parts)


def document_html(
    source: Source,
    paragraphs: tuple[Paragraph, ...],
    report: ParseReport | None,
    marked: str | None = None,
    pdf_pages: Mapping[str, int] | None = None,
) -> str:
    """The whole document; ``marked`` is the paragraph that a link points to, ``pdf_pages`` the page of the file per id.

    ``pdf_pages`` is None where the file is no PDF or is not there any more.
    """
    body = [p for p in paragraphs if p.kind is not ParagraphKind.FOOTNOTE]
    notes = [p for p in paragraphs if p.kind is ParagraphKind.FOOTNOTE]
    pages = pdf_pages or {}
    text = "".join(_paragraph(p, marked, pages) for p in body)
    foot = "".join(_paragraph(p, marked, pages) for p in notes)
    if foot:
        foot = f'<section class="vb-noten" aria-labelledby="noten"><h3 id="noten">Noten</h3>{foot}</section>'
    return (
        f'<article class="vb-document" data-document="{esc(source.id)}">'
        f'<h2 tabindex="-1" id="document-titel">{esc(source.title)}</h2>{facts_html(source)}'
        f"{_contents(body)}{_report(report)}{_pdf(source, pdf_pages)}"
        f'<div class="vb-lopend">{text}</div>{foot}</article>'
    )


def facts_html(source: Source) -> str:
    """What is known of a document; what is unknown is said."""
    rows = [
        ("Soort", source.kind or "onbekend"),
        ("Van", source.author or "onbekend"),
        ("Datum", dutch_date(source.date)),
        ("Kenmerk", "; ".join(source.references) or "geen"),
        ("Rechten", source.licence or "onbekend"),
        ("Bestand", source.path),
        ("Adres", source.url or ""),
    ]
    terms = "".join(f"<div><dt>{name}</dt><dd>{esc(value)}</dd></div>" for name, value in rows if value)
    digest = f"<div><dt>Vingerafdruk (sha256)</dt><dd><code>{esc(source.sha256)}</code></dd></div>"
    return f'<dl class="vb-feiten">{terms}{digest}</dl>'


def _contents(body: list[Paragraph]) -> str:
    headings = [p for p in body if p.kind is ParagraphKind.HEADING]
    if len(headings) < 3:
        return ""
    items = "".join(
        f'<li class="vb-diep{min(len(p.heading_path), 3)}"><a href="{esc(paragraph_link(p.id))}" '
        f'data-anker="{esc(p.id)}">'
        f"{esc(p.text)}</a></li>"
        for p in headings
    )
    amount = counted(len(headings), "kop", "koppen")
    return f'<details class="vb-inhoud"><summary>Inhoud ({amount})</summary><ul>{items}</ul></details>'


def _report(report: ParseReport | None) -> str:
    if report is None:
        return ""
    dropped = Counter(why for why, _ in report.dropped)
    examples = {why: next(text for other, text in report.dropped if other == why) for why in dropped}
    left_out = "".join(
        f"<li>{esc(why)}: {counted(amount, 'keer', 'keer')} (zoals “{esc(examples[why][:80])}”)</li>"
        for why, amount in dropped.items()
    )
    doubts = "".join(f"<li>{esc(one)}</li>" for one in report.doubts)
    joined = number(report.hyphens_joined)
    return (
        '<details class="vb-leesverslag"><summary>Hoe dit document is gelezen</summary><ul>'
        f"<li>{counted(report.pages, 'bladzijde', 'bladzijden')}, {counted(report.paragraphs, 'alinea', 'alinea’s')}, "
        f"{counted(report.characters, 'teken', 'tekens')}</li>"
        f"<li>{joined} keer is een woord dat aan het eind van een regel was afgebroken weer heel gemaakt; "
        f"{number(report.hyphens_kept)} keer bleef het streepje staan</li>"
        f"<li>{counted(report.notes, 'noot', 'noten')}, waarvan {number(report.notes_tied)} met hun plaats in de "
        "tekst</li></ul>"
        + (f"<h4>Weggelaten, omdat het geen tekst van het document is</h4><ul>{left_out}</ul>" if left_out else "")
        + (f"<h4>Twijfel</h4><ul>{doubts}</ul>" if doubts else "<p>Er waren geen twijfels.</p>")
        + "</details>"
    )


def _pdf(source: Source, pages: Mapping[str, int] | None) -> str:
    if pages is None:
        return ""
    address = f"bestand/{esc(source.id)}"
    return (
        '<div class="vb-pdf"><p><button type="button" class="vb-knop" data-pdf aria-expanded="false">'
        f'Toon het origineel naast de tekst</button> <a class="vb-knop" href="{address}" target="_blank" '
        'rel="noopener">'
        f'Open het origineel (PDF)</a></p><div class="vb-pdfvak" hidden data-adres="{address}"></div></div>'
    )


def _paragraph(paragraph: Paragraph, marked: str | None, pages: Mapping[str, int]) -> str:
    anchor = f'id="alinea-{esc(paragraph.id)}" tabindex="-1"'
    page = f' data-pdfpagina="{pages[paragraph.id]}"' if paragraph.id in pages else ""
    here = " vb-hier" if paragraph.id == marked else ""
    spans = ((0, len(paragraph.text)),) if paragraph.id == marked else ()
    text = paragraph_html(paragraph, spans, link_notes=True)
    if paragraph.kind is ParagraphKind.HEADING:
        level = min(3 + len(paragraph.heading_path), 6)
        return f'<h{level} class="vb-alineakop{here}" {anchor}{page}>{text}</h{level}>'
    link = (
        f'<a class="vb-anker" href="{esc(paragraph_link(paragraph.id))}" data-anker="{esc(paragraph.id)}" '
        f'aria-label="Vaste link naar {esc(place(paragraph))}">{esc(_short_place(paragraph))}</a>'
    )
    kind = f" vb-{paragraph.kind.value}"
    return f'<div class="vb-alinea{kind}{here}" {anchor}{page}>{link}<div class="vb-alineatekst">{text}</div></div>'


def _short_place(paragraph: Paragraph) -> str:
    if paragraph.kind in (ParagraphKind.QUESTION, ParagraphKind.ANSWER) and paragraph.qa_number:
        return f"{_NAMES[paragraph.kind]} {paragraph.qa_number}"
    if paragraph.kind in _NAMES:
        return _NAMES[paragraph.kind]
    return place(paragraph).rsplit(", ", 1)[-1]
