"""The figure asked for, first; then its sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from rag.answering.asked_quantity import asks_behind, counted_things, counts_asked, fits_quantity, told_beside
from rag.answering.constraints import Constraints
from rag.answering.counted import ANYTHING, PEOPLE, asks_whole, counts_people, is_whole
from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.figure_choice import Candidate, chosen
from rag.answering.near_figure import NearFigures, in_other_unit
from rag.answering.of_year import YEAR, of_year
from rag.answering.own_phrase import OwnPhrases
from rag.answering.phrases import phrase
from rag.answering.spans import lead_of, leaning_start
from rag.datatypes import Figure, FigureKind, Paragraph, ParagraphKind, Query, Status
from rag.figures.cells import read_row
from rag.figures.find import find_figures
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.retrieval.answerable import VAGUE
from rag.retrieval.features import FEATURES
from rag.retrieval.figure_fit import figure_fit
from rag.retrieval.ranker import Ranked
from rag.retrieval.tables import is_total, naming, same_word

_DEPTH = 3  # paragraphs in which the figure is looked for
_LIKE = 2.0  # what full likeness of the thing counted is worth, in the ranker's score
_OTHER_SORT = 1.5  # what a figure of another sort loses, in the ranker's score
_TOLD_BESIDE, _ALIKE = 3.0, 0.7  # what a count loses behind a preposition, of what is less alike than this
_OTHER_NAME, _OTHER_YEAR = 3.0, 3.0  # what a figure of another place, body or year loses
_RUNS = re.compile(r"\b(?:nog|tot|loopt|lopen|geldt|gelden|blijft|blijven|geldig|open|until|last|lasts|still)\b")
_VERB = re.compile(  # “hoeveel ontvangt een schipper”, “hoeveel gaat er naar”, “hoeveel bedroeg in 2025”, “hoeveel langer werd”
    r"\bhoeveel [a-z]+ (?:de|het|een|iedere?|elke?|deze|dit|die|er|zij|ze|hij|we|wij|ik|je|in|aan|naar|op|voor|bij|per)\b"
    r"|\bhoeveel (?:[a-z]{3,}er|extra|meer|minder) (?:is|zijn|was|waren|werd|werden|wordt|worden|ligt|liggen|lag|lagen|mag|mogen|kost\w*)\b"
)
_OTHER_MEASURE = 2.0  # what a figure in another measure than the one asked loses
_NEAR = 6.0  # what a figure loses near which nothing of the question is said, beside one near which all is
_WHOLE = 2.5  # what a figure loses of which another of its sentence counts a part
_OF_QUESTION, _STATED = 0.05, 2.0  # the fit of a figure that the question states itself, and what it loses more
_SPOKEN_OF = (FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENTAGE)
_ASKED = 3.0  # what a figure loses that the question states itself
_SAID, _NOT_UNLIKE = 0.4, 0.2  # coverage of the question by the sentence, likeness of what is counted
_PART = 0.25  # coverage from which a figure is taken that may count what is asked
_HEAD = 5  # letters of the head of a compound
_COVERAGE = FEATURES.index("s_coverage")
_RIVAL = 0.45  # a figure this likely, against the best, is shown beside it: the reader sees that it is not certain
_SORTS = (
    *({kind} for kind in FigureKind),
    {FigureKind.PERCENTAGE, FigureKind.RATIO, FigureKind.PERCENTAGE_POINT},
    {FigureKind.COUNT, FigureKind.RATIO},
    {FigureKind.DATE, FigureKind.YEAR, FigureKind.PERIOD},
)
_BUDGET = 420  # characters of both quotes


def figure_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The best figure of the best sentences with its sentence, and a rival that is nearly as likely.

    None where no sentence has a figure of the asked kind; a refusal where what is counted there is something else than
    what the question counts (“hoeveel ziekenhuisbedden”, and the source counts jobs).
    """
    candidates = chosen(engine, query, tuple(found_figures(engine, query, ranked)))
    if not candidates:
        other_row = ranked and not names_row(query, engine.paragraphs[ranked[0].position])
        return Draft((), Status.NOT_IN_CORPUS) if other_row else None
    if in_other_unit(query, candidates[0].figure):
        return Draft((), Status.NOT_IN_CORPUS)
    if candidates[0].likeness < engine.index.settings.answer.counted_below and not _agreed(query, candidates[0]):
        return Draft((), Status.NOT_IN_CORPUS)
    quotes = [_quote(candidates[0])]
    rival = next((one for one in candidates if _another(one, candidates[0])), None)
    if rival is None or math.exp(rival.value - candidates[0].value) < _RIVAL:
        return Draft(tuple(quotes))
    second = _quote(rival)
    if len(quotes[0].text) + len(second.text) > _BUDGET:
        return Draft(tuple(quotes))
    return Draft((quotes[0], phrase("see_also", query.english), second))


def _agreed(query: Query, best: Candidate) -> bool:
    """Whether a figure may answer whose unit is called otherwise or not at all: the sentence says much of the question, and
    the unit is not unlike what is counted, or ends as it does."""
    if best.coverage >= _PART and (counts_asked(query, best.figure) or _bare(best.figure)):
        return True
    if best.figure.kind is not FigureKind.COUNT or best.coverage < _SAID:
        return False
    about = f"{best.figure.unit or ''} {best.figure.subject or ''}"
    return best.likeness >= _NOT_UNLIKE or compounded(query.expected_unit or "", about)


def _bare(figure: Figure) -> bool:
    """Whether a figure is a number of something that its sentence does not name beside it (“In 2031 waren het er negen.”)."""
    return figure.kind is FigureKind.COUNT and not figure.unit


def _of_kind(things: str, figure: Figure) -> bool:
    """Whether a figure counts what a noun names, with another first part or none (“overstapmaatjes”, “maatjes”)."""
    return compounded(things, figure.unit or "")


def compounded(counted: str, about: str) -> bool:
    """Whether a word counted ends in a word of the source, or the other way round.

    >>> compounded("scholingstrajecten", "trajecten"), compounded("molens", "molenaars")
    (True, False)
    """
    pairs = ((one, other) for one in words(counted) for other in words(about))
    return any(
        min(len(one), len(other)) >= _HEAD and (one.endswith(other) or other.endswith(one)) for one, other in pairs
    )


def found_figures(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Iterator[Candidate]:
    """The figures of the best paragraphs that may be the answer, each with what its words and its sort say of it."""
    top = ranked[0].score if ranked else 0.0
    years = frozenset(YEAR.findall(query.standalone))
    held_to, phrases = Constraints(engine, query), OwnPhrases(engine, query)
    near, stated = NearFigures(engine, query), figures_asked(query)
    whole, things = asks_whole(query.as_read), None if asks_behind(query) else counted_things(query)
    for one in ranked[:_DEPTH]:
        found: list[Candidate] = []
        paragraph = engine.paragraphs[one.position]
        if not names_row(query, paragraph):
            continue
        for own, row in one.rows:
            start, end = row.sentence.start, row.sentence.end
            score = of_year(years, paragraph, one, own, paragraph.text[start:end])
            apart = _OTHER_NAME if query.kind != "date" and held_to.other_name(paragraph, start, end) else 0.0
            figures = engine.index.figures[one.position]
            for figure in figures:
                if not start <= figure.start < end:
                    continue
                fit = figure_fit(query, paragraph.text[start:end], figure, figure.start - start)
                if fit > 0:
                    like = likeness(engine, query, figure)
                    lost = apart + (_STATED if fit <= _OF_QUESTION else 0.0)
                    lost += 0.0 if sort_fits(query, figure) else _OTHER_SORT
                    if (
                        like < _ALIKE
                        and things
                        and not _of_kind(things, figure)
                        and told_beside(paragraph.text[start:end], figure, start)
                    ):
                        lost += _TOLD_BESIDE
                    lost += _OTHER_MEASURE * near.other_measure(figure) + _NEAR * near.behind(one.position, figure)
                    if not whole and is_whole(
                        paragraph.text[start:end], figure.start - start, figure, _beside(figures, start, end, figure)
                    ):
                        lost += _WHOLE
                    of_other_year = held_to.other_year(paragraph, end, figure)
                    lost += _OTHER_YEAR if of_other_year else 0.0
                    lost += 0.0 if fit <= _OF_QUESTION or (figure.kind, figure.value) not in stated else _ASKED
                    value, covered = score - top + fit + _LIKE * like - lost, float(row.values[_COVERAGE])
                    found.append(
                        Candidate(
                            value, paragraph, figure, start, end, like, covered, row.values, apart > 0 or of_other_year
                        )
                    )
        yield from _by_phrase(phrases, found)


def _beside(figures: Sequence[Figure], start: int, end: int, figure: Figure) -> list[Figure]:
    """The other figures of a sentence."""
    return [one for one in figures if start <= one.start < end and one is not figure]


def figures_asked(query: Query) -> frozenset[tuple[FigureKind, Decimal | str]]:
    """The figures (kind, value) that a question states itself, which are no answer to it; none where a day or a year is asked."""
    if query.kind in ("date", "year"):
        return frozenset()
    return frozenset((one.kind, one.value) for one in find_figures(query.as_read) if one.kind in _SPOKEN_OF)


def _by_phrase(phrases: OwnPhrases, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The figures of a paragraph, those in whose own phrase less of the question stands valued lower."""
    if len(found) < 2 or found[0].paragraph.kind is ParagraphKind.TABLE_ROW:
        yield from found
        return
    losses = phrases.losses(found[0].paragraph, [(one.start, one.end, one.figure) for one in found])
    for one, lost in zip(found, losses, strict=True):
        yield replace(one, value=one.value - lost)


def sort_fits(query: Query, figure: Figure) -> bool:
    """Whether a figure is of the sort that is asked, and not of one that only resembles it.

    A “top 6” is no position, and a date is no answer to how long something takes (it is to how long something still runs).
    """
    if query.kind == "rank":
        return not fold(figure.surface).startswith("top")
    if query.kind == "duration" and figure.kind in (FigureKind.DATE, FigureKind.YEAR):
        return bool(_RUNS.search(fold(query.question)))
    return fits_quantity(query, figure)


def names_row(query: Query, paragraph: Paragraph) -> bool:
    """Whether a paragraph is no table row, or one of which the question names a part of the label, or a total."""
    if paragraph.kind is not ParagraphKind.TABLE_ROW:
        return True
    label = read_row(paragraph.text).label
    asked = words(query.standalone)
    return is_total(label) or any(same_word(one, other) for one in asked for other in naming(label))


def likeness(engine: Engine, query: Query, figure: Figure) -> float:
    """How alike what is counted is in the question and in the source, 0 to 1: by stem, else by vectors.

    1 where the question names nothing to count (a verb follows “hoeveel”), is not in Dutch, or no embedder can tell.
    """
    named = [] if _VERB.search(fold(query.as_read)) else words(query.expected_unit or "")
    counted = [word for word in named if len(word) > 2 and word not in STOPWORDS and stem(word) not in VAGUE | ANYTHING]
    if query.kind != "figure" or not counted or query.english or engine.static is None:
        return 1.0
    about = words(f"{figure.unit or ''} {figure.subject or ''}")
    if {stem(word) for word in counted} & {stem(word) for word in about}:
        return 1.0
    if PEOPLE.intersection(counted) and counts_people(figure):
        return 1.0
    if not about:
        return 0.0
    return max(0.0, float((engine.static.encode(counted) @ engine.static.encode(about).T).max()))


def _another(one: Candidate, best: Candidate) -> bool:
    """Whether a candidate states another value of the same sort in another sentence."""
    other_place = one.paragraph.id != best.paragraph.id or one.start != best.start
    return other_place and one.figure.value != best.figure.value and _one_sort(one.figure.kind, best.figure.kind)


def _one_sort(one: FigureKind, other: FigureKind) -> bool:
    """Whether two kinds of figure answer one question: a count is no rival of a share, nor an amount of a year."""
    return FigureKind.RANGE in (one, other) or any({one, other} <= sort for sort in _SORTS)


def _quote(one: Candidate) -> Quote:
    start = leaning_start(one.paragraph, one.start)
    if one.paragraph.kind is ParagraphKind.TABLE_ROW:  # which cell is meant is not sure, or a cell had led the answer
        return Quote(one.paragraph, 0, len(one.paragraph.text))
    return Quote(one.paragraph, start, one.end, lead=lead_of(one.paragraph.text, one.figure))
