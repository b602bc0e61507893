"""Verification, which every composer passes: no quote that is not verbatim, no figure that its quote does not state."""

from __future__ import annotations

from dataclasses import replace

from rag.answering.draft import Draft, Quote
from rag.datatypes import Figure, ParagraphKind
from rag.figures.cells import leads, read_row
from rag.figures.find import find_figures


def verify(draft: Draft) -> Draft:
    """The draft without what fails; what failed and why is in ``removed``.

    A quote is verbatim by construction (a span of its paragraph); a lead may state no figure that the span does not
    state with the same value, unit and qualifier.
    """
    kept: list[str | Quote] = []
    removed: list[str] = []
    for part in draft.parts:
        if isinstance(part, Quote) and part.lead and (wrong := unsupported(part)):
            removed.append(f"figure not stated in the quote: {', '.join(wrong)}")
            kept.append(replace(part, lead=""))
        else:
            kept.append(part)
    return replace(draft, parts=tuple(kept), removed=(*draft.removed, *removed)) if removed else draft


def unsupported(quote: Quote) -> list[str]:
    """The figures of the lead that the quoted span does not state.

    Of a table row only what :func:`rag.figures.cells.leads` makes of a cell may lead, since its unit stands elsewhere.
    """
    if quote.paragraph.kind is ParagraphKind.TABLE_ROW:
        label = read_row(quote.paragraph.text).label
        return [] if quote.lead in (*leads(quote.paragraph), label) else [quote.lead]
    stated = {_key(figure) for figure in find_figures(quote.text)}
    return [figure.surface for figure in find_figures(quote.lead) if _key(figure) not in stated]


def _key(figure: Figure) -> tuple[object, ...]:
    """What a lead must share with a figure of its quote; a unit lent by another sentence or clause is not in the lead."""
    unit = None if "unit" in figure.inherited else figure.unit
    return (figure.kind, figure.value, figure.upper, unit, figure.qualifier)
