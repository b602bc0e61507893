"""Two questions in one: their answers as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.answering.draft import Draft, Quote
from rag.answering.phrases import phrase
from rag.datatypes import Hit, Query, Status


def joined(
    query: Query, outcomes: Sequence[tuple[Draft | None, Status]], parts: Sequence[str]
) -> tuple[Draft | None, Status]:
    """One draft of the drafts of the ``parts``; a part that is not answered is said."""
    if len(outcomes) == 1:
        return outcomes[0]
    drafts = [draft for draft, _ in outcomes if draft]
    pieces: list[str | Quote] = []
    for part, (draft, _) in zip(parts, outcomes, strict=True):
        if pieces:
            pieces.append("\n\n")
        pieces.extend(draft.parts if draft else (phrase("partly", query.english, what=part.strip(" ?")),))
    one = Draft(
        tuple(pieces),
        disagreements=tuple(one for draft in drafts for one in draft.disagreements),
        removed=tuple(one for draft in drafts for one in draft.removed),
    )
    return one, Status.ANSWERED if len(drafts) == len(outcomes) else Status.PARTLY_ANSWERED


def interleaved(groups: Sequence[Sequence[Hit]]) -> tuple[Hit, ...]:
    """The hits of the parts by turns, each paragraph once."""
    mixed = [hit for row in zip(*groups, strict=False) for hit in row]
    seen: dict[str, Hit] = {}
    for hit in mixed:
        seen.setdefault(hit.paragraph.id, hit)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(seen.values(), start=1))
