"""What a near miss lacks: an answer that shares the question's words and not the one thing that was asked.

Each check compares the answer that was found with the question, and says whether it cannot be the answer: it holds no money
where a price is asked, counts the municipalities whose names are asked, speaks of another place. None knows a subject. How
many answerable questions of the made-up documents each one refuses stands in ``docs/log.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rag.answering.constraints import Constraints
from rag.answering.draft import Draft
from rag.answering.engine import Engine
from rag.answering.named import Named
from rag.answering.near_miss_cues import (
    ASKED_DONE,
    BECAUSE,
    CALLED,
    DESCRIBED,
    GOVERNMENT,
    GROUP,
    HAS_BEEN,
    LISTED,
    NO_GROUP,
    NUMBER,
    OF_GROUPS,
    OPINION,
    OUTCOME,
    PARTICIPLE,
    PENDING,
    PLAIN_NAME,
    SPEAKS,
    THINGS_WITH_NAMES,
    TO_COME,
    WHO_SAYS,
    WHY,
)
from rag.answering.near_miss_figures import (
    beside_other,
    no_money,
    only_a_share,
    only_aimed_at,
    only_allowed,
    other_amount,
    other_cost,
    other_name,
    other_people,
    other_quantity,
    other_sort,
    other_thing,
    other_year,
    per_what,
)
from rag.answering.near_miss_parts import no_total, of_several, other_turn
from rag.answering.near_miss_slots import (
    asked_figure,
    nobody_new,
    not_enumerated,
    not_reached,
    not_so_yet,
    only_restated,
    other_part,
    other_topic,
    some_one,
    unnamed,
)
from rag.answering.reply import Reply, names_in
from rag.datatypes import FigureKind, ParagraphKind, Query
from rag.figures.nouns import finite_verb
from rag.language.tokens import STOPWORDS, fold, stem, words
from rag.retrieval.answerable import VAGUE
from rag.retrieval.kinds import BY_NAME
from rag.retrieval.question import parts_of

_OWN_WAY = ("collection", "summary", "claim", "definition")  # kinds that decide for themselves
_READ_APART = (ParagraphKind.TABLE_ROW, ParagraphKind.SIGNATURE)  # their words stand in headers and offices
_SELDOM = 3  # paragraphs of its document that name a place of which the others do not speak by themselves
_ABOUT = 0.4  # share of the question that a sentence says, from which it is about what is asked
_ALIKE = 0.4  # cosine from which a word stands for another


def no_day(reply: Reply) -> bool:
    """A day is asked, and no quote holds more than a year."""
    if not re.search(r"\b(?:welke|what) (?:datum|dag|dagen|date|day)\b", reply.asked):
        return False
    precise = {FigureKind.DATE, FigureKind.PERIOD, FigureKind.RANGE}
    return not any(one.kind in precise for one in reply.figures) and not re.search(r"[a-z]dag(?:en)?\b", reply.said)


def no_name(reply: Reply) -> bool:
    """A name is asked, or one of the things that bear names, and the quotes name nothing that the question does not."""
    if reply.new_names or ":" in reply.text or LISTED.search(reply.said):
        return False
    if CALLED.search(reply.asked):
        return not re.search(r"[“‘\"]", reply.text)
    asked = THINGS_WITH_NAMES.search(reply.asked)
    return asked is not None and not re.search(rf"\b{asked[1]} {DESCRIBED}", reply.said)


def only_counted(reply: Reply) -> bool:
    """Which ones they are is asked, and the answer says how many of them there are, and names none there or behind it."""
    asked = re.search(rf"\bwelke (?:{NUMBER} )?((?:\w+e )?)(\w{{4,}})", reply.asked)
    if not asked or not asked[2].endswith(("en", "s")) or ":" in reply.text:
        return False
    if any(quote.bullet for quote in reply.draft.quotes):
        return False
    counted = re.search(rf"(?<![\d.,]){NUMBER} (?:\w+e )?{re.escape(asked[2])}\b", reply.said)
    if not counted:
        return False
    behind = reply.text[counted.start() :]
    return not (names_in(f"x {behind}") - set(words(reply.query.as_read)) or LISTED.search(fold(behind)))


def no_reason(reply: Reply) -> bool:
    """A reason is asked, and nothing in the quotes could be one."""
    if reply.query.kind != "reason" or not WHY.search(reply.asked):
        return False
    return not BECAUSE.search(reply.said)


def not_known_yet(reply: Reply) -> bool:
    """An outcome is asked, and the quotes say that it is still to come."""
    if reply.query.kind in ("date", "duration") or PENDING.search(reply.asked):
        return False
    if OUTCOME.search(reply.asked) and PENDING.search(reply.said):
        return True
    if reply.query.english or reply.query.kind == "reason" or BY_NAME[reply.query.kind].take == "figure":
        return False
    if not ASKED_DONE.search(reply.asked) or TO_COME.search(reply.asked):
        return False
    told, share = reply.nearest
    done = [one for one in PARTICIPLE.findall(reply.asked) if re.search(rf"\b{one}\b", fold(told[0]))] if told else []
    if done and HAS_BEEN.search(fold(told[0])):
        return False
    return share >= _ABOUT and any(TO_COME.search(fold(one)) for one in told)


def no_opinion(reply: Reply) -> bool:
    """An opinion is asked, and nobody gives one in the quotes."""
    if BY_NAME[reply.query.kind].take == "figure":
        return False
    return bool(OPINION.search(reply.asked)) and not SPEAKS.search(reply.said)


def other_place(reply: Reply) -> bool:
    """The question names a place or body that the collection knows, and neither the answer nor what stands around it does."""
    if BY_NAME[reply.query.kind].take != "figure" and reply.query.kind not in OF_GROUPS:
        return False
    if not reply.in_source_words:
        return False
    told = reply.near(1, 1)
    names = (name for name in PLAIN_NAME.findall(WHO_SAYS.sub(" ", reply.query.as_read)))
    held_to = Constraints(reply.engine, reply.query)
    return any(
        _unsaid(reply, name, told)
        and _seldom(reply, name)
        and not held_to.by_noun(Named(name, tuple(words(name)), False), reply.paragraph, reply.text)
        for name in names
    )


def other_group(reply: Reply) -> bool:
    """A figure or person is asked for a group or case (“onder schoolleiders”) that the answer's surroundings do not speak of."""
    if BY_NAME[reply.query.kind].take != "figure" and reply.query.kind not in OF_GROUPS:
        return False
    if not reply.in_source_words or any(quote.bullet for quote in reply.draft.quotes):
        return False
    question = fold(PLAIN_NAME.sub(" ", WHO_SAYS.sub(" ", reply.query.as_read)))
    around = reply.near(1, 1)
    return any(_lacks_all(reply, (first, second), around) for first, second in GROUP.findall(question))


def _lacks_all(reply: Reply, group: tuple[str, str], around: str) -> bool:
    """Whether none of the words of a group stands around the answer; the second only where the first may be an adjective."""
    first, second = group
    named = (first, second) if first.endswith("e") and len(second) > 3 else (first,)
    if any(word in NO_GROUP or word in STOPWORDS or stem(word) in VAGUE or finite_verb(word) for word in named):
        return False
    return all(reply.lacks(word, around, _ALIKE) for word in named)


def _unsaid(reply: Reply, name: str, told: str) -> bool:
    """Whether a part of a name stands nowhere, also not in another form or as the beginning of a word (“Veldsumse”)."""
    near = set(words(told))
    return any(
        not any(one.startswith(part[: max(3, min(5, len(part)))]) for one in near) and reply.lacks(part, told, 2.0)
        for part in words(name)
    )


def _seldom(reply: Reply, name: str) -> bool:
    """Whether the collection knows a name, no title holds it, and few paragraphs of the document do."""
    parts = set(words(name))
    titles = set(words(" ".join(source.title for source in reply.engine.sources.values())))
    if parts & (titles | GOVERNMENT) or not all(part in reply.engine.vocabulary.counts for part in parts):
        return False
    own = (one for one in reply.engine.paragraphs if one.source_id == reply.paragraph.source_id)
    return sum(parts <= set(words(" ".join((*one.heading_path, one.text)))) for one in own) <= _SELDOM


Check = Callable[[Reply], bool]
CHECKS: tuple[Check, ...] = (
    no_money, no_day, no_name, only_counted, no_reason, not_known_yet, no_opinion, per_what, other_quantity, other_place, other_group,
    other_name, other_year, only_restated, other_sort,
    only_allowed, only_aimed_at, other_cost, other_people, asked_figure, not_so_yet, not_enumerated, other_part, other_topic,
    unnamed, only_a_share, other_thing, other_turn, no_total, some_one, nobody_new, beside_other, of_several,
    other_amount, not_reached,
)  # fmt: skip


def missed(engine: Engine, query: Query, draft: Draft) -> str | None:
    """The name of the first check by which a draft is no answer to a question; None where it may be one."""
    if len(parts_of(query.question)) > 1:  # two questions are checked one by one
        return None
    if query.kind in _OWN_WAY or not draft.quotes or draft.quotes[0].paragraph.kind in _READ_APART:
        return None
    reply = Reply(engine, query, draft)
    return next((check.__name__ for check in CHECKS if check(reply)), None)
