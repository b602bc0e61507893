"""All figures of a Dutch text. Everything printed in digits is either part of a figure or set apart with a reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rag.datatypes import Figure, FigureKind, Marker, Qualifier
from rag.figures.antecedents import with_antecedents
from rag.figures.apart import ApartReason, SetApart
from rag.figures.apart import set_apart as _rules_apart
from rag.figures.clauses import relative_clause_between
from rag.figures.contexts import is_age
from rag.figures.dates import Dated, find_dates
from rag.figures.decades import vague_decades
from rag.figures.ellipsis import counted_by, counted_in
from rag.figures.numbers import find_numbers
from rag.figures.parallels import MOST_OF_ALL, rates_shared, with_parallels
from rag.figures.periods import ELAPSED, Phrase, governing, lent_phrases, period_phrases, rate_and_time
from rag.figures.phrases import estimate_before, limit_before, qualifier_after, qualifier_before
from rag.figures.places import Taken
from rag.figures.proportions import Proportion, find_proportions
from rag.figures.subjects import Clauses, subject_of
from rag.language.sentences import split_sentences

__all__ = ["ApartReason", "SetApart", "find_figures", "qualified_span", "set_apart"]
_BEFORE_RATE = 3  # words between an amount and its rate: "€ 40 bruto per hectare per jaar"
_OF_ITSELF = re.compile(r"\b(?:van|telkens|gedurende|binnen)(?: (?:maximaal|minimaal|circa|ruim|ongeveer))? \Z")
_RIGHT_BEFORE = re.compile(r" (?:[^\W\d_]+ )?")
_RUN = re.compile(r"\d+")


def find_figures(
    text: str, markers: Sequence[Marker] = (), lead_in: str | None = None, headings: Sequence[str] = ()
) -> tuple[Figure, ...]:
    """All figures of a text in order; spans never overlap and ``surface == text[start:end]``.

    ``lead_in`` is the sentence a list item hangs on; it and ``headings`` lend a period or a subject to figures
    whose own
    sentence has none, which ``inherited`` then names.

    >>> for one in find_figures("Tot 2032 ontstaan circa 64.300 arbeidsplaatsen, bijna € 1,6 mld. per jaar (60%)."):
    ...     print(one.surface, one.value, one.kind.value, one.unit, one.qualifier and one.qualifier.value, one.period)
    2032 2032 year None None Tot 2032
    64.300 arbeidsplaatsen 64300 count arbeidsplaatsen approximately Tot 2032
    € 1,6 mld. 1600000000 money euro less_than per jaar tot 2032
    60% 60 percentage % None Tot 2032
    """
    figures, dates, _ = _parts(text, tuple(marker.offset for marker in markers))
    if lead_in and (noun := counted_in(lead_in)):
        figures = [counted_by(one, noun) for one in figures]
    lead_dates = find_dates(lead_in) if lead_in else []
    lent = lent_phrases(lead_in, lead_dates) if lead_in else []
    finished: list[Figure] = []
    for start, end in split_sentences(text):
        own = figures[bisect_left(figures, start, key=_start) : bisect_left(figures, end, key=_start)]
        inside = dates[bisect_left(dates, start, key=_start) : bisect_left(dates, end, key=_start)]
        sentence = text[start:end]
        shifted = [Dated(d.start - start, d.end - start, d.kind, d.value, d.upper) for d in inside]
        phrases = period_phrases(sentence, shifted)
        spans = [(one.start - start, one.end - start, _noun_part(one)) for one in own]
        clauses = Clauses(sentence, spans, [(phrase.start, phrase.end) for phrase in phrases])
        for one in own:
            dated = _with_period(sentence, start, one, own, phrases, lent)
            finished.append(_with_subject(clauses, start, dated, lead_in, headings))
    return tuple(rates_shared(text, sorted(finished, key=lambda one: one.start)))


def _start(one: Figure | Dated) -> int:
    return one.start


def set_apart(text: str, markers: Sequence[Marker] = ()) -> tuple[SetApart, ...]:
    """The digits of a text that are in no figure, each with its reason; with :func:`find_figures` all digits are
    accounted for.

    >>> [(one.surface, one.reason.value) for one in set_apart("Volgens artikel 5 en noot 3 kost de A2 € 5 miljoen.")]
    [('artikel 5', 'article_number'), ('noot 3', 'footnote_marker'), ('A2', 'name')]
    """
    return _parts(text, tuple(marker.offset for marker in markers))[2]


def qualified_span(text: str, figure: Figure) -> tuple[int, int]:
    """The span of a figure with the words of its qualifier ("bijna 20%").

    >>> text = "Dat is bijna 20% van het talent."
    >>> start, end = qualified_span(text, find_figures(text)[0])
    >>> text[start:end]
    'bijna 20%'
    """
    if figure.qualifier is None:
        return figure.start, figure.end
    if before := qualifier_before(text, figure.start):
        return before[1], figure.end
    if after := qualifier_after(text, figure.end):
        return figure.start, after[1]
    estimated = estimate_before(text, figure.start)
    if estimated and figure.qualifier is estimated[0]:
        return estimated[1], figure.end
    if figure.kind in (FigureKind.YEAR, FigureKind.DATE) and (limit := limit_before(text, figure.start)):
        return limit[1], figure.end
    return figure.start, figure.end


def _parts(text: str, barriers: tuple[int, ...]) -> tuple[list[Figure], list[Dated], tuple[SetApart, ...]]:
    """Figures without period and subject, the dates among them, and what is set apart."""
    ranks = find_proportions(text)
    taken = tuple((one.start, one.end) for one in ranks)
    spans = Taken(taken)
    apart = [one for one in _rules_apart(text, barriers) if not spans.meets(one.start, one.end)]
    taken += tuple((one.start, one.end) for one in apart)
    spans = Taken(taken)
    dates = find_dates(text, taken)
    taken += tuple(one for one in vague_decades(text) if not spans.meets(*one))
    taken += tuple((one.start, one.end) for one in dates)
    figures = [_of_proportion(text, one) for one in ranks]
    figures += [_of_date(text, one) for one in dates]
    figures += find_numbers(text, taken, barriers)
    figures = with_parallels(text, with_antecedents(text, sorted(figures, key=lambda one: one.start)))
    return figures, dates, tuple(sorted(apart + _left_over(text, figures, apart), key=lambda one: one.start))


def _left_over(text: str, figures: list[Figure], apart: list[SetApart]) -> list[SetApart]:
    """Digits that nothing claimed: they are glued to letters or signs, so they name something."""
    spans = [(one.start, one.end) for one in figures] + [(one.start, one.end) for one in apart]
    claimed = {at for start, end in spans for at in range(start, end)}
    masked = "".join(" " if at in claimed else char for at, char in enumerate(text))
    return [SetApart(*run.span(), run[0], ApartReason.NAME) for run in _RUN.finditer(masked)]


_VERB = re.compile(r" (?:is|zijn|was|waren|wordt|worden|werd|werden) \Z")


def _of_proportion(text: str, one: Proportion) -> Figure:
    verb = _VERB.search(text, max(0, one.start - 10), one.start)  # "ten minste is verdubbeld"
    before = qualifier_before(text, one.start) or (qualifier_before(text, verb.start() + 1) if verb else None)
    estimated = None if before or one.qualifier else estimate_before(text, one.start)
    qualifier = before[0] if before else estimated[0] if estimated else one.qualifier
    return Figure(text[one.start : one.end], one.start, one.end, one.kind, one.value, None, one.unit, qualifier)


def _of_date(text: str, one: Dated) -> Figure:
    qualifier: Qualifier | None = None
    if before := qualifier_before(text, one.start):
        qualifier = before[0]
        if qualifier in (Qualifier.MORE_THAN, Qualifier.LESS_THAN):
            qualifier = None
    if qualifier is None and (limit := limit_before(text, one.start)):
        qualifier = limit[0]
    return Figure(text[one.start : one.end], one.start, one.end, one.kind, one.value, one.upper, None, qualifier)


def _with_period(
    sentence: str, offset: int, one: Figure, own: list[Figure], phrases: list[Phrase], lent: list[Phrase]
) -> Figure:
    start, end = one.start - offset, one.end - offset
    if one.kind in (FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD):
        mine = next((phrase for phrase in phrases if phrase.start <= start and end <= phrase.end), None)
        return replace(one, period=mine.words if mine else None)
    dated = (FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD)
    others = [other.start - offset for other in own if other is not one and other.kind not in dated]
    timed = one.kind is FigureKind.DURATION
    if timed and is_age(sentence, start):
        return one
    fitting = [phrase for phrase in phrases if not (timed and ELAPSED.match(phrase.words))]
    phrase = governing(sentence, start, end, others, fitting)
    if phrase and _rate_of_other(sentence, offset, one, own, phrase):
        return one
    if phrase and not (timed and phrase.end <= start and relative_clause_between(sentence, phrase.end, start)):
        rate = _rate_before(sentence, start, phrase, fitting) or phrase
        when = _time_of_rate(sentence, start, end, others, rate, fitting) if rate is phrase else phrase
        return replace(one, period=rate_and_time(sentence, rate, when) if when else phrase.words)
    stretch = timed and _OF_ITSELF.search(sentence, max(0, start - 40), start)
    if lent and not stretch and not any(not phrase.compared for phrase in phrases):
        return replace(one, period=lent[-1].words, inherited=("period",))
    return one


def _rate_before(sentence: str, start: int, when: Phrase, phrases: list[Phrase]) -> Phrase | None:
    """The rate right before a figure that a date further ahead governs: "Vanaf 2026 planten wij elk jaar 40 bomen"."""
    found = [one for one in phrases if one.rate and when.dated and when.end < one.start and one.end < start]
    return found[-1] if found and _RIGHT_BEFORE.fullmatch(sentence, found[-1].end, start) else None


def _time_of_rate(
    sentence: str, start: int, end: int, others: list[int], rate: Phrase, phrases: list[Phrase]
) -> Phrase | None:
    """The date that governs a figure which a rate stands behind; none from before a relative clause."""
    if not rate.rate or rate.start < end:
        return None
    when = governing(sentence, start, end, others, [other for other in phrases if other.dated])
    return None if when and when.end <= start and relative_clause_between(sentence, when.end, start) else when


def _rate_of_other(sentence: str, offset: int, one: Figure, own: list[Figure], phrase: Phrase) -> bool:
    """Whether a rate is that of an amount right before it, of another sort or with a limit: "€ 40 per jaar, over 80 hectare"."""
    if not phrase.rate or phrase.end > one.start - offset or "," not in sentence[phrase.end : one.start - offset]:
        return False
    before = [other for other in own if other.end - offset <= phrase.start]
    gap = sentence[before[-1].end - offset : phrase.start].split() if before else []
    if not before or len(gap) > _BEFORE_RATE:
        return False
    other_sort = (before[-1].kind, _plain_unit(before[-1])) != (one.kind, _plain_unit(one))
    return other_sort or bool(MOST_OF_ALL.search(sentence, phrase.end, one.start - offset))


def _plain_unit(one: Figure) -> str:
    """The unit of a figure without what it is per."""
    return (one.unit or "").partition(" per ")[0]


def _with_subject(clauses: Clauses, offset: int, one: Figure, lead_in: str | None, headings: Sequence[str]) -> Figure:
    subject, lent = subject_of(clauses, one.start - offset, lead_in, headings)
    inherited = (*one.inherited, "subject") if lent else one.inherited
    return replace(one, subject=subject, inherited=inherited)


def _noun_part(one: Figure) -> str | None:
    """The unit of a count, which says what the figure is of, and what an amount of money is paid for."""
    each = (one.unit or "").partition(" per ")[2]
    if one.kind is FigureKind.MONEY and each and one.surface.endswith(each):
        return each
    counted = one.kind in (FigureKind.COUNT, FigureKind.RANGE) and not isinstance(one.value, str)
    return one.unit if counted and one.unit and one.surface.endswith(one.unit) else None
