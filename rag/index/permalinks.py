"""What became of a paragraph that a link points to, by the versions that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rag.codec import read_lines
from rag.datatypes import Paragraph
from rag.index.changes import Change, by_document, pair_paragraphs, renames
from rag.index.opened import OpenedIndex, version_sources
from rag.index.versions import IndexVersion, list_versions, read_version, version_folder


class State(StrEnum):
    """What a link finds."""

    PRESENT = "present"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Trace:
    """A paragraph by its id: as it is now, as it was, and the last kept version that held it.

    ``document`` is the id under which its document is loaded now, None where it is not loaded any more.
    """

    id: str
    state: State
    now: Paragraph | None = None
    old: Paragraph | None = None
    version: IndexVersion | None = None
    document: str | None = None


def trace(index: OpenedIndex, paragraph_id: str) -> Trace:
    """What became of a paragraph. Nothing is guessed: with no kept version that held it, it is unknown.

    Where the same text stands elsewhere now it has moved; where another text of the same kind took its place it has
    changed; else it was removed.
    """
    document = paragraph_id.rsplit(":", 2)[0]
    position = index.positions.get(paragraph_id)
    if position is not None:
        now = index.paragraphs[position]
        return Trace(paragraph_id, State.PRESENT, now, document=now.source_id)
    loaded = document if document in index.sources else None
    root = index.settings.index
    for name in sorted(list_versions(root), reverse=True):
        if name == index.version.id:
            continue
        try:
            paragraphs = read_lines(Paragraph, version_folder(root, name) / "paragraphs.jsonl")
            version = read_version(root, name)
            sources = {one.id: one for one in version_sources(root, name)}
        except (OSError, ValueError):
            continue  # cleaned away or damaged since it was listed
        old = next((one for one in paragraphs if one.id == paragraph_id), None)
        if old is None:
            continue
        before, after = by_document(paragraphs), by_document(index.paragraphs)
        target = loaded or renames(sources, index.sources, before, after).get(document)
        return _follow(paragraph_id, old, before[document], after.get(target or "", ()), version, target)
    return Trace(paragraph_id, State.UNKNOWN, document=loaded)


def _follow(
    paragraph_id: str,
    old: Paragraph,
    before: tuple[Paragraph, ...],
    after: tuple[Paragraph, ...],
    version: IndexVersion,
    document: str | None,
) -> Trace:
    """Where the paragraph went in the document as it is now."""
    for one in pair_paragraphs(before, after):
        if one.old is not None and one.old.id == paragraph_id and one.new is not None:
            state = State.CHANGED if one.what is Change.CHANGED else State.MOVED
            return Trace(paragraph_id, state, one.new, old, version, document)
    same = next((one for one in after if one.digest == old.digest), None)
    if same is not None:
        return Trace(paragraph_id, State.MOVED, same, old, version, document)
    return Trace(paragraph_id, State.REMOVED, None, old, version, document)


def dutch_trace(found: Trace) -> str:
    """What became of it, in one sentence for the reader; empty where it is as it was."""
    version = f"versie {found.version.id} ({_day(found.version.created)})" if found.version else ""
    if found.state is State.CHANGED:
        return f"Deze alinea is gewijzigd sinds {version}."
    if found.state is State.MOVED:
        return f"Deze alinea is verplaatst sinds {version}; de tekst is dezelfde."
    if found.state is State.REMOVED:
        return f"Deze alinea is verwijderd sinds {version}."
    if found.state is State.UNKNOWN and found.document:
        return (
            "Deze alinea staat niet meer in dit document, en geen bewaarde versie heeft haar nog: "
            "zij is gewijzigd of verwijderd."
        )
    return "" if found.state is State.PRESENT else "Deze alinea is er niet (meer), en haar document ook niet."


def _day(moment: str) -> str:
    return datetime.fromisoformat(moment).strftime("%d-%m-%Y")
