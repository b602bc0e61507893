"""An opened index with what answering needs beside it, made once per version."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rag.answering.named import places_of
from rag.datatypes import CitedFigure, Paragraph, ParagraphKind, Source
from rag.figures.cells import read_row
from rag.figures.ledger import Ledger
from rag.index.encoder import StaticEncoder, static_encoder
from rag.index.opened import OpenedIndex
from rag.index.vocabulary import Vocabulary
from rag.language.tokens import stems
from rag.retrieval.candidates import Searchable
from rag.retrieval.follow_up import SaidBefore
from rag.retrieval.ranker import Ranker, shipped_ranker
from rag.retrieval.rarity import Rarity
from rag.retrieval.reader import Reader, shipped_reader
from rag.retrieval.tables import Table, row_names, tables_of
from rag.retrieval.texts import Texts

if TYPE_CHECKING:
    from rag.answering.generative.wording import Writer


@dataclass(frozen=True)
class Engine:
    """What the steps of answering work on."""

    index: OpenedIndex

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in reading order."""
        return self.index.paragraphs

    @property
    def sources(self) -> dict[str, Source]:
        """The documents by id."""
        return self.index.sources

    @cached_property
    def static(self) -> StaticEncoder | None:
        """The static embedder, if the settings name one."""
        return static_encoder(self.index.settings.encoder)

    @cached_property
    def collection(self) -> Searchable:
        """The paragraphs ready to be searched."""
        titles = {source.id: source.title for source in self.index.sources.values()}
        index = self.index
        texts = Texts(index.paragraphs, index.texts, self.static, index.figures, titles, index.abbreviations)
        return Searchable(self.index.vectors, self.index.lexical, texts, self.index.encoder)

    @property
    def rarity(self) -> Rarity:
        """Rarity of stems in the collection."""
        return self.collection.texts.rarity

    @cached_property
    def ranker(self) -> Ranker:
        """The learned ranker."""
        return shipped_ranker()

    @cached_property
    def reader(self) -> Reader | None:
        """The shipped reader, where there is one, it is on, and the embedder is the one it was trained with."""
        shipped = self.index.settings.encoder.model == "shipped"
        return shipped_reader(self.static) if self.index.settings.reader.enabled and shipped and self.static else None

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the collection, and what they stand for."""
        return self.collection.texts.vocabulary

    @cached_property
    def said(self) -> SaidBefore:
        """What questions were answered with, kept for the follow-ups that lean on them."""
        return SaidBefore()

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The folded names that the collection uses as places."""
        return places_of(one.text for one in self.paragraphs)

    @cached_property
    def tables(self) -> dict[int, Table]:
        """For the position of each table row, the table it is in."""
        return tables_of(self.index.paragraphs)

    @cached_property
    def row_names(self) -> frozenset[str]:
        """The words of all row labels."""
        return row_names(self.tables.values(), self.index.paragraphs)

    @cached_property
    def row_index(self) -> dict[str, set[int]]:
        """For a stem (or a year) of a row label, the first positions of the tables that have such a row."""
        found: dict[str, set[int]] = {}
        for position, table in self.tables.items():
            for each in stems(read_row(self.paragraphs[position].text).label):
                found.setdefault(each, set()).add(table.positions[0])
        return found

    @cached_property
    def ledger(self) -> Ledger:
        """Every figure of the collection with its paragraph."""
        pairs = zip(self.index.paragraphs, self.index.figures, strict=True)
        return Ledger(tuple(CitedFigure(figure, paragraph) for paragraph, own in pairs for figure in own))

    @cached_property
    def told(self) -> tuple[Paragraph, ...]:
        """What the sources state: without the questions of askers, whose suppositions are nobody's statement."""
        return tuple(one for one in self.index.paragraphs if one.kind is not ParagraphKind.QUESTION)

    @cached_property
    def told_ledger(self) -> Ledger:
        """The figures that the sources state."""
        return Ledger(tuple(one for one in self.ledger if one.paragraph.kind is not ParagraphKind.QUESTION))

    @cached_property
    def writer(self) -> Writer | None:
        """The language model that words answers, where the settings name one. RagError where it cannot be made."""
        if self.index.settings.llm.provider == "none":
            return None
        from rag.answering.generative.wording import Writer

        return Writer(self)

    def similarity(self, one: str, other: str) -> float:
        """Cosine of two texts by the static embedder, not below zero; 0 without one."""
        if self.static is None:
            return 0.0
        rows = self.static.encode([one, other])
        return max(0.0, float(rows[0] @ rows[1]))
