"""The files that a command line names: read before anything is loaded, written without losing what is there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from rag.errors import RagError


def text_of(path: Path) -> str:
    """The text of a file. ValueError where it is not there or not UTF-8."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} cannot be read ({error}); give a text file in UTF-8") from error


def lines_of(path: Path, out: Path | None) -> list[str]:
    """The lines of a batch that are not blank. ValueError where ``path`` cannot be read or ``out`` is no place to write."""
    lines = [line for line in text_of(path).split("\n") if line.strip()]
    if not lines:
        raise ValueError(f"{path} holds no lines; give a file with one JSON object a line")
    if out is None:
        return lines
    if out.is_dir():
        raise ValueError(f"{out} is a folder; give a file with --out")
    if not out.parent.is_dir():
        raise ValueError(f"there is no folder {out.parent}; make it, or give another file with --out")
    if out.exists() and out.samefile(path):
        raise ValueError(f"{out} is the batch itself and would be lost; give another file with --out")
    return lines


def write_objects(out: Path | None, objects: Iterable[dict[str, Any]]) -> None:
    """One JSON object a line, to the screen or to a file that is replaced when the last is written.

    RagError where it cannot be written; what was written so far then stays beside it, ending in ``.part``.
    """
    with _opened(out) as handle:
        for one in objects:
            line = json.dumps(one, ensure_ascii=False) + "\n"
            try:
                handle.write(line)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise _unwritten(out, error) from error


@contextmanager
def _opened(out: Path | None) -> Iterator[IO[str]]:
    if out is None:
        yield sys.stdout
        return
    part = out.with_name(f"{out.name}.part") if out.is_file() or not out.exists() else out  # a device is written to
    try:
        handle = part.open("w", encoding="utf-8")
    except OSError as error:
        raise _unwritten(out, error) from error
    try:
        yield handle
    except BaseException:
        with suppress(OSError):  # the disk may still be full: what could be written is written
            handle.close()
        raise
    try:
        handle.close()
        if part != out:
            part.replace(out)
    except OSError as error:
        raise _unwritten(out, error) from error


def _unwritten(out: Path | None, error: OSError) -> RagError:
    place = out or "the output"
    return RagError(f"{place} cannot be written ({error.strerror}); make room or give another file with --out")
