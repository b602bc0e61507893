"""An answer as plain text for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rag.answering.checking import Checked
from rag.answering.disagree import newest
from rag.answering.phrases import phrase
from rag.answering.reference import reference
from rag.datatypes import Answer, Disagreement, Source, Status, Verdict
from rag.figures.gap import gap

_NEAREST = 3


def plain_answer(answer: Answer, sources: Mapping[str, Source]) -> str:
    """The answer and its list of sources; after a refusal the nearest paragraphs."""
    lines = [answer.text, ""]
    if answer.citations:
        lines.append("Bronnen:")
        for citation in answer.citations:
            lines.append(
                f"  [{citation.number}] {reference(citation.paragraph, sources[citation.paragraph.source_id])}"
            )
    elif answer.hits and answer.status is Status.NOT_IN_CORPUS:
        lines.append("Dichtstbijzijnde alinea's:")
        for hit in answer.hits[:_NEAREST]:
            where = reference(hit.paragraph, sources[hit.paragraph.source_id])
            lines.append(f"  - {where}\n    {shortened(hit.paragraph.text)}")
    return "\n".join(lines).rstrip()


_VERDICTS = {Verdict.SUPPORTED: "klopt", Verdict.CONTRADICTED: "wijkt af", Verdict.NOT_IN_CORPUS: "niet in de bronnen"}


def plain_check(checked: Checked, sources: Mapping[str, Source]) -> str:
    """Each claim with its verdict, what differs, and the sentence that decides it."""
    lines = []
    for one in checked.checks:
        differs = f" (verschilt in: {', '.join(phrase(f'differs_{d}') for d in one.differs)})" if one.differs else ""
        lines.append(
            f"{one.surface}: {_VERDICTS[one.verdict]}{differs}" + (f" (afgeleid: {one.derived})" if one.derived else "")
        )
        off = gap(one.surface, one.citations[0].quote) if "value" in one.differs and one.citations else None
        if off:
            lines.append(f"    {off}")
        if one.note:
            lines.append(f"    {one.note}")
        for citation in one.citations:
            where = reference(citation.paragraph, sources[citation.paragraph.source_id])
            lines.append(f"    “{citation.quote}” — {where}")
    whole = _VERDICTS[checked.verdict] if checked.verdict else "geen bewering gevonden"
    return "\n".join([f"Oordeel: {whole}", *lines])


def plain_disagreement(one: Disagreement, sources: Mapping[str, Source]) -> str:
    """Statements side by side, and in what they differ."""
    lines = [f"{one.subject}: verschilt in {', '.join(phrase(f'differs_{d}') for d in one.differs)}"]
    last = newest(one, sources)
    for statement in one.statements:
        where = reference(statement.paragraph, sources[statement.paragraph.source_id])
        mark = " (nieuwste)" if statement.paragraph.source_id == last else ""
        lines.append(f"  {statement.surface}: “{statement.quote}” — {where}{mark}")
    return "\n".join(lines)


def shortened(text: str, limit: int = 240) -> str:
    """The beginning of a text, cut at a word.

    >>> shortened("een twee drie vier", 12)
    'een twee…'
    """
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
