"""Faults planted one by one on copies of the committed corpus and index; the gate must refuse each. Exit 1 if one passes."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.fault_kinds import Fault, amounts, program_faults, source_faults
from evals.planting import (
    Tried,
    attempt,
    copy_of,
    light_encoder,
    prepare,
    some_questions,
    with_questions,
)
from rag.index.versions import read_pointer


def main(argv: list[str] | None = None) -> int:
    """Plant every fault and print a table of counts."""
    parser = argparse.ArgumentParser(prog="python -m evals.faults", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--each", type=int, default=5, help="how many of a sort that can be varied (default: 5)")
    parser.add_argument("--questions", type=int, help="judge with about so many questions (default: the whole set)")
    parser.add_argument("--short", action="store_true", help="one of each sort, judged with 30 questions")
    arguments = parser.parse_args(argv)
    each, count = (1, 30) if arguments.short else (arguments.each, arguments.questions)
    with tempfile.TemporaryDirectory() as folder, light_encoder():
        rows = run(Path(folder), each, count)
    return show(rows)


def run(folder: Path, each: int, count: int | None) -> list[tuple[Fault, Tried, bool]]:
    """Every fault with how its ingest ended, and whether the live version stayed as it was."""
    asked = amounts(some_questions(None))[:each]
    questions = with_questions(some_questions(count), tuple(question for question, _, _ in asked))
    base = prepare(folder / "base", questions)
    found = []
    for number, fault in enumerate([*source_faults(base, asked, each), *program_faults(folder, each)]):
        settings = copy_of(base, folder / str(number))
        live = read_pointer(settings.index)
        with ExitStack() as stack:
            tried = attempt(fault.plant(settings, stack), questions)
        found.append((fault, tried, read_pointer(settings.index) == live))
        print(f"{fault.sort}: {fault.name}: exit {tried.code}: {tried.reason[:110]}", flush=True)
    return found


def show(rows: list[tuple[Fault, Tried, bool]]) -> int:
    """The table of counts; 1 if any fault went through."""
    table = Table(title="planted faults", title_justify="left")
    for heading in ("fault", "planted", "refused", "live untouched"):
        table.add_column(heading, justify="left" if heading == "fault" else "right")
    sorts: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for fault, tried, untouched in rows:
        sorts[fault.sort].append((tried.code == fault.code, untouched))
    for sort, results in sorts.items():
        table.add_row(sort, str(len(results)), str(sum(r for r, _ in results)), str(sum(u for _, u in results)))
    results = [one for own in sorts.values() for one in own]
    table.add_row("all", str(len(results)), str(sum(r for r, _ in results)), str(sum(u for _, u in results)))
    Console(width=110).print(table)
    return int(not all(refused and untouched for refused, untouched in results))


if __name__ == "__main__":
    sys.exit(main())
