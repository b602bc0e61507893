"""Cards of the source panel: a cited paragraph with its quote marked, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rag.answering.plain import shortened
from rag.answering.reference import dutch_date, place, section
from rag.datatypes import Citation, Hit, Paragraph, ParagraphKind, Source
from rag.ui.render.cite import official_reference
from rag.ui.render.text import esc, paragraph_html, paragraph_link

_LONG = 160  # characters of a neighbour that are shown before it is unfolded
Neighbours = Callable[[Paragraph], tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]]


def source_card(
    citation: Citation, key: str, sources: Mapping[str, Source], neighbours: Neighbours, question: str = ""
) -> str:
    """The paragraph of a citation with the quote marked, and the paragraphs before and after it."""
    paragraph = citation.paragraph
    source = sources[paragraph.source_id]
    return _card(
        f"{key}-{citation.number}", f"[{citation.number}] {source.title}", paragraph, source, neighbours,
        ((citation.start, citation.end),),
    )  # fmt: skip


def nearest_card(hit: Hit, key: str, sources: Mapping[str, Source], neighbours: Neighbours) -> str:
    """A paragraph that came close, nothing marked."""
    source = sources[hit.paragraph.source_id]
    return _card(f"{key}-d{hit.rank}", source.title, hit.paragraph, source, neighbours, ())


def _card(
    id_: str,
    title: str,
    paragraph: Paragraph,
    source: Source,
    neighbours: Neighbours,
    spans: tuple[tuple[int, int], ...],
) -> str:
    before, after = neighbours(paragraph)
    link = esc(paragraph_link(paragraph.id))
    return (
        f'<article class="vb-kaart" id="kaart-{id_}" data-kaart="{id_}" tabindex="-1">'
        f"<h3>{esc(title)}</h3>{where_html(paragraph, source)}"
        f'<div class="vb-omgeving">{_around(before)}'
        f'<div class="vb-geciteerd">{paragraph_html(paragraph, spans)}</div>{_around(after)}</div>'
        f'<p class="vb-kaartacties"><a class="vb-knop" href="{link}" data-bron="{esc(paragraph.id)}">Lees in het '
        "document</a>"
        f'<button type="button" class="vb-knop" data-deel="{link}">Kopieer link</button>'
        f'<button type="button" class="vb-knop" data-kopieer="{esc(official_reference(paragraph, source))}">'
        "Kopieer verwijzing</button></p></article>"
    )


def where_html(paragraph: Paragraph, source: Source) -> str:
    """Date, kind, section, page, and number of a paragraph as a list of terms; what is unknown is said or left out."""
    rows = [("Datum", dutch_date(source.date)), ("Soort", source.kind), ("Deel", section(paragraph))]
    rows += [("Bladzijde", str(paragraph.page) if paragraph.page is not None else None), ("Plaats", place(paragraph))]
    rows += [("Kenmerk", "; ".join(source.references) or None)]
    terms = "".join(f"<div><dt>{name}</dt><dd>{esc(value)}</dd></div>" for name, value in rows if value)
    return f'<dl class="vb-waar">{terms}</dl>'


def _around(paragraphs: tuple[Paragraph, ...]) -> str:
    """The neighbours, a long one folded to its beginning."""
    parts = []
    for paragraph in paragraphs:
        text = paragraph_html(paragraph)
        if paragraph.kind is ParagraphKind.HEADING:
            parts.append(f'<p class="vb-om vb-kop">{text}</p>')
        elif len(paragraph.text) <= _LONG:
            parts.append(f'<p class="vb-om">{text}</p>')
        else:
            summary = esc(shortened(paragraph.text, _LONG))
            parts.append(f'<details class="vb-om"><summary>{summary}</summary><p>{text}</p></details>')
    return "".join(parts)
