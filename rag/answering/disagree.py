"""Where another paragraph states another figure about the same subject, both stand in the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from rag.answering.draft import Draft, Quote
from rag.answering.engine import Engine
from rag.answering.phrases import phrase
from rag.datatypes import Disagreement, Figure, Query, Source, Statement
from rag.figures.find import find_figures
from rag.language.tokens import in_one_form

_OTHERS = 2  # statements shown beside the answer
_TELLING = {"value", "qualifier"}
_ROOM = 1000  # characters of the whole answer


def with_disagreements(engine: Engine, query: Query, draft: Draft) -> Draft:
    """The draft with the statements that differ from the figure it puts first, the newest source marked."""
    leading = next((quote for quote in draft.quotes if quote.lead), None)
    if leading is None:
        return draft
    about = [one for one in engine.index.disagreements if _TELLING & set(one.differs) and _states(one, leading)]
    others = _others(about, leading, {quote.paragraph.id for quote in draft.quotes})
    parts: list[str | Quote] = list(draft.parts)
    for statement in others[:_OTHERS]:
        quote = _quote(statement)
        if quote is None or sum(len(q.text) for q in draft.quotes) + len(quote.text) > _ROOM:
            continue
        key = "other_figure_newest" if _newer(engine, statement, leading) else "other_figure"
        parts += ["\n\n" + phrase(key, query.english), quote]
    return replace(draft, parts=tuple(parts), disagreements=(*draft.disagreements, *about)) if about else draft


def _states(disagreement: Disagreement, quote: Quote) -> bool:
    """Whether one side of the disagreement is the figure that leads the answer."""
    return any(_leads(one, quote) for one in disagreement.statements)


def _leads(one: Statement, quote: Quote) -> bool:
    held = one.paragraph.id == quote.paragraph.id and one.surface in quote.text
    return held and one.surface.casefold() in quote.lead.casefold()


def says_same(one: Statement, other: Statement) -> bool:
    """Whether a reader learns nothing from the second: the same quote, or the same value with the same qualifier, in one
    document also with another."""
    if one.quote == other.quote:
        return True
    mine, theirs = _figure(one), _figure(other)
    if mine is None or theirs is None or (mine.kind, mine.value) != (theirs.kind, theirs.value):
        return False
    return mine.qualifier == theirs.qualifier or one.paragraph.source_id == other.paragraph.source_id


def distinct(disagreement: Disagreement) -> tuple[Statement, ...]:
    """The sides that say something else each; where the value is the same on purpose, those of other documents stay."""
    sides: list[Statement] = []
    for one in disagreement.statements:
        if not any(_repeats(one, other, "value" in disagreement.differs) for other in sides):
            sides.append(one)
    return tuple(sides)


def _repeats(one: Statement, other: Statement, by_value: bool) -> bool:
    kin = by_value or one.paragraph.source_id == other.paragraph.source_id
    return one.quote == other.quote or (kin and says_same(one, other))


def _figure(one: Statement) -> Figure | None:
    """The figure of a statement as its quote has it, with the qualifier that stands before it."""
    found = [
        figure for figure in find_figures(one.quote) if one.surface in figure.surface or figure.surface in one.surface
    ]
    return found[0] if found else next(iter(find_figures(one.surface)), None)


def _others(about: list[Disagreement], leading: Quote, shown: set[str]) -> list[Statement]:
    seen: dict[str, Statement] = {}
    for disagreement in about:
        led = [one for one in disagreement.statements if _leads(one, leading)]
        for one in disagreement.statements:
            if any(says_same(one, other) for other in (*led, *seen.values())):
                continue
            numbers = _numbers(one.surface)
            same = one.surface.casefold() in leading.lead.casefold() or (numbers and numbers == _numbers(leading.lead))
            if one.paragraph.id not in shown and (not same or "value" not in disagreement.differs):
                seen.setdefault(one.paragraph.id, one)
    return list(seen.values())


def _numbers(text: str) -> list[str]:
    """The numbers of a text as search compares them."""
    return re.findall(r"\d[\d.,]*", in_one_form(text).rstrip("."))


def _quote(statement: Statement) -> Quote | None:
    start = statement.paragraph.text.find(statement.quote)
    return Quote(statement.paragraph, start, start + len(statement.quote)) if start >= 0 else None


def newest(disagreement: Disagreement, sources: Mapping[str, Source]) -> str | None:
    """The id of the source that is newest among the sides; None where a date is unknown, or too coarse to tell."""
    dates = {one.paragraph.source_id: sources[one.paragraph.source_id].date for one in disagreement.statements}
    if not all(dates.values()) or len(dates) < 2:
        return None
    last = max(date for date in dates.values() if date)
    holders = [source for source, date in dates.items() if date and (date == last or last.startswith(date))]
    return holders[0] if len(holders) == 1 else None


def _newer(engine: Engine, statement: Statement, leading: Quote) -> bool:
    dates = [engine.sources[p.source_id].date for p in (statement.paragraph, leading.paragraph)]
    return bool(dates[0] and dates[1] and dates[0] > dates[1])
