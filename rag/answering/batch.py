"""One line of a batch to one Answer object; a bad line is an object with status error."""

from __future__ import annotations

import json
from typing import Any

from rag.answering.checking import check
from rag.answering.contract import answer_object, check_object
from rag.answering.pipeline import Engine, ask
from rag.datatypes import Answer, Status, Turn


def answer_line(engine: Engine, line: str) -> dict[str, Any]:
    """The Answer object of an input line ``{"id", "question", "history"?, "documents"?}``."""
    id_, question = None, ""
    try:
        data = json.loads(line)
        id_ = data.get("id")
        question = str(data["question"])
        answer = ask(engine, question, read_history(data.get("history")), tuple(data.get("documents") or ()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        answer = error_answer(engine, question, error)
    except Exception as error:  # noqa: BLE001 - one line must not take the others down; what failed is in the answer
        answer = failed_answer(engine, question, error)
    return answer_object(answer, engine.index.sources, id_)


def check_line(engine: Engine, line: str) -> dict[str, Any]:
    """The check object of an input line ``{"id", "text"}``; a bad line has an ``error`` and no claims."""
    id_ = None
    try:
        data = json.loads(line)
        id_ = data.get("id")
        text = data.get("text") or data.get("claim") or data["question"]
        return check_object(check(engine, str(text)), engine.sources, id_)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        says = _sentence(error) if isinstance(error, ValueError) else 'De regel heeft geen "text".'
        return {"id": id_, "verdict": None, "claims": [], "error": says}


def read_history(history: Any) -> tuple[Turn, ...]:
    """Earlier turns from their JSON form. ValueError where a turn has no user text."""
    turns = []
    for turn in history or ():
        if not isinstance(turn, dict) or not isinstance(turn.get("user"), str):
            raise ValueError('Elke eerdere beurt heeft de vorm {"user": "…", "assistant": "…"}.')
        turns.append(Turn(turn["user"], turn.get("assistant")))
    return tuple(turns)


def error_answer(engine: Engine, question: str, error: Exception) -> Answer:
    """The answer to what cannot be asked: status error, and one sentence that says why."""
    missing = 'De regel heeft geen "question".'
    text = missing if isinstance(error, KeyError | TypeError | AttributeError) else _sentence(error)
    return Answer(question, Status.ERROR, text, (), (), (), (), "none", engine.index.version.id, 0.0)


def failed_answer(engine: Engine, question: str, error: Exception) -> Answer:
    """The answer where the program itself failed: status error, and what it was."""
    text = f"Deze vraag kon niet worden beantwoord door een fout in het programma ({type(error).__name__})."
    return Answer(
        question, Status.ERROR, text, (), (), (), (), "none", engine.index.version.id, 0.0, fallback_reason=repr(error)
    )


def _sentence(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"De regel is geen JSON ({error.msg})."
    return str(error)
