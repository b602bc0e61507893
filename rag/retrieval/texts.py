"""Paragraphs ready to be compared with questions: what of them is computed once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rag.datatypes import Figure, Paragraph
from rag.index.encoder import StaticEncoder
from rag.index.versions import figures_of
from rag.index.vocabulary import Abbreviation, Vocabulary, abbreviations_of
from rag.language.compounds import Splitter
from rag.language.sentences import split_sentences
from rag.language.tokens import ngrams, stems
from rag.retrieval.figure_near import decay, measure_of
from rag.retrieval.rarity import Rarity

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Sentence:
    """A span of a paragraph."""

    start: int
    end: int


class Texts:
    """What of the paragraphs is computed once: stems, n-grams, pieces with offsets, sentences, names."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        embedded: Sequence[str],
        encoder: StaticEncoder | None,
        figures: Sequence[tuple[Figure, ...]] | None = None,
        titles: Mapping[str, str] | None = None,
        abbreviations: Sequence[Abbreviation] | None = None,
    ) -> None:
        self.paragraphs, self._embedded, self._encoder = paragraphs, embedded, encoder
        self._figures, self._titles, self._abbreviations = figures, titles or {}, abbreviations
        self._cache: dict[int, Prepared] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the collection."""
        defined = abbreviations_of(self.paragraphs) if self._abbreviations is None else self._abbreviations
        return Vocabulary(self._embedded, defined, self._encoder.whole_words if self._encoder else ())

    @cached_property
    def rarity(self) -> Rarity:
        """Rarity of stems in the collection."""
        return Rarity(self._embedded)

    def of(self, position: int) -> Prepared:
        """The prepared paragraph at a position."""
        if position not in self._cache:
            paragraph = self.paragraphs[position]
            context = " ".join((*paragraph.heading_path, paragraph.lead_in or ""))
            figures = self._figures[position] if self._figures is not None else figures_of(paragraph)
            title = self._titles.get(paragraph.source_id, "")
            self._cache[position] = Prepared(
                paragraph, context, self._encoder, figures, title, self.vocabulary.splitter
            )
        return self._cache[position]


class Prepared:
    """A paragraph ready to be compared."""

    def __init__(
        self,
        paragraph: Paragraph,
        context: str,
        encoder: StaticEncoder | None,
        figures: tuple[Figure, ...],
        title: str,
        splitter: Splitter,
    ) -> None:
        self.paragraph = paragraph
        self._splitter, self._context = splitter, context
        self.sentences = [Sentence(*span) for span in split_sentences(paragraph.text)] or [
            Sentence(0, len(paragraph.text))
        ]
        self.texts = [paragraph.text[s.start : s.end] for s in self.sentences]
        self.stems = [frozenset(stems(text)) for text in self.texts]
        self.grams = [frozenset(ngrams(text)) for text in self.texts]
        self.context_stems = frozenset(stems(context))
        self.context_grams = frozenset(ngrams(context))
        self.all_stems = self.context_stems.union(*self.stems)
        self.named_stems = self.all_stems | frozenset(stems(title))
        self.figures = [tuple(f for f in figures if s.start <= f.start < s.end) for s in self.sentences]
        self.years = frozenset(re.findall(r"\b(?:19|20)\d\d\b", f"{title} {context} {paragraph.text}"))
        self.all_grams = self.context_grams.union(*self.grams)
        context_parts = frozenset(splitter.stems(context)) | self.context_stems
        self.parts = [
            context_parts | frozenset(splitter.stems(text)) | s for text, s in zip(self.texts, self.stems, strict=True)
        ]
        self.all_parts = context_parts.union(*self.parts)
        located = [encoder.located(text) for text in self.texts] if encoder else []
        self.pieces: list[Floats] = [unit_rows(vectors) for _, vectors in located]
        self.decays = [
            [decay(text, offsets, figure, sentence.start) for figure in figures]
            for text, (offsets, _), figures, sentence in zip(
                self.texts, located, self.figures, self.sentences, strict=False
            )
        ] or [[] for _ in self.texts]
        self.measures = [frozenset(map(measure_of, figures)) for figures in self.figures]
        self.counted: list[Floats | None] = [
            encoder.encode([f"{one.unit or ''} {one.subject or ''}" for one in figures])
            if encoder and figures
            else None
            for figures in self.figures
        ]
        self.context_pieces: Floats | None = (
            unit_rows(encoder.pieces(context)[1]) if encoder and context.strip() else None
        )


def unit_rows(rows: Floats) -> Floats:
    """The rows with length 1, shape as given; a row of zeros stays one."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
