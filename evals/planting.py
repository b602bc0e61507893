"""A corpus and an index to try things on: copies of the committed corpus, built, judged once, and never the real ones."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

from evals.baseline import BASELINE, load_baseline
from evals.gate import judge
from evals.questions import CORPORA, Question, QuestionSet, load_set
from rag.errors import CorpusError, RagError
from rag.index.encoder import StaticEncoder, Vectors, static_encoder
from rag.index.history import read_history
from rag.ingest import ingest
from rag.reading.manifest import NAME, file_digest
from rag.settings import PROJECT, EncoderSettings, Settings, load_settings

CORPUS = PROJECT / "corpus"
LIVE, REFUSED, CORPUS_FAULT, TO_MEND = 0, 1, 2, 3


@dataclass(frozen=True)
class Tried:
    """How one ingest ended: its exit code, what it said, and why."""

    code: int
    lines: tuple[str, ...]
    reason: str


class NumpyEncoder:
    """The numpy twin in the place of the worker, whose start would take longer than all the rest; its vectors are equal."""

    def __init__(self, settings: EncoderSettings) -> None:
        found = static_encoder(settings)
        if found is None:
            raise RagError("planting wants a static embedder; set encoder.model to one")
        self._encoder: StaticEncoder = found
        self.name = found.name

    def encode(self, texts: list[str]) -> Vectors:
        """Encode texts."""
        return self._encoder.encode(texts)

    def close(self) -> None:
        """Nothing was started."""


@contextlib.contextmanager
def light_encoder() -> Iterator[None]:
    """Ingest in this process without torch."""
    with patch("rag.ingest.WorkerEncoder", NumpyEncoder):
        yield


def some_questions(count: int | None) -> QuestionSet:
    """The open set of the committed corpus, or about ``count`` of its questions that are right, every kind among them."""
    name = next(name for name, folder in CORPORA.items() if folder == CORPUS)
    whole = load_set(name)
    if count is None:
        return whole
    right = set(load_baseline(BASELINE)["sets"][name]["right"])
    rows = sorted((q for q in whole.questions if q.id in right), key=lambda one: (one.answerable, one.kind, one.id))
    step = max(1, len(rows) // count)
    return QuestionSet(name, tuple(rows[::step]), whole.documents)


def with_questions(one: QuestionSet, more: Iterator[Question] | tuple[Question, ...]) -> QuestionSet:
    """A set with further questions."""
    both = {question.id: question for question in (*one.questions, *more)}
    return QuestionSet(one.name, tuple(both.values()), one.documents)


def prepare(folder: Path, questions: QuestionSet) -> Settings:
    """The committed corpus copied, an index of it built and judged once, so that its answers are recorded."""
    shutil.copytree(CORPUS, folder / "corpus")
    settings = load_settings(folder / "index", folder / "corpus")
    ingest(settings, _drop, None)
    if attempt(settings, questions).code != LIVE:
        raise RagError("the committed corpus does not pass its own gate; see why with: python ingest.py")
    return settings


def _drop(_: str) -> None:
    """Say nothing."""


def copy_of(settings: Settings, folder: Path) -> Settings:
    """A copy of corpus and index in a folder of its own."""
    shutil.copytree(settings.corpus, folder / "corpus")
    shutil.copytree(settings.index, folder / "index")
    return settings.model_copy(update={"corpus": folder / "corpus", "index": folder / "index"})


def attempt(settings: Settings, questions: QuestionSet) -> Tried:
    """One ingest with the gate, as ``python ingest.py`` does it."""
    lines: list[str] = []
    try:
        code = ingest(settings, lines.append, partial(judge, sets=(questions,)))
    except RagError as error:
        code = CORPUS_FAULT if isinstance(error, CorpusError) else TO_MEND
        return Tried(code, tuple(lines), str(error))
    return Tried(code, tuple(lines), read_history(settings.index)[-1].reason)


def refresh_manifest(corpus: Path, file: str, before: str) -> None:
    """Put the sha256 of a file as it is now in the place of the one before."""
    manifest = corpus / NAME
    manifest.write_text(manifest.read_text("utf-8").replace(before, file_digest(corpus / file)), "utf-8")


def accept(corpus: Path, entries: str) -> None:
    """Add entries to ``accepted.toml``."""
    path = corpus / "accepted.toml"
    path.write_text((path.read_text("utf-8") if path.exists() else "") + entries + "\n", "utf-8")
