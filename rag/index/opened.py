"""An opened index version: everything a question needs, loaded once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rag.codec import load, read_lines
from rag.datatypes import Disagreement, Figure, Paragraph, Source
from rag.errors import RagError
from rag.index.dense import open_store
from rag.index.embedded import embedded_text
from rag.index.encoder import Encoder, Vectors, question_encoder
from rag.index.lexical import ANALYSERS, LexicalIndex
from rag.index.versions import FigureList, IndexVersion, read_pointer, read_version, verify, version_folder
from rag.index.vocabulary import Abbreviation
from rag.reading.document import ParseReport
from rag.settings import Settings

if TYPE_CHECKING:
    from llama_index.vector_stores.chroma import ChromaVectorStore


@dataclass(frozen=True)
class OpenedIndex:
    """A version with its paragraphs in reading order; positions are the rows of the scores and vectors."""

    version: IndexVersion
    folder: Path
    sources: dict[str, Source]
    paragraphs: tuple[Paragraph, ...]
    name: str | None
    example: str | None
    settings: Settings

    @cached_property
    def positions(self) -> dict[str, int]:
        """Paragraph id to position."""
        return {paragraph.id: position for position, paragraph in enumerate(self.paragraphs)}

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The embedded texts."""
        return tuple(embedded_text(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def figures(self) -> tuple[tuple[Figure, ...], ...]:
        """The figures of each paragraph."""
        return tuple(one.figures for one in read_lines(FigureList, self.folder / "figures.jsonl"))

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where the sources differ about one subject."""
        return read_lines(Disagreement, self.folder / "disagreements.jsonl")

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """The abbreviations that the sources define."""
        return read_lines(Abbreviation, self.folder / "abbreviations.jsonl")

    @cached_property
    def lexical(self) -> dict[str, LexicalIndex]:
        """BM25 per analyser."""
        return {name: LexicalIndex.load(name, self.folder / "bm25" / name) for name in ANALYSERS}

    @cached_property
    def store(self) -> ChromaVectorStore:
        """The Chroma collection of this version."""
        return open_store(self.folder / "chroma", self.version.collection)

    @cached_property
    def vectors(self) -> Vectors:
        """Paragraph vectors, shape (paragraphs, dimensions)."""
        return np.asarray(np.load(self.folder / "vectors.npy"), np.float32)

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder of questions; RagError if it is another one than the index was built with."""
        encoder = question_encoder(self.settings.encoder)
        if encoder.name != self.version.encoder:
            raise RagError(
                f"the index was built with encoder {self.version.encoder}, the settings say {encoder.name}; "
                "rebuild with: python ingest.py"
            )
        return encoder

    @cached_property
    def reports(self) -> tuple[ParseReport, ...]:
        """The parse reports of the documents."""
        data = json.loads((self.folder / "reports.json").read_text("utf-8"))
        return tuple(load(ParseReport, report) for report in data)


def version_sources(index: Path, version: str) -> tuple[Source, ...]:
    """The documents of a version, in order."""
    data = json.loads((version_folder(index, version) / "sources.json").read_text("utf-8"))
    return tuple(load(Source, one) for one in data)


def open_index(settings: Settings, version: str | None = None) -> OpenedIndex:
    """Open the live version of the index (or a named one). RagError where there is none or it is damaged."""
    if version is None:
        return _open_live(settings)
    try:
        manifest = read_version(settings.index, version)
    except FileNotFoundError as error:
        raise RagError(f"index version {version} is gone; rebuild with: python ingest.py") from error
    if "abbreviations.jsonl" not in manifest.files:
        raise RagError(f"index version {version} was built by an earlier release; rebuild with: python ingest.py")
    verify(settings.index, manifest)
    folder = version_folder(settings.index, version)
    sources = {source.id: source for source in version_sources(settings.index, version)}
    collection = json.loads((folder / "collection.json").read_text("utf-8"))
    return OpenedIndex(
        manifest, folder, sources, read_lines(Paragraph, folder / "paragraphs.jsonl"),
        collection["name"], collection["example"], settings,
    )  # fmt: skip


def _open_live(settings: Settings) -> OpenedIndex:
    """The live version; once more where it was cleaned away between the reading of the pointer and of the version."""
    pointer = read_pointer(settings.index)
    if pointer is None:
        raise RagError(f"there is no index at {settings.index}; build it with: python ingest.py")
    try:
        return open_index(settings, pointer.live)
    except (RagError, FileNotFoundError):
        again = read_pointer(settings.index)
        if again is None or again.live == pointer.live:
            raise
        return open_index(settings, again.live)
