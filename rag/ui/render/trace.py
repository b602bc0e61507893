"""What became of a paragraph that a link points to: a notice with the old text beside the new."""

from __future__ import annotations

from difflib import SequenceMatcher

from rag.index.permalinks import State, Trace, dutch_trace
from rag.ui.render.text import esc, paragraph_link


def trace_html(found: Trace) -> str:
    """The notice above the document; empty where the paragraph is as it was. It bears the anchor of the old link."""
    if found.state is State.PRESENT:
        return ""
    old = found.old.text if found.old else ""
    parts = [f"<p><strong>{esc(dutch_trace(found))}</strong></p>"]
    if found.state is State.CHANGED and found.now:
        was, now = marked_difference(old, found.now.text)
        parts.append(f"<h3>Zo stond het er</h3><blockquote>{was}</blockquote>")
        parts.append(f"<h3>Zo staat het er nu</h3><blockquote>{now}</blockquote>")
    elif old:
        parts.append(f"<h3>Zo stond het er</h3><blockquote>{esc(old)}</blockquote>")
    if found.now:
        link = esc(paragraph_link(found.now.id))
        parts.append(f'<p><a href="{link}" data-anker="{esc(found.now.id)}">Naar de alinea zoals die nu is</a></p>')
    return (
        f'<section class="vb-paneel vb-gewijzigd" id="alinea-{esc(found.id)}" tabindex="-1" '
        f'aria-label="Wat er met deze alinea is gebeurd">{"".join(parts)}</section>'
    )


def gone_html(found: Trace) -> str:
    """The notice alone, for a paragraph whose document is not loaded any more."""
    document = esc(found.id.rsplit(":", 2)[0])
    return (
        f'<article class="vb-document" data-document="{document}"><h2 tabindex="-1" id="document-titel">'
        f"Dit document is er niet meer</h2>{trace_html(found)}</article>"
    )


def marked_difference(old: str, new: str) -> tuple[str, str]:
    """Both texts as HTML, what went in ``<del>`` and what came in ``<ins>``, word by word.

    >>> marked_difference("ruim 40 boten", "ruim 50 boten")
    ('ruim <del>40</del> boten', 'ruim <ins>50</ins> boten')
    """
    a, b = old.split(), new.split()
    was, now = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        gone, come = esc(" ".join(a[i1:i2])), esc(" ".join(b[j1:j2]))
        was.append(gone if tag == "equal" else f"<del>{gone}</del>" if gone else "")
        now.append(come if tag == "equal" else f"<ins>{come}</ins>" if come else "")
    return " ".join(filter(None, was)), " ".join(filter(None, now))
