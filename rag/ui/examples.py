"""Example questions that fit the loaded corpus, made from its headings and figures, kept only if answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rag.datatypes import CitedFigure, FigureKind, Paragraph, ParagraphKind, Status
from rag.ui.services import Services

_TRIES = 16
_WORDS = re.compile(r"[^\W\d_]+")


def example_questions(services: Services, amount: int) -> tuple[str, ...]:
    """Up to ``amount`` questions that the live version answers; the one of the manifest first."""
    index = services.engine.index
    made = [index.example] if index.example else []
    made += interleaved(figure_questions(services.figures()), heading_questions(index.paragraphs))
    kept: list[str] = []
    for question in list(dict.fromkeys(made))[:_TRIES]:
        if len(kept) == amount:
            break
        if services.ask(question).status is Status.ANSWERED:
            kept.append(question)
    return tuple(kept)


def interleaved(*lists: Iterable[str]) -> list[str]:
    """One of each in turn.

    >>> interleaved(["a", "b"], ["c"])
    ['a', 'c', 'b']
    """
    return [one for group in zip_longest(*lists) for one in group if one is not None]


def heading_questions(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """“Wat staat er over …?” for the headings with most text under them, one per document in turn."""
    running = (ParagraphKind.PARAGRAPH, ParagraphKind.LIST_ITEM)
    under = Counter((p.source_id, p.heading_path) for p in paragraphs if p.kind in running)
    per_document: dict[str, list[str]] = {}
    for (document, path), amount in under.most_common():
        if path and amount > 1 and _speaks(path[-1]):
            per_document.setdefault(document, []).append(f"Wat staat er over {_running(path[-1])}?")
    yield from interleaved(*per_document.values())


def figure_questions(figures: tuple[CitedFigure, ...]) -> Iterator[str]:
    """“Om hoeveel … gaat het?” for counts of a plural thing, with the period where the document states one."""
    for one in figures:
        unit, period = one.figure.unit, (one.figure.period or "").strip()
        if one.figure.kind is FigureKind.COUNT and unit and _plural(unit):
            yield (
                f"Om hoeveel {unit} gaat het {period[0].lower()}{period[1:]}?"
                if period
                else f"Om hoeveel {unit} gaat het?"
            )


def _plural(unit: str) -> bool:
    """Whether a unit reads as one to three plain words of which the last is a plural.

    >>> _plural("nieuwe banen"), _plural("jaar"), _plural("bedrijven, scholen en steden")
    (True, False, False)
    """
    words = unit.split()
    plain = all(word.isalpha() and word.islower() for word in words)
    return 2 <= len(words) <= 3 and plain and words[-1].endswith(("en", "s")) and len(words[-1]) > 4


def _speaks(text: str) -> bool:
    """Whether a heading or subject is a phrase of two to seven plain words."""
    words = _WORDS.findall(text)
    return 2 <= len(words) <= 7 and len(text) <= 60 and not re.search(r"[\d:;?!()]", text)


def _running(heading: str) -> str:
    """A heading within a sentence: its first letter small, unless it has more capitals and may be a name.

    >>> _running("Aanpak havenopgave"), _running("Technische Universiteit Veldsum")
    ('aanpak havenopgave', 'Technische Universiteit Veldsum')
    """
    return heading if heading[1:] != heading[1:].lower() else heading[0].lower() + heading[1:]
