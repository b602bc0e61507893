"""What is asked (first version): the question as typed, with no kind and no scope."""

from __future__ import annotations

from rag.datatypes import Query, Scope, Turn


def understand(question: str, history: tuple[Turn, ...] = (), documents: tuple[str, ...] = ()) -> Query:
    """A query from a question; ``documents`` narrows it to those ids."""
    return Query(question, question.strip(), "open", scope=Scope(documents=documents), history=history)
