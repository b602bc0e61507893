"""What a maintainer reads: the changes of a dry run and the history of an index, as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rag.datatypes import CitedFigure, Paragraph
from rag.index.changes import AnswerChange, Change, Changes, DocumentChange, FigureChange, ParagraphChange
from rag.index.history import Event, Happened

_SHOWN = 30  # paragraphs, figures, answers listed of each sort; --json has all
_WIDTH = 300  # characters of a text


def changes_text(changes: Changes) -> str:
    """The changes, a section each, old (-) beside new (+)."""
    counts = Counter(one.what for one in changes.paragraphs)
    summary = ", ".join(f"{counts[what]} {name}" for what, name in _PARAGRAPHS.items())
    sections = (
        ("documents", [_document(one) for one in changes.documents]),
        (f"paragraphs: {summary}, {changes.renumbered} renumbered", _some(map(_paragraph, changes.paragraphs))),
        (f"figures that changed: {len(changes.figures)}", _some(map(_figure, changes.figures))),
        (f"answers that changed: {len(changes.answers)}", _some(map(_answer, changes.answers))),
    )
    return "\n".join(line for title, lines in sections for line in (title, *(lines or ["  none"])))


_PARAGRAPHS = {
    Change.ADDED: "new", Change.REMOVED: "gone", Change.CHANGED: "changed", Change.MOVED: "moved",
}  # fmt: skip


def _document(one: DocumentChange) -> str:
    was = f" (was {one.was})" if one.was else ""
    return f"  {one.what.value:8} {one.id}{was}: {one.title}"


def _some(lines: Iterable[str]) -> list[str]:
    found = list(lines)
    rest = len(found) - _SHOWN
    return found[:_SHOWN] + ([f"  … and {rest} more (--json lists all)"] if rest > 0 else [])


def _paragraph(one: ParagraphChange) -> str:
    either = one.new or one.old
    assert either is not None
    head = f"  {_PARAGRAPHS[one.what]:8} {either.id}  {' › '.join(either.heading_path)}"
    if one.what is Change.MOVED:
        return f"{head}\n    - under {_heading(one.old)}\n    + under {_heading(one.new)}"
    return "\n".join((head, *_sides(one.old.text if one.old else None, one.new.text if one.new else None)))


def _heading(paragraph: Paragraph | None) -> str:
    return " › ".join(paragraph.heading_path) if paragraph and paragraph.heading_path else "no heading"


def _sides(old: str | None, new: str | None) -> Iterator[str]:
    for sign, text in (("-", old), ("+", new)):
        if text:
            flat = " ".join(text.split())
            yield f"    {sign} {flat[:_WIDTH]}{'…' if len(flat) > _WIDTH else ''}"


def _figure(one: FigureChange) -> str:
    cited = one.new or one.old
    assert cited is not None
    return "\n".join((f"  {cited.paragraph.id}", *_sides(_stated(one.old), _stated(one.new))))


def _stated(cited: CitedFigure | None) -> str | None:
    """A figure with the words around it."""
    if cited is None:
        return None
    figure, text = cited.figure, cited.paragraph.text
    start, end = max(0, figure.start - 60), min(len(text), figure.end + 60)
    return f"{figure.surface}  (“{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}”)"


def _answer(one: AnswerChange) -> str:
    return "\n".join((f"  {one.question}", *_sides(one.old or "(none)", one.new or "(none)")))


def history_text(events: Sequence[Event], live: str | None, kept: frozenset[str]) -> str:
    """The events, newest first, each with what was measured; the live version marked."""
    lines = [f"live: {live or 'nothing'}"]
    if live and not any(one.version == live and one.what is not Happened.REFUSED for one in events):
        lines.append(f"  (when and why {live} went live was not written down)")
    for one in reversed(events):
        state = "live" if one.version == live else "kept" if one.version in kept else "removed"
        counts = f"{one.documents} documents, {one.paragraphs} paragraphs" if one.documents is not None else ""
        lines.append(f"{one.when}  {one.what.value:11}  {one.version}  [{state}]  {counts}")
        lines.append(f"  {one.reason}")
        if one.scores:
            lines.append("  " + ", ".join(f"{name} {value:.3f}" for name, value in one.scores.items()))
    return "\n".join(lines if events else [*lines, "no events yet"])
