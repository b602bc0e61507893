"""An entry of ``manifest.toml`` from a document: what the document says of itself; what it does not say stays unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from rag.datatypes import Source
from rag.errors import CorpusError
from rag.reading.described import describe
from rag.reading.document import read_document
from rag.reading.manifest import NAME, document_id, file_digest


def add_entry(corpus: Path, file: Path) -> str:
    """Write the entry of a file, or put its new sha256 (or name) in the entry it has; returns a sentence on what was done.

    An entry that is there keeps everything a person wrote, and the rest of the manifest keeps its comments. A file that
    only got another name keeps its id. ValueError for a file that is not in the corpus folder.
    """
    path = next(
        (one for one in (file, corpus / file) if one.is_file() and one.resolve().parent == corpus.resolve()), None
    )
    if path is None:
        raise ValueError(f"{file}: no such file in {corpus}; copy it there first")
    manifest = corpus / NAME
    try:
        text = manifest.read_text("utf-8") if manifest.exists() else ""
        data = tomlkit.parse(text)
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise CorpusError(f"{manifest} is not valid TOML ({error}); correct it") from error
    entries = data.setdefault("document", tomlkit.aot())
    digest = file_digest(path)
    said = _refresh(corpus, entries, path, digest) or _append(corpus, entries, path, digest)
    part = manifest.with_name(manifest.name + ".part")
    part.write_text(tomlkit.dumps(data), "utf-8")
    part.replace(manifest)
    return f"{manifest}: {said}"


def _refresh(corpus: Path, entries: Any, path: Path, digest: str) -> str | None:
    """Bring an entry up to date; None where there is none for this file."""
    for entry in entries:
        if entry.get("file") == path.name:
            if entry.get("sha256") == digest:
                return f"{entry['id']} is as it was"
            entry["sha256"] = digest
            return f"{entry['id']}: sha256 is now {digest[:12]}…; look at what changes with: python ingest.py --dry-run"
    for entry in entries:
        if entry.get("sha256") == digest and not (corpus / str(entry.get("file"))).is_file():
            was, entry["file"] = entry["file"], path.name
            return f"{entry['id']}: the file was {was} and is now {path.name}"
    return None


def _append(corpus: Path, entries: Any, path: Path, digest: str) -> str:
    """A new entry at the end, with what the document says of itself."""
    id_ = document_id(path, {str(entry.get("id")) for entry in entries})
    found = describe(read_document(Source(id_, id_, None, None, None, (), path.name, digest), path).paragraphs, path)
    entry = tomlkit.table()
    entry.update({"id": id_, "file": path.name})
    known: dict[str, object] = {"title": found.title, "kind": found.kind, "author": found.author, "date": found.date}
    entry.update({key: value for key, value in known.items() if value})
    if found.references:
        entry["references"] = list(found.references)
    entry["sha256"] = digest
    entries.append(entry)
    unknown = [key for key, value in known.items() if not value]
    rest = f"; not found in the document: {', '.join(unknown)}" if unknown else ""
    return f"{id_} was added{rest}; read the entry through, a program wrote it"
