"""The manifest of a corpus folder, and what can be said of files that are not in one."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.datatypes import Source
from rag.errors import CorpusError

NAME = "manifest.toml"
_KEYS = {"id", "file", "title", "kind", "author", "date", "references", "url", "licence", "reader", "sha256"}
_IGNORED = {".toml", ".sha256"}


@dataclass(frozen=True)
class Collection:
    """A corpus folder: its name, an example question (both may be None), and its sources in order."""

    name: str | None
    example: str | None
    sources: tuple[Source, ...]


def load_collection(folder: Path) -> Collection:
    """The sources of a folder: those of its manifest first, then every other file in it, by name.

    CorpusError where the folder is missing, the manifest is wrong, or a digest does not match its file.
    """
    if not folder.is_dir():
        raise CorpusError(f"no corpus folder at {folder}; give one with --corpus")
    data = _manifest(folder / NAME)
    listed = tuple(_source(folder, entry) for entry in data.get("document", ()))
    _unique([source.id for source in listed])
    files = {source.path for source in listed}
    others = tuple(
        _unlisted(folder, path, {source.id for source in listed})
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name not in files and not path.name.startswith(".") and _candidate(path)
    )
    head = data.get("collection", {})
    return Collection(head.get("name"), head.get("example"), listed + others)


def _candidate(path: Path) -> bool:
    readme = path.stem.casefold() in {"readme", "license", "licence", "licentie"}
    return path.suffix.casefold() not in _IGNORED and not readme


def _manifest(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} is not valid TOML ({error}); correct it") from error


def _source(folder: Path, entry: dict[str, Any]) -> Source:
    name = entry.get("id") or entry.get("file") or "?"
    if unknown := set(entry) - _KEYS:
        raise CorpusError(f"manifest entry {name!r}: unknown key {sorted(unknown)[0]!r}; correct {folder / NAME}")
    if missing := {"id", "file", "sha256"} - set(entry):
        raise CorpusError(f"manifest entry {name!r}: {sorted(missing)[0]!r} is missing; add it to {folder / NAME}")
    path = folder / entry["file"]
    if not path.is_file():
        raise CorpusError(
            f"manifest entry {name!r}: no file {entry['file']!r} in {folder}; restore it or remove the entry"
        )
    if (found := file_digest(path)) != entry["sha256"]:
        raise CorpusError(
            f"{entry['file']}: sha256 is {found[:12]}…, the manifest says {entry['sha256'][:12]}…; "
            "restore the file, or put the new sha256 in the manifest if the change is meant"
        )
    return Source(
        entry["id"], entry.get("title") or "", entry.get("kind"), entry.get("author"), _date(entry, name),
        tuple(entry.get("references", ())), entry["file"], entry["sha256"], entry.get("url"), entry.get("licence"),
    )  # fmt: skip


def _date(entry: dict[str, Any], name: str) -> str | None:
    date = entry.get("date")
    if date is None:
        return None
    text = str(date)
    if not re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", text):
        raise CorpusError(f"manifest entry {name!r}: date {text!r} is not YYYY-MM-DD; correct it or leave it out")
    return text


def document_id(path: Path, taken: set[str]) -> str:
    """An id from the name of a file that is not among those taken."""
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-") or "document"
    while name in taken:
        name += "-2"
    return name


def _unlisted(folder: Path, path: Path, taken: set[str]) -> Source:
    """A source for a file without a manifest entry: an id from its name, the rest unknown until it is read."""
    name = document_id(path, taken)
    taken.add(name)
    return Source(name, "", None, None, None, (), path.name, file_digest(path))


def _unique(names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise CorpusError(f"manifest: id {name!r} is used twice; give each document its own")


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
