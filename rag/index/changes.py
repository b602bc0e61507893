"""What differs between two versions: documents, paragraphs, figures, and (asked elsewhere) answers; old beside new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from rag.datatypes import CitedFigure, Figure, Paragraph, Source

if TYPE_CHECKING:
    from rag.index.opened import OpenedIndex

MINIMUM_LIKENESS = 0.5  # of two texts that follow each other in place, to be one that changed (0 to 1, difflib's ratio)
RENAMED_OVERLAP = 0.8  # of the paragraphs of a document under a new id, to be the old one amended


class Change(StrEnum):
    """What happened to a document or a paragraph."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"


@dataclass(frozen=True)
class DocumentChange:
    """A document that is not as it was; ``id`` is the new one, except where it was removed."""

    what: Change
    id: str
    title: str
    was: str | None = None


@dataclass(frozen=True)
class ParagraphChange:
    """A paragraph before and after; None where there is none."""

    what: Change
    old: Paragraph | None
    new: Paragraph | None


@dataclass(frozen=True)
class FigureChange:
    """A figure before and after in a paragraph that changed; None where it is gone or new."""

    old: CitedFigure | None
    new: CitedFigure | None


@dataclass(frozen=True)
class AnswerChange:
    """The answer to a question before and after, as the chat shows it."""

    question: str
    old: str
    new: str


@dataclass(frozen=True)
class Changes:
    """Everything that differs; ``renumbered`` counts paragraphs whose text and heading stayed and whose number did not."""

    documents: tuple[DocumentChange, ...]
    paragraphs: tuple[ParagraphChange, ...]
    figures: tuple[FigureChange, ...]
    renumbered: int
    answers: tuple[AnswerChange, ...] = ()


def compare_versions(old: OpenedIndex | None, new: OpenedIndex) -> Changes:
    """What differs from an old version (None: there is none, and all is added)."""
    before = by_document(old.paragraphs) if old else {}
    after = by_document(new.paragraphs)
    sources = old.sources if old else {}
    renamed = renames(sources, new.sources, before, after)
    documents = _documents(sources, new.sources, renamed)
    found: list[ParagraphChange] = []
    renumbered = 0
    for id_ in dict.fromkeys((*sources, *new.sources)):
        if id_ in sources and id_ in renamed:
            continue
        was = next((one for one, now in renamed.items() if now == id_), id_)
        one_before, one_after = before.get(was, ()), after.get(id_, ())
        found += pair_paragraphs(one_before, one_after)
        renumbered += _renumbered(one_before, one_after)
    paragraphs = tuple(found)
    figures = _figures(paragraphs, old, new)
    return Changes(documents, paragraphs, figures, renumbered)


def by_document(paragraphs: Iterable[Paragraph]) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs per document, in reading order."""
    found: dict[str, list[Paragraph]] = {}
    for one in paragraphs:
        found.setdefault(one.source_id, []).append(one)
    return {id_: tuple(own) for id_, own in found.items()}


def renames(
    old: Mapping[str, Source],
    new: Mapping[str, Source],
    before: Mapping[str, Sequence[Paragraph]],
    after: Mapping[str, Sequence[Paragraph]],
) -> dict[str, str]:
    """Old id to new id of documents that are the same file, or nearly the same text, under another id."""
    found: dict[str, str] = {}
    for gone in (one for one in old.values() if one.id not in new):
        free = [one for one in new.values() if one.id not in old and one.id not in found.values()]
        same = [one for one in free if one.sha256 == gone.sha256] or [
            one for one in free if _overlap(before.get(gone.id, ()), after.get(one.id, ())) >= RENAMED_OVERLAP
        ]
        if same:
            found[gone.id] = same[0].id
    return found


def _overlap(one: Sequence[Paragraph], other: Sequence[Paragraph]) -> float:
    """Share of the texts of the longer document that the other has."""
    shared = {paragraph.digest for paragraph in one} & {paragraph.digest for paragraph in other}
    return len(shared) / max(len(one), len(other), 1)


def _documents(
    old: Mapping[str, Source], new: Mapping[str, Source], renamed: Mapping[str, str]
) -> tuple[DocumentChange, ...]:
    found = []
    for one in new.values():
        was = next((id_ for id_, now in renamed.items() if now == one.id), None)
        before = old.get(was or one.id)
        if before is None:
            found.append(DocumentChange(Change.ADDED, one.id, one.title))
            continue
        if was or before.path != one.path:
            found.append(DocumentChange(Change.RENAMED, one.id, one.title, was or before.path))
        if before.sha256 != one.sha256:
            found.append(DocumentChange(Change.CHANGED, one.id, one.title))
    gone = (one for one in old.values() if one.id not in new and one.id not in renamed)
    return (*found, *(DocumentChange(Change.REMOVED, one.id, one.title) for one in gone))


def pair_paragraphs(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[ParagraphChange]:
    """What happened to the paragraphs of one document: changed in place, moved, removed, added."""
    gone, come, found = [], [], []
    matcher = SequenceMatcher(None, [one.digest for one in old], [one.digest for one in new], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(old[i1:i2], new[j1:j2], strict=True)
            found += [ParagraphChange(Change.MOVED, a, b) for a, b in pairs if a.heading_path != b.heading_path]
            continue
        changed, left, added = _changed(old[i1:i2], new[j1:j2])
        found += changed
        gone += left
        come += added
    for one in list(gone):
        if other := next((c for c in come if c.digest == one.digest), None):
            found.append(ParagraphChange(Change.MOVED, one, other))
            gone.remove(one)
            come.remove(other)
    found += [ParagraphChange(Change.REMOVED, one, None) for one in gone]
    found += [ParagraphChange(Change.ADDED, None, one) for one in come]
    return found


def _changed(
    old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> tuple[list[ParagraphChange], list[Paragraph], list[Paragraph]]:
    """Pairs of texts that took each other's place, the likest first; and what is left of both sides."""
    likeness = sorted(
        ((SequenceMatcher(None, a.text, b.text, autojunk=False).ratio(), i, j)
         for i, a in enumerate(old) for j, b in enumerate(new) if a.kind is b.kind and a.digest != b.digest),
        key=lambda one: (-one[0], one[1], one[2]),
    )  # fmt: skip
    pairs: dict[int, int] = {}
    for ratio, i, j in likeness:
        if ratio >= MINIMUM_LIKENESS and i not in pairs and j not in pairs.values():
            pairs[i] = j
    changed = [ParagraphChange(Change.CHANGED, old[i], new[j]) for i, j in sorted(pairs.items())]
    return (
        changed,
        [one for i, one in enumerate(old) if i not in pairs],
        [one for j, one in enumerate(new) if j not in pairs.values()],
    )


def _renumbered(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> int:
    numbers: dict[tuple[tuple[str, ...], str], set[int | None]] = {}
    for one in old:
        numbers.setdefault((one.heading_path, one.digest), set()).add(one.number)
    known = ((numbers.get((one.heading_path, one.digest)), one.number) for one in new)
    return sum(before is not None and number not in before for before, number in known)


def _figures(changes: Sequence[ParagraphChange], old: OpenedIndex | None, new: OpenedIndex) -> tuple[FigureChange, ...]:
    """The figures that differ where a paragraph changed, was added or removed."""
    found: list[FigureChange] = []
    for one in changes:
        if one.what is not Change.MOVED:
            found += _differing(_cited(old, one.old), _cited(new, one.new))
    return tuple(found)


def _cited(index: OpenedIndex | None, paragraph: Paragraph | None) -> list[CitedFigure]:
    if index is None or paragraph is None:
        return []
    return [CitedFigure(figure, paragraph) for figure in index.figures[index.positions[paragraph.id]]]


def _differing(old: Sequence[CitedFigure], new: Sequence[CitedFigure]) -> list[FigureChange]:
    """Figures of two forms of a paragraph that are not in both; those of one kind are put side by side in order."""
    gone = [one for one in old if _stated(one.figure) not in {_stated(other.figure) for other in new}]
    come = [one for one in new if _stated(one.figure) not in {_stated(other.figure) for other in old}]
    found = []
    for one in gone:
        other = next((c for c in come if c.figure.kind is one.figure.kind), None)
        if other:
            come.remove(other)
        found.append(FigureChange(one, other))
    return found + [FigureChange(None, one) for one in come]


def _stated(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.value, figure.upper, figure.unit, figure.qualifier, figure.period
