"""Ingests killed at random moments and on full disks, while a reader asks on. Exit 1 if anything is torn or lost.

A small corpus goes back and forth between two contents. After every kill the live version must open with all its
digests right and answer as one of the two contents does; the reader must never get anything else; and after
``--clean`` nothing may be left but the live version and the one before it.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.crash_stage import (
    DONE,
    Counts,
    Stage,
    content_digest,
    in_child,
    preload,
    prepare,
    silent,
    start_reader,
    stop_reader,
)
from evals.planting import light_encoder
from rag.errors import RagError
from rag.index.versions import IndexVersion, clean, ingest_lock, read_pointer
from rag.ingest import Judgement, Say, ingest
from rag.settings import Settings

_LEFT = {"live.json", ".lock", "history.jsonl", "versions"}
_FSIZES = (1, 8, 40, 90, 150, 250)  # KiB that a single file may have
_ROOMS = (16, 128, 320, 640)  # KiB left on a disk


def main(argv: list[str] | None = None) -> int:
    """Kill, fill, look, and print a table of counts."""
    parser = argparse.ArgumentParser(prog="python -m evals.crash", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, help="ingests to kill (default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (default: 1)")
    arguments = parser.parse_args(argv)
    preload()
    counts = Counts()
    with tempfile.TemporaryDirectory() as folder, light_encoder():
        stage = prepare(Path(folder))
        reader = start_reader(stage, Path(folder) / "reader.jsonl")
        kill_many(stage, arguments.kills, random.Random(arguments.seed), counts)
        full_disks(stage, Path(folder), counts)
        stop_reader(reader, Path(folder) / "reader.jsonl", stage, counts)
        after_clean(stage, counts)
    return show(counts)


def show(counts: Counts) -> int:
    """The table of counts; 1 if there was a fault."""
    table = Table(title="kills and full disks", title_justify="left")
    table.add_column("what")
    table.add_column("times", justify="right")
    for name, amount in counts.rows.items():
        table.add_row(name, str(amount))
    table.add_row("faults", str(len(counts.faults)))
    console = Console(width=110)
    console.print(table)
    for fault in counts.faults:
        console.print(f"fault: {fault}", markup=False, highlight=False)
    return int(bool(counts.faults))


def looks(settings: Settings, version: IndexVersion, _: Say) -> Judgement:
    """A short judge: opens the candidate, so that kills fall into judging too."""
    from rag.index.opened import open_index

    return Judgement(bool(open_index(settings, version.id).disagreements or True), "opened")


def kill_many(stage: Stage, kills: int, moments: random.Random, counts: Counts) -> None:
    """Start an ingest of the other content, kill it at a random moment, and look; every tenth one cleans as well.

    Only ingests that were still at work count as killed; the span of the moments follows how long one takes.
    """
    began = time.perf_counter()
    in_child(lambda: ingest(stage.settings, silent, looks))
    span = time.perf_counter() - began
    killed = started = 0
    while killed < kills:
        stage.file.write_text(stage.texts[started % 2], "utf-8")
        before = read_pointer(stage.settings.index)
        pid = _started(stage, with_cleaning=started % 10 == 9)
        time.sleep(moments.uniform(0, span))
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        started += 1
        at_work = os.WIFSIGNALED(status)
        killed += at_work
        span *= 1.02 if at_work else 0.95
        counts.add("killed while at work" if at_work else "done before the kill")
        if at_work:
            moved = read_pointer(stage.settings.index) != before
            counts.add("killed after another version went live" if moved else "killed before another version went live")
        look(stage, f"kill {started}", counts)


def _started(stage: Stage, with_cleaning: bool) -> int:
    """The id of a process that ingests, and then cleans."""
    pid = os.fork()
    if pid:
        return pid
    with suppress(BaseException):
        ingest(stage.settings, silent, looks)
        if with_cleaning:
            with ingest_lock(stage.settings.index):
                clean(stage.settings.index)
    os._exit(0)


def look(stage: Stage, when: str, counts: Counts) -> None:
    """The live version opens whole and answers as one of the two contents does."""
    found = in_child(lambda: content_digest(stage))
    counts.add("live version opened and asked")
    if found not in stage.expected:
        counts.faults.append(f"{when}: {found}")


def full_disks(stage: Stage, folder: Path, counts: Counts) -> None:
    """Ingests that may write no large file, and ingests on a disk without room: refused with one sentence."""
    for size in _FSIZES:
        code = in_child(lambda: refused(stage.settings), lambda size=size: _limit(size))  # type: ignore[misc]
        counts.add(f"a file of {size} KiB at most: {code}")
        if code not in ("refused", "live"):
            counts.faults.append(f"limit of {size} KiB: {code}")
        look(stage, f"limit of {size} KiB", counts)
    small = folder / "small"
    small.mkdir()
    for room in _ROOMS:
        if not _mounted(small, stage.settings.index, room):
            counts.add("small disks could not be mounted here (wants root)")
            return
        try:
            index = small / "index"
            on_small = Stage(
                stage.settings.model_copy(update={"index": index}),
                stage.file,
                stage.texts,
                stage.questions,
                stage.expected,
            )
            live = read_pointer(index)
            code = in_child(lambda: refused(on_small.settings))  # noqa: B023 - called at once
            counts.add(f"{room} KiB left on the disk: {code}")
            if code not in ("refused", "live") or (code == "refused" and read_pointer(index) != live):
                counts.faults.append(f"{room} KiB left: {code}")
            look(on_small, f"{room} KiB left", counts)
            after_clean(on_small, counts)
        finally:
            subprocess.run(["umount", str(small)], check=True)


def _limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size * 1024, size * 1024))


def _mounted(place: Path, index: Path, room: int) -> bool:
    """Mount a disk that has a copy of the index and so many KiB left; False where that is not allowed."""
    pages = sum(-(-path.stat().st_size // 4096) + 1 for path in index.rglob("*"))
    size = pages * 4 + room
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(place)]
    try:
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            return False
    except FileNotFoundError:
        return False
    shutil.copytree(index, place / "index")
    free = shutil.disk_usage(place).free // 1024
    if free > room:
        (place / "filler").write_bytes(b"0" * ((free - room) * 1024))
    return True


def refused(settings: Settings) -> str:
    """How an ingest ends: live, refused with a sentence for the operator, or something that is a fault."""
    try:
        return "live" if ingest(settings, silent, looks) == DONE else "judged worse"
    except (RagError, OSError) as error:
        return "refused" if str(error) else "no sentence"


def after_clean(stage: Stage, counts: Counts) -> None:
    """Nothing but what is live and the version before it is left after cleaning."""
    index = stage.settings.index
    with ingest_lock(index):
        clean(index)
    pointer = read_pointer(index)
    known = {pointer.live, *pointer.previous} if pointer else set()
    folders = {path.name for path in (index / "versions").iterdir()}
    others = {path.name for path in index.iterdir()} - _LEFT
    torn = [str(path) for path in index.rglob("*.part")]
    counts.add("cleaned")
    if folders != known or len(known) > 2 or others or torn:
        counts.faults.append(f"left after --clean: {sorted(folders - known)} {sorted(others)} {torn}")
    look(stage, "after --clean", counts)


if __name__ == "__main__":
    sys.exit(main())
