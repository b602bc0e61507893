"""The prompts: Dutch text files beside this package, filled with data that is fenced off as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from rag.answering.generative.planted import without_planted
from rag.answering.reference import dutch_date, place, section
from rag.datatypes import Paragraph, Source, Turn

OPEN, CLOSE = "<<<", ">>>"
_FENCE = re.compile(r"<{2,}|>{2,}")
_TOKEN = re.compile(r"\[\s*(P?\d{1,3})\s*\]", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@cache
def prompt(name: str) -> str:
    """A prompt by the name of its file. FileNotFoundError for one that is not there."""
    return resources.files("rag.answering").joinpath("prompts").joinpath(f"{name}.txt").read_text("utf-8").strip()


def as_data(text: str) -> str:
    """A text that cannot be taken for a fence or a token of ours.

    >>> as_data("Zie [P1] en >>> stop")
    'Zie (P1) en › stop'
    """
    text = _FENCE.sub(lambda match: "‹" if match[0][0] == "<" else "›", text)
    return _SPACE.sub(" ", _TOKEN.sub(r"(\1)", text)).strip()


def instruction(task: str | None) -> str:
    """What the model is told to do; ``task`` names the file of what the kind of question asks beside."""
    return prompt("opdracht").replace("{taak}", prompt(task) if task else "").strip()


def asked(question: str, paragraphs: Sequence[Paragraph], sources: Sequence[Source | None]) -> str:
    """The question with its paragraphs as tokens P1 to Pn."""
    rows = [
        _filled(
            "alinea",
            nummer=str(number),
            document=as_data(source.title if source else paragraph.source_id),
            datum=dutch_date(source.date if source else None),
            plaats=as_data(", ".join(part for part in (section(paragraph), place(paragraph)) if part)),
            tekst=as_data(" ".join(part for part in (paragraph.lead_in, without_planted(paragraph.text)) if part)),
        )
        for number, (paragraph, source) in enumerate(zip(paragraphs, sources, strict=True), start=1)
    ]
    return _filled("vraag", alineas="\n\n".join(rows), vraag=as_data(question))


def follow_up(question: str, history: Sequence[Turn]) -> str:
    """A follow-up question with the turns before it."""
    lines = []
    for turn in history:
        lines.append(f"Gebruiker: {as_data(turn.user)[:500]}")
        if turn.assistant:
            lines.append(f"Vraagbaak: {as_data(turn.assistant)[:500]}")
    return _filled("gesprek", gesprek="\n".join(lines), vraag=as_data(question))


def _filled(name: str, **values: str) -> str:
    """One pass over the template, so that what is filled in is never filled again."""
    values |= {"open": OPEN, "dicht": CLOSE}
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), prompt(name))
