"""An entry of ``manifest.toml`` from a document: what the document says of itself; what it does not say stays unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from rag.datatypes import FigureKind, Paragraph, ParagraphKind, Source
from rag.errors import CorpusError
from rag.figures.find import find_figures
from rag.reading.document import read_document
from rag.reading.manifest import NAME, document_id, file_digest

_HEAD = 15  # units at the beginning of a document that can say what it is
_TITLE_KEYS = ("betreft", "onderwerp", "titel")
_DATE_KEYS = ("datum", "datum besluit", "publicatiedatum", "vastgesteld")
_NUMBER_KEYS = ("kenmerk", "ons kenmerk", "documentnummer", "rapportnummer", "zaaknummer", "kamerstuk")
_PAIR = re.compile(r"(?P<key>[A-Z][\w ]{2,24}): (?P<value>.+)")
_PLACE_AND_DATE = re.compile(r"[A-Z’'][\w ’'-]{1,30}, (?:\d{1,2} \w+ \d{4})")
# The kind of a document by words of its head or file name; the first that fits.
_KINDS = {
    "antwoorden": re.compile(r"\bantwoorden op vragen\b|\bvragen en antwoorden\b|\bantwoorden kamervragen\b", re.I),
    "kamerbrief": re.compile(r"\baan de voorzitter van de (?:tweede|eerste) kamer\b|\bkamerbrief\b", re.I),
    "nota": re.compile(r"\bnota\b|\bter beslissing\b", re.I),
    "besluit": re.compile(r"\bbesluit van\b|\bregeling\b|\bverordening\b", re.I),
    "rapport": re.compile(r"\brapport\b|\bmonitor\b|\bonderzoek naar\b|\brapportnummer\b", re.I),
    "agenda": re.compile(r"\w*agenda\b", re.I),
    "verslag": re.compile(r"\bverslag\b", re.I),
    "motie": re.compile(r"\bmotie van\b", re.I),
}


@dataclass(frozen=True)
class Described:
    """What a document says of itself; None and () where it says nothing."""

    title: str | None
    kind: str | None
    date: str | None
    references: tuple[str, ...]


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
    known: dict[str, object] = {"title": found.title, "kind": found.kind, "date": found.date}
    entry.update({key: value for key, value in known.items() if value})
    if found.references:
        entry["references"] = list(found.references)
    entry["sha256"] = digest
    entries.append(entry)
    unknown = [key for key, value in known.items() if not value]
    rest = f"; not found in the document: {', '.join(unknown)}" if unknown else ""
    return f"{id_} was added{rest}; read the entry through, a program wrote it"


def describe(paragraphs: Sequence[Paragraph], path: Path) -> Described:
    """Title, kind, date and numbers, where the head of a document states them.

    The title is the subject of a letter, else the first heading if the document begins with it. A date counts only as
    a value of its own, or after a place; numbers only as values of their own.
    """
    head = paragraphs[:_HEAD]
    pairs = {
        match["key"].casefold(): match["value"]
        for one in head
        if one.kind is ParagraphKind.METADATA and (match := _PAIR.fullmatch(one.text))
    }
    first = head[0] if head and head[0].kind is ParagraphKind.HEADING and not head[0].heading_path else None
    nested = first is not None and any(
        one.heading_path[:1] == (first.text,) and len(one.heading_path) > 1 for one in paragraphs
    )
    title = _first(pairs, _TITLE_KEYS) or (first.text if first and nested else None)
    return Described(title, _kind(head, title, path), _date(head, pairs), _numbers(pairs))


def _first(pairs: Mapping[str, str], keys: Sequence[str]) -> str | None:
    return next((pairs[key] for key in keys if key in pairs), None)


def _kind(head: Sequence[Paragraph], title: str | None, path: Path) -> str | None:
    """By the title, then the short units of the head, then the name of the file."""
    short = " ".join(one.text for one in head if one.kind in (ParagraphKind.METADATA, ParagraphKind.HEADING))
    for text in (title or "", short, re.sub(r"[-_]+", " ", path.stem)):
        for kind, words in _KINDS.items():
            if words.search(text):
                return kind
    return None


def _date(head: Sequence[Paragraph], pairs: Mapping[str, str]) -> str | None:
    """The one whole date that the head gives as the date of the document."""
    placed = [one.text for one in head if _PLACE_AND_DATE.fullmatch(one.text)]
    for text in (_first(pairs, _DATE_KEYS), *placed):
        dates = [str(one.value) for one in find_figures(text or "") if one.kind is FigureKind.DATE]
        if len(dates) == 1 and re.fullmatch(r"\d{4}-\d{2}-\d{2}", dates[0]):
            return dates[0]
    return None


def _numbers(pairs: Mapping[str, str]) -> tuple[str, ...]:
    values = [f"Kamerstuk {pairs[key]}" if key == "kamerstuk" else pairs[key] for key in _NUMBER_KEYS if key in pairs]
    return tuple(dict.fromkeys(one for one in values if any(char.isdigit() for char in one)))
