"""What the page may ask of the rooms below it: one thin adapter, so that no tab knows how an answer is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.answering.checking import Checked, check
from rag.answering.pipeline import Engine, ask
from rag.answering.pipeline import stream as stream_answer
from rag.datatypes import Answer, CitedFigure, Disagreement, Paragraph, Source, Turn
from rag.index.permalinks import Trace, trace
from rag.index.versions import IndexVersion, list_versions, read_pointer, read_version, version_folder
from rag.reading.document import ParseReport


@dataclass(frozen=True)
class Scope:
    """What the reader limits a question to. Dates are ISO dates at any precision; empty means no limit."""

    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    after: str = ""
    before: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is limited."""
        return not (self.documents or self.kinds or self.after or self.before)


@dataclass(frozen=True)
class Measure:
    """One measure of the last gate: its name, its value (0 to 1), what it must reach, and on how many questions."""

    name: str
    value: float
    required: float | None = None
    questions: int | None = None


@dataclass(frozen=True)
class Quality:
    """What is known of the quality of the live version; ``passed`` is None where no gate has run."""

    version: IndexVersion
    passed: bool | None
    measured_at: str | None
    measures: tuple[Measure, ...]
    gaps: tuple[str, ...]
    versions: tuple[IndexVersion, ...]
    live_since: tuple[str, ...] = ()


def in_scope(source: Source, scope: Scope) -> bool:
    """Whether a document falls within the limits. A document without a date never falls within a limit on dates."""
    if scope.documents and source.id not in scope.documents:
        return False
    if scope.kinds and (source.kind or "onbekend") not in scope.kinds:
        return False
    if not (scope.after or scope.before):
        return True
    if source.date is None:
        return False
    early = bool(scope.after) and source.date < scope.after[: len(source.date)]
    late = bool(scope.before) and source.date[: len(scope.before)] > scope.before
    return not (early or late)


class Services:
    """Everything the page shows comes through here; ``engine`` gives the one that is live now."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self._engine = engine

    @property
    def engine(self) -> Engine:
        """The engine that is live now."""
        return self._engine()

    def documents(self) -> dict[str, Source]:
        """The documents by id, in the order of the manifest."""
        return self.engine.index.sources

    def scoped(self, scope: Scope) -> tuple[str, ...]:
        """The ids of the documents within the limits. ValueError where there are none."""
        found = tuple(one.id for one in self.documents().values() if in_scope(one, scope))
        if not found:
            raise ValueError("Geen enkel document valt binnen uw keuze. Kies meer documenten of een ruimere periode.")
        return found

    def ask(self, question: str, history: Sequence[Turn] = (), scope: Scope = Scope()) -> Answer:
        """The answer to a question. ValueError for a question that cannot be asked."""
        return ask(self.engine, question, tuple(history), () if scope.empty else self.scoped(scope))

    def stream(self, question: str, history: Sequence[Turn] = (), scope: Scope = Scope()) -> Iterator[Answer]:
        """The answer as it grows, verified sentence by verified sentence; the last one is whole."""
        yield from stream_answer(self.engine, question, tuple(history), () if scope.empty else self.scoped(scope))

    def paragraph(self, paragraph_id: str) -> Paragraph | None:
        """A paragraph by its id."""
        position = self.engine.index.positions.get(paragraph_id)
        return None if position is None else self.engine.index.paragraphs[position]

    def trace(self, paragraph_id: str) -> Trace:
        """What became of a paragraph that a link points to."""
        return trace(self.engine.index, paragraph_id)

    def paragraphs(self, document: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a document in reading order; none for a document that is not there."""
        return tuple(p for p in self.engine.index.paragraphs if p.source_id == document)

    def neighbours(self, paragraph: Paragraph, amount: int) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        """The running paragraphs before and after one, notes left out."""
        own = [p for p in self.paragraphs(paragraph.source_id) if p.kind != "footnote" or p.id == paragraph.id]
        at = next(i for i, p in enumerate(own) if p.id == paragraph.id)
        return tuple(own[max(0, at - amount) : at]), tuple(own[at + 1 : at + 1 + amount])

    def report(self, document: str) -> ParseReport | None:
        """The parse report of a document."""
        return next((one for one in self.engine.index.reports if one.source_id == document), None)

    def source_file(self, document: str) -> Path | None:
        """The file of a document, if it is still the one that was read."""
        from rag.reading.manifest import file_digest

        source = self.documents().get(document)
        if source is None:
            return None
        folder = self.engine.index.settings.corpus.resolve()
        path = (folder / source.path).resolve()
        inside = path.is_relative_to(folder) and path.is_file()
        return path if inside and file_digest(path) == source.sha256 else None

    def check(self, text: str) -> Checked:
        """The verdict on each claim of a text. ValueError for an empty text or one that is too long."""
        return check(self.engine, text)

    def figures(self) -> tuple[CitedFigure, ...]:
        """Every figure of the corpus with the paragraph that states it."""
        return self.engine.ledger.entries

    def disagreements(self) -> tuple[Disagreement, ...]:
        """What sources state differently about one subject."""
        return self.engine.index.disagreements

    def quality(self) -> Quality:
        """The last gate result of the live version, and the versions there are."""
        index = self.engine.index
        root = index.settings.index
        versions = tuple(read_version(root, one) for one in reversed(list_versions(root)))
        pointer = read_pointer(root)
        live = () if pointer is None else (pointer.live, *pointer.previous)
        gate = _gate(version_folder(root, index.version.id))
        measures = tuple(
            Measure(str(one["name"]), float(one["value"]), one.get("required"), one.get("questions"))
            for one in gate.get("measures", ())
        )
        gaps = tuple(str(one) for one in gate.get("gaps", ()))
        return Quality(index.version, gate.get("passed"), gate.get("measured_at"), measures, gaps, versions, live)


def _gate(folder: Path) -> dict[str, Any]:
    """``gate.json`` of a version: passed, measured_at, measures (name, value, required, questions), gaps (sentences).

    Empty where no gate has run.
    """
    path = folder / "gate.json"
    if not path.is_file():
        return {}
    return json.loads(path.read_text("utf-8"))  # type: ignore[no-any-return]
