"""What a near miss lacks where a figure is asked: it is one of something else, of another year, or only aimed at.

The checks are those of ``rag.answering.near_miss``, which lists them.
"""

from __future__ import annotations

import re

from rag.answering.asked_quantity import asks_behind, counted_things, only_share, told_beside
from rag.answering.constraints import Constraints
from rag.answering.counted import PEOPLE as PEOPLE_SAID
from rag.answering.counted import counts_people, names_persons
from rag.answering.figure_answer import compounded, sort_fits
from rag.answering.named import years_in
from rag.answering.near_miss_cues import (
    AMOUNTS,
    COST,
    COST_OF,
    FREE,
    GOAL,
    MONEY_ASKED,
    NO_GROUP,
    NORM,
    PEOPLE,
    QUANTITY,
    SO_NOW,
    WERE,
)
from rag.answering.reply import Reply
from rag.datatypes import FigureKind, Qualifier
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.retrieval.answerable import VAGUE
from rag.retrieval.figure_near import measure_of
from rag.retrieval.kinds import BY_NAME

_SHARES = (FigureKind.MONEY, FigureKind.PERCENTAGE, FigureKind.RATIO)  # what may be paid
_ALIKE, _QUANTITY_ALIKE, _WIDER, _WIDE = 0.4, 0.45, 0.5, 0.7  # cosine from which a word stands for another
_SAID = 0.4  # share of the question that a sentence says, from which it is about what is asked


def no_money(reply: Reply) -> bool:
    """A price, a wage or a fine is asked, and no quote holds money."""
    if not (COST.search(reply.asked) or MONEY_ASKED.search(reply.asked)):
        return False
    if FREE.search(reply.said) and (reply.lead is None or reply.lead.kind in _SHARES):
        return False
    return not any(one.kind is FigureKind.MONEY or "euro" in fold(one.unit or "") for one in reply.figures)


def other_sort(reply: Reply) -> bool:
    """A number is asked, and what leads the answer is a year or a day."""
    wanted = BY_NAME[reply.query.kind].figures
    return reply.lead is not None and bool(wanted) and not sort_fits(reply.query, reply.lead)


def only_a_share(reply: Reply) -> bool:
    """How many there are is asked, of no whole, and the answer is a percentage."""
    return reply.lead is not None and only_share(reply.query, reply.lead) and reply.share_said(reply.told) >= _SAID


def other_thing(reply: Reply) -> bool:
    """Things are counted that the collection speaks of, and the answer, where it does not speak of them, counts others."""
    counted = counted_things(reply.query)
    stated = reply.stated
    if not counted or stated is None or stated.kind is not FigureKind.COUNT or not stated.unit:
        return False
    people = names_persons(counted) and PEOPLE_SAID.intersection(words(stated.unit))
    if counted in PEOPLE_SAID or people or counted not in reply.engine.vocabulary.counts:
        return False
    if reply.share_said(reply.told) < _SAID:
        return False
    return reply.lacks(counted, stated.unit, _WIDE) and reply.lacks(counted, reply.told, 2.0)


def beside_other(reply: Reply) -> bool:
    """Things are counted, and what leads the answer only tells of what others are (“in de twaalf havens”)."""
    stated = reply.stated
    counted = counted_things(reply.query)
    if not counted or stated is None or asks_behind(reply.query) or compounded(counted, stated.unit or ""):
        return False
    if not told_beside(reply.told, stated, reply.sentence[0]):
        return False
    if counted in PEOPLE_SAID and counts_people(stated):
        return False
    return bool(stated.unit) and reply.lacks(counted, stated.unit or "", _WIDE)


def per_what(reply: Reply) -> bool:
    """A figure per something is asked, and that something is what the answer counts."""
    asked = re.search(r"\bper ([a-z]{3,})", reply.asked)
    if not asked or reply.lead is None or f"per {asked[1]}" in reply.said:
        return False
    return stem(asked[1]) in {stem(word) for word in words(reply.lead.unit or "")}


def other_quantity(reply: Reply) -> bool:
    """How high or large something is, is asked, and its paragraph speaks of no such thing."""
    asked = None if reply.query.english else QUANTITY.search(reply.asked)
    if not asked or asked[1] in NO_GROUP or asked[1] in STOPWORDS:
        return False
    counts = reply.lead is not None and reply.lead.kind is FigureKind.COUNT and bool(reply.lead.unit)
    sentence = reply.paragraph.text[slice(*reply.sentence)]
    told = " ".join((*reply.paragraph.heading_path, sentence)) if counts else reply.leaned_on
    return reply.lacks(asked[1], told, _QUANTITY_ALIKE)


def other_amount(reply: Reply) -> bool:
    """What something amounts to is asked, and the answer counts something else (“hoeveel bedraagt de toelage”, and students)."""
    asked = None if reply.query.english else AMOUNTS.search(reply.asked)
    if not asked or reply.stated is None or reply.stated.kind is not FigureKind.COUNT or measure_of(reply.stated):
        return False
    return bool(reply.stated.unit) and reply.lacks(asked[1], reply.stated.unit or "", _WIDER)


def other_cost(reply: Reply) -> bool:
    """What something costs is asked, and neither the answer nor what it leans on speaks of that something."""
    asked = COST_OF.search(reply.asked)
    if not asked or reply.query.english or reply.lead is None or not reply.in_source_words:
        return False
    named = [word for word in asked.groups() if word and word not in NO_GROUP | STOPWORDS and stem(word) not in VAGUE]
    nearest = reply.paragraph.heading_path[-1:]  # a chapter on houses speaks of the cost of much else
    sentence = " ".join((*nearest, reply.paragraph.lead_in or "", reply.text))
    return bool(named) and all(reply.lacks(word, sentence, _ALIKE) for word in named)


def other_name(reply: Reply) -> bool:
    """A quantity is asked of something named, and the answer is not about it (``rag.answering.constraints``)."""
    if BY_NAME[reply.query.kind].take != "figure" or reply.query.kind in ("date", "year"):
        return False
    start, end = reply.sentence
    return Constraints(reply.engine, reply.query).other_name(reply.paragraph, start, end, reply.draft.quotes[0].text)


def other_year(reply: Reply) -> bool:
    """A figure is asked of a year, and the answer is one of another year, or of none that is said before it."""
    if BY_NAME[reply.query.kind].take != "figure":
        return False
    held_to = Constraints(reply.engine, reply.query)
    return held_to.other_year(reply.paragraph, reply.sentence[1], reply.stated, reply.draft.quotes[0].text)


def only_allowed(reply: Reply) -> bool:
    """How many there were is asked, and the answer says how many there may or must be."""
    bound = reply.stated is not None and reply.stated.qualifier in (Qualifier.AT_MOST, Qualifier.AT_LEAST)
    if reply.query.kind != "figure" or re.search(r"\bbinnen\b", reply.asked):
        return False
    return bound and bool(WERE.search(reply.asked)) and not NORM.search(reply.asked)


def only_aimed_at(reply: Reply) -> bool:
    """What is so now is asked, and the answer says what is aimed at for a later year."""
    if BY_NAME[reply.query.kind].take != "figure" or not SO_NOW.search(reply.asked):
        return False
    sentence = fold(reply.paragraph.text[slice(*reply.sentence)])
    return bool(GOAL.search(sentence)) and bool(years_in(sentence)) and not SO_NOW.search(sentence)


def other_people(reply: Reply) -> bool:
    """A figure is asked of some people, of whom neither the answer nor what it leans on speaks."""
    if BY_NAME[reply.query.kind].take != "figure" or reply.query.english or not reply.in_source_words:
        return False
    named = (one for one in PEOPLE.findall(reply.asked) if one not in NO_GROUP | STOPWORDS and stem(one) not in VAGUE)
    return any(reply.lacks(one, reply.leaned_on, _ALIKE) for one in named)
