"""The figure asked for, first; then its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.spans import leaning_start
from rag.datatypes import Figure, FigureKind, Paragraph, Qualifier, Query
from rag.figures.find import find_figures, qualified_span
from rag.language.tokens import STOPWORDS, fold, stem, stems, words
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.ranker import Ranked

_DEPTH = 3  # paragraphs in which the figure is looked for
_QUALIFIER_CUES = {
    Qualifier.APPROXIMATELY: ("ongeveer", "circa", "zo'n", "rond", "about", "roughly"),
    Qualifier.MORE_THAN: ("ruim", "meer", "over"),
    Qualifier.LESS_THAN: ("bijna", "net", "nog"),
    Qualifier.AT_LEAST: ("minimaal", "minstens", "tenminste", "minste", "least", "minimum"),
    Qualifier.AT_MOST: ("maximaal", "hooguit", "hoogstens", "hoogste", "uiterlijk", "most", "maximum"),
}
_TIME = {FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD}


def figures_of(paragraph: Paragraph) -> tuple[Figure, ...]:
    """The figures of a paragraph, with what its lead-in and headings lend."""
    return find_figures(paragraph.text, paragraph.markers, paragraph.lead_in, paragraph.heading_path)


def figure_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The best figure of the best sentences, or None where no sentence has one of the asked kind."""
    wanted = BY_NAME[query.kind].figures
    best: tuple[float, Paragraph, Figure, int, int] | None = None
    top = ranked[0].score if ranked else 0.0
    for one in ranked[:_DEPTH]:
        paragraph = engine.paragraphs[one.position]
        figures = figures_of(paragraph)
        for score, row in one.rows:
            start, end = row.sentence.start, row.sentence.end
            inside = [f for f in figures if start <= f.start < end]
            for figure in inside:
                fit = _fit(query, paragraph.text[start:end], figure, figure.start - start, wanted)
                value = score - top + fit
                if fit > 0 and (best is None or value > best[0]):
                    best = (value, paragraph, figure, start, end)
    if best is None:
        return None
    _, paragraph, figure, start, end = best
    start = leaning_start(paragraph, start)
    quote = Quote(paragraph, start, end, lead=lead_of(paragraph.text, figure))
    return Draft((quote,))


def lead_of(text: str, figure: Figure) -> str:
    """The figure as it is put first: with its qualifier, as printed, beginning with a capital."""
    start, end = qualified_span(text, figure)
    lead = text[start:end].strip()
    return lead[:1].upper() + lead[1:]


def _fit(query: Query, sentence: str, figure: Figure, offset: int, wanted: frozenset[FigureKind]) -> float:
    """How well a figure of a sentence fits the question; not above zero where it cannot be the answer."""
    kind = figure.kind
    if kind is FigureKind.RANGE and wanted:
        kind = FigureKind.RANGE if FigureKind.RANGE in wanted else kind
    if wanted and kind not in wanted:
        return 0.0
    if _stated_in(query.standalone, figure):
        return 0.05
    fit = 1.0
    asked = {stem(word) for word in words(query.expected_unit or "") if word not in STOPWORDS}
    unit = set(stems(figure.unit or ""))
    if asked and query.kind in ("figure", "duration"):
        fit += 1.4 if _same_noun(asked, unit) else (0.5 if _same_noun(asked, set(stems(figure.subject or ""))) else -0.3)
    if figure.qualifier and any(cue in fold(query.question).split() for cue in _QUALIFIER_CUES[figure.qualifier]):
        fit += 0.8
    if sentence.count("(", 0, offset) > sentence.count(")", 0, offset):
        fit -= 0.35
    if kind in _TIME and not wanted & _TIME:
        fit -= 0.9
    if figure.period and set(re.findall(r"\d{4}", figure.period)) & set(re.findall(r"\d{4}", query.standalone)):
        fit += 0.8
    return max(0.06, fit + 1.6 * _nearness(query, sentence, offset))


def _same_noun(asked: set[str], stated: set[str]) -> bool:
    """Whether two sets of stems share a noun, whole or as the end of a compound (“studenteneenheden”, “eenheden”)."""
    return any(a == b or (min(len(a), len(b)) >= 5 and (a.endswith(b) or b.endswith(a))) for a in asked for b in stated)


def _stated_in(question: str, figure: Figure) -> bool:
    """Whether the question itself names this figure: it is then no answer."""
    surface = re.sub(r"\s+(?:jl|ll)\.?$", "", fold(figure.surface))
    if surface in fold(question):
        return True
    return (
        figure.kind in _TIME
        and bool(set(re.findall(r"\d{4}", surface)) & set(re.findall(r"\d{4}", question)))
        and len(surface) <= 10
    )


def _nearness(query: Query, sentence: str, offset: int) -> float:
    """Share of the question's stems that stand near the figure, nearer ones counting more (0 to 1)."""
    asked = set(stems(query.standalone))
    if not asked:
        return 0.0
    total = 0.0
    for found in re.finditer(r"[^\W\d_]+", sentence):
        if stem(fold(found[0])) in asked:
            gap = min(abs(found.start() - offset), abs(found.end() - offset))
            between = sentence[min(found.start(), offset) : max(found.start(), offset)]
            total += 1 / (1 + gap / 25 + 0.7 * len(re.findall(r"[,;:(]|\b(?:en|terwijl|waarvan|maar)\b", between)))
    return min(1.0, total / max(2.0, 0.6 * len(asked)))
