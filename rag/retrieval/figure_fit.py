"""How well a figure of a sentence fits what a question asks."""

from __future__ import annotations

import re

from rag.datatypes import Figure, FigureKind, Qualifier, Query
from rag.language.tokens import STOPWORDS, fold, stem, stems, words
from rag.retrieval.kinds import BY_NAME

_QUALIFIER_CUES = {
    Qualifier.APPROXIMATELY: ("ongeveer", "circa", "zo'n", "rond", "about", "roughly"),
    Qualifier.MORE_THAN: ("ruim", "meer", "over"),
    Qualifier.LESS_THAN: ("bijna", "net", "nog"),
    Qualifier.AT_LEAST: ("minimaal", "minstens", "tenminste", "minste", "least", "minimum"),
    Qualifier.AT_MOST: ("maximaal", "hooguit", "hoogstens", "hoogste", "uiterlijk", "most", "maximum"),
}
_TIME = {FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD}


def figure_fit(query: Query, sentence: str, figure: Figure, offset: int) -> float:
    """How well a figure at ``offset`` of its sentence fits the question; not above zero where it cannot be the answer."""
    wanted = BY_NAME[query.kind].figures
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
        fit += (
            1.4 if _same_noun(asked, unit) else (0.5 if _same_noun(asked, set(stems(figure.subject or ""))) else -0.3)
        )
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
