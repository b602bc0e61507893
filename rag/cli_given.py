"""What a command line asks for that cannot be: options that exclude each other, filters that nothing can meet."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from rag.datatypes import FigureKind

if TYPE_CHECKING:
    from rag.index.opened import OpenedIndex

_INPUTS = {"question": "een vraag", "text": "een tekst", "file": "--file", "batch": "--batch"}


def demand_one_of_each(arguments: argparse.Namespace) -> None:
    """ValueError where two options ask for different things, so that none is passed over without a word."""
    given = [name for name in _INPUTS if getattr(arguments, name, None) is not None]
    if len(given) > 1:
        raise ValueError(f"Geef één van deze, niet allebei: {' en '.join(_INPUTS[name] for name in given)}.")
    if getattr(arguments, "out", None) and not arguments.batch:
        raise ValueError("--out gaat samen met --batch; geef een bestand met --batch, of laat --out weg.")
    if getattr(arguments, "batch", None) and getattr(arguments, "document", None):
        raise ValueError('--document gaat niet samen met --batch; zet "documents" in de regels, of stel één vraag.')
    if getattr(arguments, "id", None) and getattr(arguments, "document", None):
        raise ValueError("--id and a document exclude each other; an id names its document, so give one of them")
    if getattr(arguments, "csv", False) and arguments.json:
        raise ValueError("--json and --csv exclude each other; give one of them")


def demand_known(arguments: argparse.Namespace, index: OpenedIndex) -> None:
    """ValueError where a filter of figures can never be met."""
    kinds = [kind.value for kind in FigureKind]
    if arguments.kind is not None and arguments.kind not in kinds:
        raise ValueError(f"no kind {arguments.kind!r}; there are: {', '.join(kinds)}")
    if arguments.year is not None and not re.fullmatch("[0-9]{4}", arguments.year):
        raise ValueError(f"{arguments.year!r} is no year; give four digits")
    demand_document(arguments.document, index)


def demand_document(document: str | None, index: OpenedIndex) -> None:
    """ValueError where the index holds no such document."""
    if document is not None and document not in index.sources:
        raise ValueError(f"no document {document!r}; there are: {', '.join(index.sources)}")
