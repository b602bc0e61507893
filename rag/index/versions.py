"""Immutable index versions: built beside the live one, manifest last, made live by one ``os.replace``.

    <index>/versions/<id>/   paragraphs.jsonl figures.jsonl sources.json reports.json vectors.npy vectors.json bm25/ chroma/ manifest.json
                             abbreviations.jsonl
    <index>/live.json        the pointer: which version answers, and the ones before it

The truth of a version is its paragraphs, vectors and BM25 files, all digested in the manifest. The Chroma collection is
made from them and writes to its own files when read, so it is not digested.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from rag.codec import dump, write_lines
from rag.datatypes import Disagreement, Figure, Paragraph, ParagraphKind, Source
from rag.errors import RagError
from rag.figures.find import find_figures
from rag.index.dense import build_store
from rag.index.embedded import embedded_text, text_digest
from rag.index.encoder import Encoder, Vectors
from rag.index.lexical import ANALYSERS, LexicalIndex
from rag.index.vocabulary import abbreviations_of
from rag.reading.document import Document
from rag.reading.manifest import Collection
from rag.settings import Settings

Disagree = Callable[[Sequence[Paragraph], Sequence[tuple[Figure, ...]], Sequence[str]], Iterable[Disagreement]]
MANIFEST = "manifest.json"
POINTER = "live.json"


@dataclass(frozen=True)
class IndexVersion:
    """What a version is made of. ``files`` maps each digested file to its SHA-256."""

    id: str
    created: str
    corpus_digest: str
    settings_digest: str
    encoder: str
    collection: str
    documents: int
    paragraphs: int
    encoded: int
    files: dict[str, str]


@dataclass(frozen=True)
class FigureList:
    """The figures of one paragraph, as a line of ``figures.jsonl``."""

    figures: tuple[Figure, ...]


def figures_of(paragraph: Paragraph) -> tuple[Figure, ...]:
    """The figures of a paragraph, with what its lead-in and headings lend; none in headings and page furniture."""
    if paragraph.kind is ParagraphKind.HEADING:
        return ()
    return find_figures(paragraph.text, paragraph.markers, paragraph.lead_in, paragraph.heading_path)


@dataclass(frozen=True)
class Pointer:
    """The live version and those that were live before it, newest first."""

    live: str
    previous: tuple[str, ...] = ()


def version_folder(index: Path, version: str) -> Path:
    """The folder of a version."""
    return index / "versions" / version


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def corpus_digest(sources: tuple[Source, ...]) -> str:
    """Digest of what is in the corpus: ids, file digests and what the manifest says of them."""
    return hashlib.sha256(json.dumps([dump(source) for source in sources], sort_keys=True).encode()).hexdigest()


def settings_digest(settings: Settings) -> str:
    """Digest of the settings that shape answers (not of folders or the server)."""
    data = settings.model_dump(mode="json", exclude={"index", "corpus", "server", "ui", "access", "feedback"})
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def build_version(
    settings: Settings,
    collection: Collection,
    documents: list[Document],
    make_encoder: Callable[[], Encoder],
    encoder_name: str,
    say: Callable[[str], None] = lambda _: None,
    disagree: Disagree | None = None,
) -> IndexVersion:
    """Build a candidate beside the live version; it is complete when its manifest is there.

    ``make_encoder`` is called only if some text has no vector yet in an earlier version with the same encoder.
    ``disagree`` finds where the sources differ; without it none are kept.
    """
    version = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    folder = version_folder(settings.index, version)
    folder.mkdir(parents=True)
    paragraphs = [paragraph for document in documents for paragraph in document.paragraphs]
    texts = [embedded_text(paragraph) for paragraph in paragraphs]
    write_lines(folder / "paragraphs.jsonl", paragraphs)
    figures = [figures_of(paragraph) for paragraph in paragraphs]
    write_lines(folder / "figures.jsonl", map(FigureList, figures))
    write_lines(folder / "disagreements.jsonl", disagree(paragraphs, figures, texts) if disagree else ())
    write_lines(folder / "abbreviations.jsonl", abbreviations_of(paragraphs))
    _write(folder / "sources.json", [dump(document.source) for document in documents])
    _write(folder / "reports.json", [dump(document.report) for document in documents])
    _write(folder / "collection.json", {"name": collection.name, "example": collection.example})
    say(f"{len(paragraphs)} paragraphs of {len(documents)} documents")
    vectors, encoded = _vectors(settings.index, texts, make_encoder, encoder_name)
    np.save(folder / "vectors.npy", vectors)
    _write(folder / "vectors.json", {"encoder": encoder_name, "digests": [text_digest(text) for text in texts]})
    say(f"{encoded} texts encoded, {len(texts) - encoded} vectors kept")
    for analyser in ANALYSERS:
        LexicalIndex.build(analyser, texts).save(folder / "bm25" / analyser)
    name = f"v-{version.lower()}"
    build_store(folder / "chroma", name, [p.id for p in paragraphs], texts, vectors, settings.chroma)
    sources = tuple(document.source for document in documents)
    manifest = IndexVersion(
        version, datetime.now(UTC).isoformat(timespec="seconds"), corpus_digest(sources), settings_digest(settings),
        encoder_name, name, len(documents), len(paragraphs), encoded, _digests(folder),
    )  # fmt: skip
    _write(folder / MANIFEST, dump(manifest))
    return manifest


def _digests(folder: Path) -> dict[str, str]:
    files = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and "chroma" not in path.relative_to(folder).parts
    ]
    return {str(path.relative_to(folder)): _digest(path) for path in files}


def _vectors(
    index: Path, texts: list[str], make_encoder: Callable[[], Encoder], encoder_name: str
) -> tuple[Vectors, int]:
    """The vectors of the texts, those of earlier versions looked up by digest; and how many were encoded anew."""
    known: dict[str, Vectors] = {}
    for version in list_versions(index):
        folder = version_folder(index, version)
        data = json.loads((folder / "vectors.json").read_text("utf-8"))
        if data["encoder"] == encoder_name:
            known.update(zip(data["digests"], np.load(folder / "vectors.npy"), strict=True))
    missing = sorted({text for text in texts if text_digest(text) not in known})
    if missing:
        encoder = make_encoder()
        known.update(zip(map(text_digest, missing), encoder.encode(missing), strict=True))
    rows = [known[text_digest(text)] for text in texts]
    return np.stack(rows).astype(np.float32), len(missing)


def _write(path: Path, data: Any) -> None:
    """JSON to a file, on the disk before the next step."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as out:
        json.dump(data, out, ensure_ascii=False, indent=1)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)


def list_versions(index: Path) -> list[str]:
    """Complete versions, oldest first."""
    folder = index / "versions"
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if (path / MANIFEST).is_file())


def read_version(index: Path, version: str) -> IndexVersion:
    """The manifest of a version."""
    from rag.codec import load

    return load(IndexVersion, json.loads((version_folder(index, version) / MANIFEST).read_text("utf-8")))


def read_pointer(index: Path) -> Pointer | None:
    """Which version is live, or None where there is none yet. RagError for a damaged pointer."""
    path = index / POINTER
    if not path.exists():
        return None
    try:
        data = json.loads(path.read_text("utf-8"))
        return Pointer(data["live"], tuple(data.get("previous", ())))
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise RagError(f"{path} is damaged; rebuild with: python ingest.py") from error


def promote(index: Path, version: str) -> Pointer:
    """Make a complete version live, in one atomic step."""
    if version not in list_versions(index):
        raise RagError(f"version {version} is not complete; build one with: python ingest.py")
    before = read_pointer(index)
    history = () if before is None else (before.live, *before.previous)
    pointer = Pointer(version, tuple(dict.fromkeys(v for v in history if v != version)))
    _write(index / POINTER, dump(pointer))
    return pointer


def rollback(index: Path) -> Pointer:
    """Make the version before the live one live again."""
    pointer = read_pointer(index)
    complete = set(list_versions(index))
    earlier = [version for version in (pointer.previous if pointer else ()) if version in complete]
    if pointer is None or not earlier:
        raise RagError("there is no earlier version to go back to; build one with: python ingest.py")
    back = Pointer(earlier[0], tuple(earlier[1:]))
    _write(index / POINTER, dump(back))
    return back


def clean(index: Path, keep: int = 1) -> list[str]:
    """Remove torn builds, refused candidates, and all but ``keep`` earlier versions; returns what was removed."""
    pointer = read_pointer(index)
    kept = {pointer.live, *pointer.previous[:keep]} if pointer else set()
    removed = []
    folder = index / "versions"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in kept:
            (path / MANIFEST).unlink(missing_ok=True)
            shutil.rmtree(path)
            removed.append(path.name)
    for part in index.glob("*.part"):
        part.unlink()
        removed.append(part.name)
    if pointer:
        _write(index / POINTER, dump(Pointer(pointer.live, tuple(v for v in pointer.previous if v in kept))))
    return removed


@contextlib.contextmanager
def ingest_lock(index: Path) -> Iterator[None]:
    """Only one ingest at a time on an index. RagError for the second."""
    import fcntl

    index.mkdir(parents=True, exist_ok=True)
    with (index / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RagError(
                f"another ingest is at work on {index}; wait until it has finished and run it again"
            ) from error
        lock.write(f"{os.getpid()} {time.time()}\n")
        lock.flush()
        yield


def verify(index: Path, manifest: IndexVersion) -> None:
    """RagError if a digested file of the version is not what its manifest says."""
    folder = version_folder(index, manifest.id)
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file() or _digest(path) != expected:
            raise RagError(
                f"index version {manifest.id} is damaged ({name}); "
                "rebuild with: python ingest.py, or go back with: python ingest.py --rollback"
            )


__all__ = [
    "IndexVersion", "Paragraph", "Pointer", "build_version", "clean", "corpus_digest", "ingest_lock", "list_versions",
    "promote", "read_pointer", "read_version", "rollback", "settings_digest", "verify", "version_folder",
]  # fmt: skip
