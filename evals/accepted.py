"""What a maintainer accepts, in ``accepted.toml`` of the corpus folder, each with a reason.

    [[accepted]]
    question = "qa-001"                      # this question may turn wrong
    reason = "the letter was replaced by one without this date"

    [[accepted]]
    document = "kamerbrief-x"                # what this document no longer says may go
    sha256 = "9d03cb67…"                     # in exactly this form of the file
    reason = "rectification of 14 March: the amount in section 2 was wrong"

A document accepts only that its own text is gone or read otherwise: questions whose evidence stood there, and what the
parse report says of it. A question that turns wrong while its evidence still stands has to be accepted by itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rag.errors import CorpusError

NAME = "accepted.toml"


@dataclass(frozen=True)
class Accepted:
    """Reasons by question id, and by document id with its sha256."""

    questions: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[tuple[str, str], str] = field(default_factory=dict)


def read_accepted(path: Path) -> Accepted:
    """The acceptances of a file, none where there is no file. CorpusError for an entry that is not whole."""
    if not path.exists():
        return Accepted()
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("accepted", [])
        questions = {str(one["question"]): _reason(one) for one in entries if "question" in one}
        documents = {
            (str(one["document"]), str(one["sha256"])): _reason(one) for one in entries if "question" not in one
        }
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(
            f"{path}: each [[accepted]] has a reason and either a question or a document with its sha256 ({error}); "
            "correct it"
        ) from error
    if lacking := [name for name, reason in (*questions.items(), *documents.items()) if not reason]:
        raise CorpusError(f"{path}: {lacking[0]} has no reason; write down why it is accepted")
    return Accepted(questions, documents)


def _reason(entry: Mapping[str, Any]) -> str:
    return str(entry["reason"]).strip()


def entry(reason: str = "", **named: str) -> str:
    """The lines to put in ``accepted.toml``.

    >>> print(entry(question="qa-001"))
    [[accepted]]
    question = "qa-001"
    reason = ""
    """
    lines = [f'{name} = "{value}"' for name, value in named.items()]
    return "\n".join(("[[accepted]]", *lines, f'reason = "{reason}"'))
