"""What a near miss has for a part: the whole, several together, another turn, or what one of them has.

The checks are those of ``rag.answering.near_miss``, which lists them.
"""

from __future__ import annotations

import re

from rag.answering.named import names_asked
from rag.answering.near_miss_cues import APART, IN_ALL, OF_EACH, TOGETHER, TURN, TWO_TOLD
from rag.answering.reply import Reply
from rag.language.tokens import fold, words
from rag.retrieval.kinds import BY_NAME

_BETWEEN = re.compile(r"\btussen (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_SAID = 0.4  # share of the question that a sentence says, from which it is about what is asked
_PLACE = {nth: i for i, nth in enumerate("eerste tweede derde vierde vijfde zesde zevende achtste".split(), 1)}
_WHEN = ("date", "year", "duration", "rank")


def other_turn(reply: Reply) -> bool:
    """A quantity is asked of the second, and nothing that the answer leans on speaks of a second one."""
    if BY_NAME[reply.query.kind].take != "figure" or reply.query.kind in _WHEN or reply.query.english:
        return False
    told = fold(reply.leaned_on)
    unsaid = (
        nth
        for nth, noun in TURN.findall(reply.asked)
        if not re.search(rf"\b(?:{nth}|{_PLACE[nth]}(?:e|de|ste)|{re.escape(noun)} {_PLACE[nth]})\b", told)
    )
    return any(unsaid) and reply.share_said(reply.told) >= _SAID


def no_total(reply: Reply) -> bool:
    """A total is asked, and the answer is what one of them has, on average or at most."""
    stated = reply.stated
    if stated is None or not IN_ALL.search(reply.asked):
        return False
    start, end = stated.start - reply.sentence[0], stated.end - reply.sentence[0]
    if OF_EACH.search(fold(reply.told[:start])):
        return True
    each = re.match(r" per (?!jaar|\d)([a-z]+)", fold(reply.told[end:]))
    return each is not None and f"per {each[1]}" not in reply.asked


def of_several(reply: Reply) -> bool:
    """A quantity is asked of one by name, and the answer tells it of that one and another together."""
    if reply.lead is None or reply.query.english or reply.query.kind in _WHEN:
        return False
    if APART.search(reply.query.as_read) and TOGETHER.search(reply.said):
        return True
    if TWO_TOLD.search(fold(reply.told)):
        return False
    asked = set(words(reply.query.as_read))
    for name in (re.escape(one.text) for one in names_asked(reply.query.as_read)):
        joined = rf"\b([A-ZÀ-Ý][\w-]+) (?:en|of) {name}\b|\b{name} (?:en|of) (?:[a-z]+ )?([A-ZÀ-Ý][\w-]+)"
        if len(re.findall(rf"\b{name}\b", reply.told)) > 1:  # one of them is of that one alone
            continue
        found = (one for one in re.finditer(joined, reply.told) if not _BETWEEN.search(reply.told[: one.start()]))
        if any(not set(words(one[1] or one[2])) & asked for one in found):
            return True
    return False
