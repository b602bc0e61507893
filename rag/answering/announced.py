"""A list that says of itself that it holds what is asked: the sentence it hangs on names the things (“om drie redenen:”)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answering.draft import Draft
from rag.answering.engine import Engine
from rag.answering.list_answer import COUNTED, asked_number
from rag.answering.lists import argues, introduction, list_of, listed, says_as_much
from rag.datatypes import Paragraph, Query
from rag.language.tokens import fold, stem, stems
from rag.retrieval.asked import Term, terms_of
from rag.retrieval.ranker import Ranked

_NUMBER = rf"(?:(?:{'|'.join(COUNTED)}|\d{{1,2}})\s+)?"
_THINGS = (
    re.compile(rf"\b(?:welke|which)\s+{_NUMBER}((?:\w+e\s+){{0,2}}\w{{2,}}(?:en|'?s))\b"),
    re.compile(rf"\bwhat (?:are|were) (?:the|all)\s+{_NUMBER}(?:\w+\s+)?(\w{{2,}}s)\b"),
    re.compile(rf"\bwat zijn\b(?:\s+\w+){{0,4}}?\s+(?:de|alle|the|all)\s+{_NUMBER}((?:\w+e\s+)?\w{{2,}}(?:en|'?s))\b"),
    re.compile(rf"\b(?:noem|geef|som|list|name)\b(?:\s+\w+){{0,2}}?\s+(?:de|alle|the|all)\s+{_NUMBER}((?:\w+e\s+)?\w{{2,}}(?:en|'?s))\b"),
)  # fmt: skip
_DEPTH = 10
_REACH = 2.0  # how far (in score) behind the best sentence a list that names the things may stand
_AS_MUCH_REACH = 8.0  # the same for one that, with its introduction, says as much of the question as the best paragraph
_SAID = 0.5  # how much of the word the sentence must say: the word itself, its parts or a synonym


def asked_things(question: str) -> str | None:
    """The things of which a question wants several, in one word; None where it asks for something else.

    >>> asked_things("Om welke twee redenen is de sluis dicht?"), asked_things("Wat zijn volgens de raad de grote risico's?")
    ('redenen', "risico's")
    >>> asked_things("Welke wethouder opende de sluis?")
    """
    for pattern in _THINGS:
        match = pattern.search(fold(question))
        if match:
            return match[1].split()[-1]
    return None


def asked_term(engine: Engine, query: Query) -> Term | None:
    """The things of which a question wants several, with the other ways to say them; None where it asks for something else."""
    things = asked_things(query.as_read)
    if things is None:
        return None
    return next((one for one in terms_of(query, engine.vocabulary.splitter) if one.stem == stem(things)), None)


def announced_draft(engine: Engine, query: Query, ranked: Sequence[Ranked]) -> Draft | None:
    """The likeliest list that little is ahead of, and that names by its introduction what is asked; None without one."""
    term = asked_term(engine, query)
    if term is None or not ranked:
        return None
    number = asked_number(query.question)
    for one in ranked[:_DEPTH]:
        items = list_of(engine, one.position)
        if len(items) < 2 or number not in (None, len(items)) or argues(items) or not _names(engine, items[0], term):
            continue
        behind = ranked[0].score - one.score
        if behind <= _REACH or (behind <= _AS_MUCH_REACH and says_as_much(engine, query, items, ranked[0])):
            return listed(engine, items)
    return None


def _names(engine: Engine, item: Paragraph, term: Term) -> bool:
    """Whether the sentence that a list hangs on says a word."""
    hangs_on = introduction(engine, item)
    if hangs_on is None:
        return False
    said = frozenset(stems(hangs_on.text)) | frozenset(engine.vocabulary.splitter.stems(hangs_on.text))
    return term.meant(said) >= _SAID
