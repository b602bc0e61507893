"""Question sets: what a question with its gold is, reading and validating JSONL, and where the sets are."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from rag.datatypes import FigureKind, Qualifier, Status, Verdict
from rag.errors import RagError
from rag.reading.manifest import load_collection

EVALS = Path(__file__).resolve().parent
QUESTIONS = EVALS / "questions"
OPEN, HELD_OUT, DIGESTS = "open.jsonl", "held_out.jsonl", "HELD_OUT.sha256"
CORPORA = {
    "brainport": EVALS.parent / "corpus",
    "second": EVALS / "second" / "pdf",
    "third": EVALS / "third" / "docs",
    "fourth": EVALS / "fourth" / "docs",
    "fifth": EVALS / "fifth" / "docs",
    "sixth": EVALS / "sixth" / "docs",
    "seventh": EVALS / "seventh" / "docs",
    "eighth": EVALS / "eighth" / "docs",
    "ninth": EVALS / "ninth" / "docs",
}
STATUSES = tuple(status.value for status in Status if status is not Status.ERROR)
_KEYS = {
    "id", "kind", "voice", "question", "history", "standalone", "documents", "status", "verdict", "evidence",
    "must_mention", "figures", "notes",
}  # fmt: skip
_REQUIRED = ("id", "kind", "question", "status", "evidence", "must_mention", "figures")


@dataclass(frozen=True)
class Evidence:
    """A verbatim quote of a document that meets a need."""

    document: str
    quote: str


@dataclass(frozen=True)
class GoldFigure:
    """The figure asked for: value as plain decimal with its scale, or ISO 8601 at the precision stated."""

    value: str
    kind: str
    upper: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    period: str | None = None


@dataclass(frozen=True)
class Question:
    """A question with its gold.

    ``evidence`` is a tuple of needs, each a tuple of alternatives of which any one meets the need. ``must_mention`` is
    a tuple of entries, each a tuple of surface forms of which any one will do. ``history`` holds earlier turns as JSON
    has them. ``verdict`` is None unless the question puts a claim.
    """

    id: str
    kind: str
    question: str
    status: str
    evidence: tuple[tuple[Evidence, ...], ...]
    must_mention: tuple[tuple[str, ...], ...]
    figures: tuple[GoldFigure, ...]
    verdict: str | None = None
    voice: str | None = None
    history: tuple[dict[str, str], ...] = ()
    standalone: str | None = None
    documents: tuple[str, ...] = ()
    notes: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether an answer is asked for, and not a refusal."""
        return self.status in (Status.ANSWERED, Status.PARTLY_ANSWERED)

    @property
    def named_documents(self) -> frozenset[str]:
        """The documents of its evidence and of its filter."""
        return frozenset(one.document for need in self.evidence for one in need) | frozenset(self.documents)

    def line(self) -> str:
        """The question as an input line of a batch."""
        data = {
            "id": self.id,
            "question": self.question,
            "history": list(self.history),
            "documents": list(self.documents),
        }
        return json.dumps(data, ensure_ascii=False)


@dataclass(frozen=True)
class QuestionSet:
    """Questions about one corpus; ``documents`` are the ids that the corpus holds."""

    name: str
    questions: tuple[Question, ...]
    documents: frozenset[str]


def load_questions(path: Path) -> tuple[Question, ...]:
    """The questions of a JSONL file. RagError naming file and line for the first that is not right."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise RagError(f"{path}: cannot be read ({error}); give a JSONL file in UTF-8") from error
    questions: list[Question] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = read_question(json.loads(line))
            if question.id in seen:
                raise ValueError(f"id {question.id!r} is used twice")
        except ValueError as error:
            raise RagError(f"{path}:{number}: {_reason(error)}; correct that line") from error
        seen.add(question.id)
        questions.append(question)
    if not questions:
        raise RagError(f"{path}: holds no questions; give a file with one JSON object a line")
    return tuple(questions)


def _reason(error: ValueError) -> str:
    return f"is not JSON ({error.msg})" if isinstance(error, json.JSONDecodeError) else str(error)


def read_question(data: Any) -> Question:
    """A question from its JSON object. ValueError says in one clause what is wrong."""
    if not isinstance(data, dict):
        raise ValueError("is not a JSON object")
    if unknown := sorted(set(data) - _KEYS):
        raise ValueError(f"unknown key {unknown[0]!r}")
    if missing := [key for key in _REQUIRED if key not in data]:
        raise ValueError(f"{missing[0]!r} is missing")
    for key in ("id", "kind", "question"):
        _require(isinstance(data[key], str) and data[key].strip(), f"{key!r} must be a text")
    _require(data["status"] in STATUSES, f"status {data['status']!r} is none of {', '.join(STATUSES)}")
    verdict = data.get("verdict")
    _require(verdict is None or verdict in list(Verdict), f"verdict {verdict!r} is none of {', '.join(Verdict)}")
    question = Question(
        data["id"], data["kind"], data["question"], data["status"],
        tuple(tuple(map(_evidence, _list(need, "a need"))) for need in _list(data["evidence"], "evidence", empty=True)),
        tuple(map(_mention, _list(data["must_mention"], "must_mention", empty=True))),
        tuple(map(_figure, _list(data["figures"], "figures", empty=True))),
        verdict, data.get("voice"), tuple(map(_turn, _list(data.get("history") or [], "history", empty=True))),
        data.get("standalone"), tuple(_list(data.get("documents") or [], "documents", empty=True)), data.get("notes"),
    )  # fmt: skip
    _require(question.answerable or not question.evidence, f"evidence with status {question.status!r}")
    return question


def _require(condition: object, message: str) -> None:
    if not condition:
        raise ValueError(message)


def _list(value: Any, what: str, empty: bool = False) -> list[Any]:
    _require(isinstance(value, list) and (value or empty), f"{what} must be a {'' if empty else 'non-empty '}list")
    return list(value)


def _evidence(data: Any) -> Evidence:
    _require(isinstance(data, dict) and set(data) == {"document", "quote"}, 'evidence must be {"document", "quote"}')
    _require(isinstance(data["quote"], str) and data["quote"].strip(), "a quote must be a text")
    return Evidence(str(data["document"]), data["quote"])


def _mention(data: Any) -> tuple[str, ...]:
    entry = tuple(data) if isinstance(data, list) else (data,)
    _require(entry and all(isinstance(one, str) and one.strip() for one in entry), "must_mention must hold texts")
    return entry


def _turn(data: Any) -> dict[str, str]:
    _require(isinstance(data, dict) and isinstance(data.get("user"), str), 'a turn must be {"user", "assistant"?}')
    return {key: data[key] for key in ("user", "assistant") if data.get(key) is not None}


def _figure(data: Any) -> GoldFigure:
    known = {"value", "upper", "unit", "kind", "qualifier", "period"}
    _require(
        isinstance(data, dict) and set(data) <= known and {"value", "kind"} <= set(data), "a figure lacks value or kind"
    )
    kind, qualifier = data["kind"], data.get("qualifier")
    _require(kind in list(FigureKind), f"figure kind {kind!r} is unknown")
    _require(qualifier is None or qualifier in list(Qualifier), f"qualifier {qualifier!r} is unknown")
    for value in (data["value"], data.get("upper")):
        _require(value is None or isinstance(value, str), "a figure value must be a text")
        if value is not None and kind not in (
            FigureKind.DATE,
            FigureKind.PERIOD,
            FigureKind.RANGE,
            FigureKind.DURATION,
        ):
            _decimal(value)
    return GoldFigure(data["value"], kind, data.get("upper"), data.get("unit"), qualifier, data.get("period"))


def _decimal(value: str) -> Decimal:
    try:
        return Decimal(value)
    except InvalidOperation as error:
        raise ValueError(f"figure value {value!r} is not a plain number") from error


def corpus_documents(name: str, questions: tuple[Question, ...]) -> frozenset[str]:
    """The documents of a set: those of its questions, and those of its corpus where that is at hand."""
    named: frozenset[str] = frozenset().union(*(question.named_documents for question in questions))
    folder = CORPORA.get(name)
    if folder is None or not folder.is_dir():
        return named
    return named | {source.id for source in load_collection(folder).sources}


def load_set(name: str, file: str = OPEN, folder: Path = QUESTIONS) -> QuestionSet:
    """One set by name. RagError where it is not there or not right."""
    questions = load_questions(folder / name / file)
    return QuestionSet(name, questions, corpus_documents(name, questions))


def set_names(folder: Path = QUESTIONS, file: str = OPEN) -> tuple[str, ...]:
    """The sets that have such a file."""
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{file}")))


def verify_held_out(name: str, folder: Path = QUESTIONS) -> None:
    """RagError unless the sealed file of a set has the digest that was committed with it."""
    relative = f"{name}/{HELD_OUT}"
    lines = (folder / DIGESTS).read_text("utf-8").splitlines()
    expected = {parts[1].lstrip("*"): parts[0] for parts in map(str.split, lines) if len(parts) == 2}
    if relative not in expected:
        raise RagError(f"{folder / DIGESTS} has no digest of {relative}; a sealed set without one is not run: add it")
    found = hashlib.sha256((folder / relative).read_bytes()).hexdigest()
    if found != expected[relative]:
        raise RagError(f"{relative}: sha256 is {found[:12]}…, sealed was {expected[relative][:12]}…; restore the file")
