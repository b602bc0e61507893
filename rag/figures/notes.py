"""Footnotes told with the sentence that refers to them, which says what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.datatypes import ParagraphKind
from rag.figures.statements import Statement


def with_references(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those of a footnote with the stems of the sentence that its marker stands in as what was said
    before."""
    referring = _referring(statements)
    return [_noted(one, referring.get(one.paragraph.id) if one.paragraph else None) for one in statements]


def _referring(statements: Iterable[Statement]) -> dict[str, Statement]:
    """For each footnote the statement that refers to it first."""
    found: dict[str, Statement] = {}
    for one in statements:
        assert one.paragraph
        for marker in one.paragraph.markers:
            if marker.note_id and one.start < marker.offset <= one.end + 1:
                found.setdefault(marker.note_id, one)
    return found


def _noted(one: Statement, referring: Statement | None) -> Statement:
    if referring is None or one.paragraph is None or one.paragraph.kind is not ParagraphKind.FOOTNOTE:
        return one
    lent = referring.stems | referring.before
    return replace(one, around=one.around | lent, before=one.before | lent, named_before=referring.names)
