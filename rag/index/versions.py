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
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.codec import dump, load
from rag.datatypes import Figure, Paragraph, ParagraphKind, Source
from rag.errors import RagError
from rag.figures.cells import row_figures
from rag.figures.find import find_figures
from rag.reading.manifest import file_digest
from rag.settings import Settings

MANIFEST = "manifest.json"
POINTER = "live.json"
LEFT_OUT = "left_out.json"


@dataclass(frozen=True)
class IndexVersion:
    """What a version is made of. ``files`` maps each digested file to its SHA-256; ``reader`` digests the reading code."""

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
    reader: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A file of the corpus that is not in a version: why, and the id of the document it repeats, if it does."""

    id: str
    file: str
    reason: str
    repeats: str | None = None


@dataclass(frozen=True)
class FigureList:
    """The figures of one paragraph, as a line of ``figures.jsonl``."""

    figures: tuple[Figure, ...]


def figures_of(paragraph: Paragraph) -> tuple[Figure, ...]:
    """The figures of a paragraph, with what its lead-in and headings lend; none in headings and page furniture."""
    if paragraph.kind is ParagraphKind.HEADING:
        return ()
    if paragraph.kind is ParagraphKind.TABLE_ROW:
        return row_figures(paragraph)
    return find_figures(paragraph.text, paragraph.markers, paragraph.lead_in, paragraph.heading_path)


@dataclass(frozen=True)
class Pointer:
    """The live version and those that were live before it, newest first."""

    live: str
    previous: tuple[str, ...] = ()


def version_folder(index: Path, version: str) -> Path:
    """The folder of a version."""
    return index / "versions" / version


def corpus_digest(sources: tuple[Source, ...]) -> str:
    """Digest of what is in the corpus: ids, file digests and what the manifest says of them."""
    return hashlib.sha256(json.dumps([dump(source) for source in sources], sort_keys=True).encode()).hexdigest()


def settings_digest(settings: Settings) -> str:
    """Digest of the settings that shape answers (not of folders or the server)."""
    data = settings.model_dump(mode="json", exclude={"index", "corpus", "server", "ui", "access", "feedback"})
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def write_json(path: Path, data: Any) -> None:
    """JSON to a file, whole or not at all, and on the disk before the next step."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as out:
            json.dump(data, out, ensure_ascii=False, indent=1)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        part.unlink(missing_ok=True)
        raise
    part.replace(path)


def list_versions(index: Path) -> list[str]:
    """Complete versions, oldest first."""
    folder = index / "versions"
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if (path / MANIFEST).is_file())


def read_version(index: Path, version: str) -> IndexVersion:
    """The manifest of a version."""
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
    write_json(index / POINTER, dump(pointer))
    return pointer


def rollback(index: Path) -> Pointer:
    """Make the version before the live one live again."""
    pointer = read_pointer(index)
    complete = set(list_versions(index))
    earlier = [version for version in (pointer.previous if pointer else ()) if version in complete]
    if pointer is None or not earlier:
        raise RagError("there is no earlier version to go back to; build one with: python ingest.py")
    back = Pointer(earlier[0], tuple(earlier[1:]))
    write_json(index / POINTER, dump(back))
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
    for part in (*index.glob("*.part"), *index.glob("versions/*/*.part")):
        part.unlink()
        removed.append(part.name)
    if pointer:
        write_json(index / POINTER, dump(Pointer(pointer.live, tuple(v for v in pointer.previous if v in kept))))
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
        if not path.is_file() or file_digest(path) != expected:
            raise RagError(
                f"index version {manifest.id} is damaged ({name}); "
                "rebuild with: python ingest.py, or go back with: python ingest.py --rollback"
            )


def read_left_out(index: Path, version: str) -> tuple[LeftOut, ...]:
    """The files of the corpus that a version left out; none where an earlier program did not write it down."""
    path = version_folder(index, version) / LEFT_OUT
    return tuple(load(LeftOut, one) for one in json.loads(path.read_text("utf-8"))) if path.is_file() else ()
