"""The stage of the crash trials: a small corpus with two contents, what it answers, and a reader who asks on."""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.planting import CORPUS
from rag.errors import RagError
from rag.index.versions import read_pointer
from rag.ingest import ingest
from rag.settings import Settings, load_settings

DONE = 0
_PAUSE = 0.3  # seconds between two rounds of the reader


@dataclass
class Counts:
    """What was tried and what went wrong."""

    rows: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, name: str, amount: int = 1) -> None:
        """Count."""
        self.rows[name] = self.rows.get(name, 0) + amount


@dataclass(frozen=True)
class Stage:
    """The corpus with its two contents: file, text per content, questions, and per content the digest of the answers."""

    settings: Settings
    file: Path
    texts: tuple[str, str]
    questions: tuple[str, ...]
    expected: tuple[str, str] = ("", "")


def preload() -> None:
    """Import what ingests and readers need, so that a forked process begins to work at once. Chroma is not started."""
    for name in ("chromadb", "bm25s", "llama_index.vector_stores.chroma", "rag.answering.pipeline"):
        importlib.import_module(name)


def prepare(folder: Path) -> Stage:
    """Two of the committed documents, live in their first content, with the answers of both contents known."""
    corpus = folder / "corpus"
    corpus.mkdir()
    small = sorted(CORPUS.glob("*.txt"), key=lambda path: path.stat().st_size)[:2]
    for path in small:
        shutil.copy(path, corpus)
    file = corpus / small[0].name
    text = file.read_text("utf-8")
    other = text + "\nIn 2031 worden er 4.321 extra plaatsen bekostigd in deze regio.\n"
    settings = load_settings(folder / "index", corpus)
    questions = ("Hoeveel extra plaatsen worden er bekostigd?", "Waar gaat dit over?", *_openings(text))
    stage = Stage(settings, file, (text, other), questions)
    digests = []
    for content in (1, 0):
        file.write_text(stage.texts[content], "utf-8")
        if in_child(lambda: ingest(settings, silent, None)) != DONE:
            raise RagError("the small corpus could not be built; see why with: python ingest.py")
        digests.append(in_child(lambda: content_digest(stage)))
    return Stage(settings, file, stage.texts, questions, (str(digests[1]), str(digests[0])))


def _openings(text: str) -> list[str]:
    return [part.strip()[:60] for part in text.split("\n\n") if len(part) > 150][:3]


def silent(_: str) -> None:
    """Say nothing."""


def content_digest(stage: Stage) -> str:
    """Digest of the answers of the live version by content: all but version and seconds. Opening checks every file."""
    from rag.answering.batch import answer_line
    from rag.answering.pipeline import Engine
    from rag.index.opened import open_index

    return _digest(answer_line, Engine(open_index(stage.settings)), stage.questions)


def _digest(answer_line: Callable[..., dict[str, Any]], engine: Any, questions: Sequence[str]) -> str:
    answers = []
    for question in questions:
        line = json.dumps({"id": "", "question": question})
        answer = answer_line(engine, line)
        answers.append({key: answer[key] for key in answer if key not in ("index_version", "seconds")})
    return hashlib.sha256(json.dumps(answers, sort_keys=True, default=str).encode()).hexdigest()


def in_child(work: Callable[[], Any], limit: Callable[[], None] | None = None) -> Any:
    """The result of some work in a forked process; a text beginning with “fault” where it failed."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            if limit:
                limit()
            result = work()
        except BaseException as error:  # noqa: BLE001 - what failed is reported by the parent
            result = f"fault: {type(error).__name__}: {error}"
        os.write(writing, json.dumps(result).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(pid, 0)
    return json.loads(data) if data else "fault: the process died"


def start_reader(stage: Stage, log: Path) -> int:
    """A process that asks on and on, opening what is live; writes a line per round of questions."""
    pid = os.fork()
    if pid:
        return pid
    from rag.answering.batch import answer_line
    from rag.answering.pipeline import Engine
    from rag.index.opened import open_index

    stopped: list[bool] = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    version, engine = "", None
    with log.open("w", encoding="utf-8") as out:
        while not stopped:
            try:
                pointer = read_pointer(stage.settings.index)
                if engine is None or (pointer and pointer.live != version):
                    engine = Engine(open_index(stage.settings))
                    version = engine.index.version.id
                found = _digest(answer_line, engine, stage.questions)
            except Exception as error:  # noqa: BLE001 - whatever a reader meets is a fault to be counted
                found = f"fault: {type(error).__name__}: {error}"
            out.write(json.dumps([version, found]) + "\n")
            out.flush()
            time.sleep(_PAUSE)
    os._exit(0)


def stop_reader(pid: int, log: Path, stage: Stage, counts: Counts) -> None:
    """End the reader and count what it saw."""
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)
    rounds = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    counts.add("rounds of questions of the reader", len(rounds))
    counts.add("versions that the reader saw", len({version for version, _ in rounds}))
    counts.faults += [f"reader: {found}" for _, found in rounds if found not in stage.expected]
    if not rounds:
        counts.faults.append("the reader never got an answer")
