"""Question sets over the index of their corpus, as the small models learn from them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.datatypes import Paragraph, Query, Turn
from rag.index.encoder import SHIPPED, StaticEncoder
from rag.index.opened import OpenedIndex, open_index
from rag.retrieval.candidates import Searchable
from rag.retrieval.question import understand
from rag.retrieval.scope import within
from rag.retrieval.texts import Texts
from rag.settings import load_settings


@dataclass(frozen=True)
class AskedQuestion:
    """A line of a set, understood, with the positions that its scope allows (None for all)."""

    data: dict[str, Any]
    query: Query
    allowed: frozenset[int] | None


@dataclass(frozen=True)
class AskedSet:
    """An opened index, ready to be searched, with its paragraphs as they are compared with quotes."""

    opened: OpenedIndex
    collection: Searchable
    squeezed: tuple[str, ...]

    @classmethod
    def open(cls, index: Path) -> AskedSet:
        """The live version of an index."""
        opened, encoder = open_index(load_settings(index)), StaticEncoder(SHIPPED)
        titles = {source.id: source.title for source in opened.sources.values()}
        texts = Texts(opened.paragraphs, opened.texts, encoder, opened.figures, titles, opened.abbreviations)
        collection = Searchable(opened.vectors, opened.lexical, texts, encoder)
        return cls(opened, collection, tuple(squeeze(paragraph.text) for paragraph in opened.paragraphs))

    def questions(self, path: Path) -> Iterator[AskedQuestion]:
        """The questions of a file of the set."""
        sources, vocabulary = tuple(self.opened.sources.values()), self.collection.texts.vocabulary
        for data in read_lines(path):
            history = tuple(Turn(turn["user"], turn.get("assistant")) for turn in data.get("history") or ())
            query = understand(data["question"], history, (), sources, self.opened.paragraphs, vocabulary)
            inside = frozenset(i for i, p in enumerate(self.opened.paragraphs) if within(query.scope, p))
            yield AskedQuestion(data, query, (inside or None) if not query.scope.empty else None)

    def gold(self, data: dict[str, Any]) -> frozenset[int]:
        """The positions of the paragraphs that hold a gold quote."""
        return frozenset(
            place
            for place, paragraph in enumerate(self.opened.paragraphs)
            for document, quote in quotes_of(data)
            if paragraph.source_id == document and quote in self.squeezed[place]
        )


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def quotes_of(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Document and squeezed quote of all evidence of a question."""
    return [(one["document"], squeeze(one["quote"])) for need in data["evidence"] for one in need]


def squeeze(text: str) -> str:
    """Lower case without white space and hyphens, so that quotes are found however a text was read."""
    return re.sub(r"[\s\-–—−\u00ad]+", "", text).lower()


def holds(paragraph: Paragraph, start: int, end: int, quotes: list[tuple[str, str]]) -> bool:
    """Whether a sentence holds a gold quote, or is part of one."""
    sentence = squeeze(paragraph.text[start:end])
    return any(
        document == paragraph.source_id and (quote in sentence or sentence in quote) for document, quote in quotes
    )
