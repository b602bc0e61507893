"""Which paragraphs go to the model: those the verbatim answer cites, then the best ranked, spread over documents where
the question is about more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rag.answering.generative.planted import planted_from
from rag.datatypes import Hit, Paragraph, ParagraphKind, Query
from rag.retrieval.kinds import BY_NAME

_COMPARES = re.compile(
    r"\b(?:vergelijk\w*|verschil\w*|verschilt|overeenkomst\w*|anders dan|ten opzichte van|zowel .{3,60} als|compare\w*|difference\w*)\b",
    re.IGNORECASE,
)
_GATHERS = re.compile(
    r"\b(?:samenvat\w*|samengevat|overzicht|hoofdlijnen|hoofdpunten|afspraken|afgesproken|besloten|besluiten|toegezegd|toezeggingen|"
    r"alle documenten|welke documenten|standpunten|ontwikkelingen|summar\w*|overview|agreed)\b",
    re.IGNORECASE,
)
_STATES_NOTHING = (ParagraphKind.HEADING, ParagraphKind.METADATA, ParagraphKind.SIGNATURE, ParagraphKind.QUESTION)
_LEAST = 2  # paragraphs of each document of a comparison


def task_of(query: Query) -> str | None:
    """The prompt for what the question asks beside an answer: a comparison, a summary or a list; None for neither."""
    if _COMPARES.search(query.question):
        return "vergelijking"
    if BY_NAME[query.kind].take == "list":
        return "lijst"
    if query.kind == "summary" or _GATHERS.search(query.question):
        return "samenvatting"
    return None


def choose(query: Query, cited: Iterable[Paragraph], hits: Sequence[Hit], count: int) -> tuple[Paragraph, ...]:
    """At most ``count`` paragraphs, best first, each once."""
    found = [hit.paragraph for hit in hits if usable(hit.paragraph)]
    if task_of(query) in ("vergelijking", "samenvatting"):
        found = spread(found, query.scope.documents)
    first = [one for one in cited if usable(one)]
    chosen = {one.id: one for one in (*first[:count], *found)}
    return tuple(chosen.values())[:count]


def usable(paragraph: Paragraph) -> bool:
    """Whether a paragraph states something, and does not begin with an instruction to a model."""
    return paragraph.kind not in _STATES_NOTHING and planted_from(paragraph.text) > 0


def spread(paragraphs: Sequence[Paragraph], documents: Sequence[str] = ()) -> list[Paragraph]:
    """The paragraphs by turns of their documents, those of the named documents first; order within one is kept."""
    groups: dict[str, list[Paragraph]] = {one: [] for one in documents}
    for one in paragraphs:
        groups.setdefault(one.source_id, []).append(one)
    rows = [group for group in groups.values() if group]
    longest = max((len(group) for group in rows), default=0)
    return [group[place] for place in range(longest) for group in rows if place < len(group)]
