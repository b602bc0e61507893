"""A draft of an answer: pieces of fixed text and verbatim quotes, put together at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rag.datatypes import Citation, Disagreement, Paragraph, Status, Verdict


@dataclass(frozen=True)
class Quote:
    """A verbatim span of a paragraph; ``lead`` is the figure or name taken from it and put first, ``bullet`` a list item."""

    paragraph: Paragraph
    start: int
    end: int
    lead: str = ""
    bullet: bool = False

    @property
    def text(self) -> str:
        """The words quoted."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True)
class Draft:
    """Parts in order (str: a phrase of the table; Quote: a quote), with what they state."""

    parts: tuple[str | Quote, ...]
    status: Status = Status.ANSWERED
    verdict: Verdict | None = None
    disagreements: tuple[Disagreement, ...] = ()
    removed: tuple[str, ...] = field(default=())

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes in order."""
        return tuple(part for part in self.parts if isinstance(part, Quote))


def whole(paragraph: Paragraph, bullet: bool = False) -> Quote:
    """A quote of a whole paragraph."""
    return Quote(paragraph, 0, len(paragraph.text), bullet=bullet)


def render(draft: Draft) -> tuple[str, tuple[Citation, ...]]:
    """The Markdown of a draft and its citations, numbered in order; one span is cited once."""
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    lines: list[str] = []
    for part in draft.parts:
        if isinstance(part, str):
            lines.append(part)
            continue
        key = (part.paragraph.id, part.start, part.end)
        if key not in numbers:
            numbers[key] = len(citations) + 1
            citations.append(Citation(numbers[key], part.paragraph, part.text, part.start, part.end))
        quoted = f"“{part.text}” [{numbers[key]}]"
        if part.bullet:
            lines.append(f"\n- {part.text} [{numbers[key]}]")
        else:
            lines.append(f"{part.lead.rstrip('.')}. {quoted}" if part.lead else quoted)
    text = " ".join(lines)
    return re.sub(r" *\n", "\n", text).strip(), tuple(citations)


def shortened_to(draft: Draft, limit: int) -> Draft:
    """The draft without as many of its last quotes as make it longer than ``limit`` characters; one always stays."""
    while len(render(draft)[0]) > limit and len(draft.quotes) > 1:
        last = max(place for place, part in enumerate(draft.parts) if isinstance(part, Quote))
        before = list(draft.parts[:last])
        while before and isinstance(before[-1], str) and (before[-1].endswith(":") or before[-1].isspace()):
            before.pop()  # what led it in
        draft = replace(draft, parts=(*before, *draft.parts[last + 1 :]))
    return draft
