"""The paragraphs that a generated sentence cites, with their figures and sentences: what it may say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from rag.answering.generative.planted import planted_from
from rag.datatypes import CitedFigure, Figure, Paragraph, ParagraphKind, Source
from rag.figures.evidence import Evidence, RarityLike
from rag.figures.find import find_figures
from rag.figures.ledger import Ledger
from rag.figures.statements import Statement
from rag.index.versions import figures_of

Similarity = Callable[[str, str], float]


@dataclass(frozen=True)
class Background:
    """What is known of the collection: rarity of stems, words that are no names, likeness of two texts."""

    rarity: RarityLike
    common: Callable[[str], bool]
    similarity: Similarity | None = None


@dataclass(frozen=True)
class Ground:
    """The cited paragraphs with their sources: what a sentence may say."""

    paragraphs: tuple[Paragraph, ...]
    sources: tuple[Source | None, ...]
    background: Background

    @cached_property
    def stated(self) -> tuple[Paragraph, ...]:
        """The paragraphs up to the first sentence that is an instruction to a model; questions state nothing."""
        told = (one for one in self.paragraphs if one.kind is not ParagraphKind.QUESTION)
        return tuple(replace(one, text=one.text[: planted_from(one.text)].rstrip()) for one in told)

    @cached_property
    def evidence(self) -> Evidence:
        """The sentences of the paragraphs."""
        cited = [
            CitedFigure(figure, one)
            for whole, one in zip(
                (p for p in self.paragraphs if p.kind is not ParagraphKind.QUESTION), self.stated, strict=True
            )
            for figure in figures_in(whole)
            if figure.end <= len(one.text)
        ]
        return Evidence(Ledger(tuple(cited)), self.stated, self.background.rarity)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Their sentences, and after them the headings and lead-ins."""
        return (*self.evidence.statements, *(one for each in self.stated for one in _around(each)))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts that may lend a name: paragraphs with what stands around them, and what is known of a source."""
        found = [text for one in self.stated for text in (one.text, one.lead_in or "", *one.heading_path)]
        for source in self.sources:
            if source:
                found += [source.title, source.author or "", source.kind or "", *source.references]
        return tuple(text for text in found if text)


@lru_cache(maxsize=4096)
def figures_in(paragraph: Paragraph) -> tuple[Figure, ...]:
    """The figures of a paragraph, found once."""
    return tuple(figures_of(paragraph))


def _around(paragraph: Paragraph) -> Iterator[Statement]:
    for text in (paragraph.lead_in, *paragraph.heading_path):
        if text:
            yield Statement(text, 0, len(text), find_figures(text), paragraph)
