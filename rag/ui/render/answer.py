"""An answer as the conversation shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rag.answering.disagree import distinct, newest
from rag.answering.phrases import english_frame
from rag.answering.plain import shortened
from rag.answering.reference import reference
from rag.datatypes import Answer, Disagreement, Source, Status
from rag.ui.render.actions import actions_html
from rag.ui.render.sources import Neighbours, nearest_card, source_card
from rag.ui.render.text import SIGNS, VERDICTS, difference_words, esc, number, paragraph_link

_NEAREST = 3
_MARKER = re.compile(r"\[(\d{1,3})\]")
_BOLD = re.compile(r"\*\*(\S(?:[^*]*\S)?)\*\*")
_ITEM = re.compile(r"^\s*[-*•]\s+")
_STATUS = {
    Status.PARTLY_ANSWERED: "Gedeeltelijk beantwoord",
    Status.NOT_IN_CORPUS: "Niet gevonden in de bronnen",
    Status.OFF_TOPIC: "Dit gaat niet over de documenten",
    Status.UNCLEAR: "Kunt u de vraag preciezer stellen?",
    Status.ERROR: "Dat ging niet goed",
}


@dataclass(frozen=True)
class Exchange:
    """A question and its answer in a conversation; ``earlier`` is what was answered when it was asked before."""

    question: str
    answer: Answer
    earlier: str | None = None


@dataclass(frozen=True)
class Context:
    """What rendering needs beside the answer: the documents, a paragraph's neighbours, whether feedback keeps text."""

    sources: Mapping[str, Source]
    neighbours: Neighbours
    keeps_question: bool = False


def conversation(exchanges: tuple[Exchange, ...], context: Context, waiting: str | None = None) -> str:
    """All exchanges in order; ``waiting`` is a question that is being answered."""
    parts = [exchange_html(one, f"a{place}", context) for place, one in enumerate(exchanges, start=1)]
    if waiting is not None:
        parts.append(
            f'<section class="vb-beurt"><h2 class="vb-gevraagd">{_hidden("U vroeg: ")}{esc(waiting)}</h2>'
            '<p class="vb-bezig" role="status">Vraagbaak zoekt het op in de documenten …</p></section>'
        )
    return f'<div class="vb-gesprek">{"".join(parts)}</div>' if parts else ""


def exchange_html(exchange: Exchange, key: str, context: Context) -> str:
    """One question with its answer, its sources kept ready for the panel in a template."""
    answer = exchange.answer
    cards = "".join(
        source_card(one, key, context.sources, context.neighbours, answer.question) for one in answer.citations
    )
    if not answer.citations:
        cards = "".join(nearest_card(hit, key, context.sources, context.neighbours) for hit in answer.hits[:_NEAREST])
    return (
        f'<section class="vb-beurt" data-antwoord="{key}">'
        f'<h2 class="vb-gevraagd">{_hidden("U vroeg: ")}{esc(exchange.question)}</h2>'
        f'<div class="vb-antwoord" id="{key}" tabindex="-1">{_body(exchange, key, context)}</div>'
        f"<template>{cards}</template></section>"
    )


def _body(exchange: Exchange, key: str, context: Context) -> str:
    answer = exchange.answer
    parts = [_understood(answer), _badge(answer), f'<div class="vb-tekst">{answer_text(answer, key)}</div>']
    parts += [disagreement_html(one, context.sources) for one in answer.disagreements]
    if answer.citations:
        parts.append(_source_list(answer, key, context.sources))
    elif answer.status is not Status.ERROR:
        parts.append(_nearest(answer, key, context.sources))
    parts.append(_earlier(exchange))
    if answer.status is not Status.ERROR:
        parts.append(actions_html(exchange.question, answer, context.sources, context.keeps_question))
        parts.append(_small_print(answer))
    return "".join(parts)


def answer_text(answer: Answer, key: str) -> str:
    """The text as paragraphs and lists, each citation marker a link to its source."""
    blocks = []
    for block in re.split(r"\n\s*\n", answer.text.strip()):
        lines = block.split("\n")
        if all(_ITEM.match(line) for line in lines):
            items = "".join(f"<li>{_inline(_ITEM.sub('', line), answer, key)}</li>" for line in lines)
            blocks.append(f"<ul>{items}</ul>")
        else:
            blocks.append(f"<p>{'<br>'.join(_line(line, answer, key) for line in lines)}</p>")
    return "".join(blocks)


def _line(line: str, answer: Answer, key: str) -> str:
    end = english_frame(line)
    said = f'<span lang="en">{_inline(line[:end], answer, key)}</span>' if end else ""
    return said + _inline(line[end:], answer, key)


def _inline(line: str, answer: Answer, key: str) -> str:
    quotes = {citation.number: citation for citation in answer.citations}

    def link(match: re.Match[str]) -> str:
        citation = quotes.get(int(match[1]))
        if citation is None:
            return match[0]
        return (
            f'<a class="vb-cite" href="{esc(paragraph_link(citation.paragraph.id))}" '
            f'data-kaart="{key}-{citation.number}" '
            f'data-citaat="{esc(citation.quote)}" aria-label="bron {citation.number}, toon het citaat">'
            f"[{citation.number}]</a>"
        )

    return _MARKER.sub(link, _BOLD.sub(r"<strong>\1</strong>", esc(line)))


def _understood(answer: Answer) -> str:
    if not answer.standalone or answer.standalone.strip() == answer.question.strip():
        return ""
    return f'<p class="vb-begrepen">Zo begrepen: <em>{esc(answer.standalone)}</em></p>'


def _badge(answer: Answer) -> str:
    if answer.verdict is not None:
        verdict = answer.verdict
        sign, word = SIGNS[verdict], VERDICTS[verdict]
        return f'<p class="vb-oordeel vb-{verdict.value}"><span aria-hidden="true">{sign}</span> {word}</p>'
    if answer.status is Status.ANSWERED:
        return ""
    return f'<p class="vb-status">{_STATUS[answer.status]}</p>'


def disagreement_html(disagreement: Disagreement, sources: Mapping[str, Source]) -> str:
    """What sources state differently about one subject, side by side; empty where no two sides say something else."""
    shown = distinct(disagreement)
    if len(shown) < 2:
        return ""
    last = newest(disagreement, sources)
    sides = "".join(
        f"<li><strong>{esc(one.surface)}</strong><blockquote>{esc(one.quote)}</blockquote>"
        f'<a href="{esc(paragraph_link(one.paragraph.id))}" data-bron="{esc(one.paragraph.id)}">'
        f"{esc(reference(one.paragraph, sources[one.paragraph.source_id]))}</a>"
        f"{' (nieuwste)' if one.paragraph.source_id == last else ''}</li>"
        for one in shown
    )
    differs = difference_words(disagreement.differs)
    heading = "Andere bron, ander cijfer" if "value" in disagreement.differs else "Andere bron, niet hetzelfde"
    what = f"<p>Het verschil zit in {esc(differs)}.</p>" if differs else ""
    return (
        '<section class="vb-verschil"><h3><span aria-hidden="true">≠</span>'
        f" {heading}: {esc(disagreement.subject)}</h3>"
        f'{what}<ul class="vb-zijden">{sides}</ul></section>'
    )


def _source_list(answer: Answer, key: str, sources: Mapping[str, Source]) -> str:
    items = "".join(
        f'<li><a href="{esc(paragraph_link(one.paragraph.id))}" data-kaart="{key}-{one.number}">'
        f'<span class="vb-nr">[{one.number}]</span>'
        f" {esc(reference(one.paragraph, sources[one.paragraph.source_id]))}</a></li>"
        for one in answer.citations
    )
    heading = "Bron" if len(answer.citations) == 1 else "Bronnen"
    return f'<div class="vb-bronlijst"><h3>{heading}</h3><ul>{items}</ul></div>'


def _nearest(answer: Answer, key: str, sources: Mapping[str, Source]) -> str:
    items = "".join(
        f'<li><a href="{esc(paragraph_link(hit.paragraph.id))}" data-kaart="{key}-d{hit.rank}">'
        f"{esc(reference(hit.paragraph, sources[hit.paragraph.source_id]))}</a>"
        f"<p>{esc(shortened(hit.paragraph.text, 200))}</p></li>"
        for hit in answer.hits[:_NEAREST]
    )
    return f'<div class="vb-dichtbij"><h3>Dit komt er het dichtst bij</h3><ul>{items}</ul></div>' if items else ""


def _earlier(exchange: Exchange) -> str:
    if exchange.earlier is None or exchange.earlier == exchange.answer.text:
        return ""
    return f'<p class="vb-eerder">Eerder luidde het antwoord: {esc(exchange.earlier)}</p>'


def _small_print(answer: Answer) -> str:
    how = (
        "letterlijk uit de bron"
        if answer.composer == "extractive"
        else "verwoord door een taalmodel, nagekeken op de bron"
    )
    if answer.status.abstained:
        how = "geen antwoord"
    fallback = f" · {esc(answer.fallback_reason)}" if answer.fallback_reason else _removed(answer)
    seconds = number(round(answer.seconds, 2), 2)
    return f'<p class="vb-klein">{how} · {seconds} s · indexversie {esc(answer.index_version)}{fallback}</p>'


def _removed(answer: Answer) -> str:
    """The model, and how many of its sentences were left out."""
    wording = answer.wording
    if wording is None or answer.composer == "extractive":
        return ""
    count = len(wording.removed)
    left_out = f", {count} {'zin' if count == 1 else 'zinnen'} weggelaten" if count else ""
    return f" · model {esc(wording.model)}{left_out}"


def _hidden(text: str) -> str:
    return f'<span class="vb-verborgen">{text}</span>'
