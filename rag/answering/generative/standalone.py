"""A follow-up question rewritten by the model so that it stands alone; verified, else the rules do it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answering.generative.names import names_of, unstated_codes
from rag.answering.generative.planted import is_planted
from rag.answering.generative.prompts import follow_up, prompt
from rag.answering.generative.talk import Exchange, Talker, TalkError
from rag.datatypes import Turn
from rag.figures.find import find_figures
from rag.figures.statements import related, stems_of
from rag.language.tokens import fold, words
from rag.retrieval.question import is_english

LONGEST = 300  # characters of a rewritten question
MOST_NEW = 0.25  # share of its content words that the conversation need not have: what a question is asked with
_TURNS = 3  # turns back that a question may lean on


def rewritten(talker: Talker, question: str, history: Sequence[Turn]) -> str | None:
    """The question on its own; None where the model fails or says what the conversation does not hold."""
    turns = tuple(history[-_TURNS:])
    try:
        reply = "".join(talker.say(prompt("zelfstandig"), follow_up(question, turns), Exchange()))
    except TalkError:
        return None
    lines = [line.strip(' "“”*-') for line in reply.strip().splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 and holds(lines[0], question, turns) else None


def holds(text: str, question: str, turns: Sequence[Turn]) -> bool:
    """Whether a rewritten question says nothing that the turns and the question do not: no name, no figure, few words."""
    if not text.endswith("?") or len(text) > LONGEST or is_planted(text) or is_english(text) != is_english(question):
        return False
    said = [question, *(part for turn in turns for part in (turn.user, turn.assistant or ""))]
    stated = {str(one.value) for each in said for one in find_figures(each)}
    if any(str(one.value) not in stated for one in find_figures(text)) or unstated_codes(text, said):
        return False
    there = {word for each in said for word in words(each)}
    named = [word for run in names_of(text).runs for part in run for word in words(part)]
    if any(word not in there for word in named):
        return False
    stems, known = stems_of(text), frozenset().union(*(stems_of(each) for each in said))
    new = [one for one in stems if one not in known and not any(related(one, other) for other in known)]
    own = stems_of(question)
    kept = not own or len(own & stems) >= len(own) / 2
    return kept and len(new) <= max(1, MOST_NEW * len(stems)) and not re.search(r"[\n<>]", fold(text))
