"""Ingest: read the corpus, build a candidate, let the judge look at it, promote it or leave the live one as it is.

Exit 0 live, 1 refused, 2 a fault in the corpus.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rag.codec import dump
from rag.datatypes import CitedFigure, Disagreement, Figure, Paragraph
from rag.errors import CorpusError, RagError
from rag.figures.disagree import disagreements
from rag.figures.ledger import Ledger
from rag.gather import Gathered, gather
from rag.index.build import build_version
from rag.index.changes import AnswerChange, Changes, compare_versions
from rag.index.encoder import SHIPPED, Encoder, model_name
from rag.index.encoder_worker import WorkerEncoder
from rag.index.history import Happened, note, read_history
from rag.index.known import newest_first
from rag.index.versions import (
    IndexVersion,
    clean,
    ingest_lock,
    list_versions,
    promote,
    read_pointer,
    read_version,
    rollback,
)
from rag.reading.document import Document
from rag.reading.manifest import Collection, load_collection
from rag.retrieval.rarity import Rarity
from rag.settings import Settings, load_settings

Say = Callable[[str], None]
_ALONE = ("history", "rollback", "clean", "dry_run", "no_gate")
UNMEASURED = "the quality of this version has not been measured"


@dataclass(frozen=True)
class Judgement:
    """What a judge made of a candidate: whether it may go live, in one clause why, and what was measured."""

    passed: bool
    reason: str
    scores: Mapping[str, float] = field(default_factory=dict)


Judge = Callable[[Settings, IndexVersion, Say], Judgement]
Preview = Callable[[Settings, IndexVersion, Changes, Say], tuple[AnswerChange, ...]]


def read_collection(settings: Settings, say: Say) -> tuple[Collection, list[Document]]:
    """Every readable document of the corpus; the others are named. CorpusError where none can be read."""
    gathered = gather(settings, load_collection(settings.corpus), say)
    return gathered.collection, list(gathered.documents)


def encoder_name(settings: Settings) -> str:
    """The name of the encoder in the settings, without loading it."""
    model = settings.encoder.model
    folder = SHIPPED if model == "shipped" else Path(model)
    return model_name(folder) if folder.is_dir() else model


def build(settings: Settings, say: Say) -> IndexVersion:
    """A candidate version of the corpus in the settings."""
    collection = load_collection(settings.corpus)
    name = encoder_name(settings)
    files = {source.sha256 for source in collection.sources}
    worker = None if files <= _encoded_files(settings.index, name) else WorkerEncoder(settings.encoder)

    def make() -> Encoder:
        nonlocal worker
        worker = worker or WorkerEncoder(settings.encoder)
        return worker

    try:
        gathered = gather(settings, collection, say)
        return _build(settings, gathered, make, name, say)
    except OSError as error:
        raise RagError(
            f"the candidate could not be written ({error}); the live version is as it was; "
            "make room on the disk and run it again: python ingest.py"
        ) from error
    finally:
        if worker:
            worker.close()


def _build(settings: Settings, gathered: Gathered, make: Callable[[], Encoder], name: str, say: Say) -> IndexVersion:
    return build_version(
        settings, gathered.collection, list(gathered.documents), make, name, say, find_disagreements, gathered.known,
        gathered.left_out,
    )  # fmt: skip


def _encoded_files(index: Path, encoder: str) -> set[str]:
    """The sha256 of every file in a version of the same encoder; a worker is started early only for others."""
    from rag.index.opened import version_sources

    return {
        source.sha256
        for version in newest_first(index)
        if version.encoder == encoder
        for source in version_sources(index, version.id)
    }


def find_disagreements(
    paragraphs: Sequence[Paragraph], figures: Sequence[tuple[Figure, ...]]
) -> tuple[Disagreement, ...]:
    """Where the sources differ about one subject, with the rarity of words that the scorer was learned with."""
    entries = (CitedFigure(figure, p) for p, own in zip(paragraphs, figures, strict=True) for figure in own)
    return disagreements(Ledger(tuple(entries)), paragraphs, Rarity(one.text for one in paragraphs))


def ingest(settings: Settings, say: Say, judge: Judge | None, why: str = "first version") -> int:
    """Build, judge, promote. ``why`` says in the history why nobody judged."""
    began = time.perf_counter()
    with ingest_lock(settings.index):
        version = build(settings, say)
        judgement = Judgement(True, f"{why}: {UNMEASURED}") if judge is None else judge(settings, version, say)
        facts = (judgement.reason, version.documents, version.paragraphs, judgement.scores)
        if judge is None:
            say(f"no gate: {UNMEASURED}")
        elif not judgement.passed:
            note(settings.index, version.id, Happened.REFUSED, *facts)
            say(f"refused: {version.id}; the live version is as it was")
            return 1
        promote(settings.index, version.id)
        note(settings.index, version.id, Happened.PROMOTED, *facts)
    say(f"live: {version.id} ({version.paragraphs} paragraphs, {time.perf_counter() - began:.1f} s)")
    return 0


def dry_run(settings: Settings, say: Say, preview: Preview | None, as_json: bool) -> int:
    """Build a candidate, show how it differs from the live version, and leave the live one as it is."""
    from rag.index.opened import open_index
    from rag.ingest_report import changes_text

    def aside(line: str) -> None:
        print(line, file=sys.stderr)

    tell = aside if as_json else say
    with ingest_lock(settings.index):
        version = build(settings, tell)
        pointer = read_pointer(settings.index)
        live = open_index(settings) if pointer else None
        changes = compare_versions(live, open_index(settings, version.id))
        if preview and live:
            changes = replace(changes, answers=preview(settings, version, changes, tell))
    print(json.dumps(dump(changes), ensure_ascii=False, indent=1) if as_json else changes_text(changes))
    tell(f"candidate {version.id}: not made live (--dry-run); remove it with --clean")
    return 0


def main(argv: list[str] | None = None, judge: Judge | None = None, preview: Preview | None = None) -> int:
    """The command ``python ingest.py``."""
    arguments = _parser().parse_args(argv)
    try:
        return _run(arguments, load_settings(arguments.index, arguments.corpus), judge, preview)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    except RagError as error:
        print(error, file=sys.stderr)
        return 3
    except OSError as error:
        print(f"{error}; the live version is as it was; mend it and run again: python ingest.py", file=sys.stderr)
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python ingest.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="folder with documents (default: corpus)")
    parser.add_argument("--index", type=Path, help="index folder (default: .index)")
    parser.add_argument(
        "--dry-run", action="store_true", help="build the candidate, show what would change, keep the live one"
    )
    parser.add_argument("--no-gate", action="store_true", help="do not judge the candidate")
    parser.add_argument("--rollback", action="store_true", help="make the version before the live one live again")
    parser.add_argument("--clean", action="store_true", help="remove torn builds, refused candidates and old versions")
    parser.add_argument(
        "--history", action="store_true", help="list what went live, was refused or rolled back, and why"
    )
    parser.add_argument("--json", action="store_true", help="with --dry-run or --history: print JSON")
    return parser


def _run(arguments: argparse.Namespace, settings: Settings, judge: Judge | None, preview: Preview | None) -> int:
    if arguments.json and not (arguments.dry_run or arguments.history):
        raise RagError("--json goes with --dry-run or --history; run: python ingest.py --dry-run --json")
    asked = [f"--{name.replace('_', '-')}" for name in _ALONE if getattr(arguments, name)]
    if len(asked) > 1:
        raise RagError(f"{' and '.join(asked)} ask for different things; run them one after the other")
    if settings.index.exists() and not settings.index.is_dir():
        raise RagError(f"{settings.index} is a file; give a folder with --index")
    if arguments.history:
        return _history(settings, arguments.json)
    if arguments.rollback:
        return _rollback(settings)
    if arguments.clean:
        with ingest_lock(settings.index):
            removed = clean(settings.index)
        print(f"removed {len(removed)}: {', '.join(removed) or 'nothing'}")
        return 0
    if arguments.dry_run:
        return dry_run(settings, print, preview, arguments.json)
    first = read_pointer(settings.index) is None or not list_versions(settings.index)
    why = "first version" if first else "--no-gate"
    return ingest(settings, print, None if arguments.no_gate or first else judge, why)


def _rollback(settings: Settings) -> int:
    with ingest_lock(settings.index):
        before = read_pointer(settings.index)
        pointer = rollback(settings.index)
        version = read_version(settings.index, pointer.live)
        reason = f"--rollback from {before.live if before else 'nothing'}"
        note(settings.index, version.id, Happened.ROLLED_BACK, reason, version.documents, version.paragraphs)
    print(f"live: {pointer.live}")
    return 0


def _history(settings: Settings, as_json: bool) -> int:
    from rag.ingest_report import history_text

    events, pointer = read_history(settings.index), read_pointer(settings.index)
    if as_json:
        live = pointer.live if pointer else None
        print(json.dumps({"live": live, "events": [dump(one) for one in events]}, ensure_ascii=False, indent=1))
        return 0
    print(history_text(events, pointer.live if pointer else None, frozenset(list_versions(settings.index))))
    return 0
