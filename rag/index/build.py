"""Building a version beside the live one: only what is new is read and encoded; the manifest is written last."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from rag.codec import dump, write_lines
from rag.datatypes import Disagreement, Figure, Paragraph
from rag.index.dense import build_store
from rag.index.embedded import embedded_text, text_digest
from rag.index.encoder import Encoder, Vectors
from rag.index.known import Known, known_vectors, reader_digest
from rag.index.lexical import ANALYSERS, LexicalIndex
from rag.index.versions import (
    LEFT_OUT,
    MANIFEST,
    FigureList,
    IndexVersion,
    LeftOut,
    corpus_digest,
    figures_of,
    settings_digest,
    version_folder,
    write_json,
)
from rag.index.vocabulary import abbreviations_of
from rag.progress import track
from rag.reading.document import Document
from rag.reading.manifest import Collection, file_digest
from rag.settings import Settings

Disagree = Callable[[Sequence[Paragraph], Sequence[tuple[Figure, ...]]], Iterable[Disagreement]]
_BLOCK = 512  # texts encoded between two steps of the progress bar


def build_version(
    settings: Settings,
    collection: Collection,
    documents: list[Document],
    make_encoder: Callable[[], Encoder],
    encoder_name: str,
    say: Callable[[str], None] = lambda _: None,
    disagree: Disagree | None = None,
    known: Known | None = None,
    left_out: Sequence[LeftOut] = (),
) -> IndexVersion:
    """Build a candidate beside the live version; it is complete when its manifest is there.

    ``make_encoder`` is called only if some text has no vector yet in an earlier version with the same encoder.
    ``disagree`` finds where the sources differ; without it none are kept. What fails leaves nothing behind.
    """
    version = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    folder = version_folder(settings.index, version)
    folder.mkdir(parents=True)
    try:
        texts = _write_content(folder, collection, documents, disagree, known or Known())
        write_json(folder / LEFT_OUT, [dump(one) for one in left_out])
        say(f"{len(texts)} paragraphs of {len(documents)} documents")
        vectors, encoded = _vectors(settings.index, texts, make_encoder, encoder_name)
        np.save(folder / "vectors.npy", vectors)
        digests = [text_digest(text) for text in texts]
        write_json(folder / "vectors.json", {"encoder": encoder_name, "digests": digests})
        say(f"{encoded} texts encoded, {len(texts) - encoded} vectors kept")
        for analyser in ANALYSERS:
            LexicalIndex.build(analyser, texts).save(folder / "bm25" / analyser)
        name = f"v-{version.lower()}"
        ids = [paragraph.id for document in documents for paragraph in document.paragraphs]
        build_store(folder / "chroma", name, ids, texts, vectors, settings.chroma)
        sources = tuple(document.source for document in documents)
        manifest = IndexVersion(
            version, datetime.now(UTC).isoformat(timespec="seconds"), corpus_digest(sources), settings_digest(settings),
            encoder_name, name, len(documents), len(ids), encoded, _digests(folder), reader_digest(),
        )  # fmt: skip
        write_json(folder / MANIFEST, dump(manifest))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return manifest


def _write_content(
    folder: Path, collection: Collection, documents: list[Document], disagree: Disagree | None, known: Known
) -> list[str]:
    """Write what the documents say; returns the embedded text of every paragraph."""
    paragraphs = [paragraph for document in documents for paragraph in document.paragraphs]
    texts = [embedded_text(paragraph) for paragraph in paragraphs]
    write_lines(folder / "paragraphs.jsonl", paragraphs)
    figures = [
        known.figures[one] if one in known.figures else figures_of(one)
        for one in track(paragraphs, "figures of paragraphs")
    ]
    write_lines(folder / "figures.jsonl", map(FigureList, figures))
    write_lines(folder / "disagreements.jsonl", disagree(paragraphs, figures) if disagree else ())
    write_lines(folder / "abbreviations.jsonl", abbreviations_of(paragraphs))
    write_json(folder / "sources.json", [dump(document.source) for document in documents])
    write_json(folder / "reports.json", [dump(document.report) for document in documents])
    write_json(folder / "collection.json", {"name": collection.name, "example": collection.example})
    return texts


def _digests(folder: Path) -> dict[str, str]:
    files = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and "chroma" not in path.relative_to(folder).parts
    ]
    return {str(path.relative_to(folder)): file_digest(path) for path in files}


def _vectors(
    index: Path, texts: list[str], make_encoder: Callable[[], Encoder], encoder_name: str
) -> tuple[Vectors, int]:
    """The vectors of the texts, those of earlier versions looked up by digest; and how many were encoded anew."""
    known = known_vectors(index, encoder_name, frozenset(map(text_digest, texts)))
    missing = sorted({text for text in texts if text_digest(text) not in known})
    if missing:
        encoder = make_encoder()
        for start in track(range(0, len(missing), _BLOCK), "texts encoded"):
            block = missing[start : start + _BLOCK]
            known.update(zip(map(text_digest, block), encoder.encode(block), strict=True))
    rows = [known[text_digest(text)] for text in texts]
    return np.stack(rows).astype(np.float32), len(missing)
