"""What earlier versions hold, so that an ingest reads and encodes only what changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from rag.codec import load, read_lines
from rag.datatypes import Figure, Paragraph, Source
from rag.errors import RagError
from rag.index.encoder import Vectors
from rag.index.versions import (
    FigureList,
    IndexVersion,
    list_versions,
    read_pointer,
    read_version,
    verify,
    version_folder,
)
from rag.reading.described import filled
from rag.reading.document import Document, ParseReport

PACKAGE = Path(__file__).resolve().parent.parent
_ROOMS = ("reading", "language", "figures")
_Key = tuple[str, str, str]


@cache
def reader_digest() -> str:
    """Digest of the code that makes paragraphs and figures of files: what an other code has read is read again."""
    digest = hashlib.sha256((PACKAGE / "datatypes.py").read_bytes())
    for room in _ROOMS:
        for path in sorted((PACKAGE / room).iterdir()):
            if path.is_file():
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True)
class Known:
    """Documents by id, sha256 and extension; figures by paragraph. All read by the code of today."""

    documents: dict[_Key, Document] = field(default_factory=dict)
    figures: dict[Paragraph, tuple[Figure, ...]] = field(default_factory=dict)

    def document(self, source: Source) -> Document | None:
        """The document as read before, with what is said of it now; None if this file was not read under this id."""
        found = self.documents.get(_key(source))
        return None if found is None else Document(filled(source, found.paragraphs), found.paragraphs, found.report)


def _key(source: Source) -> _Key:
    return source.id, source.sha256, Path(source.path).suffix.casefold()


def newest_first(index: Path) -> Iterator[IndexVersion]:
    """The complete versions that are undamaged, the live one first, then the newest."""
    pointer = read_pointer(index)
    live = pointer.live if pointer else None
    for version in sorted(list_versions(index), key=lambda one: (one == live, one), reverse=True):
        manifest = read_version(index, version)
        with contextlib.suppress(RagError):
            verify(index, manifest)
            yield manifest


def read_known(index: Path, sources: Iterable[Source]) -> Known:
    """What the complete versions hold of these sources; versions are opened until nothing is missing."""
    known = Known()
    wanted = {_key(source) for source in sources}
    for version in newest_first(index):
        if version.reader != reader_digest():
            continue
        folder = version_folder(index, version.id)
        held = {_key(load(Source, one)) for one in json.loads((folder / "sources.json").read_text("utf-8"))}
        if not known.documents or (wanted & held) - set(known.documents):
            _add(known, folder)
        if wanted <= set(known.documents):
            break
    return known


def _add(known: Known, folder: Path) -> None:
    """Take in the documents and figures of a version."""
    paragraphs = read_lines(Paragraph, folder / "paragraphs.jsonl")
    figures = read_lines(FigureList, folder / "figures.jsonl")
    reports = {one.source_id: one for one in map(_report, json.loads((folder / "reports.json").read_text("utf-8")))}
    for source in (load(Source, one) for one in json.loads((folder / "sources.json").read_text("utf-8"))):
        own = tuple(one for one in paragraphs if one.source_id == source.id)
        known.documents.setdefault(_key(source), Document(source, own, reports[source.id]))
    for paragraph, found in zip(paragraphs, figures, strict=True):
        known.figures.setdefault(paragraph, found.figures)


def _report(data: object) -> ParseReport:
    return load(ParseReport, data)


def known_vectors(index: Path, encoder_name: str, wanted: frozenset[str]) -> dict[str, Vectors]:
    """Vectors by digest of the embedded text, of all complete versions of the same encoder."""
    known: dict[str, Vectors] = {}
    for version in newest_first(index):
        if wanted <= set(known):
            break
        if version.encoder == encoder_name:
            folder = version_folder(index, version.id)
            data = json.loads((folder / "vectors.json").read_text("utf-8"))
            known = dict(zip(data["digests"], np.load(folder / "vectors.npy"), strict=True)) | known
    return known
