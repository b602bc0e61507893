"""A conversation and what the browser remembers of earlier ones."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from typing import Any

from rag.answering.plain import shortened
from rag.datatypes import Answer, Status, Turn
from rag.ui.render.answer import Exchange

Remembered = list[dict[str, Any]]
_KEPT = 600  # characters of an answer that the browser remembers


@dataclass(frozen=True)
class Conversation:
    """The exchanges of one conversation, oldest first."""

    id: str = field(default_factory=lambda: secrets.token_hex(6))
    exchanges: tuple[Exchange, ...] = ()

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What a follow-up question may refer to: all but what could not be asked."""
        asked = (one for one in self.exchanges if one.answer.status is not Status.ERROR)
        return tuple(Turn(one.question, one.answer.text) for one in asked)

    def add(self, question: str, answer: Answer, earlier: str | None = None) -> Conversation:
        """The conversation with one more exchange."""
        return replace(self, exchanges=(*self.exchanges, Exchange(question, answer, earlier)))


def remember(conversation: Conversation, past: Any, most: int) -> Remembered:
    """The remembered conversations with this one first, at most ``most``."""
    turns = [{"q": one.question, "a": one.answer.text[:_KEPT]} for one in conversation.exchanges]
    others = [one for one in sound(past) if one["id"] != conversation.id]
    return [{"id": conversation.id, "turns": turns}, *others][:most] if turns else others[:most]


def sound(past: Any) -> Remembered:
    """What of the browser's memory has the right form; it could have been altered there."""
    if not isinstance(past, list):
        return []
    return [one for one in past if isinstance(one, dict) and isinstance(one.get("id"), str) and recalled(one)]


def recalled(one: dict[str, Any]) -> list[tuple[str, str]]:
    """The questions and answers of a remembered conversation; empty where it has not the right form."""
    turns = one.get("turns")
    if not isinstance(turns, list):
        return []
    pairs = [(turn.get("q"), turn.get("a")) for turn in turns if isinstance(turn, dict)]
    return [
        (question, answer[:_KEPT])
        for question, answer in pairs
        if isinstance(question, str) and isinstance(answer, str)
    ]


def choices(past: Any) -> list[tuple[str, str]]:
    """Label and id of each remembered conversation, for a list to choose from."""
    return [(label(recalled(one)), one["id"]) for one in sound(past)]


def label(turns: list[tuple[str, str]]) -> str:
    """The first question, and how many followed.

    >>> label([("Hoeveel banen?", "72.000"), ("En daarna?", "…")])
    'Hoeveel banen? (en 1 vervolgvraag)'
    """
    more = len(turns) - 1
    tail = f" (en {more} {'vervolgvraag' if more == 1 else 'vervolgvragen'})" if more else ""
    return shortened(turns[0][0], 70) + tail
