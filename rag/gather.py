"""The documents of a corpus: read anew only where they changed, the same letter once, and what is left out named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rag.datatypes import Source
from rag.errors import CorpusError, UnreadableError
from rag.index.known import Known, read_known
from rag.index.opened import version_sources
from rag.index.versions import LeftOut, list_versions, read_pointer
from rag.progress import track
from rag.reading.document import Document, read_document
from rag.reading.manifest import Collection
from rag.settings import Settings


@dataclass(frozen=True)
class Gathered:
    """The documents of a collection, what was left out, and what earlier versions knew."""

    collection: Collection
    documents: tuple[Document, ...]
    left_out: tuple[LeftOut, ...]
    known: Known


def gather(settings: Settings, collection: Collection, say: Callable[[str], None]) -> Gathered:
    """Every readable document, each text once. CorpusError where none can be read."""
    known = read_known(settings.index, collection.sources)
    sources, left_out = one_of_each(collection.sources, _live_ids(settings))
    documents: list[Document] = []
    read_anew = 0
    for source in track(sources, "documents read"):
        document = known.document(source)
        try:
            documents.append(document or read_document(source, settings.corpus / source.path))
            read_anew += document is None
        except UnreadableError as error:
            left_out.append(LeftOut(source.id, source.path, str(error)))
    documents, same = _texts_once(documents)
    left_out += same
    for one in left_out:
        say(f"left out: {one.reason}")
    if not documents:
        raise CorpusError(f"nothing readable in {settings.corpus}; put PDF, .txt or .md files there")
    say(f"{read_anew} documents read, {len(sources) - read_anew} unchanged or left out")
    return Gathered(collection, tuple(documents), tuple(left_out), known)


def _live_ids(settings: Settings) -> frozenset[str]:
    """The ids of the documents that are live, empty where nothing is."""
    pointer = read_pointer(settings.index)
    if pointer is None or pointer.live not in list_versions(settings.index):
        return frozenset()
    return frozenset(source.id for source in version_sources(settings.index, pointer.live))


def one_of_each(sources: Iterable[Source], live: frozenset[str]) -> tuple[list[Source], list[LeftOut]]:
    """The sources without repeated files. Of the same file under two names the one that is live stays, else the first."""
    by_file: dict[str, list[Source]] = {}
    for source in sources:
        by_file.setdefault(source.sha256, []).append(source)
    kept = {digest: next((one for one in own if one.id in live), own[0]) for digest, own in by_file.items()}
    repeated = [(one, kept[digest]) for digest, own in by_file.items() for one in own if one.id != kept[digest].id]
    left_out = [
        LeftOut(one.id, one.path, f"{one.path}: the same file as {other.path}; it is read once", other.id)
        for one, other in repeated
    ]
    return list(kept.values()), left_out


def _texts_once(documents: Iterable[Document]) -> tuple[list[Document], list[LeftOut]]:
    """The documents without those that say, word for word, what an earlier one says."""
    kept: dict[tuple[str, ...], Document] = {}
    left_out = []
    for document in documents:
        text = tuple(paragraph.digest for paragraph in document.paragraphs)
        first = kept.setdefault(text, document)
        if first is not document:
            one, other = document.source, first.source
            reason = f"{one.path}: the same text as {other.path}; it is read once"
            left_out.append(LeftOut(one.id, one.path, reason, other.id))
    return list(kept.values()), left_out
