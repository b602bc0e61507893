"""What must hold of every answer, whatever the question: checked without the code that made the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rag.datatypes import Paragraph, Source

_NUMBER = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*")
_MARKER = re.compile(r"\[\d+(?:\s*[,–-]\s*\d+)*\]")


@dataclass(frozen=True)
class Breach:
    """An invariant that does not hold of an answer."""

    question: str
    invariant: str
    detail: str


VERBATIM, STATED, ABSTAINS = "quotes verbatim", "figures stated", "refusals uncited"
INVARIANTS = (VERBATIM, STATED, ABSTAINS)


def breaches(
    id_: str, answer: Mapping[str, Any], paragraphs: Mapping[str, Paragraph], sources: Mapping[str, Source], asked: str
) -> list[Breach]:
    """The breaches of one answer.

    ``paragraphs`` are those of the index by id; ``asked`` is the question with its history, whose figures an answer may
    repeat when it says what is not stated, or gives a verdict on a claim.
    """
    found = []
    for citation in answer["citations"]:
        if not is_verbatim(citation, paragraphs):
            found.append(Breach(id_, VERBATIM, f"[{citation['number']}] {citation['quote'][:80]!r}"))
    for number in unstated_numbers(answer, paragraphs, sources, asked):
        found.append(Breach(id_, STATED, number))
    if answer["abstained"] and answer["citations"]:
        found.append(Breach(id_, ABSTAINS, f"{len(answer['citations'])} citations with status {answer['status']}"))
    return found


def is_verbatim(citation: Mapping[str, Any], paragraphs: Mapping[str, Paragraph]) -> bool:
    """Whether a quote stands at its offsets in the paragraph of the index that it names."""
    paragraph = paragraphs.get(citation["paragraph_id"])
    if paragraph is None or not citation["quote"]:
        return False
    in_place = paragraph.text[citation["start"] : citation["end"]]
    return bool(in_place == citation["quote"] and paragraph.text == citation["text"])


def numbers(text: str) -> set[str]:
    """The numbers in digits of a text, as written.

    >>> sorted(numbers("In 2030: 1,6 miljard (11,3%) [2]."))
    ['1,6', '11,3', '2030']
    """
    return set(_NUMBER.findall(_MARKER.sub(" ", text)))


def unstated_numbers(
    answer: Mapping[str, Any], paragraphs: Mapping[str, Paragraph], sources: Mapping[str, Source], asked: str
) -> list[str]:
    """Numbers in the answer that neither a cited paragraph, its headings, nor the description of a source states."""
    if answer["abstained"]:
        return []
    stated: set[str] = set()
    cited = {one["paragraph_id"] for one in answer["citations"]}
    for id_ in cited & set(paragraphs):
        one = paragraphs[id_]
        stated |= numbers(" ".join((one.text, one.lead_in or "", *one.heading_path)))
        stated |= {part for place in (one.number, one.qa_number, one.page) for part in numbers(str(place))}
    for source in sources.values():
        stated |= numbers(f"{source.title} {' '.join(source.references)}") | _date_numbers(source.date)
    if answer["verdict"] is not None or answer["status"] == "partly_answered":
        stated |= numbers(asked)
    if not cited:
        stated |= {str(count) for count in (*range(len(sources) + 1), len(paragraphs))}  # a count of documents
    return sorted(numbers(answer["answer"]) - stated)


def _date_numbers(date: str | None) -> set[str]:
    """The numbers of a date as ISO and as written out: "2023-06-08" has 2023, 06, 6, 08 and 8."""
    parts = (date or "").split("-")
    return {form for part in parts if part for form in (part, part.lstrip("0"))}
