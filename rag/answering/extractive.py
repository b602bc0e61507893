"""The default composer: the best sentence, verbatim, with its citation."""

from __future__ import annotations

from dataclasses import dataclass

from rag.datatypes import Citation, Hit, ParagraphKind, Query
from rag.language.sentences import split_sentences
from rag.language.tokens import stems
from rag.retrieval.rarity import Rarity

_UNQUOTABLE = {ParagraphKind.HEADING, ParagraphKind.QUESTION}
_DEPTH = 3  # paragraphs in which the sentence is looked for


@dataclass(frozen=True)
class Draft:
    """An answer before verification: its citations and how much of the question's rarity they cover (0 to 1)."""

    text: str
    citations: tuple[Citation, ...]
    coverage: float


def best_sentence(query: Query, hits: tuple[Hit, ...], rarity: Rarity) -> Draft | None:
    """The sentence of the first paragraphs that covers most of the question, or None where there is none."""
    asked = stems(query.standalone)
    best: tuple[float, Hit, int, int] | None = None
    quotable = [hit for hit in hits if hit.paragraph.kind not in _UNQUOTABLE]
    for place, hit in enumerate(quotable[:_DEPTH]):
        context = [stem for heading in hit.paragraph.heading_path for stem in stems(heading)]
        for start, end in split_sentences(hit.paragraph.text):
            covered = rarity.coverage(asked, stems(hit.paragraph.text[start:end]) + context)
            score = covered - 0.1 * place
            if best is None or score > best[0]:
                best = (score, hit, start, end)
    if best is None:
        return None
    _, hit, start, end = best
    paragraph = hit.paragraph
    whole = stems(paragraph.text) + [stem for heading in paragraph.heading_path for stem in stems(heading)]
    citation = Citation(1, paragraph, paragraph.text[start:end], start, end)
    return Draft(f"“{citation.quote}” [1]", (citation,), rarity.coverage(asked, whole))
