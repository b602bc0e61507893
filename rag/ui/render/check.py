"""A checked text: every figure coloured and labelled in place, and per figure the sources side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rag.answering.checking import Checked
from rag.answering.reference import reference
from rag.datatypes import ClaimCheck, Source, Verdict
from rag.figures.gap import gap
from rag.ui.render.text import SIGNS, VERDICTS, counted, difference_words, esc, paragraph_html, paragraph_link


def checked_html(checked: Checked, sources: Mapping[str, Source]) -> str:
    """The whole result: a summary, the text with its figures marked, and the figures one by one."""
    if not checked.checks:
        return '<p class="vb-melding">In deze tekst staat niets om te controleren.</p>'
    claims = "".join(claim_html(one, place, checked.text, sources) for place, one in enumerate(checked.checks, start=1))
    return (
        f'<section class="vb-controle" aria-label="Uitkomst">{summary_html(checked)}'
        f'<div class="vb-getoetst">{marked_text(checked)}</div>'
        '<form method="post" action="controle/bewijs" class="vb-bewijs"><input type="hidden" name="text" '
        f'value="{esc(checked.text)}">'
        '<button class="vb-knop" type="submit">Bewaar als bewijsbestand (HTML)</button></form>'
        f'<h3>Een voor een</h3><ol class="vb-claims">{claims}</ol></section>'
    )


def summary_html(checked: Checked) -> str:
    """How many figures hold, differ, or are not in the sources."""
    amounts = Counter(one.verdict for one in checked.checks)
    parts = "".join(
        f'<li class="vb-oordeel vb-{verdict.value}"><span aria-hidden="true">{SIGNS[verdict]}</span> {word}: '
        f"{amounts[verdict]}</li>"
        for verdict, word in VERDICTS.items()
    )
    amount = counted(len(checked.checks), "cijfer of uitspraak", "cijfers en uitspraken")
    return f'<p role="status">{amount} gecontroleerd.</p><ul class="vb-telling">{parts}</ul>'


def marked_text(checked: Checked, link: bool = True) -> str:
    """The text itself, each figure marked with its verdict in colour, sign and words; line ends are kept."""
    parts, at = [], 0
    for place, claim in enumerate(checked.checks, start=1):
        if claim.start < at:
            continue
        verdict = claim.verdict
        inner = (
            f"{esc(checked.text[claim.start : claim.end])}"
            f'<span class="vb-label"><span aria-hidden="true">{SIGNS[verdict]}</span>'
            f" {VERDICTS[verdict].lower()}</span>"
        )
        tag = f'a href="#cijfer-{place}" data-cijfer="{place}"' if link else "span"
        parts += [
            esc(checked.text[at : claim.start]),
            f'<{tag} class="vb-cijfer vb-{verdict.value}">{inner}</{tag.split(maxsplit=1)[0]}>',
        ]
        at = claim.end
    parts.append(esc(checked.text[at:]))
    return "".join(parts)


def claim_html(claim: ClaimCheck, place: int, text: str, sources: Mapping[str, Source]) -> str:
    """One figure beside what the sources state."""
    verdict = claim.verdict
    own = _sentence_around(text, claim.start, claim.end)
    cards = "".join(
        f"<li><blockquote>{paragraph_html(one.paragraph, ((one.start, one.end),))}</blockquote>"
        f'<a href="{esc(paragraph_link(one.paragraph.id))}" data-bron="{esc(one.paragraph.id)}">'
        f"{esc(reference(one.paragraph, sources[one.paragraph.source_id]))}</a></li>"
        for one in claim.citations
    )
    none = "<li>Hierover staat niets in de bronnen.</li>"
    return (
        f'<li id="cijfer-{place}" tabindex="-1" class="vb-claim"><p class="vb-oordeel vb-{verdict.value}">'
        f'<span aria-hidden="true">{SIGNS[verdict]}</span> {VERDICTS[verdict]}: '
        f"<strong>{esc(claim.surface)}</strong></p>"
        f"{_explained(claim)}"
        f'<div class="vb-naastelkaar"><div><h4>In uw tekst</h4><p>{own}</p></div>'
        f"<div><h4>In de bronnen</h4><ul>{cards or none}</ul></div></div></li>"
    )


def _explained(claim: ClaimCheck) -> str:
    parts = []
    if claim.differs and claim.verdict is Verdict.CONTRADICTED:
        parts.append(f"Het verschil zit in {esc(difference_words(claim.differs))}.")
        if "value" in claim.differs and claim.citations and (found := gap(claim.surface, claim.citations[0].quote)):
            parts.append(f"{esc(found[:1].upper() + found[1:])}.")
    elif claim.differs:
        parts.append(f"Andere bronnen noemen iets anders voor {esc(difference_words(claim.differs))}.")
    if claim.note:
        parts.append(esc(claim.note))
    if claim.derived:
        parts.append(f"Afgeleid: {esc(claim.derived)}.")
    return f"<p>{' '.join(parts)}</p>" if parts else ""


def _sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of a figure, with the figure in bold."""
    from rag.language.sentences import split_sentences

    spans = [(a, b) for a, b in split_sentences(text) if a <= start and end <= b] or [(max(0, start - 80), end + 80)]
    a, b = spans[0]
    return f"{esc(text[a:start])}<strong>{esc(text[start:end])}</strong>{esc(text[end:b])}"
