"""What a reader can do with an answer: copy it, share it, say what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from rag.datatypes import Answer, Source
from rag.ui.render.cite import markdown_copy, plain_copy, reference_copy
from rag.ui.render.text import esc

REASONS = {
    "wrong_figure": "verkeerd cijfer",
    "wrong_source": "verkeerde bron",
    "not_found": "niet gevonden maar staat er wel",
    "other": "iets anders",
}


def actions_html(question: str, answer: Answer, sources: Mapping[str, Source], keeps_question: bool) -> str:
    """The buttons below an answer: copy, share, and the thumbs; ``keeps_question``: a thumb keeps the question too."""
    copies = ""
    if answer.citations:
        copies = "".join(
            f'<button type="button" class="vb-knop" data-kopieer="{esc(text)}">{label}</button>'
            for label, text in (
                ("Kopieer", plain_copy(answer, sources)),
                ("Kopieer als Markdown", markdown_copy(answer, sources)),
                ("Kopieer verwijzing", reference_copy(answer, sources)),
            )
        )
    share = (
        f'<button type="button" class="vb-knop" data-deel="?vraag={quote(question, safe="")}">'
        "Kopieer link naar de vraag</button>"
    )
    return f'<div class="vb-acties">{copies}{share}{_feedback(answer, keeps_question)}</div>'


def _feedback(answer: Answer, keeps_question: bool) -> str:
    reasons = "".join(
        f'<button type="button" class="vb-knop" data-reden="{key}">{word}</button>' for key, word in REASONS.items()
    )
    stored = (
        "Uw vraag en het antwoord worden bewaard om Vraagbaak te verbeteren."
        if keeps_question
        else "Bewaard wordt uw oordeel met de bron en de versie, niet uw vraag."
    )
    ids = " ".join(esc(one.paragraph.id) for one in answer.citations)
    kept = f' data-vraag="{esc(answer.question)}" data-tekst="{esc(answer.text)}"' if keeps_question else ""
    return (
        f'<span class="vb-duim" data-versie="{esc(answer.index_version)}" data-status="{answer.status.value}" '
        f'data-bronnen="{ids}"{kept}>'
        f'<button type="button" class="vb-knop" data-duim="up">{_thumb(up=True)} Goed</button>'
        '<button type="button" class="vb-knop" data-duim="down" aria-expanded="false">'
        f"{_thumb(up=False)} Niet goed</button>"
        f'<span class="vb-redenen" hidden role="group" aria-label="Wat is er niet goed?">{reasons}</span>'
        f'<span class="vb-bewaard" hidden>{stored}</span></span>'
    )


def _thumb(up: bool) -> str:
    turn = "" if up else ' transform="rotate(180 12 12)"'
    return (
        f'<svg class="vb-teken" viewBox="0 0 24 24" aria-hidden="true"><g{turn}><path d="M3 11h4v10H3zM9 '
        "20.500V11l4-8c1.700 0 2.700 1.200 "
        '2.400 3L14.800 9.500H20c1.200 0 2 1 1.800 2.200l-1.300 7.300c-.2 1-1 1.700-2 1.700H9z"/></g></svg>'
    )
