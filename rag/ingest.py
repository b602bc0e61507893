"""Ingest: read the corpus, build a candidate, let the judge look at it, promote it or leave the live one as it is.

Exit 0 live, 1 refused, 2 a fault in the corpus.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rag.datatypes import CitedFigure, Disagreement, Figure, Paragraph
from rag.errors import CorpusError, RagError, UnreadableError
from rag.figures.disagree import disagreements
from rag.figures.ledger import Ledger
from rag.index.encoder import SHIPPED, Encoder, model_name, passage_encoder
from rag.index.versions import (
    IndexVersion,
    build_version,
    clean,
    ingest_lock,
    list_versions,
    promote,
    read_pointer,
    rollback,
)
from rag.reading.document import Document, read_document
from rag.reading.manifest import Collection, load_collection
from rag.retrieval.rarity import Rarity
from rag.settings import Settings, load_settings

Say = Callable[[str], None]
Judge = Callable[[Settings, IndexVersion, Say], bool]


def read_collection(settings: Settings, say: Say) -> tuple[Collection, list[Document]]:
    """Every readable document of the corpus; the others are named. CorpusError where none can be read."""
    collection = load_collection(settings.corpus)
    documents = []
    for source in collection.sources:
        try:
            documents.append(read_document(source, settings.corpus / source.path))
        except UnreadableError as error:
            say(f"left out: {error}")
    if not documents:
        raise CorpusError(f"nothing readable in {settings.corpus}; put PDF, .txt or .md files there")
    return collection, documents


def encoder_name(settings: Settings) -> str:
    """The name of the encoder in the settings, without loading it."""
    model = settings.encoder.model
    folder = SHIPPED if model == "shipped" else Path(model)
    return model_name(folder) if folder.is_dir() else model


def build(settings: Settings, say: Say) -> IndexVersion:
    """A candidate version of the corpus in the settings."""
    collection, documents = read_collection(settings, say)

    def make() -> Encoder:
        return passage_encoder(settings.encoder)

    return build_version(settings, collection, documents, make, encoder_name(settings), say, find_disagreements)


def find_disagreements(
    paragraphs: Sequence[Paragraph], figures: Sequence[tuple[Figure, ...]], texts: Sequence[str]
) -> tuple[Disagreement, ...]:
    """Where the sources differ about one subject; ``texts`` are the embedded texts, for rarity."""
    entries = (CitedFigure(figure, p) for p, own in zip(paragraphs, figures, strict=True) for figure in own)
    return disagreements(Ledger(tuple(entries)), paragraphs, Rarity(texts))


def ingest(settings: Settings, say: Say, judge: Judge | None) -> int:
    """Build, judge, promote."""
    began = time.perf_counter()
    with ingest_lock(settings.index):
        version = build(settings, say)
        if judge is None:
            say("no gate: the quality of this version has not been measured")
        elif not judge(settings, version, say):
            say(f"refused: {version.id}; the live version is as it was")
            return 1
        promote(settings.index, version.id)
    say(f"live: {version.id} ({version.paragraphs} paragraphs, {time.perf_counter() - began:.1f} s)")
    return 0


def main(argv: list[str] | None = None, judge: Judge | None = None) -> int:
    """The command ``python ingest.py``."""
    parser = argparse.ArgumentParser(prog="python ingest.py", description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="folder with documents (default: corpus)")
    parser.add_argument("--index", type=Path, help="index folder (default: .index)")
    parser.add_argument(
        "--dry-run", action="store_true", help="build the candidate, say what it holds, keep the live one"
    )
    parser.add_argument("--no-gate", action="store_true", help="do not judge the candidate")
    parser.add_argument("--rollback", action="store_true", help="make the version before the live one live again")
    parser.add_argument("--clean", action="store_true", help="remove torn builds, refused candidates and old versions")
    arguments = parser.parse_args(argv)
    try:
        return _run(arguments, load_settings(arguments.index, arguments.corpus), judge)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    except RagError as error:
        print(error, file=sys.stderr)
        return 3


def _run(arguments: argparse.Namespace, settings: Settings, judge: Judge | None) -> int:
    if arguments.rollback:
        with ingest_lock(settings.index):
            print(f"live: {rollback(settings.index).live}")
        return 0
    if arguments.clean:
        with ingest_lock(settings.index):
            removed = clean(settings.index)
        print(f"removed {len(removed)}: {', '.join(removed) or 'nothing'}")
        return 0
    if arguments.dry_run:
        with ingest_lock(settings.index):
            version = build(settings, print)
        print(f"candidate {version.id}: not made live (--dry-run); remove it with --clean")
        return 0
    first = read_pointer(settings.index) is None or not list_versions(settings.index)
    return ingest(settings, print, None if arguments.no_gate or first else judge)
