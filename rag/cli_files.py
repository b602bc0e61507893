"""The files that a command line names: read before anything is loaded, written without losing what is there."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
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
    folder = out.resolve().parent if out.is_symlink() else out.parent
    if not folder.is_dir() and not out.exists():
        raise ValueError(f"there is no folder {folder}; make it, or give another file with --out")
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
    stream = sys.stdout if out is None else _stream(out)
    if out is None or stream is not None:
        yield stream or sys.stdout
        return
    try:
        target = out.resolve()  # a link stays, and what it points at is replaced
        part = _beside(target) if target.is_file() or not target.exists() else None  # a device is written to
        handle = (part or target).open("w", encoding="utf-8")
    except (OSError, RuntimeError) as error:
        raise _unwritten(out, error) from error
    try:
        yield handle
    except BaseException:
        with suppress(OSError):  # the disk may still be full: what could be written is written
            handle.close()
        raise
    try:
        handle.close()
        if part:
            part.replace(target)
    except OSError as error:
        raise _unwritten(out, error) from error


def _stream(out: Path) -> IO[str] | None:
    """The output of this program that a path names, such as /dev/stdout: a file behind it must not be replaced."""
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        with suppress(OSError):
            if os.path.samestat(out.stat(), os.fstat(number)):
                return stream
    return None


def _beside(target: Path) -> Path:
    """A new empty file in the folder of ``target`` with its permissions; a file that is there already is left alone."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    for at in count():
        part = target.with_name(f"{target.name}{f'.{at}' if at else ''}.part")
        with suppress(FileExistsError):
            part.touch(0o600 if target.exists() else 0o666, exist_ok=False)
            break
    if target.exists():
        part.chmod(stat.S_IMODE(target.stat().st_mode))
    return part


def _unwritten(out: Path | None, error: OSError | RuntimeError) -> RagError:
    place = out or "the output"
    reason = getattr(error, "strerror", None) or error
    return RagError(f"{place} cannot be written ({reason}); make room or give another file with --out")
