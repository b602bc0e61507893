"""Paragraphs ready to be compared with questions: what of them is computed once."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rag.datatypes import Figure, Paragraph
from rag.index.encoder import StaticEncoder
from rag.index.versions import figures_of
from rag.index.vocabulary import Abbreviation, Vocabulary, abbreviations_of
from rag.language.compounds import Splitter
from rag.language.sentences import split_sentences
from rag.language.tokens import ngrams, stems
from rag.retrieval.bags import Bags, Floats, Numbers, Pieces
from rag.retrieval.figure_near import measure_of
from rag.retrieval.forms import forms
from rag.retrieval.rarity import Rarity

__all__ = ["Floats", "Prepared", "Sentence", "Texts"]


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
        self.numbers = Numbers()
        self.pieces = Pieces(encoder) if encoder else None
        self._cache: dict[int, Prepared] = {}
        self._lock = threading.Lock()

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
            with self._lock:  # two that number a word at once would give it two numbers
                self._cache[position] = self._prepared(position)
        return self._cache[position]

    def _prepared(self, position: int) -> Prepared:
        paragraph = self.paragraphs[position]
        context = " ".join((*paragraph.heading_path, paragraph.lead_in or ""))
        figures = self._figures[position] if self._figures is not None else figures_of(paragraph)
        title = self._titles.get(paragraph.source_id, "")
        return Prepared(paragraph, context, figures, title, self.vocabulary.splitter, self.numbers, self.pieces)


class Prepared:
    """A paragraph ready to be compared.

    ``own``, ``with_context``, ``grams`` and ``pieces`` hold a bag per sentence: its stems, those together with the stems of
    headings and lead-in, its n-grams, its word pieces; ``around`` the stems of the whole, of headings and lead-in, and of the
    whole with the title; ``all_grams`` and ``context_pieces`` one bag.
    """

    def __init__(
        self,
        paragraph: Paragraph,
        context: str,
        figures: tuple[Figure, ...],
        title: str,
        splitter: Splitter,
        numbers: Numbers,
        pieces: Pieces | None,
    ) -> None:
        self.paragraph = paragraph
        self.sentences = [Sentence(*span) for span in split_sentences(paragraph.text)] or [
            Sentence(0, len(paragraph.text))
        ]
        self.texts = [paragraph.text[s.start : s.end] for s in self.sentences]
        self.stems = [frozenset(stems(text)) for text in self.texts]
        self.figures = [tuple(f for f in figures if s.start <= f.start < s.end) for s in self.sentences]
        self.years = frozenset(re.findall(r"\b(?:19|20)\d\d\b", f"{title} {context} {paragraph.text}"))
        self.forms = forms(paragraph, self.texts, self.figures)
        context_stems = frozenset(stems(context))
        self._keep_parts(splitter, context, context_stems)
        self._number_stems(numbers, context_stems, title)
        self._number_grams(numbers, context)
        self.pieces = pieces.bags(self.texts) if pieces else None
        self.context_pieces = pieces.bags([context]) if pieces else None
        self._keep_figures(pieces)

    def _keep_figures(self, pieces: Pieces | None) -> None:
        """Of each sentence the measures of its figures and what they count; of each figure the pieces about it."""
        self.measures = [frozenset(map(measure_of, figures)) for figures in self.figures]
        starts = [sentence.start for sentence in self.sentences]
        self.windows: Bags | None = None
        self.nearness: Floats = np.zeros(0, np.float32)
        if pieces:
            self.windows, self.nearness = pieces.windows(self.texts, starts, self.figures)
        self.counted: list[Floats | None] = [
            pieces.encode([f"{one.unit or ''} {one.subject or ''}" for one in own]) if pieces and own else None
            for own in self.figures
        ]

    def _keep_parts(self, splitter: Splitter, context: str, context_stems: frozenset[str]) -> None:
        context_parts = frozenset(splitter.stems(context)) | context_stems
        self.parts = [
            context_parts | frozenset(splitter.stems(text)) | s for text, s in zip(self.texts, self.stems, strict=True)
        ]
        self.all_parts = context_parts.union(*self.parts)

    def _number_stems(self, numbers: Numbers, context_stems: frozenset[str], title: str) -> None:
        whole = context_stems.union(*self.stems)
        self.own = _bags(numbers, self.stems)
        self.with_context = _bags(numbers, [own | context_stems for own in self.stems])
        self.around = _bags(numbers, [whole, context_stems, whole | frozenset(stems(title))])

    def _number_grams(self, numbers: Numbers, context: str) -> None:
        grams = [frozenset(ngrams(text)) for text in self.texts]
        self.grams = _bags(numbers, grams)
        self.all_grams = _bags(numbers, [frozenset(ngrams(context)).union(*grams)])


def _bags(numbers: Numbers, texts: Iterable[frozenset[str]]) -> Bags:
    """The numbers of what stands in each text, in one order whatever that of the set."""
    return Bags(sorted(numbers[one] for one in text) for text in texts)
